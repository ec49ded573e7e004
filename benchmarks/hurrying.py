"""Ten touches without waiting: how many of them are stored. No time, so the one figure that can fail a run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path

from assessments import Answer, Assessment, Level
from benchmarks.figures import Figure
from benchmarks.servers import application, database_url, make_round, serving
from benchmarks.visitor import visit
from checklists import ResponsibilityId
from storage import Principal, RoundRef, open_store

__all__ = ["TOUCHES", "agreed", "hurry", "measure_hurrying"]

BIG_SECTOR = "health-care"  # has more than ten responsibilities
TOUCHES = 10
TIMES = 5
LEVELS: tuple[Level, ...] = (0, 1, 2, 3, 4)
QUIET = 1.5  # seconds without a word from the server: it has done what was asked for


def measure_hurrying(folder: Path, assessment: Assessment) -> list[Figure]:
    """Hurry several times, each in a round of its own; the figure is how many touches were lost in all."""
    lost = 0
    for time in range(TIMES):
        database = folder / f"hurry-{time}.db"
        ref = make_round(database, replace(assessment, entries=None, actions=None))
        with serving(application(database)) as server:
            sent = hurry(server.address, ref)
        lost += len(sent.items() - agreed(database, ref).items())
    return [Figure(f"lost of {TIMES} × {TOUCHES} touches without waiting", lost, "", most=0, must=True)]


def hurry(address: str, ref: RoundRef) -> Mapping[ResponsibilityId, Answer]:
    """Touch ten responsibilities of one page without waiting, the levels in turn; what was put down for each."""
    sent: dict[ResponsibilityId, Answer] = {}
    with visit(address, f"rate-{BIG_SECTOR}", f"round={ref.partnership}.{ref.round}") as visitor:
        for number, choice in enumerate(islice(visitor.choices, TOUCHES)):
            level = LEVELS[number % len(LEVELS)]
            visitor.choose(choice, choice.options[level])
            sent[ResponsibilityId(choice.name.split(":")[1])] = level
        visitor.wait_until_quiet(QUIET)
    return sent


def agreed(database: Path, ref: RoundRef) -> Mapping[ResponsibilityId, Answer]:
    """What the database holds, asked past the application."""
    store = open_store(database_url(database))
    try:
        entries = store.round_state(Principal.host(), ref).assessment.entries or {}
    finally:
        store.close()
    return {name: entry.agreed.answer for name, entry in entries.items() if entry.agreed is not None}
