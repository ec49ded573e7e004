"""One touch in a real browser: from the click until "Saved" stands in the page."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from playwright.sync_api import Page

from assessments import Assessment
from benchmarks.chromium import chromium, window
from benchmarks.figures import Figure, percentile, ratio_of_turns
from benchmarks.servers import application, floor, make_round, serving
from benchmarks.touches import SECTOR

__all__ = ["measure_browsing"]

TURNS, TOUCHES, WARMING = 5, 21, 7
PAUSE = 180  # milliseconds between two touches, so that what one leaves behind is not counted to the next

# Clicks the next level of the choice of that number, and resolves to the milliseconds until "Saved" stands anew beside
# it: gone and come back, since it tells the second alone; or another one. The clock is the page's own, so the way to
# the browser and back is not in it.
TOUCH = """number => new Promise((resolve, reject) => {
  const group = document.querySelectorAll('[role="radiogroup"]')[number];
  const card = group.closest('[class*="st-key-item-"]') ?? document.querySelector('[data-testid="stMain"]');
  const saved = () => [...card.querySelectorAll('.field-status, [data-testid="stText"]')]
    .map(text => text.textContent).filter(text => text.includes('Saved')).join();
  const levels = [...group.querySelectorAll('[role="radio"]')].slice(0, 5);
  const now = levels.findIndex(level => level.getAttribute('aria-checked') === 'true');
  let before = saved();
  const began = performance.now();
  const watch = new MutationObserver(() => {
    const after = saved();
    if (after === before) return;
    before = after;
    if (!after) return;
    watch.disconnect();
    resolve(performance.now() - began);
  });
  watch.observe(card, {subtree: true, childList: true, characterData: true});
  setTimeout(() => reject(new Error('nothing was saved')), 30000);
  levels[(now + 1) % levels.length].click();
})"""


@dataclass
class Tab:
    """A browser tab, and what it gave: milliseconds until "Saved", per turn."""

    page: Page
    choices: int = 0
    touched: int = 0
    took: list[list[float]] = field(default_factory=list)

    def open(self, address: str) -> None:
        """Open the page and wait until its choices are there and the browser has come to rest."""
        self.page.goto(address)
        self.page.get_by_role("radiogroup").first.wait_for()
        self.page.wait_for_load_state("networkidle")
        self.choices = self.page.get_by_role("radiogroup").count()

    def touch(self) -> float:
        """Touch the next choice; milliseconds until "Saved"."""
        self.page.wait_for_timeout(PAUSE)
        self.touched += 1
        return float(self.page.evaluate(TOUCH, self.touched % self.choices))


def measure_browsing(folder: Path, assessment: Assessment) -> list[Figure]:
    """Touch the application and the floor by turns, each in a tab of one browser."""
    database = folder / "toolkit.db"
    ref = make_round(database, assessment)
    with serving(application(database)) as ours, serving(floor(database)) as bare, chromium() as browser:
        here, there = Tab(window(browser)), Tab(window(browser))
        here.open(f"http://{ours.address}/rate-{SECTOR}?round={ref.partnership}.{ref.round}")
        there.open(f"http://{bare.address}/")
        for tab in (here, there):
            for _ in range(WARMING):
                tab.touch()
        for _ in range(TURNS):
            _take_turn(here, there)
    return [
        Figure(
            f"browser: touch to saved, {name}",
            percentile(list(chain(*here.took)), share),
            "ms",
            percentile(list(chain(*there.took)), share),
            ratio_of_turns(here.took, there.took, share),
            most,
        )
        for name, share, most in (("p50", 0.5, 1.3), ("p95", 0.95, None))
    ]


def _take_turn(*tabs: Tab) -> None:
    for tab in tabs:
        tab.took.append([])
    for _ in range(TOUCHES):
        for tab in tabs:
            tab.took[-1].append(tab.touch())
