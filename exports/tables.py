"""The plan as flat tables, for spreadsheets and comma-separated files: the same words as on paper, one fact to a cell.

What is not for the public is no empty column there but no column at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple, TypeVar

from assessments import Action, Finding
from checklists import Responsibility
from exports.material import Material
from exports.plan import ActionEntry, Bearing, Cell, Checklist, Item, Plan, Priority
from exports.text import storable
from scoring.model import ResponsibilitySummary
from translations.isolates import isolated

__all__ = [
    "LONGEST_CELL",
    "Column",
    "Columns",
    "Table",
    "Value",
    "actions_table",
    "checklists_table",
    "data_table",
    "first_table",
    "table_of",
]

LONGEST_CELL: Final = 32_767
"""UTF-16 units, the most that a cell of a spreadsheet holds."""

Value = str | int | float | date | None
"""What a cell holds; None is an empty one."""


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column. `width` in characters.

    `marks` is what its colours go by: `band`, `status`, `gap`, `change`, `levels` (between two rounds, shown with their
    sign) or none.

    `private`: contract §6 keeps it from the public.
    """

    title: str
    width: int
    marks: str = ""
    private: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name, its columns, and a row of as many values for each line."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


class Figures(NamedTuple):
    """One responsibility in the table of data."""

    one: Responsibility
    item: Item
    figures: ResponsibilitySummary


Line = TypeVar("Line")
Columns = Sequence[tuple[Column, Callable[[Line], Value]]]
"""The columns of a table, and what each holds of a line."""


def actions_table(made: Material, plan: Plan) -> Table:
    """One row for each action, in the order of the plan."""
    _ = made.words.gettext
    internal, public = _("internal"), _("public")
    columns: Columns[tuple[Action, ActionEntry]] = (
        (Column(_("No."), 6), lambda line: line[1].number),
        (Column(_("Action"), 44), lambda line: line[1].title),
        (Column(_("Priority"), 11, "band"), lambda line: line[1].band_word),
        (Column(_("Answers"), 44), lambda line: _bearings(line[1].bearings)),
        (Column(_("Lead"), 20), lambda line: line[1].lead),
        (Column(_("Role of the lead"), 24), lambda line: line[1].lead_role),
        (Column(_("With"), 26), lambda line: line[1].partners),
        (Column(_("Start"), 12), lambda line: line[0].start),
        (Column(_("Due"), 12), lambda line: line[0].due),
        (Column(_("Status"), 14, "status"), lambda line: line[1].status_word),
        (Column(_("Where it stands"), 36, private=True), lambda line: line[1].status_note),
        (Column(_("Steps"), 50), lambda line: _numbered(line[1].steps)),
        (Column(_("Money"), 28, private=True), lambda line: line[1].money),
        (Column(_("People"), 28, private=True), lambda line: line[1].people),
        (Column(_("Resources"), 16, private=True), lambda line: line[1].secured),
        (Column(_("How we will know"), 36), lambda line: line[1].indicator),
        (Column(_("How it is checked"), 36), lambda line: line[1].verification),
        (Column(_("Survivors’ safety"), 36, private=True), lambda line: line[1].survivor_safety),
        (Column(_("Survivors’ input"), 36, private=True), lambda line: line[1].survivor_input),
        (Column(_("Who may see it"), 14, private=True), lambda line: internal if line[1].internal else public),
    )
    return table_of(made, _("Actions"), columns, list(zip(made.actions, plan.actions, strict=True)))


def first_table(made: Material, plan: Plan) -> Table:
    """One row for each gap and each thing to find out, the most pressing first."""
    _ = made.words.gettext
    nobody = _("Without a public action") if made.public else _("Nobody has taken these on yet")
    kinds = ((nobody, plan.unowned), (_("Taken on"), plan.owned), (_("To find out"), plan.find_out))
    columns: Columns[tuple[str, Priority]] = (
        (Column(_("Taken on or not"), 24), lambda line: line[0]),
        (Column(_("No."), 7), lambda line: line[1].bearing.place),
        (Column(_("Sector"), 20), lambda line: line[1].bearing.sector),
        (Column(_("Responsibility"), 60), lambda line: line[1].bearing.statement),
        (Column(_("Safety"), 9), lambda line: _("Safety") if line[1].safety_critical else ""),
        (Column(_("Agreed"), 18), lambda line: line[1].agreed),
        (Column(_("Target"), 8), lambda line: line[1].target),
        (Column(_("Gap"), 7, "gap"), lambda line: _mark(line[1].cell)),
        (Column(_("Priority"), 11, "band"), lambda line: line[1].band_word),
        (Column(_("Action"), 50), lambda line: "\n".join(line[1].actions)),
    )
    return table_of(made, _("What comes first"), columns, [(kind, line) for kind, lines in kinds for line in lines])


