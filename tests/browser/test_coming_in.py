"""The pages outside the screens: on a small phone, by keyboard, without a script, read aloud; and a lost connection."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from assessments import Role
from checklists import ResponsibilityId, SectorId
from tests.browser.application import Application
from tests.browser.seating import COMMAND, PHONE, Seating
from tests.browser.table import until

SHARED = True

SMALLEST = 44
TOO_SMALL = f"""
() => [...document.querySelectorAll('a, button, input, summary')].filter(one => one.checkVisibility())
  .filter(one => one.getBoundingClientRect().height < {SMALLEST} - 0.5).map(one => one.outerHTML)
"""


@pytest.fixture
def stranger(browser: Browser, application: Application) -> Generator[Page]:
    """Somebody with a phone who has only the address."""
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(application.address)
    yield page
    context.close()


def lobby_code(seating: Seating) -> str:
    return str(seating.store.make_lobby_code(COMMAND, seating.ref, SectorId("ngos")).code)


def is_fine(page: Page) -> None:
    """Nothing too small, nothing beyond the edge, nothing that cannot be read aloud."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(TOO_SMALL) == []
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


def test_each_of_the_pages_fits_a_phone_and_can_be_read_aloud(seating: Seating, stranger: Page) -> None:
    expect(stranger.get_by_role("heading", name="Come to the table")).to_be_visible()
    is_fine(stranger)
    stranger.goto(f"{seating.application.address}/j?code=x")
    expect(stranger.get_by_role("heading", name="A code never stands in an address")).to_be_visible()
    is_fine(stranger)
    stranger.get_by_label("Code").fill("no such code")
    stranger.get_by_role("button", name="Come in").click()
    expect(stranger.get_by_role("alert")).to_contain_text("does not open anything now")
    is_fine(stranger)
    stranger.get_by_label("Code").fill(lobby_code(seating).lower())
    stranger.get_by_role("button", name="Come in").click()
    (waits,) = seating.store.waiting(COMMAND, seating.ref)
    expect(stranger.get_by_role("status", name="Your number")).to_have_text(waits.number)
    is_fine(stranger)
    seating.store.turn_away(COMMAND, seating.ref, waits.id)
    expect(stranger.get_by_role("heading", name="You were not let in this time")).to_be_visible()
    is_fine(stranger)


def test_by_keyboard_alone_one_types_the_code_and_is_let_in(seating: Seating, stranger: Page) -> None:
    stranger.keyboard.type(lobby_code(seating))
    stranger.keyboard.press("Enter")
    expect(stranger.get_by_role("status", name="Your number")).to_be_visible()
    (waits,) = seating.store.waiting(COMMAND, seating.ref)
    seating.store.admit(COMMAND, seating.ref, waits.id)
    expect(stranger.locator(".band")).to_contain_text("NGOs")


def test_without_a_script_one_comes_as_far_as_the_screens(
    seating: Seating, browser: Browser, application: Application
) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(application.address)
    expect(page.get_by_role("link", name="Leave quickly")).to_have_attribute("href", "https://www.wikipedia.org/")
    page.get_by_label("Code").fill(lobby_code(seating))
    page.get_by_role("button", name="Come in").click()
    (waits,) = seating.store.waiting(COMMAND, seating.ref)
    expect(page.locator(".number")).to_have_text(waits.number)
    page.get_by_role("button", name="Do not wait").click()
    expect(page.get_by_text("You are signed out")).to_be_visible()
    assert seating.store.waiting(COMMAND, seating.ref) == ()
    context.close()


def test_a_scanned_code_stands_in_no_address_and_no_history_once_one_is_in(seating: Seating, browser: Browser) -> None:
    code = seating.code(seating.seat("police"))
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.url} {request.headers.get('referer', '')}"))
    page.goto(f"{seating.application.address}/j#{code}")
    expect(page.locator(".band")).to_be_visible()
    assert [one for one in asked if code in one and not one.startswith(f"{seating.application.address}/j#")] == []
    assert code not in page.url
    page.go_back()
    page.wait_for_load_state()
    assert code not in page.url
    context.close()


def test_a_lost_connection_is_said_above_the_page_and_so_is_its_return(seating: Seating) -> None:
    page = seating.open(seating.sit(seating.seat("police", Role.FACILITATOR), PHONE), "rate-police")
    strip = page.locator("#toolkit-strip")
    seating.application.kill()
    expect(strip).to_contain_text("No connection")
    assert page.get_by_role("dialog").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    seating.application.start()
    expect(strip).to_contain_text("Connected again")


def test_that_the_connection_is_back_is_said_for_a_while_and_then_no_more(seating: Seating) -> None:
    page = seating.sit(seating.seat("police"))
    page.clock.install()
    seating.open(page, "rate-police")
    status = page.locator("#toolkit-strip [role=status]")
    page.evaluate("dispatchEvent(new Event('offline'))")
    expect(status).to_contain_text("No connection")
    page.clock.fast_forward(60_000)
    expect(status).to_have_text("Connected again.")  # the line was never gone
    page.clock.fast_forward(15_000)
    expect(status).to_have_text("Connected again.")
    page.clock.fast_forward(10_000)
    expect(status).to_be_empty()
    page.evaluate("dispatchEvent(new Event('offline'))")
    expect(status).to_contain_text("No connection")  # it is said again the next time


def test_a_change_is_heard_again_after_the_connection_came_back(seating: Seating) -> None:
    page = seating.open(seating.sit(seating.seat("police", Role.FACILITATOR)), "rate-police")
    address = f"{seating.ref.partnership}.{seating.ref.round}"
    page.evaluate("(round) => { window.toolkit.watch(round, (pulse) => { window.heard = pulse; }); }", address)
    until(lambda: page.evaluate("window.heard?.discussed.police[0] === 0"), "the first pulse is heard")
    seating.application.stop()
    seating.application.start()
    seating.store.set_agreed(COMMAND, seating.ref, ResponsibilityId("police.clear-messages"), 2)
    until(lambda: page.evaluate("window.heard.discussed.police[0] === 1"), "the change is heard")
    assert page.evaluate("window.heard.discussed.police[1]") == 7


def test_a_page_that_comes_while_the_line_is_broken_hears_of_changes_afterwards(seating: Seating) -> None:
    page = seating.open(seating.sit(seating.seat("police", Role.FACILITATOR)), "log")  # which watches no round itself
    address = f"{seating.ref.partnership}.{seating.ref.round}"
    page.route("**/live?*", lambda route: route.abort())
    page.evaluate("(round) => { window.leave = window.toolkit.watch(round, () => {}); }", address)
    expect(page.locator("#toolkit-strip")).to_contain_text("No connection")
    page.unroute("**/live?*")
    page.evaluate("window.leave()")  # the page before has gone, the next is not there yet
    expect(page.locator("#toolkit-strip")).to_contain_text("Connected again")
    page.evaluate("(round) => { window.toolkit.watch(round, (pulse) => { window.heard = pulse; }); }", address)
    until(lambda: page.evaluate("window.heard?.discussed.police[0] === 0"), "the pulse is heard")
