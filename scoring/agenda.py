"""How long a table needs, and in which order: from responsibilities and seats to sessions with their breaks.

Pure: ids and whole minutes, never prose. Worked by hand in docs/agenda.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import time
from enum import StrEnum
from itertools import groupby

from assessments import Assessment, Finding
from checklists import Edition, ResponsibilityId, SectorId
from scoring.summary import summarise

__all__ = [
    "MOST_PEOPLE",
    "USUAL_SEATS",
    "Agenda",
    "Part",
    "PartKind",
    "Session",
    "Topic",
    "agenda",
    "clock",
    "topics",
]

USUAL_SEATS = 9
"""Seats where none are known yet: one for each kind of partner."""

MOST_SEATS = 30
"""Seats that are reckoned with: more people than this talk in groups, and one of each group speaks."""

MOST_PEOPLE = 500
"""The most seats that a person can ask for."""

OPENING = 10
"""Welcome, who is here, the support person and the quiet room, what is written down, who must report what."""

GROUND_RULES = 15
"""The rules agreed on, and one level chosen together, to see how it goes."""

REOPENING = 10
"""A later session: who is here today, the rules once more, where we stopped."""

EACH = 2
"""One minute to read a responsibility out and choose in silence, one to settle on a level and write it down."""

SEATS_A_MINUTE = 6
"""A word from each seat: ten seconds, one sentence."""

TWO_VIEWS = 4
"""A disagreement: two minutes for each of the two views furthest apart, before all speak a second time."""

ACTIONS = 30
"""Five actions, at six minutes: what, who leads and by when, and whether it could put a woman at risk."""

CLOSING = 10
"""What each takes home, thanks, a word on how one leaves, the next date."""

STRETCH = 60
"""Work without a break; the closing may follow. An hour is what people listen well for, through an interpreter too."""

BREAK = 15
"""Long enough to leave the room, for a quiet word, for the support person to be found."""

LAST_STRETCH = 50
"""The third stretch of a session: shorter, so that no session is longer than three and a half hours."""

STRETCHES = (STRETCH, STRETCH, LAST_STRETCH)

PAIR = 2
"""Responsibilities that stay together where a break would leave one alone. Two of them fit into any stretch."""


class PartKind(StrEnum):
    """What a part of a session is for."""

    OPENING = "opening"
    GROUND_RULES = "ground_rules"
    REOPENING = "reopening"
    AGREE = "agree"
    BREAK = "break"
    ACTIONS = "actions"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Topic:
    """A responsibility to be agreed on. `disagreement`: it is known that the table sees it differently."""

    id: ResponsibilityId
    sector: SectorId
    disagreement: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a session. `begins`: minutes since the session began.

    `sector` and `topics` only where the table agrees; a sector that a break parts has a part before and one after it.
    """

    kind: PartKind
    minutes: int
    begins: int = 0
    sector: SectorId | None = None
    topics: tuple[Topic, ...] = ()


@dataclass(frozen=True, slots=True)
class Session:
    """One meeting without a longer pause than a break: at most three and a half hours."""

    parts: tuple[Part, ...]

    @property
    def minutes(self) -> int:
        """From the opening to the end of the closing."""
        return sum(part.minutes for part in self.parts)


@dataclass(frozen=True, slots=True)
class Agenda:
    """The sessions of a round, and what was reckoned with: seats, and minutes for a responsibility."""

    seats: int
    minutes_each: int
    minutes_disagreement: int
    sessions: tuple[Session, ...]

    @property
    def minutes(self) -> int:
        """All sessions together."""
        return sum(session.minutes for session in self.sessions)


