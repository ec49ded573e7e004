"""The actions of a plan as somebody wants to look at them: by priority, by lead, by date, or how many each lead has."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

import streamlit as st
from markupsafe import Markup

from assessments import Action, Status
from scoring import Summary
from scoring.plan_views import Load, by_due, by_lead, by_priority, workload
from screens.action_editor import draw_action
from screens.components.label import plain_label
from screens.components.notice import hint, muted
from screens.components.table import Cell, draw_table
from screens.components.words import date_text, month_text, status_name, today_here
from screens.plan_picture import draw_timeline_saving
from screens.round_page import OpenRound
from translations.isolates import in_a_row, isolated

__all__ = ["draw_actions"]


class View(StrEnum):
    """How the actions are looked at."""

    PRIORITY = "priority"
    LEAD = "lead"
    DATE = "date"
    WORKLOAD = "workload"


def draw_actions(page: OpenRound, summary: Summary, actions: Sequence[Action], opened: Action | None = None) -> None:
    """Draw all actions in the view that is chosen; where `opened` would stand, that it stands further up."""
    _ = page.translator.gettext
    st.header(_("Actions") + f" ({len(actions)})", anchor=False)
    if not actions:
        none = _("None yet. Touch “Take it on” beside a gap, and it is written down here.")
        muted(none if page.doer.begins_actions else _("None yet."), key="no-actions")
        return
    names = {
        View.PRIORITY: _("By priority"),
        View.LEAD: _("By lead"),
        View.DATE: _("By date"),
        View.WORKLOAD: _("Who has how many"),
    }
    view = st.segmented_control(
        _("How to look at them"),
        list(names),
        format_func=names.__getitem__,
        default=View.PRIORITY,
        required=True,
        key=f"{page.ref.round}:plan-view",
    )
    today = today_here()
    match view:
        case View.LEAD:
            _draw_by_lead(page, actions, opened)
        case View.DATE:
            _draw_by_date(page, actions, today)
        case View.WORKLOAD:
            _draw_workload(page, actions, today)
        case _priority:
            for action in by_priority(summary, actions):
                _draw_one(page, action, opened)


def _draw_one(page: OpenRound, action: Action, opened: Action | None) -> None:
    """An action has one place on a page, for its fields have one."""
    if action is not opened:
        draw_action(page, action)
        return
    with st.container(key=f"elsewhere-{action.id}", gap=None):
        st.text(action.title)
        hint(page.translator.gettext("It stands open further up on this page."), key=f"opened-{action.id}")


def _draw_by_lead(page: OpenRound, actions: Sequence[Action], opened: Action | None) -> None:
    _ = page.translator.gettext
    for group in by_lead(page.edition, actions):
        name = page.edition.sector_by_id[group.lead].name if group.lead else _("Nobody leads yet")
        with st.container(key=f"lead-{group.lead or 'nobody'}"):
            st.subheader(f"{isolated(plain_label(name))} ({len(group.actions)})", anchor=False)
        for action in group.actions:
            _draw_one(page, action, opened)


def _draw_by_date(page: OpenRound, actions: Sequence[Action], today: date) -> None:
    from screens.components.timeline import TimelineRow, timeline  # noqa: PLC0415 Plotly only where it is drawn

    _ = page.translator.gettext
    ordered = by_due(actions)
    dated = [one for one in ordered if one.due]
    if dated:
        key = Markup(" ").join(
            Markup('<span><i class="status {}"></i>{}</span>').format(status, status_name(status, page.translator))
            for status in Status
            if any(one.stands is status for one in dated)
        )
        st.html(Markup('<p class="status-key" aria-hidden="true">{}</p>').format(key))
        shown = [TimelineRow(one, _hover(page, one)) for one in dated]
        with st.container(key="chart-timeline"):
            st.plotly_chart(
                timeline(shown, today, _("today")),
                key="timeline",
                theme=None,
                config={"displayModeBar": False},
                alt=_("The actions over time; the table below holds the same."),
            )
        said = ["\n".join(one.hover) for one in shown]
        draw_timeline_saving(page, list(zip(dated, said, strict=True)), today)
    head = (_("What is to be done"), _("Who leads"), _("From"), _("Done by"), _("Status"))
    draw_table(_("The actions by the date on which they are to be done"), head, _rows(page, ordered), kind="actions")


def _hover(page: OpenRound, action: Action) -> tuple[str, ...]:
    _title, *rest = (cell.text for cell in _row(page, action))
    return action.title, in_a_row(part for part in rest if part)


def _rows(page: OpenRound, actions: Sequence[Action]) -> list[list[Cell]]:
    return [_row(page, action) for action in actions]


def _row(page: OpenRound, action: Action) -> list[Cell]:
    _ = page.translator.gettext
    return [
        Cell(action.title),
        Cell(page.edition.sector_by_id[action.lead].name if action.lead else _("nobody leads yet")),
        Cell(date_text(action.start) if action.start else ""),
        Cell(date_text(action.due) if action.due else _("no date yet")),
        Cell(status_name(action.stands, page.translator)),
    ]


def _draw_workload(page: OpenRound, actions: Sequence[Action], today: date) -> None:
    _ = page.translator.gettext
    load = workload(page.edition, actions, today)
    if not load.leads:
        muted(_("No action is open."), key="no-load")
        return
    told = _("Open actions that each sector leads, and in which months. Small and large ones count alike.")
    muted(told, key="workload")
    head = (
        _("Who leads"),
        _("Open"),
        _("Past its date"),
        _("No date yet"),
        *(month_text(*month) for month in load.months),
        _("Later"),
    )
    rows = [_load_row(page, one) for one in load.leads]
    draw_table(_("How many open actions each sector leads, month by month"), head, rows, kind="workload", wide=True)


def _load_row(page: OpenRound, one: Load) -> list[Cell]:
    _ = page.translator.gettext
    name = page.edition.sector_by_id[one.lead].name if one.lead else _("Nobody leads yet")
    counts = [one.open, one.overdue, one.undated, *one.months, one.later]
    return [Cell(name), *(Cell(str(count)) if count else Cell("·", "none", "0") for count in counts)]
