"""A filled sheet is read as it was meant, or refused cell by cell."""

from __future__ import annotations

import io

import openpyxl
import pytest

from assessments import MAX_TEXT, Finding, SheetRating, read_sheet, sheet_place
from checklists import MendableError, Overlay, Responsibility, ResponsibilityId, SectorId, ThemeId
from tests.assessments.sheets import EDITION, FIRST, ITEMS, PLACE, blank, filled, problems, read

NOT_KNOWN, NOT_APPLICABLE = Finding.NOT_KNOWN, Finding.NOT_APPLICABLE
ANSWER, TEXT = f"D{FIRST}", f"E{FIRST}"


def test_a_blank_sheet_says_nothing() -> None:
    assert read(blank()) == {}


def test_what_is_chosen_from_the_list_is_read_in_the_order_of_the_checklists() -> None:
    said = {
        "D10": "Not applicable", "E10": "No station here", "D9": "Not known", "D4": "0 Not in place", "D5": "1 Planned",
        "D6": "2 Partly in place", "D7": "3 In place", "E7": "Signed", "D8": "4 Sustained",
    }  # fmt: skip
    assert list(read(filled(said)).items()) == list(
        zip(
            ITEMS,
            [
                SheetRating(0), SheetRating(1), SheetRating(2), SheetRating(3, note="Signed"), SheetRating(4),
                SheetRating(NOT_KNOWN), SheetRating(NOT_APPLICABLE, reason="No station here"),
            ],
            strict=True,
        )
    )  # fmt: skip


def test_a_note_alone_is_no_answer_and_is_kept() -> None:
    assert read(filled({TEXT: "Only by day"})) == {ITEMS[0]: SheetRating(None, note="Only by day")}


def test_a_cell_with_white_space_is_a_blank() -> None:
    assert read(filled({ANSWER: "  ", TEXT: "\n "})) == {}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("0", 0), ("3", 3), (4, 4), (0, 0), (" 2 ", 2), ("3  IN PLACE", 3), ("3\u00a0In place", 3), ("?", NOT_KNOWN),
        ("not known", NOT_KNOWN),
        ("٣", 3), ("۲", 2), ("४", 4), ("３", 3),  # other scripts' digits mean the same
    ],
)  # fmt: skip
def test_an_answer_that_was_typed_is_read_where_it_can_mean_one_thing_only(written: object, meant: object) -> None:
    found = read(filled({ANSWER: written}))
    assert found == {ITEMS[0]: SheetRating(meant)}  # type: ignore[arg-type]
    assert type(found[ITEMS[0]].answer) is type(meant)


@pytest.mark.parametrize(
    "written",
    [
        5, -1, 2.5, 2**63, 1e300, "5", "-1", "2 or 3", "2-3", "3 Planned", "in place", "No agreement", "nan", "²", "五",
        "x" * 5_000, "<script>alert(1)</script>", "no\u202etes", True, "#REF!", "1:30", "٣٣",
    ],
)  # fmt: skip
def test_anything_else_is_refused_at_its_cell(written: object) -> None:
    (told,) = problems(filled({ANSWER: written}))
    assert told.startswith("sheet.xlsx: Checklist 2!D4: ")
    assert "Choose from the list" in told
    assert len(told) < 300
    assert told.isprintable()


@pytest.mark.parametrize("formula", ["=1+2", '=HYPERLINK("http://example.org/","3")', "=cmd|' /C calc'!A0"])
@pytest.mark.parametrize("cell", [ANSWER, TEXT])
def test_a_formula_is_never_worked_out(formula: str, cell: str) -> None:
    (told,) = problems(filled({ANSWER: 3, cell: formula}))
    assert told.startswith(f"sheet.xlsx: Checklist 2!{cell}: ")
    assert "ormula" in told


def test_what_looks_like_a_formula_and_is_a_text_stays_a_text() -> None:
    book = openpyxl.load_workbook(io.BytesIO(blank()))
    cell = book["Checklist 2"][TEXT]
    cell.value = "=1+1"
    cell.data_type = "s"
    saved = io.BytesIO()
    book.save(saved)
    assert read(saved.getvalue()) == {ITEMS[0]: SheetRating(None, note="=1+1")}


def test_not_applicable_asks_for_its_reason_in_the_cell_beside_it() -> None:
    (told,) = problems(filled({ANSWER: "Not applicable", TEXT: " "}))
    assert told.startswith("sheet.xlsx: Checklist 2!E4: ")
    assert "reason" in told


@pytest.mark.parametrize("text", ["<b>x</b>", "one\ntwo", "‘quoted’ $x$ %s {0}", "👩🏽‍⚕️", "a\u2066b\u2069"])
def test_what_was_written_beside_it_comes_out_as_it_was_typed(text: str) -> None:
    assert read(filled({TEXT: text}))[ITEMS[0]].note == text


@pytest.mark.parametrize(
    ("text", "part"),
    [("a\u202eb", "U+202E"), ("x" * (MAX_TEXT + 1), "10,001"), (45_000, "in words"), (True, "in words")],
)
def test_a_text_that_cannot_be_kept_is_refused_at_its_cell(text: object, part: str) -> None:
    (told,) = problems(filled({ANSWER: 3, TEXT: text}))
    assert told.startswith("sheet.xlsx: Checklist 2!E4: ")
    assert part in told


def test_every_problem_is_told_at_once_in_the_order_of_the_cells() -> None:
    told = problems(filled({"D4": 9, "D5": "Not applicable", "D7": "=1", "E7": 5, "D9": 3}))
    assert [one.split(": ")[1].partition("!")[2] for one in told] == ["D4", "E5", "D7", "E7"]


