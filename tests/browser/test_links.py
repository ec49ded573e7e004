"""Links from page to page, and what is there without asking the server."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.table import Table

OK = 400  # the first status of HTTP that says what was wrong


def at(page: Page, name: str) -> None:
    expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()


def test_a_link_leads_on_and_the_browser_back_without_loading_all_anew(table: Table) -> None:
    page = table.open_example().page
    page.evaluate("window.stays = true")
    table.go_to_sector("NGOs")
    expect(page).to_have_url(re.compile(r"/rate-ngos\?round="))
    page.go_back()
    at(page, "Health care")
    page.go_forward()
    at(page, "NGOs")
    table.settle()
    page.get_by_role("link", name="2 Gaps", exact=True).click()
    at(page, "Where the gaps are")
    assert page.evaluate("window.stays")


def test_a_link_opens_in_a_tab_of_its_own_too(table: Table) -> None:
    page = table.open_example().page
    with page.context.expect_page() as opened:
        page.locator(".rail").get_by_role("link", name="Police").click(modifiers=["ControlOrMeta"])
    at(opened.value, "Police")
    at(page, "Health care")


def test_whoever_goes_by_a_link_with_the_keyboard_is_at_it_still(table: Table) -> None:
    page = table.open_example().page
    link = page.locator(".rail").get_by_role("link", name="Police")
    link.focus()
    page.keyboard.press("Enter")
    at(page, "Police")
    expect(page.locator(".rail a[aria-current]")).to_contain_text("Police")
    expect(link).to_be_focused()


def test_an_address_that_somebody_kept_asks_for_nothing_in_vain(table: Table) -> None:
    address = table.open_example().page.url
    page = table.page.context.new_page()
    asked: list[tuple[int, str]] = []
    page.on("response", lambda response: asked.append((response.status, response.url)))
    page.goto(address)
    at(page, "Health care")
    assert [one for one in asked if one[0] >= OK] == []
    assert len(asked) > 1


def test_what_helps_to_decide_opens_without_a_connection(table: Table) -> None:
    page = table.open_example().page
    table.settle()
    page.context.set_offline(True)
    table.item(1).get_by_text("Why it matters, what to ask").click()
    expect(table.item(1).get_by_text("What it changes for women")).to_be_visible()
    page.get_by_role("button", name="If somebody tells what happened to them").click()
    expect(page.get_by_role("heading", name="What to do at once")).to_be_visible()
    page.context.set_offline(False)
