"""Reading what a partnership changed for itself: contract §4, local adaptation."""

from __future__ import annotations

import re
from typing import Final

from assessments.known import Known, each_once
from assessments.node import Members, Node
from assessments.read_added import TEXTS, described
from assessments.texts import MAX_NAME, MAX_TEXT
from checklists import Overlay, Responsibility, ResponsibilityId, SectorId

__all__ = ["MAX_ADDED", "overlay"]

MAX_ADDED: Final = 50
"""The most responsibilities that a partnership may add."""

_LOCAL_ID = re.compile(r"local\.[a-z0-9-]+")


def overlay(node: Node, known: Known) -> tuple[Overlay, Known]:
    """The overlay at `node`, and `known` with what it adds and hides."""
    members = node.members("hidden", "sectors", "examples", "added")
    added = members.get("added")
    new = None if added is None else _added(added, known)
    known = known.adapted((one.id for one in new or ()), ())
    hidden, sectors, examples = (members.get(name) for name in ("hidden", "sectors", "examples"))
    found = Overlay(
        hidden=None if hidden is None else _hidden(hidden, known),
        sectors=None if sectors is None else _sectors(sectors, known),
        examples=None if examples is None else _examples(examples, known),
        added=new,
    )
    return found, known.adapted(known.added, found.hidden or ())


def _hidden(node: Node, known: Known) -> tuple[ResponsibilityId, ...]:
    each = node.items()
    each_once(each)
    return tuple(map(known.responsibility, each))


def _sectors(node: Node, known: Known) -> dict[SectorId, str]:
    return {known.sector_named(name, inner): inner.text(MAX_NAME, needed=True) for name, inner in node.named()}


def _examples(node: Node, known: Known) -> dict[ResponsibilityId, str]:
    return {known.responsibility_named(name, inner): inner.text(MAX_TEXT) for name, inner in node.named()}


def _added(node: Node, known: Known) -> tuple[Responsibility, ...]:
    each = [item.members("id", "sector", "theme", "statement", *TEXTS) for item in node.items()]
    if len(each) > MAX_ADDED:
        node.refuse(f"{len(each):,} responsibilities are added. At most {MAX_ADDED} may be.")
    each_once(members.get("id") for members in each)
    return tuple(_responsibility(members, known) for members in each)


def _responsibility(members: Members, known: Known) -> Responsibility:
    stated = Responsibility(
        id=_local_id(members.needed("id")),
        sector=known.sector(members.needed("sector")),
        theme=known.theme(members.needed("theme")),
        statement=members.needed("statement").text(MAX_TEXT, needed=True),
    )
    return described(stated, members, known)


def _local_id(node: Node) -> ResponsibilityId:
    if isinstance(node.value, str) and _LOCAL_ID.fullmatch(node.value) and len(node.value) <= MAX_TEXT:
        return ResponsibilityId(node.value)
    node.refuse_kind('An id such as "local.night-buses" (local. and then lower case a-z, digits and hyphens)')
    return ResponsibilityId(node.value if isinstance(node.value, str) else "")
