"""My place: what it may do, how to go on elsewhere, how to leave the table. For everybody with a seat."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from exports import join_link
from screens.components.label import plain_label
from screens.components.notice import hint, muted
from screens.deeds import do, draw_refusal
from screens.round_page import OpenRound
from screens.seat_words import role_meaning, role_name, seat_name
from screens.sheet_file import draw_own_sheet
from screens.shown_code import ShownCode, draw_shown_code, show
from web.services import services

__all__ = ["own_place"]


def own_place(page: OpenRound) -> None:
    """Draw what this seat is, and what its owner can do about it."""
    _ = page.translator.gettext
    doer = page.doer
    if doer.seat and doer.voice:
        st.title(plain_label(seat_name(doer.seat, doer.voice, page.edition)), anchor=False)
    muted(f"{role_name(doer.role, page.translator)}. {role_meaning(doer.role, page.translator)}", key="place")
    if doer.rates:
        muted(
            _("What you rate is seen by nobody until the facilitator reveals it for all. That you rated can be seen."),
            key="place-private",
        )
    _draw_other_device(page)
    draw_own_sheet(page)
    st.header(_("Leave the table"), anchor=False)
    muted(_("This device forgets your place; what you entered stays. To come back you need a new card."), key="leave")
    st.html(
        Markup('<form method="post" action="/j/out"><button class="leave">{}</button></form>').format(_("Sign out"))
    )


@st.fragment
def _draw_other_device(page: OpenRound) -> None:
    _ = page.translator.gettext
    st.header(_("Go on with another device"), anchor=False)
    muted(_("Battery low, or a larger screen? Take your place along: all that you entered is there."), key="device")
    draw_refusal("place")
    if not draw_shown_code("place", page.translator):
        st.button(_("Show a code for the other device"), key="own-card", on_click=_show_own_card, args=(page,))
        hint(_("Only you may see it: whoever scans it sits in your place."), key="device")


def _show_own_card(page: OpenRound) -> None:
    _ = page.translator.gettext
    note = _("For the next ten minutes, once. Scan it with the other device, or open {address} there and type it.")
    title = _("Your place on another device")

    def deed() -> None:
        card = services().store.make_own_card(page.principal)
        address = services().address
        link = join_link(address, card.code)
        show(ShownCode("place", title, note.format(address=address), card.code, link))

    do(page, "place", deed)
