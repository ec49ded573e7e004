"""Where an overlay contradicts itself or the edition that it changes, though it fits its schema."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from typing import TypeAlias

from checklists.model import Edition, ResponsibilityId
from checklists.problems import Problem
from checklists.shape import Record
from checklists.text_file import README, shown
from checklists.yaml_tree import Branch, Leaf, Node, Row

__all__ = ["contradictions"]

Retired: TypeAlias = Mapping[ResponsibilityId, ResponsibilityId | None]
NONE_RETIRED: Retired = {}

LONGEST = 100  # characters of an id that are held against those there are; comparing takes longer than reading


def contradictions(overlay: Record, tree: Node, edition: Edition) -> Iterator[Problem]:
    """Everything in `overlay`, which was read from `tree`, that only shows when it is held against `edition`.

    What changes another edition than this one is not judged further: nobody knows its ids here.
    """
    named = overlay.get("edition")
    if named is not None and named != edition.id:
        message = f'This overlay changes edition "{named}"; the checklists here are edition "{edition.id}".'
        yield overlay.problem("edition", f"{message} See {README}#overlay.")
        return
    added = overlay.records("added")
    responsibilities = (*edition.by_id, *(one["id"] for one in added if one.get("id")))
    yield from _repeated_ids(added)
    yield from _in_hidden(overlay, tree, responsibilities, edition.retired)
    yield from _unknown_keys(overlay, "sectors", "sector", tuple(edition.sector_by_id))
    yield from _unknown_keys(overlay, "examples", "responsibility", responsibilities, edition.retired)
    for one in added:
        yield from _unknown(one, "sector", "sector", tuple(edition.sector_by_id))
        yield from _unknown(one, "theme", "theme", tuple(edition.theme_by_id))
        yield from _misnamed_sectors(one, tuple(edition.sector_by_id))


def _repeated_ids(added: Collection[Record]) -> Iterator[Problem]:
    lines: dict[str, int] = {}
    for one in added:
        taken = one.get("id")
        if taken in lines:
            yield one.problem("id", f'The id "{taken}" is taken: line {lines[taken]} has it. See {README}#id.')
        elif taken is not None:
            lines[taken] = one.lines["id"]


def _in_hidden(overlay: Record, tree: Node, responsibilities: Collection[str], retired: Retired) -> Iterator[Problem]:
    """Read from the tree, which knows the line of every id in the list."""
    listed = tree.items.get("hidden") if isinstance(tree, Branch) else None
    fitting = frozenset(overlay.get("hidden") or ())
    seen: set[str] = set()
    for leaf in listed.items if isinstance(listed, Row) else ():
        if not isinstance(leaf, Leaf) or (one := leaf.text.strip()) not in fitting:
            continue  # its shape was refused already
        where = f"{overlay.file}:{leaf.line}"
        if one in seen:
            yield Problem(where, f'"{one}" stands here twice. Keep one. See {README}#hidden.')
        elif one not in responsibilities:
            yield Problem(where, _there_is_none("responsibility", one, responsibilities, "hidden", retired))
        seen.add(one)


def _unknown_keys(
    overlay: Record, key: str, kind: str, known: Collection[str], retired: Retired = NONE_RETIRED
) -> Iterator[Problem]:
    inside: Record | None = overlay.get(key)
    for one in inside.lines if inside else ():
        if inside and one not in known:
            yield inside.problem(one, _there_is_none(kind, one, known, key, retired))


def _unknown(record: Record, key: str, kind: str, known: Collection[str]) -> Iterator[Problem]:
    one = record.get(key)
    if one is not None and one not in known:
        yield record.problem(key, _there_is_none(kind, one, known, key))


def _misnamed_sectors(added: Record, sectors: Collection[str]) -> Iterator[Problem]:
    for question in added.records("ask"):
        yield from _unknown(question, "voice", "sector", sectors)
    for record, key in [*((step, "helps") for step in added.records("steps")), (added, "supports")]:
        named: tuple[str, ...] = record.get(key) or ()
        for place, sector in enumerate(named):
            if sector not in sectors:
                yield record.problem(key, _there_is_none("sector", sector, sectors, key))
            elif sector == added.get("sector"):
                yield record.problem(key, f'"{sector}" is this sector itself; name the others. See {README}#{key}.')
            elif sector in named[:place]:
                yield record.problem(key, f'"{sector}" stands here twice. Keep one. See {README}#{key}.')


def _there_is_none(kind: str, one: str, known: Collection[str], key: str, retired: Retired = NONE_RETIRED) -> str:
    if (gone := ResponsibilityId(one)) in retired:
        now = retired[gone]
        place = f'"{now}" took its place.' if now else "Nothing took its place; leave it out."
        return f'"{one}" was retired. {place} See {README}#{key}.'
    if kind == "responsibility":
        meant = get_close_matches(one[:LONGEST], known, 1)
        hint = f'Did you mean "{meant[0]}"?' if meant else "`python -m checklists list` shows all there are."
    else:
        hint = f"There is: {', '.join(known)}."
    return f"There is no {kind} {shown(one)}. {hint} See {README}#{key}."
