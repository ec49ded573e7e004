"""How long a visitor who has never been here waits until a level can be chosen, and what travels until then."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page

from assessments import Assessment
from benchmarks.chromium import chromium, window
from benchmarks.figures import Figure
from benchmarks.servers import application, floor, make_round, serving
from benchmarks.touches import SECTOR

__all__ = ["measure_loading"]

TURNS = 7
BINARY = 2  # a frame of the websocket that is no text

# Remembers when the first choice could be touched: milliseconds since the address was asked for, by the page's clock.
USABLE = """
const look = () => {
  const choice = document.querySelector('[role="radio"]');
  if (choice && !choice.disabled && choice.getClientRects().length) window.usable = performance.now();
  else requestAnimationFrame(look);
};
look();
"""


@dataclass
class Visits:
    """One address, and what its visits gave: milliseconds until it was usable, bytes until all was still."""

    address: str
    waited: list[float] = field(default_factory=list)
    bytes: list[float] = field(default_factory=list)

    def come(self, browser: Browser) -> None:
        """Come as somebody whose browser has nothing of this yet."""
        page = window(browser)
        travelled = _meter(page)
        page.add_init_script(USABLE)
        page.goto(self.address)
        page.locator('[role="radio"]').first.wait_for()
        page.wait_for_load_state("networkidle")
        self.waited.append(float(page.evaluate("window.usable")))
        self.bytes.append(float(sum(travelled.values())))
        page.context.close()


def measure_loading(folder: Path, assessment: Assessment) -> list[Figure]:
    """Come to the application and to the floor by turns. The first turn warms the servers and is not counted."""
    database = folder / "toolkit.db"
    ref = make_round(database, assessment)
    with serving(application(database)) as ours, serving(floor(database)) as bare, chromium() as browser:
        here = Visits(f"http://{ours.address}/rate-{SECTOR}?round={ref.partnership}.{ref.round}")
        there = Visits(f"http://{bare.address}/")
        for _ in range(TURNS + 1):
            here.come(browser)
            there.come(browser)
    return [
        _figure("load: until a level can be chosen", "ms", here.waited[1:], there.waited[1:], 1.3),
        _figure("load: what travels until all is there", "bytes", here.bytes[1:], there.bytes[1:], 1.2),
    ]


def _figure(name: str, unit: str, ours: list[float], floors: list[float], most: float) -> Figure:
    ratio = median(one / other for one, other in zip(ours, floors, strict=True))
    return Figure(name, median(ours), unit, median(floors), ratio, most)


def _meter(page: Page) -> dict[str, int]:
    """Bytes as they travel: of each file, compressed, with its headers; and of what comes over the websocket."""
    travelled: dict[str, int] = {"websocket": 0}
    network = page.context.new_cdp_session(page)

    def arrived(event: dict[str, Any]) -> None:
        travelled[event["requestId"]] = travelled.get(event["requestId"], 0) + int(event["encodedDataLength"])

    def finished(event: dict[str, Any]) -> None:
        travelled[event["requestId"]] = int(event["encodedDataLength"])

    def framed(event: dict[str, Any]) -> None:
        frame = event["response"]
        binary = frame["opcode"] == BINARY
        travelled["websocket"] += len(b64decode(frame["payloadData"]) if binary else frame["payloadData"].encode())

    network.on("Network.dataReceived", arrived)
    network.on("Network.loadingFinished", finished)
    network.on("Network.webSocketFrameReceived", framed)
    network.send("Network.enable")
    return travelled
