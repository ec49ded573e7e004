"""`responsibilities/` as an edition: all of its files read, held against their schemas and against each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from checklists.building import edition_of
from checklists.consistency import Files, contradictions
from checklists.model import Edition
from checklists.problems import MendableError, Problem
from checklists.shape import Record, schema, shaped
from checklists.text_file import MAX_BYTES, README
from checklists.yaml_tree import read_tree

__all__ = ["RESPONSIBILITIES", "Records", "read_edition", "read_records"]

RESPONSIBILITIES = Path(__file__).parents[1] / "responsibilities"


class Records(NamedTuple):
    """The files of one edition, each as it was read, the sectors' under their ids. All is well with them."""

    edition: Record
    retired: Record
    sectors: Mapping[str, Record]


def read_edition(folder: Path = RESPONSIBILITIES) -> Edition:
    """The edition that the YAML files in `folder` hold.

    Raises MendableError as `read_records` does.
    """
    return edition_of(*read_records(folder))


def read_records(folder: Path) -> Records:
    """The YAML files of the edition in `folder`.

    Raises MendableError with every problem of every file as FILE:LINE, those of one file in the order of its lines.
    """
    if not folder.is_dir():
        raise MendableError([Problem(f"{folder}:1", f"There is no such folder. See {README}#files.")])
    reading = _Reading(folder)
    files = reading.files()
    problems = [*reading.problems, *reading.misplaced(files), *contradictions(files)]
    if problems or files.edition is None or files.retired is None:
        raise MendableError(_in_order(problems))
    return Records(files.edition, files.retired, {key: one for key, one in files.sectors.items() if one})


class _Reading:
    """A folder being read, and the problems of its files one by one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._shown = folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder
        self.problems: list[Problem] = []

    def files(self) -> Files:
        """Everything that the folder holds."""
        edition = self._file("edition.yaml", "edition")
        retired = self._file("retired.yaml", "retired")
        if edition:
            sectors = dict.fromkeys(one["id"] for one in edition.records("sectors") if one.get("id"))
        else:  # it cannot say which sectors there are, so whatever is there is read
            sectors = dict.fromkeys(path.stem for path in self._sector_files())
        published = (self._file(f"published/{path.name}", "published") for path in self._published())
        return Files(
            edition=edition,
            retired=retired,
            sectors={sector: self._file(f"{sector}.yaml", "sector") for sector in sectors},
            published=tuple(one for one in published if one),
        )

    def misplaced(self, files: Files) -> Iterator[Problem]:
        """Files that are read by nobody."""
        for path in self._sector_files():
            if path.suffix != ".yaml" or path.stem not in files.sectors:
                message = f"edition.yaml lists no sector of this name, so nobody reads this file. See {README}#sectors."
                yield Problem(f"{self._shown / path.name}:1", message)

    def _sector_files(self) -> list[Path]:
        others = ("edition.yaml", "retired.yaml")
        return [path for path in sorted(self._folder.glob("*.y*ml")) if path.name not in others]

    def _published(self) -> list[Path]:
        return sorted(self._folder.glob("published/*.yaml"))

    def _file(self, name: str, kind: str) -> Record | None:
        """What the file `name` holds by the schema `kind`; None where it cannot be read, which is then reported."""
        file = str(self._shown / name)
        try:
            with (self._folder / name).open("rb") as stream:
                data = stream.read(MAX_BYTES + 1)
        except FileNotFoundError:
            self.problems.append(Problem(f"{file}:1", f"This file is missing. See {README}#files."))
            return None
        except OSError as error:
            self.problems.append(Problem(f"{file}:1", f"This file cannot be read: {error.strerror}."))
            return None
        tree, problems = read_tree(data, file)
        self.problems += problems
        if tree is None:
            return None
        record, misfits = shaped(tree, schema(kind), file)
        self.problems += misfits
        return record


def _in_order(problems: list[Problem]) -> list[Problem]:
    """The problems of one file together, by line; the files as they were first found wanting."""
    places = [one.where.rpartition(":") for one in problems]
    files = list(dict.fromkeys(file for file, _, _ in places))
    order = sorted(range(len(problems)), key=lambda at: (files.index(places[at][0]), int(places[at][2])))
    return [problems[at] for at in order]
