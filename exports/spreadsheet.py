"""The plan as a spreadsheet: to sort, to filter, to count in pivot tables. Whatever somebody typed stays a text."""

from __future__ import annotations

import io
import re
from datetime import date, datetime, time
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from assessments import Assessment, Status
from checklists import Edition, SectorId
from exports.change_table import changes_table
from exports.draft import plan_of
from exports.draft_change import change_totals
from exports.earlier import Earlier
from exports.material import Material, material
from exports.plan import Cell, Plan
from exports.tables import Column, Table, Value, actions_table, checklists_table, data_table, first_table
from exports.text import storable, storable_throughout
from look import CHANGES, LIGHT
from look import GAPS as GAP_NAMES
from scoring.model import Band, Change
from translations import Translator
from translations.isolates import isolated

__all__ = ["FIRST_DAY", "INK", "LINE", "LONGEST_NAME", "MUTED", "NAVY", "NOT_IN_A_NAME", "plan_xlsx"]

NAVY, INK, MUTED, LINE = (LIGHT[one] for one in ("title", "ink", "ink-soft", "rule"))
COOL, ON_BAND = LIGHT["cool"], LIGHT["on-band"]
# The colours of the plan on paper: lightness falls evenly, and the figure stands in every cell.
GAPS = tuple((LIGHT[name], LIGHT[f"on-{name}"]) for name in GAP_NAMES)
MARKS = {"?": (LIGHT["unsettled"], INK), "≠": (COOL, NAVY)}
BANDS = {Band.HIGH: GAPS[4], Band.MEDIUM: GAPS[3], Band.LOW: GAPS[2], Band.FIND_OUT: (COOL, NAVY)}
STATES = {
    Status.BLOCKED: GAPS[3],
    Status.IN_PROGRESS: (COOL, NAVY),
    Status.DONE: (LIGHT["good-soft"], INK),
    Status.DROPPED: (LIGHT["unsettled"], MUTED),
}
LEVELS = {levels: (LIGHT[name], LIGHT[f"on-{name}"]) for levels, name in enumerate(CHANGES, -CHANGES.index("same"))}
TOTALS = {
    Change.BETTER: LEVELS[2],
    Change.SAME: LEVELS[0],
    Change.WORSE: LEVELS[-2],
    Change.NOT_COMPARABLE: (LIGHT["unsettled"], INK),
}
WITH_SIGN = "+0;−0;0"
FIRST_DAY = date(1900, 3, 1)  # before it, spreadsheets count a day that never was
NOT_IN_A_NAME, LONGEST_NAME = re.compile(r"[\[\]:*?/\\']"), 31  # of a sheet
WIDEST_NAME = 34  # characters of a sector's name in the heatmap


def plan_xlsx(  # noqa: PLR0913 - as for plan_pdf
    edition: Edition,
    assessment: Assessment,
    translator: Translator,
    *,
    sector: SectorId | None = None,
    public: bool = False,
    earlier: Earlier | None = None,
) -> bytes:
    """The plan of one round, or one sector's, as a workbook; the same bytes for the same arguments.

    `edition` is adapted and translated, as for `plan_pdf`. With `earlier`, a sheet compares the two rounds.
    """
    chosen = edition.sector_by_id[sector] if sector else None
    made = material(edition, assessment, translator, chosen, public=public, earlier=earlier)
    written = io.BytesIO()
    _Workbook(written, made, storable_throughout(plan_of(made))).write()
    return written.getvalue()


