"""The actions of a round in the orders in which people look at a plan; none is a judgement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from assessments import Action, Finding, Status
from checklists import Edition, SectorId
from scoring.model import Summary

__all__ = ["Load", "Month", "OfLead", "Workload", "by_due", "by_lead", "by_priority", "is_open", "workload"]

ENDED: Final = frozenset({Status.DONE, Status.DROPPED})
MONTHS: Final = 12

Month = tuple[int, int]
"""A year and a month, 1 to 12."""


@dataclass(frozen=True, slots=True)
class OfLead:
    """The actions that one sector leads; `lead` None: those that nobody leads yet."""

    lead: SectorId | None
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Load:
    """How many open actions one sector leads: in all, past their date, without a date, in each month, later."""

    lead: SectorId | None
    open: int
    overdue: int
    undated: int
    months: tuple[int, ...]
    later: int


@dataclass(frozen=True, slots=True)
class Workload:
    """Open actions by lead, over `months`, the first of which is this one. Whoever leads none is left out."""

    months: tuple[Month, ...]
    leads: tuple[Load, ...]


def is_open(action: Action) -> bool:
    """Whether it is neither done nor dropped."""
    return action.stands not in ENDED


def by_priority(summary: Summary, actions: Iterable[Action]) -> tuple[Action, ...]:
    """Open ones first, each by the most pressing gap that it serves; to find out after the gaps, then the rest."""
    order = {one: place for place, one in enumerate(summary.priorities)}
    unknown = {one.id for one in summary.responsibilities if one.agreed is Finding.NOT_KNOWN}

    def pressing(action: Action) -> tuple[bool, int]:
        places = [order.get(one, len(order) + (one not in unknown)) for one in action.responsibilities]
        return not is_open(action), min(places, default=len(order) + 1)

    return tuple(sorted(actions, key=pressing))


def by_lead(edition: Edition, actions: Iterable[Action]) -> tuple[OfLead, ...]:
    """Under each sector, in edition order, the actions that it leads, by date; those that nobody leads stand last."""
    dated = by_due(actions)
    groups = (OfLead(lead, tuple(one for one in dated if one.lead == lead)) for lead in _leads(edition))
    return tuple(group for group in groups if group.actions)


def by_due(actions: Iterable[Action]) -> tuple[Action, ...]:
    """By the day on which they are to be done; those without one stand last."""
    return tuple(sorted(actions, key=lambda one: (one.due is None, one.due or date.max)))


def workload(edition: Edition, actions: Iterable[Action], today: date) -> Workload:
    """In which months each sector has open actions to lead, from this month on for a year.

    An action counts in every month from its start to its date, in that of its date alone where it has no start. One
    past its date is counted apart and in no month: nobody knows when it will be done.
    """
    months = tuple(_months_from(today))
    open_ones = tuple(one for one in actions if is_open(one))
    loads = (_load(lead, [one for one in open_ones if one.lead == lead], months, today) for lead in _leads(edition))
    return Workload(months, tuple(one for one in loads if one.open))


def _leads(edition: Edition) -> tuple[SectorId | None, ...]:
    return (*(one.id for one in edition.sectors), None)


def _load(lead: SectorId | None, actions: Sequence[Action], months: Sequence[Month], today: date) -> Load:
    due = [one for one in actions if one.due is not None and one.due >= today]
    spans = [(_month(one.start or one.due), _month(one.due)) for one in due if one.due]
    return Load(
        lead=lead,
        open=len(actions),
        overdue=sum(one.due is not None and one.due < today for one in actions),
        undated=sum(one.due is None for one in actions),
        months=tuple(sum(first <= month <= last for first, last in spans) for month in months),
        later=sum(last > months[-1] for _first, last in spans),
    )


def _month(day: date) -> Month:
    return day.year, day.month


def _months_from(day: date) -> Iterable[Month]:
    for offset in range(MONTHS):
        years, month = divmod(day.month - 1 + offset, MONTHS)
        yield day.year + years, month + 1
