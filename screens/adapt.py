"""Adapt: what a partnership changes of the checklists for itself; the edition's ids and arithmetic stay as they are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from checklists import Edition, MendableError, Overlay, Responsibility, ResponsibilityId, SectorId, ThemeId, translated
from screens.adapt_file import draw_overlay_file
from screens.components.field import draw_text
from screens.components.notice import hint, muted, notice, problems
from screens.components.words import with_sector
from screens.round_page import OpenRound
from web.places import adapt_round
from web.services import services

__all__ = ["adapt", "local_id"]

PROBLEM = "adapt:problem"
LONGEST_SLUG = 60


def adapt(page: OpenRound) -> None:
    """Draw what can be changed; each change is stored as soon as one leaves its field."""
    _ = page.translator.gettext
    st.title(_("Make the checklists fit this place"), anchor=False)
    muted(_("For this round of this partnership only. What is hidden comes back as it was."), key="adapt-about")
    hint(
        _("What you aim at, and how much something matters here, is chosen beside each answer, anew in every round."),
        key="adapt-aims",
    )
    if problem := st.session_state.pop(PROBLEM, None):
        problems(problem, key="adapt")
    published = translated(services().editions[page.assessment.edition], page.translator)
    overlay = page.assessment.overlay or Overlay()
    _draw_names(page, published, overlay)
    _draw_hidden(page, published, overlay)
    _draw_added(page, overlay)
    _draw_examples(page, overlay)
    draw_overlay_file(page, published)


def _draw_names(page: OpenRound, published: Edition, overlay: Overlay) -> None:
    _ = page.translator.gettext
    with st.expander(_("What the sectors are called here"), key="adapt-names"):
        for sector in published.sectors:
            stored = (overlay.sectors or {}).get(sector.id, "")
            place = page.place("sector", sector.id)
            draw_text(place, stored, page.translator, label=sector.name, lines=1, as_of=page.as_of)


def _draw_hidden(page: OpenRound, published: Edition, overlay: Overlay) -> None:
    _ = page.translator.gettext
    key = _key(page, "hidden")
    stored = list(overlay.hidden or ())
    if st.session_state.get(key) != stored:
        st.session_state[key] = stored
    everything = {one.id: one for one in (*published.responsibilities, *(overlay.added or ()))}
    st.multiselect(
        _("Left out in this round"),
        list(everything),
        format_func=lambda one: with_sector(published, everything[one]),
        placeholder=_("Choose what does not concern this place"),
        key=key,
        on_change=_hide,
        args=(page, key),
    )


def _draw_added(page: OpenRound, overlay: Overlay) -> None:
    _ = page.translator.gettext
    st.header(_("Responsibilities of our own"), anchor=False)
    for one in overlay.added or ():
        with st.container(key=f"added-{one.id.replace('.', '-')}", border=True):
            of = page.edition.sector_by_id[one.sector].name
            place = page.place("added", one.id)
            draw_text(place, one.statement, page.translator, label=of, as_of=page.as_of)
            st.button(_("Remove"), key=_key(page, f"{one.id}:remove"), on_click=_remove, args=(page, one.id))
    with st.form("add-responsibility", border=True, clear_on_submit=True):
        statement = st.text_area(_("What a sector does here, as something the table can judge"), height=88)
        left, right = st.columns(2)
        sector = left.selectbox(_("Sector"), page.edition.sectors, format_func=lambda one: one.name)
        theme = right.selectbox(_("Theme"), page.edition.themes, format_func=lambda one: one.name)
        hint(_("About how things work here, never about a person or a case."), key="adapt-calm")
        asked = st.form_submit_button(_("Add it"))
    if asked and not statement.strip():
        notice(_("Write what the sector does, then add it."), key="adapt-empty")
    elif asked:
        _apply(page, partial(_with_one_more, statement.strip(), sector.id, theme.id))
        st.rerun()


def _draw_examples(page: OpenRound, overlay: Overlay) -> None:
    """A local example or a note on whom to turn to, shown under the responsibility."""
    _ = page.translator.gettext
    st.header(_("An example from here"), anchor=False)
    hint(_("A place, a habit, a service; no names of persons and no telephone numbers."), key="adapt-example")
    by_id = page.edition.by_id
    chosen = st.selectbox(
        _("Responsibility"),
        list(by_id),
        index=None,
        format_func=lambda one: with_sector(page.edition, by_id[one]),
        placeholder=_("Choose a responsibility"),
        key=_key(page, "example-of"),
    )
    if chosen is not None:
        stored = (overlay.examples or {}).get(chosen, "")
        place = page.place("example", chosen)
        draw_text(place, stored, page.translator, label=_("Example"), as_of=page.as_of)


def _key(page: OpenRound, field: str) -> str:
    return f"{page.ref.round}:adapt:{field}"


def local_id(statement: str, taken: frozenset[str]) -> ResponsibilityId:
    """An id for a responsibility of one's own, from its first words: `local.buses-run-at-night`."""
    letters = unicodedata.normalize("NFKD", statement).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", letters)[:LONGEST_SLUG].strip("-") or "own"
    names = (f"local.{slug}", *(f"local.{slug}-{number}" for number in range(2, len(taken) + 3)))
    return ResponsibilityId(next(name for name in names if name not in taken))


def _with_one_more(statement: str, sector: SectorId, theme: ThemeId, overlay: Overlay) -> Overlay:
    added = overlay.added or ()
    one = Responsibility(local_id(statement, frozenset(each.id for each in added)), sector, theme, statement)
    return replace(overlay, added=(*added, one))


def _without(responsibility: ResponsibilityId, overlay: Overlay) -> Overlay:
    """Without an added responsibility, and without what was said of it elsewhere in the overlay."""
    return Overlay(
        hidden=tuple(one for one in overlay.hidden or () if one != responsibility) or None,
        sectors=overlay.sectors,
        examples={of: text for of, text in (overlay.examples or {}).items() if of != responsibility} or None,
        added=tuple(one for one in overlay.added or () if one.id != responsibility) or None,
    )


def _hide(page: OpenRound, key: str) -> None:
    chosen = tuple(st.session_state[key])
    _apply(page, lambda overlay: replace(overlay, hidden=chosen or None))


def _remove(page: OpenRound, responsibility: ResponsibilityId) -> None:
    _apply(page, partial(_without, responsibility))


def _apply(page: OpenRound, change: Callable[[Overlay], Overlay]) -> None:
    try:
        adapt_round(services().store, page.principal, page.ref, change)
    except MendableError as error:
        st.session_state[PROBLEM] = error
