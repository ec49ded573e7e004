"""This round: its title and dates, the level it aims at, the partnership's name and area."""

from __future__ import annotations

from datetime import date

import streamlit as st

from checklists import MendableError
from screens.components.field import draw_date, draw_text
from screens.components.links import draw_link, draw_links, link
from screens.components.notice import hint, muted, problems
from screens.components.words import answer_name, date_text, here
from screens.course import draw_course
from screens.next_round import draw_way_to_next_round
from screens.round_page import OpenRound
from screens.session import address_of
from storage import Conflict
from web.services import services

__all__ = ["round_details"]

AS_USUAL = 0  # the option for "no target given"; None would be an empty field
PROBLEM = "round:problem"


def round_details(page: OpenRound) -> None:
    """Draw the fields of the round; each is saved as soon as one leaves it."""
    _ = page.translator.gettext
    st.title(_("This round"), anchor=False)
    if not page.doer.alone:
        draw_course(page)
        st.header(_("What it is called, and what it aims at"), anchor=False)
    hint(_("Names of groups and places, never of a person."), key="round-calm")
    one = page.assessment
    with st.container(key="round-fields", border=True):
        _draw_text(page, "name", one.partnership.name, _("Name of the partnership"))
        _draw_text(page, "area", one.partnership.area, _("The area it works in (may be left empty)"))
        _draw_text(page, "title", one.round.title, _("Title of the round"))
        left, right = st.columns(2)
        with left:
            _draw_date(page, "opened", one.round.opened, _("Opened on"))
        with right:
            _draw_date(page, "closed", one.round.closed, _("Closed on (empty while it goes on)"))
        _draw_target(page)
    _draw_retention(page)
    st.header(_("The checklists"), anchor=False)
    muted(_("Leave out what does not concern this place, add what is missing, use the names used here."), key="adapt")
    draw_link("adapt", _("Make the checklists fit this place"), address_of(page.ref))
    draw_way_to_next_round(page)
    label = _("See what has changed from round to round")
    draw_link("compare", label, address_of(page.ref))
    _draw_more(page)


def _draw_more(page: OpenRound) -> None:
    """What is not needed every time."""
    _ = page.translator.gettext
    st.header(_("More"), anchor=False)
    ways = (
        ("people", _("Places at the table")),
        ("paper", _("Enter what was rated on paper")),
        ("log", _("What happened")),
        ("whole", _("Everything of this partnership")),
    )
    draw_links(link(name, label, address_of(page.ref)) for name, label in ways)


def _draw_retention(page: OpenRound) -> None:
    """Until when the ratings are kept."""
    _ = page.translator.gettext
    st.header(_("How long ratings are kept"), anchor=False)
    if page.ratings_erased is not None:
        gone = _("The ratings of this round were deleted on {date}. What was agreed is still here.")
        muted(gone.format(date=date_text(here(page.ratings_erased).date())), key="ratings-gone")
        return
    with st.container(key="retention", border=True):
        label = _("Last day on which the ratings are kept (may be left empty)")
        _draw_date(page, "ratings_until", page.ratings_until, label)
        muted(
            _(
                "From the day after, what each place rated is deleted for good, with the notes and reasons beside it. "
                "The agreed levels, the views that are kept and the plan stay. Backups hold the ratings for weeks more."
            ),
            key="retention",
        )


def _draw_text(page: OpenRound, field: str, stored: str | None, label: str) -> None:
    place = page.place("round", field)
    draw_text(place, stored or "", page.translator, label=label, lines=1, as_of=page.as_of)


def _draw_date(page: OpenRound, field: str, stored: date | None, label: str) -> None:
    day = stored.isoformat() if stored else ""
    draw_date(page.place("round", field), day, page.translator, label=label, as_of=page.as_of)


def _draw_target(page: OpenRound) -> None:
    _ = page.translator.gettext
    key = f"{page.ref.round}:round-target"
    stored = page.assessment.round.target or AS_USUAL
    if st.session_state.get(key) != stored:
        st.session_state[key] = stored
    st.selectbox(
        _("Level that the round aims at"),
        (AS_USUAL, 1, 2, 3, 4),
        format_func=lambda level: (
            _("3, as usual") if level == AS_USUAL else answer_name(level, page.edition, page.translator)
        ),
        key=key,
        on_change=_set_target,
        args=(page, key),
    )
    if problem := st.session_state.pop(PROBLEM, None):
        problems(problem, key="round-target")


def _set_target(page: OpenRound, key: str) -> None:
    """Store the choice: of two, the last one wins."""
    changes = {"target": st.session_state[key] or None}
    store, seen = services().store, {"target": page.assessment.round.target}
    try:
        outcome = store.change_round(page.principal, page.ref, changes, seen=seen)
        if isinstance(outcome, Conflict):
            store.change_round(page.principal, page.ref, changes, seen=outcome.stored)
    except MendableError as error:
        st.session_state[PROBLEM] = error
