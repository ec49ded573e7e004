"""A sheet for a computer without a network: the checklists of one place, to be answered in any spreadsheet program.

It holds no answers, no names, no formulas and no macros. What is not to be filled in is protected from a slip; there is
no password, as there is no secret. `assessments.read_sheet` reads it back.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.utility import xl_range_abs  # type: ignore[import-untyped]

from assessments import Answer, Finding, SheetPlace
from assessments.sheet_form import Column, answer_words, mark_of
from checklists import Edition, Responsibility, Sector, SectorId
from exports.spreadsheet import FIRST_DAY, INK, LINE, LONGEST_NAME, MUTED, NAVY, NOT_IN_A_NAME
from exports.text import storable
from exports.wording import Wording
from look import LIGHT
from translations import Translator
from translations.isolates import isolated

__all__ = ["sheet_xlsx"]

HEAD = 2  # the row, from 0, of the heads, which are what there is to choose from
FILL = LIGHT["accent-soft"]
WIDTHS = {Column.PLACE: 6, Column.STATEMENT: 46, Column.ANSWER: 20, Column.TEXT: 32}
WIDTH_OF_A_LEVEL = 30
LINE_HEIGHT = 13.5  # points, of one line of 10-point letters
WIDE_LINE, NARROWEST = 17, 85  # the same of 11-point letters; and how few of them stand in a line
HIGHEST_ROW = 400  # points; programs draw none that is higher
AS_TEXT = "@"  # so that nothing that somebody types is made a date or a number
LONGEST_TITLE, LONGEST_MESSAGE = 32, 255  # characters, of what a program says where something else is typed
MAY = {"format_columns": True, "format_rows": True}


def sheet_xlsx(  # noqa: PLR0913 - whose sheet it is, and what is on it
    edition: Edition,
    translator: Translator,
    place: SheetPlace,
    *,
    label: str,
    own: SectorId,
    others: bool = True,
) -> bytes:
    """The sheet of one place; the same bytes for the same arguments.

    `edition` is adapted and translated; `label` is what people call the place, `own` the sector it speaks for, whose
    checklist comes first. `others`: those of the other sectors too.
    """
    sectors = [edition.sector_by_id[own], *(one for one in edition.sectors if others and one.id != own)]
    written = io.BytesIO()
    _Sheet(written, edition, Wording(translator, edition.scale), place).write(label, sectors)
    return written.getvalue()


class _Sheet:
    """One sheet on its way. XlsxWriter has no types, so nothing of it leaves this class."""

    def __init__(self, out: io.BytesIO, edition: Edition, words: Wording, place: SheetPlace) -> None:
        self._edition, self._words = edition, words
        self._answers = answer_words(edition, words.translator)
        self._mark = mark_of(place, words.language)
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = xlsxwriter.Workbook(out, options)
        edge = {"border": 1, "border_color": LINE}
        self._usual = self._format(**edge)
        self._free = self._format(**edge, bg_color=FILL, locked=False, num_format=AS_TEXT)
        self._head = self._format(bold=True, font_color=LIGHT["on-fill"], bg_color=NAVY, valign="vcenter")

    def write(self, label: str, sectors: Sequence[Sector]) -> None:
        _ = self._words.gettext
        created = datetime.combine(max(self._edition.published, FIRST_DAY), time())  # no clock: the same is the same
        self._book.set_properties({"title": _("Checklists"), "created": created})
        self._instructions(label)
        for sector in sectors:
            self._checklist(sector, label)
        self._book.close()

    def _format(self, **properties: object) -> Any:  # noqa: ANN401
        usual = {"font_name": "Calibri", "font_size": 10, "font_color": INK, "valign": "top", "text_wrap": True}
        return self._book.add_format({**usual, **properties})

    def _page(self, name: str) -> Any:  # noqa: ANN401
        page = self._book.add_worksheet(NOT_IN_A_NAME.sub(" ", name)[:LONGEST_NAME])
        page.hide_gridlines(2)
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.protect("", MAY)
        if self._words.direction == "rtl":
            page.right_to_left()
        return page

    def _instructions(self, label: str) -> None:
        _ = self._words.gettext
        page = self._page(_("Read first"))
        page.set_column(0, 0, 4)
        page.set_column(1, 1, 96)
        page.set_row(0, 30)
        page.set_row(1, 24)
        page.write_string(0, 1, _("Checklists to answer without a network"), self._format(bold=True, font_size=18))
        page.write_string(1, 1, storable(label), self._format(bold=True, font_color=NAVY, font_size=12))
        usual, number = self._format(font_size=11), self._format(font_size=11, bold=True, font_color=MUTED)
        for line, sentence in enumerate(self._sentences(), 1):
            page.write_number(line + 2, 0, line, number)
            page.write_string(line + 2, 1, sentence, usual)
            page.set_row(line + 2, _lines(sentence, NARROWEST) * WIDE_LINE)

    def _sentences(self) -> tuple[str, ...]:
        _ = self._words.gettext
        return (
            _("Each sheet is one sector’s checklist. Yours comes first; go on with as many others as you want."),
            _("Read a responsibility, and find the words that fit best what happens here today, not what is planned."),
            _("Choose from the list of the yellow cell beside it. Where two seem to fit, take the lower one."),
            _("What you leave empty stays empty. It is never counted as a zero, and changes nothing."),
            _("“Not known” helps too, as somebody then has to find out. “Not applicable” needs a reason beside it."),
            _("Write no name of any person and nothing by which a woman could be recognised."),
            _("Save the file as XLSX, under a name that says nothing. It has no password: whoever opens it reads it."),
            _(
                "Bring it in yourself on the page “My place”: then nobody sees it before answers are shown for all. Or "
                "give it to whoever leads the talk; they enter it for your seat and see what you chose."
            ),
            _("It may be up to 2 MB. Before anything is stored, you see what it says. Afterwards delete every copy."),
        )

    def _checklist(self, sector: Sector, label: str) -> None:
        _ = self._words.gettext
        number = 1 + self._edition.sectors.index(sector)
        page = self._page(_("Checklist {number}").format(number=number))
        page.set_landscape()
        title = self._format(bold=True, font_size=14, font_color=NAVY, text_wrap=False)
        page.write_string(0, Column.ID - 1, self._mark)
        page.write_string(0, Column.PLACE - 1, storable(f"{number} {isolated(sector.name)} · {isolated(label)}"), title)
        told = _("Answer in the yellow cells. What you leave blank stays blank. No names, no cases.")
        page.write_string(1, Column.PLACE - 1, told, self._format(font_color=MUTED, text_wrap=False))
        self._heads(page)
        own = self._edition.of_sector(sector.id)
        added = [one for one in own if one.item is None]
        for row, one in enumerate(own, HEAD + 1):
            self._line(page, row, f"{number}.{one.item or f'+{1 + added.index(one)}'}", one)
        if own:
            self._list(page, HEAD + 1, HEAD + len(own))

    def _heads(self, page: Any) -> None:  # noqa: ANN401
        _ = self._words.gettext
        heads = {
            Column.PLACE: _("No."),
            Column.STATEMENT: _("Responsibility"),
            Column.ANSWER: _("Your answer"),
            Column.TEXT: _("Why? A note, if you like; a reason for “Not applicable”"),
        }
        for column, words in heads.items():
            page.set_column(column - 1, column - 1, WIDTHS[column])
            page.write_string(HEAD, column - 1, words, self._head)
        for level, words in enumerate(self._answers.values(), Column.LEVELS):
            page.set_column(level - 1, level - 1, WIDTH_OF_A_LEVEL)
            page.write_string(HEAD, level - 1, words, self._head)
        page.set_column(Column.ID - 1, Column.ID - 1, 4, None, {"hidden": True})
        page.set_row(0, 24)
        page.set_row(1, 18)
        page.set_row(HEAD, 32)
        page.freeze_panes(HEAD + 1, Column.ANSWER)
        page.repeat_rows(HEAD)

    def _line(self, page: Any, row: int, place: str, one: Responsibility) -> None:  # noqa: ANN401
        meanings = self._meanings(one)
        asked = self._asked(one)
        page.write_string(row, Column.ID - 1, one.id)
        page.write_string(row, Column.PLACE - 1, place, self._usual)
        page.write_string(row, Column.STATEMENT - 1, asked, self._usual)
        for column in (Column.ANSWER, Column.TEXT):
            page.write_blank(row, column - 1, None, self._free)
        for level, meaning in enumerate(meanings, Column.LEVELS):
            page.write_string(row, level - 1, meaning, self._usual)
        lines = [_lines(asked, WIDTHS[Column.STATEMENT]), *(_lines(meaning, WIDTH_OF_A_LEVEL) for meaning in meanings)]
        page.set_row(row, min(max(lines) * LINE_HEIGHT, HIGHEST_ROW))

    def _asked(self, one: Responsibility) -> str:
        """The statement first: by it the line is known again."""
        _ = self._words.gettext
        safety = f" ▲ {_('Safety')}" if one.safety_critical else ""
        example = f"\n{_('Here, for example')}: {isolated(one.example)}" if one.example else ""
        return storable(f"{isolated(one.statement)}{safety}{example}")

    def _meanings(self, one: Responsibility) -> list[str]:
        _ = self._words.gettext
        levels = one.levels or tuple(level.meaning for level in self._edition.scale)
        findings: dict[Answer, str] = {
            Finding.NOT_KNOWN: _("I cannot say."),
            Finding.NOT_APPLICABLE: _("It cannot arise here; I say why."),
        }
        return [storable(text) for text in (*levels, *findings.values())]

    def _list(self, page: Any, first: int, last: int) -> None:  # noqa: ANN401
        _ = self._words.gettext
        ends = Column.LEVELS - 1, Column.LEVELS + len(self._answers) - 2
        rule = {
            "validate": "list",
            "source": "=" + xl_range_abs(HEAD, ends[0], HEAD, ends[1]),
            "error_title": _("Please choose from the list")[:LONGEST_TITLE],
            "error_message": _("What else you want to say goes into the cell beside it.")[:LONGEST_MESSAGE],
        }
        page.data_validation(first, Column.ANSWER - 1, last, Column.ANSWER - 1, rule)


def _lines(text: str, width: int) -> int:
    """About how many lines a text takes in a column of `width` characters."""
    return sum(1 + len(line) // width for line in text.split("\n"))
