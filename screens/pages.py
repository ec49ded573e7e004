"""Which pages there are, and which of them this run draws."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from checklists import MendableError, SectorId
from screens.adapt import adapt
from screens.compare import compare_rounds
from screens.components.links import draw_link
from screens.components.notice import muted, notice, problems
from screens.discuss import discuss
from screens.download import download
from screens.edition_news import draw_edition_news
from screens.follow_up import follow_up_page
from screens.frame import draw_header
from screens.gaps import gaps
from screens.guide import guide
from screens.log import log
from screens.next_round import NEXT_ROUND, next_round_page
from screens.own_place import own_place
from screens.page_titles import neutral_title, page_titles
from screens.paper import paper
from screens.people import people
from screens.plan import plan
from screens.rail import draw_rail
from screens.rate import rate_sector
from screens.round_details import round_details
from screens.round_page import OpenRound, read_open_round
from screens.session import Session, address_of, leave_round, page_of, rate_page, visit_sector
from screens.shown_code import forget_code
from screens.start import start
from screens.steps import may_open, step_of, where_to_begin
from screens.wall import wall
from screens.whole_partnership import whole_partnership
from web.services import services

__all__ = ["draw_page"]

Draw = Callable[[], None]
OF_A_ROUND: dict[str, Callable[[OpenRound], None]] = {
    "gaps": gaps,
    "plan": plan,
    "download": download,
    "round": round_details,
    "adapt": adapt,
    "follow-up": follow_up_page,
    NEXT_ROUND: next_round_page,
    "compare": compare_rounds,
    "people": people,
    "paper": paper,
    "log": log,
    "place": own_place,
    "discuss": discuss,
    "wall": wall,
    "whole": whole_partnership,
}
WITH_NEWS = {"round"}  # beside the pages of the sectors, where it is said that there is another edition
WITH_CODES = {"people", "place"}


def draw_page(here: Session) -> None:
    """Draw the page that the address names, in its frame."""
    opened = _open_round(here)
    pages = _pages(here, opened)
    chosen = st.navigation(list(pages.values()), position="hidden")
    step = step_of(chosen.url_path)
    if opened is not None and opened.doer.seat is not None and step == "start":
        st.switch_page(page_of(where_to_begin(opened.doer)), query_params=address_of(opened.ref))
    if opened is not None and dict(st.query_params) != address_of(opened.ref):
        st.query_params.from_dict(address_of(opened.ref))
    if step not in WITH_CODES:
        forget_code()
    draw_header(here.translator, opened, chosen)
    if damage := services().store.damage:
        notice(damage, "stop", key="damage")
    chosen.run()


def _inside(draw: Draw, news_of: OpenRound | None = None) -> None:
    """Draw a page in its container; before it, where it is said that there is another edition."""
    with st.container(key="page"):
        if news_of and news_of.doer.facilitates:
            draw_edition_news(news_of)
        draw()


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
    edition = opened.edition if opened else services().current_edition
    plain, titles = neutral_title(here.translator), page_titles(edition, here.translator)
    every = dict.fromkeys(rate_page(one.id) for edition in services().editions.values() for one in edition.sectors)
    draws: dict[str, Draw] = {}
    if opened:
        sectors = opened.edition.sectors
        draws = dict.fromkeys(every, partial(_rate, opened, sectors[0].id))  # for a sector of another edition
        draws |= {rate_page(one.id): partial(_rate, opened, one.id) for one in sectors}
        draws |= {
            name: partial(_inside, partial(draw, opened), opened if name in WITH_NEWS else None)
            for name, draw in OF_A_ROUND.items()
        }
        draws = {
            name: draw if may_open(opened.doer, name) else partial(_inside, partial(_not_for_this_place, opened))
            for name, draw in draws.items()
        }
    nothing = partial(_inside, partial(_nothing_open, here))
    pages = {"start": st.Page(partial(_inside, partial(start, here)), title=plain, url_path="start", default=True)}
    drawn = partial(_inside, partial(guide, here, opened))
    pages["guide"] = st.Page(drawn, title=titles["guide"], url_path="guide")
    for name in (*every, *OF_A_ROUND):
        pages[name] = st.Page(draws.get(name, nothing), title=titles.get(name, plain), url_path=name)
    return pages


def _rate(opened: OpenRound, sector: str) -> None:
    """The page of a sector: one container, which the style sheet divides into the rail and what stands beside it.

    Streamlit keeps a copy of all containers around a fragment, for each anew: columns would be two more of them.
    """
    visit_sector(sector)
    here = opened.edition.sector_by_id[SectorId(sector)]
    with st.container(key="page"):
        draw_rail(opened, here)
        if opened.doer.facilitates:
            draw_edition_news(opened)
        rate_sector(opened, here)


def _not_for_this_place(opened: OpenRound) -> None:
    _ = opened.translator.gettext
    st.title(_("This page is for others at the table"), anchor=False)
    muted(_("The facilitator can give your place another role."), key="not-for-this-place")
    if opened.doer.seat is not None:
        draw_link(where_to_begin(opened.doer), _("Back to my own page"), address_of(opened.ref))


def _nothing_open(here: Session) -> None:
    _ = here.translator.gettext
    st.title(_("No round is open"), anchor=False)
    muted(_("Open one on the start page, or begin a new one there."), key="nothing-open")
    draw_link("start", _("To the start page"), {})
