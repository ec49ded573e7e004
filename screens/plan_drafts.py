"""Drafts of actions: an empty one for a gap, or one made from a first step that others have taken."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import streamlit as st

from assessments import MAX_NAME, Action
from checklists import Edition, Responsibility, ResponsibilityId, SectorId, Step
from scoring import ResponsibilitySummary
from scoring.safety_check import lacks_safety_check
from screens.components.notice import muted
from screens.components.words import today_here
from screens.round_page import OpenRound
from translations.isolates import filled, in_a_row
from web.services import services

__all__ = [
    "draw_first_steps",
    "empty_draft",
    "first_steps",
    "just_added",
    "made_from",
    "open_draft",
    "opened_at",
    "write_down",
]

JUST_ADDED = "just_added_action"


def empty_draft(responsibility: Responsibility, title: str, lead: SectorId | None = None) -> Action:
    """An action that says nothing yet but what it is for; and who leads, where that is known."""
    return Action(id=_new_id(), title=title[:MAX_NAME], responsibilities=(responsibility.id,), lead=lead)


def made_from(
    step: Step, responsibility: Responsibility, edition: Edition, today: date, leads: SectorId | None = None
) -> Action:
    """An action as the step proposes it: who could lead, who helps, by when at the usual pace, how it shows.

    It is led by `leads` where that is given. Survivors are never proposed to lead: their sector's responsibilities
    judge what partners do.
    """
    lead = leads or responsibility.sector
    if leads is None and edition.sector_by_id[lead].protected:
        lead = next((one for one in step.helps if not edition.sector_by_id[one].protected), lead)
    helps: tuple[SectorId, ...] = tuple(one for one in step.helps if one != lead)
    return Action(
        id=_new_id(),
        title=step.step[:MAX_NAME],
        responsibilities=(responsibility.id,),
        lead=lead,
        supporting=helps or None,
        due=today + timedelta(weeks=step.weeks),
        indicator=step.indicator,
    )


def write_down(page: OpenRound, action: Action) -> None:
    """Put a draft into the plan; the page shows it on top, to be gone through."""
    services().store.add_action(page.principal, page.ref, action)
    open_draft(action, action.responsibilities[0])


def open_draft(action: Action, gap: ResponsibilityId) -> None:
    """Show a draft that is in the plan, beside one of the gaps that it is for, to be gone on with."""
    st.session_state[JUST_ADDED] = (action.id, gap)


def just_added() -> str | None:
    """The id of the draft that was put into the plan or opened last."""
    return _just_added()[0]


def opened_at() -> ResponsibilityId | None:
    """The gap beside which that draft is shown."""
    return _just_added()[1]


def _just_added() -> tuple[str | None, ResponsibilityId | None]:
    added: tuple[str | None, ResponsibilityId | None] = st.session_state.get(JUST_ADDED, (None, None))
    return added


def first_steps(one: ResponsibilitySummary, responsibility: Responsibility) -> tuple[Step, ...]:
    """First steps from the agreed level towards the target; none where no level is agreed."""
    reached = one.agreed if isinstance(one.agreed, int) else None
    if reached is None:
        return ()
    return tuple(step for level in range(reached + 1, one.target + 1) for step in responsibility.steps_to(level))


def draw_first_steps(page: OpenRound, responsibility: Responsibility, steps: Sequence[Step]) -> None:
    """The steps, each with a touch to make it an action."""
    for number, step in enumerate(steps):
        _draw_step(page, responsibility, step, f"{responsibility.id}:{step.to}:{number}")


def _draw_step(page: OpenRound, responsibility: Responsibility, step: Step, place: str) -> None:
    _ = page.translator.gettext
    names = in_a_row((page.edition.sector_by_id[one].name for one in step.helps), ", ")
    weeks = page.translator.ngettext("about {weeks} week", "about {weeks} weeks", step.weeks).format(weeks=step.weeks)
    level = _("to level {level}").format(level=step.to)
    row, touch = st.columns((8, 2), vertical_alignment="center")
    with row:
        st.text(step.step)
        helped = filled(_("with {sectors}"), sectors=names)
        muted(f"{level} · {weeks} · {helped}", key=f"step-{place.replace(':', '-').replace('.', '-')}")
    touch.button(
        _("Make it an action"),
        key=f"step:{page.ref.round}:{place}",
        on_click=_make_it_an_action,
        args=(page, step, responsibility),
        width="stretch",
    )


def _make_it_an_action(page: OpenRound, step: Step, responsibility: Responsibility) -> None:
    today = today_here()
    draft = made_from(step, responsibility, page.edition, today, page.doer.leads_as)
    if lacks_safety_check(page.edition, draft):
        draft = replace(draft, due=None)  # it can be given a date once the check is written
    write_down(page, draft)


def _new_id() -> str:
    return f"a{secrets.token_hex(6)}"
