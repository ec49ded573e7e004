from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from gettext import NullTranslations

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from assessments import Action, Agreement, Assessment, Entry, Finding, Partnership, Round
from checklists import Overlay, ResponsibilityId, SectorId, published_editions
from exports import plan_xlsx
from exports.tables import LONGEST_CELL
from tests.exports.examples import ENGLISH, edition_of, example

EDITION = published_editions()["2026.1"]
POLICE = SectorId("police")
CLEAR = ResponsibilityId("police.clear-messages")
REPORTING = ResponsibilityId("police.enable-reporting")
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0", "＝1+1")


def opened(assessment: Assessment, sector: str | None = None, *, public: bool = False) -> Workbook:
    chosen = SectorId(sector) if sector else None
    file = plan_xlsx(edition_of(assessment), assessment, ENGLISH, sector=chosen, public=public)
    return openpyxl.load_workbook(io.BytesIO(file))


@cache
def baseline() -> Workbook:
    return opened(example("harbour-district-baseline"))


def rows(book: Workbook, sheet: str) -> list[dict[str, object]]:
    head, *lines = book[sheet].iter_rows(values_only=True)
    return [dict(zip([str(name) for name in head], line, strict=True)) for line in lines]


def written(text: str) -> Assessment:
    """Everywhere in a plan where somebody types."""
    return Assessment(
        edition="2026.1",
        partnership=Partnership(text[:300], text[:300]),
        round=Round(text[:300]),
        entries={CLEAR: Entry(agreed=Agreement(1, note=text, evidence=text, dissent=text))},
        actions=(Action("a1", text[:300], (CLEAR,), steps=(text,), lead=POLICE, lead_role=text[:300], indicator=text),),
        overlay=Overlay(sectors={POLICE: text[:300]}, examples={CLEAR: text}),
    )


def test_the_sheets_stand_in_the_order_of_the_plan() -> None:
    assert baseline().sheetnames == [
        "About", "Where the gaps are", "What comes first", "Actions", "Checklists", "Data",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sheet", "lines"), [("What comes first", 50), ("Actions", 18), ("Checklists", 64), ("Data", 64)]
)
def test_each_table_has_its_lines_a_frozen_head_and_filters(sheet: str, lines: int) -> None:
    # Counted by hand in the example: 8 gaps that nobody has taken on, 37 taken on, 5 to find out.
    page = baseline()[sheet]
    assert page.max_row == lines + 1
    assert page.freeze_panes == "C2"
    assert page.auto_filter.ref == f"A1:{page.cell(1, page.max_column).coordinate[:-1]}{lines + 1}"
    assert page.print_title_rows == "$1:$1"


def test_an_action_stands_in_one_row_with_days_as_days() -> None:
    night = next(row for row in rows(baseline(), "Actions") if str(row["Action"]).startswith("Somebody trained"))
    assert night["Lead"] == "Police"
    assert night["Role of the lead"] == "Deputy head of station"
    assert night["With"] == "NGOs and Victims/survivors"
    assert night["Due"] == datetime(2026, 11, 30)  # noqa: DTZ001 - a day in a sheet has no zone
    assert night["Status"] == "In progress"
    assert str(night["Steps"]).startswith("1. List the shifts of one month")
    assert str(night["Answers"]).startswith("2.2 The police offer creative ways")
    assert night["Who may see it"] == "public"


def test_the_data_are_figures_and_a_finding_is_no_figure() -> None:
    assessment = Assessment(
        "2026.1",
        Partnership("Northgate"),
        Round("Baseline", closed=date(2026, 5, 18)),
        entries={
            CLEAR: Entry(agreed=Agreement(0), importance=3),
            REPORTING: Entry(agreed=Agreement(Finding.NOT_KNOWN)),
        },
    )
    data = {row["Name in files"]: row for row in rows(opened(assessment, "police"), "Data")}
    # Target 3, level 0: gap 3, times importance 3 is 9.
    clear = data["police.clear-messages"]
    figures = [
        clear[name] for name in ("Level", "Target", "Gap", "Importance", "Priority, 0 to 12", "Number of ratings")
    ]
    assert figures == [0, 3, 3, 3, 9, 0]
    unknown = data["police.enable-reporting"]
    assert (unknown["Agreed"], unknown["Level"], unknown["Gap"]) == ("Not known", None, None)
    untouched = data["police.aggregate-data"]
    assert (untouched["Agreed"], untouched["Level"], untouched["Importance"]) == ("Not yet discussed", None, 2)
    assert {row["Day"] for row in data.values()} == {datetime(2026, 5, 18)}  # noqa: DTZ001


def test_the_heatmap_holds_a_figure_or_a_mark_in_every_cell_of_a_responsibility() -> None:
    sheet = baseline()["Where the gaps are"]
    police = [cell.value for cell in sheet[3]]
    assert police == ["2 Police", 1, 2, "≠", 2, 1, 2, 1, None, None, None, None, None, None]
    filled = [cell.value for row in sheet.iter_rows(2, 10, 2) for cell in row if cell.value is not None]
    assert len(filled) == 64


