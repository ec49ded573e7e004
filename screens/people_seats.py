"""The places at the table, sector by sector: how many, in which role, who has come, how far they are."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assessments import Role
from checklists import Sector, SectorId
from screens.components.label import plain_label
from screens.components.notice import hint, muted
from screens.deeds import do
from screens.people_cards import show_card
from screens.round_page import OpenRound
from screens.seat_words import role_meaning, role_name, seat_name
from storage import SeatState
from translations.isolates import filled, isolated
from web.services import services

__all__ = ["draw_seats"]


def draw_seats(page: OpenRound, seats: Sequence[SeatState]) -> None:
    """Each sector with its places."""
    _ = page.translator.gettext
    st.header(_("Places at the table") + f" ({len(seats)})", anchor=False)
    # Whether there are places or not: what is below, and touched several times in a row, does not move.
    words = _(
        "Touch + beside the sector for each person who comes. Each begins as a member, who rates; “Change” makes "
        "somebody the lead of the sector, who takes the plan home as well."
    )
    muted(words, key="seats")
    for sector in page.edition.sectors:
        _draw_sector(page, sector, [one for one in seats if one.voice == sector.id])


def _draw_sector(page: OpenRound, sector: Sector, seats: Sequence[SeatState]) -> None:
    _ = page.translator.gettext
    with st.container(key=f"seats-{sector.id}", gap=None):
        with st.container(key=f"stepper-{sector.id}", horizontal=True, vertical_alignment="center"):
            st.text(sector.name)
            spare = next((one.seat for one in reversed(seats) if _is_spare(page, one)), None)
            st.button(  # the style sheet draws a sign in place of the words
                filled(_("One place less: {sector}"), sector=plain_label(sector.name)),
                key=f"less-{sector.id}",
                disabled=spare is None,
                on_click=_remove,
                args=(page, spare),
            )
            st.text(str(len(seats)))
            st.button(
                filled(_("One place more: {sector}"), sector=plain_label(sector.name)),
                key=f"one-more-{sector.id}",
                on_click=_add,
                args=(page, sector.id),
            )
        for one in seats:
            _draw_seat(page, one)


def _draw_seat(page: OpenRound, one: SeatState) -> None:
    _ = page.translator.gettext
    name = seat_name(one.seat, one.voice, page.edition)
    with st.container(key=f"seat-{one.seat}", horizontal=True, vertical_alignment="center"):
        with st.container(key=f"seat-text-{one.seat}", gap=None):
            st.text(f"{isolated(name)} · {role_name(one.role, page.translator)}")
            st.text(_stands(page, one))
        if not page.doer.alone and one.seat != page.doer.seat:
            ends_one = one.card is not None and not one.signed_in
            new = _("A new card for {seat}, on this screen. The one made before, also on paper, stops working")
            st.button(
                _("New card") if ends_one else _("Show card"),
                key=f"{page.ref.round}:card:{one.seat}",
                help=filled(new if ends_one else _("A new card for {seat}, on this screen"), seat=plain_label(name)),
                on_click=show_card,
                args=(page, one),
            )
        change = st.popover(
            _("Change"),
            key=f"{page.ref.round}:change:{one.seat}",
            help=filled(_("Role, sector and access of {seat}"), seat=plain_label(name)),
            on_change="rerun",
        )
        if change.open:
            with change:
                _draw_change(page, one, name)


def _stands(page: OpenRound, one: SeatState) -> str:
    """Whether somebody sits there, and how many responsibilities that place has rated; never what."""
    _ = page.translator.gettext
    if one.signed_in:
        here = "● " + _("here")
    elif one.card is not None:
        here = "○ " + _("card made, not used yet")
    else:
        here = "○ " + _("nobody here")
    if page.doer.alone:
        here = ""
    rated = _("{rated} of {all} rated").format(rated=one.rated, all=len(page.edition.by_id))
    return " · ".join(part for part in (here, "" if one.role is Role.OBSERVER else rated) if part)


def _draw_change(page: OpenRound, one: SeatState, name: str) -> None:
    _ = page.translator.gettext
    st.text(name)
    own = one.seat == page.doer.seat
    if own:
        hint(_("This is your own place. Another facilitator can change it."), key=f"own-{one.seat}")
        return
    role, voice = (f"{page.ref.round}:{what}:{one.seat}" for what in ("role", "voice"))
    for key, stored in ((role, one.role), (voice, one.voice)):
        if st.session_state.get(key) != stored:
            st.session_state[key] = stored
    st.selectbox(
        _("Role"),
        list(Role),
        format_func=lambda each: role_name(each, page.translator),
        key=role,
        on_change=_set_role,
        args=(page, one.seat, role),
    )
    hint(role_meaning(one.role, page.translator), key=f"role-{one.seat}")
    if one.rated:
        hint(_("It has rated, so it keeps its sector and cannot be removed."), key=f"rated-{one.seat}")
    else:
        sectors = {sector.id: sector.name for sector in page.edition.sectors}
        st.selectbox(
            _("Speaks for"),
            list(sectors),
            format_func=sectors.__getitem__,
            key=voice,
            on_change=_move,
            args=(page, one.seat, voice),
        )
    if one.signed_in or one.card is not None:
        st.text(
            _(
                "Lost phone, or the wrong person? Its devices and its card stop working at once. What it has rated "
                "counts, and stays hidden from whoever comes next. A new card opens the place again."
            )
        )
        st.button(
            _("Close access to this place"),
            key=f"{page.ref.round}:revoke:{one.seat}",
            on_click=_revoke,
            args=(page, one),
        )
    if not one.rated:
        st.button(
            _("Remove this place"), key=f"{page.ref.round}:remove:{one.seat}", on_click=_remove, args=(page, one.seat)
        )


def _is_spare(page: OpenRound, one: SeatState) -> bool:
    """Whether nothing is lost with it."""
    return not one.rated and not one.signed_in and one.seat != page.doer.seat


def _add(page: OpenRound, sector: SectorId) -> None:
    do(page, "people", lambda: services().store.add_seat(page.principal, page.ref, sector))


def _remove(page: OpenRound, seat: str) -> None:
    do(page, "people", lambda: services().store.remove_seat(page.principal, page.ref, seat))


def _set_role(page: OpenRound, seat: str, key: str) -> None:
    role = st.session_state[key]
    do(page, "people", lambda: services().store.set_role(page.principal, page.ref, seat, role))


def _move(page: OpenRound, seat: str, key: str) -> None:
    voice = st.session_state[key]
    do(page, "people", lambda: services().store.move_seat(page.principal, page.ref, seat, voice))


def _revoke(page: OpenRound, one: SeatState) -> None:
    do(page, "people", lambda: services().store.revoke_seat(page.principal, page.ref, one.seat))
