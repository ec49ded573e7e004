"""Kill writers in the middle of what they do, again and again, and count what is missing afterwards."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from storage import RoundRef, initialise, open_store
from storage.database import Database
from torture.deeds import MOST_WRITERS, prepare
from torture.ledger import Verdict, judge
from torture.writer import acknowledged

__all__ = ["Killed", "Process", "kill_often", "looked_at"]

ROOT = Path(__file__).resolve().parent.parent
LONGEST_WAIT = 120.0  # seconds in which a process writes something, also where it has just been started


@dataclass(slots=True)
class Killed:
    """How often processes were killed, how many deeds were acknowledged, and what was found after each look."""

    kills: int = 0
    acknowledged: int = 0
    looks: int = 0
    lost: int = 0
    doubled: int = 0
    damaged: int = 0
    unlike: set[str] = field(default_factory=set)

    @property
    def fine(self) -> bool:
        """Whether nothing was lost, doubled or damaged, and the log says what the tables say."""
        return not (self.lost or self.doubled or self.damaged or self.unlike)


class Process:
    """A process of writers on one database; `write` to start it, `kill` to end it as a dying machine would."""

    def __init__(self, url: str, ref: RoundRef, folder: Path, writers: range) -> None:
        self.files = [folder / str(one) for one in writers]
        names = [str(one) for one in writers]
        self._command = [
            *(sys.executable, "-m", "torture.writer"),
            *(url, ref.partnership, ref.round, str(folder), *names),
        ]
        self._running: subprocess.Popen[bytes] | None = None

    def write(self, settings: Mapping[str, str] | None = None) -> None:
        """Start it."""
        environment = {**os.environ, **(settings or {})}
        self._running = subprocess.Popen(self._command, cwd=ROOT, env=environment)  # noqa: S603 - our own

    def written(self) -> int:
        """How many deeds it has been told are stored."""
        return sum(map(acknowledged, self.files))

    def wait_for(self, more: int) -> None:
        """Wait until it has been told so of `more` deeds than now.

        Raises RuntimeError where it ended by itself, or does not write.
        """
        last = self.written()
        until, since = last + more, time.monotonic()
        while (written := self.written()) < until:
            if written > last:
                last, since = written, time.monotonic()
            if self._running is None or self._running.poll() is not None or time.monotonic() > since + LONGEST_WAIT:
                raise RuntimeError("A writer ended, or writes nothing.")
            time.sleep(0.005)

    def kill(self) -> None:
        """SIGKILL, now."""
        if self._running is not None:
            with suppress(ProcessLookupError):
                self._running.kill()
            self._running.wait()
            self._running = None


def kill_often(folder: Path, *, kills: int, writes: int, processes: int = 1, seed: int = 1) -> Killed:
    """Let eight writers, in one process or in two, write on one SQLite file; kill a process at any moment.

    Again and again, until there were `kills`, and `writes` were acknowledged; of two, the other goes on meanwhile.
    """
    chance = random.Random(seed)
    url, ref = begun(folder)
    each = MOST_WRITERS // processes
    all_of_them = [Process(url, ref, folder, range(n * each, (n + 1) * each)) for n in range(processes)]
    found = Killed()
    try:
        for one in all_of_them:
            one.write()
        while found.kills < kills or found.acknowledged < writes:
            victim = chance.choice(all_of_them)
            share = max(1, writes // max(kills, 1))
            victim.wait_for(chance.randint(1, 2 * share))
            time.sleep(chance.random() * 0.02)  # into the middle of the next deed
            victim.kill()
            found.kills += 1
            found.acknowledged = sum(one.written() for one in all_of_them)
            if found.kills % 20 == 0 or (found.kills >= kills and found.acknowledged >= writes):
                for one in all_of_them:
                    one.kill()
                _look(found, url, folder)
                for one in all_of_them:
                    one.write()
            else:
                victim.write()
    finally:
        for one in all_of_them:
            one.kill()
    return found


def begun(folder: Path) -> tuple[str, RoundRef]:
    """A new database with a round in it."""
    url = f"sqlite:///{folder / 'data' / 'toolkit.db'}"
    initialise(url)
    store = open_store(url)
    ref = prepare(store)
    store.close()
    return url, ref


def looked_at(url: str, acknowledgements: Mapping[int, int]) -> tuple[Verdict, bool]:
    """Open the database as the application does; what was found, and whether it is sound to the last page.

    Raises MendableError where the application does not open it.
    """
    store = open_store(url)
    sound = store.damage is None
    store.close()
    database = Database(url)
    try:
        with database.reading() as connection:
            if sound and connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar() == "ok":
                return judge(connection, acknowledgements), True
    except DatabaseError:
        pass
    finally:
        database.close()
    return Verdict(), False


def _look(found: Killed, url: str, folder: Path) -> None:
    verdict, sound = looked_at(url, {n: acknowledged(folder / str(n)) for n in range(MOST_WRITERS)})
    found.looks += 1
    found.lost += verdict.lost
    found.doubled += verdict.doubled
    found.damaged += not sound
    found.unlike.update(verdict.unlike)
