"""Actions over time, for paper: columns of equally many months, and where among them each action's bar lies. Pure."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import ceil

from assessments import Action

__all__ = ["Axis", "Bar", "axis_of", "bar_of", "place_of"]

MOST_COLUMNS = 8
LENGTHS = (1, 2, 3, 6, 12)  # months in a column, all of which divide a year
YEAR = 12
BACK, ON = 2, 4  # years from the round's: what lies further away would make all else too short to be seen
SHORTEST = 0.14  # of a column, so that a single day can be seen


@dataclass(frozen=True, slots=True)
class Axis:
    """`count` columns of `length` months each; `begins` is how many months lie before them, from the year 0."""

    begins: int
    length: int
    count: int

    @property
    def days(self) -> tuple[date, ...]:
        """The first day of each column."""
        months = range(self.begins, self.begins + self.length * self.count, self.length)
        return tuple(map(_first_day, months))

    @property
    def last_month(self) -> date:
        """The first day of the last month."""
        return _first_day(self.begins + self.length * self.count - 1)


@dataclass(frozen=True, slots=True)
class Bar:
    """Where a bar lies: it begins in column `first` and ends in column `last`, both from 0.

    `offset` is how far into the first column it begins, `width` how long it is, both in columns. An `open` one has no
    end that was agreed.
    """

    first: int
    last: int
    offset: float
    width: float
    open: bool

    @property
    def begins(self) -> float:
        """How many columns lie before it."""
        return self.first + self.offset


def axis_of(actions: Iterable[Action], held: date | None) -> Axis | None:
    """The columns for these actions, None where none has a date. `held`: when the round was."""
    days = [one for action in actions for one in (action.start, action.due) if one]
    if not days:
        return None
    year = (held or min(days)).year
    lowest, highest = YEAR * max(year - BACK, date.min.year), YEAR * min(year + ON + 1, date.max.year + 1) - 1
    months = [min(max(_month(one), lowest), highest) for one in days]
    for length in LENGTHS:
        begins = min(months) // length * length
        count = max(months) // length - begins // length + 1
        if count <= MOST_COLUMNS:
            break
    return Axis(begins, length, count)


def bar_of(action: Action, axis: Axis) -> Bar | None:
    """The bar of one action; None where it has no date, or none that `axis` reaches."""
    if not (action.start or action.due):
        return None
    ends = _place(action.due, action.due.day, axis) if action.due else float(axis.count)
    begins = _place(action.start, action.start.day - 1, axis) if action.start else ends
    left, right = max(min(begins, ends - SHORTEST), 0.0), min(ends, float(axis.count))
    if left >= right:
        return None
    first = int(left)
    return Bar(first, ceil(right) - 1, round(left - first, 3), round(right - left, 3), open=action.due is None)


def place_of(day: date, axis: Axis) -> float | None:
    """How many columns lie before a day; None where the day lies in none."""
    place = _place(day, day.day - 1, axis)
    return place if 0 <= place < axis.count else None


def _place(day: date, days: int, axis: Axis) -> float:
    """How many columns lie before the end of the first `days` days of the month of `day`."""
    return (_month(day) + days / monthrange(day.year, day.month)[1] - axis.begins) / axis.length


def _first_day(month: int) -> date:
    return date(month // YEAR, month % YEAR + 1, 1)


def _month(day: date) -> int:
    """How many months lie before that of `day`, from the year 0."""
    return YEAR * day.year + day.month - 1
