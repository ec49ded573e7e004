"""Between two rounds: what is past its date, blocked, due soon, done; each with a status and a dated sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import partial

import streamlit as st
from markupsafe import Markup

from assessments import Action, Status
from scoring.follow_up import SOON, FollowUp, follow_up
from screens.action_editor import draw_day
from screens.action_store import Editor, chosen_in
from screens.action_words import HistoryWords, said_on
from screens.components.field import Follow, draw_text, draw_watch
from screens.components.links import draw_link
from screens.components.notice import hint, muted, notice, problems
from screens.components.prepared_file import draw_file
from screens.components.words import date_text, here, status_name, today_here
from screens.earlier_round import source_of
from screens.plan_files import calendar_of
from screens.round_page import OpenRound
from screens.session import address_of
from storage import ActionTold
from translations.isolates import in_a_row, isolated
from web.services import services

__all__ = ["follow_up_page"]

Told = Mapping[str, Sequence[ActionTold]]
Section = tuple[str, str, Sequence[Action]]
"""Its heading, what to do about it, what stands in it."""


def follow_up_page(page: OpenRound) -> None:
    """Draw every action where it wants a look."""
    _ = page.translator.gettext
    st.title(_("How the actions go"), anchor=False)
    muted(_("Go through it together every few weeks: a status and a sentence for each are enough."), key="follow-up")
    actions = page.assessment.actions or ()
    if not actions:
        notice(_("There is no action yet. They are written down in the plan."), key="nothing-to-follow")
        draw_link("plan", _("To the plan"), address_of(page.ref))
        return
    if page.doer.begins_actions:
        calm = _("What you write is kept with its date. It is about the work, never about a person or a case.")
        hint(calm, key="follow-up-calm")
    groups = follow_up(actions, today_here())
    told = services().store.action_histories(page.principal, page.ref)
    _draw_counts(page, groups)
    for section in _sections(page, groups):
        if section[-1]:
            _draw_section(page, section, told, late=section[-1] is groups.overdue)
    if groups.overdue:  # one that is given a new day stands elsewhere then
        follow = Follow(page.ref, {f"mine:action:{one.id}": None for one in groups.overdue})
        draw_watch(follow, page.translator)
    if page.doer.begins_actions:
        draw_file(
            "calendar",
            _("Reminders for your calendar: what is due, and the day to look again"),
            partial(calendar_of, source_of(page), page.doer.leads_as),
            page.translator,
            key=f"prepare:{page.ref.round}:calendar",
        )
    draw_link("plan", _("To the plan"), address_of(page.ref))


def _sections(page: OpenRound, groups: FollowUp) -> tuple[Section, ...]:
    """What wants somebody's hand first."""
    _ = page.translator.gettext
    return (
        (_("Past their date"), _("Give a new date, or say what stands in the way."), groups.overdue),
        (_("Blocked"), _("Who at this table could help?"), groups.blocked),
        (_("Due in the next {days} days").format(days=SOON.days), "", groups.soon),
        (
            _("Without a lead or a date"),
            _("Nobody has taken these on yet; that is done in the plan."),
            groups.not_taken_on,
        ),
        (_("Under way, or still to begin"), "", groups.under_way),
        (_("Done"), "", groups.done),
        (_("Dropped"), "", groups.dropped),
    )


def _draw_counts(page: OpenRound, groups: FollowUp) -> None:
    _ = page.translator.gettext
    facts = (
        (len(groups.overdue), _("past their date")),
        (len(groups.blocked), _("blocked")),
        (len(groups.soon), _("due in the next {days} days").format(days=SOON.days)),
        (len(groups.under_way) + len(groups.not_taken_on), _("other open ones")),
        (len(groups.done), _("done")),
    )
    with st.container(key="facts", horizontal=True):
        for number, (figure, words) in enumerate(facts):
            with st.container(key=f"fact-{number}", width="content", gap=None):
                st.text(str(figure))
                st.text(words)


def _draw_section(page: OpenRound, section: Section, told: Told, *, late: bool) -> None:
    title, about, actions = section
    st.header(f"{title} ({len(actions)})", anchor=False)
    if about:
        muted(about, key=f"section-{actions[0].id}")
    for action in actions:
        _draw_action(Editor(page, action), told.get(action.id, ()), late=late)


def _draw_action(editor: Editor, told: Sequence[ActionTold], *, late: bool) -> None:
    page, action = editor.page, editor.action
    with st.container(key=f"action-{action.stands.value}-{action.id}"):
        _draw_heading(editor, told)
        if page.doer.plans(action.lead):
            _draw_fields(editor, late=late)
        elif action.status_note:
            st.text(f"“{isolated(action.status_note)}”")
        _draw_history(editor, told)


def _draw_heading(editor: Editor, told: Sequence[ActionTold]) -> None:
    _ = editor.page.translator.gettext
    action = editor.action
    sectors = editor.page.edition.sector_by_id
    parts = [
        sectors[action.lead].name if action.lead else _("nobody leads yet"),
        _("by {date}").format(date=date_text(action.due)) if action.due else _("no date yet"),
        status_name(action.stands, editor.page.translator),
    ]
    if (day := said_on(told, _day)) is not None:
        parts.append(_("last word on {date}").format(date=date_text(day)))
    with st.container(key=f"heading-{action.id}", gap=None):
        st.text(action.title)
        st.text(in_a_row(parts))


def _draw_fields(editor: Editor, *, late: bool) -> None:
    _ = editor.page.translator.gettext
    page, action = editor.page, editor.action
    if problem := st.session_state.get(editor.key("problem")):
        problems(problem, key=f"action-{action.id}")
    left, *middle, right = st.columns((2, 2, 5) if late else (1, 3))
    with left:
        # Another status is another widget, so that it shows what is stored even where a run was overtaken by the next.
        key = editor.key(f"status:{action.stands.value}")
        st.selectbox(
            _("Status"),
            list(Status),
            index=list(Status).index(action.stands),
            format_func=partial(status_name, translator=page.translator),
            key=key,
            on_change=chosen_in,
            args=(editor, "status", key),
        )
    for column in middle:
        with column:
            draw_day(editor, "due", _("Done by"))
    with right:
        place = page.place("action", action.id, "status_note")
        label = _("How it stands, in a sentence")
        draw_text(place, action.status_note or "", page.translator, label=label, lines=2, as_of=page.as_of)
    st.session_state.pop(editor.key("problem"), None)


def _draw_history(editor: Editor, told: Sequence[ActionTold]) -> None:
    """One touch away: what became of it, through all rounds."""
    _ = editor.page.translator.gettext
    unfolded = st.expander(_("What has happened so far"), key=editor.key("history"), on_change="rerun")
    if not unfolded.open:
        return
    words = HistoryWords(editor.page.edition, editor.page.translator, _day)
    line = Markup("<li><time>{}</time> <bdi>{}</bdi></li>")
    lines = Markup("").join(line.format(date_text(day), said) for day, said in words.lines(told))
    with unfolded:
        st.html(Markup('<ol class="history">{}</ol>').format(lines))


def _day(moment: datetime) -> date:
    return here(moment).date()
