"""Forty files asked for at once by forty people, while thirty others rate: who rates should not notice.

Both are people of the same application and two rounds of it; what is asked for is a mix of all that there is to save.
"""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from assessments import Assessment, Partnership, Role
from benchmarks.crowd import Tab, Wire, open_tabs
from benchmarks.figures import Figure, percentile, ratio_of_turns
from benchmarks.seating import COMMAND, Guest, Place, at_the_table, begun, seat_guests, table_of
from benchmarks.servers import Server, database_url, serving, shared_application
from benchmarks.thinking import SECTOR, THINKING, hand, think_and_touch
from checklists import ResponsibilityId, published_editions
from storage import RoundRef, Store, open_store

__all__ = ["measure_exporting"]

SESSIONS, FILES = 30, 40
TURNS, SECONDS = 3, 15.0
CHANGED = ResponsibilityId("police.clear-messages")
LOOK = 1.0  # seconds between two looks whether a file is there
SEED = 20261128
# What is asked for, in turn: rows of the page of a sector's lead, and their buttons.
WANTED = (
    "sector:pdf", "whole:pdf", "whole:docx", "public:pdf", "whole:xlsx", "sector:docx", "whole:csv", "whole:ics",
)  # fmt: skip


@dataclass
class Taker(Tab):
    """A tab at the page of what is taken home. `asked` holds the addresses of the orders that it shows."""

    buttons: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Of each button, by its key: the widget's id and its fragment's."""

    asked: list[str] = field(default_factory=list)

    async def ask(self, wanted: str) -> str:
        """Touch the button of a row; the address of its order."""
        identity, fragment = next(there for key, there in self.buttons.items() if f":{wanted}:" in f"{key}:")
        message = BackMsg()
        message.rerun_script.fragment_id = fragment
        state = message.rerun_script.widget_states.widgets.add()
        state.id, state.trigger_value = identity, True
        before, self.asked = self.drawn, []
        await self._send(message)
        await self.until_drawn(before + 1)
        return self.asked[-1]

    def _take(self, message: ForwardMsg) -> None:
        super()._take(message)
        element = message.delta.new_element
        match element.WhichOneof("type"):
            case "button":
                self.buttons[element.button.id] = (element.button.id, message.delta.fragment_id)
            case "bidi_component":
                address = json.loads(element.bidi_component.json)[0].get("address")
                if address:
                    self.asked.append(str(address))


def measure_exporting(folder: Path, assessment: Assessment) -> list[Figure]:
    """Touches while nothing is made and while forty files are, by turns."""
    url = database_url(folder / "toolkit.db")
    _, raters = table_of(url, begun(assessment), at_the_table(SESSIONS))
    store = open_store(url)
    try:
        elsewhere = replace(
            assessment, partnership=Partnership("Elsewhere"), round=replace(assessment.round, closed=None)
        )
        ref = store.import_assessment(COMMAND, elsewhere).ref
        sectors = [one.id for one in published_editions()[assessment.edition].sectors]
        places = [Place(sectors[at % len(sectors)], Role.LEAD) for at in range(FILES)]
        takers = seat_guests(store, ref, places)
        with serving(shared_application(url)) as ours:
            without, beside, arrived, last = asyncio.run(_by_turns(ours, store, ref, raters, takers))
    finally:
        store.close()
    return [
        *(
            Figure(
                f"{SESSIONS} rate while {FILES} files are made: touch to saved, {name}, against without",
                percentile(list(chain(*beside)), share) * 1e3,
                "ms",
                percentile(list(chain(*without)), share) * 1e3,
                ratio_of_turns(beside, without, share),
                most,
            )
            for name, share, most in (("p50", 0.5, None), ("p95", 0.95, 2.0))
        ),
        Figure(
            f"of {FILES} files asked for at once, those that did not arrive",
            FILES * TURNS - arrived,
            "",
            most=0,
            must=True,
        ),
        Figure(f"until the last of {FILES} files was there, longest", last, "s"),
    ]


async def _by_turns(
    ours: Server, store: Store, ref: RoundRef, raters: Sequence[Guest], takers: Sequence[Guest]
) -> tuple[list[list[float]], list[list[float]], int, float]:
    """The seconds of touches without and with files being made, how many arrived, and how long the last one took."""
    without: list[list[float]] = []
    beside: list[list[float]] = []
    arrived, last = 0, 0.0
    async with AsyncExitStack() as stack:
        query = f"round={raters[0].ref.partnership}.{raters[0].ref.round}"
        await stack.enter_async_context(
            open_tabs(ours.address, f"rate-{SECTOR}", query, [one.cookie for one in raters])
        )
        query = f"round={ref.partnership}.{ref.round}"
        tabs = await stack.enter_async_context(
            open_tabs(ours.address, "download", query, [one.cookie for one in takers], kind=Taker)
        )
        hands = [hand(Wire(ours.address, one.headers), one) for one in raters]
        for touch in hands:
            await touch()
        for turn in range(TURNS):
            dice = random.Random(SEED + turn)  # noqa: S311 - for pauses
            still = asyncio.ensure_future(asyncio.sleep(SECONDS))
            without.append(await think_and_touch(hands, THINKING, dice, still))
            store.set_importance(COMMAND, ref, CHANGED, 1 + turn % 3)  # so that nothing is there already
            began = time.monotonic()
            files = asyncio.gather(
                *(_file(ours.address, tab, one, at) for at, (tab, one) in enumerate(zip(tabs, takers, strict=True)))
            )
            beside.append(await think_and_touch(hands, THINKING, dice, files))
            arrived += sum(await files)
            last = max(last, time.monotonic() - began)
    return without, beside, arrived, last


async def _file(address: str, tab: Taker, guest: Guest, at: int) -> bool:
    """Ask for a file, wait for it and fetch it; whether it came."""
    order = await tab.ask(WANTED[at % len(WANTED)])
    wire = Wire(address, guest.headers)
    try:
        while True:
            told = json.loads(await wire.fetch(order))
            if told["state"] == "ready":
                return bool(await wire.fetch(told["address"]))
            if told["state"] not in {"waiting", "making"}:
                return False
            await asyncio.sleep(LOOK)
    except ConnectionError:
        return False
    finally:
        await wire.close()
