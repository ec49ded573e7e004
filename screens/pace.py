"""A gentle clock for one responsibility: the agenda's minutes; web/static/pace.js runs it in the browser."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from scoring.agenda import USUAL_SEATS, agenda
from screens.ratings_seen import Seen
from screens.round_page import OpenRound

__all__ = ["draw_pace", "minutes_for"]


def draw_pace(page: OpenRound, responsibility: str, minutes: int) -> None:
    """Draw it; it begins when this is first shown, and again with another responsibility."""
    clock = Markup('<div class="pace" data-of="{}" data-minutes="{}"></div>')
    st.html(clock.format(f"{page.ref.round}:{responsibility}", minutes))


def minutes_for(seats: int, seen: Seen | None = None) -> int:
    """The agenda's minutes for one responsibility: more where the table, as far as may be seen, sees it differently."""
    made = agenda((), seats or USUAL_SEATS)
    differ = seen is not None and (seen.sealed or seen.summary.discuss)
    return made.minutes_disagreement if differ else made.minutes_each
