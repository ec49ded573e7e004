"""The adaptation as a file: saved to take along, and brought in after its changes were read in words."""

from __future__ import annotations

from functools import partial

import streamlit as st

from checklists import Edition, MendableError, Overlay, overlay_in, write_overlay
from checklists.text_file import MAX_BYTES
from screens.components.notice import muted, notice, problems
from screens.components.prepared_file import draw_file, made_of
from screens.components.said import draw_said
from screens.overlay_words import said_of, same
from screens.round_page import OpenRound
from storage import Conflict
from web.files import PreparedFile
from web.orders import Making
from web.services import services

__all__ = ["draw_overlay_file"]

OUTCOME = "overlay:outcome"


def draw_overlay_file(page: OpenRound, published: Edition) -> None:
    """Draw how to save the adaptation, and how to bring one in. `published` speaks the language of the page."""
    _ = page.translator.gettext
    st.header(_("As a file"), anchor=False)
    muted(_("For the next round, or for partners elsewhere. It holds no answers."), key="overlay-file")
    label = _("What this place changed (YAML)")
    draw_file("overlay", label, partial(_making, page), page.translator, key=f"prepare:{page.ref.round}:overlay")
    _draw_bring_in(page, published)


def _making(page: OpenRound) -> Making:
    """The file with what is stored by now: fields have saved themselves since the page was drawn."""
    assessment = services().store.round_state(page.principal, page.ref).assessment
    content = write_overlay(assessment.overlay or Overlay(), services().editions[assessment.edition])
    return made_of(lambda: PreparedFile("overlay.yaml", "application/yaml", content), paged=False)


def _draw_bring_in(page: OpenRound, published: Edition) -> None:
    _ = page.translator.gettext
    muted(_("Bring in a file saved like this, up to 256 KB. You see what it changes first."), key="overlay-bring-in")
    file = st.file_uploader(_("Overlay file"), key=_uploader(page), label_visibility="collapsed")
    _draw_outcome(page)
    if file is None:
        return
    edition = services().editions[page.assessment.edition]
    try:
        brought = overlay_in(file.getvalue()[: MAX_BYTES + 1], file.name, edition)
    except MendableError as error:
        notice(_("This file was not brought in; nothing was changed. What is to be mended:"), key="overlay-refused")
        with st.container(key="overlay-problems"):
            for problem in error.problems:
                st.text(str(problem))
        return
    _draw_preview(page, published, brought)


def _draw_preview(page: OpenRound, published: Edition, brought: Overlay) -> None:
    _ = page.translator.gettext
    stored = page.assessment.overlay or Overlay()
    if same(brought, stored):
        notice(_("This file changes nothing: this round is like that already."), key="overlay-same")
        return
    with st.container(key="overlay-preview", border=True):
        st.text(_("Nothing is stored yet. In place of what this round has changed so far, this file says:"))
        draw_said(said_of(published, stored, brought, page.translator))
        st.button(_("Take it over"), type="primary", key="overlay-take", on_click=_take_over, args=(page, brought))


def _take_over(page: OpenRound, brought: Overlay) -> None:
    """Store what was read, unless somebody changed the round since: then its words were about something else."""
    wanted = None if same(brought, Overlay()) else brought
    try:
        st.session_state[OUTCOME] = services().store.change_overlay(
            page.principal, page.ref, wanted, seen=page.assessment.overlay
        )
    except MendableError as error:
        st.session_state[OUTCOME] = error
    if not isinstance(st.session_state[OUTCOME], (Conflict, MendableError)):
        st.session_state[_times(page)] = st.session_state.get(_times(page), 0) + 1


def _draw_outcome(page: OpenRound) -> None:
    _ = page.translator.gettext
    outcome = st.session_state.pop(OUTCOME, None)
    if isinstance(outcome, MendableError):
        problems(outcome, key="overlay")
    elif isinstance(outcome, Conflict):
        text = _("This round was changed meanwhile. Read once more what the file changes, then take it over.")
        notice(text, key="overlay-meanwhile")
    elif outcome is not None:
        notice(_("Taken over. The checklists of this round are as the file says."), "good", key="overlay-taken")


def _times(page: OpenRound) -> str:
    return f"{page.ref.round}:overlays-taken"


def _uploader(page: OpenRound) -> str:
    """A new field after every file that was taken over, so that it is empty again."""
    return f"{page.ref.round}:overlay-file:{st.session_state.get(_times(page), 0)}"
