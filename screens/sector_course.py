"""A whole sector from rating to agreeing: all of it revealed, or hidden again, by one touch. For the facilitator."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from checklists import ResponsibilityId, Sector
from screens.components.field import Follow, draw_watch
from screens.components.notice import hint
from screens.deeds import do, draw_refusal
from screens.round_page import OpenRound
from web.services import services

__all__ = ["draw_sector_course"]


@st.fragment
def draw_sector_course(page: OpenRound, sector: Sector) -> None:
    """How many of the sector's responsibilities are revealed, and the rest at one touch."""
    _ = page.translator.gettext
    store = services().store
    pulse = store.pulse(page.principal, page.ref)
    revealed = store.revealed(page.principal, page.ref)
    inside = [one.id for one in page.edition.of_sector(sector.id)]
    shown = [one for one in inside if one in revealed]
    hidden = [one for one in inside if one not in revealed]
    key = f"{page.ref.round}:{sector.id}:course"
    with st.container(key="sector-course"):
        words = _("{done} of {all} are revealed here.").format(done=len(shown), all=len(inside))
        hint(words, key="sector-course")
        with st.container(key="sector-course-deeds", horizontal=True):
            if hidden:
                words = _("Reveal all of this sector") if not shown else _("Reveal the other {count}")
                _draw_deed(page, words.format(count=len(hidden)), store.reveal, hidden, f"{key}:reveal")
            if shown:
                words = _("Hide all of this sector again")
                _draw_deed(page, words, store.reopen, shown, f"{key}:reopen")
        if hidden:
            words = _("Let all rate first: where fewer than five have rated, what they rated may stay hidden.")
            hint(words, key="sector-course-first")
        if shown:
            words = _("If you hide them and somebody rates then, they may never be shown again in this round.")
            hint(words, key="sector-course-hiding")
        draw_refusal(f"{key}:reveal")
        draw_refusal(f"{key}:reopen")
        draw_watch(Follow(page.ref, {"entries": pulse.newest_entry}), page.translator)


def _draw_deed(
    page: OpenRound, words: str, deed: Callable[..., object], which: Sequence[ResponsibilityId], key: str
) -> None:
    do_it = partial(deed, page.principal, page.ref, which)
    st.button(words, key=key, on_click=_do, args=(page, key, do_it))


def _do(page: OpenRound, key: str, deed: Callable[[], object]) -> None:
    do(page, key, deed)
