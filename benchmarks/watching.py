"""Two hundred tabs that all watch one round: how soon they see what one of them changed, and what they cost.

Each has a page open and a line of live updates. Of a rating all are told how many have rated, which a page shows
without a run; when something is agreed on, every tab has its fragment drawn again, as if all looked at the same card.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from assessments import Assessment
from benchmarks.crowd import PATIENCE, Ear, Tab, Wire, open_tabs
from benchmarks.fields import change
from benchmarks.figures import Figure, percentile
from benchmarks.seating import Guest, at_the_table, begun, table_of
from benchmarks.servers import Server, database_url, serving, shared_application
from checklists import ResponsibilityId, SectorId, published_editions
from storage import RoundRef

__all__ = ["Seen", "measure_watching", "watch"]

SESSIONS = 200
RATINGS, AGREEMENTS = 30, 6
PAUSE = (0.1, 0.7)  # seconds between two changes
SECTOR = SectorId("police")
OWN = tuple(one.id for one in published_editions()["2026.1"].of_sector(SECTOR))
SAVED = 200  # the status of HTTP
KB = 1024
SEED = 20261123

Pulse = Mapping[str, Any]
Is = Callable[[Pulse], bool]


@dataclass
class Seen:
    """Seconds from a change to what came of it: `saved` for whoever made it, one for each of the others of the rest.

    `told`: the tab knows; `drawn`: its fragment is drawn again. `memory` is what a session costs, in KB.
    """

    saved: list[float] = field(default_factory=list)
    told: list[float] = field(default_factory=list)
    drawn: list[float] = field(default_factory=list)
    memory: float = 0.0


class Crowd:
    """All who watch; each change waits until all have seen it."""

    def __init__(self, address: str, guests: Sequence[Guest], tabs: Sequence[Tab]) -> None:
        ref = guests[0].ref
        self._round = f"{ref.partnership}.{ref.round}"
        self._tabs = tabs
        self._latest: list[Pulse] = [{}] * len(guests)
        self._moments: list[float] = [0.0] * len(guests)
        self._news = asyncio.Event()
        self._ears = [
            Ear(Wire(address, one.headers), self._round, partial(self._hear, number))
            for number, one in enumerate(guests)
        ]
        self._wires = [Wire(address, one.headers) for one in guests]
        self._listening: list[asyncio.Future[None]] = []

    async def listen(self, many: int) -> None:
        """Open the lines of the first so many, and wait until each was told how the round stands."""
        self._listening += [asyncio.ensure_future(one.listen()) for one in self._ears[len(self._listening) : many]]
        await self._until(lambda pulse: "revision" in pulse, range(many))

    async def change(self, number: int, body: bytes, is_seen: Is) -> tuple[float, list[float]]:
        """Let one of them store a change; seconds until it was saved, and for each until it was told."""
        seen: list[float] = [0.0] * len(self._latest)
        began = time.perf_counter()
        waiting = asyncio.ensure_future(self._until(is_seen, range(len(seen)), seen))
        reply = await self._wires[number].save(body)
        saved = time.perf_counter() - began
        if reply.status != SAVED:
            raise RuntimeError(f"A change was not stored: {reply}")
        await waiting
        return saved, [moment - began for moment in seen]

    async def draw_again(self, topic: str) -> list[float]:
        """Let all draw the fragment of a topic again; the seconds that each took."""

        async def one(tab: Tab) -> float:
            began = time.perf_counter()
            await tab.draw_again(topic)
            return time.perf_counter() - began

        return list(await asyncio.gather(*map(one, self._tabs)))

    def revision_of(self, one: ResponsibilityId) -> int:
        """The revision at which a responsibility last changed, as far as the first has been told."""
        return int(self._latest[0]["entries"].get(one, 0))

    async def leave(self) -> None:
        """Hang up."""
        for one in self._listening:
            one.cancel()
        await asyncio.gather(*self._listening, return_exceptions=True)
        for wire in (*(one.wire for one in self._ears), *self._wires):
            await wire.close()

    def _hear(self, number: int, pulse: Pulse, moment: float) -> None:
        self._latest[number], self._moments[number] = pulse, moment
        self._news.set()

    async def _until(self, is_seen: Is, who: Iterable[int], seen: list[float] | None = None) -> None:
        """Wait until the latest that each was told is so; in `seen`, the moment at which each was told that first."""
        left = set(who)
        while left:
            for number in [one for one in left if is_seen(self._latest[one])]:
                left.discard(number)
                if seen is not None:
                    seen[number] = self._moments[number]
            if left:
                self._news.clear()
                await asyncio.wait_for(self._news.wait(), PATIENCE)


def watch(server: Server, guests: Sequence[Guest], *, ratings: int, agreements: int) -> Seen:
    """Let all guests watch while ratings are put down and levels agreed on; the first guest facilitates."""
    return asyncio.run(_watch(server, guests, ratings, agreements))


async def _watch(server: Server, guests: Sequence[Guest], ratings: int, agreements: int) -> Seen:
    found = Seen()
    ref = guests[0].ref
    page, query = f"rate-{SECTOR}", f"round={ref.partnership}.{ref.round}"
    dice = random.Random(SEED)  # noqa: S311 - for pauses
    async with AsyncExitStack() as stack:
        tabs: list[Tab] = []
        crowd = Crowd(server.address, guests, tabs)
        stack.push_async_callback(crowd.leave)

        async def come_in(some: Sequence[Guest]) -> int:
            cookies = [one.cookie for one in some]
            tabs.extend(await stack.enter_async_context(open_tabs(server.address, page, query, cookies)))
            await crowd.listen(len(tabs))
            return server.memory()

        # What the first ones cost is partly what the server would need for any.
        of_first = await come_in(guests[: len(guests) // 4])
        of_all = await come_in(guests[len(tabs) :])
        found.memory = (of_all - of_first) / (len(guests) - len(guests) // 4) / KB
        rated: dict[ResponsibilityId, int] = {}
        for number in range(ratings):
            await asyncio.sleep(dice.uniform(*PAUSE))
            guest, one = 1 + number // len(OWN) % (len(guests) - 1), OWN[number % len(OWN)]
            rated[one] = rated.get(one, 0) + 1
            saved, told = await crowd.change(guest, _rating(ref, one, number), _has_rated(one, rated[one]))
            found.saved.append(saved)
            found.told += told
        for number in range(agreements):
            await asyncio.sleep(dice.uniform(*PAUSE))
            one = OWN[number % len(OWN)]
            known = crowd.revision_of(one)
            _, told = await crowd.change(0, change(ref, ("answer", one), str(number % 5)), _is_newer(one, known))
            drawn = await crowd.draw_again(f"entry:{one}")
            found.drawn += [first + second for first, second in zip(told, drawn, strict=True)]
    return found


def _rating(ref: RoundRef, one: ResponsibilityId, number: int) -> bytes:
    return change(ref, ("rating", one), str(number % 5))


def _has_rated(one: ResponsibilityId, many: int) -> Is:
    return lambda pulse: int(pulse["rated"].get(one, 0)) >= many


def _is_newer(one: ResponsibilityId, known: int) -> Is:
    return lambda pulse: int(pulse["entries"].get(one, 0)) > known


def measure_watching(folder: Path, assessment: Assessment) -> list[Figure]:
    """Two hundred seats at one table."""
    url = database_url(folder / "toolkit.db")
    _, guests = table_of(url, begun(assessment), at_the_table(SESSIONS))
    with serving(shared_application(url)) as server:
        found = watch(server, guests, ratings=RATINGS, agreements=AGREEMENTS)
    rows = [("touch to saved", found.saved, 500.0), ("rating to told", found.told, 500.0)]
    rows.append(("agreement to drawn anew in all", found.drawn, 3000.0))
    return [
        *(
            Figure(f"{SESSIONS} watch: {name}, {share_name}", percentile(took, share) * 1e3, "ms", most=most)
            for name, took, goal in rows
            for share_name, share, most in (("p50", 0.5, None), ("p95", 0.95, goal))
        ),
        Figure(f"{SESSIONS} watch: memory of a session", found.memory, "KB", most=150.0),
    ]
