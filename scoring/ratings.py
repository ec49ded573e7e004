"""What the ratings of one responsibility say together (contract §3, first half)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log2
from typing import Final, cast

from assessments import Finding, Level, Rating
from checklists import SectorId
from scoring.disclosure import Disclosure, Voices
from scoring.model import RatingsSummary

__all__ = ["consensus", "median", "perception_gap", "suggested", "summarise_ratings"]

_WIDTH: Final = 4
"""From the lowest level to the highest."""

_SPLIT: Final = 2
"""Levels this far apart are talked about."""

_GAP: Final = 1
"""A perception gap this wide, either way, is talked about."""


def summarise_ratings(ratings: Sequence[Rating], sector: SectorId, voices: Voices, shown: Disclosure) -> RatingsSummary:
    """The figures of one responsibility of `sector`, as far as `shown` lets them be seen.

    `voices` says for which sector each seat speaks. Worked by hand in docs/scoring.md#ratings.
    """
    if not ratings:
        return RatingsSummary()
    found = Counter(rating.answer for rating in ratings)
    levels = levels_of(ratings)
    gap = perception_gap(ratings, sector, voices) if shown.breakdown else None
    many_not_known = 3 * found[Finding.NOT_KNOWN] >= len(ratings)
    split = bool(levels) and levels[-1] - levels[0] >= _SPLIT
    visible = levels if shown.distribution else []
    return RatingsSummary(
        count=len(ratings),
        not_known=found[Finding.NOT_KNOWN],
        not_applicable=found[Finding.NOT_APPLICABLE],
        median=median(visible),
        suggested=suggested(visible),
        range=(visible[0], visible[-1]) if visible else None,
        consensus=consensus(visible),
        perception_gap=gap,
        withheld=not shown.breakdown,
        discuss=split or many_not_known or not shown.distribution or (gap is not None and abs(gap) >= _GAP),
    )


def levels_of(ratings: Sequence[Rating]) -> list[Level]:
    """The levels among the answers, lowest first."""
    return sorted(rating.answer for rating in ratings if not isinstance(rating.answer, Finding))


def median(levels: Sequence[Level]) -> float | None:
    """The middle one of `levels`, or the mean of the two middle ones; None where there is none.

    `levels` stand lowest first. A whole median is an int, so that it prints as one; any other ends in .5.
    """
    return _half(_doubled_median(levels)) if levels else None


def suggested(levels: Sequence[Level]) -> Level | None:
    """The level offered to the group: of the two middle ones the lower. None where there is none.

    `levels` stand lowest first.
    """
    return levels[(len(levels) - 1) // 2] if levels else None


def consensus(levels: Sequence[Level]) -> float | None:
    """How closely the table agrees on one responsibility.

    `levels` holds one level (0 to 4) per rating that gives one. From 0.0, split between the two ends, to 1.0,
    unanimous; None for fewer than two levels.

    Source: Tastle and Wierman, "Consensus and dissention: a measure of ordinal dispersion", 2007; worked by hand in
    docs/scoring.md#consensus.
    """
    count = len(levels)
    if count < 2:  # noqa: PLR2004 - one level agrees with nobody
        return None
    mean = sum(levels) / count
    # Summed level by level, lowest first, so that the order of seats cannot change the last digit.
    shares = ((found / count, level) for level, found in sorted(Counter(levels).items()))
    agreement = 1 + sum(share * log2(1 - abs(level - mean) / _WIDTH) for share, level in shares)
    return min(1.0, max(0.0, agreement))


def perception_gap(ratings: Sequence[Rating], sector: SectorId, voices: Voices) -> float | None:
    """The median of the sector's own voices minus that of all others, in levels, -4 to 4 in halves.

    Positive: the sector sees itself further on than its partners do. Ratings without a voice stay out. None where
    either side gives no level. Worked by hand in docs/scoring.md#perception-gap.
    """
    own = levels_of([rating for rating in ratings if voices.of(rating) == sector])
    others = levels_of([rating for rating in ratings if voices.of(rating) not in (sector, None)])
    if not own or not others:
        return None
    return _half(_doubled_median(own) - _doubled_median(others))


def _doubled_median(levels: Sequence[Level]) -> int:
    """Twice the median, which is always whole."""
    return cast("int", levels[(len(levels) - 1) // 2]) + levels[len(levels) // 2]


def _half(doubled: int) -> float:
    return doubled / 2 if doubled % 2 else doubled // 2
