"""Where the files of an edition contradict themselves or each other, each fitting its own schema."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from checklists.problems import Problem
from checklists.shape import Record
from checklists.text_file import README

__all__ = ["Files", "contradictions"]

# A partnership's own responsibilities are called local.<slug> (contract §4), so no sector may be.
LOCAL = "local"


@dataclass(frozen=True, slots=True)
class Files:
    """The files of one edition as they were read. None: could not be read, which has been reported."""

    edition: Record | None
    retired: Record | None
    sectors: Mapping[str, Record | None]
    published: tuple[Record, ...]


def contradictions(files: Files) -> Iterator[Problem]:
    """Everything in `files` that only shows when one place is held against another."""
    if files.edition:
        yield from _in_edition(files.edition)
    everything = [one for file in files.sectors.values() if file for one in file.records("responsibilities")]
    yield from _repeated(everything, "id")
    for sector, file in files.sectors.items():
        if file:
            yield from _in_sector(sector, file)
    if files.edition and files.edition.get("themes") is not None:
        yield from _unknown_themes(files.edition, everything)
    if files.edition and files.edition.get("sectors") is not None:
        for one in everything:
            yield from _misnamed_sectors(one, files.sectors)
    if files.retired and None not in files.sectors.values():
        ids = frozenset(one["id"] for one in everything if one.get("id"))
        yield from _in_retired(files.retired, ids)
        yield from _lost(files.retired, files.published, ids)


def _in_edition(edition: Record) -> Iterator[Problem]:
    yield from _repeated(edition.records("themes"), "id")
    yield from _repeated(edition.records("sectors"), "id")
    levels = [one.get("level") for one in edition.records("scale")]
    if None not in levels and levels != list(range(len(levels))):
        yield edition.problem("scale", f"The levels stand in order: 0 first, each once. See {README}#scale.")
    for sector in edition.records("sectors"):
        if sector.get("id") == LOCAL:
            yield sector.problem("id", f'"{LOCAL}" is kept for what partnerships add themselves. See {README}#id.')


def _in_sector(sector: str, file: Record) -> Iterator[Problem]:
    yield from _repeated(file.records("responsibilities"), "item")
    for one in file.records("responsibilities"):
        if one.get("id") and one["id"].partition(".")[0] != sector:
            message = f'"{one["id"]}" does not begin with "{sector}.", as every id in this file does.'
            yield one.problem("id", f"{message} See {README}#id.")
        yield from _in_steps(one)


def _in_steps(responsibility: Record) -> Iterator[Problem]:
    """Steps that nobody would find: they stand by the level they lead to, and there is one to each."""
    levels = [one.get("to") for one in responsibility.records("steps")]
    if not levels or None in levels:
        return
    if levels != sorted(levels):
        message = "The steps stand in the order of the levels they lead to: those to 1 first."
        yield responsibility.problem("steps", f"{message} See {README}#steps.")
    for level in sorted({1, 2, 3, 4} - set(levels)):
        yield responsibility.problem("steps", f"No step leads to level {level}. See {README}#steps.")


def _misnamed_sectors(responsibility: Record, sectors: Collection[str]) -> Iterator[Problem]:
    own = str(responsibility.get("id")).partition(".")[0]
    for question in responsibility.records("ask"):
        if (voice := question.get("voice")) is not None and voice not in sectors:
            yield question.problem("voice", _no_such_sector("voice", voice, sectors))
    for record, key in [*((step, "helps") for step in responsibility.records("steps")), (responsibility, "supports")]:
        named = record.get(key) or ()
        for place, sector in enumerate(named):
            if sector not in sectors:
                yield record.problem(key, _no_such_sector(key, sector, sectors))
            elif sector == own:
                yield record.problem(key, f'"{sector}" is this sector itself; name the others. See {README}#{key}.')
            elif sector in named[:place]:
                yield record.problem(key, f'"{sector}" stands here twice. Keep one. See {README}#{key}.')


def _no_such_sector(key: str, sector: str, sectors: Iterable[str]) -> str:
    return f'There is no sector "{sector}". There is: {", ".join(sectors)}. See {README}#{key}.'


def _unknown_themes(edition: Record, responsibilities: Iterable[Record]) -> Iterator[Problem]:
    themes = [one.get("id") for one in edition.records("themes")]
    for one in responsibilities:
        if one.get("theme") and one["theme"] not in themes:
            names = ", ".join(str(theme) for theme in themes if theme)
            yield one.problem("theme", f'There is no theme "{one["theme"]}". There is: {names}. See {README}#theme.')


def _repeated(records: Iterable[Record], key: str) -> Iterator[Problem]:
    seen: dict[object, Record] = {}
    for one in records:
        value = one.get(key)
        if value is not None and (first := seen.setdefault(value, one)) is not one:
            where = f"{first.file}:{first.lines[key]}"
            yield one.problem(key, f'The {key} "{value}" is taken: it stands at {where}. See {README}#{key}.')


def _in_retired(retired: Record, ids: frozenset[str]) -> Iterator[Problem]:
    entries = retired.records("retired")
    yield from _repeated(entries, "id")
    for one in entries:
        if one.get("id") in ids:
            yield one.problem("id", f'"{one["id"]}" is listed as retired and is still in use. See {README}#retired.')
        if one.get("replaced_by") and one["replaced_by"] not in ids:
            message = f'There is no responsibility "{one["replaced_by"]}" to take its place.'
            yield one.problem("replaced_by", f"{message} See {README}#replaced_by.")


def _lost(retired: Record, published: Iterable[Record], ids: frozenset[str]) -> Iterator[Problem]:
    retired_ids = {one.get("id") for one in retired.records("retired")}
    for edition in published:
        for lost in edition.get("ids") or ():
            if lost not in ids and lost not in retired_ids:
                message = f'Edition {edition.get("edition")} had "{lost}", which is gone. Put it back, or list it here.'
                yield retired.problem("retired", f"{message} See {README}#retired.")
