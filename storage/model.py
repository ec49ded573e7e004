"""What the storage takes and gives, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Generic, TypeVar

from assessments import Agreement, Answer, Assessment, Finding, Level, Position, Rating, Seat
from checklists import ResponsibilityId

__all__ = [
    "AgreedDraft",
    "Conflict",
    "Draft",
    "EntryState",
    "Event",
    "Imported",
    "RoundListing",
    "RoundRef",
    "RoundState",
    "Saved",
    "Settled",
    "Stage",
    "TextSlot",
]

Held_co = TypeVar("Held_co", covariant=True)

FEWEST_POSITIONS = 2
"""Where there is no agreement, at least this many positions are kept (contract §4)."""


@dataclass(frozen=True, slots=True)
class RoundRef:
    """One round of one partnership: the ids under which the database holds them, never shown to anybody else."""

    partnership: str
    round: str


@dataclass(frozen=True, slots=True)
class RoundListing:
    """One round as a line in a list. `agreed` of `responsibilities` have an answer; `changed_at` is UTC.

    `follows` is the id of the round that it was begun after, None where it was begun by itself.
    """

    ref: RoundRef
    name: str
    area: str | None
    title: str
    opened: date | None
    closed: date | None
    edition: str
    agreed: int
    responsibilities: int
    changed_at: datetime
    follows: str | None = None


class TextSlot(StrEnum):
    """Which of the texts beside an agreed level."""

    NOTE = "note"
    EVIDENCE = "evidence"
    DISSENT = "dissent"
    REASON = "reason"


@dataclass(frozen=True, slots=True)
class AgreedDraft:
    """What the table has put down on one responsibility so far, finished or not; "" is a text nobody has typed.

    The reason is kept while another answer than *not applicable* stands, the positions while another than *no
    agreement* does, so that going back loses nothing.
    """

    answer: Answer | None = None
    note: str = ""
    evidence: str = ""
    dissent: str = ""
    reason: str = ""
    positions: tuple[Position, ...] = ()

    def finished(self) -> Agreement | None:
        """The agreement as a file may hold it; None while something that it needs is not there."""
        if self.answer is None:
            return None
        split = self.answer is Finding.NO_AGREEMENT
        left_out = self.answer is Finding.NOT_APPLICABLE
        if (split and len(self.positions) < FEWEST_POSITIONS) or (left_out and not self.reason.strip()):
            return None
        return Agreement(
            answer=self.answer,
            note=self.note or None,
            evidence=self.evidence or None,
            dissent=self.dissent or None,
            reason=self.reason if left_out else None,
            positions=self.positions if split else None,
        )


@dataclass(frozen=True, slots=True)
class RoundState:
    """A whole round as it stands: what is finished, ratings that were revealed; `saved_at` of the last change, UTC.

    `revealed` are the responsibilities whose ratings were revealed, `sealed` those whose are never shown again.
    """

    ref: RoundRef
    assessment: Assessment
    revision: int
    saved_at: datetime
    revealed: frozenset[ResponsibilityId] = frozenset()
    sealed: frozenset[ResponsibilityId] = frozenset()
    ratings_until: date | None = None
    """The last day on which the round keeps its ratings; None: for as long as the round is there."""
    ratings_erased: datetime | None = None


class Stage(StrEnum):
    """Where a responsibility is in the round's course."""

    RATING = "rating"
    """Each seat rates in private; nobody sees what."""

    REVEALED = "revealed"
    """The ratings no longer change; they are shown as far as contract §6 lets them."""


@dataclass(frozen=True, slots=True)
class EntryState:
    """One responsibility as it stands. `target` and `importance` are its own, None where the round's holds.

    `ratings` holds those that were revealed. `rated` counts who has rated, whatever the stage. `sealed`: its ratings
    are never shown again in this round, see `storage.course.reveal`. `saved_at` (UTC) is when something was last put
    down that is not a rating, None where nothing ever was; `revision` the round's at that time, 0 where nothing was.
    `seats` are those at the table at the same moment: whose the ratings are is not to be asked of an older list.
    `as_of` is the round's revision when this was read: what was stored with a greater one may be missing here.
    """

    agreed: AgreedDraft = field(default_factory=AgreedDraft)
    target: Level | None = None
    importance: int | None = None
    ratings: tuple[Rating, ...] = ()
    saved_at: datetime | None = None
    stage: Stage = Stage.RATING
    rated: int = 0
    sealed: bool = False
    revision: int = 0
    seats: tuple[Seat, ...] = ()
    as_of: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Saved:
    """A change is in the database for good: when (UTC), and the round's revision from then on.

    `before` is the revision at which the responsibility that it is about had changed last, 0 where it never had; None
    where it is about none, or where this only says again what an earlier try was told.
    """

    at: datetime
    revision: int
    before: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Settled:
    """Which responsibilities were settled together, and the round's revision from then on."""

    which: tuple[ResponsibilityId, ...]
    revision: int


@dataclass(frozen=True, slots=True)
class Conflict(Generic[Held_co]):
    """Somebody else changed the same thing in between: what is `stored`, and what was `typed` and is kept as a draft.

    Both hold a text, a tuple of positions, an overlay, or values under field names; then only the fields that clash.
    """

    stored: Held_co
    typed: Held_co


@dataclass(frozen=True, slots=True)
class Imported:
    """Where an imported assessment is; `already_there`: the very same one had been imported before."""

    ref: RoundRef
    already_there: bool


@dataclass(frozen=True, slots=True)
class Event:
    """One field that changed. `number` counts per round, from 1, and alone gives the order: clocks can jump.

    `seat` is who did it, None for whoever holds the laptop. `what` names table and field (`entry.answer`), `subject`
    which one (a responsibility, an action). `old` and `new` are the stored texts. Ratings are no events here.
    """

    number: int
    at: datetime
    seat: str | None
    what: str
    subject: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody typed and could not be stored, because somebody else had been faster."""

    number: int
    at: datetime
    subject: str
    typed: Mapping[str, object]
