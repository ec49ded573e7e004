"""A sheet for a computer without a network: saved for a place, and brought in after it was read in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from assessments import MAX_BYTES, SheetPlace, SheetRating, read_sheet, sheet_place
from checklists import MendableError, ResponsibilityId, SectorId
from exports import FILES, sheet_xlsx
from screens.components.notice import hint, muted, notice
from screens.components.prepared_file import draw_file, made_of
from screens.components.said import draw_said
from screens.deeds import do, draw_refusal
from screens.overlay_words import Said
from screens.round_page import OpenRound
from screens.seat_words import seat_name
from screens.sheet_words import changes_nothing, said_for_seat, said_to_seat
from storage import SeatState
from translations.isolates import filled
from web.files import PreparedFile
from web.services import services

__all__ = ["draw_own_sheet", "draw_sheet_for"]

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NAME = "checklist.xlsx"  # says nothing in a list of downloads
Left = tuple[ResponsibilityId, ...]
Ratings = dict[ResponsibilityId, SheetRating]


@dataclass(frozen=True, slots=True)
class Brought:
    """What was read, in words, and how it is stored; `store` None: there is nothing to store."""

    said: tuple[Said, ...]
    store: Callable[[], Left] | None


def draw_own_sheet(page: OpenRound) -> None:
    """For whoever rates: the sheet of one's own place, out and in."""
    _ = page.translator.gettext
    seat, voice = page.doer.seat, page.doer.voice
    if seat is None or voice is None or not page.doer.rates:
        return
    st.header(_("On a computer without a network"), anchor=False)
    muted(_("Save your checklists as a spreadsheet, answer there, and bring the file in again."), key="sheet")
    _draw_saving(page, seat, voice)
    told = _("Nobody else sees what it says before it is revealed.")
    _draw_bringing_in(page, seat, told, partial(_brought_by_seat, page))


def draw_sheet_for(page: OpenRound, seat: SeatState | None) -> None:
    """For whoever enters papers: the sheet of the place that is chosen, out and in."""
    _ = page.translator.gettext
    st.header(_("A sheet for a computer without a network"), anchor=False)
    if seat is None:
        muted(_("Choose a place above: a sheet is for one place, and is brought in for that place only."), key="sheet")
        return
    label = seat_name(seat.seat, seat.voice, page.edition)
    muted(filled(_("For “{seat}”: a spreadsheet with lists to choose from."), seat=label), key="sheet")
    _draw_saving(page, seat.seat, seat.voice)
    told = _("You see what it says, as on paper. Where they can, let them bring it in themselves, on “My place”.")
    _draw_bringing_in(page, seat.seat, told, partial(_brought_for_seat, page, seat.seat))


def _draw_saving(page: OpenRound, seat: str, voice: SectorId) -> None:
    _ = page.translator.gettext
    which = {True: _("All sectors"), False: _("Own sector only")}
    others = st.segmented_control(
        _("Which checklists"), list(which), format_func=which.__getitem__, default=True, required=True, key="sheet-of"
    )
    begin = partial(made_of, partial(_file, page, seat, voice, others=bool(others)), paged=False)
    key, label = f"prepare:{page.ref.round}:sheet", _("Sheet to fill in (XLSX)")
    # A file that was made for another place is not offered here.
    draw_file("sheet", label, begin, page.translator, key=key, choice=f"{seat}:{bool(others)}")


def _file(page: OpenRound, seat: str, voice: SectorId, *, others: bool) -> PreparedFile:
    label = seat_name(seat, voice, page.edition)
    place = _place(page, seat)
    content = FILES.made(sheet_xlsx, page.edition, page.translator, place, label=label, own=voice, others=others)
    return PreparedFile(NAME, XLSX, content)


def _place(page: OpenRound, seat: str) -> SheetPlace:
    return sheet_place(page.assessment.edition, page.ref.partnership, page.ref.round, seat)


def _draw_bringing_in(page: OpenRound, seat: str, told: str, brought: Callable[[Ratings], Brought]) -> None:
    _ = page.translator.gettext
    if page.assessment.round.closed:
        notice(_("This round is closed, so nothing is brought in any more."), key="sheet-closed")
        return
    muted(_("Bring in a filled sheet, up to 2 MB. Nothing is stored before you have read what it says."), key="bring")
    hint(told, key="sheet-private")
    file = st.file_uploader(_("Filled sheet"), key=_uploader(page, seat), label_visibility="collapsed")
    draw_refusal("sheet")
    _draw_outcome(page)
    if file is None:
        return
    edition = services().editions[page.assessment.edition]
    data = file.getvalue()[: MAX_BYTES + 1]
    try:
        ratings = read_sheet(data, file.name, _place(page, seat), edition, page.assessment.overlay)
    except MendableError as error:
        notice(_("This file was not brought in; nothing was changed. What is to be mended:"), key="sheet-refused")
        with st.container(key="sheet-problems"):
            for problem in error.problems:
                st.text(str(problem))
        return
    _draw_preview(page, seat, brought(ratings))


def _draw_preview(page: OpenRound, seat: str, brought: Brought) -> None:
    _ = page.translator.gettext
    with st.container(key="sheet-preview", border=True):
        if brought.store is None:
            st.text(_("This sheet changes nothing: all that it says is stored already, or it says nothing."))
        else:
            st.text(_("Nothing is stored yet. Read what this sheet says:"))
        draw_said(brought.said)
        if brought.store is not None:
            st.button(
                _("Store it"), type="primary", key="sheet-store", on_click=_store, args=(page, seat, brought.store)
            )


def _brought_by_seat(page: OpenRound, ratings: Ratings) -> Brought:
    store = services().store
    own = store.own_ratings(page.principal, page.ref)
    said = said_to_seat(page.edition, ratings, own, page.revealed, page.translator)
    if changes_nothing(ratings, own, page.revealed):
        return Brought(said, None)
    return Brought(said, partial(store.bring_in_sheet, page.principal, page.ref, ratings, seen=own))


def _brought_for_seat(page: OpenRound, seat: str, ratings: Ratings) -> Brought:
    store = services().store
    entered = store.entered_ratings(page.principal, page.ref, seat)
    said = said_for_seat(page.edition, ratings, entered, page.revealed, page.translator)
    shut = page.revealed | {one for one, known in entered.items() if known.itself}
    if not ratings.keys() - shut:
        return Brought(said, None)
    return Brought(said, partial(store.enter_sheet, page.principal, page.ref, seat, ratings))


def _store(page: OpenRound, seat: str, store: Callable[[], Left]) -> None:
    """Store what was read, and let go of the file."""

    def deed() -> None:
        st.session_state[_OUTCOME] = store()
        st.session_state[_times(page, seat)] = st.session_state.get(_times(page, seat), 0) + 1

    do(page, "sheet", deed)


def _draw_outcome(page: OpenRound) -> None:
    _ = page.translator.gettext
    left = st.session_state.pop(_OUTCOME, None)
    if left is None:
        return
    notice(_("The sheet is stored. Delete the file now, and every copy of it."), "good", key="sheet-stored")
    if left:
        told = _("Left as they were, because they were rated elsewhere or revealed: {count}").format(count=len(left))
        notice(told, key="sheet-left")


_OUTCOME = "sheet:outcome"


def _times(page: OpenRound, seat: str) -> str:
    return f"{page.ref.round}:{seat}:sheets-stored"


def _uploader(page: OpenRound, seat: str) -> str:
    """A new field after every sheet that was stored, so that it is empty again; one for each place."""
    return f"{page.ref.round}:{seat}:sheet-file:{st.session_state.get(_times(page, seat), 0)}"
