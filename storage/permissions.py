"""Who may do what: the one place that decides, from what the database says at that moment."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from sqlalchemy import Connection, bindparam, select

from assessments import Role
from checklists import MendableError, Problem, SectorId
from storage.model import RoundRef
from storage.tables import EVERYWHERE, seat, setting

__all__ = ["Deed", "Doer", "NotAllowedError", "Principal", "check", "check_beginning", "check_lead", "readable_rounds"]

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
    TAKE_HOME = auto()  # a file of the whole round
    PLAN = auto()  # actions; a lead those that its own sector leads
    FACILITATE = auto()


DEEDS = {
    Role.FACILITATOR: frozenset(Deed),
    Role.LEAD: frozenset({Deed.READ, Deed.TAKE_HOME, Deed.PLAN}),
    Role.MEMBER: frozenset({Deed.READ}),
    Role.OBSERVER: frozenset({Deed.READ}),
}
ELSEWHERE = frozenset({Deed.READ, Deed.TAKE_HOME})
"""What a facilitator may do in the other rounds of the same partnership."""


@dataclass(frozen=True, slots=True)
class Principal:
    """Who asks: whoever holds the laptop, or a seat in one round. What it may do is looked up each time."""

    ref: RoundRef | None = None
    seat: str | None = None

    @classmethod
    def host(cls) -> Principal:
        """Whoever holds the laptop that everything runs on; the facilitator, as long as the store is used alone."""
        return cls()

    @classmethod
    def at(cls, ref: RoundRef, seat: str) -> Principal:
        """A seat of one round. A seat of the same id in another round is somebody else."""
        return cls(ref, seat)


@dataclass(frozen=True, slots=True)
class Doer:
    """A principal that was let in: its seat, None for the host, and what it speaks for."""

    seat: str | None = None
    voice: str | None = None
    role: Role = Role.FACILITATOR


HOST = Doer()
_ACCESS = select(setting.c.value).where(setting.c.partnership == EVERYWHERE, setting.c.name == "access")
_SEAT = select(seat.c.voice, seat.c.role).where(
    seat.c.partnership == bindparam("of_partnership"),
    seat.c.round == bindparam("of_round"),
    seat.c.seat == bindparam("of_seat"),
)


def check(connection: Connection, principal: Principal, ref: RoundRef, deed: Deed) -> Doer:
    """Who does it.

    Raises NotAllowedError where `principal` may not do `deed` in the round `ref`.
    """
    doer = _look_up(connection, principal)
    if principal.ref is None or (principal.ref == ref and deed in DEEDS[doer.role]):
        return doer
    if principal.ref.partnership == ref.partnership and doer.role is Role.FACILITATOR and deed in ELSEWHERE:
        return doer
    raise NotAllowedError


def check_lead(doer: Doer, lead: SectorId | str | None) -> None:
    """Raises NotAllowedError where an action that `lead` leads is not the business of `doer`."""
    if doer.role is not Role.FACILITATOR and doer.voice != lead:
        raise NotAllowedError


def check_beginning(connection: Connection, principal: Principal) -> str | None:
    """The partnership that a new round must be of; None where it may be any.

    Raises NotAllowedError where `principal` may not begin a round.
    """
    if _look_up(connection, principal).role is not Role.FACILITATOR:
        raise NotAllowedError
    return None if principal.ref is None else principal.ref.partnership


def readable_rounds(connection: Connection, principal: Principal) -> tuple[str | None, str | None]:
    """The partnership and the round that `principal` may read, None for any.

    Raises NotAllowedError where there is none.
    """
    doer = _look_up(connection, principal)
    if principal.ref is None:
        return None, None
    return principal.ref.partnership, None if doer.role is Role.FACILITATOR else principal.ref.round


def _look_up(connection: Connection, principal: Principal) -> Doer:
    if principal.ref is None:
        if connection.execute(_ACCESS).scalar() != ALONE:
            raise NotAllowedError
        return HOST
    found = connection.execute(
        _SEAT,
        {
            "of_partnership": principal.ref.partnership,
            "of_round": principal.ref.round,
            "of_seat": principal.seat,
        },
    ).one_or_none()
    if found is None:
        raise NotAllowedError
    return Doer(principal.seat, found.voice, Role(found.role or Role.MEMBER))
