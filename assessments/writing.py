"""Writing an assessment file: exactly what the assessment holds, in the order of contract §4."""

from __future__ import annotations

import json
from datetime import date

from assessments.model import Action, Agreement, Assessment, Entry, Rating
from assessments.reading import FORMAT, VERSION
from assessments.texts import MAX_BYTES
from checklists import Overlay, Responsibility

__all__ = ["write_assessment"]


def write_assessment(assessment: Assessment) -> bytes:
    """The assessment as a file: UTF-8, indented, a line break at the end. Reading it gives the same assessment.

    What was compact may be too large to be read once it is indented; then it is written compact again. Only an
    assessment that holds more than any file could is larger than MAX_BYTES: it is written all the same, because
    nobody's work is thrown away here, but it cannot be read back.
    """
    content = _assessment(assessment)
    indented = json.dumps(content, indent=2, ensure_ascii=False).encode() + b"\n"
    if len(indented) <= MAX_BYTES:
        return indented
    return json.dumps(content, separators=(",", ":"), ensure_ascii=False).encode()


def _held(**members: object) -> dict[str, object]:
    return {name: value for name, value in members.items() if value is not None}


def _fields(value: object, *names: str) -> dict[str, object]:
    found = {name: getattr(value, name) for name in names}
    return _held(**{name: str(one) if isinstance(one, date) else one for name, one in found.items()})


def _assessment(assessment: Assessment) -> dict[str, object]:
    seats, entries, actions = assessment.seats, assessment.entries, assessment.actions
    return _held(
        format=FORMAT,
        version=VERSION,
        edition=assessment.edition,
        partnership=_fields(assessment.partnership, "name", "area"),
        round=_fields(assessment.round, "title", "opened", "closed", "target"),
        seats=None if seats is None else [_fields(seat, "id", "voice", "role") for seat in seats],
        responsibilities=None if entries is None else {id_: _entry(entry) for id_, entry in entries.items()},
        actions=None if actions is None else [_action(action) for action in actions],
        overlay=None if assessment.overlay is None else _overlay(assessment.overlay),
    )


def _entry(entry: Entry) -> dict[str, object]:
    return _held(
        ratings=None if entry.ratings is None else [_rating(rating) for rating in entry.ratings],
        agreed=None if entry.agreed is None else _agreement(entry.agreed),
        **_fields(entry, "target", "importance"),
    )


def _rating(rating: Rating) -> dict[str, object]:
    return _held(**_fields(rating, "seat", "voice"), level=rating.answer, **_fields(rating, "note", "reason"))


def _agreement(agreement: Agreement) -> dict[str, object]:
    positions = agreement.positions
    return _held(
        level=agreement.answer,
        **_fields(agreement, "note", "evidence", "dissent", "reason"),
        positions=None if positions is None else [_held(level=one.answer, note=one.note) for one in positions],
    )


def _action(action: Action) -> dict[str, object]:
    resources = action.resources
    before = _fields(
        action, "id", "responsibilities", "title", "steps", "lead", "lead_role", "supporting", "start", "due"
    )
    after = ("indicator", "verification", "survivor_safety", "survivor_input", "status", "status_note", "visibility")
    return _held(
        **before,
        resources=None if resources is None else _fields(resources, "money", "people", "secured"),
        **_fields(action, *after),
    )


def _overlay(overlay: Overlay) -> dict[str, object]:
    return _held(
        hidden=overlay.hidden,
        sectors=None if overlay.sectors is None else dict(overlay.sectors),
        examples=None if overlay.examples is None else dict(overlay.examples),
        added=None if overlay.added is None else [_responsibility(one) for one in overlay.added],
    )


def _responsibility(added: Responsibility) -> dict[str, object]:
    ask, steps, safety = added.ask, added.steps, added.safety
    return _held(
        **_fields(added, "id", "sector", "theme", "statement", "why", "levels", "evidence"),
        ask=None if ask is None else [_fields(one, "question", "voice") for one in ask],
        steps=None if steps is None else [_fields(one, "to", "step", "helps", "weeks", "indicator") for one in steps],
        safety=None if safety is None else _fields(safety, "risk", "precaution"),
        **_fields(added, "supports"),
    )
