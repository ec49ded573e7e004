"""In which order the rounds of a partnership stand, and which one is its newest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from storage import RoundListing

__all__ = ["in_order", "newest_rounds", "of_partnership"]


def of_partnership(rounds: Iterable[RoundListing], partnership: str) -> tuple[RoundListing, ...]:
    """The rounds of one partnership, the first one first."""
    return in_order([one for one in rounds if one.ref.partnership == partnership])


def in_order(rounds: Sequence[RoundListing]) -> tuple[RoundListing, ...]:
    """By the day on which they were opened; of one day, whichever follows another stands after it."""
    before = {one.ref.round: one.follows for one in rounds}

    def steps(one: RoundListing) -> int:
        """How many rounds it follows, one after another."""
        been: list[str] = []
        here = one.follows
        while here in before and here not in been:
            been.append(here)
            here = before[here]
        return len(been)

    return tuple(sorted(rounds, key=lambda one: (one.opened or date.min, steps(one), one.changed_at)))


def newest_rounds(rounds: Sequence[RoundListing]) -> tuple[RoundListing, ...]:
    """Of each partnership the last round."""
    return tuple({one.ref.partnership: one for one in in_order(rounds)}.values())
