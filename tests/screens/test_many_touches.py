"""People do not wait for "Saved": what ten fast touches put down is all stored."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from playwright.sync_api import Browser

from assessments import Assessment, Partnership, Round
from benchmarks.chromium import chromium, window
from benchmarks.hurrying import HURRIED, agreed, hurry, hurry_away, lost
from storage import Principal, RoundRef, Store
from tests.browser.application import Application

HOST = Principal.host()


@pytest.fixture(scope="module")
def browser() -> Generator[Browser]:
    with chromium() as launched:
        yield launched


@pytest.fixture
def ref(store: Store, request: pytest.FixtureRequest) -> RoundRef:
    """A new round of a partnership of its own."""
    return store.import_assessment(HOST, Assessment("2026.1", Partnership(request.node.name), Round("Baseline"))).ref


@pytest.fixture
def address(application: Application) -> str:
    return application.address.removeprefix("http://")


@pytest.mark.parametrize("time", range(3))
def test_ten_touches_at_the_same_moment_are_ten_stored(
    application: Application, address: str, store: Store, ref: RoundRef, time: int
) -> None:
    replies = hurry(address, ref)
    assert [reply.status for reply in replies] == [200] * 10, time
    assert agreed(application.database, ref) == HURRIED
    touched = [event.subject for event in store.events(HOST, ref) if event.what == "entry.answer"]
    assert sorted(touched) == sorted(HURRIED)
    assert len(touched) == 10


@pytest.mark.parametrize("time", range(3))
def test_ten_touches_in_a_browser_and_another_sector_at_once_are_ten_stored_and_the_sector_is_drawn(
    application: Application, address: str, browser: Browser, ref: RoundRef, time: int
) -> None:
    page = window(browser)
    hurry_away(page, address, ref)
    assert lost(application.database, ref) == [], time
    assert page.url.split("/")[-1].startswith("rate-police")
    page.context.close()


def test_of_fast_touches_on_one_responsibility_the_last_one_is_stored(
    application: Application, address: str, browser: Browser, store: Store, ref: RoundRef
) -> None:
    page = window(browser)
    page.goto(f"http://{address}/rate-police?round={ref.partnership}.{ref.round}")
    first = page.locator(".st-key-item-1")
    first.get_by_role("radio").first.wait_for()
    page.evaluate(
        """() => [0, 4, 1, 3, 2].forEach(
          level => document.querySelectorAll('.st-key-item-1 [role="radio"]')[level].click())"""
    )
    first.get_by_text("✓ Saved").wait_for()
    assert agreed(application.database, ref) == {"police.clear-messages": 2}
    assert store.events(HOST, ref)[0].new == "2"
    page.context.close()
