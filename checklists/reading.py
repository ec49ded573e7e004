"""`responsibilities/` as an edition: all of its files read, held against their schemas and against each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from checklists.building import edition_of
from checklists.model import Edition
from checklists.problems import MendableError, Problem
from checklists.shape import Record, schema, shaped
from checklists.yaml_tree import MAX_BYTES, README, read_tree

__all__ = ["RESPONSIBILITIES", "published_editions", "read_edition"]

RESPONSIBILITIES = Path(__file__).parents[1] / "responsibilities"

# A partnership's own responsibilities are called local.<slug> (contract §4), so no sector may be.
LOCAL = "local"


def read_edition(folder: Path = RESPONSIBILITIES) -> Edition:
    """The edition that the YAML files in `folder` hold.

    Raises MendableError with every problem of every file as FILE:LINE, in the order of the files and of their lines.
    """
    reading = _Reading(folder)
    edition = reading.file("edition.yaml", "edition")
    retired = reading.file("retired.yaml", "retired")
    listed = edition.records("sectors") if edition else ()
    sectors = {one["id"]: reading.sector(one) for one in listed if one.get("id")}
    published = [
        reading.file(f"published/{path.name}", "published") for path in sorted(folder.glob("published/*.yaml"))
    ]
    reading.unexpected(sectors)
    reading.agree(edition, retired, sectors, [one for one in published if one])
    if reading.problems or edition is None or retired is None:
        raise MendableError(reading.problems)
    return edition_of(edition, retired, {key: one for key, one in sectors.items() if one})


@cache
def published_editions() -> Mapping[str, Edition]:
    """All editions that are shipped, under their ids, the newest last."""
    edition = read_edition()
    return MappingProxyType({edition.id: edition})


class _Reading:
    """A folder being read, and what is wrong with it so far."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._shown = folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder
        self.problems: list[Problem] = []

    def file(self, name: str, kind: str, missing: Problem | None = None) -> Record | None:
        """What the file `name` holds by the schema `kind`; None where it cannot be read, which is then reported."""
        file = str(self._shown / name)
        try:
            with (self._folder / name).open("rb") as stream:
                data = stream.read(MAX_BYTES + 1)
        except FileNotFoundError:
            self.problems.append(missing or Problem(f"{file}:1", f"This file is missing. See {README}#files."))
            return None
        except OSError as error:
            self.problems.append(Problem(f"{file}:1", f"This file cannot be read: {error.strerror}."))
            return None
        tree, problems = read_tree(data, file)
        record = None
        if tree is not None:
            record, misfits = shaped(tree, schema(kind), file)
            problems += misfits
        self.problems += sorted(problems, key=_line)
        return record

    def sector(self, listed: Record) -> Record | None:
        """The file of a sector that edition.yaml lists."""
        name = f"{listed['id']}.yaml"
        message = f'The sector "{listed["id"]}" has no file {name} beside this one. See {README}#files.'
        return self.file(name, "sector", listed.problem("id", message))

    def unexpected(self, sectors: Mapping[str, object]) -> None:
        """Report YAML files that nothing asks for."""
        known = {"edition.yaml", "retired.yaml", *(f"{sector}.yaml" for sector in sectors)}
        for path in sorted((*self._folder.glob("*.yaml"), *self._folder.glob("*.yml"))):
            if path.name not in known:
                message = (
                    f"edition.yaml lists no sector of this name, so this file is never read. See {README}#sectors."
                )
                self.problems.append(Problem(f"{self._shown / path.name}:1", message))

    def agree(
        self,
        edition: Record | None,
        retired: Record | None,
        sectors: Mapping[str, Record | None],
        published: list[Record],
    ) -> None:
        """Report where the files contradict themselves or each other."""
        if edition is None:
            return
        found = list(_contradictions(edition, sectors))
        if retired is not None and None not in sectors.values():
            ids = {one.get("id") for file in sectors.values() if file for one in file.records("responsibilities")}
            found += _lost(retired, published, ids)
        self.problems += found


def _line(problem: Problem) -> int:
    return int(problem.where.rpartition(":")[2])


def _contradictions(edition: Record, sectors: Mapping[str, Record | None]) -> Iterator[Problem]:
    for key in ("themes", "sectors"):
        yield from _repeated(edition.records(key), "id")
    levels = [one.get("level") for one in edition.records("scale")]
    if levels != sorted(set(levels), key=levels.index) or levels != list(range(len(levels))):
        yield edition.problem("scale", f"The levels stand in order, 0 first and each once. See {README}#scale.")
    for sector in edition.records("sectors"):
        if sector.get("id") == LOCAL:
            yield sector.problem("id", f'"{LOCAL}" is kept for what partnerships add themselves. See {README}#id.')
    themes = {one.get("id") for one in edition.records("themes")}
    files = {key: file for key, file in sectors.items() if file}
    everything = [one for file in files.values() for one in file.records("responsibilities")]
    yield from _repeated(everything, "id")
    for sector_id, file in files.items():
        yield from _repeated(file.records("responsibilities"), "item")
        for one in file.records("responsibilities"):
            if one.get("id") and one["id"].partition(".")[0] != sector_id:
                yield one.problem("id", f'"{one["id"]}" begins with "{sector_id}." in this file. See {README}#id.')
            if one.get("theme") and one["theme"] not in themes:
                yield one.problem("theme", f'edition.yaml has no theme "{one["theme"]}". See {README}#theme.')


def _repeated(records: tuple[Record, ...] | list[Record], key: str) -> Iterator[Problem]:
    seen: dict[object, Record] = {}
    for one in records:
        value = one.get(key)
        if value is not None and (first := seen.setdefault(value, one)) is not one:
            where = f"{first.file}:{first.lines[key]}"
            yield one.problem(key, f'The {key} "{value}" stands at {where} already. See {README}#{key}.')


def _lost(retired: Record, published: list[Record], ids: set[object]) -> Iterator[Problem]:
    gone = {one.get("id") for one in retired.records("retired")}
    yield from _repeated(retired.records("retired"), "id")
    for one in retired.records("retired"):
        if one.get("id") in ids:
            yield one.problem("id", f'"{one["id"]}" is retired here and still in use. See {README}#retired.')
        if one.get("replaced_by") and one["replaced_by"] not in ids:
            yield one.problem("replaced_by", f'There is no "{one["replaced_by"]}". See {README}#replaced_by.')
    for edition in published:
        for lost in edition.get("ids") or ():
            if lost not in ids | gone:
                message = f'Edition {edition.get("edition")} had "{lost}" and this one has not. List it here.'
                yield retired.problem("retired", f"{message} See {README}#retired.")
