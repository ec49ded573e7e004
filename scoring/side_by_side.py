"""Two rounds: which finished actions came before which improvements.

They stand beside each other. That one led to the other is not said, because nothing here could show it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from assessments import Action, Assessment, Status
from checklists import ResponsibilityId
from scoring.model import Change, Comparison, ResponsibilityComparison

__all__ = ["Improvement", "SideBySide", "side_by_side"]


@dataclass(frozen=True, slots=True)
class Improvement:
    """One responsibility whose agreed level is higher in the later round, and the finished actions that served it."""

    compared: ResponsibilityComparison
    finished: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Every improvement, in edition order; `elsewhere` holds the finished actions none of whose gaps improved."""

    improvements: tuple[Improvement, ...]
    elsewhere: tuple[Action, ...]


def side_by_side(
    comparison: Comparison, earlier: Assessment, later: Assessment, finished_on: Mapping[str, date]
) -> SideBySide:
    """The improvements of `comparison` beside the actions that were finished before the later round ended.

    `finished_on` says on which day an action of the later round, by its id, became done, as far as anybody knows.
    """
    ended = later.round.closed
    finished = [one for one in earlier.actions or () if one.stands is Status.DONE]
    for one in later.actions or ():
        too_late = ended is not None and finished_on.get(one.id, ended) > ended
        if one.stands is Status.DONE and not too_late and not _is_in(one, finished):
            finished.append(one)
    better = tuple(one for one in comparison.responsibilities if one.change is Change.BETTER)
    improved: set[ResponsibilityId] = {one.id for one in better}
    return SideBySide(
        improvements=tuple(
            Improvement(one, tuple(action for action in finished if one.id in action.responsibilities))
            for one in better
        ),
        elsewhere=tuple(action for action in finished if improved.isdisjoint(action.responsibilities)),
    )


def _is_in(action: Action, others: list[Action]) -> bool:
    """Whether it is one of the others: the id alone may stand for something else in another file."""
    return any((one.id, one.title) == (action.id, action.title) for one in others)
