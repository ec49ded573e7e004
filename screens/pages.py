"""Which pages there are, and which of them this run draws."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from checklists import MendableError
from screens.adapt import adapt
from screens.components.notice import muted, notice, problems
from screens.download import download
from screens.edition_news import draw_edition_news
from screens.frame import draw_header, draw_rail
from screens.gaps import gaps
from screens.guide import guide
from screens.next_round import next_round_page
from screens.plan import plan
from screens.rate import rate_sector
from screens.round_details import round_details
from screens.round_page import OpenRound, read_open_round
from screens.session import Session, address_of, leave_round, page_of, rate_page, remember_pages, visit_sector
from screens.start import start
from web.services import services

__all__ = ["draw_page"]

Draw = Callable[[], None]


def draw_page(here: Session) -> None:
    """Draw the page that the address names, in its frame."""
    opened = _open_round(here)
    pages = _pages(here, opened)
    remember_pages(pages)
    chosen = st.navigation(list(pages.values()), position="hidden")
    if opened is not None and dict(st.query_params) != address_of(opened.ref):
        st.query_params.from_dict(address_of(opened.ref))
    draw_header(here.translator, opened, chosen)
    if damage := services().store.damage:
        notice(damage, "stop", key="damage")
    with st.container(key="page"):
        if opened and (chosen.url_path == "round" or chosen.url_path.startswith("rate-")):
            draw_edition_news(opened)
        chosen.run()


def _open_round(here: Session) -> OpenRound | None:
    if here.round is None:
        return None
    try:
        return read_open_round(here, here.round)
    except MendableError as error:
        leave_round()
        problems(error, key="open-round")
        return None


def _pages(here: Session, opened: OpenRound | None) -> dict[str, st.Page]:
    """Every page under its address. All are there before a round is open, so that an old link says what to do."""
    title = here.translator.gettext("Checklists")  # neutral: somebody may look over a shoulder
    every = dict.fromkeys(rate_page(one.id) for edition in services().editions.values() for one in edition.sectors)
    draws: dict[str, Draw] = {}
    if opened:
        sectors = opened.edition.sectors
        draws = dict.fromkeys(every, partial(_rate, opened, sectors[0].id))  # for a sector of another edition
        draws |= {rate_page(one.id): partial(_rate, opened, one.id) for one in sectors}
        draws |= {
            "gaps": partial(gaps, opened),
            "plan": partial(plan, opened),
            "download": partial(download, opened),
            "round": partial(round_details, opened),
            "adapt": partial(adapt, opened),
            "next-round": partial(next_round_page, opened),
        }
    names = [*every, "gaps", "plan", "download", "round", "adapt", "next-round"]
    pages = {"start": st.Page(partial(start, here), title=title, url_path="start", default=True)}
    pages["guide"] = st.Page(partial(guide, here, opened), title=title, url_path="guide")
    for name in names:
        pages[name] = st.Page(draws.get(name, partial(_nothing_open, here)), title=title, url_path=name)
    return pages


def _rate(opened: OpenRound, sector: str) -> None:
    visit_sector(sector)
    rail, page = st.columns((5, 16), gap="large")
    with rail:
        draw_rail(opened)
    with page:
        rate_sector(opened, next(one for one in opened.edition.sectors if one.id == sector))


def _nothing_open(here: Session) -> None:
    _ = here.translator.gettext
    st.header(_("No round is open"), anchor=False)
    muted(_("Open one on the start page, or begin a new one there."), key="nothing-open")
    st.page_link(page_of("start"), label=_("To the start page"))
