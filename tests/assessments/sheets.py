"""Sheets as people send them back: filled in with another program, or changed part by part."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

import openpyxl

from assessments import SheetRating, read_sheet, sheet_place
from checklists import MendableError, Overlay, ResponsibilityId, SectorId, adapted, published_editions
from exports import sheet_xlsx
from translations import translator_for

EDITION = published_editions()["2026.1"]
PLACE = sheet_place("2026.1", "partnership", "round", "police-1")
POLICE = SectorId("police")
ITEMS = [one.id for one in EDITION.of_sector(POLICE)]
FIRST = 4  # the row of the first responsibility


def blank(overlay: Overlay | None = None, *, others: bool = False) -> bytes:
    """The sheet of the first place of the police with nothing filled in."""
    edition = adapted(EDITION, overlay)
    return sheet_xlsx(edition, translator_for("en"), PLACE, label="Police 1", own=POLICE, others=others)


def filled(cells: Mapping[str, object], overlay: Overlay | None = None) -> bytes:
    """The sheet with these cells of its own sector filled in, saved by another program."""
    book = openpyxl.load_workbook(io.BytesIO(blank(overlay)))
    for name, value in cells.items():
        book["Checklist 2"][name] = value
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def with_parts(change: Callable[[dict[str, bytes]], object], data: bytes = b"") -> bytes:
    """The sheet with its parts changed in place."""
    with zipfile.ZipFile(io.BytesIO(data or blank())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    return archive_of(parts)


def archive_of(parts: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return written.getvalue()


def read(data: bytes, name: str = "sheet.xlsx", overlay: Overlay | None = None) -> dict[ResponsibilityId, SheetRating]:
    return read_sheet(data, name, PLACE, EDITION, overlay)


def problems(data: bytes, name: str = "sheet.xlsx", overlay: Overlay | None = None) -> list[str]:
    """What is said about a file, a line each; nothing about one that is fine."""
    try:
        read(data, name, overlay)
    except MendableError as error:
        return [str(problem) for problem in error.problems]
    return []
