"""What a screen may draw of the ratings of one responsibility: contract §6, to the letter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assessments import Answer, Assessment, Rating, Seat
from checklists import Edition, SectorId
from scoring.disclosure import SCALE, Voices, disclosure

__all__ = ["Counts", "Hidden", "Remark", "Spread", "spread"]

Counts = tuple[tuple[Answer, int], ...]
"""Each answer that was given and how often: 0 to 4, then *not known*, then *not applicable*."""


class Hidden(StrEnum):
    """Why not everything is drawn. The screen says it in a sentence."""

    FEW_LEVELS = "few_levels"
    """A protected voice is there and fewer than five gave a level: nothing but how many have rated."""

    FEW_PROTECTED_LEVELS = "few_protected_levels"
    """Protected voices gave fewer than five levels: only all ratings together."""

    UNKNOWN_VOICES = "unknown_voices"
    """A rating says neither seat nor voice, as in a file: only all ratings together."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody wrote beside a rating; never of a protected voice. "" is a text that is not there."""

    voice: SectorId
    answer: Answer
    note: str
    reason: str


@dataclass(frozen=True, slots=True)
class Spread:
    """The ratings of one responsibility, as far as they may be drawn.

    `count` is of all ratings. `answers` are all together, None where not even that may be shown. `own` are those of the
    sector's own voices and `others` of all other voices, both None where the breakdown by voice may not be shown; then
    there are no `remarks` either. `hidden` says why something is missing; None where nothing is.
    """

    count: int = 0
    answers: Counts | None = ()
    own: Counts | None = ()
    others: Counts | None = ()
    remarks: tuple[Remark, ...] = ()
    hidden: Hidden | None = None


def spread(
    edition: Edition, table: Assessment | Iterable[Seat] | Voices, sector: SectorId, ratings: Sequence[Rating]
) -> Spread:
    """What may be drawn of the `ratings` of one responsibility of `sector`; `table` says whose voices they are.

    Worked by hand in docs/scoring.md#disclosure.
    """
    voices = Voices.at(table)
    shown = disclosure(edition, voices, ratings)
    if not shown.distribution:
        return Spread(len(ratings), None, None, None, hidden=Hidden.FEW_LEVELS)
    if not shown.breakdown:
        return Spread(len(ratings), _counts(ratings), None, None, hidden=_why(edition, voices, ratings))
    return Spread(
        count=len(ratings),
        answers=_counts(ratings),
        own=_counts([one for one in ratings if voices.of(one) == sector]),
        others=_counts([one for one in ratings if voices.of(one) != sector]),
        remarks=tuple(_remarks(edition, voices, ratings)),
    )


def _counts(ratings: Sequence[Rating]) -> Counts:
    found = Counter(rating.answer for rating in ratings)
    return tuple((answer, found[answer]) for answer in SCALE if found[answer])


def _why(edition: Edition, voices: Voices, ratings: Sequence[Rating]) -> Hidden:
    """Protected voices first: that is what people ask about, and it holds whatever else is missing."""
    known = [one for one in ratings if voices.of(one)]
    return Hidden.UNKNOWN_VOICES if disclosure(edition, voices, known).breakdown else Hidden.FEW_PROTECTED_LEVELS


def _remarks(edition: Edition, voices: Voices, ratings: Sequence[Rating]) -> Iterable[Remark]:
    for one in ratings:
        voice = voices.of(one)
        if voice is None or edition.sector_by_id[voice].protected or not (one.note or one.reason):
            continue
        yield Remark(voice, one.answer, one.note or "", one.reason or "")
