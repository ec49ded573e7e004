"""The actions of a round: added, changed field by field, removed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, delete, func, insert, select, update

from assessments import Action
from checklists import MendableError, Problem
from scoring.safety_check import lacks_safety_check
from storage.changes import Change, GoneError, KeptAsDraftError
from storage.limits import adapted_edition, check_action
from storage.model import Conflict
from storage.permissions import check_lead
from storage.rows import ACTION_FIELDS, action_column, action_of, action_values
from storage.tables import action as actions

__all__ = ["SafetyCheckNeededError", "add", "change_fields", "remove"]

SAFETY_FIRST = (
    "This is about men who use violence, or about data. "
    "Write first how it is kept safe for survivors; then somebody can lead it by a date."
)


class SafetyCheckNeededError(KeptAsDraftError):
    """The action would be committed, or stay so, without the survivors' safety check that it needs."""

    def __init__(self) -> None:
        super().__init__("survivor_safety", SAFETY_FIRST)


def add(change: Change, action: Action) -> None:
    """Add `action` after the last; the very same twice is one.

    Raises MendableError where contract §4 refuses it, another action has its id, or it lacks the safety check.
    """
    check_lead(change.doer, action.lead)
    check_action(change.edition, change.overlay, action)
    if _lacks_safety_check(change, action):
        raise MendableError([Problem("survivor_safety", SAFETY_FIRST)])
    there = _found(change, action.id)
    if there == action:
        return
    if there is not None:
        raise MendableError([Problem("id", "Another action of this round has this id.")])
    last = change.connection.execute(
        select(func.coalesce(func.max(actions.c.place), -1)).where(*_of_round(change))
    ).scalar_one()
    change.connection.execute(
        insert(actions),
        {**change.key, "action": action.id, "place": last + 1, "saved_at": change.at, **action_values(action)},
    )


def change_fields(
    change: Change, action_id: str, changes: Mapping[str, object], seen: Mapping[str, object]
) -> Conflict[Mapping[str, object]] | None:
    """Change fields of an action. Those that somebody else changed since they were `seen` stay, and are told.

    Raises GoneError where it was removed; SafetyCheckNeededError where nobody has written yet how it is kept safe for
    survivors and it needs that; MendableError where contract §4 refuses what it would become.
    """
    refuse_unknown(changes, ACTION_FIELDS)
    typed: dict[str, Any] = {field: None if value == "" else value for field, value in changes.items()}
    there = _found(change, action_id)
    if there is None:
        change.keep_draft(action_id, dict(typed))
        raise GoneError("action")
    check_lead(change.doer, there.lead)
    check_lead(change.doer, typed.get("lead", there.lead))
    check_action(change.edition, change.overlay, replace(there, **typed))
    clashing = clashes({field: getattr(there, field) for field in typed}, typed, seen)
    free = {field: value for field, value in typed.items() if field not in clashing}
    if _lacks_safety_check(change, replace(there, **free)) and not _lacks_safety_check(change, there):
        change.keep_draft(action_id, dict(typed))
        raise SafetyCheckNeededError
    if free:
        columns = {field: action_column(field, value) for field, value in free.items()}
        change.connection.execute(
            update(actions)
            .where(*_of_round(change), actions.c.action == action_id)
            .values(saved_at=change.at, **columns)
        )
    if not clashing:
        return None
    lost = {field: typed[field] for field in clashing}
    change.keep_draft(action_id, lost)
    return Conflict({field: getattr(there, field) for field in clashing}, lost)


def remove(change: Change, action_id: str) -> None:
    """Remove an action; one that is gone already stays gone. The event log keeps what it held."""
    there = _found(change, action_id)
    if there is not None:
        check_lead(change.doer, there.lead)
        change.connection.execute(delete(actions).where(*_of_round(change), actions.c.action == action_id))


def _lacks_safety_check(change: Change, action: Action) -> bool:
    return lacks_safety_check(adapted_edition(change.edition, change.overlay), action)


def clashes(stored: Mapping[str, object], typed: Mapping[str, object], seen: Mapping[str, object]) -> tuple[str, ...]:
    """The fields whose stored value is neither what was last seen nor what was typed; whatever is empty is the same."""

    def known(field: str) -> bool:
        return stored[field] == typed[field] or (stored[field] or None) == (seen.get(field) or None)

    return tuple(field for field in typed if not known(field))


def refuse_unknown(changes: Mapping[str, object], fields: tuple[str, ...]) -> None:
    """Raises ValueError, a defect of the caller, where there is no such field."""
    unknown = [field for field in changes if field not in fields]
    if unknown:
        raise ValueError(f"No such field: {', '.join(unknown)}. There are: {', '.join(fields)}.")


def _of_round(change: Change) -> tuple[ColumnElement[bool], ...]:
    return actions.c.partnership == change.ref.partnership, actions.c.round == change.ref.round


def _found(change: Change, action_id: str) -> Action | None:
    row = change.connection.execute(
        select(actions).where(*_of_round(change), actions.c.action == action_id)
    ).one_or_none()
    return None if row is None else action_of(row)
