"""A seat's own rating of a responsibility, before the table sees it: given in private, or entered from its paper."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, get_args

from sqlalchemy import Insert, bindparam, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from assessments import MAX_TEXT, Answer, Finding, Level, Role
from checklists import MendableError, Problem
from storage.changes import Change, GoneError
from storage.limits import check_choice, check_responsibility, check_text
from storage.model import Conflict, TextSlot
from storage.own_ratings import role_of
from storage.permissions import NotAllowedError
from storage.retention import has_passed
from storage.tables import EVERYWHERE, entry, rating, seat

__all__ = ["CLOSED", "NOT_STORED", "enter", "enter_text", "open_to_paper", "open_to_seat", "rate", "write_text"]

RATED = (*get_args(Level), Finding.NOT_KNOWN, Finding.NOT_APPLICABLE)
SLOTS = (TextSlot.NOTE, TextSlot.REASON)
CLOSED = "This round is closed, so nothing is rated any more."
NOT_KEPT = "The day has passed after which this round keeps no ratings, so nothing is rated any more."
REVEALED = "The ratings of this responsibility are on the table by now, so they no longer change."
NOT_STORED = "What you chose was not stored."
ITS_OWN = "This seat has answered here itself. It can change that on its own device; paper does not replace it."
LOOKS_ON = "This seat looks on and does not rate."


def rate(change: Change, responsibility: str, answer: Answer | None) -> None:
    """Put down the doer's own rating; None takes it back. What was entered from its paper becomes its own."""
    _put_answer(change, _own_seat(change), responsibility, answer, entered_by=None)


def write_text(change: Change, responsibility: str, slot: TextSlot, text: str, seen: str) -> Conflict[str] | None:
    """Put down a text beside the doer's own rating, unless another than was `seen` was written there meanwhile.

    Raises GoneError, and keeps the text as a draft, where the ratings no longer change.
    """
    return _put_text(change, _own_seat(change), responsibility, {slot: text}, seen, entered_by=None)


def enter(change: Change, seat_id: str, responsibility: str, answer: Answer | None) -> None:
    """Put down what a seat's paper says.

    Raises MendableError where the seat has put down anything here itself, be it taken back: a refusal that depended on
    what it put down would tell it.
    """
    _check_paper(change, seat_id, responsibility)
    _put_answer(change, seat_id, responsibility, answer, entered_by=change.doer.seat or EVERYWHERE)


def enter_text(  # noqa: PLR0913, PLR0917 - a text, where it stands, and what was seen there
    change: Change, seat_id: str, responsibility: str, slot: TextSlot, text: str, seen: str
) -> Conflict[str] | None:
    """The same for what is written beside it on the paper."""
    _check_paper(change, seat_id, responsibility)
    by = change.doer.seat or EVERYWHERE
    return _put_text(change, seat_id, responsibility, {slot: text}, seen, entered_by=by)


def open_to_seat(change: Change, seat_id: str, responsibility: str) -> bool:
    """Whether a seat may still rate there.

    Raises MendableError where the round has no such responsibility.
    """
    return _too_late(change, seat_id, responsibility) is None


def open_to_paper(change: Change, seat_id: str, responsibility: str) -> dict[TextSlot, str] | None:
    """The texts that were entered there from a seat's paper; None where nothing can be entered any more.

    Raises MendableError where the seat looks on, or the round has no such responsibility.
    """
    _check_rates(change, seat_id)
    late, row = _too_late(change, seat_id, responsibility), _found(change, seat_id, responsibility)
    if late or (row is not None and row.entered_by is None):
        return None
    return {slot: (getattr(row, slot.value) if row else None) or "" for slot in SLOTS}


_KEY = ("partnership", "round", "responsibility", "seat")
_OF_SEAT = tuple(seat.c[name] == bindparam(f"of_{name}") for name in ("partnership", "round", "seat"))
_PLACE = select(seat.c.place).where(*_OF_SEAT).scalar_subquery()
_SITTING = select(seat.c.sitting).where(*_OF_SEAT).scalar_subquery()
_RATING = select(rating, _SITTING.label("seats_sitting")).where(
    *(rating.c[name] == bindparam(f"of_{name}") for name in _KEY)
)
_TAKE_BACK = (
    update(rating)
    .where(*(rating.c[name] == bindparam(f"of_{name}") for name in _KEY))
    .values(answer=None, sitting=_SITTING)  # what stood there from the paper is theirs now
)
_REVEALED_AT = select(entry.c.revealed_at).where(*(entry.c[name] == bindparam(f"of_{name}") for name in _KEY[:3]))
_BEGIN_ANEW = (
    update(rating)
    .where(*(rating.c[name] == bindparam(f"of_{name}") for name in _KEY))
    .where(rating.c.entered_by.is_(None), rating.c.sitting != _SITTING)
    .values(answer=None, note=None, reason=None, sitting=_SITTING)
)


def _own_seat(change: Change) -> str:
    if change.doer.seat is None:
        raise NotAllowedError
    return change.doer.seat


