"""Paper: what people rated on paper, entered for their place by the facilitator; and the checklists to print."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from assessments import Finding, Role
from checklists import Responsibility, SectorId
from screens.components.field import draw_levels, draw_text
from screens.components.level_choice import rating_options
from screens.components.links import draw_link
from screens.components.notice import hint, muted, notice
from screens.deeds import do, draw_refusal
from screens.paper_print import draw_blank_checklists
from screens.round_page import OpenRound
from screens.seat_words import seat_name
from screens.session import address_of, rate_page
from screens.sheet_file import draw_sheet_for
from storage import EnteredRating, SeatState, TextSlot
from translations.isolates import isolated
from web.options import option_of
from web.services import services

__all__ = ["paper"]

NEW_SECTOR = "paper-new-sector"
NEEDS_MORE = (Finding.NOT_APPLICABLE.value,)


def paper(page: OpenRound) -> None:
    """Draw the choice of a place, then its paper; under it the blank checklists, and the sheet."""
    _ = page.translator.gettext
    st.title(_("From paper"), anchor=False)
    muted(_("For those who rate on paper: choose their place, then enter what stands on their sheet."), key="paper")
    seats = [one for one in services().store.seats(page.principal, page.ref) if one.role is not Role.OBSERVER]
    seat = _draw_choice_of_place(page, seats)
    if page.assessment.round.closed:
        notice(_("This round is closed, so nothing is entered any more. Open it again first."), key="paper-closed")
    elif seat is not None:
        _draw_sheet(page, seat)
    st.divider()
    draw_blank_checklists(page, seat)
    st.divider()
    draw_sheet_for(page, seat)


def _draw_choice_of_place(page: OpenRound, seats: list[SeatState]) -> SeatState | None:
    _ = page.translator.gettext
    draw_refusal("paper")
    by_id: dict[str | None, SeatState] = {one.seat: one for one in seats}
    key = f"{page.ref.round}:paper:seat"
    if st.session_state.get(key) not in by_id:
        st.session_state[key] = None
    if seats:
        st.selectbox(
            _("Whose paper"),
            list(by_id),
            format_func=lambda one: _place_words(page, by_id[one]),
            index=None,
            placeholder=_("Choose a place"),
            key=key,
        )
    else:
        notice(_("There is no place yet: add one for the sector that the paper comes from."), key="no-places")
    with st.expander(_("Add a place")) if seats else st.container(key="first-place"):
        sectors = {sector.id: sector.name for sector in page.edition.sectors}
        st.selectbox(_("Sector"), list(sectors), format_func=sectors.__getitem__, key=NEW_SECTOR)
        st.button(_("Add this place"), key="paper-add", on_click=_add_place, args=(page, key))
    return by_id.get(st.session_state.get(key))


def _place_words(page: OpenRound, one: SeatState) -> str:
    _ = page.translator.gettext
    rated = _("{rated} of {all} rated").format(rated=one.rated, all=len(page.edition.by_id))
    return f"{isolated(seat_name(one.seat, one.voice, page.edition))} · {rated}"


def _add_place(page: OpenRound, key: str) -> None:
    """Add a place for the sector that is chosen now: the button may be older than the choice."""
    voice: SectorId = st.session_state[NEW_SECTOR]

    def deed() -> None:
        st.session_state[key] = services().store.add_seat(page.principal, page.ref, voice)

    do(page, "paper", deed)


def _draw_sheet(page: OpenRound, seat: SeatState) -> None:
    """One sector’s part of the sheet: a line for each responsibility, so that the keyboard is enough."""
    _ = page.translator.gettext
    sectors = [seat.voice, *(one.id for one in page.edition.sectors if one.id != seat.voice)]
    sector = st.selectbox(
        _("Which checklist"),
        sectors,
        format_func=lambda one: page.edition.sector_by_id[one].name,
        key=f"{page.ref.round}:paper:{seat.seat}:sector",
    )
    notes = st.toggle(_("Also what is written beside"), key=f"{page.ref.round}:paper:notes")
    hint(
        _(
            "With the keyboard: Tab goes from line to line; 0 to 4 choose a level, ? is not known, - is not "
            "applicable, and Backspace takes it back."
        ),
        key="paper-keys",
    )
    for number, responsibility in enumerate(page.edition.of_sector(sector), start=1):
        _draw_line(page, seat, responsibility, number, notes=notes)
    muted(_("All of it is stored as entered from paper. When all papers are in, reveal and agree."), key="paper-done")
    draw_link(rate_page(sector), _("Go where you reveal") + " →", address_of(page.ref))


@st.fragment
def _draw_line(page: OpenRound, seat: SeatState, responsibility: Responsibility, number: int, *, notes: bool) -> None:
    _ = page.translator.gettext
    store = services().store
    page = replace(page, as_of=store.revision(page.principal, page.ref))
    entered = store.entered_ratings(page.principal, page.ref, seat.seat).get(responsibility.id)
    with st.container(key=f"line-{number}"):
        st.text(f"{number}. {responsibility.statement}")
        if entered is not None and entered.itself:
            hint(_("Rated on their own device, so nothing is entered here."), key=f"line-{number}")
        elif responsibility.id in page.revealed:
            hint(_("Revealed by now, so it does not change any more."), key=f"line-{number}")
        else:
            known = entered or EnteredRating(itself=False)
            _draw_answer(page, seat, responsibility, known)
            if known.answer is Finding.NOT_APPLICABLE:
                hint(_("It counts once a reason is written here."), key=f"line-reason-{number}")
                _draw_text(page, seat, responsibility, TextSlot.REASON, known.reason)
            if notes or known.note:
                _draw_text(page, seat, responsibility, TextSlot.NOTE, known.note)


def _draw_answer(page: OpenRound, seat: SeatState, responsibility: Responsibility, entered: EnteredRating) -> None:
    _ = page.translator.gettext
    draw_levels(
        page.place("paper", seat.seat, responsibility.id),
        option_of(entered.answer),
        rating_options(page.edition, responsibility.levels, page.translator),
        page.translator,
        label=responsibility.statement,
        saved_at=None,
        as_of=page.as_of,
        needs_more=NEEDS_MORE,
        empty=_("Nothing entered yet") if entered.answer is None else _("Entered from paper"),
        quick=True,
    )


def _draw_text(page: OpenRound, seat: SeatState, responsibility: Responsibility, slot: TextSlot, stored: str) -> None:
    _ = page.translator.gettext
    labels = {TextSlot.REASON: _("Why can this not arise here?"), TextSlot.NOTE: _("What is written beside it")}
    place = page.place("paper-text", seat.seat, responsibility.id, slot.value)
    draw_text(place, stored, page.translator, label=labels[slot], as_of=page.as_of)
