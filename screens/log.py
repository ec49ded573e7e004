"""What happened: every change of the round in plain words, newest first. What somebody rated stands in none of them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

import streamlit as st
from markupsafe import Markup

from screens.components.notice import muted
from screens.components.words import date_text, here, time_text
from screens.event_words import EventWords
from screens.round_page import OpenRound
from storage import Event
from web.services import services

__all__ = ["log"]

MORE = 50  # changes that another touch shows


def log(page: OpenRound) -> None:
    """Draw the last changes; a touch shows older ones."""
    _ = page.translator.gettext
    st.title(_("What happened"), anchor=False)
    muted(_("Every change of this round, newest first. What anybody rated is not in it."), key="log-about")
    _draw_changes(page)


@st.fragment
def _draw_changes(page: OpenRound) -> None:
    _ = page.translator.gettext
    key = f"{page.ref.round}:log"
    shown: int = st.session_state.setdefault(key, MORE)
    events = services().store.events(page.principal, page.ref, shown + 1)
    if not events:
        muted(_("Nothing has been changed yet. As soon as something is, it stands here."), key="log-empty")
        return
    words = EventWords(
        page.edition,
        page.translator,
        {one.id: one.voice for one in page.assessment.seats or ()},
        {one.id: one.title for one in page.assessment.actions or ()},
    )
    for day, of_day in groupby(events[:shown], key=lambda one: here(one.at).date()):
        st.header(date_text(day), anchor=False)
        st.html(_lines(of_day, words))
    if len(events) > shown:
        st.button(_("Show older ones"), key=f"{key}:more", on_click=_show_more, args=(key,))


def _lines(events: Iterable[Event], words: EventWords) -> Markup:
    line = Markup("<li><time>{}</time> <strong>{}</strong> <span>{}</span></li>")
    said = ((one, words.what(one)) for one in events)
    lines = Markup("").join(line.format(time_text(one.at), words.who(one), what) for one, what in said if what)
    return Markup('<ol class="log">{}</ol>').format(lines)


def _show_more(key: str) -> None:
    st.session_state[key] += MORE
