"""Cut the power at any moment, as often as wanted, out of one recording of what SQLite asked of the disk."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from checklists import MendableError
from storage import RoundRef
from torture.deeds import MOST_WRITERS
from torture.disk import Disk, Kept, Step, steps_in
from torture.kill import ROOT, Process, begun, looked_at
from torture.writer import JOURNAL, SETTING

__all__ = ["Cuts", "Settings", "can_record", "cut_often", "record_storage", "record_writing"]

SOURCE = Path(__file__).with_name("recorder.c")
LINE = re.compile(rb"([0-9]+)\n")


@dataclass(frozen=True, slots=True)
class Settings:
    """How SQLite keeps what it is given; None: as the application decides."""

    journal: str | None = None  # delete, wal
    synchronous: str | None = None

    @property
    def environment(self) -> dict[str, str]:
        """What torture.writer goes by."""
        asked = {JOURNAL: self.journal, SETTING: self.synchronous}
        return {name: value for name, value in asked.items() if value}


@dataclass(slots=True)
class Cuts:
    """How often the power was cut, within how much, and after how many cuts something was wrong (`lost`: deeds)."""

    acknowledged: int
    syncs: int
    cuts: int = 0
    losing: int = 0
    lost: int = 0
    doubled: int = 0
    damaged: int = 0
    unlike: int = 0

    @property
    def fine(self) -> bool:
        """Whether nothing was wrong after any cut."""
        return not (self.losing or self.doubled or self.damaged or self.unlike)


@dataclass(frozen=True, slots=True)
class Recording:
    """The files at the beginning, and what was done to them; acknowledgements are writes to files of their own."""

    files: dict[str, bytes]
    steps: Sequence[Step]


def can_record() -> bool:
    """Whether this machine has what recording takes: Linux and a C compiler."""
    return os.name == "posix" and Path("/proc/self/fd").exists() and shutil.which("gcc") is not None


def record_writing(folder: Path, settings: Settings, *, deeds: int) -> Recording:
    """Write at least `deeds` deeds through the real store, all that it asks of the disk noted."""
    url, ref = begun(folder)
    data = folder / "data"
    files = {one.name: one.read_bytes() for one in data.iterdir()}
    _write(url, ref, data, deeds, {**_noting(folder), **settings.environment})
    return Recording(files, tuple(steps_in((folder / "record").read_bytes(), str(data))))


def record_storage(folder: Path, *arguments: str) -> Recording:
    """Let `python -m storage` work on the database in an empty place, `folder/data`, all that it asks noted."""
    data = folder / "data"
    data.mkdir()
    environment = {**os.environ, **_noting(folder), "DATABASE_URL": f"sqlite:///{data / 'toolkit.db'}"}
    command = [sys.executable, "-m", "storage", *arguments]
    subprocess.run(command, check=True, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603 - our own
    return Recording({}, tuple(steps_in((folder / "record").read_bytes(), str(data))))


def cut_often(recording: Recording, folder: Path, *, cuts: int, seed: int = 7) -> Cuts:
    """Cut the power at `cuts` moments of the recording; open what is left as the application does, and look."""
    chance = random.Random(seed)
    moments = sorted(chance.randrange(1, len(recording.steps) + 1) for _ in range(cuts))
    disk, told, done = Disk(recording.files), dict.fromkeys(range(MOST_WRITERS), 0), 0
    found = Cuts(0, sum(step.what == "S" for step in recording.steps))
    for moment in moments:
        for step in recording.steps[done:moment]:
            if step.name.isdigit():
                told[int(step.name)] = max([told[int(step.name)], *map(int, LINE.findall(step.data))])
            else:
                disk.follow(step)
        done = moment
        left = disk.after_a_cut(chance.choice(list(Kept)), chance)
        _look(found, left, folder / "left", told)
    found.acknowledged = sum(told.values())
    return found


def _noting(folder: Path) -> dict[str, str]:
    """What a process is given that is to note what it asks for in `folder/data`."""
    recorder = folder / "recorder.so"
    compiling = ["gcc", "-O2", "-shared", "-fPIC", "-o", str(recorder), str(SOURCE), "-ldl"]
    subprocess.run(compiling, check=True)  # noqa: S603 - our own
    return {"LD_PRELOAD": str(recorder), "RECORDED": str(folder / "data"), "RECORD": str(folder / "record")}


def _write(url: str, ref: RoundRef, data: Path, deeds: int, settings: dict[str, str]) -> None:
    process = Process(url, ref, data, range(MOST_WRITERS))
    try:
        process.write(settings)
        process.wait_for(deeds)
    finally:
        process.kill()


def _look(found: Cuts, left: dict[str, bytes], folder: Path, told: dict[int, int]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, data in left.items():
        (folder / name).write_bytes(data)
    found.cuts += 1
    try:
        verdict, sound = looked_at(f"sqlite:///{folder / 'toolkit.db'}", told)
    except MendableError:
        found.damaged += 1
        return
    found.damaged += not sound
    found.losing += verdict.lost > 0
    found.lost += verdict.lost
    found.doubled += verdict.doubled > 0
    found.unlike += bool(verdict.unlike)
