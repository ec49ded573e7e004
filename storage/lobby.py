"""The lobby: who waits there with which number, and being let in or turned away."""

from __future__ import annotations

import secrets
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, delete, update

from assessments import Role
from checklists import MendableError, Problem, SectorId
from storage import seats
from storage.access_tables import sign_in
from storage.changes import Change
from storage.codes import CodeRefusedError
from storage.model import RoundRef
from storage.people import SeatId, SignInKind, Waiting

__all__ = ["admit", "free_number", "turn_away", "waiting"]

NUMBERS = tuple(f"{letter}{digit}" for letter in "ABCDEFGHJKMNPQRTUVWXYZ" for digit in "23456789")
"""What somebody reads out across a room; nothing that is heard or read for something else."""

MOST_WAITING = 100
NOT_WAITING = "Nobody waits under this number any more. Look at the list again."


def waiting(connection: Connection, ref: RoundRef, at: datetime) -> tuple[Waiting, ...]:
    """Who waits to be let in, first come first."""
    return tuple(
        Waiting(_id(row.token), SectorId(row.voice), row.number, row.made_at) for row in _rows(connection, ref, at)
    )


def admit(change: Change, waiting_id: str, role: Role, seat_id: str | None) -> SeatId:
    """Let somebody in: to a new seat that speaks for the sector whose code they came with, or to the seat named.

    Whoever sat on that seat gets up. Raises MendableError where they do not wait any more; NotAllowedError where there
    is no such seat.
    """
    row = _waiting(change, waiting_id)
    if seat_id is None:
        seat_id = seats.add(change, row.voice, role)
    else:
        seats.found(change.connection, change.ref, seat_id)
        seats.sit_down(change, seat_id)
    this = sign_in.c.partnership == change.ref.partnership, sign_in.c.token == row.token
    values = {"kind": SignInKind.SEAT, "seat": seat_id, "number": None}
    change.connection.execute(update(sign_in).where(*this).values(values))
    return SeatId(seat_id)


def turn_away(change: Change, waiting_id: str) -> None:
    """Let somebody wait no longer; one who is gone already stays gone."""
    for row in _rows(change.connection, change.ref, change.at):
        if _id(row.token) == waiting_id:
            seats.revoke(change, sign_in, sign_in.c.token == row.token)


def free_number(change: Change) -> str:
    """A number that nobody has who waits there.

    Raises CodeRefusedError where too many wait already.
    """
    here = seats.of_round(sign_in, change.ref)
    old = sign_in.c.kind == SignInKind.WAITING, sign_in.c.expires_at < change.at
    change.connection.execute(delete(sign_in).where(*here, *old))
    taken = {row.number for row in _rows(change.connection, change.ref, change.at)}
    if len(taken) >= MOST_WAITING:
        raise CodeRefusedError
    return secrets.choice([one for one in NUMBERS if one not in taken])


def _rows(connection: Connection, ref: RoundRef, at: datetime) -> list[Any]:
    return [row for row in seats.live_sign_ins(connection, ref, at) if row.kind == SignInKind.WAITING]


def _waiting(change: Change, waiting_id: str) -> Any:  # noqa: ANN401 - a row
    for row in _rows(change.connection, change.ref, change.at):
        if _id(row.token) == waiting_id:
            return row
    raise MendableError([Problem("waiting", NOT_WAITING)])


def _id(token: str) -> str:
    """What a list may hold of somebody who waits: it says nothing of the cookie."""
    return sha256(f"waiting {token}".encode()).hexdigest()[:16]
