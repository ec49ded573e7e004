"""This round: its title and dates, the level it aims at, the partnership's name and area."""

from __future__ import annotations

import streamlit as st

from checklists import MendableError
from screens.components.notice import hint, muted, notice, problems
from screens.components.words import answer_name
from screens.round_page import OpenRound
from screens.services import services
from screens.session import address_of, page_of
from storage import Conflict

__all__ = ["round_details"]

AS_USUAL = 0  # the option for "no target given"; None would be an empty field


def round_details(page: OpenRound) -> None:
    """Draw the fields of the round; nothing is changed before `Save`."""
    _ = page.translator.gettext
    st.header(_("This round"))
    before = _stored(page)
    with st.form("round-details", border=True):
        name = st.text_input(_("Name of the partnership"), value=before["name"])
        area = st.text_input(_("The area it works in (may be left empty)"), value=before["area"] or "")
        title = st.text_input(_("Title of the round"), value=before["title"])
        left, right = st.columns(2)
        opened = left.date_input(_("Opened on"), value=before["opened"], format="DD/MM/YYYY")
        closed = right.date_input(_("Closed on (empty while it goes on)"), value=before["closed"], format="DD/MM/YYYY")
        target = st.selectbox(
            _("Level that the round aims at"),
            (AS_USUAL, 1, 2, 3, 4),
            index=before["target"] or AS_USUAL,
            format_func=lambda level: (
                _("3, as usual") if level == AS_USUAL else answer_name(level, page.edition, page.translator)
            ),
        )
        hint(_("Names of groups and places, never of a person."), key="round-calm")
        asked = st.form_submit_button(_("Save"), type="primary")
    if asked:
        after = {
            "name": name,
            "area": area or None,
            "title": title,
            "opened": opened,
            "closed": closed,
            "target": target or None,
        }
        _save(page, before, after)
    st.subheader(_("The checklists"))
    muted(
        _("Leave out what does not concern this place, add what is missing, use the names used here."), key="adapt-link"
    )
    st.page_link(page_of("adapt"), label=_("Make the checklists fit this place"), query_params=address_of(page.ref))


def _stored(page: OpenRound) -> dict[str, object]:
    one = page.assessment
    return {
        "name": one.partnership.name,
        "area": one.partnership.area,
        "title": one.round.title,
        "opened": one.round.opened,
        "closed": one.round.closed,
        "target": one.round.target,
    }


def _save(page: OpenRound, before: dict[str, object], after: dict[str, object]) -> None:
    _ = page.translator.gettext
    changes = {field: value for field, value in after.items() if value != before[field]}
    if not changes:
        notice(_("Nothing was changed."), key="round-same")
        return
    seen = {field: before[field] for field in changes}
    try:
        outcome = services().store.change_round(page.principal, page.ref, changes, seen=seen)
    except MendableError as error:
        problems(error, key="round-refused")
        return
    if isinstance(outcome, Conflict):
        notice(_("Somebody else changed this meanwhile. Load the page again to see it."), key="round-conflict")
        return
    notice(_("Saved."), "good", key="round-saved")
