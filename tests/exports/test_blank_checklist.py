from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path

import page
import pytest
from pypdf import PdfReader

from checklists import (
    Edition,
    Overlay,
    Responsibility,
    ResponsibilityId,
    SectorId,
    ThemeId,
    adapted,
    published_editions,
)
from exports import Paper, blank_checklist_pdf, printable_checklist
from exports.__main__ import main
from exports.blank_checklist import typeset_checklist
from exports.pdf import WORKER
from tests.exports.examples import ENGLISH
from tests.exports.reading_pdf import text_of

EDITION = published_editions()["2026.1"]
POLICE, MEN = SectorId("police"), SectorId("mens-groups")


@cache
def blank(
    sector: SectorId | None = None, seat: str | None = None, paper: Paper = Paper.A4, *, large: bool = False
) -> bytes:
    made = typeset_checklist(WORKER, EDITION, ENGLISH, sector=sector, seat=seat, paper=paper, large=large)
    assert made.complaints == ()
    return made.pdf


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b]+", "", text)


@pytest.mark.parametrize("large", [False, True], ids=["usual print", "large print"])
@pytest.mark.parametrize("sector", [None, MEN])
def test_the_checklist_is_accessible_by_the_letter_of_pdf_ua(sector: SectorId | None, large: bool) -> None:
    failures = page.validate_pdf_bytes(blank(sector, large=large), profile="ua1").failures
    assert [(one.rule_id, one.message) for one in failures] == []


def test_every_responsibility_stands_in_it_with_the_words_of_its_five_levels() -> None:
    text = squeezed(text_of(blank()))
    told = [part for one in EDITION.responsibilities for part in (one.statement, *(one.levels or ()))]
    assert len(told) == 64 * 6
    assert [one for one in told if squeezed(one) not in text] == []


def test_each_has_seven_boxes_room_for_a_reason_and_for_a_note() -> None:
    text = text_of(blank(POLICE, "police-1"))
    assert text.count("□") == 7 * 7
    assert text.count("Not known I cannot say") == 7
    assert text.count("Not applicable because") == 7
    assert text.count("Note what makes you say so; no names") == 7


def test_the_paper_of_a_seat_says_on_every_page_whose_it_is() -> None:
    pages = [one.extract_text() for one in PdfReader(io.BytesIO(blank(POLICE, "police-1"))).pages]
    assert len(pages) > 3
    assert all("Seat police-1" in text for text in pages)
    assert all("Seat: ___" in one.extract_text() for one in PdfReader(io.BytesIO(blank(MEN))).pages)


def test_one_sectors_checklist_holds_nothing_of_the_others() -> None:
    text = squeezed(text_of(blank(POLICE, "police-1")))
    others = [one for one in EDITION.responsibilities if one.sector != POLICE]
    assert [one.id for one in others if squeezed(one.statement) in text] == []


def test_the_contents_name_the_page_on_which_each_sector_begins() -> None:
    pages = [one.extract_text() for one in PdfReader(io.BytesIO(blank())).pages]
    for number, sector in enumerate(EDITION.sectors, 1):
        told = re.search(rf"{re.escape(f'{number} {sector.name}')}\s+(\d+)", pages[0])
        assert told, sector.name
        assert pages[int(told[1]) - 1].count(f"{number} {sector.name}") == 2  # the heading, and the head of the page


def test_no_question_is_torn_over_two_pages() -> None:
    for one in PdfReader(io.BytesIO(blank())).pages[1:]:
        text = one.extract_text()
        assert text.count("□") == 7 * text.count("what makes you say so")


def sizes_of_letters(pdf: bytes) -> dict[str, float]:
    """The size of the print of each piece of text, in points."""
    found: dict[str, float] = {}

    def seen(text: str, _matrix: object, text_matrix: list[float], _font: object, size: float) -> None:
        if text.strip():
            found[text.strip()] = abs(size * text_matrix[3])

    for one in PdfReader(io.BytesIO(pdf)).pages:
        one.extract_text(visitor_text=seen)
    return found


