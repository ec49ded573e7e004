"""Codes that are handed out: for a seat, for one's own seat on another device, for a lobby, and to come back by."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, insert, select

from assessments import Role
from checklists import MendableError, Problem, SectorId
from storage import seats
from storage.access_tables import code
from storage.changes import Change
from storage.codes import LIFE, CodeKind, NewCode
from storage.model import RoundRef
from storage.people import Card, SeatId
from storage.sign_ins import is_current
from storage.tables import EVERYWHERE

__all__ = ["close_lobby", "for_host", "for_lobby", "for_recovery", "for_seat", "lobbies", "with_the_round"]

NO_FACILITATOR = "There is no facilitator's seat in this round yet. Add one first."


def for_seat(change: Change, new: NewCode, seat_id: str, kind: CodeKind = CodeKind.SEAT) -> Card:
    """Keep a card for a seat, used once. The seat's unused card of that kind ends.

    Raises NotAllowedError where there is no such seat.
    """
    row = seats.found(change.connection, change.ref, seat_id)
    seats.revoke(change, code, code.c.seat == seat_id, code.c.kind == kind, code.c.used_at.is_(None))
    expires_at = _keep(change, new, kind, seat=seat_id)
    return Card(SeatId(seat_id), SectorId(row.voice), Role(row.role or Role.MEMBER), new.text, expires_at)


def for_lobby(change: Change, new: NewCode, voice: SectorId) -> Card:
    """Keep a sector's code for the lobby, used by many. The sector's code before it ends.

    Raises MendableError where there is no such sector.
    """
    seats.check_voice(change, voice)
    seats.revoke(change, code, code.c.kind == CodeKind.LOBBY, code.c.voice == voice)
    return Card(None, voice, None, new.text, _keep(change, new, CodeKind.LOBBY, voice=voice))


def for_recovery(change: Change, new: NewCode) -> None:
    """Keep a key by which a facilitator comes back to its seat, as often as needed; its key before ends.

    It is the key of whoever asks; the host's is for the first facilitator. Raises MendableError where there is none.
    """
    seat_id = change.doer.seat or seats.facilitator_of(change.connection, change.ref)
    if seat_id is None:
        raise MendableError([Problem("seat", NO_FACILITATOR)])
    seats.revoke(change, code, code.c.kind == CodeKind.RECOVERY, code.c.seat == seat_id)
    _keep(change, new, CodeKind.RECOVERY, seat=seat_id)


def for_host(connection: Connection, new: NewCode, at: datetime) -> Card:
    """Keep a code for whoever looks after the machine, used once."""
    expires_at = at + LIFE[CodeKind.HOST]
    values = {"partnership": EVERYWHERE, "made_at": at, "expires_at": expires_at, "kind": CodeKind.HOST}
    connection.execute(insert(code), values | {"selector": new.selector, "hash": new.hash})
    return Card(None, None, None, new.text, expires_at)


def lobbies(connection: Connection, ref: RoundRef, at: datetime) -> Mapping[SectorId, datetime]:
    """The sectors whose code opens the lobby now, and until when (UTC)."""
    rows = connection.execute(
        select(code).where(*seats.of_round(code, ref), code.c.kind == CodeKind.LOBBY, code.c.revoked_at.is_(None))
    )
    return {SectorId(row.voice): row.expires_at for row in rows if is_current(row.made_at, row.expires_at, at)}


def close_lobby(change: Change) -> None:
    """End all codes for the lobby; whoever waits there still waits."""
    seats.revoke(change, code, code.c.kind == CodeKind.LOBBY)


def with_the_round(change: Change) -> None:
    """End, with the round, the codes that nobody has used and those of the lobby; keys to come back by stay."""
    seats.mark_people(change)
    unused = code.c.used_at.is_(None) | (code.c.kind == CodeKind.LOBBY)
    seats.revoke(change, code, code.c.kind != CodeKind.RECOVERY, unused)


def _keep(
    change: Change, new: NewCode, kind: CodeKind, *, seat: str | None = None, voice: str | None = None
) -> datetime:
    expires_at = change.at + LIFE[kind]
    values = {
        **change.key,
        "selector": new.selector,
        "kind": kind,
        "seat": seat,
        "voice": voice,
        "hash": new.hash,
        "made_at": change.at,
        "expires_at": expires_at,
    }
    change.connection.execute(insert(code), values)
    return expires_at
