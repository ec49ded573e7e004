"""The positions that are kept where the table comes to no agreement: a level and a note for each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from assessments import Finding, Position
from checklists import Edition, MendableError
from screens.components.level_choice import LEVELS, answer_of, option_of
from screens.components.notice import hint, notice, problems
from screens.components.typed_text import typed_text
from screens.components.words import answer_name
from storage import Conflict, Saved
from translations import Translator

__all__ = ["positions_editor"]

OPTIONS = (*LEVELS, Finding.NOT_KNOWN.value, Finding.NOT_APPLICABLE.value)
FEWEST = 2

Positions = tuple[Position, ...]
Write = Callable[[Positions, Positions], Saved | Conflict]


def positions_editor(stored: Positions, edition: Edition, translator: Translator, *, key: str, write: Write) -> None:
    """Draw the positions, and empty places for more: two at least, one more on request."""
    _ = translator.gettext
    hint(_("Keep each view, with its level. Nobody has to say whose it is."), key=f"{key}-about".replace(":", "-"))
    places = max(FEWEST, len(stored) + int(st.session_state.get(f"{key}:more", False)))
    for number in range(places):
        position = stored[number] if number < len(stored) else None
        _draw_place(number, position, stored, edition, translator, key=key, write=write)
    if problem := st.session_state.get(f"{key}:problem"):
        if isinstance(problem, MendableError):
            problems(problem, key=f"{key}-problem".replace(":", "-"))
        else:
            notice(_("Somebody else changed these views meanwhile. They are shown as they are now."), key="positions")
    if len(stored) >= FEWEST and places == len(stored):
        st.button(_("One more view"), key=f"{key}:add", on_click=_ask_for_more, args=(key,))


def _draw_place(  # noqa: PLR0913 a place has as many sides
    number: int,
    position: Position | None,
    stored: Positions,
    edition: Edition,
    translator: Translator,
    *,
    key: str,
    write: Write,
) -> None:
    _ = translator.gettext
    level_key = f"{key}:{number}:level"
    shown = option_of(position.answer) if position else None
    if level_key not in st.session_state or st.session_state[level_key] != shown:
        st.session_state[level_key] = shown
    level, note = st.columns((1, 2))
    with level:
        st.selectbox(
            _("View {number}: level").format(number=number + 1),
            OPTIONS,
            index=None,
            format_func=lambda option: answer_name(answer_of(option), edition, translator),
            key=level_key,
            placeholder=_("Choose a level"),
            on_change=_set_level,
            args=(number, stored, key, write),
        )
    if position is None:
        return
    with note:
        typed_text(
            _("View {number}: why").format(number=number + 1),
            position.note or "",
            partial(_write_note, number, stored, write),
            translator,
            key=f"{key}:{number}:note",
            size="line",
        )


def _ask_for_more(key: str) -> None:
    st.session_state[f"{key}:more"] = True


def _set_level(number: int, stored: Positions, key: str, write: Write) -> None:
    answer = answer_of(st.session_state[f"{key}:{number}:level"])
    before, after = stored[:number], stored[number + 1 :]
    if answer is None:
        changed = (*before, *after)
    else:
        place = replace(stored[number], answer=answer) if number < len(stored) else Position(answer)
        changed = (*before, place, *after)
    state = st.session_state
    for stale in (f"{key}:more", f"{key}:problem"):
        state.pop(stale, None)
    try:
        outcome = write(changed, stored)
    except MendableError as error:
        state[f"{key}:problem"] = error
        return
    if isinstance(outcome, Conflict):
        state[f"{key}:problem"] = outcome


def _write_note(number: int, stored: Positions, write: Write, typed: str, _seen: str) -> Saved | Conflict:
    place = replace(stored[number], note=typed or None)
    outcome = write((*stored[:number], place, *stored[number + 1 :]), stored)
    if isinstance(outcome, Conflict):
        theirs = outcome.stored[number].note if number < len(outcome.stored) else None
        return Conflict(stored=theirs or "", typed=typed)
    return outcome
