"""The positions that are kept where the table comes to no agreement: a level and a note for each."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from assessments import Finding, Position
from checklists import MendableError
from screens.components.field import draw_text
from screens.components.notice import hint, notice, problems
from screens.components.words import answer_name
from screens.item import Item
from storage import Conflict, EntryState
from web.options import LEVELS, answer_of, option_of
from web.services import services

__all__ = ["draw_positions"]

OPTIONS = (*LEVELS, Finding.NOT_KNOWN.value, Finding.NOT_APPLICABLE.value)
FEWEST = 2


def draw_positions(item: Item, state: EntryState) -> None:
    """Draw the positions, and empty places for more: two at least, one more on request."""
    _ = item.page.translator.gettext
    stored = state.agreed.positions
    hint(
        _("Keep each view, with its level. Nobody has to say whose it is. It counts once there are two."),
        key=f"views-{item.number}",
    )
    places = max(FEWEST, len(stored) + int(st.session_state.get(_key(item, "more"), False)))
    for number in range(places):
        _draw_place(item, number, stored, state.as_of)
    if problem := st.session_state.get(_key(item, "problem")):
        if isinstance(problem, MendableError):
            problems(problem, key=f"views-{item.number}")
        else:
            text = _("Somebody else changed these views meanwhile. They are shown as they are now.")
            notice(text, key=f"views-changed-{item.number}")
    if len(stored) >= FEWEST and places == len(stored):
        st.button(_("One more view"), key=_key(item, "add"), on_click=_ask_for_more, args=(item,))


def _key(item: Item, name: str) -> str:
    return f"{item.key}:positions:{name}"


def _draw_place(item: Item, number: int, stored: tuple[Position, ...], as_of: int) -> None:
    _ = item.page.translator.gettext
    key = _key(item, f"{number}:level")
    position = stored[number] if number < len(stored) else None
    shown = option_of(position.answer) if position else None
    if key not in st.session_state or st.session_state[key] != shown:
        st.session_state[key] = shown
    level, note = st.columns((1, 2))
    level.selectbox(
        _("View {number}: level").format(number=number + 1),
        OPTIONS,
        index=None,
        format_func=lambda option: answer_name(answer_of(option), item.page.edition, item.page.translator),
        key=key,
        placeholder=_("Choose a level"),
        on_change=_set_level,
        args=(item, number, stored),
    )
    if position is not None:
        with note:
            place = item.page.place("position", item.id, str(number))
            label = _("View {number}: why").format(number=number + 1)
            draw_text(place, position.note or "", item.page.translator, label=label, lines=1, as_of=as_of)


def _ask_for_more(item: Item) -> None:
    st.session_state[_key(item, "more")] = True


def _set_level(item: Item, number: int, drawn: tuple[Position, ...]) -> None:
    """Store the level that was chosen; with none, the view goes. Its note is taken from the database, not the page."""
    store, state = services().store, st.session_state
    answer = answer_of(state[_key(item, f"{number}:level")])
    stored = store.entry_state(item.page.principal, item.page.ref, item.id).agreed.positions
    for stale in ("more", "problem"):
        state.pop(_key(item, stale), None)
    if [one.answer for one in stored] != [one.answer for one in drawn]:
        state[_key(item, "problem")] = Conflict(stored, drawn)
        return
    before, after = stored[:number], stored[number + 1 :]
    place = (
        ()
        if answer is None
        else (replace(stored[number], answer=answer) if number < len(stored) else Position(answer),)
    )
    try:
        outcome = store.set_positions(
            item.page.principal, item.page.ref, item.id, (*before, *place, *after), seen=stored
        )
    except MendableError as error:
        state[_key(item, "problem")] = error
        return
    if isinstance(outcome, Conflict):
        state[_key(item, "problem")] = outcome
