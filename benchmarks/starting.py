"""How long until the server answers, and until a visitor sees a page."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from statistics import median

from assessments import Assessment
from benchmarks.figures import Figure, beside_floor
from benchmarks.servers import ROOT, Command, application, floor, free_port, make_round, start, stop, until_it_answers
from benchmarks.visitor import visit

__all__ = ["measure_starting"]

TURNS = 5


def measure_starting(folder: Path, assessment: Assessment) -> list[Figure]:
    """Start the application, the floor and `manage.py run` by turns.

    The first turn warms the disk and sets up what `manage.py` needs; it is not counted.
    """
    database = folder / "toolkit.db"
    make_round(database, assessment)
    ours, bare = application(database), floor(database)
    managed = Command((sys.executable, str(ROOT / "manage.py"), "run", "--no-browser", "--port"), ours.environment)
    turns = [[_start(one) for one in (ours, bare, managed)] for _ in range(TURNS + 1)][1:]
    here, there, run = zip(*turns, strict=True)
    return [
        beside_floor("start: until the server answers", "s", [one for one, _ in here], [one for one, _ in there], 1.5),
        beside_floor(
            "start: until a visitor sees a page", "s", [one for _, one in here], [one for _, one in there], None
        ),
        Figure("start: manage.py run until the server answers", median(one for one, _ in run), "s", most=3.0),
    ]


def _start(command: Command) -> tuple[float, float]:
    """Seconds until the server answers, and until a visitor who comes at once sees the first page."""
    port = free_port()
    began = time.perf_counter()
    process = start(command, port)
    try:
        until_it_answers(process, port)
        answered = time.perf_counter() - began
        with visit(f"127.0.0.1:{port}"):
            seen = time.perf_counter() - began
    finally:
        stop(process)
    return answered, seen
