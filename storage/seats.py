"""The seats of a round: added, given another role or voice, removed; and how each of them stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, func, insert, select, update

from assessments import Role
from checklists import MendableError, Problem, SectorId
from storage.access_tables import code, sign_in
from storage.changes import Change
from storage.codes import CodeKind
from storage.limits import adapted_edition
from storage.model import RoundRef
from storage.people import SeatId, SeatState
from storage.permissions import NotAllowedError, Principal
from storage.sign_ins import holds, is_current
from storage.tables import draft, event, rating, round_, seat
from storage.who_rated import rated_by_seat

__all__ = [
    "add",
    "check_voice",
    "end_access",
    "facilitator_of",
    "found",
    "live_sign_ins",
    "mark_people",
    "move",
    "of_round",
    "remove",
    "revoke",
    "seat_states",
    "set_role",
    "sit_down",
]

MOST_SEATS = 500
RATED_ALREADY = "This seat has rated already, so it stays where it is. Add another seat instead."
LAST_ONE = (
    "No other facilitator could sign in then. First give another seat the role of facilitator, and let it sign in."
)


def of_round(table: Table, ref: RoundRef) -> tuple[ColumnElement[bool], ...]:
    """What holds for the rows of one round."""
    return table.c.partnership == ref.partnership, table.c.round == ref.round


def mark_people(change: Change) -> None:
    """Put down that with this change of the round its seats, or who sits there, changed."""
    here = of_round(round_, change.ref)
    change.connection.execute(update(round_).where(*here).values(people_revision=change.revision))


def found(connection: Connection, ref: RoundRef, seat_id: str) -> Any:  # noqa: ANN401 - a row
    """The row of a seat.

    Raises NotAllowedError where there is no such seat in the round.
    """
    row = connection.execute(select(seat).where(*of_round(seat, ref), seat.c.seat == seat_id)).one_or_none()
    if row is None:
        raise NotAllowedError
    return row


def add(change: Change, voice: SectorId | str, role: Role) -> SeatId:
    """Add a seat that speaks for `voice` after the last. Its number is one that no seat of that voice ever had.

    Raises MendableError where there is no such sector, or there are too many seats.
    """
    check_voice(change, voice)
    here = of_round(seat, change.ref)
    last, count = change.connection.execute(
        select(func.coalesce(func.max(seat.c.place), -1), func.count()).where(*here)
    ).one()
    if count >= MOST_SEATS:
        raise MendableError([Problem("seat", f"A round has at most {MOST_SEATS} seats.")])
    new = SeatId(f"{voice}-{_last_number(change, voice) + 1}")
    values = {**change.key, "seat": new, "place": last + 1, "voice": voice, "role": role}
    change.connection.execute(insert(seat), values)
    return new


def set_role(change: Change, seat_id: str, role: Role) -> None:
    """Let a seat do more or less.

    Raises MendableError where nobody could facilitate any more.
    """
    row = found(change.connection, change.ref, seat_id)
    if row.role == Role.FACILITATOR and role is not Role.FACILITATOR:
        _keep_a_facilitator(change, seat_id)
        revoke(change, code, code.c.seat == seat_id, code.c.kind == CodeKind.RECOVERY)
    _update(change, seat_id, role=role)


def move(change: Change, seat_id: str, voice: SectorId | str) -> None:
    """Let a seat speak for another sector; its id stays.

    Raises MendableError where there is no such sector, or the seat has rated.
    """
    found(change.connection, change.ref, seat_id)
    check_voice(change, voice)
    _refuse_rated(change, seat_id)
    _update(change, seat_id, voice=voice)


def remove(change: Change, seat_id: str) -> None:
    """Remove a seat, with its cards and sign-ins.

    Raises MendableError where it has rated, or nobody could facilitate any more.
    """
    row = found(change.connection, change.ref, seat_id)
    _refuse_rated(change, seat_id)
    if row.role == Role.FACILITATOR:
        _keep_a_facilitator(change, seat_id)
    end_access(change, seat_id)
    for table in (code, sign_in, seat):
        change.connection.execute(delete(table).where(*of_round(table, change.ref), table.c.seat == seat_id))


def end_access(change: Change, seat_id: str, *, but: str | None = None) -> None:
    """End the codes and sign-ins of a seat at once; `but` the sign-in of that token, with its recovery key."""
    kinds = () if but is None else (code.c.kind != CodeKind.RECOVERY,)
    usable = code.c.used_at.is_(None) | (code.c.kind == CodeKind.RECOVERY)
    revoke(change, code, code.c.seat == seat_id, usable, *kinds)
    others = () if but is None else (sign_in.c.token != but,)
    revoke(change, sign_in, sign_in.c.seat == seat_id, *others)


def sit_down(change: Change, seat_id: str, before: Principal | None = None) -> None:
    """Let whoever sits on a seat get up for somebody else: at two, one could look on unnoticed.

    A new sitting begins, unless nobody ever sat there or it is the same person: `before` is their last sign-in. What
    was typed there and not stored goes with whoever typed it.
    """
    came_back = before is not None and _sat(change, seat_id, before)
    came = event.c.what == "sign_in.seat", event.c.subject == seat_id
    anybody = select(event.c.number).where(*of_round(event, change.ref), *came).limit(1)
    revoke(change, sign_in, sign_in.c.seat == seat_id)
    revoke(change, code, code.c.seat == seat_id, code.c.kind == CodeKind.DEVICE, code.c.used_at.is_(None))
    if came_back or change.connection.execute(anybody).first() is None:
        return
    sitting = found(change.connection, change.ref, seat_id).sitting
    theirs = *of_round(draft, change.ref), draft.c.actor == seat_id
    change.connection.execute(update(draft).where(*theirs).values(actor=f"{seat_id}/{sitting}"))
    _update(change, seat_id, sitting=sitting + 1)


def facilitator_of(connection: Connection, ref: RoundRef) -> SeatId | None:
    """The first facilitator's seat of a round."""
    first = select(seat.c.seat).where(*of_round(seat, ref), seat.c.role == Role.FACILITATOR)
    one = connection.execute(first.order_by(seat.c.place)).scalar()
    return None if one is None else SeatId(one)


