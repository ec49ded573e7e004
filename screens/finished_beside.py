"""Improvements and the actions finished before them, beside each other; nothing here says that one led to the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from assessments import Action
from checklists import Edition
from scoring.side_by_side import Improvement, SideBySide
from screens.components.notice import muted
from screens.components.table import Cell, draw_table
from screens.components.words import answer_name, date_text
from screens.round_page import OpenRound
from translations.isolates import in_a_row, isolated

__all__ = ["draw_finished_beside"]


def draw_finished_beside(
    page: OpenRound, beside: SideBySide, edition: Edition, finished_on: Mapping[str, date]
) -> None:
    """Draw what is higher now with what was finished before, then what was finished where nothing is higher."""
    _ = page.translator.gettext
    if beside.improvements:
        st.header(_("Higher than before") + f" ({len(beside.improvements)})", anchor=False)
        told = _("Beside each, the actions that were finished before. Whether one led to the other, only you can say.")
        muted(told, key="beside")
        head = (_("Responsibility"), _("Sector"), _("From → to"), _("Finished before"))
        rows = [_row(page, one, edition, finished_on) for one in beside.improvements]
        draw_table(_("Improvements and finished actions, beside each other"), head, rows, kind="changes")
    if beside.elsewhere:
        _draw_elsewhere(page, beside.elsewhere, edition, finished_on)


def _row(page: OpenRound, one: Improvement, edition: Edition, finished_on: Mapping[str, date]) -> list[Cell]:
    _ = page.translator.gettext
    compared = one.compared
    sides = [answer_name(answer, edition, page.translator) for answer in (compared.earlier, compared.later)]
    levels = f"{compared.earlier} → {compared.later}"
    finished = [_finished(page, action, edition, finished_on) for action in one.finished]
    return [
        Cell(edition.by_id[compared.id].statement),
        Cell(edition.sector_by_id[compared.sector].name),
        Cell(levels, "change-better", " → ".join(sides)),
        Cell("\n".join(finished) if finished else _("no finished action served it")),
    ]


def _finished(page: OpenRound, action: Action, edition: Edition, finished_on: Mapping[str, date]) -> str:
    """`✓ title (Police, done on 3 May 2027)`."""
    _ = page.translator.gettext
    lead = edition.sector_by_id.get(action.lead) if action.lead is not None else None
    about = [lead.name] if lead else []
    if action.id in finished_on:
        about.append(_("done on {date}").format(date=date_text(finished_on[action.id])))
    return f"✓ {isolated(action.title)}" + (f" ({in_a_row(about, ', ')})" if about else "")


def _draw_elsewhere(
    page: OpenRound, actions: Sequence[Action], edition: Edition, finished_on: Mapping[str, date]
) -> None:
    _ = page.translator.gettext
    st.header(_("Finished, and no level is higher yet") + f" ({len(actions)})", anchor=False)
    muted(_("Some work shows late, and some keeps a level from falling."), key="elsewhere")
    with st.container(key="finished-elsewhere", gap="small"):
        for action in actions:
            st.text(_finished(page, action, edition, finished_on))
