"""Improvements and the actions finished before them, beside each other; nothing here says that one led to the other."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from checklists import Edition
from scoring.side_by_side import Finished, Improvement, SideBySide
from screens.components.notice import muted
from screens.components.table import Cell, draw_table
from screens.components.words import answer_name, date_text
from screens.round_page import OpenRound
from translations.isolates import in_a_row, isolated

__all__ = ["draw_finished_beside"]


def draw_finished_beside(page: OpenRound, beside: SideBySide, edition: Edition) -> None:
    """Draw what is higher now with what was finished before, then what was finished where nothing is higher."""
    _ = page.translator.gettext
    if beside.improvements:
        st.header(_("Higher than before") + f" ({len(beside.improvements)})", anchor=False)
        told = _(
            "Beside each, the actions of these two rounds, and of those between them, that were finished before. "
            "Whether one led to the other, only you can say."
        )
        muted(told, key="beside")
        head = (_("Responsibility"), _("Sector"), _("From → to"), _("Finished before"))
        rows = [_row(page, one, edition) for one in beside.improvements]
        draw_table(_("Improvements and finished actions, beside each other"), head, rows, kind="changes")
    if beside.elsewhere:
        _draw_elsewhere(page, beside.elsewhere, edition)


def _row(page: OpenRound, one: Improvement, edition: Edition) -> list[Cell]:
    _ = page.translator.gettext
    compared = one.compared
    sides = [answer_name(answer, edition, page.translator) for answer in (compared.earlier, compared.later)]
    levels = f"{compared.earlier} → {compared.later}"
    finished = [_finished(page, done, edition) for done in one.finished]
    return [
        Cell(edition.by_id[compared.id].statement),
        Cell(edition.sector_by_id[compared.sector].name),
        Cell(levels, "change-better", " → ".join(sides)),
        Cell("\n".join(finished) if finished else _("none known in these rounds")),
    ]


def _finished(page: OpenRound, done: Finished, edition: Edition) -> str:
    """`✓ title (Police, done on 3 May 2027)`."""
    _ = page.translator.gettext
    action = done.action
    lead = edition.sector_by_id.get(action.lead) if action.lead is not None else None
    about = [lead.name] if lead else []
    if done.day is not None:
        about.append(_("done on {date}").format(date=date_text(done.day)))
    return f"✓ {isolated(action.title)}" + (f" ({in_a_row(about, ', ')})" if about else "")


def _draw_elsewhere(page: OpenRound, elsewhere: Sequence[Finished], edition: Edition) -> None:
    _ = page.translator.gettext
    st.header(_("Finished, and no level is higher yet") + f" ({len(elsewhere)})", anchor=False)
    muted(_("Some work shows late, and some keeps a level from falling."), key="elsewhere")
    with st.container(key="finished-elsewhere", gap="small"):
        for done in elsewhere:
            st.text(_finished(page, done, edition))
