"""What a later edition says otherwise than an earlier one: added, retired, moved, reworded."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import chain

from checklists.model import Edition, Responsibility, ResponsibilityId, ThemeId

__all__ = ["Changes", "Moved", "Place", "Retired", "Reworded", "changed", "lines"]


@dataclass(frozen=True, slots=True)
class Retired:
    """A responsibility that is gone, and the id of the one that took its place; None where there is none."""

    id: ResponsibilityId
    replaced_by: ResponsibilityId | None
    statement: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a responsibility stands: its theme, and its number among those of its sector, from 1."""

    theme: ThemeId
    number: int


@dataclass(frozen=True, slots=True)
class Moved:
    """A responsibility with another theme, or that stands before one that it stood behind."""

    id: ResponsibilityId
    earlier: Place
    later: Place


@dataclass(frozen=True, slots=True)
class Reworded:
    """What one key says, then and now; None where there was or is nothing.

    `where` is the id of a responsibility, or what else it belongs to: `sector police`, `theme access`, `level 3`.
    """

    where: str
    key: str
    earlier: str | None
    later: str | None


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that changed from one edition to a later one."""

    earlier: str
    later: str
    added: tuple[Responsibility, ...]
    retired: tuple[Retired, ...]
    moved: tuple[Moved, ...]
    reworded: tuple[Reworded, ...]


def changed(earlier: Edition, later: Edition) -> Changes:
    """What changed from `earlier` to `later`."""
    return Changes(
        earlier=earlier.id,
        later=later.id,
        added=tuple(one for one in later.responsibilities if one.id not in earlier.by_id),
        retired=tuple(
            Retired(one.id, later.retired.get(one.id), one.statement)
            for one in earlier.responsibilities
            if one.id not in later.by_id
        ),
        moved=tuple(_moved(earlier, later)),
        reworded=tuple(_reworded(earlier, later)),
    )


def _moved(earlier: Edition, later: Edition) -> Iterator[Moved]:
    before, after = _places(earlier), _places(later)
    for sector in later.sectors:
        kept = [one.id for one in later.of_sector(sector.id) if one.id in before]
        staying = _longest_rising([before[id_].number for id_ in kept])
        for id_ in kept:
            if before[id_].theme != after[id_].theme or before[id_].number not in staying:
                yield Moved(id_, before[id_], after[id_])


def _places(edition: Edition) -> dict[ResponsibilityId, Place]:
    return {
        one.id: Place(one.theme, number)
        for sector in edition.sectors
        for number, one in enumerate(edition.of_sector(sector.id), 1)
    }


def _longest_rising(numbers: Sequence[int]) -> frozenset[int]:
    """The most of these different `numbers` that stand in rising order: what need not have moved."""
    ends: list[list[int]] = []  # ends[n]: of all rising rows of n + 1 numbers, the one that ends lowest
    for number in numbers:
        length = bisect_left([row[-1] for row in ends], number)
        row = [*(ends[length - 1] if length else ()), number]
        ends[length : length + 1] = [row]
    return frozenset(ends[-1] if ends else ())


def _reworded(earlier: Edition, later: Edition) -> Iterator[Reworded]:
    before, after = dict(_said(earlier)), dict(_said(later))
    come_or_gone = {one.id for one in earlier.responsibilities} ^ {one.id for one in later.responsibilities}
    both = {where for where, _key in before} & {where for where, _key in after}
    for where, key in dict.fromkeys(chain(after, before)):
        then, now = before.get((where, key)), after.get((where, key))
        if then != now and where not in come_or_gone and (where in both or key == "name"):  # a sector by its name alone
            yield Reworded(where, key, then, now)


def _said(edition: Edition) -> Iterator[tuple[tuple[str, str], str]]:
    """Everything that the edition says but ids, places and themes, each under where it stands and its key."""
    for level in edition.scale:
        yield from _under(f"level {level.level}", "", {"name": level.name, "meaning": level.meaning})
    for theme in edition.themes:
        yield from _under(f"theme {theme.id}", "", {"name": theme.name, "about": theme.about})
    for sector in edition.sectors:
        yield from _under(f"sector {sector.id}", "", {**asdict(sector), "id": None})
    for one in edition.responsibilities:
        yield from _under(one.id, "", {**asdict(one), "id": None, "sector": None, "theme": None, "item": None})


def _under(where: str, key: str, value: object) -> Iterator[tuple[tuple[str, str], str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _under(where, f"{key}.{name}" if key else name, inner)
    elif isinstance(value, tuple) and key.rpartition(".")[2] not in ("helps", "supports"):
        for number, inner in enumerate(value):
            yield from _under(where, f"{key}[{number}]", inner)
    elif value is not None:
        yield (where, key), ", ".join(value) if isinstance(value, tuple) else _word(value)


def _word(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def lines(changes: Changes) -> Iterator[str]:
    """`changes` for a person to read: a line that counts, then one for each with + - > or ~ before it."""
    counts = [f"{len(getattr(changes, kind))} {kind}" for kind in ("added", "retired", "moved", "reworded")]
    yield f"From edition {changes.earlier} to {changes.later}: {', '.join(counts)}."
    for added in changes.added:
        yield f"+ {added.id}: {added.statement}"
    for gone in changes.retired:
        yield f"- {gone.id}: {gone.statement}"
        yield f"    now: {gone.replaced_by}" if gone.replaced_by else "    Nothing took its place."
    for one in changes.moved:
        ways = [f"theme {one.earlier.theme} → {one.later.theme}"] if one.earlier.theme != one.later.theme else []
        ways += [f"place {one.earlier.number} → {one.later.number}"] if one.earlier.number != one.later.number else []
        yield f"> {one.id}: {', '.join(ways) or 'others changed places around it'}"
    for said in changes.reworded:
        yield f"~ {said.where}, {said.key}"
        yield f"    was: {said.earlier or '(nothing)'}"
        yield f"    now: {said.later or '(nothing)'}"
