"""A round can say until when it keeps its ratings; then they go, and what was agreed stays."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Table, delete, or_, select, update

from checklists import MendableError, Problem
from storage.changes import Change
from storage.model import RoundRef
from storage.tables import draft, entry, event, rating, reply, round_, seatless_rating

__all__ = ["check_last_day", "due", "erase", "has_passed"]

ERASED = "rating.erased"
FURTHEST_BEHIND = timedelta(hours=12)  # what clocks show least on Earth: UTC−12


def has_passed(last_day: date | None, at: datetime) -> bool:
    """Whether `last_day` is over, for everybody: days end where they end last on Earth."""
    return last_day is not None and last_day < _day_still(at)


def _day_still(at: datetime) -> date:
    """The earliest day that it is anywhere at a moment (UTC)."""
    return (at - FURTHEST_BEHIND).date()


def check_last_day(day: object, erased: datetime | None, at: datetime) -> None:
    """Raises MendableError where the ratings are gone already, or would be as soon as `day` was put down."""
    if erased is not None:
        raise MendableError(
            [Problem("ratings_until", "The ratings of this round were deleted. Nothing is left to go.")]
        )
    if isinstance(day, date) and day <= at.date():
        raise MendableError(
            [Problem("ratings_until", "Choose tomorrow or a later day: a slip can be mended until then.")]
        )


def due(connection: Connection, at: datetime) -> tuple[RoundRef, ...]:
    """The rounds whose day has passed and that still hold something somebody rated."""
    passed = select(round_.c.partnership, round_.c.round).where(round_.c.ratings_until < _day_still(at))
    held = [
        select(table.c.round)
        .where(table.c.partnership == round_.c.partnership, table.c.round == round_.c.round, *also)
        .exists()
        for table, *also in ((rating,), (seatless_rating,), (draft, _OF_A_RATING), (event, *_TELLS))
    ]
    return tuple(
        RoundRef(*row) for row in connection.execute(passed.where(or_(*held)).order_by(*passed.selected_columns))
    )


_OF_A_RATING = draft.c.subject.contains("/", autoescape=True)  # responsibility/seat: see storage.ratings
_TELLS = (
    or_(*(event.c.what.startswith(f"{table.name}.", autoescape=True) for table in (rating, seatless_rating))),
    event.c.what != ERASED,
)


def erase(change: Change) -> None:
    """Delete what anybody rated in the round, in the log too, where number and time of each event stay.

    The replies go as well: a hash of "this seat, this level" is soon guessed. The database refuses this to a round
    whose day has not passed.
    """

    def of(table: Table) -> tuple[Any, ...]:
        return table.c.partnership == change.ref.partnership, table.c.round == change.ref.round

    do = change.connection.execute
    do(update(round_).where(*of(round_)).values(ratings_erased=change.at))
    do(delete(rating).where(*of(rating)))
    do(delete(seatless_rating).where(*of(seatless_rating)))
    do(update(entry).where(*of(entry)).values(ratings_listed=False))
    do(delete(draft).where(*of(draft), _OF_A_RATING))
    do(delete(reply).where(*of(reply)))
    blank = {"what": ERASED, "subject": "", "actor": None, "old": None, "new": None}
    do(update(event).where(*of(event), *_TELLS).values(blank))
