"""What people take home opens in LibreOffice, without a window, and says there what it says here."""

from __future__ import annotations

import csv
import io
import re
import subprocess
from functools import cache
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from assessments import Finding, SheetRating, read_sheet, sheet_place
from checklists import SectorId, published_editions
from exports import earlier_round, plan_docx, plan_xlsx, sheet_xlsx
from tests.exports.examples import ENGLISH, edition_of, example

LONGEST = 240  # seconds, on a busy machine
EXAMPLE = example("harbour-district-baseline")
EDITION = edition_of(EXAMPLE)
PLACE = sheet_place("2026.1", "partnership", "round", "police-1")
POLICE = SectorId("police")
EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder to work in, with the settings of nobody."""
    return tmp_path_factory.mktemp("office")


def converted(office: Path, name: str, content: bytes, kind: str) -> Path:
    """The folder with what LibreOffice makes of a file."""
    out = office / f"{name}.out"
    (office / name).write_bytes(content)
    settings = f"-env:UserInstallation={(office / 'settings').as_uri()}"
    command = ["soffice", settings, "--headless", "--convert-to", kind, "--outdir", str(out), str(office / name)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=LONGEST)
    assert list(out.glob("*")), done.stdout + done.stderr
    return out


def squeezed(text: str) -> str:
    return re.sub(r"[\s\ufeff\u200b]+", "", text)


@cache
def the_sheet() -> bytes:
    return sheet_xlsx(EDITION, ENGLISH, PLACE, label="Police 1", own=POLICE)


def rows_there(folder: Path, name: str) -> dict[str, list[list[str]]]:
    """The cells of every sheet as LibreOffice shows them."""
    found = {}
    for file in folder.glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as lines:
            found[file.stem.removeprefix(f"{name}-")] = list(csv.reader(lines))
    return found


def the_plan(name: str) -> bytes:
    if name == "plan":
        return plan_xlsx(EDITION, EXAMPLE, ENGLISH)
    later = example("harbour-district-second-round")
    earlier = earlier_round(published_editions()["2026.1"], EXAMPLE, later)
    return plan_xlsx(edition_of(later), later, ENGLISH, earlier=earlier)


@pytest.mark.parametrize("name", ["plan", "compared", "sheet"])
def test_every_text_of_a_spreadsheet_comes_out_as_it_was_written(office: Path, name: str) -> None:
    content = the_sheet() if name == "sheet" else the_plan(name)
    there = rows_there(converted(office, f"{name}.xlsx", content, EVERY_SHEET), name)
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert there.keys() == set(book.sheetnames)
    assert ("What has changed" in there) == (name == "compared")
    texts = [cell for page in book for row in page.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert len(texts) > 600
    for cell in texts:
        shown = there[cell.parent.title][cell.row - 1][cell.column - 1]
        assert squeezed(shown) == squeezed(cell.value), f"{cell.parent.title}!{cell.coordinate}"


def test_every_word_of_the_plan_comes_out_of_the_word_file_in_its_order(office: Path) -> None:
    content = plan_docx(EDITION, EXAMPLE, ENGLISH)
    folder = converted(office, "plan.docx", content, "txt:Text (encoded):UTF8")
    there = squeezed((folder / "plan.txt").read_text(encoding="utf-8"))
    paragraphs = docx.Document(io.BytesIO(content)).element.body.iter(qn("w:p"))
    at = 0
    for paragraph in paragraphs:
        text = squeezed("".join(one.text or "" for one in paragraph.iter(qn("w:t"))))
        found = there.find(text, at)
        assert found >= 0, text
        at = found + len(text)


def test_a_sheet_that_libreoffice_saved_is_read_as_it_was_filled_in(office: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(the_sheet()))
    page = book["Checklist 2"]
    page["D4"], page["E4"] = "3 In place", "Signed — “twice”\nand posted"
    page["D5"], page["E5"] = "Not applicable", "=no formula, a text"
    page["E5"].data_type = "s"
    book["Checklist 9"]["D4"] = "Not known"
    filled = io.BytesIO()
    book.save(filled)
    saved = converted(office, "filled.xlsx", filled.getvalue(), "xlsx:Calc MS Excel 2007 XML") / "filled.xlsx"
    own, last = EDITION.of_sector(POLICE), EDITION.of_sector(EDITION.sectors[-1].id)
    assert read_sheet(saved.read_bytes(), "filled.xlsx", PLACE, EDITION, None) == {
        own[0].id: SheetRating(3, note="Signed — “twice”\nand posted"),
        own[1].id: SheetRating(Finding.NOT_APPLICABLE, reason="=no formula, a text"),
        last[0].id: SheetRating(Finding.NOT_KNOWN),
    }


def test_the_lists_and_the_protection_are_there_in_libreoffice_too(office: Path) -> None:
    saved = converted(office, "sheet.xlsx", the_sheet(), "xlsx:Calc MS Excel 2007 XML") / "sheet.xlsx"
    page = openpyxl.load_workbook(saved)["Checklist 2"]
    (rule,) = page.data_validations.dataValidation
    assert (rule.type, rule.formula1, str(rule.sqref)) == ("list", "$F$3:$L$3", "D4:D10")
    assert page.protection.sheet
    assert page["C4"].protection.locked
    assert not page["D4"].protection.locked
    assert page.column_dimensions["A"].hidden
