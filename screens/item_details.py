"""What stands beside an answer: its reason or positions, note, evidence, another view, target and importance."""

from __future__ import annotations

import streamlit as st

from assessments import Finding
from screens.components.field import draw_text
from screens.components.notice import hint
from screens.components.words import answer_name
from screens.item import Item
from screens.item_positions import draw_positions
from storage import EntryState, TextSlot
from web.services import services

__all__ = ["draw_details", "draw_what_it_needs"]

AS_USUAL = 0  # the option for "no target of its own"; None would be an empty field


def draw_what_it_needs(item: Item, state: EntryState) -> None:
    """What an answer needs before it counts: a reason, or the positions."""
    _ = item.page.translator.gettext
    agreed = state.agreed
    if agreed.answer is Finding.NOT_APPLICABLE:
        hint(_("It counts once a reason is written here."), key=f"reason-{item.number}")
        _draw_text(item, TextSlot.REASON, agreed.reason, _("Why can this not arise here?"), state.as_of)
    elif agreed.answer is Finding.NO_AGREEMENT:
        draw_positions(item, state)


def _draw_text(item: Item, slot: TextSlot, stored: str, label: str, as_of: int) -> None:
    draw_text(item.page.place("text", item.id, slot.value), stored, item.page.translator, label=label, as_of=as_of)


def draw_details(item: Item, state: EntryState) -> None:
    """On request: note, evidence, another view, target and importance."""
    _ = item.page.translator.gettext
    agreed = state.agreed
    details = st.expander(_("Note, evidence, another view, target"), key=f"{item.key}:details", on_change="rerun")
    if not details.open:
        return
    with details:
        hint(_("About how things work here, never about a person or a case."), key=f"calm-{item.number}")
        left, right = st.columns(2)
        with left:
            _draw_text(item, TextSlot.NOTE, agreed.note, _("Note"), state.as_of)
        with right:
            evidence = _("Evidence: what could we show somebody?")
            _draw_text(item, TextSlot.EVIDENCE, agreed.evidence, evidence, state.as_of)
        _draw_text(item, TextSlot.DISSENT, agreed.dissent, _("Who sees it differently, and how?"), state.as_of)
        _draw_aims(item, state)


def _draw_aims(item: Item, state: EntryState) -> None:
    _ = item.page.translator.gettext
    edition, translator = item.page.edition, item.page.translator
    target, importance = f"{item.key}:target", f"{item.key}:importance"
    for key, stored in ((target, state.target), (importance, state.importance)):
        if st.session_state.get(key) != (stored or AS_USUAL):
            st.session_state[key] = stored or AS_USUAL
    as_round = _("As the round: {level}").format(level=answer_name(item.page.assessment.target, edition, translator))
    weights = {AS_USUAL: _("As usual: 2"), 1: _("1 less than most"), 2: _("2 as most"), 3: _("3 more than most")}
    left, right = st.columns(2)
    left.selectbox(
        _("Level we aim at in this round"),
        (AS_USUAL, 1, 2, 3, 4),
        format_func=lambda level: as_round if level == AS_USUAL else answer_name(level, edition, translator),
        key=target,
        on_change=_set_target,
        args=(item, target),
    )
    right.selectbox(
        _("How much it matters here"),
        tuple(weights),
        format_func=weights.__getitem__,
        key=importance,
        on_change=_set_importance,
        args=(item, importance),
    )


def _set_target(item: Item, key: str) -> None:
    services().store.set_target(item.page.principal, item.page.ref, item.id, st.session_state[key] or None)


def _set_importance(item: Item, key: str) -> None:
    services().store.set_importance(item.page.principal, item.page.ref, item.id, st.session_state[key] or None)