def checklists_table(made: Material, plan: Plan) -> Table:
    """One row for each responsibility, with all that was written about it."""
    _ = made.words.gettext
    columns: Columns[tuple[Checklist, Item]] = (
        (Column(_("Sector"), 20), lambda line: line[0].name),
        (Column(_("No."), 7), lambda line: line[1].place),
        (Column(_("Responsibility"), 60), lambda line: line[1].statement),
        (Column(_("Safety"), 9), lambda line: _("Safety") if line[1].safety_critical else ""),
        (Column(_("Theme"), 16), lambda line: line[1].theme),
        (Column(_("Agreed"), 18), lambda line: line[1].agreed),
        (Column(_("Target"), 8), lambda line: line[1].target),
        (Column(_("Gap"), 7, "gap"), lambda line: _mark(line[1].cell)),
        (Column(_("Priority"), 11, "band"), lambda line: line[1].band_word),
        (Column(_("Here, for example"), 32), lambda line: line[1].example),
        (Column(_("Why it does not apply"), 32), lambda line: line[1].reason),
        (Column(_("Note"), 40, private=True), lambda line: line[1].note),
        (Column(_("Evidence"), 40, private=True), lambda line: line[1].evidence),
        (Column(_("Seen otherwise"), 40, private=True), lambda line: line[1].dissent),
        (Column(_("Positions"), 40, private=True), lambda line: _positions(line[1])),
        (Column(_("Ratings"), 40, private=True), lambda line: _ratings(line[1])),
        (Column(_("Action"), 44), lambda line: "\n".join(line[1].actions)),
    )
    lines = [(checklist, item) for checklist in plan.checklists for item in checklist.entries]
    return table_of(made, _("Checklists"), columns, lines)


def data_table(made: Material, plan: Plan) -> Table:
    """One row for each responsibility, figures as figures and nothing merged: what pivot tables are made from.

    Figures of ratings are empty where contract §6 hides them; the summary decided that.
    """
    _, round_ = made.words.gettext, made.assessment.round
    columns: Columns[Figures] = (
        (Column(_("Partnership"), 22), lambda _line: made.assessment.partnership.name),
        (Column(_("Round"), 16), lambda _line: round_.title),
        (Column(_("Day"), 12), lambda _line: round_.closed or round_.opened),
        (Column(_("Sector"), 20), lambda line: made.name(line.one.sector)),
        (Column(_("Theme"), 16), lambda line: line.item.theme),
        (Column(_("No."), 7), lambda line: line.item.place),
        (Column(_("Name in files"), 34), lambda line: line.one.id),
        (Column(_("Safety"), 9), lambda line: int(line.one.safety_critical)),
        (Column(_("Agreed"), 18), lambda line: line.item.agreed),
        (Column(_("Level"), 8), lambda line: None if isinstance(line.figures.agreed, Finding) else line.figures.agreed),
        (Column(_("Target"), 8), lambda line: line.figures.target),
        (Column(_("Gap"), 7, "gap"), lambda line: line.figures.gap),
        (Column(_("Importance"), 12), lambda line: line.figures.importance),
        (Column(_("Priority, 0 to 12"), 11), lambda line: line.figures.priority),
        (Column(_("Priority"), 11, "band"), lambda line: line.item.band_word),
        (Column(_("Number of actions"), 11), lambda line: len(line.item.actions)),
        (Column(_("Number of ratings"), 11, private=True), lambda line: line.figures.ratings.count),
        (Column(_("Median"), 9, private=True), lambda line: line.figures.ratings.median),
        (Column(_("Lowest"), 9, private=True), lambda line: (line.figures.ratings.range or (None,))[0]),
        (Column(_("Highest"), 9, private=True), lambda line: (line.figures.ratings.range or (None,))[-1]),
        (Column(_("Consensus"), 11, private=True), lambda line: line.figures.ratings.consensus),
        (Column(_("Own view less partners’"), 12, private=True), lambda line: line.figures.ratings.perception_gap),
    )
    items = {item.place: item for checklist in plan.checklists for item in checklist.entries}
    lines = [Figures(one, items[made.places[one.id]], made.figures[one.id]) for one in made.responsibilities]
    return table_of(made, _("Data"), columns, lines)


def table_of(made: Material, name: str, columns: Columns[Line], lines: Iterable[Line]) -> Table:
    """A table of `lines`, without the columns that its reader may not see, every value as a cell holds it."""
    shown = [(column, value) for column, value in columns if not (made.public and column.private)]
    shortened = made.words.gettext("[… shortened]")
    rows = tuple(tuple(_held(value(line), shortened) for _, value in shown) for line in lines)
    return Table(name, tuple(column for column, _ in shown), rows)


def _held(value: Value, shortened: str) -> Value:
    """The value as a cell holds it: storable, and within what a cell takes."""
    if not isinstance(value, str):
        return value
    text = storable(value)
    # A character beyond the basic plane counts twice.
    if len(text) + sum(character > "\uffff" for character in text) <= LONGEST_CELL:
        return text
    room = LONGEST_CELL - len(shortened) - 1
    kept = text.encode("utf-16-le")[: 2 * room].decode("utf-16-le", "ignore")
    return f"{kept} {shortened}"


def _mark(cell: Cell) -> Value:
    return int(cell.mark) if cell.mark.isdigit() else cell.mark


def _numbered(steps: Sequence[str]) -> str:
    return "\n".join(f"{number}. {step}" for number, step in enumerate(steps, 1))


def _bearings(bearings: Iterable[Bearing]) -> str:
    return "\n".join(f"{one.place} {one.statement}" for one in bearings)


def _positions(item: Item) -> str:
    return "\n".join(f"{one.answer}: {isolated(one.note)}" if one.note else one.answer for one in item.positions)


def _ratings(item: Item) -> str:
    return "; ".join(part for part in (item.ratings, item.own_view, item.withheld) if part)
