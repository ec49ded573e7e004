"""One action that is being edited: how what is typed and chosen in its fields is stored, each by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st

from assessments import Action, Resources
from checklists import MendableError
from screens.round_page import OpenRound
from screens.services import services
from storage import Conflict, Saved

__all__ = ["RELOAD", "Editor", "chosen", "chosen_secured", "tuple_or_none"]

RELOAD = "reload_page"


@dataclass(frozen=True, slots=True)
class Editor:
    """One action in one open round, and how its fields are stored."""

    page: OpenRound
    action: Action

    def key(self, field: str) -> str:
        """The key of the widget of a field."""
        return f"{self.page.ref.round}:{self.action.id}:{field}"

    def store(self, field: str, value: object, seen: object) -> Saved | Conflict:
        """Store one field; `seen` is what this tab last saw in it."""
        return services().store.change_action(
            self.page.principal, self.page.ref, self.action.id, {field: value}, seen={field: seen}
        )

    def write_text(self, field: str, typed: str, seen: str) -> Saved | Conflict:
        """Store a text; an empty one is none."""
        return _in_texts(self.store(field, typed or None, seen or None), field, str)

    def write_steps(self, typed: str, seen: str) -> Saved | Conflict:
        """Store the steps, one a line."""
        return _in_texts(self.store("steps", _lines(typed), _lines(seen)), "steps", "\n".join)

    def write_resource(self, field: str, typed: str, seen: str) -> Saved | Conflict:
        """Store one text of what the action needs."""
        stored = self.action.resources
        changed = replace(stored or Resources(), **{field: typed or None})
        before = None if stored is None else replace(stored, **{field: seen or None})
        outcome = self.store("resources", changed, before)
        return _in_texts(outcome, "resources", lambda one: str(getattr(one, field) or ""))


def _in_texts(outcome: Saved | Conflict, field: str, text: Callable[..., str]) -> Saved | Conflict:
    """A conflict over a field as a conflict over what is written in it."""
    if isinstance(outcome, Saved):
        return outcome
    stored, typed = (getattr(outcome, side)[field] for side in ("stored", "typed"))
    return Conflict(stored=text(stored) if stored else "", typed=text(typed) if typed else "")


def _lines(text: str) -> tuple[str, ...] | None:
    return tuple(line for line in text.splitlines() if line.strip()) or None


def chosen(editor: Editor, field: str, convert: Callable[..., object] = lambda one: one) -> None:
    """Store what was chosen in the widget of a field."""
    _touch(editor, field, convert(st.session_state[editor.key(field)]), getattr(editor.action, field))


def chosen_secured(editor: Editor) -> None:
    """Store whether what the action needs is there."""
    stored = editor.action.resources
    secured = st.session_state[editor.key("secured")]
    _touch(editor, "resources", replace(stored or Resources(), secured=secured), stored)


def _touch(editor: Editor, field: str, value: object, seen: object) -> None:
    """Store a choice: of two, the last one wins."""
    try:
        outcome = editor.store(field, value, seen)
        if isinstance(outcome, Conflict):
            editor.store(field, value, outcome.stored[field])  # type: ignore[index]
    except MendableError as error:
        st.session_state[editor.key("problem")] = error
        return
    st.session_state[RELOAD] = True


def tuple_or_none(values: list[str]) -> tuple[str, ...] | None:
    """What was chosen of several; None where nothing was."""
    return tuple(values) or None
