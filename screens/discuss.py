"""See where the table differs, and agree: what was revealed, the widest differences first, one at a time."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from checklists import ResponsibilityId
from screens.components.field import Follow, draw_watch
from screens.components.links import draw_link
from screens.components.notice import muted, notice
from screens.differences import Difference, differences
from screens.discuss_list import draw_left, draw_settled
from screens.discuss_steps import draw_steps, draw_together
from screens.item import Item
from screens.item_card import draw_item
from screens.pace import draw_pace, minutes_for
from screens.round_page import OpenRound
from screens.session import address_of, rate_page
from web.services import services

__all__ = ["discuss"]


def discuss(page: OpenRound) -> None:
    """Draw the screen."""
    st.title(page.translator.gettext("See where we differ, and agree"), anchor=False)
    _draw_table(page)


@st.fragment
def _draw_table(page: OpenRound) -> None:
    """What the table talks about now, and what is left; follows what the facilitator and others do."""
    pulse = services().store.pulse(page.principal, page.ref)
    found = differences(page)
    draw_watch(Follow(page.ref, {"entries": pulse.newest_entry, "shown": pulse.shown}), page.translator)
    if not found:
        _draw_nothing_yet(page)
        return
    left = [one for one in found if one.agreed is None]
    _draw_progress(page, len(found) - len(left), len(found))
    if page.doer.facilitates:
        with st.container(key="together"):  # always there: what is below keeps its place, and its name
            draw_together(page, [one for one in left if one.of_one_mind])
    _draw_current(page, found, left, pulse.shown)
    draw_left(page, left)
    draw_settled(page, [one for one in found if one.agreed is not None])


def _draw_nothing_yet(page: OpenRound) -> None:
    _ = page.translator.gettext
    if page.doer.facilitates:
        words = _(
            "Nothing is revealed yet. “Reveal” stands on each sector’s page: for all of the sector, and beside each "
            "responsibility."
        )
    else:
        words = _("Nothing is revealed yet. When the facilitator reveals something, it shows here by itself.")
    notice(words, key="nothing-revealed")
    sector = page.doer.voice or page.edition.sectors[0].id
    label = _("Go where you reveal") if page.doer.facilitates else _("Go on rating")
    draw_link(rate_page(sector), label, address_of(page.ref))


def _draw_progress(page: OpenRound, settled: int, revealed: int) -> None:
    _ = page.translator.gettext
    with st.container(key="discuss-progress", gap=None):
        st.text(_("{settled} of {revealed} revealed are settled").format(settled=settled, revealed=revealed))
        st.progress(settled / revealed)


def _draw_current(
    page: OpenRound, found: Sequence[Difference], left: Sequence[Difference], shown: ResponsibilityId | None
) -> None:
    """The one in the middle of attention."""
    _ = page.translator.gettext
    current = _current(page, found, left, shown)
    if current is None:
        muted(_("When the facilitator picks one, it shows here."), key="no-current")
        return
    with st.container(key="current"):
        if page.doer.facilitates:
            draw_steps(page, found, current, shown)
            draw_pace(page, current.id, minutes_for(len(page.assessment.seats or ()), current.seen))
        st.text(page.edition.sector_by_id[current.responsibility.sector].name)
        draw_item(Item(page, current.responsibility, current.number))


def _current(
    page: OpenRound, found: Sequence[Difference], left: Sequence[Difference], shown: ResponsibilityId | None
) -> Difference | None:
    """What the projector shows; without one the facilitator’s last, or what differs most. Stays while it is settled."""
    by_id: dict[str | None, Difference] = {one.id: one for one in found}
    if not page.doer.facilitates:
        return by_id.get(shown)
    key = f"{page.ref.round}:talked-about"
    current = by_id.get(shown) or by_id.get(st.session_state.get(key)) or (left or found)[0]
    st.session_state[key] = current.id
    return current
