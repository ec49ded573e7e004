"""All editions side by side: the newest in `responsibilities/` itself, each of those before it in `earlier/`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from checklists.building import edition_of
from checklists.model import Edition
from checklists.problems import MendableError, Problem
from checklists.reading import RESPONSIBILITIES, Records, read_records
from checklists.text_file import README

__all__ = ["EARLIER", "published_editions", "read_editions"]

EARLIER = "earlier"
"""The folder of the editions before the newest."""


class _Read(NamedTuple):
    """One edition, the files it was made of, and the folder they lie in."""

    edition: Edition
    files: Records
    folder: Path


@cache
def published_editions() -> Mapping[str, Edition]:
    """All editions that are shipped, under their ids, the newest last."""
    return read_editions()


def read_editions(folder: Path = RESPONSIBILITIES) -> Mapping[str, Edition]:
    """The edition that stands in `folder` and those in `folder`/earlier, under their ids, the newest last.

    Raises MendableError with every problem of every file as FILE:LINE.
    """
    every: list[_Read] = []
    problems: list[Problem] = []
    for one in (*sorted(path for path in folder.glob(f"{EARLIER}/*") if path.is_dir()), folder):
        try:
            files = read_records(one)
        except MendableError as error:
            problems += error.problems
        else:
            every.append(_Read(edition_of(*files), files, one))
    problems += _strays(folder)
    if not problems:
        problems += _contradictions(every)
    if problems:
        raise MendableError(problems)
    return MappingProxyType({one.edition.id: one.edition for one in sorted(every, key=_age)})


def _strays(folder: Path) -> Iterator[Problem]:
    for path in sorted(folder.glob(f"{EARLIER}/*.y*ml")):
        yield Problem(f"{path}:1", f"Nobody reads this file: each edition has a folder here. See {README}#earlier.")


def _age(one: _Read) -> tuple[int, ...]:
    """By this, editions stand in order: 2026.2 before 2026.10."""
    return tuple(map(int, one.edition.id.split(".")))


def _contradictions(every: Sequence[_Read]) -> Iterator[Problem]:
    """Where editions do not fit beside each other. The last of `every` is the one that is to be the newest."""
    *earlier, newest = every
    for one in earlier:
        if one.edition.id != one.folder.name:
            message = f'This folder is called "{one.folder.name}" and holds edition "{one.edition.id}".'
            yield _told(one, "edition", message)
        if _age(one) >= _age(newest):
            message = f'"{newest.edition.id}" stands in {EARLIER}/ too, or "{one.edition.id}" is newer.'
            yield _told(newest, "edition", f"{message} Give this edition a name of its own, by the year.")
    for before, after in pairwise(sorted(every, key=_age)):
        if before.edition.published >= after.edition.published:
            yield _told(after, "published", f"Edition {before.edition.id} was published on this day or later.")
    for one in earlier:
        yield from _lost(one, newest)


def _lost(earlier: _Read, newest: _Read) -> Iterator[Problem]:
    for one in earlier.edition.by_id:
        if one not in newest.edition.by_id and one not in newest.edition.retired:
            message = f'Edition {earlier.edition.id} had "{one}", which is gone. Put it back, or list it here.'
            yield newest.files.retired.problem("retired", f"{message} See {README}#retired.")


def _told(one: _Read, key: str, message: str) -> Problem:
    return one.files.edition.problem(key, f"{message} See {README}#{EARLIER}.")
