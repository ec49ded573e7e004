"""How one responsibility, or a whole sector, goes from rating in private to agreeing: revealed, or hidden again."""

from __future__ import annotations

from functools import partial

import streamlit as st

from screens.components.notice import hint
from screens.deeds import do, draw_refusal
from screens.item import Item
from storage import EntryState, Stage
from web.services import services

__all__ = ["draw_course", "was_revealed_here"]


def draw_course(item: Item, state: EntryState) -> None:
    """For the facilitator: one touch reveals it to everybody, one hides it again."""
    _ = item.page.translator.gettext
    key = f"{item.key}:course"
    with st.container(key=f"course-{item.number}", horizontal=True, vertical_alignment="center"):
        if state.stage is Stage.RATING:
            st.button(_("Reveal"), key=f"{key}:reveal", on_click=_reveal, args=(item, key), type="primary")
            words = _(
                "Everybody then sees all ratings of this, and they no longer change. "
                "Let all rate first: fewer than five may stay hidden."
            )
            hint(words, key=f"course-{item.number}")
        else:
            st.button(_("Hide again"), key=f"{key}:reopen", on_click=_reopen, args=(item, key))
            words = _(
                "Back to rating: nobody sees them, and each can be changed. "
                "If somebody rates then, they may never be shown again in this round."
            )
            hint(words, key=f"course-{item.number}")
    draw_refusal(key)


def was_revealed_here(item: Item) -> bool:
    """Whether this tab revealed it: whoever is alone can take that back, and has no button where nothing is to undo."""
    return bool(st.session_state.get(_revealed(item)))


def _revealed(item: Item) -> str:
    return f"{item.key}:revealed-here"


def _reveal(item: Item, key: str) -> None:
    page = item.page
    if do(page, key, partial(services().store.reveal, page.principal, page.ref, [item.id])):
        st.session_state[_revealed(item)] = True
        do(page, key, partial(services().store.show, page.principal, page.ref, item.id))


def _reopen(item: Item, key: str) -> None:
    page = item.page
    do(page, key, partial(services().store.reopen, page.principal, page.ref, [item.id]))
