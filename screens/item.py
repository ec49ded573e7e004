"""One responsibility on its page: what its fragment is given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from checklists import Responsibility, ResponsibilityId, Sector
from screens.round_page import OpenRound
from storage import EntryState, RatingDraft
from translations.isolates import isolated
from web.services import services

__all__ = ["Item", "items_of"]

Standing = tuple[EntryState, RatingDraft | None]
"""A responsibility as it stands, and what whoever looks has rated, at a table."""


@dataclass(frozen=True, slots=True)
class Item:
    """What one responsibility's fragment needs: the open round, the responsibility, its place on the page.

    `ahead` holds what was read for all on the page together; each is taken once, for the first drawing.
    """

    page: OpenRound
    responsibility: Responsibility
    number: int
    ahead: dict[ResponsibilityId, Standing] = field(default_factory=dict)

    def read(self) -> Standing:
        """How it stands now, for whoever looks."""
        if self.id in self.ahead:
            return self.ahead.pop(self.id)
        page, store = self.page, services().store
        state = store.entry_state(page.principal, page.ref, self.id)  # first: nothing is older than it says it is
        return state, store.own_rating(page.principal, page.ref, self.id) if page.doer.rates else None

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
        return f"{self.number}. {isolated(self.responsibility.statement)}"

    @property
    def key(self) -> str:
        """What the keys of its widgets begin with; another round has other widgets."""
        return f"{self.page.ref.round}:{self.id}"


def items_of(page: OpenRound, responsibilities: Sequence[Responsibility]) -> list[Item]:
    """What stands on one page, in this order; how each stands is read for all at once."""
    store, which = services().store, [one.id for one in responsibilities]
    states = store.entry_states(page.principal, page.ref, which)  # first, as above
    own = store.own_ratings(page.principal, page.ref) if page.doer.rates else {}
    ahead = {one: (states[one], own.get(one)) for one in which}
    return [Item(page, one, number, ahead) for number, one in enumerate(responsibilities, start=1)]