def test_two_hundred_problems_are_told_and_the_others_counted() -> None:
    told = problems(filled({f"D{row}": "perhaps" for row in range(FIRST, FIRST + 250)}))
    assert len(told) == 201
    assert told[-1] == "sheet.xlsx: And 50 more problems."


@pytest.mark.parametrize(
    ("mark", "part"),
    [
        ("coordinated-response-sheet 2 2026.1 en {round} police-1", "version 1 is the newest known here"),
        ("coordinated-response-sheet 1 2031.1 en {round} police-1", "edition"),
        ("coordinated-response-sheet 1 2026.1 en 00ff police-1", "another round or another partnership"),
        ("coordinated-response-sheet 1 2026.1 en {round} police-2", 'for the place "police-2", and not for police-1'),
        ("coordinated-response-sheet 1 2026.1 tlh {round} police-1", "no language"),
        ("coordinated-response-sheet 1 2026.1 en {round} police-1 x", "mark was changed"),
        ("coordinated-response-sheet 0 2026.1 en {round} police-1", "mark was changed"),
        ("coordinated-response-sheet", "edition"),
    ],
)
def test_a_sheet_is_read_only_where_it_belongs(mark: str, part: str) -> None:
    (told,) = problems(filled({"A1": mark.format(round=PLACE.round), ANSWER: 3}))
    assert told.startswith("sheet.xlsx: Checklist 2!A1: ")
    assert part in told


def test_a_sheet_of_another_partnership_round_or_seat_is_refused() -> None:
    for other in (
        sheet_place("2026.1", "another", "round", "police-1"),
        sheet_place("2026.1", "partnership", "another", "police-1"),
        sheet_place("2026.1", "partnership", "round", "police-2"),
    ):
        with pytest.raises(MendableError) as refused:
            read_sheet(blank(others=True), "sheet.xlsx", other, EDITION, None)
        assert len(refused.value.problems) == 9  # one for each checklist, and nothing else is judged


def test_sheets_that_are_not_ours_are_left_alone_and_renamed_ones_are_known() -> None:
    book = openpyxl.load_workbook(io.BytesIO(blank()))
    book.create_sheet("Scratch")["D4"] = "=1+1"
    book["Checklist 2"][ANSWER] = "perhaps"
    book["Checklist 2"].title = "Ours!\u202e"
    saved = io.BytesIO()
    book.save(saved)
    (told,) = problems(saved.getvalue())
    assert told.startswith("sheet.xlsx: Ours!\\u202e!D4: ")


def test_the_checklists_of_all_sectors_are_read_together() -> None:
    book = openpyxl.load_workbook(io.BytesIO(blank(others=True)))
    for page in book.worksheets[1:]:
        page[ANSWER] = "4 Sustained"
    saved = io.BytesIO()
    book.save(saved)
    assert read(saved.getvalue()) == {EDITION.of_sector(one.id)[0].id: SheetRating(4) for one in EDITION.sectors}


def test_lines_may_be_in_any_order_and_some_may_be_gone() -> None:
    book = openpyxl.load_workbook(io.BytesIO(filled({"D5": 1, "D10": 4})))
    page = book["Checklist 2"]
    page.delete_rows(6, 3)
    saved = io.BytesIO()
    book.save(saved)
    assert read(saved.getvalue()) == {ITEMS[1]: SheetRating(1), ITEMS[6]: SheetRating(4)}


def test_a_line_that_stands_twice_is_refused_where_it_stands_again() -> None:
    statement = EDITION.by_id[ITEMS[0]].statement
    (told,) = problems(filled({"A20": ITEMS[0], "C20": statement, "D20": 2}))
    assert told == "sheet.xlsx: Checklist 2!C20: This stands on the sheet already, at Checklist 2!C4."


def test_an_answer_beside_nothing_is_refused() -> None:
    (told,) = problems(filled({"D20": 2}))
    assert told.startswith("sheet.xlsx: Checklist 2!D20: Nothing is asked in this line.")


def test_an_answer_beside_other_words_than_the_rounds_is_refused() -> None:
    (told,) = problems(filled({"C4": "The police ferry people", ANSWER: 3}))
    assert told.startswith("sheet.xlsx: Checklist 2!C4: This round says it in other words")
    (told,) = problems(filled({"A4": "police.fly", ANSWER: 3}))
    assert told.startswith('sheet.xlsx: Checklist 2!A4: There is no responsibility "police.fly" in this round.')


def test_a_sheet_knows_what_the_partnership_made_its_own() -> None:
    bus = ResponsibilityId("local.night-buses")
    added = Responsibility(bus, SectorId("police"), ThemeId("access"), "Buses run at night <b>too</b>")
    ours = Overlay(hidden=(ITEMS[0],), examples={ITEMS[1]: "Posters at the ferry"}, added=(added,))
    file = filled({"D4": 2, "D10": "1 Planned"}, overlay=ours)
    assert read(file, overlay=ours) == {ITEMS[1]: SheetRating(2), bus: SheetRating(1)}
    told = problems(file)  # brought into a round that has not added it
    assert [one.split(": ")[1] for one in told] == ["Checklist 2!A10"]


def test_the_name_of_the_file_is_shown_without_what_could_turn_it_round() -> None:
    (told,) = problems(b"x", "my\u202exslx.exe\n")
    assert told.startswith("my\\u202exslx.exe\\n: This is no XLSX file")
