"""Two rounds: which finished actions came before which improvements.

They stand beside each other. That one led to the other is not said, because nothing here could show it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from assessments import Action, Assessment, Status
from checklists import ResponsibilityId
from scoring.model import Change, Comparison, ResponsibilityComparison

__all__ = ["Days", "Finished", "Improvement", "SideBySide", "TakenIn", "side_by_side"]

Days = Mapping[str, date]
"""On which day actions of one round, by their ids, became done, as far as anybody knows."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A round whose actions are looked at, and the days on which they became done."""

    assessment: Assessment
    finished_on: Days = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finished:
    """An action that was finished; `day` is None where nobody knows it."""

    action: Action
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Improvement:
    """One responsibility whose agreed level is higher in the later round, and the finished actions that served it."""

    compared: ResponsibilityComparison
    finished: tuple[Finished, ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Every improvement, in edition order; `elsewhere` holds the finished actions none of whose gaps improved."""

    improvements: tuple[Improvement, ...]
    elsewhere: tuple[Finished, ...]


def side_by_side(comparison: Comparison, rounds: Sequence[TakenIn]) -> SideBySide:
    """The improvements of `comparison` beside the actions that were finished before the later round ended.

    `rounds` are the two that are compared, the earlier one first, and between them all that are known to lie between:
    an action that is done does not go along, so what was finished in one of those stands in no other.
    """
    finished = _finished(rounds)
    better = tuple(one for one in comparison.responsibilities if one.change is Change.BETTER)
    improved: set[ResponsibilityId] = {one.id for one in better}
    return SideBySide(
        improvements=tuple(
            Improvement(one, tuple(done for done in finished if one.id in done.action.responsibilities))
            for one in better
        ),
        elsewhere=tuple(done for done in finished if improved.isdisjoint(done.action.responsibilities)),
    )


def _finished(rounds: Sequence[TakenIn]) -> list[Finished]:
    """Each action once, as the last of the rounds has it, where it is done and was so before the last one ended."""
    last: dict[tuple[str, str], Finished] = {}
    for one in rounds:
        for action in one.assessment.actions or ():
            which = action.id, action.title  # the id alone may stand for something else in another file
            before = last.get(which)
            day = one.finished_on.get(action.id)
            if day is None and before is not None and before.action.stands is Status.DONE:
                day = before.day
            last[which] = Finished(action, day)
    ended = rounds[-1].assessment.round.closed
    return [
        one
        for one in last.values()
        if one.action.stands is Status.DONE and (one.day is None or ended is None or one.day <= ended)
    ]
