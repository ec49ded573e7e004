"""The facilitator's and everybody's own pages: on a phone, a laptop, a projector, enlarged; and for a screen reader."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from assessments import Role
from tests.browser.application import Application
from tests.browser.seating import Seating, seated
from tests.browser.table import pick, settle
from tests.browser.test_sizes import CUT_OFF, SIZES, SMALLEST, TOO_SMALL

SHARED = True

PAGES = ("people", "paper", "log", "round", "place")
SERIOUS = {"serious", "critical"}


@pytest.fixture
def seating(application: Application, browser: Browser, request: pytest.FixtureRequest) -> Generator[Seating]:
    with seated(application, browser, request.node.name) as made:
        for sector in ("police", "police", "victims-survivors"):
            made.seat(sector)
        yield made


def opened(seating: Seating, page: Page, name: str) -> Page:
    """A page of the facilitator's, with what can be unfolded on it."""
    seating.open(page, name)
    if name == "people":
        page.get_by_text("If the facilitator’s device is lost").click()
        expect(page.get_by_role("button", name="Make a recovery key")).to_be_visible()
    if name == "paper":
        pick(page, page.get_by_label("Whose paper"), "Police 1")
        expect(page.locator(".st-key-line-1")).to_be_visible()
    return settle(page)


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())
def test_nothing_is_cut_off_and_all_is_large_enough_for_a_finger(seating: Seating, size: tuple[int, int]) -> None:
    width, height = size
    seat = seating.seat("local-government", Role.FACILITATOR)
    page = seating.sit(seat, {"width": width, "height": height})
    found = {}
    for name in PAGES:
        opened(seating, page, name)
        wide = page.evaluate("document.documentElement.scrollWidth")
        wrong = [*page.evaluate(CUT_OFF), *page.evaluate(TOO_SMALL % SMALLEST)]
        if wrong or wide > width:
            found[name] = [wide, *wrong]
    assert found == {}


def test_a_screen_reader_finds_nothing_serious_in_its_way(seating: Seating) -> None:
    page = seating.sit(seating.seat("local-government", Role.FACILITATOR))
    found = {}
    for name in PAGES:
        opened(seating, page, name)
        violations = Axe().run(page).response["violations"]
        serious = [(one["id"], one["nodes"][0]["html"][:160]) for one in violations if one["impact"] in SERIOUS]
        if serious:
            found[name] = serious
    assert found == {}


def test_a_shown_card_has_nothing_serious_in_its_way_either(seating: Seating) -> None:
    page = seating.open(seating.sit(seating.seat("local-government", Role.FACILITATOR)), "people")
    page.locator(".st-key-seat-police-1").get_by_role("button", name="Show card").click()
    expect(page.locator("[class*='st-key-shown-code-'] .code")).to_be_visible()
    violations = Axe().run(settle(page)).response["violations"]
    assert [one["id"] for one in violations if one["impact"] in SERIOUS] == []
