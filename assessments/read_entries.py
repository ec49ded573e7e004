"""Reading what a round holds on each responsibility: ratings, what was agreed, target, importance."""

from __future__ import annotations

from typing import Final, cast

from assessments.known import Known, each_once
from assessments.model import Agreement, Answer, Entry, Finding, Level, Position, Rating
from assessments.node import Members, Node
from assessments.texts import MAX_TEXT
from checklists import ResponsibilityId

__all__ = ["entries", "target"]

_HIGHEST_LEVEL: Final = 4
_HIGHEST_IMPORTANCE: Final = 3
_FEWEST_POSITIONS: Final = 2
_ANSWERS: Final = (Finding.NOT_KNOWN, Finding.NOT_APPLICABLE)


def entries(node: Node, known: Known) -> dict[ResponsibilityId, Entry]:
    """The entries of the object at `node`, under the ids of their responsibilities."""
    found: dict[ResponsibilityId, Entry] = {}
    for name, inner in node.named():
        found[known.open_responsibility_named(name, inner)] = _entry(inner, known)
    return found


def target(node: Node | None) -> Level | None:
    """The level aimed at, 1 to 4; None where it was left out."""
    return None if node is None else cast("Level", node.whole(1, _HIGHEST_LEVEL))


def _entry(node: Node, known: Known) -> Entry:
    members = node.members("ratings", "agreed", "target", "importance")
    ratings, agreed, importance = (members.get(name) for name in ("ratings", "agreed", "importance"))
    return Entry(
        ratings=None if ratings is None else _ratings(ratings, known),
        agreed=None if agreed is None else _agreement(agreed),
        target=target(members.get("target")),
        importance=None if importance is None else importance.whole(1, _HIGHEST_IMPORTANCE),
    )


def _ratings(node: Node, known: Known) -> tuple[Rating, ...]:
    each = [item.members("seat", "voice", "level", "note", "reason") for item in node.items()]
    each_once(members.get("seat") for members in each)
    return tuple(_rating(members, known) for members in each)


def _rating(members: Members, known: Known) -> Rating:
    seat, voice, note = members.get("seat"), members.get("voice"), members.get("note")
    if seat and voice:
        voice.refuse("The seat says whose voice this is. Leave one of the two out.")
    if note and not seat:
        note.refuse("A note stands only beside a seat. Leave it out.")
    answer = _answer(members.needed("level"), _ANSWERS)
    return Rating(
        answer=Finding.NOT_KNOWN if answer is None else answer,
        seat=None if seat is None else known.seat(seat),
        voice=None if voice is None else known.sector(voice),
        note=members.text("note"),
        reason=_reason(members, answer, needed=seat is not None),
    )


def _agreement(node: Node) -> Agreement:
    members = node.members("level", "note", "evidence", "dissent", "reason", "positions")
    answer = _answer(members.needed("level"), (*_ANSWERS, Finding.NO_AGREEMENT))
    return Agreement(
        answer=Finding.NOT_KNOWN if answer is None else answer,
        note=members.text("note"),
        evidence=members.text("evidence"),
        dissent=members.text("dissent"),
        reason=_reason(members, answer, needed=True),
        positions=_positions(members, answer),
    )


def _answer(node: Node, findings: tuple[Finding, ...]) -> Answer | None:
    """The level, or the one of `findings`, that stands at `node`; None where it is refused."""
    if type(node.value) is int and 0 <= node.value <= _HIGHEST_LEVEL:
        return cast("Level", node.value)
    if isinstance(node.value, str) and node.value in findings:
        return Finding(node.value)
    node.refuse_kind(f"A whole level from 0 to {_HIGHEST_LEVEL} or one of {', '.join(findings)}")
    return None


def _reason(members: Members, answer: Answer | None, *, needed: bool) -> str | None:
    if answer is Finding.NOT_APPLICABLE and needed:
        return members.needed("reason").text(MAX_TEXT, needed=True)
    reason = members.get("reason")
    if reason is None:
        return None
    if answer not in (None, Finding.NOT_APPLICABLE):
        reason.refuse("A reason stands only beside the level not_applicable. Make it a note, or leave it out.")
    return reason.text(MAX_TEXT, needed=True)


def _positions(members: Members, answer: Answer | None) -> tuple[Position, ...] | None:
    if answer is Finding.NO_AGREEMENT:
        found = members.needed("positions")
        if isinstance(found.value, list) and len(found.value) < _FEWEST_POSITIONS:
            found.refuse("Where there was no agreement, at least two positions are kept.")
        return tuple(map(_position, found.items()))
    positions = members.get("positions")
    if positions is None:
        return None
    if answer is not None:
        positions.refuse("Positions stand only beside the level no_agreement. Leave them out.")
    return tuple(map(_position, positions.items()))


def _position(node: Node) -> Position:
    members = node.members("level", "note")
    answer = _answer(members.needed("level"), _ANSWERS)
    return Position(Finding.NOT_KNOWN if answer is None else answer, members.text("note"))
