"""The rail of sectors beside the cards: how far each has come, for the table and for whoever rates."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from checklists import Sector
from screens.components.field import draw_watch
from screens.components.label import plain_label
from screens.round_page import OpenRound
from screens.sector_order import sectors_for
from screens.session import address_of, page_of, rate_page
from translations.isolates import isolated
from web.services import services

__all__ = ["draw_rail"]

Done = Mapping[str, tuple[int, int]]
"""Of each sector's responsibilities: how many are done, of how many."""


@st.fragment
def draw_rail(page: OpenRound) -> None:
    """The sectors, with how many responsibilities somebody has rated who rates, and how many have been discussed."""
    _ = page.translator.gettext
    pulse = services().store.pulse(page.principal, page.ref)
    discussed: Done = {sector.id: pulse.discussed.get(sector.id, (0, 0)) for sector in page.edition.sectors}
    with st.container(key="rail", gap=None):
        if page.doer.rates:
            done = _rated(page)
            _draw_total(_("You have rated {done} of {all}"), done, key="rail-total")
            with st.container(key="rail-table"):
                so_far, of = _in_all(discussed)
                st.text(_("{done} of {all} discussed").format(done=so_far, all=of))
            draw_watch(page.ref, "mine:rating", None, page.translator)
        else:
            done = discussed
            _draw_total(_("{done} of {all} discussed"), done, key="rail-total")
        for sector in sectors_for(page):
            _draw_sector(page, sector, *done[sector.id])
        with st.container(key="rail-guide"):
            st.page_link(page_of("guide"), label=_("Facilitator’s guide"), query_params=address_of(page.ref))
        draw_watch(page.ref, "discussed", pulse.discussed, page.translator)


def _rated(page: OpenRound) -> Done:
    """How many of each sector’s responsibilities whoever looks has rated."""
    own = {one for one, draft in services().store.own_ratings(page.principal, page.ref).items() if draft.counts}
    by_sector = {sector.id: page.edition.of_sector(sector.id) for sector in page.edition.sectors}
    return {sector: (sum(one.id in own for one in inside), len(inside)) for sector, inside in by_sector.items()}


def _draw_total(words: str, counts: Done, *, key: str) -> None:
    done, of = _in_all(counts)
    with st.container(key=key, gap=None):
        st.text(words.format(done=done, all=of))
        st.progress(done / of if of else 0.0)


def _in_all(counts: Done) -> tuple[int, int]:
    return sum(done for done, _of in counts.values()), sum(of for _done, of in counts.values())


def _draw_sector(page: OpenRound, sector: Sector, done: int, of: int) -> None:
    """Its sign is drawn by the style sheet: a screen reader has the words, and would say “white circle”."""
    _ = page.translator.gettext
    so_far = "done" if done == of else "begun" if done else "open"
    with st.container(key=f"rail-{sector.id}-{so_far}"):
        counted = _("{done} of {all}").format(done=done, all=of)
        label = f"{isolated(plain_label(sector.name))} · {counted}"
        st.page_link(page_of(rate_page(sector.id)), label=label, query_params=address_of(page.ref))
