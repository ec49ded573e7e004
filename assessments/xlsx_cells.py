"""The cells of a workbook as they stand in its file: nothing is calculated, no link is followed.

XLSX is a large format; what is read of it is which sheets there are and what their cells hold (ECMA-376-1, 18.2 to
18.4). A document type, which could make entities, is refused, and so is more markup than MAX_TAGS.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final
from xml.etree.ElementTree import Element, ParseError, fromstring

from assessments.refusals import Refusals
from assessments.xlsx_parts import BROKEN, Parts

__all__ = ["MAX_TAGS", "Cell", "Kind", "Worksheet", "cell_name", "worksheets"]

MAX_TAGS: Final = 500_000
"""The most tags that are read of one file, in all its parts; all nine checklists hold some 10,000."""

_WORKBOOK, _LINKS, _STRINGS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml"
_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")
_PLACE: Final = re.compile("([A-Z]{1,3})([1-9][0-9]{0,6})")
_LETTERS: Final = 26


class Kind(Enum):
    """What a cell holds."""

    TEXT = auto()
    NUMBER = auto()
    FORMULA = auto()
    OTHER = auto()
    """Yes or no, a moment, or what a formula could not work out."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell. `text` is the text or what the number is written with, empty for other kinds."""

    kind: Kind
    text: str = ""


@dataclass(frozen=True, slots=True)
class Worksheet:
    """One sheet of a workbook: its name, and the cells with something in them by row and column, both from 1."""

    name: str
    cells: Mapping[tuple[int, int], Cell]


def cell_name(row: int, column: int) -> str:
    """`D7` for row 7 and column 4."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def worksheets(data: bytes, refusals: Refusals) -> tuple[Worksheet, ...]:
    """The sheets of the workbook that `data` holds, in its order.

    Raises MendableError, by way of `refusals`, where it is no XLSX or holds what a sheet has no use for.
    """
    workbook = _Workbook(Parts(data, refusals))
    return tuple(workbook.sheets())


class _Workbook:
    """A workbook while it is read."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._tags_left = MAX_TAGS
        self._strings: list[str] = []

    def sheets(self) -> Iterator[Worksheet]:
        if _STRINGS in self._parts:
            self._strings = [_text(one) for one in self._tree(_STRINGS).iterfind("{*}si")]
        targets = {one.get("Id"): one.get("Target", "") for one in self._tree(_LINKS)}
        for sheet in self._tree(_WORKBOOK).iterfind("{*}sheets/{*}sheet"):
            links = [value for name, value in sheet.items() if name.endswith("}id")]
            path = _path(targets.get(links[0], "")) if links else ""
            if path in self._parts:
                yield Worksheet(sheet.get("name", ""), dict(self._cells(path)))

    def _tree(self, name: str) -> Element:
        data = self._parts.read(name)
        self._tags_left -= data.count(b"<")
        if self._tags_left < 0:
            self._parts.refuse("This file holds more than is read of a sheet. Copy the answers into a new one.")
        # Anything but UTF-8 could hide a document type; and without one there are no entities, which could grow.
        if b"\0" in data or b"<!DOCTYPE" in data:
            self._parts.refuse(BROKEN)
        try:
            return fromstring(data.decode("utf-8-sig"))  # noqa: S314 - bounded, see above
        except (ParseError, ValueError):
            self._parts.refuse(BROKEN)
            raise

    def _cells(self, path: str) -> Iterator[tuple[tuple[int, int], Cell]]:
        row, column = 0, 0
        for line in self._tree(path).iterfind("{*}sheetData/{*}row"):
            row, column = _number(line.get("r"), row + 1), 0
            for one in line.iterfind("{*}c"):
                place = _PLACE.fullmatch(one.get("r", ""))
                row, column = (int(place[2]), _column(place[1])) if place else (row, column + 1)
                cell = self._cell(one)
                if cell is not None:
                    yield (row, column), cell

    def _cell(self, one: Element) -> Cell | None:
        if one.find("{*}f") is not None:
            return Cell(Kind.FORMULA)
        kind, value = one.get("t", "n"), one.findtext("{*}v")
        if kind == "inlineStr":
            inner = one.find("{*}is")
            return None if inner is None else Cell(Kind.TEXT, _text(inner))
        if not value:
            return None
        if kind == "s":
            place = _number(value.strip(), len(self._strings))
            return Cell(Kind.TEXT, self._strings[place]) if place < len(self._strings) else Cell(Kind.OTHER)
        if kind == "str":
            return Cell(Kind.TEXT, _plain(value))
        return Cell(Kind.NUMBER, value.strip()) if kind == "n" else Cell(Kind.OTHER)


def _text(one: Element) -> str:
    """A text in one piece; it may stand in several, each with a look of its own. How it is pronounced is left out."""
    return "".join(_plain(piece.text or "") for way in ("{*}t", "{*}r/{*}t") for piece in one.iterfind(way))


def _plain(text: str) -> str:
    """Characters that XML cannot hold are written as `_x000D_`."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < len("10000000") else otherwise


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number


def _path(target: str) -> str:
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
