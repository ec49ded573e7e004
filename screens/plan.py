"""Plan: the gaps nobody has taken on, what is to be found out, the actions, and all priorities in order."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assessments import Action, Finding, Status
from checklists import Responsibility, ResponsibilityId
from checklists.guide import Moment
from scoring import Band, ResponsibilitySummary, Summary, summarise
from screens.action_editor import draw_action
from screens.components.gap_cells import cell_mark, cell_words
from screens.components.links import draw_link
from screens.components.notice import hint, muted, notice
from screens.components.table import Cell, draw_table
from screens.components.words import answer_name, date_text
from screens.guide_pieces import draw_guide_at
from screens.plan_drafts import (
    draw_first_steps,
    empty_draft,
    first_steps,
    just_added,
    open_draft,
    opened_at,
    write_down,
)
from screens.plan_grouping import could_serve, draw_refusal, draw_serve_also, draw_what_was_added
from screens.plan_views import draw_actions
from screens.round_page import OpenRound
from screens.session import address_of
from screens.steps import RATE, may_open
from screens.way_to_rating import draw_way_to_rating
from translations.isolates import in_a_row, isolated

__all__ = ["plan"]

ENDED = (Status.DONE, Status.DROPPED)


def plan(page: OpenRound) -> None:
    """Draw the plan, what wants somebody's hand first."""
    _ = page.translator.gettext
    st.title(_("The plan"), anchor=False)
    draw_guide_at(Moment.PLAN, page.translator, address_of(page.ref))
    summary = summarise(page.edition, page.assessment)
    actions = page.assessment.actions or ()
    if not summary.priorities and not summary.find_out and not actions:
        words = _("There is no gap to plan for yet. Agree on levels first; the gaps follow from them.")
        if not page.doer.facilitates:
            words = _(
                "There is no gap to plan for yet. When all have rated, the table agrees; the gaps follow from that."
            )
        notice(words, key="no-plan")
        if may_open(page.doer, RATE):
            draw_way_to_rating(page)
        return
    if actions:
        label = _("How the actions go: what is due, what is blocked")
        draw_link("follow-up", label, address_of(page.ref))
    fresh = next((one for one in actions if one.id == just_added()), None)
    if fresh is not None and not _stands_beside_its_gap(fresh, summary):
        _draw_fresh(page, fresh)
    _draw_to_take_on(page, summary, actions)
    _draw_to_find_out(page, summary, actions)
    _draw_without_agreement(page, summary)
    draw_actions(page, summary, actions, fresh)
    _draw_priorities(page, summary, actions)


def _stands_beside_its_gap(fresh: Action, summary: Summary) -> bool:
    """Whether the draft that is opened is drawn beside the gap at which it was opened, and not on top of the page."""
    waiting = (*summary.unowned, *summary.find_out)
    return opened_at() in waiting and opened_at() in fresh.responsibilities and fresh.stands not in ENDED


def _draw_to_take_on(page: OpenRound, summary: Summary, actions: tuple[Action, ...]) -> None:
    _ = page.translator.gettext
    st.header(_("Gaps that nobody has taken on yet") + f" ({len(summary.unowned)})", anchor=False)
    draw_what_was_added(page)
    if not summary.unowned:
        notice(_("Somebody leads on every gap, by a date."), "good", key="all-owned")
    by_id = {one.id: one for one in summary.responsibilities}
    for responsibility in summary.unowned:
        _draw_gap(page, by_id[responsibility], actions)


def _draw_to_find_out(page: OpenRound, summary: Summary, actions: tuple[Action, ...]) -> None:
    if not summary.find_out:
        return
    _ = page.translator.gettext
    st.header(_("To find out") + f" ({len(summary.find_out)})", anchor=False)
    muted(_("Agreed as not known, and nobody is looking into it yet."), key="find-out")
    by_id = {one.id: one for one in summary.responsibilities}
    for responsibility in summary.find_out:
        _draw_gap(page, by_id[responsibility], actions)


def _draw_gap(page: OpenRound, one: ResponsibilitySummary, actions: tuple[Action, ...]) -> None:
    """One gap: what it is, how far it is from its target, and a touch to take it on."""
    _ = page.translator.gettext
    responsibility = page.edition.by_id[one.id]
    name = one.id.replace(".", "-")
    with st.container(key=f"gap-{one.band or 'none'}-{name}"):
        row, touch = st.columns((8, 2), vertical_alignment="center")
        with row:
            st.text(responsibility.statement)
            hint(_gap_line(page, one, responsibility), key=f"gap-{name}")
        drafts = [action for action in actions if one.id in action.responsibilities and action.stands not in ENDED]
        own = [action for action in drafts if page.doer.plans(action.lead)]
        key = f"take:{page.ref.round}:{one.id}"
        if own:  # a second touch goes on with the first one's draft
            if (own[-1].id, one.id) != (just_added(), opened_at()):
                touch.button(_("Go on with it"), key=key, on_click=open_draft, args=(own[-1], one.id), width="stretch")
        elif page.doer.begins_actions:
            label = _take_on_label(page, one, drafts)
            touch.button(label, key=key, on_click=_take_on, args=(page, responsibility), width="stretch")
        if drafts:
            words = _(
                "There is an action for it. Once somebody leads that by a date, this gap is taken on, and it leaves "
                "the list when the page is opened again."
            )
            hint(words, key=f"draft-{name}")
        if page.doer.begins_actions:
            _draw_ways(page, one, responsibility, actions)
        for action in drafts:
            if (action.id, one.id) == (just_added(), opened_at()):
                _draw_fresh(page, action)