class _Workbook:
    """One workbook on its way. XlsxWriter has no types, so nothing of it leaves this class."""

    def __init__(self, out: io.BytesIO, made: Material, plan: Plan) -> None:
        self._made, self._plan, self._words = made, plan, made.words
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = xlsxwriter.Workbook(out, options)
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}

    def write(self) -> None:
        _, round_ = self._words.gettext, self._made.assessment.round
        day = round_.closed or round_.opened or self._made.edition.published
        # Neutral, as it stands in the title bar, and no clock: the same plan is the same file.
        created = datetime.combine(max(day, FIRST_DAY), time())
        self._book.set_properties({"title": _("Action plan"), "created": created})
        self._about()
        self._heatmap()
        self._table(first_table(self._made, self._plan))
        if self._made.earlier is not None:
            self._table(changes_table(self._made, self._made.earlier))
        for table in (actions_table, checklists_table, data_table):
            self._table(table(self._made, self._plan))
        self._book.close()

    def _format(self, **properties: object) -> Any:  # noqa: ANN401
        wanted = {"font_name": "Calibri", "font_size": 10, "font_color": INK, "valign": "top", **properties}
        key = tuple(sorted(wanted.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(wanted)
        return self._formats[key]

    def _text(self, **properties: object) -> Any:  # noqa: ANN401
        # The mark that keeps a text a text when somebody edits its cell.
        return self._format(text_wrap=True, quote_prefix=True, **properties)

    def _sheet(self, name: str) -> Any:  # noqa: ANN401
        sheet = self._book.add_worksheet(NOT_IN_A_NAME.sub(" ", name)[:LONGEST_NAME])
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        _ = self._words.gettext
        audience = _("Public version") if self._plan.public else _("For the partnership only")
        sheet.set_footer(f"&L&8{audience.replace('&', '&&')}&R&8&P")
        if self._words.direction == "rtl":
            sheet.right_to_left()
        return sheet

    def _table(self, table: Table) -> None:
        sheet, last = self._sheet(table.name), len(table.columns) - 1
        head = self._format(bold=True, font_color=ON_BAND, bg_color=NAVY, text_wrap=True, valign="vcenter")
        for number, column in enumerate(table.columns):
            sheet.set_column(number, number, column.width)
            sheet.write_string(0, number, column.title, head)
        for line, row in enumerate(table.rows, 1):
            for number, (column, value) in enumerate(zip(table.columns, row, strict=True)):
                self._cell(sheet, (line, number), column, value)
        rows = len(table.rows)
        sheet.set_row(0, 30)
        sheet.freeze_panes(1, 2)
        sheet.repeat_rows(0)
        sheet.autofilter(0, 0, max(rows, 1), last)
        for number, column in enumerate(table.columns):
            if column.marks and rows:
                self._colours(sheet, column.marks, (1, number, rows, number))

    def _cell(self, sheet: Any, where: tuple[int, int], column: Column, value: Value) -> None:  # noqa: ANN401
        edge = {"bottom": 1, "bottom_color": LINE}
        if value is None or value == "":
            sheet.write_blank(*where, None, self._format(**edge))
        elif isinstance(value, str):
            sheet.write_string(*where, value, self._text(**edge))
        elif not isinstance(value, date):
            sign = {"num_format": WITH_SIGN} if column.marks == "levels" else {}
            sheet.write_number(*where, value, self._format(align="center", **sign, **edge))
        elif value < FIRST_DAY:
            sheet.write_string(*where, value.isoformat(), self._text(**edge))
        else:
            shown = self._format(num_format="yyyy-mm-dd", align="left", **edge)
            sheet.write_datetime(*where, datetime.combine(value, time()), shown)

    def _colours(self, sheet: Any, marks: str, where: tuple[int, int, int, int]) -> None:  # noqa: ANN401
        """Colours that follow what stands in a cell, when somebody changes it too."""
        words = self._words
        wanted: dict[str | int, tuple[str, str]] = {}
        if marks == "band":
            wanted.update({words.band(band): colours for band, colours in BANDS.items()})
        elif marks == "status":
            wanted.update({words.status(status)[1]: colours for status, colours in STATES.items()})
        elif marks == "change":
            wanted.update({word: TOTALS[change] for change, word in change_totals(words).items()})
        elif marks == "levels":
            wanted.update(LEVELS.items())
        else:
            wanted.update(enumerate(GAPS))
            wanted.update(MARKS)
        sheet.conditional_format(*where, {"type": "blanks", "stop_if_true": True, "format": None})
        for value, (background, colour) in wanted.items():
            criteria = value if isinstance(value, int) else '"' + value.replace('"', '""') + '"'
            style = self._book.add_format({"bg_color": background, "font_color": colour, "bold": True})
            rule = {"type": "cell", "criteria": "==", "value": criteria, "format": style}
            sheet.conditional_format(*where, rule)

    def _about(self) -> None:
        _, plan = self._words.gettext, self._plan
        sheet = self._sheet(_("About"))
        sheet.set_column(0, 0, 26)
        sheet.set_column(1, 1, 96)
        sheet.set_row(0, 34)
        title = self._text(bold=True, font_size=20, font_color=NAVY)
        sheet.merge_range(0, 0, 0, 1, "", title)
        sheet.write_string(0, 0, plan.sector or plan.partnership, title)
        bold, usual = self._text(bold=True), self._text()
        for line, (label, value) in enumerate(self._facts(), 2):
            sheet.write_string(line, 0, label, bold)
            sheet.write_string(line, 1, value, usual)

    def _facts(self) -> list[tuple[str, str]]:
        _, plan = self._words.gettext, self._plan
        handling = (
            _("It may be passed on. What was said in confidence at the table is not in it.")
            if plan.public
            else _("It holds what was said at the table. Keep it where nobody can read it who should not.")
        )
        audience = _("Public version") if plan.public else _("For the partnership only")
        lines = [
            (_("Partnership"), plan.partnership),
            (_("Where"), plan.area),
            (_("Round"), f"{isolated(plan.round)} · {plan.dates}" if plan.dates else plan.round),
            (audience, handling),
            *((fact.figure, fact.label) for fact in plan.facts),
            *self._change_facts(),
            *((str(level.level), f"{level.name}: {level.meaning}") for level in plan.scale),
            ("?", _("Not known: a finding, never a zero. Somebody has to find out.")),
            (_("Source"), f"{plan.source.link.title}\n{plan.source.link.address}"),
            (_("Licence"), _("Creative Commons Attribution 4.0 International")),
        ]
        return [(label, value) for label, value in lines if value]

    def _change_facts(self) -> list[tuple[str, str]]:
        change = self._plan.change
        if change is None:
            return []
        before = f"{isolated(change.earlier)} · {change.dates}" if change.dates else change.earlier
        compared = self._words.gettext("Compared with")
        return [(compared, before), *((fact.figure, fact.label) for fact in change.facts)]

    def _heatmap(self) -> None:
        _, plan = self._words.gettext, self._plan
        sheet = self._sheet(_("Where the gaps are"))
        head = self._format(bold=True, font_color=MUTED, align="center", valign="vcenter")
        sheet.set_column(0, 0, WIDEST_NAME)
        sheet.set_column(1, max(len(plan.places), 1), 5)
        sheet.write_string(0, 0, _("Levels still to go"), self._format(bold=True, font_color=NAVY))
        for number, place in enumerate(plan.places, 1):
            sheet.write_number(0, number, place, head)
        for line, row in enumerate(plan.heat, 1):
            sheet.set_row(line, 22)
            sheet.write_string(line, 0, row.name, self._text(valign="vcenter"))
            for number, cell in enumerate(row.cells, 1):
                self._chip(sheet, line, number, cell)
        self._colours(sheet, "gap", (1, 1, max(len(plan.heat), 1), max(len(plan.places), 1)))
        sheet.freeze_panes(1, 1)
        self._key(sheet, len(plan.heat) + 2)

    def _chip(self, sheet: Any, line: int, number: int, cell: Cell | None) -> None:  # noqa: ANN401
        style = self._format(align="center", valign="vcenter", bold=True, border=1, border_color=LIGHT["card"])
        if cell is None:
            return
        if cell.mark.isdigit():
            sheet.write_number(line, number, int(cell.mark), style)
        else:
            sheet.write_string(line, number, cell.mark, style)

    def _key(self, sheet: Any, first: int) -> None:  # noqa: ANN401
        _ = self._words.gettext
        told = (
            ("0", _("at target")), ("1 – 4", _("levels to go")), ("?", _("not known")), ("≠", _("no agreement")),
            ("–", _("not applicable")), ("·", _("not yet discussed")),
        )  # fmt: skip
        for line, (mark, meaning) in enumerate(told, first):
            sheet.write_string(line, 0, storable(f"{mark}  {meaning}"), self._format(font_color=MUTED))
