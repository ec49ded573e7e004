"""Between two rounds: which actions want a look, and which go their way."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Final

from assessments import Action, Round, Status
from scoring.plan_views import by_due

__all__ = ["SOON", "FollowUp", "follow_up", "review_day"]

SOON: Final = timedelta(days=30)
"""What is to be done within this time is due soon."""

A_YEAR: Final = 1


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Every action once, each group by date: the first that holds of it, in this order."""

    blocked: tuple[Action, ...] = ()
    overdue: tuple[Action, ...] = ()
    soon: tuple[Action, ...] = ()
    under_way: tuple[Action, ...] = ()
    not_taken_on: tuple[Action, ...] = ()
    done: tuple[Action, ...] = ()
    dropped: tuple[Action, ...] = ()


def follow_up(actions: Iterable[Action], today: date) -> FollowUp:
    """How the actions stand on `today`. One without a lead or a date is not taken on, unless it is blocked."""
    groups: dict[str, list[Action]] = {one.name: [] for one in fields(FollowUp)}
    for action in by_due(actions):
        groups[_group(action, today)].append(action)
    return FollowUp(**{name: tuple(inside) for name, inside in groups.items()})


def _group(action: Action, today: date) -> str:
    match action.stands:
        case Status.DONE | Status.DROPPED | Status.BLOCKED as ended:
            return ended.value
    if action.lead is None or action.due is None:
        return "not_taken_on"
    if action.due < today:
        return "overdue"
    return "soon" if action.due - today <= SOON else "under_way"


def review_day(round_: Round, actions: Iterable[Action]) -> date | None:
    """When to look again: a year after the round was held, or the day after the last due date; None with neither."""
    held = round_.closed or round_.opened
    last_due = max((one.due for one in actions if one.due), default=None)
    with suppress(ValueError, OverflowError):  # the end of the calendar
        if held:
            leap_day = (held.month, held.day) == (2, 29)
            return held.replace(year=held.year + A_YEAR, day=28 if leap_day else held.day)
        return last_due + timedelta(days=1) if last_due else None
    return None
