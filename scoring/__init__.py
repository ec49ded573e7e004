"""The arithmetic of contract §3: pure, no input or output."""

from scoring.comparison import compare
from scoring.disclosure import Disclosure, Voices, cut_to_sector, disclosure, released
from scoring.model import (
    Band,
    Change,
    Comparison,
    ComparisonTotals,
    Progress,
    RatingsSummary,
    ResponsibilityComparison,
    ResponsibilitySummary,
    Side,
    Summary,
    Totals,
)
from scoring.spread import Hidden, Remark, Spread, spread
from scoring.summary import summarise

__all__ = [
    "Band",
    "Change",
    "Comparison",
    "ComparisonTotals",
    "Disclosure",
    "Hidden",
    "Progress",
    "RatingsSummary",
    "Remark",
    "ResponsibilityComparison",
    "ResponsibilitySummary",
    "Side",
    "Spread",
    "Summary",
    "Totals",
    "Voices",
    "compare",
    "cut_to_sector",
    "disclosure",
    "released",
    "spread",
    "summarise",
]