def live_sign_ins(connection: Connection, ref: RoundRef, at: datetime) -> Sequence[Any]:
    """The rows of the sign-ins to a round that hold, of who waits too, in the order in which they began."""
    rows = connection.execute(
        select(sign_in)
        .where(*of_round(sign_in, ref), sign_in.c.revoked_at.is_(None))
        .order_by(sign_in.c.made_at, sign_in.c.token)
    )
    return [row for row in rows if holds(row, at)]


def seat_states(connection: Connection, ref: RoundRef, at: datetime) -> tuple[SeatState, ...]:
    """All seats of a round as they stand, in their order. Nothing of what anybody rated."""
    live = {row.seat for row in live_sign_ins(connection, ref, at)}
    rated = rated_by_seat(connection, ref)
    last_seen = select(sign_in.c.seat, func.max(sign_in.c.seen_at).label("seen_at")).where(*of_round(sign_in, ref))
    seen = {row.seat: row.seen_at for row in connection.execute(last_seen.group_by(sign_in.c.seat))}
    cards = {row.seat: row for row in _open_cards(connection, ref, at)}
    return tuple(
        SeatState(
            seat=SeatId(row.seat),
            voice=SectorId(row.voice),
            role=Role(row.role or Role.MEMBER),
            rated=rated[row.seat],
            signed_in=row.seat in live,
            seen_at=seen.get(row.seat),
            card=cards[row.seat].made_at if row.seat in cards else None,
            expires_at=cards[row.seat].expires_at if row.seat in cards else None,
        )
        for row in connection.execute(select(seat).where(*of_round(seat, ref)).order_by(seat.c.place))
    )


def _open_cards(connection: Connection, ref: RoundRef, at: datetime) -> Sequence[Any]:
    unused = code.c.used_at.is_(None), code.c.revoked_at.is_(None), code.c.kind == CodeKind.SEAT
    rows = connection.execute(select(code).where(*of_round(code, ref), *unused))
    return [row for row in rows if is_current(row.made_at, row.expires_at, at)]


def check_voice(change: Change, voice: str) -> None:
    """Raises MendableError where the round has no such sector."""
    if voice not in {one.id for one in adapted_edition(change.edition, change.overlay).sectors}:
        raise MendableError([Problem("voice", "There is no such sector in this round.")])


def _last_number(change: Change, voice: str) -> int:
    """The event log knows seats that are gone too; what they left unsaved is not for whoever comes after them."""
    told = select(event.c.subject).where(*of_round(event, change.ref), event.c.what == "seat.voice")
    named = re.compile(f"{re.escape(voice)}-([1-9][0-9]*)")
    numbers = (named.fullmatch(one) for one in change.connection.execute(told.distinct()).scalars())
    return max((int(one[1]) for one in numbers if one), default=0)


def _refuse_rated(change: Change, seat_id: str) -> None:
    rows = select(rating.c.responsibility).where(*of_round(rating, change.ref), rating.c.seat == seat_id)
    if change.connection.execute(rows.limit(1)).first():
        raise MendableError([Problem("seat", RATED_ALREADY)])


def _keep_a_facilitator(change: Change, leaving: str) -> None:
    """Whoever asks can sign in: the host, or a facilitator that is not the one who leaves."""
    if change.doer.seat != leaving:
        return
    here = of_round(seat, change.ref)
    others = select(seat.c.seat).where(*here, seat.c.role == Role.FACILITATOR, seat.c.seat != leaving)
    connection, at = change.connection, change.at
    can = {row.seat for row in (*live_sign_ins(connection, change.ref, at), *_open_cards(connection, change.ref, at))}
    if not can.intersection(connection.execute(others).scalars()):
        raise MendableError([Problem("role", LAST_ONE)])


def _sat(change: Change, seat_id: str, before: Principal) -> bool:
    """Whether `before` sat on this seat until the time was up, and nobody ended it."""
    this = sign_in.c.partnership == before.partnership, sign_in.c.token == before.token
    not_ended = select(sign_in.c.seat).where(
        *of_round(sign_in, change.ref), *this, sign_in.c.seat == seat_id, sign_in.c.revoked_at.is_(None)
    )
    return change.connection.execute(not_ended).first() is not None


def _update(change: Change, seat_id: str, **values: object) -> None:
    here = of_round(seat, change.ref)
    change.connection.execute(update(seat).where(*here, seat.c.seat == seat_id).values(values))


def revoke(change: Change, table: Table, *which: ColumnElement[bool]) -> None:
    """End those codes or sign-ins of the round that have not ended, where they are `which`."""
    here = of_round(table, change.ref)
    change.connection.execute(
        update(table).where(*here, table.c.revoked_at.is_(None), *which).values(revoked_at=change.at)
    )
