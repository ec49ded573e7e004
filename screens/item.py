"""One responsibility on its page: what its fragment is given."""

from __future__ import annotations

from dataclasses import dataclass

from checklists import Responsibility, ResponsibilityId, Sector
from screens.round_page import OpenRound

__all__ = ["Item"]


@dataclass(frozen=True, slots=True)
class Item:
    """What one responsibility's fragment needs: the open round, the responsibility, its place on the page."""

    page: OpenRound
    responsibility: Responsibility
    number: int

    @property
    def id(self) -> ResponsibilityId:
        """The responsibility's id."""
        return self.responsibility.id

    @property
    def sector(self) -> Sector:
        """The sector that the responsibility is of."""
        return self.page.edition.sector_by_id[self.responsibility.sector]

    @property
    def said(self) -> str:
        """Which one it is, as a screen reader says it beside its fields."""
        return f"{self.number}. {self.responsibility.statement}"

    @property
    def key(self) -> str:
        """What the keys of its widgets begin with; another round has other widgets."""
        return f"{self.page.ref.round}:{self.id}"
