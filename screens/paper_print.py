"""The checklists to fill in with a pen: of one sector or all, in large print too."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from checklists import SectorId
from exports import Paper, blank_checklist_pdf, printable_checklist
from screens.components.notice import muted
from screens.components.prepared_file import draw_file, made_of
from screens.pdf_or_page import pdf_or_page
from screens.round_page import OpenRound
from screens.seat_words import seat_name
from storage import SeatState
from translations.isolates import filled
from web.orders import Making

__all__ = ["draw_blank_checklists"]

EVERY_SECTOR = ""


def draw_blank_checklists(page: OpenRound, seat: SeatState | None) -> None:
    """What to print and lay on the table; with the name of the place that was chosen, where one was."""
    _ = page.translator.gettext
    st.header(_("Checklists to fill in on paper"), anchor=False)
    label = seat_name(seat.seat, seat.voice, page.edition) if seat else None
    for_whom = filled(_("With “{seat}” on top."), seat=label) if label else _("For any place.")
    muted(for_whom, key="blank-for")
    left, middle, right = st.columns(3)
    sectors = {EVERY_SECTOR: _("All sectors")} | {one.id: one.name for one in page.edition.sectors}
    sector = left.selectbox(
        _("Which checklist to print"), list(sectors), format_func=sectors.__getitem__, key="blank-of"
    )
    papers = {Paper.A4: "A4", Paper.LETTER: _("Letter (US)")}
    paper = middle.segmented_control(
        _("Paper"), list(papers), format_func=papers.__getitem__, default=Paper.A4, required=True, key="blank-paper"
    )
    sizes = {False: _("Usual print"), True: _("Large print")}
    large = right.segmented_control(
        _("Size of print"), list(sizes), format_func=sizes.__getitem__, default=False, required=True, key="blank-large"
    )
    draw_file(
        "blank",
        _("Checklist to print"),
        partial(_making, page, SectorId(sector) if sector else None, label, paper or Paper.A4, large=bool(large)),
        page.translator,
        key=f"prepare:{page.ref.round}:blank",
    )


def _making(page: OpenRound, sector: SectorId | None, seat: str | None, paper: Paper, *, large: bool) -> Making:
    what: dict[str, Any] = {
        "edition": page.edition,
        "translator": page.translator,
        "sector": sector,
        "seat": seat,
        "paper": paper,
        "large": large,
    }
    name = "checklist" if sector is None else f"checklist-{sector}"
    return made_of(lambda: pdf_or_page(name, blank_checklist_pdf, printable_checklist, what))
