from __future__ import annotations

import io
import re
from datetime import time
from functools import cache
from pathlib import Path

import page
import pytest
from pypdf import PdfReader

from checklists import published_editions
from checklists.guide import published_guide
from exports import GuideMatter, Paper, guide_pdf, printable_guide
from exports.__main__ import main
from exports.guide import typeset_guide
from exports.guide_agenda import agenda_rows, duration
from exports.pdf import WORKER
from scoring.agenda import agenda, topics
from tests.exports.examples import ENGLISH, edition_of, example
from tests.exports.reading_pdf import text_of

EDITION = published_editions()["2026.1"]
ANY_TABLE = GuideMatter(published_guide(), agenda(topics(EDITION)), EDITION)
PIECES = [piece for chapter in published_guide().chapters for piece in chapter.pieces]


def for_a_round(name: str, partnership: str | None = None) -> GuideMatter:
    assessment = example(name)
    edition = edition_of(assessment)
    made = agenda(topics(edition, assessment), len(assessment.seats or ()) or 9)
    return GuideMatter(published_guide(), made, edition, time(13, 30), partnership or assessment.partnership.name)


@cache
def set_guide(name: str = "", paper: Paper = Paper.A4) -> bytes:
    made = typeset_guide(WORKER, for_a_round(name) if name else ANY_TABLE, ENGLISH, paper=paper)
    assert made.complaints == ()
    return made.pdf


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("name", ["", "harbour-district-baseline"])
def test_the_guide_is_accessible_by_the_letter_of_pdf_ua(name: str, paper: Paper) -> None:
    failures = page.validate_pdf_bytes(set_guide(name, paper), profile="ua1").failures
    assert [(one.rule_id, one.message) for one in failures] == []


def test_every_piece_of_the_guide_stands_in_it() -> None:
    text = re.sub(r"[\s\u200b]+", "", text_of(set_guide()))
    told = [part for one in PIECES for part in (one.title, one.text, *one.points)]
    assert [one for one in told if re.sub(r"\s+", "", one) not in text] == []


def test_the_contents_name_the_page_on_which_each_chapter_begins() -> None:
    pages = [one.extract_text() for one in PdfReader(io.BytesIO(set_guide())).pages]
    for title in ("Agenda", *(one.title for one in published_guide().chapters)):
        found = re.search(rf"{re.escape(title)}\s+(\d+)", pages[0])
        assert found, title
        assert title in pages[int(found[1]) - 1]


def test_the_bookmarks_lead_to_every_chapter() -> None:
    outline = str(PdfReader(io.BytesIO(set_guide())).outline)
    assert [one.title for one in published_guide().chapters if one.title not in outline] == []


def test_the_agenda_for_any_table_counts_from_the_beginning() -> None:
    # Worked by hand in docs/agenda.md: 197 and 204 minutes; the first break begins after 57.
    text = text_of(set_guide())
    assert "2 sessions: 3 hours 17 minutes; 3 hours 24 minutes." in text
    assert "With 9 seats, each responsibility takes about 4 minutes" in text
    assert "0:57 Break 15" in text


def test_the_agenda_of_a_round_goes_by_the_clock_and_says_where_the_table_differs() -> None:
    # 14 seats: 5 minutes each. 13:30 + 10 + 15 = 13:55.
    text = text_of(set_guide("harbour-district-baseline"))
    assert "Harbour District" in text
    assert "With 14 seats, each responsibility takes about 5 minutes" in text
    assert "13:55 Health care" in text
    assert re.search(r"responsibilities; we differ on \d, and begin there", text)


def test_the_title_bar_of_whoever_opens_the_file_names_no_place() -> None:
    told = PdfReader(io.BytesIO(set_guide("harbour-district-baseline"))).metadata
    assert told is not None
    assert told.title == "Facilitator’s guide"


def test_the_same_guide_is_the_same_bytes() -> None:
    assert guide_pdf(ANY_TABLE, ENGLISH) == guide_pdf(ANY_TABLE, ENGLISH)


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "\u202eevil", "x" * 300, "$HOME `ls` {{ 7*7 }}"])
def test_a_partnerships_name_is_text(name: str) -> None:
    matter = for_a_round("minimal", name)
    assert "<script>alert" not in printable_guide(matter, ENGLISH)
    assert "\u202e" not in printable_guide(matter, ENGLISH)
    assert "49" not in text_of(guide_pdf(matter, ENGLISH)).partition("Contents")[0]


def test_the_page_to_print_holds_the_same_and_fetches_nothing() -> None:
    html = printable_guide(ANY_TABLE, ENGLISH)
    assert all(one.title in html for one in PIECES)
    assert re.findall(r"(?:src|href)=\"(?!#)|url\(|@import", html) == []


def test_every_line_of_the_agenda_has_words() -> None:
    rows = [row for one in ANY_TABLE.agenda.sessions for row in agenda_rows(one, EDITION, ENGLISH)]
    assert all(row.what and row.about for row in rows)
    assert [row.begins for row in rows[:4]] == ["0:00", "0:10", "0:25", "0:57"]
    assert sum(row.minutes for row in rows) == 197 + 204


def test_midnight_is_a_time_like_any_other() -> None:
    rows = agenda_rows(ANY_TABLE.agenda.sessions[0], EDITION, ENGLISH, time(0, 0))
    assert rows[1].begins == "00:10"


@pytest.mark.parametrize(
    ("minutes", "told"),
    [(0, "0 minutes"), (1, "1 minute"), (60, "1 hour"), (61, "1 hour 1 minute"), (197, "3 hours 17 minutes")],
)
def test_a_length_of_time_is_said_in_words(minutes: int, told: str) -> None:
    assert duration(minutes, ENGLISH) == told


def test_the_command_writes_the_guide(tmp_path: Path) -> None:
    out = tmp_path / "guide.pdf"
    assert main(["guide", "--out", str(out), "--language", "en", "--paper", "letter"]) == 0
    assert round(PdfReader(io.BytesIO(out.read_bytes())).pages[0].mediabox.width) == 612
    assert main(["guide", "--out", str(out), "--seats", "14", "--start", "09:00"]) == 0
    assert "With 14 seats" in text_of(out.read_bytes())
    assert "09:25 Health care" in text_of(out.read_bytes())


@pytest.mark.parametrize(
    "arguments",
    [
        ["--seats", "0"],
        ["--seats", "501"],
        ["--seats", "9" * 5000],
        ["--seats", "-1"],
        ["--seats", "٣"],
        ["--start", "25:00"],
        ["--start", "half past one"],
        ["--paper", "a0"],
        ["--language", "xx"],
        ["--sector", "police"],
        ["assessment.json"],
    ],
    ids=lambda one: " ".join(one)[:30],
)
def test_wrong_usage_is_said_and_nothing_is_written(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "guide.pdf"
    with pytest.raises(SystemExit) as ended:
        main(["guide", "--out", str(out), *arguments])
    assert ended.value.code == 2
    assert "Traceback" not in capsys.readouterr().err
    assert not out.exists()
