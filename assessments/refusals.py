"""The problems of one file, collected while it is read: each with its place, at most 200 told one by one."""

from __future__ import annotations

import re
from typing import Final, TypeAlias

from assessments.texts import MAX_SHOWN, shown
from checklists import MendableError, Problem

__all__ = ["MAX_PROBLEMS", "Path", "Refusals", "json_path"]

MAX_PROBLEMS: Final = 200
"""How many problems are told one by one."""

Path: TypeAlias = tuple[str | int, ...]
"""The way from the whole file to a value: names of members and places in lists, from 0."""

_PLAIN_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def json_path(path: Path) -> str:
    """`path` as JSONPath (RFC 9535) writes it: `$.responsibilities["police.clear-messages"].ratings[0].level`."""
    return "$" + "".join(map(_step, path))


def _step(step: str | int) -> str:
    if isinstance(step, int):
        return f"[{step}]"
    if _PLAIN_NAME.fullmatch(step) and len(step) <= MAX_SHOWN:
        return f".{step}"
    return f"[{shown(step)}]"


class Refusals:
    """What is wrong with the file called `file`."""

    def __init__(self, file: str) -> None:
        self._file = "".join(char if char.isprintable() else shown(char)[1:-1] for char in file)
        self._problems: list[Problem] = []
        self._more = 0

    def of_file(self, message: str) -> None:
        """Refuse the file as a whole."""
        self._add(self._file, message)

    def of_line(self, line: int, message: str) -> None:
        """Refuse a line, from 1, of the JSON text."""
        self._add(f"{self._file}:{line}", message)

    def of_cell(self, sheet: str, cell: str, message: str) -> None:
        """Refuse a cell of a sheet: `D7` of the one called `sheet`."""
        self._add(f"{self._file}: {shown(sheet)[1:-1]}!{cell}", message)

    def of_value(self, path: Path, message: str) -> None:
        """Refuse the value that `path` leads to."""
        if self.full:
            self._more += 1
        else:
            self._add(f"{self._file}: {json_path(path)}", message)

    @property
    def full(self) -> bool:
        """Whether further problems are only counted."""
        return len(self._problems) >= MAX_PROBLEMS

    def _add(self, where: str, message: str) -> None:
        if self.full:
            self._more += 1
        else:
            self._problems.append(Problem(where, message))

    def raise_if_any(self) -> None:
        """Raise MendableError where anything was refused."""
        if self._more:
            more = "1 more problem" if self._more == 1 else f"{self._more:,} more problems"
            raise MendableError([*self._problems, Problem(self._file, f"And {more}.")])
        if self._problems:
            raise MendableError(self._problems)
