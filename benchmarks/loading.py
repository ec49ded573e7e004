"""How long a visitor who has never been here waits until a level can be chosen, and what travels until then."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser

from assessments import Assessment
from benchmarks.chromium import chromium, window
from benchmarks.figures import Figure, beside_floor
from benchmarks.meter import Meter
from benchmarks.servers import application, floor, make_round, serving
from benchmarks.touches import SECTOR

__all__ = ["measure_loading"]

TURNS = 7

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
        meter = Meter(page)
        page.add_init_script(USABLE)
        page.goto(self.address)
        page.locator('[role="radio"]').first.wait_for()
        page.wait_for_load_state("networkidle")
        self.waited.append(float(page.evaluate("window.usable")))
        self.bytes.append(float(meter.total()))
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
        beside_floor("load: until a level can be chosen", "ms", here.waited[1:], there.waited[1:], 1.3),
        beside_floor("load: what travels until all is there", "bytes", here.bytes[1:], there.bytes[1:], 1.2),
    ]
