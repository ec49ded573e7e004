"""The way to where one rates, for whoever comes to a page too early: in the words of what they can do there."""

from __future__ import annotations

from screens.components.links import draw_link
from screens.round_page import OpenRound
from screens.session import address_of, last_sector, rate_page

__all__ = ["draw_way_to_rating"]


def draw_way_to_rating(page: OpenRound) -> None:
    """A link to the sector that was looked at last. What is agreed, the facilitator puts down, or whoever is alone."""
    _ = page.translator.gettext
    label = _("Rate and agree") if page.doer.facilitates else _("Go on rating")
    draw_link(rate_page(last_sector(page.edition, page.doer)), label, address_of(page.ref))
