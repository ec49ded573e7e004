"""The facilitator's guide: an agenda for this table, the chapters, and all of it as a PDF."""

from __future__ import annotations

from datetime import time
from functools import partial

import streamlit as st

from checklists import Edition, translated
from checklists.guide import published_guide, translated_guide
from exports import GuideMatter, Paper, guide_pdf, printable_guide
from exports.guide_agenda import agenda_rows, duration, reckoning
from scoring.agenda import MOST_PEOPLE, USUAL_SEATS, Agenda, agenda, topics
from screens.components.notice import muted
from screens.components.prepared_file import draw_file, made_of
from screens.components.table import Cell, draw_table
from screens.guide_pieces import draw_pieces
from screens.pdf_or_page import pdf_or_page
from screens.round_page import OpenRound
from screens.session import Session
from translations import Translator
from web.files import PreparedFile
from web.services import services

__all__ = ["guide"]

QUARTER = 15 * 60  # seconds


def guide(here: Session, opened: OpenRound | None) -> None:
    """Draw the guide: for the round that is open, or for any table."""
    _ = here.translator.gettext
    edition = opened.edition if opened else translated(services().current_edition, here.translator)
    name = opened.ref.round if opened else "any"
    st.title(_("Facilitator’s guide"), anchor=False)
    muted(_("How to keep the talk safe and fair, and what to do when. Read it before you invite anybody."), key="guide")
    st.header(_("Agenda"), anchor=False)
    made, start = _draw_choices(edition, opened, name, here.translator)
    _draw_agenda(made, edition, start, here.translator)
    _draw_download(here, opened, GuideMatter(published_guide(), made, edition, start, _partnership(opened)), name)
    for chapter in translated_guide(published_guide(), here.translator).chapters:
        unfolded = st.expander(chapter.title, key=f"guide:{chapter.id}", on_change="rerun")
        if unfolded.open:
            with unfolded:
                draw_pieces(chapter.pieces, 3)


def _partnership(opened: OpenRound | None) -> str:
    return opened.assessment.partnership.name if opened else ""


def _draw_choices(
    edition: Edition, opened: OpenRound | None, name: str, translator: Translator
) -> tuple[Agenda, time | None]:
    """What the agenda is reckoned from; nothing of it is stored."""
    _ = translator.gettext
    assessment = opened.assessment if opened else None
    everything = topics(edition, assessment)
    left = topics(edition, assessment, left_only=True)
    known = len(assessment.seats or ()) if assessment else 0
    how_many, when, what = st.columns((2, 2, 3))
    seats = how_many.number_input(
        _("People at the table"), 1, MOST_PEOPLE, min(known or USUAL_SEATS, MOST_PEOPLE), key=f"guide:{name}:seats"
    )
    start = when.time_input(_("Begins at (may be left empty)"), None, step=QUARTER, key=f"guide:{name}:start")
    chosen = everything
    if 0 < len(left) < len(everything):
        labels = {
            True: _("What is left: {count}").format(count=len(left)),
            False: _("All: {count}").format(count=len(everything)),
        }
        only_left = what.segmented_control(
            _("What to go through"),
            list(labels),
            format_func=labels.__getitem__,
            default=True,
            required=True,
            key=f"guide:{name}:left",
        )
        chosen = left if only_left else everything
    return agenda(chosen, int(seats)), start


def _draw_agenda(made: Agenda, edition: Edition, start: time | None, translator: Translator) -> None:
    _ = translator.gettext
    for number, sentence in enumerate(reckoning(made, translator)):
        muted(sentence, key=f"reckoning-{number}")
    head = (_("Begins") if start else _("After"), _("What"), _("Minutes"), _("What for"))
    for number, session in enumerate(made.sessions, 1):
        rows = [
            [Cell(text, "pause" if row.pause else "") for text in (row.begins, row.what, str(row.minutes), row.about)]
            for row in agenda_rows(session, edition, translator, start)
        ]
        length = duration(session.minutes, translator)
        draw_table(_("Session {number}: {length}").format(number=number, length=length), head, rows, kind="agenda")


def _draw_download(here: Session, opened: OpenRound | None, matter: GuideMatter, name: str) -> None:
    _ = here.translator.gettext
    st.header(_("The guide"), anchor=False)
    papers = {Paper.A4: "A4", Paper.LETTER: _("Letter (US)")}
    paper = st.segmented_control(
        _("Paper"), list(papers), format_func=papers.__getitem__, default=Paper.A4, required=True, key="guide:paper"
    )
    draw_file(
        "guide",
        _("Agenda and all chapters, to print"),
        lambda: made_of(partial(_file, matter, here.translator, paper or Paper.A4)),
        here.translator,
        key=f"prepare:{name}:guide",
    )
    if opened is None:
        muted(_("Open a round first, and the agenda is made for it."), key="guide-any")


def _file(matter: GuideMatter, translator: Translator, paper: Paper) -> PreparedFile:
    return pdf_or_page(
        "guide", guide_pdf, printable_guide, {"matter": matter, "translator": translator, "paper": paper}
    )
