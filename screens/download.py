"""Download: what everybody takes home, grouped by who is to read it. All is made in the background."""

from __future__ import annotations

from functools import partial

import streamlit as st

from checklists import SectorId
from checklists.guide import Moment
from exports import Paper
from screens.components.notice import muted
from screens.components.prepared_file import Format, draw_file, draw_files
from screens.earlier_round import Source, earlier_listing, source_of
from screens.guide_pieces import draw_guide_at
from screens.plan_files import (
    Printed,
    Reader,
    assessment_file,
    everything_as_zip,
    formats_of,
    sectors_assessment_file,
)
from screens.round_page import OpenRound
from screens.session import address_of
from storage import RoundListing
from translations.isolates import filled

__all__ = ["download"]

WHOLE = ""


def download(page: OpenRound) -> None:
    """Draw the files for each kind of reader; one touch has a file made, the next saves it."""
    _ = page.translator.gettext
    st.title(_("Take the plan home"), anchor=False)
    draw_guide_at(Moment.DOWNLOAD, page.translator, address_of(page.ref))
    printed = _draw_print(page)
    before = earlier_listing(page)
    source = source_of(page, before)
    own = page.doer.leads_as
    if own is not None:
        with st.container(key="reader-own"):
            _draw_for_own_sector(page, source, own, printed)
    with st.container(key="reader-partnership"):
        _draw_for_partnership(page, source, before, printed)
    left, right = st.columns(2)
    if own is None:
        with left, st.container(key="reader-sector"):
            _draw_for_a_sector(page, source, printed)
    with left if own is not None else right, st.container(key="reader-public"):
        _draw_for_the_public(page, source, printed)
    with right if own is not None else st.container(), st.container(key="reader-programs"):
        _draw_for_programs(page, source)


def _draw_print(page: OpenRound) -> Printed:
    _ = page.translator.gettext
    papers = {Paper.A4: "A4", Paper.LETTER: _("Letter (US)")}
    sizes = {False: _("Usual print"), True: _("Large print")}
    with st.container(key="print", horizontal=True):
        paper = st.segmented_control(
            _("Paper"), list(papers), format_func=papers.__getitem__, default=Paper.A4, required=True, key="paper"
        )
        large = st.segmented_control(
            _("Size of print"), list(sizes), format_func=sizes.__getitem__, default=False, required=True, key="large"
        )
    return Printed(paper or Paper.A4, large=bool(large))


def _draw_for_partnership(page: OpenRound, source: Source, before: RoundListing | None, printed: Printed) -> None:
    _ = page.translator.gettext
    st.header(_("For the partnership"), anchor=False)
    told = [_("The whole plan, with what was said at the table. Keep it where only partners can read it.")]
    if before is not None and before.edition == page.assessment.edition:
        told.append(filled(_("It says what has changed since “{round}”."), round=before.title))
    muted(" ".join(told), key="for-partnership")
    _draw_row(page, "whole", _("The whole plan"), formats_of(source, Reader(printed=printed)))
    label = _("Everything in one folder (ZIP): the plan, each sector’s plan, and all the files beside them")
    making = partial(everything_as_zip, source, printed)
    zipped = Format("zip", _("Prepare everything"), making, printed.name, kind="primary")
    _draw_row(page, "everything", label, [zipped])


def _draw_for_own_sector(page: OpenRound, source: Source, own: SectorId, printed: Printed) -> None:
    _ = page.translator.gettext
    st.header(_("For my sector"), anchor=False)
    _say_what_a_sectors_plan_is(page)
    _draw_sector(page, source, own, printed, label=page.edition.sector_by_id[own].name)


def _draw_for_a_sector(page: OpenRound, source: Source, printed: Printed) -> None:
    _ = page.translator.gettext
    st.header(_("For a sector’s lead"), anchor=False)
    _say_what_a_sectors_plan_is(page)
    sectors = {one.id: one.name for one in page.edition.sectors}
    chosen = st.selectbox(
        _("Which sector"), list(sectors), format_func=sectors.__getitem__, key=f"{page.ref.round}:sector"
    )
    _draw_sector(page, source, chosen, printed)


def _say_what_a_sectors_plan_is(page: OpenRound) -> None:
    _ = page.translator.gettext
    muted(_("A sector’s checklist, and the actions that it leads, supports or that concern it."), key="for-sector")


def _draw_sector(page: OpenRound, source: Source, sector: SectorId, printed: Printed, label: str = "") -> None:
    formats = [*formats_of(source, Reader(sector, printed=printed)), sectors_assessment_file(source, sector)]
    with st.container(key=f"chosen-{sector}"):
        _draw_row(page, "sector", label, formats)


def _draw_for_the_public(page: OpenRound, source: Source, printed: Printed) -> None:
    _ = page.translator.gettext
    st.header(_("For the public"), anchor=False)
    muted(
        _("Without notes, evidence, views, ratings, resources and actions that are for partners only."),
        key="for-public",
    )
    parts = {WHOLE: _("The whole plan")} | {one.id: one.name for one in page.edition.sectors}
    chosen = st.selectbox(_("Which part"), list(parts), format_func=parts.__getitem__, key=f"{page.ref.round}:public")
    reader = Reader(SectorId(chosen) if chosen else None, public=True, printed=printed)
    _draw_row(page, "public", "", formats_of(source, reader))


def _draw_for_programs(page: OpenRound, source: Source) -> None:
    _ = page.translator.gettext
    st.header(_("To go on with elsewhere"), anchor=False)
    muted(_("The assessment file holds all of this round. Keep it as you would keep minutes."), key="for-programs")
    draw_file(
        "assessment",
        _("Assessment file (JSON)"),
        partial(assessment_file, source),
        page.translator,
        key=f"prepare:{page.ref.round}:assessment",
    )


def _draw_row(page: OpenRound, name: str, label: str, formats: list[Format]) -> None:
    draw_files(name, label, formats, page.translator, key=f"prepare:{page.ref.round}:{name}")
