"""Who came with a sector's code and waits to be let in."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from assessments import Role
from checklists import SectorId
from screens.components.notice import hint
from screens.components.words import time_text
from screens.deeds import do
from screens.round_page import OpenRound
from screens.seat_words import role_name, seat_name
from storage import SeatState, Waiting
from translations.isolates import filled
from web.services import services

__all__ = ["draw_waiting", "places_for"]

NEW_ROLES = (Role.MEMBER, Role.LEAD, Role.OBSERVER)


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody can be let in: a seat that is there, or a new one."""

    seat: str | None
    voice: SectorId
    role: Role


def draw_waiting(page: OpenRound) -> None:
    """Those who wait, in the order in which they came; each reads out the number on their screen."""
    _ = page.translator.gettext
    waiting = services().store.waiting(page.principal, page.ref)
    if not waiting:
        return
    seats = services().store.seats(page.principal, page.ref)
    with st.container(key="waiting", gap="small"):
        st.header(_("Waiting to be let in") + f" ({len(waiting)})", anchor=False)
        hint(_("Ask each of them for the number on their screen. Let in only whom you can see or know."), key="waiting")
        for one in waiting:
            _draw_one(page, one, seats)


def places_for(voice: SectorId, seats: tuple[SeatState, ...], sectors: tuple[SectorId, ...]) -> tuple[Place, ...]:
    """Where somebody who asked for `voice` can be let in, the likeliest first.

    A new place of that sector; its places where nobody sits yet; then the same of the others.
    """
    free = [Place(one.seat, one.voice, one.role) for one in seats if not one.signed_in]
    own = [Place(None, voice, role) for role in NEW_ROLES]
    others = [Place(None, sector, Role.MEMBER) for sector in sectors if sector != voice]
    return (
        *own,
        *(one for one in free if one.voice == voice),
        *(one for one in free if one.voice != voice),
        *others,
    )


def _draw_one(page: OpenRound, one: Waiting, seats: tuple[SeatState, ...]) -> None:
    _ = page.translator.gettext
    places = places_for(one.voice, seats, tuple(sector.id for sector in page.edition.sectors))
    key = f"let-in:{one.id}"
    with st.container(key=f"waiting-{one.number}"):
        with st.container(key=f"waiting-who-{one.number}", horizontal=True, vertical_alignment="center"):
            st.text(one.number)
            sector = page.edition.sector_by_id[one.voice].name
            st.text(filled(_("{sector}, since {time}"), sector=sector, time=time_text(one.since)))
        st.selectbox(_("Let in as"), places, format_func=lambda place: _place_words(page, place), key=f"{key}:place")
        with st.container(horizontal=True):
            args = page, one.id, f"{key}:place"
            st.button(_("Let in"), key=f"{key}:in", type="primary", on_click=_let_in, args=args)
            st.button(_("Turn away"), key=f"{key}:away", on_click=_turn_away, args=(page, one.id))


def _place_words(page: OpenRound, place: Place) -> str:
    _ = page.translator.gettext
    role = role_name(place.role, page.translator)
    if place.seat is None:
        sector = page.edition.sector_by_id[place.voice].name
        return filled(_("New place: {sector}, {role}"), sector=sector, role=role)
    name = seat_name(place.seat, place.voice, page.edition)
    return filled(_("{seat}, {role}: nobody sits there"), seat=name, role=role)


def _let_in(page: OpenRound, waiting: str, key: str) -> None:
    """Let somebody in to the place that is chosen now: the button may be older than the choice."""
    place: Place = st.session_state[key]

    def deed() -> None:
        store = services().store
        asked = next((one.voice for one in store.waiting(page.principal, page.ref) if one.id == waiting), None)
        seat = place.seat
        if seat is None and asked is not None and place.voice != asked:
            seat = store.add_seat(page.principal, page.ref, place.voice, place.role)
        store.admit(page.principal, page.ref, waiting, role=place.role, seat=seat)

    do(page, "people", deed)


def _turn_away(page: OpenRound, waiting: str) -> None:
    do(page, "people", lambda: services().store.turn_away(page.principal, page.ref, waiting))
