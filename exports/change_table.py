"""Two rounds in one table, for spreadsheets: what was agreed then and now, and what each round aimed at."""

from __future__ import annotations

from assessments import Answer, Assessment
from checklists import Edition, ResponsibilityId
from exports.draft_change import change_totals, each_change
from exports.earlier import Earlier
from exports.material import Material
from exports.plan import ChangeLine
from exports.tables import Column, Columns, Table, table_of
from scoring.model import Change, ResponsibilityComparison

__all__ = ["changes_table"]

Compared = tuple[ResponsibilityComparison, ChangeLine]


def changes_table(made: Material, earlier: Earlier) -> Table:
    """One row for each responsibility that one of the two rounds asks, in edition order.

    `Change` holds one of four words, to filter by; the levels between the two stand beside it as a figure.
    """
    _, totals = made.words.gettext, change_totals(made.words)
    themes = {theme.id: theme.name for theme in made.edition.themes}
    columns: Columns[Compared] = (
        (Column(_("Sector"), 20), lambda line: line[1].bearing.sector),
        (Column(_("No."), 7), lambda line: line[1].bearing.place),
        (Column(_("Responsibility"), 60), lambda line: line[1].bearing.statement),
        (Column(_("Theme"), 16), lambda line: themes[line[0].theme]),
        (Column(_("Change"), 20, "change"), lambda line: totals[line[0].change]),
        (Column(_("Levels higher or lower"), 10, "levels"), lambda line: _between(line[0])),
        (Column(_("Before"), 18), lambda line: line[1].before),
        (Column(_("Now"), 18), lambda line: line[1].after),
        (Column(_("Level before"), 8), lambda line: _level(line[0].earlier)),
        (Column(_("Level now"), 8), lambda line: _level(line[0].later)),
        (Column(_("Target before"), 8), lambda line: _target(earlier.edition, earlier.assessment, line[0].id)),
        (Column(_("Target now"), 8), lambda line: _target(made.edition, made.assessment, line[0].id)),
        (Column(_("Why it cannot be compared"), 44), lambda line: _reason(*line)),
        (Column(_("Finished before"), 44), lambda line: "\n".join(map(made.words.finished, line[1].finished))),
    )
    return table_of(made, _("What has changed"), columns, each_change(made))


def _between(one: ResponsibilityComparison) -> int | None:
    before, after = _level(one.earlier), _level(one.later)
    return None if before is None or after is None else after - before


def _level(answer: Answer | None) -> int | None:
    return answer if isinstance(answer, int) else None


def _target(edition: Edition, assessment: Assessment, name: ResponsibilityId) -> int | None:
    """The level that a round aims at; None where it does not ask this."""
    if name not in edition.by_id:
        return None
    own = assessment.entry(name).target
    return assessment.target if own is None else own


def _reason(one: ResponsibilityComparison, line: ChangeLine) -> str:
    return line.cell.meaning if one.change is Change.NOT_COMPARABLE else ""
