"""The actions over time, in words and bars."""

from __future__ import annotations

from collections.abc import Sequence

from assessments import Status
from exports.draft_actions import LOOKS
from exports.material import Material
from exports.plan import ActionEntry, Timeline, TimelineColumn
from scoring.plan_views import by_due

__all__ = ["timeline"]


def timeline(material: Material, entries: Sequence[ActionEntry]) -> Timeline | None:
    """The actions by the day on which they are to be done; None where no action has a date."""
    words, axis = material.words, material.axis
    if axis is None:
        return None
    there = {action.stands for action in material.actions}
    entry_of = {one.number: one for one in entries}
    return Timeline(
        begins=words.month_of_year(axis.days[0]),
        ends=words.month_of_year(axis.last_month),
        columns=tuple(TimelineColumn(words.month(day), str(day.year)) for day in axis.days),
        rows=tuple(entry_of[material.numbers[action.id]] for action in by_due(material.actions)),
        looks=tuple((LOOKS[one], words.status(one)[1]) for one in Status if one in there),
    )
