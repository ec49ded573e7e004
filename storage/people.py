"""Who sits at the table, as frozen values. No code and no cookie stands in the `repr` of any of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import NewType

from assessments import Role
from checklists import SectorId
from storage.codes import Secret
from storage.model import RoundRef
from storage.permissions import Principal

__all__ = ["Access", "Card", "Joined", "SeatId", "SeatState", "SignIn", "SignInKind", "Waiting", "token_of"]

SeatId = NewType("SeatId", str)


class Access(StrEnum):
    """How the database is used: by one person on this machine, or by many who sign in."""

    ALONE = "alone"
    SHARED = "shared"


class SignInKind(StrEnum):
    """Where somebody is who has joined."""

    SEAT = "seat"
    WAITING = "waiting"  # in the lobby, where nothing can be read or done
    HOST = "host"


@dataclass(frozen=True, slots=True)
class SeatState:
    """A seat as the facilitator sees it. All times are UTC.

    `rated` counts the responsibilities it has rated. `signed_in`: somebody sits there now; `seen_at` is when anything
    was last heard of them, None where nobody ever came. `card` is when its unused card was made, None without one.
    """

    seat: SeatId
    voice: SectorId
    role: Role
    rated: int
    signed_in: bool
    seen_at: datetime | None = None
    card: datetime | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A code to hand out, shown this once. `seat` is None for a lobby and for the host."""

    seat: SeatId | None
    voice: SectorId | None
    role: Role | None
    code: Secret
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Joined:
    """Somebody came in: what the cookie is made of. `partnership` is "*" for the host."""

    partnership: str
    secret: Secret
    kind: SignInKind


@dataclass(frozen=True, slots=True)
class SignIn:
    """A sign-in that holds. Who waits has a `number` and no `seat` and `role`; the host none of these, nor `ref`."""

    principal: Principal
    kind: SignInKind
    ref: RoundRef | None = None
    seat: SeatId | None = None
    voice: SectorId | None = None
    role: Role | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody in the lobby: the `number` they read out, the sector whose code they came with, since when (UTC)."""

    id: str
    voice: SectorId
    number: str
    since: datetime


def token_of(secret: str) -> str:
    """What is kept of a cookie's secret."""
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
