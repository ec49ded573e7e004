from __future__ import annotations

import io
import re
import shutil
import subprocess
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import page
import pytest
import segno
from PIL import Image
from pypdf import PdfReader

from checklists import published_editions
from exports import Paper, SeatCard, join_link, printable_seat_cards, seat_cards_pdf
from exports.pdf import WORKER
from exports.seat_cards import typeset_seat_cards
from tests.exports.examples import ENGLISH
from tests.exports.reading_pdf import text_of

EDITION = published_editions()["2026.1"]
ADDRESS = "http://192.168.1.20:8501"
UNTIL = datetime(2026, 11, 30, 17, 5, tzinfo=UTC)


def card(voice: str = "Police", seat: str = "police-1", code: str = "7K3MQX9D-4TBN-R8VW-2YHC") -> SeatCard:
    return SeatCard(voice, "Takes part and rates", seat, code, UNTIL)


def one_for_each_sector() -> tuple[SeatCard, ...]:
    return tuple(
        card(sector.name, f"{sector.id}-1", f"7K3MQX9{number}-4TBN-R8VW-2YHC")
        for number, sector in enumerate(EDITION.sectors)
    )


@cache
def cards_pdf(paper: Paper = Paper.A4) -> bytes:
    made = typeset_seat_cards(WORKER, one_for_each_sector(), ADDRESS, ENGLISH, paper=paper)
    assert made.complaints == ()
    return made.pdf


def carried_away(html: str) -> str:
    """What stands on the cards once the strips are torn off, hidden texts too."""
    without_strips, strips = re.subn(r'<div class="strip">.*?</div>', "", html, flags=re.DOTALL)
    assert strips
    return re.sub(r"<style>.*?</style>", "", without_strips, flags=re.DOTALL)


@pytest.mark.parametrize("paper", Paper)
def test_the_sheet_is_accessible_by_the_letter_of_pdf_ua(paper: Paper) -> None:
    failures = page.validate_pdf_bytes(cards_pdf(paper), profile="ua1").failures
    assert [(one.rule_id, one.message) for one in failures] == []


@pytest.mark.parametrize("paper", Paper)
def test_six_cards_stand_on_a_page_and_none_is_lost(paper: Paper) -> None:
    pages = [one.extract_text() for one in PdfReader(io.BytesIO(cards_pdf(paper))).pages]
    assert [text.count("R8VW-2YHC") for text in pages] == [6, 3]
    assert [text.count("give you another.") for text in pages] == [6, 3]


def test_a_card_says_how_to_join_that_it_is_for_one_use_and_what_to_do_when_it_is_lost() -> None:
    text = text_of(seat_cards_pdf([card()], f"{ADDRESS}/", ENGLISH))
    assert "Point your phone’s camera at the square and open the link." in text
    assert f"Oropen{ADDRESS}/jandtypethecode." in text.replace(" ", "")
    assert "Once you are in, you no longer need this card." in text
    assert "Good for one use, until 30 Nov 2026, 17:05." in text
    assert "Lost? Tell whoever gave it to you" in text
    assert "7K3MQX9D- 4TBN-R8VW-2YHC" in text


def test_the_strip_says_whose_card_it_is_and_which() -> None:
    text = text_of(cards_pdf())
    assert "Victims/survivors Takes part and rates victims-survivors-1 · card 7K3MQX95" in text


def test_a_card_in_a_pocket_tells_nobody_what_it_is_about() -> None:
    kept = carried_away(printable_seat_cards(one_for_each_sector(), ADDRESS, ENGLISH)).lower()
    told = [word for word in ("violen", "victim", "surviv", "woman", "women", "assess", "sector") if word in kept]
    assert told == []
    assert [sector.name for sector in EDITION.sectors if sector.name.lower() in kept] == []


def test_the_cards_of_all_voices_look_alike_once_the_strip_is_off() -> None:
    hers = carried_away(printable_seat_cards([card("Victims/survivors", "victims-survivors-1")], ADDRESS, ENGLISH))
    theirs = carried_away(printable_seat_cards([card("Police", "police-1")], ADDRESS, ENGLISH))
    assert hers == theirs


def test_the_file_names_nothing_in_its_title_bar() -> None:
    told = PdfReader(io.BytesIO(cards_pdf())).metadata
    assert told is not None
    assert told.title == "Cards"
    assert "/CreationDate" not in told


def test_the_code_travels_behind_the_hash_where_no_server_sees_it() -> None:
    assert join_link("https://example.org/", "AB-CD") == "https://example.org/j#AB-CD"


def test_the_square_on_the_paper_is_the_link(tmp_path: Path) -> None:
    file = tmp_path / "cards.pdf"
    file.write_bytes(seat_cards_pdf([card()], ADDRESS, ENGLISH))
    program = shutil.which("pdftoppm")
    assert program, "pdftoppm is not installed"
    # 254 dots to the inch are ten to the millimetre.
    subprocess.run([program, "-r", "254", "-gray", "-singlefile", str(file), str(tmp_path / "page")], check=True)
    with Image.open(tmp_path / "page.pgm") as whole:
        corner = whole.crop((680, 320, 1045, 700)).point(lambda grey: 255 if grey < 128 else 0)
        left, top, right, bottom = corner.getbbox() or (0, 0, 0, 0)
        wanted = segno.make_qr(f"{ADDRESS}/j#7K3MQX9D-4TBN-R8VW-2YHC", error="m").matrix
        step_across, step_down = (right - left) / len(wanted), (bottom - top) / len(wanted)
        seen = [
            [
                corner.getpixel((int(left + (x + 0.5) * step_across), int(top + (y + 0.5) * step_down))) == 255
                for x in range(len(wanted))
            ]
            for y in range(len(wanted))
        ]
    assert step_across > 6  # more than 0.6 mm, which any camera sees
    assert seen == [[bool(module) for module in row] for row in wanted]


def test_no_card_is_a_sheet_that_says_so() -> None:
    assert "There are no cards to print." in text_of(seat_cards_pdf([], ADDRESS, ENGLISH))


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "x" * 300, "a" + "\u0301" * 99, "\u202eevil", ""])
def test_a_name_given_to_a_sector_is_text_and_leaves_the_card_as_large_as_it_is(name: str) -> None:
    made = typeset_seat_cards(WORKER, [card(name)] * 6, ADDRESS, ENGLISH)
    assert made.complaints == ()
    assert len(PdfReader(io.BytesIO(made.pdf)).pages) == 1
    assert text_of(made.pdf).count("give you another.") == 6
    html = printable_seat_cards([card(name)], ADDRESS, ENGLISH)
    assert "<script" not in html
    assert "\u202e" not in html


def test_a_long_address_still_fits_on_the_card() -> None:
    made = typeset_seat_cards(WORKER, [card()] * 6, f"https://{'long-name.' * 6}example.org", ENGLISH)
    text = text_of(made.pdf)
    assert text.count("give you another.") == 6
    assert len(PdfReader(io.BytesIO(made.pdf)).pages) == 1


def test_the_page_to_print_fetches_nothing() -> None:
    html = printable_seat_cards([card()], ADDRESS, ENGLISH)
    assert re.findall(r"(?:src|href)=|url\(|@import", html) == []
