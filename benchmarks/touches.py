"""One touch without a browser: how long until its server says that it is stored, and what it costs the processor.

Ours sends a request to `/save` and has its answer; the floor sends a run of its page and has the "Saved" in it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import chain, count
from pathlib import Path
from statistics import median

from assessments import Assessment
from benchmarks.fields import Line, change
from benchmarks.figures import Figure, percentile, ratio_of_turns
from benchmarks.servers import Server, application, floor, make_round, serving
from benchmarks.visitor import visit
from checklists import SectorId, published_editions
from storage import RoundRef

__all__ = ["SECTOR", "measure_touches"]

SECTOR = SectorId("police")
LEVELS = "01234"
SAVED = 200  # the status of HTTP
TURNS, TOUCHES, WARMING = 7, 30, 10
PAUSE = 0.01  # seconds between two touches, so that what a run leaves behind is not counted to the next


@dataclass
class Turns:
    """What one server gave: seconds until "Saved", per turn; processor seconds per touch, one a turn.

    `hand` touches once, and gives the seconds until that was stored.
    """

    server: Server
    hand: Callable[[], float]
    took: list[list[float]] = field(default_factory=list)
    computed: list[float] = field(default_factory=list)

    def touch(self) -> float:
        """Touch the next choice on the page; seconds until "Saved"."""
        time.sleep(PAUSE)
        return self.hand()


def measure_touches(folder: Path, assessment: Assessment) -> list[Figure]:
    """Touch the application and the floor by turns."""
    database = folder / "toolkit.db"
    ref = make_round(database, assessment)
    query = f"round={ref.partnership}.{ref.round}"
    with (
        serving(application(database)) as ours,
        serving(floor(database)) as bare,
        visit(ours.address, f"rate-{SECTOR}", query),  # as somebody has it open
        visit(bare.address) as there,
        Line(ours.address) as line,
    ):
        (choice,) = there.choices
        sides = (
            Turns(ours, _hand(line, ref, assessment.edition)),
            Turns(bare, lambda: there.touch(choice)),
        )
        for side in sides:
            for _ in range(WARMING):
                side.touch()
        for _ in range(TURNS):
            _take_turn(sides)
    return [*_until_saved(*sides), *_computed(*sides)]


def _hand(line: Line, ref: RoundRef, edition: str) -> Callable[[], float]:
    """Touches the responsibilities in turn, and each time another level of them."""
    responsibilities = published_editions()[edition].of_sector(SECTOR)
    touched = count()

    def touch() -> float:
        rounds, at = divmod(next(touched), len(responsibilities))
        body = change(ref, ("answer", responsibilities[at].id), LEVELS[rounds % len(LEVELS)])
        began = time.perf_counter()
        reply = line.send(body)
        took = time.perf_counter() - began
        if reply.status != SAVED:
            raise RuntimeError(f"A touch was not stored: {reply}")
        return took

    return touch


def _take_turn(sides: tuple[Turns, Turns]) -> None:
    for side in sides:
        side.took.append([])
    before = [side.server.processor_time() for side in sides]
    for _ in range(TOUCHES):  # A B A B: whatever else the machine does meets both alike
        for side in sides:
            side.took[-1].append(side.touch())
    for side, spent in zip(sides, before, strict=True):
        side.computed.append((side.server.processor_time() - spent) / TOUCHES)


def _until_saved(ours: Turns, bare: Turns) -> list[Figure]:
    return [
        Figure(
            f"touch to saved, without a browser, {name}",
            percentile(list(chain(*ours.took)), share) * 1e3,
            "ms",
            percentile(list(chain(*bare.took)), share) * 1e3,
            ratio_of_turns(ours.took, bare.took, share),
            most,
        )
        for name, share, most in (("p50", 0.5, 2.0), ("p95", 0.95, None))
    ]


def _computed(ours: Turns, bare: Turns) -> list[Figure]:
    ratio = median(one / other for one, other in zip(ours.computed, bare.computed, strict=True))
    spent, floor_spent = median(ours.computed) * 1e3, median(bare.computed) * 1e3
    return [Figure("processor: a touch", spent, "ms", floor_spent, ratio, 2.0)]
