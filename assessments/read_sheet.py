"""Reading a filled sheet: whole or not at all, with every problem located by its cell."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from assessments.model import Answer, Finding
from assessments.refusals import Refusals
from assessments.sheet_form import FORMAT, VERSION, Column, SheetPlace, answer_words, mark_of
from assessments.texts import MAX_TEXT, shown, text_problem
from assessments.xlsx_cells import Cell, Kind, Worksheet, cell_name, worksheets
from checklists import Edition, Overlay, Responsibility, ResponsibilityId, adapted, translated
from translations import UnknownLanguageError, translator_for

__all__ = ["SheetRating", "read_sheet"]

_SHORT: Final[Mapping[str, Answer]] = {
    "?": Finding.NOT_KNOWN, "-": Finding.NOT_APPLICABLE, "–": Finding.NOT_APPLICABLE,
}  # fmt: skip
_HIGHEST: Final = 4
_NEW_SHEET: Final = "Save a new sheet and copy the answers into it."


@dataclass(frozen=True, slots=True)
class SheetRating:
    """What a sheet says on one responsibility; "" is a text that nobody typed. An answer that was left blank is None.

    At least one of the three is there. What stands beside *not applicable* is its reason, beside anything else a note.
    """

    answer: Answer | None
    note: str = ""
    reason: str = ""


def read_sheet(
    data: bytes, name: str, place: SheetPlace, published: Edition, overlay: Overlay | None
) -> dict[ResponsibilityId, SheetRating]:
    """What is filled in on the sheet that `data` holds, in edition order; what was left blank is not in there.

    `name` is what the problems call the file; it must belong to `place`. `published` is the edition, not translated.
    Raises MendableError with everything that is wrong, each problem with its cell (`Checklist 2!D7`). Where the file is
    no XLSX, or not a sheet of this place, nothing else is judged.
    """
    refusals = Refusals(name)
    marked = [(sheet, _language(sheet, place, refusals)) for sheet in worksheets(data, refusals) if _is_ours(sheet)]
    if not marked:
        refusals.of_file("This is no sheet that was saved from here, or its first column was removed.")
    refusals.raise_if_any()
    found: dict[str, tuple[str, SheetRating | None]] = {}
    for sheet, language in marked:
        edition = adapted(translated(published, translator_for(language)), overlay)
        _Checklist(sheet, edition, language, refusals).read_into(found)
    refusals.raise_if_any()
    filled = {id_: rating for id_, (_where, rating) in found.items() if rating is not None}
    return {id_: filled[id_] for id_ in adapted(published, overlay).by_id if id_ in filled}


def _mark(sheet: Worksheet) -> str:
    return sheet.cells.get((1, Column.ID), Cell(Kind.OTHER)).text


def _is_ours(sheet: Worksheet) -> bool:
    return _mark(sheet).split(" ")[0] == FORMAT


def _language(sheet: Worksheet, place: SheetPlace, refusals: Refusals) -> str:
    """The language of a checklist, where it belongs to `place`; otherwise it is refused."""
    mark = _mark(sheet)
    _format, version, edition, language, round_, seat = [*mark.split(" "), *[""] * 5][:6]

    def refuse(message: str) -> str:
        refusals.of_cell(sheet.name, cell_name(1, Column.ID), message)
        return language

    if version.isascii() and version.isdigit() and version.lstrip("0") not in {"", str(VERSION)}:
        return refuse(
            f"This sheet is of version {shown(version)[1:-1]}, and version {VERSION} is the newest known here. Open it "
            "with a release of the toolkit that knows it."
        )
    if edition != place.edition:
        return refuse(f"This sheet is of edition {shown(edition)}; this round is of edition {place.edition}.")
    if round_ != place.round:
        return refuse(f"This sheet belongs to another round or another partnership. {_NEW_SHEET}")
    if seat != place.seat:
        return refuse(f"This sheet is for the place {shown(seat)}, and not for {place.seat}.")
    try:
        translator_for(language)
    except UnknownLanguageError:
        return refuse(f"There is no language {shown(language)} here. {_NEW_SHEET}")
    return language if mark == mark_of(place, language) else refuse(f"This mark was changed. {_NEW_SHEET}")


class _Checklist:
    """One checklist while it is read."""

    def __init__(self, sheet: Worksheet, edition: Edition, language: str, refusals: Refusals) -> None:
        self._sheet, self._edition, self._refusals = sheet, edition, refusals
        self._words = answer_words(edition, translator_for(language))
        self._answers = {_letters(words): answer for answer, words in self._words.items()}

    def read_into(self, found: dict[str, tuple[str, SheetRating | None]]) -> None:
        """Put what is filled in into `found`, under the id of its responsibility and beside where it stands."""
        for row in self._rows():
            one = self._responsibility(row)
            if one is None:
                continue
            if one.id in found:
                self._refuse(row, Column.STATEMENT, f"This stands on the sheet already, at {found[one.id][0]}.")
                continue
            found[one.id] = f"{shown(self._sheet.name)[1:-1]}!{cell_name(row, Column.STATEMENT)}", self._rating(row)

    def _rows(self) -> list[int]:
        """The lines with a responsibility, and those after the first one that hold an answer without one."""
        with_id = {row for row, column in self._sheet.cells if column == Column.ID and row > 1}
        first = min(with_id, default=0)
        filled = {
            row for row, column in self._sheet.cells if column in {Column.ANSWER, Column.TEXT} and first and row > first
        }
        return sorted(with_id | filled)

    def _responsibility(self, row: int) -> Responsibility | None:
        id_ = self._sheet.cells.get((row, Column.ID))
        if id_ is None:
            message = "Nothing is asked in this line. Write the answer beside its responsibility."
            self._refuse(row, Column.ANSWER, message)
            return None
        one = self._edition.by_id.get(ResponsibilityId(id_.text))
        if one is None:
            self._refuse(row, Column.ID, f"There is no responsibility {shown(id_.text)} in this round. {_NEW_SHEET}")
            return None
        stated = self._sheet.cells.get((row, Column.STATEMENT), Cell(Kind.OTHER))
        if not _letters(stated.text).startswith(_letters(one.statement)):
            message = (
                f"This round says it in other words than stand here, so the answer could mean another. {_NEW_SHEET}"
            )
            self._refuse(row, Column.STATEMENT, message)
            return None
        return one

    def _rating(self, row: int) -> SheetRating | None:
        answer, text = self._answer(row), self._text(row)
        if answer is Finding.NOT_APPLICABLE:
            if not text:
                self._refuse(row, Column.TEXT, f"“{self._words[answer]}” needs a reason here: why can this not arise?")
            return SheetRating(answer, reason=text)
        return SheetRating(answer, note=text) if text or answer is not None else None

    def _answer(self, row: int) -> Answer | None:
        cell = self._sheet.cells.get((row, Column.ANSWER))
        if cell is None or (cell.kind is Kind.TEXT and not cell.text.strip()):
            return None
        if cell.kind is Kind.FORMULA:
            self._refuse(row, Column.ANSWER, "A formula stands here, and nothing is calculated. Choose from the list.")
            return None
        written = cell.text.strip()
        answer = self._answers.get(_letters(written), _SHORT.get(written))
        if answer is None and len(written) == 1 and (level := unicodedata.decimal(written, 5)) <= _HIGHEST:
            answer = tuple(self._words)[level]
        if answer is None:
            told = f"{shown(written)} is none of the answers" if written else "This is none of the answers"
            self._refuse(row, Column.ANSWER, f"{told}. Choose from the list, or write a level from 0 to {_HIGHEST}.")
        return answer

    def _text(self, row: int) -> str:
        cell = self._sheet.cells.get((row, Column.TEXT))
        if cell is None:
            return ""
        if cell.kind is not Kind.TEXT:
            message = "Something else than a text stands here: a number, a date or a formula. Write it in words."
            self._refuse(row, Column.TEXT, message)
            return ""
        if problem := text_problem(cell.text, MAX_TEXT):
            self._refuse(row, Column.TEXT, problem)
        return cell.text if cell.text.strip() else ""

    def _refuse(self, row: int, column: Column, message: str) -> None:
        self._refusals.of_cell(self._sheet.name, cell_name(row, column), message)


def _letters(text: str) -> str:
    """What two spellings of one text have in common: programs change spaces, dashes and quotation marks."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", text).casefold()))
