"""Actions, positions and resources as they stand in a row, and back, losing nothing: no list and absent stay two."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from sqlalchemy import Row

from assessments import Action, Agreement, Position, Resources, Secured, Status, Visibility
from checklists import ResponsibilityId, SectorId
from storage.columns import ANSWERS
from storage.model import AgreedDraft

__all__ = [
    "ACTION_FIELDS",
    "action_column",
    "action_of",
    "action_values",
    "agreed_of",
    "agreed_values",
    "json_text",
    "positions_of",
    "positions_text",
]

ACTION_FIELDS = tuple(field.name for field in fields(Action) if field.name != "id")
LISTS = frozenset({"responsibilities", "steps", "supporting"})


def json_text(value: object) -> str:
    """`value` as JSON on one line."""
    return json.dumps(value, ensure_ascii=False, default=str)


def action_column(field: str, value: Any) -> object:  # noqa: ANN401 - a field of Action, whichever
    """What stands in the column of an action's field."""
    if value is None or field not in LISTS | {"resources"}:
        return value
    if field in LISTS:
        return json_text(list(value))
    return json_text({name: getattr(value, name) for name in Resources.__slots__ if getattr(value, name) is not None})


def action_values(action: Action) -> dict[str, object]:
    """The columns of an action but for its key, its place and its time."""
    return {field: action_column(field, getattr(action, field)) for field in ACTION_FIELDS}


def action_of(row: Row[Any]) -> Action:
    """The action that stands in `row`."""
    resources = json.loads(row.resources) if row.resources is not None else None
    if resources and "secured" in resources:
        resources["secured"] = Secured(resources["secured"])
    plain = {field: getattr(row, field) for field in ACTION_FIELDS}
    return Action(
        id=row.action,
        **plain
        | {
            "responsibilities": tuple(map(ResponsibilityId, json.loads(row.responsibilities))),
            "steps": _tuple(row.steps),
            "supporting": _tuple(row.supporting),
            "lead": None if row.lead is None else SectorId(row.lead),
            "resources": None if resources is None else Resources(**resources),
            "status": None if row.status is None else Status(row.status),
            "visibility": None if row.visibility is None else Visibility(row.visibility),
        },
    )


def _tuple(text: str | None) -> tuple[Any, ...] | None:
    return None if text is None else tuple(json.loads(text))


def positions_text(positions: tuple[Position, ...] | None) -> str | None:
    """Positions as their JSON; None where there are none."""
    if not positions:
        return None
    return json_text([[str(one.answer), one.note] for one in positions])


def positions_of(text: str | None) -> tuple[Position, ...]:
    """The positions that `positions_text` wrote."""
    return tuple(Position(ANSWERS[answer], note) for answer, note in json.loads(text)) if text else ()


def agreed_values(agreed: Agreement | None) -> dict[str, object]:
    """The columns of an agreement, all of them."""
    agreed_or_blank: Mapping[str, Any] = (
        dict.fromkeys(("answer", "note", "evidence", "dissent", "reason", "positions"))
        if agreed is None
        else {name: getattr(agreed, name) for name in Agreement.__slots__}
    )
    return {**agreed_or_blank, "positions": positions_text(agreed_or_blank["positions"])}


def agreed_of(row: Row[Any]) -> AgreedDraft:
    """What the table has put down, from the row of an entry."""
    return AgreedDraft(
        answer=row.answer,
        note=row.note or "",
        evidence=row.evidence or "",
        dissent=row.dissent or "",
        reason=row.reason or "",
        positions=positions_of(row.positions),
    )
