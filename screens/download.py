"""Download: the whole plan and each sector's as PDF, and the assessment file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from assessments import Assessment
from checklists import SectorId
from checklists.guide import Moment
from exports import Paper, PdfUnavailableError, assessment_json, plan_pdf, printable_html
from screens.components.notice import hint, muted, notice, problems
from screens.components.prepared_file import draw_file
from screens.guide_pieces import draw_guide_at
from screens.round_page import OpenRound
from screens.session import address_of
from web.files import PreparedFile
from web.services import services

__all__ = ["download"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """How the plans are wanted."""

    paper: Paper
    public: bool


def download(page: OpenRound) -> None:
    """Draw a row for each file: one touch prepares it, the next saves it."""
    _ = page.translator.gettext
    st.header(_("Take the plan home"), anchor=False)
    draw_guide_at(Moment.DOWNLOAD, page.translator, address_of(page.ref), key=f"{page.ref.round}:download")
    assessment = services().store.export_assessment(page.principal, page.ref)
    wanted = _draw_choices(page)
    st.subheader(_("The whole plan"), anchor=False)
    _draw_file(page, "whole", _("Everything, for the partnership"), lambda: _plan(page, assessment, wanted, None))
    st.subheader(_("For each sector’s lead"), anchor=False)
    muted(_("A sector’s checklist, and the actions that it leads, supports or that concern it."), key="sector-plans")
    for sector in page.edition.sectors:
        _draw_file(page, sector.id, sector.name, lambda one=sector.id: _plan(page, assessment, wanted, one))
    st.subheader(_("To go on with elsewhere"), anchor=False)
    muted(_("The assessment file holds all of this round. Keep it as you would keep minutes."), key="assessment-file")
    _draw_file(page, "assessment", _("Assessment file (JSON)"), lambda: _assessment_file(page, assessment))


def _draw_choices(page: OpenRound) -> Wanted:
    _ = page.translator.gettext
    left, right = st.columns(2)
    papers = {Paper.A4: "A4", Paper.LETTER: _("Letter (US)")}
    paper = left.segmented_control(
        _("Paper"), list(papers), format_func=papers.__getitem__, default=Paper.A4, required=True, key="paper"
    )
    readers = {False: _("Partners"), True: _("The public")}
    public = right.segmented_control(
        _("Who will read the plans"),
        list(readers),
        format_func=readers.__getitem__,
        default=False,
        required=True,
        key="public",
    )
    if public:
        hint(
            _("Without notes, evidence, views, ratings, resources and actions that are for partners only."),
            key="public",
        )
    return Wanted(paper or Paper.A4, bool(public))


def _draw_file(page: OpenRound, name: str, label: str, make: Callable[[], PreparedFile]) -> None:
    draw_file(name, label, make, page.translator, key=f"prepare:{page.ref.round}:{name}")


def _plan(page: OpenRound, assessment: Assessment, wanted: Wanted, sector: SectorId | None) -> PreparedFile:
    name = f"plan-{sector}" if sector else "plan"
    choices = {"sector": sector, "public": wanted.public, "paper": wanted.paper}
    try:
        content = plan_pdf(page.edition, assessment, page.translator, **choices)
    except PdfUnavailableError as error:
        problems(error, key=f"pdf-{name}")
        notice(page.translator.gettext("Until then, here is the same as a page to print."), key=f"page-{name}")
        text = printable_html(page.edition, assessment, page.translator, **choices)
        return PreparedFile(f"{name}.html", "text/html; charset=utf-8", text.encode())
    return PreparedFile(f"{name}.pdf", "application/pdf", content)


def _assessment_file(page: OpenRound, assessment: Assessment) -> PreparedFile:
    return PreparedFile("assessment.json", "application/json", assessment_json(page.edition, assessment))
