"""People: the places at the table, who waits to be let in, and how others join. For the facilitator."""

from __future__ import annotations

import streamlit as st

from screens.components.field import Follow, draw_watch
from screens.components.notice import hint, muted, notice
from screens.deeds import draw_refusal
from screens.people_cards import draw_joining
from screens.people_seats import draw_seats
from screens.people_waiting import draw_waiting
from screens.round_page import OpenRound
from screens.shown_code import draw_shown_code, shown_seat
from web.services import services

__all__ = ["people"]


def people(page: OpenRound) -> None:
    """Draw who is here and who may come in; it follows by itself who comes and goes."""
    _ = page.translator.gettext
    st.title(_("People"), anchor=False)
    muted(_("A place at the table is known by its sector and a number. No names are kept anywhere."), key="people")
    seats, joining = st.columns((3, 2), gap="large")
    with seats:
        _draw_table(page)
    with joining:
        if page.doer.alone:
            _draw_how_to_share(page)
        elif not draw_shown_code("joining", page.translator):
            draw_joining(page)


@st.fragment
def _draw_table(page: OpenRound) -> None:
    store = services().store
    version = store.pulse(page.principal, page.ref).people
    with st.container(key="people-live"):
        draw_refusal("people")
        if not page.doer.alone:
            draw_waiting(page)
        seats = store.seats(page.principal, page.ref)
        used = any(one.seat == shown_seat() and one.card is None for one in seats)
        if not draw_shown_code("table", page.translator, used=used):
            draw_seats(page, seats)
        draw_watch(Follow(page.ref, {"people": version}), page.translator)


def _draw_how_to_share(page: OpenRound) -> None:
    _ = page.translator.gettext
    st.header(_("Each with a phone of their own"), anchor=False)
    notice(
        _(
            "The toolkit runs for this computer alone. That is enough to agree together in front of one screen, "
            "and to enter what people rated on paper."
        ),
        key="people-alone",
    )
    hint(_("So that others can join, stop it and start it again with: python3 manage.py run --share"), key="share")
