"""One action for several gaps: an action that is there already takes on one more, with one touch."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from assessments import Action
from checklists import MendableError, Responsibility
from scoring.plan_views import is_open
from screens.action_store import Editor, serve_also
from screens.components.label import plain_label
from screens.components.notice import muted, notice, problems
from screens.components.words import date_text
from screens.round_page import OpenRound
from translations.isolates import filled, isolated

__all__ = ["could_serve", "draw_refusal", "draw_serve_also", "draw_what_was_added"]

ADDED = "plan:added"
REFUSED = "plan:refused"


def draw_what_was_added(page: OpenRound) -> None:
    """Say which action has taken on one more gap: the gap itself is no longer in the list."""
    if title := st.session_state.pop(ADDED, None):
        told = page.translator.gettext("“{title}” serves this gap too now.")
        notice(filled(told, title=title), "good", key="added")


def could_serve(page: OpenRound, responsibility: Responsibility, actions: Iterable[Action]) -> tuple[Action, ...]:
    """The open actions that could serve this responsibility too, those nearest to it first."""
    could = (
        one
        for one in actions
        if is_open(one) and responsibility.id not in one.responsibilities and page.doer.plans(one.lead)
    )
    return tuple(sorted(could, key=lambda one: -_nearness(page, responsibility, one)))


def draw_refusal(responsibility: Responsibility) -> None:
    """Say why a gap was not added, beside it."""
    refused = st.session_state.get(REFUSED)
    if refused and refused[0] == responsibility.id:
        del st.session_state[REFUSED]
        problems(refused[1], key="not-added")


def draw_serve_also(page: OpenRound, responsibility: Responsibility, could: Iterable[Action]) -> None:
    """The actions, each with a touch that lets it serve this gap too."""
    for action in could:
        _draw_one(page, responsibility, action)


def _nearness(page: OpenRound, responsibility: Responsibility, action: Action) -> int:
    """How much it has in common with the responsibility: the same sector counts more than the same theme."""
    served = [page.edition.by_id[one] for one in action.responsibilities]
    same_sector = action.lead == responsibility.sector or any(one.sector == responsibility.sector for one in served)
    return 2 * same_sector + any(one.theme == responsibility.theme for one in served)


def _draw_one(page: OpenRound, responsibility: Responsibility, action: Action) -> None:
    _ = page.translator.gettext
    name = f"{responsibility.id.replace('.', '-')}-{action.id}"
    row, touch = st.columns((8, 2), vertical_alignment="center")
    with row:
        st.text(action.title)
        lead = page.edition.sector_by_id[action.lead].name if action.lead else _("nobody leads yet")
        muted(f"{isolated(lead)} · {date_text(action.due) if action.due else _('no date yet')}", key=f"also-{name}")
    touch.button(
        _("Add the gap"),
        key=f"add:{page.ref.round}:{name}",
        on_click=_add,
        args=(page, responsibility, action),
        width="stretch",
        help=filled(_("Add this gap to: {title}"), title=plain_label(action.title)),
    )


def _add(page: OpenRound, responsibility: Responsibility, action: Action) -> None:
    try:
        serve_also(Editor(page, action), responsibility.id)
    except MendableError as error:
        st.session_state[REFUSED] = (responsibility.id, error)
    else:
        st.session_state[ADDED] = action.title
