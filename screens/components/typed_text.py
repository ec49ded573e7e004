"""A text field that stores what is typed as soon as one leaves it, and loses nothing when two people type."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import streamlit as st

from checklists import MendableError
from screens.components.notice import notice, problems
from storage import Conflict, Saved
from translations import Translator

__all__ = ["Write", "typed_text"]

Write = Callable[[str, str], Saved | Conflict]
"""Store (typed, seen); `seen` is the text that this tab last saw stored."""


def typed_text(  # noqa: PLR0913 a field has as many sides
    label: str,
    stored: str,
    write: Write,
    translator: Translator,
    *,
    key: str,
    size: Literal["line", "area"] = "area",
    help_text: str | None = None,
) -> None:
    """Draw the field with what is stored; draw what went wrong with the last attempt to store beneath it.

    What could not be stored stays in the field.
    """
    state = st.session_state
    unsaved = f"{key}:conflict" in state or f"{key}:problem" in state
    if unsaved:
        state.setdefault(key, state[f"{key}:typed"])  # Streamlit forgets a field that was out of sight
    elif key not in state or state.get(f"{key}:seen") != stored:
        state[key] = stored
    if not unsaved:
        state[f"{key}:seen"] = stored
    if size == "line":
        st.text_input(label, key=key, on_change=_keep, args=(key, write), help=help_text)
    else:
        st.text_area(label, key=key, on_change=_keep, args=(key, write), help=help_text, height=88)
    if problem := state.get(f"{key}:problem"):
        problems(problem, key=key)
        notice(translator.gettext("This text is not saved yet; it stays here until it is."), key=f"{key}-kept")
    if conflict := state.get(f"{key}:conflict"):
        _draw_conflict(conflict, write, translator, key)


def _keep(key: str, write: Write) -> None:
    state = st.session_state
    _store(key, state[key], state.get(f"{key}:seen", ""), write)


def _store(key: str, typed: str, seen: str, write: Write) -> None:
    state = st.session_state
    state[f"{key}:typed"] = typed
    for trouble in ("problem", "conflict"):
        state.pop(f"{key}:{trouble}", None)
    try:
        outcome = write(typed, seen)
    except MendableError as error:
        state[f"{key}:problem"] = error
        return
    if isinstance(outcome, Conflict):
        state[f"{key}:conflict"] = outcome
    else:
        state[f"{key}:seen"] = typed


def _draw_conflict(conflict: Conflict, write: Write, translator: Translator, key: str) -> None:
    _ = translator.gettext
    stored = str(conflict.stored or "")
    notice(_("Somebody else changed this text meanwhile. Which one shall stay?"), key=f"{key}-conflict")
    theirs, yours = st.columns(2)
    with theirs, st.container(border=True):
        st.text(_("Stored now:") + "\n" + stored)
        st.button(_("Keep the stored one"), key=f"{key}:theirs", on_click=_take_theirs, args=(key, stored))
    with yours, st.container(border=True):
        st.text(_("Typed here:") + "\n" + str(conflict.typed or ""))
        st.button(_("Keep mine"), key=f"{key}:mine", on_click=_keep_mine, args=(key, conflict, write))


def _take_theirs(key: str, stored: str) -> None:
    st.session_state.pop(f"{key}:conflict", None)
    st.session_state[key] = stored
    st.session_state[f"{key}:seen"] = stored


def _keep_mine(key: str, conflict: Conflict, write: Write) -> None:
    _store(key, str(conflict.typed or ""), str(conflict.stored or ""), write)
