"""Two rounds of one partnership beside each other."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.table import Table


def test_two_rounds_are_compared_with_what_was_finished_and_over_time(table: Table) -> None:
    page = table.open_example().page
    table.go_to("2 Gaps")
    page.get_by_role("link", name="See what has changed from round to round").click()
    expect(page.get_by_role("heading", name="What has changed")).to_be_visible()
    facts = page.locator(".st-key-facts")
    for count in ("25\nhigher than before", "22\nthe same", "5\nlower than before", "12\nnot comparable"):
        expect(facts).to_contain_text(count.replace("\n", ""))
    expect(page.locator(".st-key-heat-changes .heat td.higher-2").first).to_be_visible()
    row = page.locator(".table.changes").get_by_role("row", name="The police offer creative ways")
    expect(row).to_contain_text("1 → 3")
    expect(row).to_contain_text("✓ Somebody trained at the police desk at night")
    expect(page.get_by_text("Whether one led to the other, only you can say.")).to_be_visible()
    police = page.locator(".multiple", has_text="Police")
    expect(police.locator("li")).to_have_count(2)
    expect(police.locator("li").last).to_contain_text("2 of 7")
    page.get_by_text("The same as a table, with the words").click()
    expect(page.get_by_text("not comparable: no level in the earlier round").first).to_be_visible()


def test_with_one_round_there_is_nothing_to_compare_and_the_next_one_is_offered(table: Table) -> None:
    table.start_partnership("Only once")
    table.go_to("This round").page.get_by_role("link", name="See what has changed from round to round").click()
    expect(table.page.get_by_text("There is one round so far.")).to_be_visible()
    expect(table.page.get_by_role("link", name="Begin the next round")).to_be_visible()


def test_a_round_in_which_nothing_is_agreed_is_opened_and_not_followed_by_another(table: Table) -> None:
    table.start_partnership("Just begun")
    listing = table.arrive().page.locator("[class*='st-key-listing-']", has_text="Just begun").first
    expect(listing.get_by_role("button", name="Open")).to_be_visible()
    expect(listing.get_by_role("link", name="Begin the next round")).to_have_count(0)
