"""One responsibility on its page: what its fragment is given."""

from __future__ import annotations

from dataclasses import dataclass

from checklists import Responsibility, ResponsibilityId
from scoring import RatingsSummary
from screens.round_page import OpenRound

__all__ = ["Item"]


@dataclass(frozen=True, slots=True)
class Item:
    """What one responsibility's fragment needs: the open round, the responsibility, what its ratings say."""

    page: OpenRound
    responsibility: Responsibility
    number: int
    ratings: RatingsSummary
    levels: tuple[tuple[str, int], ...]

    @property
    def id(self) -> ResponsibilityId:
        """The responsibility's id."""
        return self.responsibility.id

    @property
    def key(self) -> str:
        """What the keys of its widgets begin with; another round has other widgets."""
        return f"{self.page.ref.round}:{self.id}"
