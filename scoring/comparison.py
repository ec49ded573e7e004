"""Two rounds of one partnership side by side, by their agreed levels alone (contract §5, `scoring compare`)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from assessments import Answer, Assessment, Level
from checklists import Edition, MendableError, Overlay, Problem, Responsibility, ResponsibilityId, adapted
from scoring.model import Change, Comparison, ComparisonTotals, ResponsibilityComparison, Side
from scoring.summary import level_of

__all__ = ["compare"]


def compare(edition: Edition, earlier: Assessment, later: Assessment, name: str = "later round") -> Comparison:
    """What changed from one round to a later one; `edition` as it was published, because each round adapts its own.

    Holds, in edition order, whatever at least one of the two rounds asks about; what the other one hides or has not
    added has no level there. `name` is what the problems call the later one's file.
    Raises MendableError where the two are of different partnerships or editions, or stand in the wrong order.
    """
    problems = tuple(_obstacles(earlier, later, name))
    if problems:
        raise MendableError(problems)
    either = adapted(edition, _either(earlier.overlay or Overlay(), later.overlay or Overlay()))
    each = tuple(_responsibility(earlier, later, one) for one in either.responsibilities)
    return Comparison(
        edition=edition.id,
        earlier=earlier.round.title,
        later=later.round.title,
        responsibilities=each,
        totals=ComparisonTotals(**{change.value: sum(one.change is change for one in each) for change in Change}),
    )


def _obstacles(earlier: Assessment, later: Assessment, name: str) -> Iterator[Problem]:
    if _same_spelling(earlier.partnership.name) != _same_spelling(later.partnership.name):
        yield Problem(
            f"{name}: $.partnership.name",
            "This is another partnership than the earlier file's. Compare two rounds of one.",
        )
    if earlier.edition != later.edition:
        yield Problem(
            f"{name}: $.edition",
            f"The editions differ: {earlier.edition} and {later.edition}. Only rounds of one edition are comparable.",
        )
    if earlier.round.opened and later.round.opened and later.round.opened < earlier.round.opened:
        yield Problem(
            f"{name}: $.round.opened",
            f"{later.round.opened} lies before {earlier.round.opened}, the earlier round's. Swap the two files.",
        )


def _same_spelling(name: str) -> str:
    """One form for the several ways in which Unicode can spell the same letters."""
    return unicodedata.normalize("NFC", name)


def _either(earlier: Overlay, later: Overlay) -> Overlay:
    """The overlay under which everything stands that stands under at least one of the two."""
    added = {one.id: one for one in later.added or ()}
    gone = (one for one in earlier.added or () if one.id not in added)
    hidden_twice = tuple(id_ for id_ in later.hidden or () if id_ in (earlier.hidden or ()))
    return Overlay(hidden=hidden_twice, added=(*added.values(), *gone))


def _responsibility(earlier: Assessment, later: Assessment, one: Responsibility) -> ResponsibilityComparison:
    before, after = (_agreed(round_, one.id) for round_ in (earlier, later))
    change, reason = _change(level_of(before), level_of(after))
    return ResponsibilityComparison(one.id, one.sector, one.theme, before, after, change, reason)


def _agreed(assessment: Assessment, responsibility: ResponsibilityId) -> Answer | None:
    agreed = assessment.entry(responsibility).agreed
    return None if agreed is None else agreed.answer


def _change(before: Level | None, after: Level | None) -> tuple[Change, Side | None]:
    """How `after` differs from `before`, and which side has no level where that cannot be said."""
    if before is None:
        return Change.NOT_COMPARABLE, Side.BOTH if after is None else Side.EARLIER
    if after is None:
        return Change.NOT_COMPARABLE, Side.LATER
    if after == before:
        return Change.SAME, None
    return Change.BETTER if after > before else Change.WORSE, None
