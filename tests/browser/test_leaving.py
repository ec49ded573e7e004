"""Leave quickly: the page is covered first, then another site is there; nothing waits for the server or a question."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from assessments import Role
from tests.browser.application import Application
from tests.browser.seating import PHONE, Seating
from tests.browser.table import until

SHARED = True

REFUGE = "https://www.wikipedia.org/"
TELL_WHEN_COVERED = """
new MutationObserver(() => {
  if (!document.getElementById('toolkit-cover')) return;
  const at = (x, y) => document.elementFromPoint(x, y)?.id;
  const [right, low] = [innerWidth - 2, innerHeight - 2];
  covered([at(1, 1), at(right, 1), at(1, low), at(right, low), at(right / 2, low / 2)]);
}).observe(document.body, { childList: true });
"""


@pytest.fixture
def phone(seating: Seating) -> Page:
    """A member of the table, with a phone, on the page where one's own sector is rated."""
    return seating.open(seating.sit(seating.seat("police", Role.MEMBER), PHONE), "rate-police")


def elsewhere(page: Page) -> None:
    """The other site: there is no internet here."""
    page.context.route(
        f"{REFUGE}**", lambda route: route.fulfill(body="<title>Elsewhere</title>", content_type="text/html")
    )


def arrives(page: Page) -> None:
    expect(page).to_have_title("Elsewhere")
    assert page.url == REFUGE


def leave_button(page: Page) -> None:
    page.get_by_role("button", name="Leave quickly").click()


def shift_three_times(page: Page) -> None:
    for _ in range(3):
        page.keyboard.press("Shift")


WAYS = pytest.mark.parametrize("way", [leave_button, shift_three_times])


@WAYS
def test_the_page_is_covered_before_the_browser_goes(phone: Page, way: Callable[[Page], None]) -> None:
    seen: list[list[str]] = []
    phone.expose_function("covered", lambda corners: seen.append(corners))  # noqa: PLW0108 - Playwright marks it
    phone.evaluate(TELL_WHEN_COVERED)
    elsewhere(phone)
    way(phone)
    arrives(phone)
    assert seen == [["toolkit-cover"] * 5]


@WAYS
def test_the_place_ends_and_the_way_back_shows_nothing(
    phone: Page, seating: Seating, way: Callable[[Page], None]
) -> None:
    elsewhere(phone)
    way(phone)
    arrives(phone)
    until(lambda: not seating.seats()["police-1"].signed_in, "the place has ended")
    cookies = phone.context.cookies
    until(lambda: "seat" not in {one["name"] for one in cookies(seating.application.address)}, "the cookie is gone")
    phone.go_back()
    expect(phone.get_by_role("heading", name="Come to the table")).to_be_visible()


def test_it_works_while_one_types_and_nobody_asks_about_what_is_not_saved(phone: Page, seating: Seating) -> None:
    asked: list[str] = []
    phone.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    elsewhere(phone)
    phone.get_by_role("radio").first.click()
    phone.get_by_text("Not applicable").first.click()
    note = phone.locator(".field textarea").first
    expect(note).to_be_visible()
    seating.application.kill()
    try:
        note.press_sequentially("Half a sent")
        shift_three_times(phone)
        arrives(phone)
    finally:
        seating.application.start()
    assert asked == []


def test_capital_letters_do_not_send_one_away(phone: Page) -> None:
    phone.keyboard.press("Shift+A")
    phone.keyboard.press("Shift+B")
    phone.keyboard.press("Shift+C")
    phone.keyboard.press("Shift")
    phone.keyboard.press("Tab")
    phone.keyboard.press("Shift")
    phone.keyboard.press("Shift+Tab")
    assert phone.locator("#toolkit-cover").count() == 0
    expect(phone.get_by_role("button", name="Leave quickly")).to_be_visible()


def test_it_says_what_it_does_not_do(phone: Page, seating: Seating) -> None:
    assert "history" not in phone.title()
    told = phone.get_by_role("button", name="Leave quickly").get_attribute("title") or ""
    assert "The list of visited pages in this browser stays" in told
    phone.context.clear_cookies()
    phone.goto(f"{seating.application.address}/j")
    expect(phone.locator("footer")).to_contain_text("The list of visited pages in this browser stays")


@WAYS
def test_it_is_there_before_one_has_come_in(
    browser: Browser, application: Application, way: Callable[[Page], None]
) -> None:
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    elsewhere(page)
    page.goto(application.address)
    expect(page.get_by_role("heading", name="Come to the table")).to_be_visible()
    way(page)
    arrives(page)
    context.close()
