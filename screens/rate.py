"""Rate and agree: one sector on a page, one fragment for each responsibility, saved at every touch."""

from __future__ import annotations

import streamlit as st

from checklists import Sector
from screens.components.label import plain_label
from screens.components.links import draw_links, link
from screens.components.notice import muted, notice
from screens.guide_pieces import draw_guide_for_talking
from screens.item import items_of
from screens.item_card import draw_item
from screens.item_help import draw_sector_introduction
from screens.one_after_another import stand_aside
from screens.round_page import OpenRound
from screens.sector_course import draw_sector_course
from screens.sector_order import sectors_for
from screens.session import address_of, is_just_opened, rate_page
from translations.isolates import filled

__all__ = ["rate_sector"]

MOMENT = 0.3  # seconds; what a laptop needs to draw the first card


def rate_sector(page: OpenRound, sector: Sector) -> None:
    """Draw the page of one sector."""
    _ = page.translator.gettext
    st.title(plain_label(sector.name), anchor=False)
    draw_sector_introduction(page, sector)
    draw_guide_for_talking(page.translator, address_of(page.ref))
    if page.doer.alone and not page.assessment.seats and not page.assessment.entries:
        _draw_one_screen(page)
    if page.doer.facilitates and not page.doer.alone:
        if not page.assessment.seats:
            _draw_first_places(page)
        draw_sector_course(page, sector)
    _draw_items(page, sector)
    _draw_way_on(page, sector)


def _draw_items(page: OpenRound, sector: Sector) -> None:
    """The cards; the first alone for a moment where the tab was just opened.

    Its browser would draw all of them in one go, after the last has come, and somebody waits to begin with the first.
    """
    _ = page.translator.gettext
    items = items_of(page, page.edition.of_sector(sector.id))
    for item in items:
        draw_item(item)
        if item is items[0] and is_just_opened():
            stand_aside(MOMENT)
    if not items:
        muted(_("Nothing is asked of this sector here. Go on with the next one."), key="no-responsibilities")


def _draw_first_places(page: OpenRound) -> None:
    """Whoever has just started a partnership arrives here, and nobody can rate yet."""
    _ = page.translator.gettext
    notice(
        _("Nobody has a place at the table yet, so nobody can rate. Begin with the places and their cards."),
        key="no-places",
    )
    ways = (("people", _("People and cards")), ("round", _("All steps, from here to the plan")))
    draw_links(link(name, f"{label} →", address_of(page.ref)) for name, label in ways)


def _draw_one_screen(page: OpenRound) -> None:
    """Alone on one computer: what to do with the cards, and where the way to rating in private begins."""
    _ = page.translator.gettext
    words = _(
        "Here the table agrees in front of one screen: choose what all of you see alike. So that each can rate in "
        "private first, on paper or with a phone, begin with the places."
    )
    muted(words, key="one-screen")
    draw_links((link("people", _("Places at the table") + " →", address_of(page.ref)),))


def _draw_way_on(page: OpenRound, sector: Sector) -> None:
    """What comes next: the next sector; after the last one what the table differs on, or the gaps."""
    _ = page.translator.gettext
    sectors = sectors_for(page)
    following = sectors.index(sector) + 1
    with st.container(key="way-on"):
        if sector.id == page.doer.voice and not page.doer.facilitates:
            words = _(
                "This is the last one of your own sector. You may stop here, or rate other sectors that you know too."
            )
            muted(words, key="own-last")  # on a phone it leads to all sectors: web/static/turns.js
        if following < len(sectors):
            name = rate_page(sectors[following].id)
            label = filled(_("Next: {sector}"), sector=sectors[following].name)
        elif page.doer.alone:
            name, label = "gaps", _("Next: see the gaps")
        else:
            name, label = "discuss", _("Next: see where we differ")
        draw_links((link(name, f"{label} →", address_of(page.ref), look="way-on"),))
