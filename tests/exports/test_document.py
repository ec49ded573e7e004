from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from functools import cache
from gettext import NullTranslations
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from lxml import html

from assessments import Action, Agreement, Assessment, Entry, Partnership, Round
from checklists import ResponsibilityId, SectorId, published_editions
from exports import plan_docx, printable_html
from exports.document import HEADINGS
from tests.exports.examples import ENGLISH, edition_of, example

EDITION = published_editions()["2026.1"]
CLEAR = ResponsibilityId("police.clear-messages")
POLICE = SectorId("police")


@cache
def file_of(name: str, sector: SectorId | None = None, *, public: bool = False) -> bytes:
    assessment = example(name)
    return plan_docx(edition_of(assessment), assessment, ENGLISH, sector=sector, public=public)


def opened(file: bytes) -> Document:
    return docx.Document(io.BytesIO(file))


def baseline() -> Document:
    return opened(file_of("harbour-district-baseline"))


def words_of(document: Document) -> str:
    """Every word between the first and the last page, without white space."""
    return re.sub(r"\s+", "", "".join(text.text or "" for text in document.element.body.iter(qn("w:t"))))


def inside(part: Any, tag: str) -> list[Any]:  # noqa: ANN401 - any part of python-docx
    """The elements `w:tag` within a part of a document, of which python-docx knows less than there is."""
    return list(part._element.iter(qn(f"w:{tag}")))  # noqa: SLF001


def noted(text: str) -> Assessment:
    return Assessment(
        edition="2026.1",
        partnership=Partnership(text[:300], text[:300]),
        round=Round(text[:300]),
        entries={CLEAR: Entry(agreed=Agreement(1, note=text, evidence=text, dissent=text))},
        actions=(Action("a1", text[:300], (CLEAR,), steps=(text,), lead=POLICE, lead_role=text[:300], indicator=text),),
    )


def made(assessment: Assessment, sector: SectorId | None = None) -> Document:
    return opened(plan_docx(edition_of(assessment), assessment, ENGLISH, sector=sector))


def test_the_parts_of_the_plan_are_headings_that_a_reader_can_jump_to() -> None:
    heads = [one.text for one in baseline().paragraphs if one.style and one.style.name == "Heading 1"]
    assert heads == [
        "Contents",
        "On one page",
        "What comes first",
        "Actions",
        "The actions over time",
        "The actions one by one",
        *(f"{number} {sector.name}" for number, sector in enumerate(EDITION.sectors, 1)),
        "How to read this plan",
        "Source and licence",
    ]
    (title,) = [one.text for one in baseline().paragraphs if one.style and one.style.name == "Title"]
    assert title == "Harbour District"
    smaller = [one.text for one in baseline().paragraphs if one.style and one.style.name == "Heading 2"]
    assert sum(text[0].isdigit() for text in smaller) == 18  # the actions, one by one


def test_every_table_of_lines_has_a_head_that_is_repeated_and_rows_that_are_not_torn() -> None:
    tables = baseline().tables
    # Counts, and again with heatmap and first actions on one page, three of what comes first, themes, actions, these
    # over time, 18 actions, nine checklists, scale.
    assert len(tables) == 1 + 3 + 3 + 1 + 1 + 1 + 18 + 9 + 1
    headed = [table for table in tables if inside(table.rows[0], "tblHeader")]
    assert len(headed) == len(tables) - 2 - 18  # the counts, twice, and the actions one by one are headed at the side
    assert all(inside(row, "cantSplit") for table in tables for row in table.rows)


def test_each_tables_columns_fill_the_width_of_the_page() -> None:
    for table in baseline().tables:
        grid = [int(column.get(qn("w:w"), "0")) for column in inside(table, "gridCol")]
        assert all(width > 400 for width in grid)  # 7 mm
        across = len(grid) == 8 or table.cell(0, 2).text == "Start"  # the actions at a glance, and over time
        page = 14800 if across else 9870
        assert sum(grid) <= page
        for row in inside(table, "tr"):
            spans = [cell.find(f".//{qn('w:gridSpan')}") for cell in row.iter(qn("w:tc"))]
            assert sum(1 if span is None else int(span.get(qn("w:val"), "1")) for span in spans) == len(grid)


def test_only_the_actions_at_a_glance_and_over_time_lie_across() -> None:
    assert [section.orientation for section in baseline().sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]


@pytest.mark.parametrize(("sector", "public"), [(None, False), (None, True), (POLICE, False)])
def test_what_stands_on_the_page_stands_in_the_word_file(sector: SectorId | None, public: bool) -> None:
    # The page to print is made from the templates that the PDF is made from.
    assessment = example("harbour-district-baseline")
    page = printable_html(edition_of(assessment), assessment, ENGLISH, sector=sector, public=public)
    body = html.document_fromstring(page).find("body")
    for key in body.find_class("bars"):
        key.drop_tree()  # how bars look, where there are bars
    shown = body.text_content()
    told = words_of(opened(file_of("harbour-district-baseline", sector, public=public)))
    assert told == re.sub(r"[\s\u200b]+", "", shown)


