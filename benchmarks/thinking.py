"""Thirty people who think between two touches, against the floor: with one visitor, and with as many.

Each of ours has a page open and listens to the round, as browsers do, while it touches.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from assessments import Assessment
from benchmarks.crowd import Ear, Tab, Wire, open_tabs
from benchmarks.fields import change
from benchmarks.figures import Figure, percentile, ratio_of_turns
from benchmarks.seating import Guest, at_the_table, begun, table_of
from benchmarks.servers import Server, database_url, floor, serving, shared_application
from checklists import SectorId, published_editions

__all__ = ["SECTOR", "THINKING", "Touch", "hand", "measure_thinking", "think_and_touch"]

SESSIONS = 30
TURNS, SECONDS = 3, 8.0
THINKING = 1.5  # seconds between two touches, on average; some think long, some hardly at all
HARDLY = 0.05  # of the only visitor, so that a turn has enough touches
SECTOR = SectorId("police")
SAVED = 200  # the status of HTTP
SEED = 20261123

Touch = Callable[[], Awaitable[None]]


@dataclass
class FloorTab(Tab):
    """A tab with the floor's one choice."""

    _choice: str = ""
    _options: tuple[str, ...] = ()
    _chosen: int = -1
    _saved: asyncio.Event = field(default_factory=asyncio.Event)

    async def touch(self) -> None:
        """Choose the next option; ends when "Saved" came."""
        self._chosen = (self._chosen + 1) % len(self._options)
        self._saved.clear()
        message = BackMsg()
        state = message.rerun_script.widget_states.widgets.add()
        state.id = self._choice
        state.string_array_value.data.append(self._options[self._chosen])
        await self._send(message)
        await self._saved.wait()

    def _take(self, message: ForwardMsg) -> None:
        super()._take(message)
        element = message.delta.new_element
        if element.WhichOneof("type") == "button_group":
            self._choice = element.button_group.id
            self._options = tuple(one.content for one in element.button_group.options)
        elif element.WhichOneof("type") == "text" and "Saved" in element.text.body:
            self._saved.set()


def measure_thinking(folder: Path, assessment: Assessment) -> list[Figure]:
    """Ours with thirty, the floor with one and the floor with thirty, by turns."""
    database = folder / "toolkit.db"
    _, guests = table_of(database_url(database), begun(assessment), at_the_table(SESSIONS))
    with serving(shared_application(database_url(database))) as ours, serving(floor(database)) as bare:
        here, alone, beside = asyncio.run(_by_turns(ours, bare, guests))
    return [
        Figure(
            f"{SESSIONS} who think: touch to saved, {name}, {against}",
            percentile(list(chain(*here)), share) * 1e3,
            "ms",
            percentile(list(chain(*there)), share) * 1e3,
            ratio_of_turns(here, there, share),
            most,
        )
        for against, there in (("floor with one", alone), (f"floor with {SESSIONS}", beside))
        for name, share, most in (("p50", 0.5, 2.0), ("p95", 0.95, 3.0))
    ]


async def _by_turns(ours: Server, bare: Server, guests: Sequence[Guest]) -> tuple[list[list[float]], ...]:
    """The seconds that touches took, a list for each turn: ours, the floor with one visitor, the floor with as many."""
    ref = guests[0].ref
    query = f"round={ref.partnership}.{ref.round}"
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(
            open_tabs(ours.address, f"rate-{SECTOR}", query, [one.cookie for one in guests])
        )
        ears = [Ear(Wire(ours.address, one.headers), query.partition("=")[2], lambda *_: None) for one in guests]
        listening = [asyncio.ensure_future(one.listen()) for one in ears]
        floors = await stack.enter_async_context(open_tabs(bare.address, "", "", [""] * SESSIONS, kind=FloorTab))
        wires = [Wire(ours.address, one.headers) for one in guests]
        hands = [hand(wire, one) for wire, one in zip(wires, guests, strict=True)]
        for touch in (*hands, *(one.touch for one in floors)):
            await touch()
        turns: tuple[list[list[float]], ...] = ([], [], [])
        for turn in range(TURNS):
            dice = random.Random(SEED + turn)  # noqa: S311 - for pauses
            for took, touches, thinking in zip(
                turns,
                (hands, [floors[0].touch], [one.touch for one in floors]),
                (THINKING, HARDLY, THINKING),
                strict=True,
            ):
                took.append(
                    await think_and_touch(touches, thinking, dice, asyncio.ensure_future(asyncio.sleep(SECONDS)))
                )
        for one in listening:
            one.cancel()
        await asyncio.gather(*listening, return_exceptions=True)
        for wire in (*wires, *(one.wire for one in ears)):
            await wire.close()
    return turns


async def think_and_touch(
    touches: Sequence[Touch], thinking: float, dice: random.Random, until: asyncio.Future[Any]
) -> list[float]:
    """Let everybody think and touch until something has ended; the seconds that each touch took."""
    took: list[float] = []

    async def one(touch: Touch) -> None:
        while not until.done():
            await asyncio.sleep(dice.expovariate(1 / thinking))
            began = time.perf_counter()
            await touch()
            took.append(time.perf_counter() - began)

    await asyncio.gather(*map(one, touches))
    return took


def hand(wire: Wire, guest: Guest) -> Callable[[], Coroutine[Any, Any, None]]:
    """Touches the responsibilities of the sector in turn, and each time another level of them."""
    own = published_editions()["2026.1"].of_sector(SECTOR)
    touched = 0

    async def touch() -> None:
        nonlocal touched
        rounds, at = divmod(touched, len(own))
        touched += 1
        reply = await wire.save(change(guest.ref, ("rating", own[at].id), str(rounds % 5)))
        if reply.status != SAVED:
            raise RuntimeError(f"A touch was not stored: {reply}")

    return touch
