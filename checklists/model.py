"""One edition of the checklists as frozen values: what was published, in the order it was published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import NewType, TypeAlias

__all__ = [
    "Edition",
    "Guidance",
    "LevelMeaning",
    "LevelTexts",
    "Overlay",
    "Question",
    "Responsibility",
    "ResponsibilityId",
    "Safety",
    "Sector",
    "SectorId",
    "Source",
    "Step",
    "Theme",
    "ThemeId",
]

SectorId = NewType("SectorId", str)
ThemeId = NewType("ThemeId", str)
ResponsibilityId = NewType("ResponsibilityId", str)

LevelTexts: TypeAlias = tuple[str, str, str, str, str]
"""What one sees or hears at each level of one responsibility, level 0 first."""


@dataclass(frozen=True, slots=True)
class Guidance:
    """Where a reader finds more: the title of a page of somebody else's, and its address."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Source:
    """The page that the responsibilities come from."""

    title: str
    address: str
    last_edited: date
    looked_up: date


@dataclass(frozen=True, slots=True)
class LevelMeaning:
    """One level of the rating scale: 0 to 4, its name, and what it means."""

    level: int
    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Theme:
    """What a responsibility is about, across the sectors."""

    id: ThemeId
    name: str
    about: str


@dataclass(frozen=True, slots=True)
class Sector:
    """One of the local partners. `protected`: its ratings are withheld where they could be traced (contract §6).

    `about` says in one sentence who this is. `who` (whom to think of), `at_the_table` (who usually speaks for it) and
    `must_never` introduce it to the people who are about to rate it.
    """

    id: SectorId
    name: str
    about: str
    who: str
    at_the_table: str
    must_never: str
    protected: bool = False
    guidance: tuple[Guidance, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question that opens the discussion. `voice` is the sector that could put it; None: anybody."""

    question: str
    voice: SectorId | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A first step from the level before to level `to` (1 to 4), which a lead could start next month.

    `helps` holds the sectors that usually help, `weeks` the usual effort (1 to 52) until `indicator` shows that it is
    done.
    """

    to: int
    step: str
    helps: tuple[SectorId, ...]
    weeks: int
    indicator: str


@dataclass(frozen=True, slots=True)
class Safety:
    """What can go wrong for women where a responsibility is met badly, and what to do about it."""

    risk: str
    precaution: str


@dataclass(frozen=True, slots=True)
class Responsibility:
    """One thing a sector does in a coordinated response.

    `item` is its place in the source, from 1; None for one that a partnership added for itself.
    `example` is a partnership's own local example.

    What follows helps a table to decide; a responsibility of an edition has all of it, an added one what the
    partnership wrote: None means that it was left out. `why` is what it changes for women, `levels` what one sees or
    hears at each level, `evidence` what the table can point to, `ask` questions that open the discussion, `steps` first
    steps by the level they lead to, `supports` the sectors that it depends on.
    """

    id: ResponsibilityId
    sector: SectorId
    theme: ThemeId
    statement: str
    item: int | None = None
    safety_critical: bool = False
    example: str | None = None
    why: str | None = None
    levels: LevelTexts | None = None
    evidence: tuple[str, ...] | None = None
    ask: tuple[Question, ...] | None = None
    steps: tuple[Step, ...] | None = None
    safety: Safety | None = None
    supports: tuple[SectorId, ...] | None = None

    def steps_to(self, level: int) -> tuple[Step, ...]:
        """The first steps from the level before to `level`, in the order given."""
        return tuple(step for step in self.steps or () if step.to == level)


@dataclass(frozen=True, slots=True)
class Overlay:
    """What a partnership changed for itself (contract §4, local adaptation).

    None means the member was left out of the file; empty means it was there and empty.
    """

    hidden: tuple[ResponsibilityId, ...] | None = None
    sectors: Mapping[SectorId, str] | None = None
    examples: Mapping[ResponsibilityId, str] | None = None
    added: tuple[Responsibility, ...] | None = None


@dataclass(frozen=True)
class Edition:
    """One published version of the checklists, or that version as one partnership adapted it.

    `sectors`, `themes` and `responsibilities` stand in edition order, `scale` from level 0 to 4.
    """

    id: str
    published: date
    source: Source
    sectors: tuple[Sector, ...]
    themes: tuple[Theme, ...]
    scale: tuple[LevelMeaning, ...]
    responsibilities: tuple[Responsibility, ...]
    retired: Mapping[ResponsibilityId, ResponsibilityId | None] = field(default_factory=lambda: MappingProxyType({}))

    @cached_property
    def by_id(self) -> Mapping[ResponsibilityId, Responsibility]:
        """Every responsibility under its id, in edition order."""
        return MappingProxyType({one.id: one for one in self.responsibilities})

    @cached_property
    def sector_by_id(self) -> Mapping[SectorId, Sector]:
        """Every sector under its id, in edition order."""
        return MappingProxyType({one.id: one for one in self.sectors})

    @cached_property
    def theme_by_id(self) -> Mapping[ThemeId, Theme]:
        """Every theme under its id, in edition order."""
        return MappingProxyType({one.id: one for one in self.themes})

    def of_sector(self, sector: SectorId) -> tuple[Responsibility, ...]:
        """The responsibilities of one sector, in edition order."""
        return tuple(one for one in self.responsibilities if one.sector == sector)
