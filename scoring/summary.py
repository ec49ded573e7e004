"""One round as figures: gaps, priorities, progress, what nobody has taken on (contract §3, second half)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, TypeVar

from assessments import DEFAULT_IMPORTANCE, Answer, Assessment, Finding, Level
from checklists import Edition, Responsibility, ResponsibilityId, SectorId, ThemeId
from scoring.disclosure import Voices, disclosure
from scoring.model import Band, Progress, ResponsibilitySummary, Summary, Totals
from scoring.ratings import summarise_ratings

__all__ = ["band", "summarise"]

Id = TypeVar("Id", SectorId, ThemeId)

_HIGH: Final = 6
_MEDIUM: Final = 3


def summarise(edition: Edition, assessment: Assessment) -> Summary:
    """The figures of one round; `edition` as this assessment adapted it. Worked by hand in docs/scoring.md."""
    voices = Voices.at(assessment)
    each = tuple(_responsibility(edition, assessment, voices, one) for one in edition.responsibilities)
    priorities = rank_priorities(edition, each)
    taken_on = {id_ for action in assessment.actions or () if action.is_taken_on for id_ in action.responsibilities}
    find_out = tuple(one.id for one in each if one.agreed is Finding.NOT_KNOWN and one.id not in taken_on)
    return Summary(
        edition=edition.id,
        responsibilities=each,
        sectors=tuple(_progress(s.id, [one for one in each if one.sector == s.id]) for s in edition.sectors),
        themes=tuple(_progress(t.id, [one for one in each if one.theme == t.id]) for t in edition.themes),
        priorities=priorities,
        unowned=tuple(id_ for id_ in priorities if id_ not in taken_on),
        find_out=find_out,
        totals=_totals(each),
    )


def rank_priorities(edition: Edition, each: Iterable[ResponsibilitySummary]) -> tuple[ResponsibilityId, ...]:
    """The ids whose priority is above 0, the most pressing first. Contract §3, `priorities`.

    `each` stands in edition order, which decides where nothing else does.
    """

    def pressing(one: ResponsibilitySummary) -> tuple[int, bool, int, int]:
        agreed = level_of(one.agreed)
        return -(one.priority or 0), not edition.by_id[one.id].safety_critical, -(one.gap or 0), agreed or 0

    return tuple(one.id for one in sorted((one for one in each if one.priority), key=pressing))


def band(agreed: Answer | None, priority: int | None) -> Band | None:
    """How pressing a responsibility is; None where nothing was agreed that could tell."""
    if agreed is Finding.NOT_KNOWN:
        return Band.FIND_OUT
    if priority is None:
        return None
    if priority >= _HIGH:
        return Band.HIGH
    if priority >= _MEDIUM:
        return Band.MEDIUM
    return Band.LOW if priority else Band.NONE


def level_of(agreed: Answer | None) -> Level | None:
    """The level that was agreed; None where something else stands in its place, or nothing."""
    return None if isinstance(agreed, Finding) else agreed


def _responsibility(
    edition: Edition, assessment: Assessment, voices: Voices, one: Responsibility
) -> ResponsibilitySummary:
    entry = assessment.entry(one.id)
    ratings = entry.ratings or ()
    agreed = None if entry.agreed is None else entry.agreed.answer
    level = level_of(agreed)
    target = assessment.target if entry.target is None else entry.target
    importance = DEFAULT_IMPORTANCE if entry.importance is None else entry.importance
    gap = None if level is None else max(0, target - level)
    priority = None if gap is None else gap * importance
    return ResponsibilitySummary(
        id=one.id,
        sector=one.sector,
        theme=one.theme,
        ratings=summarise_ratings(ratings, one.sector, voices, disclosure(edition, voices, ratings)),
        agreed=agreed,
        target=target,
        gap=gap,
        importance=importance,
        priority=priority,
        band=band(agreed, priority),
    )


def _progress(id_: Id, each: Sequence[ResponsibilitySummary]) -> Progress[Id]:
    levels = [(level, one.target) for one in each if (level := level_of(one.agreed)) is not None]
    return Progress(
        id=id_,
        attained=sum(min(level, target) for level, target in levels),
        aimed=sum(target for _, target in levels),
        reached=sum(level >= target for level, target in levels),
        agreed=len(levels),
        applicable=len(each) - _how_many(each, Finding.NOT_APPLICABLE),
    )


def _totals(each: Sequence[ResponsibilitySummary]) -> Totals:
    whole = _progress(SectorId(""), each)
    return Totals(
        responsibilities=len(each),
        agreed=whole.agreed,
        reached=whole.reached,
        not_known=_how_many(each, Finding.NOT_KNOWN),
        not_applicable=_how_many(each, Finding.NOT_APPLICABLE),
        no_agreement=_how_many(each, Finding.NO_AGREEMENT),
        high=sum(one.band is Band.HIGH for one in each),
        medium=sum(one.band is Band.MEDIUM for one in each),
        low=sum(one.band is Band.LOW for one in each),
    )


def _how_many(each: Iterable[ResponsibilitySummary], finding: Finding) -> int:
    return sum(one.agreed is finding for one in each)
