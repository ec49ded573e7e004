"""The rail of sectors beside the cards: how far each has come, for the table and for whoever rates."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st
from markupsafe import Markup

from checklists import Sector
from screens.components.field import Follow, draw_watch
from screens.components.links import link
from screens.round_page import OpenRound
from screens.sector_order import sectors_for
from screens.session import address_of, rate_page
from translations.isolates import isolated
from web.services import services

__all__ = ["draw_rail"]

Done = Mapping[str, tuple[int, int]]
"""Of each sector's responsibilities: how many are done, of how many."""

RAIL = Markup('<div class="rail"><div class="rail-total">{}</div><nav aria-label="{}">{}{}</nav></div>')
OF_THE_TABLE = Markup('<p class="rail-table">{}</p>')
TOTAL = Markup('<p>{}</p><progress max="{}" value="{}" aria-hidden="true"></progress>')


@st.fragment
def draw_rail(page: OpenRound, here: Sector) -> None:
    """The sectors, with how many responsibilities somebody has rated who rates, and how many have been discussed."""
    pulse = services().store.pulse(page.principal, page.ref)
    discussed: Done = {sector.id: pulse.discussed.get(sector.id, (0, 0)) for sector in page.edition.sectors}
    st.html(_rail(page, here, discussed))
    own = {"mine:rating": None} if page.doer.rates else {}
    draw_watch(Follow(page.ref, {"discussed": pulse.discussed, **own}), page.translator)


def _rail(page: OpenRound, here: Sector, discussed: Done) -> Markup:
    _ = page.translator.gettext
    words, done, beside = _("{done} of {all} discussed"), discussed, Markup("")
    if page.doer.rates:
        beside = OF_THE_TABLE.format(_counted(words, discussed))
        words, done = _("You have rated {done} of {all}"), _rated(page)
    total = _total(words, done) + beside
    sectors = Markup("").join(_sector(page, one, here, *done[one.id]) for one in sectors_for(page))
    guide = link("guide", _("Facilitator’s guide"), address_of(page.ref), look="rail-guide")
    return RAIL.format(total, _("Sectors"), sectors, guide)


def _rated(page: OpenRound) -> Done:
    """How many of each sector’s responsibilities whoever looks has rated."""
    own = {one for one, draft in services().store.own_ratings(page.principal, page.ref).items() if draft.counts}
    by_sector = {sector.id: page.edition.of_sector(sector.id) for sector in page.edition.sectors}
    return {sector: (sum(one.id in own for one in inside), len(inside)) for sector, inside in by_sector.items()}


def _total(words: str, counts: Done) -> Markup:
    done, of = _in_all(counts)
    return TOTAL.format(_counted(words, counts), max(of, 1), done)


def _counted(words: str, counts: Done) -> str:
    done, of = _in_all(counts)
    return words.format(done=done, all=of)


def _in_all(counts: Done) -> tuple[int, int]:
    return sum(done for done, _of in counts.values()), sum(of for _done, of in counts.values())


def _sector(page: OpenRound, sector: Sector, here: Sector, done: int, of: int) -> Markup:
    """Its sign is drawn by the style sheet: a screen reader has the words, and would say “white circle”."""
    _ = page.translator.gettext
    so_far = "done" if done == of else "begun" if done else "open"
    counted = _("{done} of {all}").format(done=done, all=of)
    label = f"{isolated(sector.name)} · {counted}"
    is_here = "page" if sector is here else ""
    return link(rate_page(sector.id), label, address_of(page.ref), look=so_far, here=is_here)