def test_large_print_is_at_least_sixteen_point_wherever_a_level_is_described() -> None:
    levels = [text for one in EDITION.of_sector(MEN) for text in one.levels or ()]
    words = squeezed("".join(levels))

    def smallest(pdf: bytes) -> float:
        sizes = {text: size for text, size in sizes_of_letters(pdf).items() if len(text) > 20}
        told = [size for text, size in sizes.items() if squeezed(text) in words]
        assert len(told) > 10
        return min(told)

    large, usual = blank(MEN, large=True), blank(MEN)
    assert smallest(large) / smallest(usual) == pytest.approx(16 / 9.2, rel=0.01)


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))])
def test_the_pages_have_the_size_of_the_paper(paper: Paper, size: tuple[int, int]) -> None:
    pages = PdfReader(io.BytesIO(blank(MEN, paper=paper))).pages
    assert {(round(one.mediabox.width), round(one.mediabox.height)) for one in pages} == {size}


def test_what_a_partnership_added_is_asked_too_with_the_meaning_of_the_levels_where_it_wrote_none() -> None:
    added = Responsibility(ResponsibilityId("local.night-buses"), MEN, ThemeId("access"), "Buses run at night")
    overlay = Overlay(
        hidden=(ResponsibilityId("mens-groups.speak-out"),),
        sectors={MEN: "Men’s shed"},
        examples={ResponsibilityId("mens-groups.discuss-gender-roles"): "At the harbour"},
        added=(added,),
    )
    text = text_of(blank_checklist_pdf(adapted(EDITION, overlay), ENGLISH, sector=MEN))
    assert "9.+1 Buses run at night" in text
    assert "9.1" not in text
    assert "Here, for example: At the harbour" in text
    assert text.count("Nothing is agreed or done.") == 2  # in the scale, and in the added one


def test_the_same_checklist_is_the_same_bytes() -> None:
    assert blank_checklist_pdf(EDITION, ENGLISH, sector=MEN) == blank(MEN)


def test_the_title_bar_of_whoever_opens_the_file_names_no_seat() -> None:
    told = PdfReader(io.BytesIO(blank(POLICE, "police-1"))).metadata
    assert told is not None
    assert told.title == "Checklist"


@pytest.mark.parametrize("seat", ["<script>alert(1)</script>", '" onload="x', "x" * 300, "\u202eevil"])
def test_a_seats_label_is_text(seat: str) -> None:
    html = printable_checklist(EDITION, ENGLISH, sector=MEN, seat=seat)
    assert "<script" not in html
    assert 'onload="x' not in html
    assert "\u202e" not in html
    made = typeset_checklist(WORKER, EDITION, ENGLISH, sector=MEN, seat=seat)
    assert made.complaints == ()


def test_the_page_to_print_holds_the_same_and_fetches_nothing(edition: Edition) -> None:
    html = printable_checklist(edition, ENGLISH)
    assert all(sector.name in html for sector in edition.sectors)
    assert html.count("□") == 64 * 7
    assert re.findall(r"(?:src|href)=\"(?!#)|url\(|@import", html) == []


def test_the_command_writes_it(tmp_path: Path) -> None:
    out = tmp_path / "blank.pdf"
    assert main(["blank", "--out", str(out), "--sector", "mens-groups", "--language", "en"]) == 0
    assert out.read_bytes() == blank(MEN)
    assert main(["blank", "--out", str(out), "--sector", "mens-groups", "--large"]) == 0
    assert out.read_bytes() == blank(MEN, large=True)


@pytest.mark.parametrize(
    "arguments", [["--sector", "plumbers"], ["--language", "xx"], ["--public"], ["file.json"], ["--paper", "a0"]]
)
def test_wrong_usage_is_said_and_nothing_is_written(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "blank.pdf"
    with pytest.raises(SystemExit) as ended:
        main(["blank", "--out", str(out), *arguments])
    assert ended.value.code == 2
    assert "Traceback" not in capsys.readouterr().err
    assert not out.exists()