def topics(edition: Edition, assessment: Assessment | None = None, *, left_only: bool = False) -> tuple[Topic, ...]:
    """What there is to agree on, in the order in which the table goes through it.

    `edition` is adapted. `left_only`: without what has been agreed on. Sectors stand in edition order, but a protected
    one comes second, or first of two: people know by then how it goes, and nobody is tired yet. Within a sector the
    disagreements come first.
    """
    left: set[ResponsibilityId] = set()
    differ: set[ResponsibilityId] = set()
    for one in summarise(edition, assessment).responsibilities if assessment else ():
        if one.agreed is Finding.NO_AGREEMENT or (one.agreed is None and one.ratings.discuss):
            differ.add(one.id)
        if one.agreed is None or one.agreed is Finding.NO_AGREEMENT:
            left.add(one.id)
    found = (
        Topic(one.id, sector, one.id in differ)
        for sector in _order(edition)
        for one in sorted(edition.of_sector(sector), key=lambda one: one.id not in differ)
    )
    return tuple(one for one in found if not left_only or assessment is None or one.id in left)


def _order(edition: Edition) -> list[SectorId]:
    asked = [one for one in edition.sectors if edition.of_sector(one.id)]
    others = [one.id for one in asked if not one.protected]
    first = others[:1] if len(asked) > 2 else []  # noqa: PLR2004 - the second of two would be the last
    return [*first, *(one.id for one in asked if one.protected), *others[len(first) :]]


def agenda(matters: Sequence[Topic], seats: int = USUAL_SEATS) -> Agenda:
    """The agenda for agreeing on `matters`, in their order, with `seats` people at the table.

    Raises ValueError for fewer than one seat.
    """
    if seats < 1:
        raise ValueError(f"{seats} seats")
    round_ = -(-min(seats, MOST_SEATS) // SEATS_A_MINUTE)
    each = EACH + round_
    plan = Agenda(seats, each, each + TWO_VIEWS + round_, ())
    work = [
        Part(PartKind.AGREE, plan.minutes_disagreement if one.disagreement else each, sector=one.sector, topics=(one,))
        for one in matters
    ]
    blocks = [*_blocks(work), [Part(PartKind.ACTIONS, ACTIONS)]]
    return replace(plan, sessions=tuple(_timed(session) for session in _sessions(blocks)))


def clock(start: time, minutes: int) -> time:
    """The time of day `minutes` after `start`."""
    passed = start.hour * 60 + start.minute + minutes
    return time(passed // 60 % 24, passed % 60)


def _blocks(work: Sequence[Part]) -> Iterator[list[Part]]:
    """What no break comes between: the first two of a sector, and its last two, so that none stands alone."""
    for _, together in groupby(work, key=lambda part: part.sector):
        run = list(together)
        yield run[:PAIR]
        middle = max(PAIR, len(run) - PAIR)
        yield from ([part] for part in run[PAIR:middle])
        if run[middle:]:
            yield run[middle:]


def _sessions(blocks: Sequence[list[Part]]) -> Iterator[list[Part]]:
    """Fill one stretch after the other, each as far as the next block still fits; nothing is moved up.

    So more minutes for any block never need fewer stretches, and the whole never gets shorter.
    """
    session = [Part(PartKind.OPENING, OPENING), Part(PartKind.GROUND_RULES, GROUND_RULES)]
    stretch, used = 0, OPENING + GROUND_RULES
    for block in blocks:
        needed = sum(part.minutes for part in block)
        if used + needed > STRETCHES[stretch]:
            stretch, used = stretch + 1, 0
            if stretch < len(STRETCHES):
                session.append(Part(PartKind.BREAK, BREAK))
            else:
                yield [*session, Part(PartKind.CLOSING, CLOSING)]
                session, stretch, used = [Part(PartKind.REOPENING, REOPENING)], 0, REOPENING
        session += block
        used += needed
    yield [*session, Part(PartKind.CLOSING, CLOSING)]


def _timed(parts: Sequence[Part]) -> Session:
    """The parts with when they begin, those of one sector that follow each other made one."""
    timed: list[Part] = []
    begins = 0
    for (kind, sector), together in groupby(parts, key=lambda part: (part.kind, part.sector)):
        run = tuple(together)
        minutes = sum(part.minutes for part in run)
        timed.append(Part(kind, minutes, begins, sector, tuple(topic for part in run for topic in part.topics)))
        begins += minutes
    return Session(tuple(timed))
