"""One action that is being edited: how what is typed and chosen in its fields is stored, each by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import streamlit as st

from assessments import Action, Resources
from checklists import MendableError, ResponsibilityId
from screens.round_page import OpenRound
from storage import Conflict, Saved
from web.services import services

__all__ = ["Editor", "chosen", "chosen_in", "chosen_secured", "serve_also", "tuple_or_none"]


@dataclass(frozen=True, slots=True)
class Editor:
    """One action in one open round, and how its fields are stored."""

    page: OpenRound
    action: Action

    def key(self, field: str) -> str:
        """The key of the widget of a field."""
        return f"{self.page.ref.round}:{self.action.id}:{field}"

    def again(self) -> Editor | None:
        """The same, with the action as the database has it now; None where it was removed."""
        state = services().store.round_state(self.page.principal, self.page.ref)
        actions = state.assessment.actions or ()
        found = next((one for one in actions if one.id == self.action.id), None)
        return Editor(replace(self.page, as_of=state.revision), found) if found else None

    def store(self, field: str, value: object, seen: object) -> Saved | Conflict[Mapping[str, object]]:
        """Store one field; `seen` is what this tab last saw in it."""
        return services().store.change_action(
            self.page.principal, self.page.ref, self.action.id, {field: value}, seen={field: seen}
        )


def chosen(editor: Editor, field: str, convert: Callable[..., object] = lambda one: one) -> None:
    """Store what was chosen in the widget of a field."""
    _touch(editor, field, convert(st.session_state[editor.key(field)]), getattr(editor.action, field))


def chosen_in(editor: Editor, field: str, key: str) -> None:
    """Store what was chosen in the widget of this key."""
    _touch(editor, field, st.session_state[key], getattr(editor.action, field))


def chosen_secured(editor: Editor) -> None:
    """Store whether what the action needs is there, beside what was typed of it since the row was drawn."""
    stored = (editor.again() or editor).action.resources
    secured = st.session_state[editor.key("secured")]
    _touch(editor, "resources", replace(stored or Resources(), secured=secured), stored)


def serve_also(editor: Editor, responsibility: ResponsibilityId) -> None:
    """Let the action serve one more responsibility, beside whatever it serves by now.

    Raises MendableError where that may not be.
    """
    stored = (editor.again() or editor).action.responsibilities
    if responsibility not in stored:
        outcome = editor.store("responsibilities", (*stored, responsibility), stored)
        if isinstance(outcome, Conflict):
            serve_also(editor, responsibility)


def _touch(editor: Editor, field: str, value: object, seen: object) -> None:
    """Store a choice: of two, the last one wins."""
    try:
        outcome = editor.store(field, value, seen)
        if isinstance(outcome, Conflict):
            editor.store(field, value, outcome.stored[field])
    except MendableError as error:
        st.session_state[editor.key("problem")] = error


def tuple_or_none(values: list[str]) -> tuple[str, ...] | None:
    """What was chosen of several; None where nothing was."""
    return tuple(values) or None
