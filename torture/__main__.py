"""`python -m torture [NAME …] [--short]`: do harm, and say what came of it; 1 where a claim was not reached.

The claims are that nothing is lost or doubled and that nobody is told of it. That people go on within seconds is
claimed in the long form alone: how long a few of them take says more of the machine.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.together import EVERY
from tests.storage.postgresql import running_postgresql
from torture.hosting import hosted, kill_one_while_all_rate, told_at_the_other
from torture.kill import kill_often
from torture.postgresql import restart_under_writers
from torture.power import Cuts, Settings, can_record, cut_often, record_writing

__all__: list[str] = []

MEMORY = Path("/dev/shm")  # noqa: S108 - where there is one; see README.md


def main() -> int:
    """Do what is named, or all of it."""
    parser = argparse.ArgumentParser(
        prog="python -m torture", description="Kill, restart, cut the power, count what is lost."
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"what to do: {', '.join(TORTURES)} (all)")
    parser.add_argument("--short", action="store_true", help="a few of each, for a quick look")
    parser.add_argument(
        "--folder", type=Path, help="where the databases are (default: in memory, or a temporary folder)"
    )
    options = parser.parse_args()
    if unknown := set(options.names) - set(TORTURES):
        parser.error(f"there is no {', '.join(sorted(unknown))}; there are {', '.join(TORTURES)}")
    fine = True
    for name in options.names or TORTURES:
        with tempfile.TemporaryDirectory(dir=options.folder or (MEMORY if MEMORY.is_dir() else None)) as folder:
            fine = TORTURES[name](Path(folder), options.short) and fine
    return 0 if fine else 1


def kill(folder: Path, short: bool) -> bool:
    """Kill processes that write: one alone, and one of two on the same file."""
    fine = True
    for processes, kills, writes in ((1, 150, 90_000), (2, 60, 12_000)):
        (folder / str(processes)).mkdir()
        some, enough = (kills // 25, writes // 100) if short else (kills, writes)
        found = kill_often(folder / str(processes), kills=some, writes=enough, processes=processes)
        print(
            f"kill, {processes} at once: {found.kills} kills, {found.acknowledged} writes acknowledged, looked"
            f" {found.looks} times: lost {found.lost}, doubled {found.doubled}, damaged {found.damaged},"
            f" tables unlike the log {len(found.unlike)}",
            flush=True,
        )
        fine = fine and found.fine
    return fine


OURS = (Settings(), Settings("wal", "FULL"))
"""What the application does with this SQLite, and what it does with one that keeps its write-ahead log."""

TOO_WEAK = (Settings("delete", "NORMAL"), Settings("delete", "FULL"), Settings("wal", "NORMAL"))
"""What must be seen to lose data; otherwise the harness sees nothing."""


def power(folder: Path, short: bool) -> bool:
    """Cut the power with the settings of the application, and with weaker ones, which have to be caught."""
    if not can_record():
        print("power: not done. It takes Linux and gcc (Debian: apt-get install gcc).")
        return False
    cuts, deeds = (30, 60) if short else (1_000, 400)
    fine = [_cut(folder, one, cuts, deeds).fine for one in OURS]
    caught = [_cut(folder, one, max(30, cuts // 10), 60).losing > 0 for one in TOO_WEAK]
    if not all(caught):
        print("power: settings that are known to lose data lost none here, so nothing has been shown.")
    return all(fine) and all(caught)


def _cut(folder: Path, settings: Settings, cuts: int, deeds: int) -> Cuts:
    with tempfile.TemporaryDirectory(dir=folder) as own:
        found = cut_often(record_writing(Path(own), settings, deeds=deeds), Path(own), cuts=cuts)
    name = " ".join(filter(None, (settings.journal, settings.synchronous))) or "as the application sets it here"
    print(
        f"power, {name}: {found.cuts} cuts in {found.syncs} syncs of {found.acknowledged} acknowledged writes:"
        f" {found.losing} lost {found.lost}, doubled {found.doubled}, damaged {found.damaged},"
        f" tables unlike the log {found.unlike}",
        flush=True,
    )
    return found


def postgresql(_folder: Path, short: bool) -> bool:
    """Restart PostgreSQL while people write."""
    restarts, writers = (2, 6) if short else (10, 20)
    with running_postgresql() as server:
        found = restart_under_writers(server, restarts=restarts, writers=writers)
    print(
        f"postgresql: restarted {found.restarts} times under {writers} writers, {found.acknowledged} writes"
        f" acknowledged, {found.again} tried again by the page: lost {found.lost}, doubled {found.doubled},"
        f" failures seen {len(found.seen)}",
        flush=True,
    )
    return found.fine


TOLD_WITHIN = 3.0  # seconds until one process tells what was changed at the other
GO_ON_WITHIN = 5.0  # seconds until everybody of a killed process has stored something again


def hosting(_folder: Path, short: bool) -> bool:
    """Kill one of two processes behind nginx while people rate."""
    seats, every, times = (6, EVERY[:10], 4) if short else (40, EVERY, 20)
    with hosted(seats) as at:
        told = max(told_at_the_other(at, times))
        found = kill_one_while_all_rate(at, every)
    saved, drawn = max(found.saved), max(found.drawn)
    print(
        f"hosting: one of two processes killed under {seats} people × {len(every)}, {found.acknowledged} ratings"
        f" acknowledged, {found.again} tried again by the page: lost {found.lost}, doubled {found.doubled}, failures"
        f" seen {len(found.seen)}; the slowest stored again after {saved:.1f} s, saw their page after {drawn:.1f} s;"
        f" told at the other process within {told:.1f} s",
        flush=True,
    )
    in_time = told <= TOLD_WITHIN and saved <= GO_ON_WITHIN
    return found.fine and found.acknowledged == seats * len(every) and (short or in_time)


TORTURES: dict[str, Callable[[Path, bool], bool]] = {
    "kill": kill,
    "power": power,
    "postgresql": postgresql,
    "hosting": hosting,
}


if __name__ == "__main__":
    sys.exit(main())
