"""What the arithmetic of contract §3 gives: ids and numbers, never prose."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from assessments import Answer, Level
from checklists import ResponsibilityId, SectorId, ThemeId

__all__ = [
    "Band",
    "Change",
    "Comparison",
    "ComparisonTotals",
    "Progress",
    "RatingsSummary",
    "ResponsibilityComparison",
    "ResponsibilitySummary",
    "Side",
    "Summary",
    "Totals",
]

Id = TypeVar("Id", SectorId, ThemeId)


class Band(StrEnum):
    """How pressing a responsibility is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NONE = "none"
    FIND_OUT = "find-out"


@dataclass(frozen=True, slots=True)
class RatingsSummary:
    """What the ratings of one responsibility say together; figures are None where there are none or §6 hides them.

    `count` is of all ratings, `median` and `perception_gap` come in whole or half levels, `range` is (lowest,
    highest), `consensus` runs from 0.0 to 1.0. `withheld`: the breakdown by voice may not be shown.
    """

    count: int = 0
    not_known: int = 0
    not_applicable: int = 0
    median: float | None = None
    suggested: Level | None = None
    range: tuple[Level, Level] | None = None
    consensus: float | None = None
    perception_gap: float | None = None
    withheld: bool = False
    discuss: bool = False


@dataclass(frozen=True, slots=True)
class ResponsibilitySummary:
    """One responsibility: what was agreed, how far it is from its target (0 to 4), how pressing it is (0 to 12)."""

    id: ResponsibilityId
    sector: SectorId
    theme: ThemeId
    ratings: RatingsSummary
    agreed: Answer | None
    target: Level
    gap: int | None
    importance: int
    priority: int | None
    band: Band | None


@dataclass(frozen=True, slots=True)
class Progress(Generic[Id]):
    """How far one sector or theme has come: levels attained of levels aimed at, and counts of responsibilities."""

    id: Id
    attained: int
    aimed: int
    reached: int
    agreed: int
    applicable: int


@dataclass(frozen=True, slots=True)
class Totals:
    """Counts of responsibilities."""

    responsibilities: int
    agreed: int
    reached: int
    not_known: int
    not_applicable: int
    no_agreement: int
    high: int
    medium: int
    low: int


@dataclass(frozen=True, slots=True)
class Summary:
    """One round as figures. `priorities`, `unowned` and `find_out` are in the order of the contract."""

    edition: str
    responsibilities: tuple[ResponsibilitySummary, ...]
    sectors: tuple[Progress[SectorId], ...]
    themes: tuple[Progress[ThemeId], ...]
    priorities: tuple[ResponsibilityId, ...]
    unowned: tuple[ResponsibilityId, ...]
    find_out: tuple[ResponsibilityId, ...]
    totals: Totals


class Change(StrEnum):
    """How the agreed level of a later round differs from an earlier one's."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    NOT_COMPARABLE = "not_comparable"


class Side(StrEnum):
    """Which of two rounds has no level to compare."""

    EARLIER = "earlier"
    LATER = "later"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class ResponsibilityComparison:
    """One responsibility in two rounds: what was agreed in each. `reason` only where they are not comparable."""

    id: ResponsibilityId
    sector: SectorId
    theme: ThemeId
    earlier: Answer | None
    later: Answer | None
    change: Change
    reason: Side | None


@dataclass(frozen=True, slots=True)
class ComparisonTotals:
    """Counts of responsibilities."""

    better: int
    same: int
    worse: int
    not_comparable: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two rounds side by side. `earlier` and `later` are their titles."""

    edition: str
    earlier: str
    later: str
    responsibilities: tuple[ResponsibilityComparison, ...]
    totals: ComparisonTotals
