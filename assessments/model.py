"""One round of one partnership as frozen values: what the assessment file of contract §4 holds, and no more.

Everything that the file may leave out is None where it was left out, so that writing gives back what was read.
The properties beside those fields (`Seat.plays`, `Action.stands`, …) say what a member that was left out means.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from checklists import Overlay, ResponsibilityId, SectorId

__all__ = [
    "DEFAULT_IMPORTANCE",
    "DEFAULT_TARGET",
    "Action",
    "Agreement",
    "Answer",
    "Assessment",
    "Entry",
    "Finding",
    "Level",
    "Partnership",
    "Position",
    "Rating",
    "Resources",
    "Role",
    "Round",
    "Seat",
    "Secured",
    "Status",
    "Visibility",
]

Level = Literal[0, 1, 2, 3, 4]

DEFAULT_TARGET: Level = 3
DEFAULT_IMPORTANCE = 2


class Finding(StrEnum):
    """What stands in place of a level. Never a zero, never a blank, never one for another."""

    NOT_KNOWN = "not_known"
    NOT_APPLICABLE = "not_applicable"
    NO_AGREEMENT = "no_agreement"


Answer = Level | Finding
"""A level, or the finding that stands in its place. Ratings and positions never hold NO_AGREEMENT."""


class Role(StrEnum):
    """What a seat may do at the table."""

    FACILITATOR = "facilitator"
    MEMBER = "member"
    LEAD = "lead"
    OBSERVER = "observer"


class Secured(StrEnum):
    """Whether what an action needs is there."""

    NO = "no"
    PARTLY = "partly"
    YES = "yes"


class Status(StrEnum):
    """How far an action is."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    BLOCKED = "blocked"
    DONE = "done"
    DROPPED = "dropped"


class Visibility(StrEnum):
    """Whether an action stands in what is made for the public."""

    INTERNAL = "internal"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Partnership:
    """The local group that works together."""

    name: str
    area: str | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """One dated assessment. `target` is the level aimed at where a responsibility has none of its own."""

    title: str
    opened: date | None = None
    closed: date | None = None
    target: Level | None = None


@dataclass(frozen=True, slots=True)
class Seat:
    """One place at the table; `voice` is the sector it speaks for."""

    id: str
    voice: SectorId
    role: Role | None = None

    @property
    def plays(self) -> Role:
        """The seat's role; member where none was given."""
        return self.role or Role.MEMBER


@dataclass(frozen=True, slots=True)
class Rating:
    """One answer for one responsibility: of a `seat`; or of a `voice` alone, or of neither, where §6 asks for it."""

    answer: Answer
    seat: str | None = None
    voice: SectorId | None = None
    note: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """One of the positions that are kept where the table came to no agreement."""

    answer: Answer
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the table settled on. `positions` only with NO_AGREEMENT, `reason` only with NOT_APPLICABLE."""

    answer: Answer
    note: str | None = None
    evidence: str | None = None
    dissent: str | None = None
    reason: str | None = None
    positions: tuple[Position, ...] | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """What a round holds on one responsibility. `importance` is 1 to 3."""

    ratings: tuple[Rating, ...] | None = None
    agreed: Agreement | None = None
    target: Level | None = None
    importance: int | None = None


@dataclass(frozen=True, slots=True)
class Resources:
    """What an action needs, and whether it is there."""

    money: str | None = None
    people: str | None = None
    secured: Secured | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """One committed step that closes gaps."""

    id: str
    title: str
    responsibilities: tuple[ResponsibilityId, ...]
    steps: tuple[str, ...] | None = None
    lead: SectorId | None = None
    lead_role: str | None = None
    supporting: tuple[SectorId, ...] | None = None
    start: date | None = None
    due: date | None = None
    resources: Resources | None = None
    indicator: str | None = None
    verification: str | None = None
    survivor_safety: str | None = None
    survivor_input: str | None = None
    status: Status | None = None
    status_note: str | None = None
    visibility: Visibility | None = None

    @property
    def stands(self) -> Status:
        """How far the action is; not started where nothing was said."""
        return self.status or Status.NOT_STARTED

    @property
    def is_public(self) -> bool:
        """Whether it may stand in what is made for the public; internal where nothing was said."""
        return self.visibility is Visibility.PUBLIC

    @property
    def is_taken_on(self) -> bool:
        """Whether somebody leads it by a date and it is neither done nor dropped."""
        return bool(self.lead and self.due) and self.stands not in (Status.DONE, Status.DROPPED)


@dataclass(frozen=True, slots=True)
class Assessment:
    """One round of one partnership against one edition: the whole of an assessment file.

    `entries` holds what the file calls `responsibilities`, under their ids.
    """

    edition: str
    partnership: Partnership
    round: Round
    seats: tuple[Seat, ...] | None = None
    entries: Mapping[ResponsibilityId, Entry] | None = None
    actions: tuple[Action, ...] | None = None
    overlay: Overlay | None = None

    def entry(self, responsibility: ResponsibilityId) -> Entry:
        """What the round holds on one responsibility; an empty entry where it holds nothing."""
        return (self.entries or {}).get(responsibility, NOTHING_YET)

    @property
    def target(self) -> Level:
        """The level the round aims at."""
        return DEFAULT_TARGET if self.round.target is None else self.round.target


NOTHING_YET = Entry()