def test_every_text_of_the_assessment_stands_in_it() -> None:
    assessment, told = example("harbour-district-baseline"), words_of(baseline())
    written = [
        text
        for action in assessment.actions or ()
        for text in (action.title, *(action.steps or ()), action.survivor_safety, action.indicator, action.status_note)
        if text
    ]
    written += [
        text
        for entry in (assessment.entries or {}).values()
        if entry.agreed
        for text in (entry.agreed.note, entry.agreed.evidence, entry.agreed.dissent, entry.agreed.reason)
        if text
    ]
    assert len(written) > 150
    assert [text for text in written if re.sub(r"\s+", "", text) not in told] == []
    assert [one.id for one in EDITION.responsibilities if re.sub(r"\s+", "", one.statement) not in told] == []


def test_the_heatmap_has_the_colour_of_each_gap_and_its_figure() -> None:
    heat = next(table for table in baseline().tables if table.cell(0, 0).text == "Sector")
    police = heat.rows[2]
    assert [cell.text for cell in police.cells][:9] == ["2 Police", "1", "2", "≠", "2", "1", "2", "1", ""]
    fills = [[fill.get(qn("w:fill")) for fill in inside(cell, "shd")] for cell in police.cells[:4]]
    assert fills == [[], ["FBDCAE"], ["F2A95C"], ["DFE5EE"]]


def test_the_contents_lead_to_the_parts() -> None:
    body = baseline().element.body
    places = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    links = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink")) if link.get(qn("w:anchor"))]
    assert len(links) == 16
    assert set(links) <= places
    assert all(re.fullmatch(r"[A-Za-z]\w{0,39}", str(link)) for link in links)


def test_line_breaks_that_somebody_typed_are_kept_and_white_space_of_ours_is_not() -> None:
    document = made(noted("first\r\nsecond  line"), POLICE)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert any("Note first\nsecond line" in cell for cell in cells)
    assert [cell for cell in cells if cell != cell.strip() or "  " in cell] == []


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script> &amp; {{ 7*7 }}",
        "=1+1",
        "a\x00b\x07c\u202ed\uffff",
        "x" * 10_000,
        "שלום مرحبا 👩‍👧",
        "a\n" * 300,
    ],
    ids=["markup", "formula", "control characters", "a long word", "scripts", "300 lines"],
)
def test_whatever_is_typed_is_text(text: str) -> None:
    told = words_of(made(noted(text), POLICE))
    kept = re.sub(r"[\s\x00\x07\u202e\uffff]+", "", text)
    assert told.count(kept) >= 5
    assert "\u200b" not in told


def test_the_files_properties_name_no_place_and_nobody() -> None:
    told = baseline().core_properties
    assert (told.title, told.author, told.last_modified_by, told.comments) == ("Action plan", "", "", "")
    assert f"{told.created:%Y-%m-%d}" == "2026-05-18"
    with zipfile.ZipFile(io.BytesIO(file_of("harbour-district-baseline"))) as archive:
        properties = [archive.read(name).decode() for name in archive.namelist() if name.startswith("docProps/")]
    assert len(properties) == 2
    assert "Harbour" not in "".join(properties)


def test_the_head_of_each_page_says_whom_the_file_is_for() -> None:
    assert baseline().sections[0].header.paragraphs[0].text == "For the partnership only"
    public = opened(file_of("harbour-district-baseline", public=True))
    assert public.sections[0].header.paragraphs[0].text == "Public version"
    assert "Harbour District · Baseline" in public.sections[0].footer.paragraphs[0].text


def test_the_same_plan_is_the_same_bytes() -> None:
    assessment = example("harbour-district-baseline")
    assert plan_docx(edition_of(assessment), assessment, ENGLISH) == file_of("harbour-district-baseline")


def test_an_empty_assessment_says_what_to_do_next() -> None:
    told = words_of(opened(file_of("minimal")))
    assert "Nothinghasbeenagreedyet." in told
    assert "Therearenoactionsyet." in told


def test_the_language_of_the_file_is_the_translators_and_a_script_from_right_to_left_turns_the_tables() -> None:
    class Arabic(NullTranslations):
        def info(self) -> dict[str, str]:
            return {"language": "ar"}

    assessment = replace(example("minimal"), actions=(Action("a1", "Title", (CLEAR,)),))
    document = opened(plan_docx(edition_of(assessment), assessment, Arabic(), sector=POLICE))
    normal = document.styles["Normal"].element
    assert normal.find(f".//{qn('w:lang')}").get(qn("w:val")) == "ar"
    assert normal.find(f".//{qn('w:bidi')}") is not None
    assert all(inside(table, "bidiVisual") for table in document.tables)


def test_the_styles_of_the_headings_are_words_own() -> None:
    names = {style.name for style in baseline().styles}
    assert set(HEADINGS.values()) <= names
