"""Who may do what: the one place that decides, from what the database says at that moment."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto

from sqlalchemy import Connection, bindparam, select

from assessments import Role
from checklists import MendableError, Problem, SectorId
from storage.model import RoundRef
from storage.sign_ins import current, heard_of
from storage.tables import EVERYWHERE, seat, setting

__all__ = [
    "Deed",
    "Doer",
    "NotAllowedError",
    "Place",
    "Principal",
    "check",
    "check_beginning",
    "check_host",
    "check_lead",
    "check_partnership",
    "look_up",
    "readable_rounds",
    "touch",
]

ALONE = "alone"
"""The store's access mode while whoever holds the laptop is the facilitator."""


class NotAllowedError(MendableError):
    """Somebody asked for what is not theirs. Says the same whether or not there is such a thing."""

    def __init__(self) -> None:
        super().__init__(
            [Problem("Not allowed", "This place at the table may not do this, or there is no such thing.")]
        )


class Deed(Enum):
    """What somebody is about to do in a round."""

    READ = auto()
    RATE = auto()  # as a seat of one's own
    TAKE_HOME = auto()  # a file of the whole round
    PLAN = auto()  # actions; a lead those that its own sector leads
    FACILITATE = auto()


DEEDS = {
    Role.FACILITATOR: frozenset(Deed),
    Role.LEAD: frozenset({Deed.READ, Deed.RATE, Deed.TAKE_HOME, Deed.PLAN}),
    Role.MEMBER: frozenset({Deed.READ, Deed.RATE}),
    Role.OBSERVER: frozenset({Deed.READ}),
}
ELSEWHERE = frozenset({Deed.READ, Deed.TAKE_HOME})
"""What a facilitator may do in the other rounds of the same partnership."""


@dataclass(frozen=True, slots=True)
class Principal:
    """Who asks. What it may do is looked up each time, in the transaction that does it."""

    ref: RoundRef | None = None
    seat: str | None = None
    partnership: str | None = None
    token: str | None = field(default=None, repr=False)
    commands: bool = False

    @classmethod
    def host(cls) -> Principal:
        """Whoever holds the laptop that everything runs on; the facilitator, as long as the store is used alone."""
        return cls()

    @classmethod
    def command(cls) -> Principal:
        """Whoever can run commands on the machine that holds the database, however it is used. Never for a screen."""
        return cls(commands=True)

    @classmethod
    def at(cls, ref: RoundRef, seat: str) -> Principal:
        """A seat of one round. A seat of the same id in another round is somebody else."""
        return cls(ref, seat)

    @classmethod
    def signed_in(cls, partnership: str, token: str) -> Principal:
        """Whoever has the cookie of a sign-in; `token` is the SHA-256 of the cookie's secret, in hexadecimal."""
        return cls(partnership=partnership, token=token)


@dataclass(frozen=True, slots=True)
class Doer:
    """A principal that was let in: its seat, None for the host, and what it speaks for."""

    seat: str | None = None
    voice: str | None = None
    role: Role = Role.FACILITATOR


@dataclass(frozen=True, slots=True)
class Place:
    """Where a principal sits, `ref` None for the host; and what is known of its sign-in, where it has one."""

    doer: Doer
    ref: RoundRef | None = None
    came_by: str | None = None
    since: datetime | None = None


HOST = Place(Doer())
_ACCESS = select(setting.c.value).where(setting.c.partnership == EVERYWHERE, setting.c.name == "access")
_SEAT = select(seat.c.voice, seat.c.role).where(
    seat.c.partnership == bindparam("of_partnership"),
    seat.c.round == bindparam("of_round"),
    seat.c.seat == bindparam("of_seat"),
)


def check(connection: Connection, principal: Principal, ref: RoundRef, deed: Deed, at: datetime) -> Doer:
    """Who does it; `at` is the time now, UTC.

    Raises NotAllowedError where `principal` may not do `deed` in the round `ref`.
    """
    place = look_up(connection, principal, at)
    doer = place.doer
    if place.ref is None:
        if deed is Deed.RATE:
            raise NotAllowedError
        return doer
    if place.ref == ref and deed in DEEDS[doer.role]:
        return doer
    if place.ref.partnership == ref.partnership and doer.role is Role.FACILITATOR and deed in ELSEWHERE:
        return doer
    raise NotAllowedError


def check_lead(doer: Doer, lead: SectorId | str | None) -> None:
    """Raises NotAllowedError where an action that `lead` leads is not the business of `doer`."""
    if doer.role is not Role.FACILITATOR and doer.voice != lead:
        raise NotAllowedError


def check_beginning(connection: Connection, principal: Principal, at: datetime) -> Place:
    """Who begins a round; a new round must be of its partnership, where it has one.

    Raises NotAllowedError where `principal` may not begin a round.
    """
    place = look_up(connection, principal, at)
    if place.doer.role is not Role.FACILITATOR:
        raise NotAllowedError
    return place


def check_host(connection: Connection, principal: Principal, at: datetime) -> None:
    """Raises NotAllowedError where `principal` does not look after the whole database."""
    if look_up(connection, principal, at).ref is not None:
        raise NotAllowedError


def check_partnership(connection: Connection, principal: Principal, partnership: str, at: datetime) -> None:
    """Raises NotAllowedError where `principal` neither is the host nor facilitates in this partnership."""
    place = look_up(connection, principal, at)
    if place.ref is None:
        return
    if place.ref.partnership != partnership or place.doer.role is not Role.FACILITATOR:
        raise NotAllowedError


def readable_rounds(connection: Connection, principal: Principal, at: datetime) -> tuple[str | None, str | None]:
    """The partnership and the round that `principal` may read, None for any.

    Raises NotAllowedError where there is none.
    """
    place = look_up(connection, principal, at)
    if place.ref is None:
        return None, None
    return place.ref.partnership, None if place.doer.role is Role.FACILITATOR else place.ref.round


def look_up(connection: Connection, principal: Principal, at: datetime) -> Place:
    """Where `principal` sits.

    Raises NotAllowedError where it sits nowhere: an unknown seat, a sign-in that has ended, somebody who waits.
    """
    if principal.token is not None:
        return _of_sign_in(connection, principal.partnership, principal.token, at)
    if principal.ref is not None:
        return _of_seat(connection, principal.ref, principal.seat)
    if not principal.commands and connection.execute(_ACCESS).scalar() != ALONE:
        raise NotAllowedError
    return HOST


def touch(connection: Connection, principal: Principal, at: datetime) -> None:
    """Put down that something was heard of the sign-in, at most once a minute, in a transaction that writes."""
    if principal.token is not None:
        heard_of(connection, principal.partnership, principal.token, at)


def _of_sign_in(connection: Connection, partnership: str | None, token: str, at: datetime) -> Place:
    found = current(connection, partnership, token, at)
    if found is None or found.kind == "waiting":
        raise NotAllowedError
    if found.kind == "host":
        return HOST
    place = _of_seat(connection, RoundRef(found.partnership, found.round), found.seat)
    return Place(place.doer, place.ref, found.came_by, found.made_at)


def _of_seat(connection: Connection, ref: RoundRef, seat_id: str | None) -> Place:
    found = connection.execute(
        _SEAT, {"of_partnership": ref.partnership, "of_round": ref.round, "of_seat": seat_id}
    ).one_or_none()
    if found is None:
        raise NotAllowedError
    return Place(Doer(seat_id, found.voice, Role(found.role or Role.MEMBER)), ref)