def _take_on_label(page: OpenRound, one: ResponsibilitySummary, drafts: Sequence[Action]) -> str:
    _ = page.translator.gettext
    if drafts:  # all of them other sectors'
        return _("Add one of ours")
    return _("Find out") if one.band is Band.FIND_OUT else _("Take it on")


def _draw_ways(
    page: OpenRound, one: ResponsibilitySummary, responsibility: Responsibility, actions: tuple[Action, ...]
) -> None:
    """One touch away: first steps that could become an action, and actions that could serve this gap too."""
    _ = page.translator.gettext
    draw_refusal(responsibility)
    steps, could = first_steps(one, responsibility), could_serve(page, responsibility, actions)
    if not steps and not could:
        return
    # Whatever there is, the label is the same: a fold whose label changes is another one, and closed.
    unfolded = st.expander(_("What could help"), key=f"ways:{page.ref.round}:{one.id}", on_change="rerun")
    if not unfolded.open:
        return
    name = one.id.replace(".", "-")
    with unfolded:
        if steps:
            hint(_("First steps, each an action with one touch:"), key=f"steps-{name}")
            draw_first_steps(page, responsibility, steps)
        if could:
            hint(_("Actions that are there and could serve this gap too:"), key=f"also-{name}")
            draw_serve_also(page, responsibility, could)


def _gap_line(page: OpenRound, one: ResponsibilitySummary, responsibility: Responsibility) -> str:
    _ = page.translator.gettext
    bands = {Band.HIGH: _("high priority"), Band.MEDIUM: _("medium priority"), Band.LOW: _("low priority")}
    parts = [page.edition.sector_by_id[one.sector].name]
    if one.band in bands:
        parts.append(bands[one.band])
    parts.append(cell_words(one, page.translator))
    if responsibility.safety_critical:
        parts.append("▲ " + _("safety first"))
    return in_a_row(parts)


def _take_on(page: OpenRound, responsibility: Responsibility) -> None:
    """Begin an action for a responsibility; it is taken on once somebody leads it by a date."""
    _ = page.translator.gettext
    known = page.assessment.entry(responsibility.id).agreed
    find_out = known is not None and known.answer is Finding.NOT_KNOWN
    title = _("Find out whether this is so: {statement}") if find_out else "{statement}"
    words = title.format(statement=responsibility.statement)
    write_down(page, empty_draft(responsibility, words, page.doer.leads_as))


def _draw_fresh(page: OpenRound, action: Action) -> None:
    """The draft that was put into the plan last, opened."""
    _ = page.translator.gettext
    notice(_("Written down. Go through it together: who leads, by when. It is saved as you type."), "good", key="fresh")
    draw_action(page, action, opened=True)


def _draw_without_agreement(page: OpenRound, summary: Summary) -> None:
    """What the table sees differently: no gap follows from it, so nothing else here would remind of it."""
    _ = page.translator.gettext
    split = [one for one in summary.responsibilities if one.agreed is Finding.NO_AGREEMENT]
    if not split:
        return
    st.header(_("To talk about again") + f" ({len(split)})", anchor=False)
    muted(_("No agreement yet; each view is kept."), key="no-agreement")
    for one in split:
        with st.container(key=f"gap-none-{one.id.replace('.', '-')}"):
            st.text(page.edition.by_id[one.id].statement)
            hint(page.edition.sector_by_id[one.sector].name, key=f"split-{one.id.replace('.', '-')}")


def _draw_priorities(page: OpenRound, summary: Summary, actions: tuple[Action, ...]) -> None:
    _ = page.translator.gettext
    if not summary.priorities:
        return
    table = st.expander(_("All gaps in the order of their priority"), key="priorities", on_change="rerun")
    if not table.open:
        return
    by_id = {one.id: one for one in summary.responsibilities}
    rows = [_priority_row(page, number, by_id[one], actions) for number, one in enumerate(summary.priorities, start=1)]
    head = (_("Order"), _("Responsibility"), _("Sector"), _("Agreed"), _("Gap"), _("Priority"), _("Taken on by"))
    with table:
        draw_table(_("Priority is the gap times how much it matters here"), head, rows, kind="gaps", wide=True)


def _priority_row(page: OpenRound, number: int, one: ResponsibilitySummary, actions: tuple[Action, ...]) -> list[Cell]:
    return [
        Cell(str(number)),
        Cell(page.edition.by_id[one.id].statement),
        Cell(page.edition.sector_by_id[one.sector].name),
        Cell(answer_name(one.agreed, page.edition, page.translator)),
        Cell(cell_mark(one), f"gap-{one.gap}", cell_words(one, page.translator)),
        Cell(str(one.priority)),
        Cell(_taken_on_by(page, one.id, actions)),
    ]


def _taken_on_by(page: OpenRound, responsibility: ResponsibilityId, actions: tuple[Action, ...]) -> str:
    _ = page.translator.gettext
    taken = [
        f"{isolated(page.edition.sector_by_id[action.lead].name)} ({date_text(action.due)})"
        for action in actions
        if responsibility in action.responsibilities and action.is_taken_on and action.lead and action.due
    ]
    return ", ".join(taken) or _("nobody yet")
