"""Coming in with a code, being known by a cookie, moving on to the next round, and leaving."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from assessments import Role
from checklists import MendableError, Problem, SectorId
from storage import lobby, seats
from storage.access_tables import code, sign_in
from storage.changes import begin, wait_for
from storage.codes import CodeKind, CodeRefusedError, Secret, is_right, read_code
from storage.database import Database, once_more_where_lost
from storage.model import RoundRef
from storage.people import Joined, SeatId, SignIn, SignInKind, token_of
from storage.permissions import Doer, NotAllowedError, Principal, look_up, touch
from storage.sign_ins import LONGEST, current, is_current, is_fresh
from storage.tables import round_

__all__ = ["enter_round", "join", "sign_in_of", "sign_out"]

MANY_USES = frozenset({CodeKind.LOBBY, CodeKind.RECOVERY})
TAKEN = "Somebody sits in this round already. Ask them for a card."


def join(database: Database, clock: Callable[[], datetime], text: str, before: Principal | None = None) -> Joined:
    """Come in with the code `text`. Takes one Argon2id computation, whatever comes of it.

    `before` is whom the cookie names that the same browser still has. Whoever sat on the same seat and only ran out
    of time is known by it and finds what they rated. Anybody else who comes with a facilitator's card begins a new
    sitting: what was rated there before stands, and is not told to them. Otherwise a facilitator could hand a card to
    themselves and read it.

    Raises CodeRefusedError, always the same, for any code that does not open anything now.
    """
    typed = read_code(text)
    with database.reading() as connection:
        kept = _code(connection, typed.selector if typed else "")
    right = is_right(kept.hash if kept else None, typed)
    if kept is None or not right or not _opens(kept, clock()):
        raise CodeRefusedError
    secret = Secret(secrets.token_urlsafe(32))

    def once() -> SignInKind:
        with database.writing() as connection:
            return _come_in(connection, kept, token_of(secret), before, clock())

    return Joined(kept.partnership, secret, once_more_where_lost(once))


def sign_in_of(database: Database, clock: Callable[[], datetime], partnership: str, token: str) -> SignIn | None:
    """The sign-in with this token, put down as heard of; None where there is none or it has ended."""
    principal, at = Principal.signed_in(partnership, token), clock()
    with database.reading() as connection:
        row = current(connection, partnership, token, at)
        if row is None:
            return None
        found = _sign_in(connection, principal, row)
    # Where it cannot be written, or whoever saves would wait for it, the next contact writes it.
    if not is_fresh(row.seen_at, at) and not database.is_writing:
        with suppress(MendableError), database.writing() as connection:
            touch(connection, principal, at)
    return found


def sign_out(database: Database, clock: Callable[[], datetime], principal: Principal) -> None:
    """End the sign-in of `principal`; one that has ended stays so."""
    if principal.token is None:
        return
    this = sign_in.c.partnership == principal.partnership, sign_in.c.token == principal.token
    with database.writing() as connection:
        at = clock()
        row = connection.execute(select(sign_in).where(*this, sign_in.c.revoked_at.is_(None))).one_or_none()
        if row is not None and row.round is not None:
            seats.mark_people(begin(connection, RoundRef(row.partnership, row.round), Doer(row.seat), at))
        connection.execute(update(sign_in).where(*this, sign_in.c.revoked_at.is_(None)).values(revoked_at=at))


def enter_round(database: Database, clock: Callable[[], datetime], principal: Principal, ref: RoundRef) -> SeatId:
    """Take the sign-in of a facilitator along to another round of its partnership: one that was just begun.

    That is a round where nobody ever signed in and no code was made. The first facilitator's seat there is taken; one
    that speaks for the same sector is added where there is none.

    Raises NotAllowedError; MendableError where somebody sits there already.
    """
    with database.writing() as connection:
        at = clock()
        own = look_up(connection, principal, at).ref
        if own is None or own.partnership != ref.partnership:
            raise NotAllowedError
        for one in sorted({own.round, ref.round}):
            wait_for(connection, RoundRef(ref.partnership, one))
        doer = look_up(connection, principal, at).doer
        if principal.token is None or doer.seat is None or doer.voice is None or doer.role is not Role.FACILITATOR:
            raise NotAllowedError
        if own == ref:
            return SeatId(doer.seat)
        _refuse_taken(connection, ref)
        seats.mark_people(begin(connection, own, doer, at))
        change = begin(connection, ref, doer, at)
        seats.mark_people(change)
        new = seats.facilitator_of(connection, ref) or seats.add(change, doer.voice, Role.FACILITATOR)
        this = sign_in.c.partnership == principal.partnership, sign_in.c.token == principal.token
        connection.execute(update(sign_in).where(*this).values(round=ref.round, seat=new, seen_at=at))
        return new


def _code(connection: Connection, selector: str) -> Any:  # noqa: ANN401 - a row, or None
    return connection.execute(select(code).where(code.c.selector == selector)).first()


def _opens(row: Any, at: datetime) -> bool:  # noqa: ANN401 - the row of a code
    unused = row.used_at is None or row.kind in MANY_USES
    return unused and row.revoked_at is None and is_current(row.made_at, row.expires_at, at)


def _come_in(
    connection: Connection,
    kept: Any,  # noqa: ANN401 - the row of a code
    token: str,
    before: Principal | None,
    at: datetime,
) -> SignInKind:
    """Sign in with a code that was right a moment ago; with the same `token` again, it is found to be done."""
    ref = None if kept.round is None else RoundRef(kept.partnership, kept.round)
    if ref is not None:
        wait_for(connection, ref)
    done = select(sign_in.c.kind).where(sign_in.c.partnership == kept.partnership, sign_in.c.token == token)
    if kind_there := connection.execute(done).scalar():
        return SignInKind(kind_there)
    this = code.c.partnership == kept.partnership, code.c.selector == kept.selector
    row = connection.execute(select(code).where(*this).with_for_update()).one_or_none()
    if row is None or not _opens(row, at):
        raise CodeRefusedError
    connection.execute(update(code).where(*this).values(used_at=at))
    values = {
        "partnership": row.partnership,
        "round": row.round,
        "token": token,
        "came_by": row.kind,
        "made_at": at,
        "seen_at": at,
        "expires_at": at + LONGEST,
    }
    if ref is None:
        kind = SignInKind.HOST
    elif row.kind == CodeKind.LOBBY:
        kind = SignInKind.WAITING
        change = begin(connection, ref, Doer(), at)
        seats.mark_people(change)
        values |= {"voice": row.voice, "number": lobby.free_number(change)}
    else:
        kind = SignInKind.SEAT
        _take_seat(connection, ref, row, before, at)
        values |= {"seat": row.seat}
    connection.execute(insert(sign_in), values | {"kind": kind})
    return kind


def _take_seat(
    connection: Connection,
    ref: RoundRef,
    row: Any,  # noqa: ANN401 - the row of a code
    before: Principal | None,
    at: datetime,
) -> None:
    there = seats.found(connection, ref, row.seat)
    if row.kind == CodeKind.RECOVERY and there.role != Role.FACILITATOR:
        raise CodeRefusedError
    change = begin(connection, ref, Doer(row.seat), at)
    seats.mark_people(change)
    if row.kind != CodeKind.DEVICE:
        seats.sit_down(change, row.seat, before)


def _sign_in(connection: Connection, principal: Principal, row: Any) -> SignIn:  # noqa: ANN401 - a row
    kind = SignInKind(row.kind)
    if kind is SignInKind.HOST:
        return SignIn(principal, kind)
    ref = RoundRef(row.partnership, row.round)
    if kind is SignInKind.WAITING:
        return SignIn(principal, kind, ref, voice=SectorId(row.voice), number=row.number)
    there = seats.found(connection, ref, row.seat)
    role = Role(there.role or Role.MEMBER)
    return SignIn(principal, kind, ref, SeatId(row.seat), SectorId(there.voice), role)


def _refuse_taken(connection: Connection, ref: RoundRef) -> None:
    open_ = select(round_.c.round).where(*seats.of_round(round_, ref), round_.c.closed.is_(None))
    if connection.execute(open_).first() is None:
        raise NotAllowedError
    for table in (sign_in, code):
        if connection.execute(select(table.c.round).where(*seats.of_round(table, ref)).limit(1)).first():
            raise MendableError([Problem("round", TAKEN)])
