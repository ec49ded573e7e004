"""Ten touches without waiting: how many of them are stored. No time, so the figures that can fail a run."""

from __future__ import annotations

import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier
from types import MappingProxyType

from playwright.sync_api import Page

from assessments import Answer, Assessment, Level
from benchmarks.chromium import chromium, window
from benchmarks.fields import HEADERS, Line, Reply, change
from benchmarks.figures import Figure
from benchmarks.seating import Guest, at_the_table, begun, table_of
from benchmarks.servers import application, database_url, make_round, serving, shared_application
from checklists import ResponsibilityId, SectorId, published_editions
from storage import Principal, RoundRef, open_store

__all__ = ["HURRIED", "agreed", "hurry", "hurry_away", "lost", "measure_hurrying", "rated_by"]

SECTOR, OTHER = SectorId("health-care"), "Police"
TIMES = 5
LEVELS: tuple[Level, ...] = (0, 1, 2, 3, 4)
LONGEST_SAVING = 20  # seconds
LOOK_EVERY = 0.05

_OF_SECTOR = published_editions()["2026.1"].of_sector(SECTOR)  # has more than ten
HURRIED: Mapping[ResponsibilityId, Level] = {one.id: LEVELS[at % 5] for at, one in enumerate(_OF_SECTOR[:10])}
"""What is touched: the first ten responsibilities of the sector, the levels in turn."""

# All in one go, as no hand could: then nothing is drawn or sent in between.
TOUCH_AND_LEAVE = """([levels, other]) => {
  levels.forEach((level, at) => document.querySelectorAll(`.st-key-item-${at + 1} [role="radio"]`)[level].click());
  [...document.querySelectorAll('.rail a')].find(link => link.textContent.includes(other)).click();
}"""


def measure_hurrying(folder: Path, assessment: Assessment) -> list[Figure]:
    """Hurry several times, each in a round of its own; the figures are how many touches were lost in all."""
    empty = replace(assessment, entries=None, actions=None)
    at_once = left = rated = 0
    with chromium() as browser:
        for number in range(TIMES):
            databases = folder / f"at-once-{number}.db", folder / f"left-{number}.db"
            refs = [make_round(one, empty) for one in databases]
            with serving(application(databases[0])) as server:
                hurry(server.address, refs[0])
                at_once += len(lost(databases[0], refs[0]))
            with serving(application(databases[1])) as server:
                hurry_away(window(browser), server.address, refs[1])
                left += len(lost(databases[1], refs[1]))
            rated += _lost_of_a_seat(folder / f"rated-{number}.db", empty)
    return [
        Figure(f"lost of {TIMES} × {len(HURRIED)} touches at once", at_once, "", most=0, must=True),
        Figure(f"lost of {TIMES} × {len(HURRIED)} ratings of a seat at once", rated, "", most=0, must=True),
        Figure(f"lost of {TIMES} × {len(HURRIED)} touches and away, in the browser", left, "", most=0, must=True),
    ]


def hurry(
    address: str, ref: RoundRef, place: tuple[str, ...] = ("answer",), headers: Mapping[str, str] = MappingProxyType({})
) -> list[Reply]:
    """Touch them all at the same moment, each over a line of its own; what was answered.

    `place` is what is touched of each, before its id: an answer, one's own rating, what is entered from a seat's paper.
    """
    together = Barrier(len(HURRIED))

    def touch(responsibility: ResponsibilityId) -> Reply:
        with Line(address) as line:
            together.wait()
            body = change(ref, (*place, responsibility), str(HURRIED[responsibility]))
            return line.send(body, {**HEADERS, **headers})

    with ThreadPoolExecutor(len(HURRIED)) as hands:
        return list(hands.map(touch, HURRIED))


def _lost_of_a_seat(database: Path, assessment: Assessment) -> int:
    url = database_url(database)
    ref, (_, guest) = table_of(url, begun(assessment), at_the_table(2))
    with serving(shared_application(url)) as server:
        hurry(server.address, ref, ("rating",), guest.headers)
    stored = rated_by(url, guest)
    return sum(stored.get(one) != level for one, level in HURRIED.items())


def rated_by(url: str, guest: Guest) -> Mapping[ResponsibilityId, Answer | None]:
    """What the database holds of a guest's own ratings, asked past the application."""
    store = open_store(url)
    try:
        own = store.own_ratings(Principal.at(guest.ref, guest.seat), guest.ref)
    finally:
        store.close()
    return {one: draft.answer for one, draft in own.items()}


def hurry_away(page: Page, address: str, ref: RoundRef) -> None:
    """Touch them all in a browser without waiting, and go to another sector at once; ends when that is drawn."""
    page.goto(f"http://{address}/rate-{SECTOR}?round={ref.partnership}.{ref.round}")
    page.locator(f".st-key-item-{len(_OF_SECTOR)} [role='radio']").first.wait_for()
    page.locator(".rail").get_by_role("link", name=OTHER).wait_for()
    page.evaluate(TOUCH_AND_LEAVE, [list(HURRIED.values()), OTHER])
    page.get_by_role("heading", name=OTHER, exact=True).wait_for()
    page.locator(".st-key-item-1 [role='radio']").first.wait_for()


def lost(database: Path, ref: RoundRef) -> list[ResponsibilityId]:
    """Those whose level is not stored, even after a while."""
    end = time.monotonic() + LONGEST_SAVING
    while (stored := agreed(database, ref)) != HURRIED and time.monotonic() < end:
        time.sleep(LOOK_EVERY)
    return [one for one, level in HURRIED.items() if stored.get(one) != level]


def agreed(database: Path, ref: RoundRef) -> Mapping[ResponsibilityId, Answer]:
    """What the database holds, asked past the application."""
    store = open_store(database_url(database))
    try:
        entries = store.round_state(Principal.host(), ref).assessment.entries or {}
    finally:
        store.close()
    return {name: entry.agreed.answer for name, entry in entries.items() if entry.agreed is not None}
