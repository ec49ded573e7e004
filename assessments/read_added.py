"""Reading what helps a table to decide on an added responsibility: the keys of the checklists' YAML.

The same shape as `responsibilities/` has (its README explains every key), so that a screen shows both alike. Only the
counts are free: a partnership need not write two pieces of evidence to write one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from assessments.known import Known, each_once
from assessments.node import Members, Node
from assessments.texts import MAX_TEXT, shown
from checklists import LevelTexts, Question, Responsibility, Safety, SectorId, Step

__all__ = ["TEXTS", "described"]

TEXTS: Final = ("why", "levels", "evidence", "ask", "steps", "safety", "supports")
"""The members that an added responsibility may have beside those it needs."""

_MAX_WEEKS: Final = 52
_NO_LEVELS: Final[LevelTexts] = ("", "", "", "", "")


def described(stated: Responsibility, members: Members, known: Known) -> Responsibility:
    """`stated` with what its `members` hold beside what it needs."""
    why, levels, evidence, ask, steps, safety, supports = (members.get(name) for name in TEXTS)
    return replace(
        stated,
        why=None if why is None else _text(why),
        levels=None if levels is None else _levels(levels),
        evidence=None if evidence is None else tuple(map(_text, evidence.items())),
        ask=None if ask is None else tuple(_question(one, known) for one in ask.items()),
        steps=None if steps is None else tuple(_step(one, stated.sector, known) for one in steps.items()),
        safety=None if safety is None else _safety(safety),
        supports=None if supports is None else _others(supports, stated.sector, known),
    )


def _text(node: Node) -> str:
    return node.text(MAX_TEXT, needed=True)


def _levels(node: Node) -> LevelTexts:
    texts = tuple(map(_text, node.items()))
    if len(texts) == len(_NO_LEVELS):
        nothing, planned, partly, in_place, sustained = texts
        return nothing, planned, partly, in_place, sustained
    if isinstance(node.value, list):
        node.refuse(f"Five texts should stand here, one for each level from 0 to 4, not {len(texts)}.")
    return _NO_LEVELS


def _question(node: Node, known: Known) -> Question:
    members = node.members("question", "voice")
    voice = members.get("voice")
    return Question(_text(members.needed("question")), None if voice is None else known.sector(voice))


def _step(node: Node, own: SectorId, known: Known) -> Step:
    members = node.members("to", "step", "helps", "weeks", "indicator")
    return Step(
        to=members.needed("to").whole(1, 4),
        step=_text(members.needed("step")),
        helps=_others(members.needed("helps"), own, known),
        weeks=members.needed("weeks").whole(1, _MAX_WEEKS),
        indicator=_text(members.needed("indicator")),
    )


def _safety(node: Node) -> Safety:
    members = node.members("risk", "precaution")
    return Safety(_text(members.needed("risk")), _text(members.needed("precaution")))


def _others(node: Node, own: SectorId, known: Known) -> tuple[SectorId, ...]:
    """The ids of sectors other than `own`."""
    each = node.items()
    each_once(each)
    for one in each:
        if one.here and one.value == own:
            one.refuse(f"{shown(own)} is the sector itself. Name the others.")
    return tuple(map(known.sector, each))