def _check_rates(change: Change, seat_id: str) -> None:
    if role_of(change.connection, change.ref, seat_id) == Role.OBSERVER:
        raise MendableError([Problem("seat", LOOKS_ON)])


def _check_paper(change: Change, seat_id: str, responsibility: str) -> None:
    _check_rates(change, seat_id)
    row = _found(change, seat_id, responsibility)
    if row is not None and row.entered_by is None:
        raise MendableError([Problem("rating", ITS_OWN)])


def _found(change: Change, seat_id: str, responsibility: str) -> Any:  # noqa: ANN401 - a row, or None
    return change.connection.execute(_RATING, _named(change, seat_id, responsibility)).one_or_none()


def _named(change: Change, seat_id: str, responsibility: str) -> dict[str, object]:
    values = (change.ref.partnership, change.ref.round, responsibility, seat_id)
    return {f"of_{name}": value for name, value in zip(_KEY, values, strict=True)}


def _too_late(change: Change, seat_id: str, responsibility: str) -> str | None:
    """Why nothing is rated there any more; None where it is. Makes the entry that a rating stands in.

    Raises MendableError where the round has no such responsibility.
    """
    check_responsibility(change.edition, change.overlay, responsibility)
    if change.closed is not None:
        return CLOSED
    if change.ratings_erased is not None or has_passed(change.ratings_until, change.at):
        return NOT_KEPT
    found = change.connection.execute(_REVEALED_AT, _named(change, seat_id, responsibility)).one_or_none()
    if found is None:
        blank = {"responsibility": responsibility, "ratings_listed": False, "saved_at": change.at}
        change.connection.execute(insert(entry), change.key | blank)
        return None
    return None if found.revealed_at is None else REVEALED


def _put_answer(
    change: Change, seat_id: str, responsibility: str, answer: Answer | None, *, entered_by: str | None
) -> None:
    check_choice("rating", answer, RATED)
    late = _too_late(change, seat_id, responsibility)
    if late:
        raise MendableError([Problem("rating", f"{late} {NOT_STORED}")])
    # The revision says that it was put down, the same or another: see storage.course.
    stamp = {"entered_by": entered_by, "revision": change.revision}
    if entered_by is None:
        _begin_anew(change, seat_id, responsibility)
    if answer is not None:
        _put(change, seat_id, responsibility, answer=answer, **stamp)
    else:
        change.connection.execute(
            _TAKE_BACK, {**_named(change, seat_id, responsibility), **stamp, "saved_at": change.at}
        )


def _put_text(  # noqa: PLR0913 - the same
    change: Change,
    seat_id: str,
    responsibility: str,
    typed: dict[TextSlot, str],
    seen: str,
    *,
    entered_by: str | None,
) -> Conflict[str] | None:
    ((slot, text),) = typed.items()
    check_choice("text", slot, SLOTS)
    check_text(slot.value, text, MAX_TEXT)
    late = _too_late(change, seat_id, responsibility)
    if not late and entered_by is None:
        _begin_anew(change, seat_id, responsibility)
    row = _found(change, seat_id, responsibility)
    known = row is not None and (row.entered_by is not None or row.sitting == row.seats_sitting)
    stored = (getattr(row, slot.value) if known else None) or ""
    if late and stored == text:
        return None
    if late or stored not in {seen, text}:
        change.keep_draft(f"{responsibility}/{seat_id}", {slot.value: text})
        if late:
            raise GoneError(slot.value, late)
        return Conflict(stored, text)
    # A reason decides whether the rating counts, so it is put down like an answer.
    stamp = {"revision": change.revision} if slot is TextSlot.REASON else {}
    _put(change, seat_id, responsibility, **{slot.value: text or None, "entered_by": entered_by, **stamp})
    return None


def _begin_anew(change: Change, seat_id: str, responsibility: str) -> None:
    """Empty what somebody else rated who sat here before: a new answer must not stand beside their words."""
    change.connection.execute(
        _BEGIN_ANEW,
        {**_named(change, seat_id, responsibility), "revision": change.revision, "saved_at": change.at},
    )


def _put(change: Change, seat_id: str, responsibility: str, **columns: object) -> None:
    values = {"responsibility": responsibility, "seat": seat_id, "saved_at": change.at, **columns}
    change.connection.execute(
        _filling(change.connection.dialect.name, tuple(columns)),
        {**change.key, **values, **_named(change, seat_id, responsibility)},
    )


@lru_cache
def _filling(dialect: str, columns: tuple[str, ...]) -> Insert:
    """The statement that makes a rating with these columns filled, or fills them in the one there is.

    It stands where its seat stands at the table, so that the order does not say who was first.
    """
    statement = postgresql.insert(rating) if dialect == "postgresql" else sqlite.insert(rating)
    new = statement.excluded
    return statement.values(place=_PLACE, sitting=_SITTING).on_conflict_do_update(
        index_elements=list(_KEY), set_={name: new[name] for name in (*columns, "sitting", "saved_at")}
    )