def test_colours_follow_what_stands_in_the_cells() -> None:
    coloured = {sheet.title: sheet.conditional_formatting for sheet in baseline()}
    rules = [rule for area in coloured["Where the gaps are"] for rule in area.rules]
    assert [rule.formula[0] for rule in rules if rule.type == "cellIs"] == ["0", "1", "2", "3", "4", '"?"', '"≠"']
    assert all(rule.dxf.fill.bgColor.rgb for rule in rules if rule.type == "cellIs")
    assert [rule for area in coloured["Actions"] for rule in area.rules]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_looks_like_a_formula_is_a_text_and_stays_one_when_its_cell_is_edited(text: str) -> None:
    book = opened(written(text))
    seen = 0
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                if cell.value == text:
                    seen += 1
                    assert cell.quotePrefix
    assert seen >= 8


def test_no_cell_of_the_file_holds_a_formula_or_a_link() -> None:
    file = plan_xlsx(edition_of(written("=1+1")), written("http://example.org/"), ENGLISH)
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if "/worksheets/" in name]
        assert [name for name in archive.namelist() if "external" in name.lower() or "vba" in name.lower()] == []
    assert len(sheets) == 6
    assert [sheet for sheet in sheets if "<f>" in sheet or "<hyperlink" in sheet] == []


def test_control_characters_are_taken_out_and_line_breaks_stay() -> None:
    note = next(
        row for row in rows(opened(written("a\x00b\x07c\r\nd\ue000\u202ee\ufffff")), "Checklists") if row["Note"]
    )
    assert note["Note"] == "abc\nd\ue000ef"


@pytest.mark.parametrize("text", ["\r=1+1", "\r\n=1+1", "a\r=1+1", "a\r\rb", "\ra\r"])
def test_a_carriage_return_is_a_line_break_in_a_cell_and_makes_no_formula_of_what_follows(text: str) -> None:
    shown = text.replace("\r\n", "\n").replace("\r", "\n")
    file = plan_xlsx(edition_of(written(text)), written(text), ENGLISH)
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        parts = b"".join(archive.read(name) for name in archive.namelist() if name.startswith("xl/"))
    assert not re.search(rb"_x000D_|&#(13|x0*d);|\r(?!\n)", parts, re.IGNORECASE)
    cells = [cell for sheet in openpyxl.load_workbook(io.BytesIO(file)) for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    held = [cell for cell in cells if cell.value == shown]
    assert len(held) >= 8
    assert all(cell.quotePrefix for cell in held)


@pytest.mark.parametrize("letter", ["x", "\N{WOMAN}"])
def test_a_cell_that_holds_too_much_says_that_it_was_shortened(letter: str) -> None:
    steps = tuple(letter * 10_000 for _ in range(5))
    assessment = replace(written("Text"), actions=(Action("a1", "Title", (CLEAR,), steps=steps),))
    text = str(rows(opened(assessment), "Actions")[0]["Steps"])
    assert text.endswith("[… shortened]")
    assert LONGEST_CELL - 2 <= len(text.encode("utf-16-le")) / 2 <= LONGEST_CELL


def test_a_cell_that_is_just_full_is_kept_whole() -> None:
    # "1. " before the step, then "\n2. ", "\n3. ", "\n4. ": 3 + 4 + 4 + 4 = 15 characters are ours.
    steps = ("x" * 10_000, "x" * 10_000, "x" * 10_000, "x" * (LONGEST_CELL - 30_000 - 15))
    assessment = replace(written("Text"), actions=(Action("a1", "Title", (CLEAR,), steps=steps),))
    assert str(rows(opened(assessment), "Actions")[0]["Steps"]).endswith("xxx")


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1900, 2, 28), date(1900, 3, 1), date(9999, 12, 31)])
def test_any_day_that_exists_can_be_due(day: date) -> None:
    assessment = replace(
        written("Text"), actions=(Action("a1", "Title", (CLEAR,), due=day),), round=Round("R", closed=day)
    )
    due = rows(opened(assessment), "Actions")[0]["Due"]
    assert str(due).startswith(day.isoformat())


def test_an_empty_assessment_is_a_workbook_too() -> None:
    book = opened(example("minimal"))
    assert rows(book, "Actions") == []
    assert len(rows(book, "Checklists")) == 64


def test_the_title_bar_of_whoever_opens_the_file_names_no_place_and_nobody() -> None:
    told = baseline().properties
    assert told.title == "Action plan"
    assert (told.creator or "", told.lastModifiedBy or "", told.description) == ("", "", None)
    assert told.created == datetime(2026, 5, 18)  # noqa: DTZ001


@pytest.mark.parametrize("public", [False, True])
def test_the_same_plan_is_the_same_bytes(public: bool) -> None:
    assessment = example("harbour-district-second-round")
    once, again = (plan_xlsx(edition_of(assessment), assessment, ENGLISH, public=public) for _ in range(2))
    assert once == again


class Longwinded(NullTranslations):
    """A language with long words and signs that no name of a sheet may hold."""

    def gettext(self, message: str) -> str:
        return f"[{message}]: */?\\' {message}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


def test_every_head_goes_through_the_translator_and_a_sheet_takes_any_languages_name() -> None:
    assessment = example("harbour-district-baseline")
    book = openpyxl.load_workbook(io.BytesIO(plan_xlsx(edition_of(assessment), assessment, Longwinded())))
    assert len(book.sheetnames) == 6
    assert all(len(name) <= 31 for name in book.sheetnames)
    heads = [cell.value for sheet in book.worksheets[2:] for cell in sheet[1]]
    assert [head for head in heads if "*/?" not in str(head)] == []
    about = [cell.value for cell in book.worksheets[0]["A"] if cell.value]
    assert "[Partnership]: */?\\' Partnership" in about
