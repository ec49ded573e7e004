"""The sheet for a computer without a network: what can be filled in, what is said, and what it does not tell."""

from __future__ import annotations

import io
import zipfile
from functools import cache

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from assessments import SheetPlace, sheet_place
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
from exports import sheet_xlsx
from tests.exports.examples import ENGLISH
from tests.exports.reading_files import everything_in_file
from tests.exports.test_spreadsheet import Longwinded

EDITION = published_editions()["2026.1"]
POLICE, FAITH = SectorId("police"), SectorId("faith-groups")
PLACE = sheet_place("2026.1", "partnership-id", "round-id", "police-1")


def made(edition: Edition = EDITION, place: SheetPlace = PLACE, *, others: bool = True) -> bytes:
    return sheet_xlsx(edition, ENGLISH, place, label="Police 1", own=POLICE, others=others)


@cache
def opened() -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(made()))


def test_ones_own_sector_comes_first_and_the_others_in_their_order() -> None:
    titles = [page["B1"].value for page in opened().worksheets[1:]]
    expected = [POLICE, *(one.id for one in EDITION.sectors if one.id != POLICE)]
    numbers = {one.id: number for number, one in enumerate(EDITION.sectors, 1)}
    names = EDITION.sector_by_id
    assert titles == [f"{numbers[one]} {names[one].name} · Police 1" for one in expected]
    only = openpyxl.load_workbook(io.BytesIO(made(others=False)))
    assert only.sheetnames == ["Read first", "Checklist 2"]


def test_every_responsibility_stands_there_with_its_five_levels_in_its_line() -> None:
    lines = [row for page in opened().worksheets[1:] for row in page.iter_rows(4, values_only=True)]
    assert len(lines) == 64
    for id_, place, statement, answer, text, *levels in lines:
        one = EDITION.by_id[ResponsibilityId(id_)]
        assert str(statement).startswith(one.statement)
        assert ("▲ Safety" in statement) == one.safety_critical
        assert (answer, text) == (None, None)
        assert tuple(levels) == (*one.levels, "I cannot say.", "It cannot arise here; I say why.")  # type: ignore[misc]
        assert place == f"{1 + [sector.id for sector in EDITION.sectors].index(one.sector)}.{one.item}"


def test_only_answers_and_what_stands_beside_them_can_be_filled_in() -> None:
    for page in opened():
        assert page.protection.sheet
        assert page.protection.password is None
        free = {cell.coordinate for row in page.iter_rows() for cell in row if not cell.protection.locked}
        rows = range(4, page.max_row + 1) if page.title != "Read first" else range(0)
        assert free == {f"{column}{row}" for row in rows for column in "DE"}


def test_each_answer_has_a_list_of_the_seven_answers() -> None:
    for page in opened().worksheets[1:]:
        (rule,) = page.data_validations.dataValidation
        assert (rule.type, rule.formula1) == ("list", "$F$3:$L$3")
        assert str(rule.sqref) == f"D4:D{page.max_row}"
        assert [cell.value for cell in page["F3:L3"][0]] == [
            "0 Not in place", "1 Planned", "2 Partly in place", "3 In place", "4 Sustained", "Not known",
            "Not applicable",
        ]  # fmt: skip


def test_what_is_typed_is_never_made_a_number_or_a_day() -> None:
    page = opened()["Checklist 2"]
    assert {page[f"{column}{row}"].number_format for column in "DE" for row in range(4, 11)} == {"@"}


def test_it_says_how_to_fill_it_in_and_to_write_no_names() -> None:
    told = " ".join(str(cell.value) for cell in opened()["Read first"]["B"])
    for part in ("Write no name of any person", "Not known", "up to 2 MB", "My place", "delete every copy", "Police 1"):
        assert part in told
    assert "No names, no cases." in opened()["Checklist 2"]["B2"].value


def test_it_tells_no_id_of_the_database_and_no_partnership() -> None:
    text = everything_in_file(made())
    assert "partnership-id" not in text
    assert "round-id" not in text
    assert PLACE.round in text
    book = opened()
    assert (book.properties.title, book.properties.creator or "") == ("Checklists", "")
    assert book.sheetnames == ["Read first", "Checklist 2", "Checklist 1", *(f"Checklist {n}" for n in range(3, 10))]


def test_places_of_other_rounds_and_seats_are_told_apart() -> None:
    asked = [("p", "r", "s"), ("p", "r2", "s"), ("p2", "r", "s"), ("p", "r", "s2"), ("pr", "", "s"), ("", "pr", "s")]
    assert len({sheet_place("2026.1", *one) for one in asked}) == len(asked)


def test_there_is_no_formula_no_macro_and_no_link_in_it_whatever_a_partnership_wrote() -> None:
    added = Responsibility(ResponsibilityId("local.x"), POLICE, ThemeId("access"), "=1+1")
    ours = Overlay(
        sectors={POLICE: "=HYPERLINK(1)", FAITH: "http://example.org/"},
        examples={ResponsibilityId("police.clear-messages"): "+1"},
        added=(added,),
    )
    with zipfile.ZipFile(io.BytesIO(made(adapted(EDITION, ours)))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert not [name for name, part in parts.items() if b"<f>" in part or b"<hyperlink" in part]
    assert not [name for name in parts if "vba" in name.lower() or "external" in name.lower()]
    lines = list(openpyxl.load_workbook(io.BytesIO(made(adapted(EDITION, ours))))["Checklist 2"].iter_rows(4))
    assert (lines[-1][1].value, lines[-1][2].value, lines[-1][2].data_type) == ("2.+1", "=1+1", "s")
    assert lines[0][2].value.endswith("Here, for example: +1")


def test_a_sector_of_which_nothing_is_asked_is_a_sheet_too() -> None:
    hidden = Overlay(hidden=tuple(one.id for one in EDITION.of_sector(POLICE)))
    book = openpyxl.load_workbook(io.BytesIO(made(adapted(EDITION, hidden))))
    assert book["Checklist 2"].max_row == 3


def test_the_same_sheet_is_the_same_bytes() -> None:
    assert made() == made()


def test_every_word_goes_through_the_translator() -> None:
    book = openpyxl.load_workbook(io.BytesIO(sheet_xlsx(EDITION, Longwinded(), PLACE, label="Police 1", own=POLICE)))
    assert all(len(name) <= 31 for name in book.sheetnames)
    told = [cell.value for cell in book.worksheets[0]["B"] if cell.value != "Police 1" and cell.value]
    heads = [cell.value for cell in book.worksheets[1][3] if cell.value]
    assert len(told) == 10
    assert [text for text in (*told, *heads[:4], *heads[-2:]) if "*/?" not in str(text)] == []


@pytest.mark.parametrize("letter", ["x", "\N{WOMAN}"])
def test_the_longest_text_of_a_partnership_fits_a_cell(letter: str) -> None:
    added = Responsibility(ResponsibilityId("local.x"), POLICE, ThemeId("access"), letter * 10_000)
    book = openpyxl.load_workbook(io.BytesIO(made(adapted(EDITION, Overlay(added=(added,))), others=False)))
    assert book["Checklist 2"]["C11"].value == letter * 10_000
