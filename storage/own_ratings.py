"""What a seat has rated, for the seat itself; and of its paper, for whoever facilitates. Nobody else is given it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select

from assessments import Answer
from checklists import ResponsibilityId
from storage.limits import adapted_edition
from storage.model import RoundRef
from storage.permissions import NotAllowedError
from storage.tables import entry, rating, round_, seat
from storage.who_rated import counts

__all__ = ["EnteredRating", "RatingDraft", "entered_ratings", "own_rating", "own_ratings", "role_of"]


@dataclass(frozen=True, slots=True)
class RatingDraft:
    """What a seat has put down of its own rating, finished or not; "" is a text nobody has typed.

    The reason is kept while another answer than *not applicable* stands. `entered`: typed in from this seat's paper.
    """

    answer: Answer | None
    note: str
    reason: str
    saved_at: datetime
    entered: bool

    @property
    def counts(self) -> bool:
        """Whether it is a rating; *not applicable* needs its reason first."""
        return counts(self.answer, self.reason)


@dataclass(frozen=True, slots=True)
class EnteredRating:
    """One seat's rating for whoever enters papers.

    `itself`: the seat rated it on its own device, and nothing more is said. Of what was entered from its paper the
    values are there until the responsibility is revealed; from then on it is drawn like everybody's.
    """

    itself: bool
    answer: Answer | None = None
    note: str = ""
    reason: str = ""


_EDITION = select(round_.c.edition, round_.c.overlay).where(
    round_.c.partnership == bindparam("of_partnership"), round_.c.round == bindparam("of_round")
)
_ROLE = select(seat.c.role).where(
    *(seat.c[name] == bindparam(f"of_{name}") for name in ("partnership", "round", "seat"))
)
_OF_SEAT = (
    select(rating, entry.c.revealed_at, seat.c.sitting.label("seats_sitting"))
    .join(
        entry,
        (entry.c.partnership == rating.c.partnership)
        & (entry.c.round == rating.c.round)
        & (entry.c.responsibility == rating.c.responsibility),
    )
    .join(
        seat,
        (seat.c.partnership == rating.c.partnership)
        & (seat.c.round == rating.c.round)
        & (seat.c.seat == rating.c.seat),
    )
    .where(*(rating.c[name] == bindparam(f"of_{name}") for name in ("partnership", "round", "seat")))
)

_ONE_OF_SEAT = _OF_SEAT.where(rating.c.responsibility == bindparam("of_responsibility"))


def own_ratings(connection: Connection, ref: RoundRef, seat_id: str) -> dict[ResponsibilityId, RatingDraft]:
    """All that whoever sits on a seat has put down there, and what was entered from its paper, in edition order.

    What somebody else had rated there before stands, and is not told to who came after.
    """
    return {id_: _draft(row) for id_, row in _of_seat(connection, ref, seat_id).items() if _is_told(row)}


def own_rating(connection: Connection, ref: RoundRef, seat_id: str, responsibility: str) -> RatingDraft | None:
    """The same of one responsibility; None where nothing was put down."""
    key = _key(ref, of_seat=seat_id, of_responsibility=responsibility)
    row = connection.execute(_ONE_OF_SEAT, key).one_or_none()
    return _draft(row) if row is not None and _is_told(row) else None


def entered_ratings(connection: Connection, ref: RoundRef, seat_id: str) -> dict[ResponsibilityId, EnteredRating]:
    """What a seat has rated, as whoever enters its paper may see it; what it has not finished itself is left out.

    Raises NotAllowedError where there is no such seat.
    """
    role_of(connection, ref, seat_id)
    return {
        id_: _entered(row)
        for id_, row in _of_seat(connection, ref, seat_id).items()
        if row.entered_by is not None or counts(row.answer, row.reason)
    }


def role_of(connection: Connection, ref: RoundRef, seat_id: str) -> str | None:
    """The role of a seat, as it stands in its row.

    Raises NotAllowedError where there is no such seat.
    """
    found = connection.execute(_ROLE, _key(ref, of_seat=seat_id)).one_or_none()
    if found is None:
        raise NotAllowedError
    role: str | None = found.role
    return role


def _is_told(row: Any) -> bool:  # noqa: ANN401 - a row
    return row.entered_by is not None or row.sitting == row.seats_sitting


def _draft(row: Any) -> RatingDraft:  # noqa: ANN401 - a row
    return RatingDraft(row.answer, row.note or "", row.reason or "", row.saved_at, row.entered_by is not None)


def _entered(row: Any) -> EnteredRating:  # noqa: ANN401 - a row
    if row.entered_by is None or row.revealed_at is not None:
        return EnteredRating(itself=row.entered_by is None)
    return EnteredRating(itself=False, answer=row.answer, note=row.note or "", reason=row.reason or "")


def _of_seat(connection: Connection, ref: RoundRef, seat_id: str) -> dict[ResponsibilityId, Any]:
    edition, overlay = connection.execute(_EDITION, _key(ref)).one()
    rows = {row.responsibility: row for row in connection.execute(_OF_SEAT, _key(ref, of_seat=seat_id))}
    return {one: rows[one] for one in adapted_edition(edition, overlay).by_id if one in rows}


def _key(ref: RoundRef, **more: str) -> dict[str, str]:
    return {"of_partnership": ref.partnership, "of_round": ref.round, **more}
