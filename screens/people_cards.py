"""How others join: the address, cards to print or to show, a sector's code, and a key for when all is lost."""

from __future__ import annotations

from functools import partial

import streamlit as st

from checklists import MendableError, Problem, SectorId
from exports import Paper, SeatCard, join_link, printable_seat_cards, seat_cards_pdf
from screens.components.notice import hint, muted
from screens.components.prepared_file import draw_file, made_of
from screens.components.qr import draw_qr
from screens.components.words import here, moment_text
from screens.deeds import do
from screens.pdf_or_page import pdf_or_page
from screens.round_page import OpenRound
from screens.seat_words import role_name, seat_name
from screens.shown_code import ShownCode, show
from storage import Card, SeatState
from translations.isolates import filled, in_a_row
from web.orders import Making
from web.services import services

__all__ = ["draw_joining", "show_card"]

EVERY_SECTOR = ""
CODE_FOR = "code-for"


def draw_joining(page: OpenRound) -> None:
    """The ways in, the usual one first."""
    _ = page.translator.gettext
    st.header(_("How they join"), anchor=False)
    with st.container(key="joining-cards", border=True):
        st.text(_("1. A card for each place"))
        muted(_("Each opens one place, once. Print them, or show one on this screen: “Show card”."), key="cards")
        muted(_("A card works for seven days: make them in the week in which you meet."), key="cards-life")
        _draw_printing(page)
    with st.container(key="joining-code", border=True):
        st.text(_("2. Or one code for a sector"))
        muted(_("It opens only the waiting room. You let each person in here."), key="lobby")
        _draw_sector_code(page)
    with st.container(key="joining-address", border=True):
        st.text(_("3. Or the address, and the code typed by hand"))
        draw_qr(services().address, _("The address of the toolkit, for a camera"), key="address")
        st.text(services().address)
    _draw_if_all_is_lost(page)


def _draw_printing(page: OpenRound) -> None:
    _ = page.translator.gettext
    sectors = {EVERY_SECTOR: _("All places that nobody has taken yet")}
    sectors |= {sector.id: sector.name for sector in page.edition.sectors}
    chosen = st.selectbox(_("Cards for"), list(sectors), format_func=sectors.__getitem__, key="cards-for")
    hint(_("A new card, printed or shown, ends the one made before for that place."), key="cards")
    draw_file(
        "cards",
        _("Cards to print and cut out"),
        partial(_cards, page, chosen),
        page.translator,
        key=f"prepare:{page.ref.round}:cards",
    )


def _cards(page: OpenRound, sector: str) -> Making:
    """A fresh card for each place where nobody sits. Their codes are in this file and nowhere else."""
    store = services().store
    free = [
        one
        for one in store.seats(page.principal, page.ref)
        if not one.signed_in and one.seat != page.doer.seat and sector in {EVERY_SECTOR, one.voice}
    ]
    if not free:
        words = page.translator.gettext("Nobody is missing there. Add a place first, then print its card.")
        raise MendableError([Problem("cards", words)])
    what = {
        "cards": [_printed(page, one, store.make_card(page.principal, page.ref, one.seat)) for one in free],
        "address": services().address,
        "translator": page.translator,
        "paper": Paper.A4,
    }
    return made_of(lambda: pdf_or_page("cards", seat_cards_pdf, printable_seat_cards, what))


def _printed(page: OpenRound, one: SeatState, card: Card) -> SeatCard:
    return SeatCard(
        voice=page.edition.sector_by_id[one.voice].name,
        role=role_name(one.role, page.translator),
        seat=seat_name(one.seat, one.voice, page.edition),
        code=card.code,
        expires=here(card.expires_at),
    )


def _draw_sector_code(page: OpenRound) -> None:
    _ = page.translator.gettext
    sectors = {sector.id: sector.name for sector in page.edition.sectors}
    st.selectbox(_("Sector"), list(sectors), format_func=sectors.__getitem__, key=CODE_FOR)
    st.button(_("Show the code"), key="show-sector-code", on_click=_show_sector_code, args=(page,))
    if lobbies := services().store.lobbies(page.principal, page.ref):
        names = in_a_row((sectors[one] for one in lobbies), ", ")
        hint(filled(_("There is a code that works for: {sectors}."), sectors=names), key="lobbies")
        st.button(_("End these codes"), key="close-lobby", on_click=_close_lobby, args=(page,))


def _draw_if_all_is_lost(page: OpenRound) -> None:
    _ = page.translator.gettext
    with st.expander(_("If the facilitator’s device is lost"), key="if-lost"):
        st.text(_("Choose one of these before the table meets:"))
        st.text(
            _("• A second facilitator: give another place the role “Facilitator”. Either can close the other’s access.")
        )
        st.text(
            _(
                "• A recovery key, shown once. Whoever has it can lead this round: write it down, keep it apart from "
                "the device, and tell nobody else. A new key ends the one before."
            )
        )
        st.button(_("Make a recovery key"), key="make-recovery-key", on_click=_show_recovery_key, args=(page,))
        st.text(_("• Whoever looks after the computer that this runs on can always let a facilitator in again."))


def show_card(page: OpenRound, one: SeatState) -> None:
    """Make a new card for a seat and put it on the screen."""
    _ = page.translator.gettext

    def deed() -> None:
        store = services().store
        card = store.make_card(page.principal, page.ref, one.seat)
        note = _(
            "{role}. It opens this place once, until {date}. A card made before it has stopped working. "
            "Without a camera: open {address} and type the code."
        )
        _show(
            "table",
            seat_name(one.seat, one.voice, page.edition),
            note.format(
                role=role_name(one.role, page.translator), date=moment_text(card.expires_at), address=services().address
            ),
            card,
        )

    do(page, "people", deed)


def _show_sector_code(page: OpenRound) -> None:
    """For the sector that is chosen now: the button may be older than the choice."""
    _ = page.translator.gettext
    voice: SectorId = st.session_state[CODE_FOR]

    def deed() -> None:
        store = services().store
        card = store.make_lobby_code(page.principal, page.ref, voice)
        note = _("It opens the waiting room, for as many as come, until {date}. Let each of them in on this page.")
        title = page.edition.sector_by_id[voice].name
        _show("joining", title, note.format(date=moment_text(card.expires_at)), card)

    do(page, "people", deed)


def _close_lobby(page: OpenRound) -> None:
    do(page, "people", lambda: services().store.close_lobby(page.principal, page.ref))


def _show_recovery_key(page: OpenRound) -> None:
    _ = page.translator.gettext

    def deed() -> None:
        store = services().store
        key = store.make_recovery_key(page.principal, page.ref)
        note = _(
            "Write it down now: it is not shown again. Keep it apart from the device. To use it, open the address of "
            "the toolkit and type it in place of a code."
        )
        show(ShownCode("joining", _("Recovery key"), note, key))

    do(page, "people", deed)


def _show(where: str, title: str, note: str, card: Card) -> None:
    show(ShownCode(where, title, note, card.code, join_link(services().address, card.code), card.seat))
