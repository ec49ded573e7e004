"""A sheet with something filled in, in its parts: to be spoilt as a file, or part by part in a sound archive."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

from assessments import sheet_place
from checklists import SectorId, published_editions
from exports import sheet_xlsx
from translations import translator_for

__all__ = ["PLACE", "ROOTS", "SHEET", "archive_of", "filled_parts"]

EDITION = "2026.1"
PLACE = sheet_place(EDITION, "partnership", "round", "police-1")
SHEET = "xl/worksheets/sheet2.xml"
ROOTS = {
    b"<worksheet": SHEET,
    b"<sst": "xl/sharedStrings.xml",
    b"<workbook": "xl/workbook.xml",
    b"<Relationships": "xl/_rels/workbook.xml.rels",
}
"""Which parts are read, by the element that each begins with."""

SAID = {"D4": "3", "E4": "Signed", "D5": "Not known", "D6": "Not applicable", "E6": "Not ours"}


def filled_parts() -> dict[str, bytes]:
    """The sheet of the police, three of its responsibilities answered."""
    police, edition = SectorId("police"), published_editions()[EDITION]
    blank = sheet_xlsx(edition, translator_for("en"), PLACE, label="Police 1", own=police, others=False)
    with zipfile.ZipFile(io.BytesIO(blank)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for place, said in SAID.items():
        cell = f'<c r="{place}" t="inlineStr"><is><t>{said}</t></is></c>'.encode()
        parts[SHEET] = re.sub(f'<c r="{place}"[^>]*/>'.encode(), cell, parts[SHEET])
    return parts


def archive_of(parts: Mapping[str, bytes]) -> bytes:
    """A sound archive of these parts."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return written.getvalue()
