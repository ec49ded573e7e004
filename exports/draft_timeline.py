"""The actions over time, in words and bars."""

from __future__ import annotations

from assessments import Action, Status
from exports.material import Material
from exports.plan import Timeline, TimelineColumn, TimelineRow
from exports.timeline import Axis, axis_of, bar_of
from scoring.plan_views import by_due

__all__ = ["timeline"]

LOOKS = {
    Status.NOT_STARTED: "not-started",
    Status.IN_PROGRESS: "going",
    Status.BLOCKED: "blocked",
    Status.DONE: "done",
    Status.DROPPED: "dropped",
}
"""The style class of a bar, by how its action stands."""


def timeline(material: Material) -> Timeline | None:
    """The actions by the day on which they are to be done; None where no action has a date."""
    words, round_ = material.words, material.assessment.round
    axis = axis_of(material.actions, round_.closed or round_.opened)
    if axis is None:
        return None
    there = {action.stands for action in material.actions}
    return Timeline(
        columns=tuple(TimelineColumn(words.month(day), str(day.year)) for day in axis.days),
        rows=tuple(_row(material, action, axis) for action in by_due(material.actions)),
        looks=tuple((LOOKS[one], words.status(one)[1]) for one in Status if one in there),
    )


def _row(material: Material, action: Action, axis: Axis) -> TimelineRow:
    words = material.words
    return TimelineRow(
        number=material.numbers[action.id],
        title=action.title,
        start=words.day(action.start),
        due=words.day(action.due),
        look=LOOKS[action.stands],
        bar=bar_of(action, axis),
    )
