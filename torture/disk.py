"""A disk that forgets: what a file system may show after the power went, worked out from what was asked of it.

What was synced is there. Of what was not, anything may be there or missing: each write by itself, each sector of it by
itself, in any order; a file may have its new length and noughts in it; a name that was made or removed since its folder
was synced may be there or not.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import PurePosixPath

__all__ = ["Disk", "Kept", "Step", "steps_in"]

SECTOR = 512


@dataclass(frozen=True, slots=True)
class Step:
    """One note of recorder.c; of a second name, `data` is the first."""

    what: str
    name: str
    number: int = 0
    data: bytes = b""


class Kept(Enum):
    """What the disk had got round to of what was not synced."""

    NOTHING = auto()
    THE_FIRST = auto()  # all up to some moment, nothing after it
    SOME = auto()  # whatever, and whichever sectors of it


@dataclass(slots=True)
class File:
    """One file, whatever name it has: what is safe, and what was done to it since."""

    safe: bytearray = field(default_factory=bytearray)
    since: list[tuple[int, Step]] = field(default_factory=list)


def steps_in(record: bytes, folder: str) -> Iterator[Step]:
    """The steps that recorder.c noted; one that was cut off at the end is left out."""
    place = 0
    while (end := record.find(b"\n", place)) >= 0:
        what, number, length, path = record[place:end].decode().split(" ", 3)
        data = record[end + 1 : end + 1 + int(length)]
        if len(data) < int(length):
            return
        place = end + 1 + len(data)
        inside = PurePosixPath(path).relative_to(folder)
        if what == "L":
            data = str(PurePosixPath(data.decode()).relative_to(folder)).encode()
        yield Step(what, str(inside), int(number), data)


class Disk:
    """Follow the steps; `after_a_cut` says at any time what could be found."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._files = {name: File(bytearray(data)) for name, data in files.items()}
        self._safe_names = dict(self._files)
        self._names_since: list[tuple[int, str, File | None]] = []
        self._steps = 0

    def follow(self, step: Step) -> None:
        """Take one step."""
        self._steps += 1
        if step.what == "C":
            if step.name not in self._files:
                self._files[step.name] = made = File()
                self._names_since.append((self._steps, step.name, made))
        elif step.what == "U":
            self._files.pop(step.name, None)
            self._names_since.append((self._steps, step.name, None))
        elif step.what == "L":
            self._files[step.name] = linked = self._files[step.data.decode()]
            self._names_since.append((self._steps, step.name, linked))
        elif step.what == "S" and step.name == ".":
            for _when, name, file in self._names_since:
                _name(self._safe_names, name, file)
            self._names_since.clear()
        elif step.what == "S":
            file = self._files[step.name]
            for _when, one in file.since:
                _do(file.safe, one)
            file.since.clear()
        else:
            self._files[step.name].since.append((self._steps, step))

    def after_a_cut(self, kept: Kept, chance: random.Random) -> dict[str, bytes]:
        """The files that are found when the power comes back."""
        moment = chance.randint(0, self._steps)

        def stays(when: int) -> bool:
            return kept is not Kept.NOTHING and (when <= moment if kept is Kept.THE_FIRST else chance.random() < 1 / 2)

        names = dict(self._safe_names)
        for when, name, file in self._names_since:
            if stays(when):
                _name(names, name, file)
        found = {}
        for name, file in names.items():
            data = bytearray(file.safe)
            for when, step in file.since:
                if kept is Kept.SOME and step.what == "W":
                    _do_some(data, step, chance)
                elif stays(when):
                    _do(data, step)
            found[name] = bytes(data)
        return found


def _name(names: dict[str, File], name: str, file: File | None) -> None:
    if file is None:
        names.pop(name, None)
    else:
        names[name] = file


def _do(data: bytearray, step: Step) -> None:
    if step.what == "T":
        del data[step.number :]
        data.extend(bytes(step.number - len(data)))
    else:
        data.extend(bytes(max(0, step.number - len(data))))
        data[step.number : step.number + len(step.data)] = step.data


def _do_some(data: bytearray, step: Step, chance: random.Random) -> None:
    """Some sectors of a write; none, one, or all of them."""
    if chance.random() < 1 / 2:
        if chance.random() < 1 / 2:
            _do(data, step)
        return
    for begin in range(0, len(step.data), SECTOR):
        if chance.random() < 1 / 2:
            _do(data, Step("W", step.name, step.number + begin, step.data[begin : begin + SECTOR]))
