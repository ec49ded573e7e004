"""A year later: the next round begins with what is open, and everything that is answered starts blank."""

from __future__ import annotations

from playwright.sync_api import expect

from assessments import Status
from tests.browser.table import Table

ENDED = (Status.DONE, Status.DROPPED)


def test_the_next_round_is_begun_from_the_round_before_with_its_open_actions(table: Table) -> None:
    page = table.open_example().page
    before = table.stored()
    assert before.round.title == "Second round"
    table.arrive()
    second = page.locator("[class*='st-key-listing-']", has_text="Second round").first
    second.get_by_role("link", name="Begin the next round").click()
    expect(page.get_by_role("heading", name="Begin the next round")).to_be_visible()
    open_actions = tuple(one for one in before.actions or () if one.stands not in ENDED)
    expect(page.locator(".st-key-along")).to_contain_text(f"{len(open_actions)} open actions, with their history")
    table.write(page.get_by_label("What to call this round"), "Third round")
    page.get_by_role("button", name="Begin the next round").click()
    expect(page.locator(".band-name")).to_contain_text("Third round")
    expect(table.item(1)).to_be_visible()
    expect(page.locator(".rail")).to_contain_text("0 of 64 discussed")
    begun = table.stored()
    assert begun.round.title == "Third round"
    assert begun.actions == open_actions
    assert {id_: one.target for id_, one in (begun.entries or {}).items() if one.target} == {
        id_: one.target for id_, one in (before.entries or {}).items() if one.target
    }


def test_who_stands_on_an_old_round_is_told_of_the_later_one(table: Table) -> None:
    page = table.open_example().page
    table.arrive()
    baseline = page.locator("[class*='st-key-listing-']", has_text="Baseline").first
    expect(baseline.get_by_role("link", name="Begin the next round")).to_have_count(0)
    baseline.get_by_role("button", name="Open").click()
    expect(table.item(1)).to_be_visible()
    table.go_to("This round")
    page.get_by_role("link", name="Begin the next round").click()
    expect(page.get_by_text("comes after this one")).to_be_visible()
    page.get_by_role("link", name="Go on from").click()
    expect(page.locator(".muted-follows")).not_to_contain_text("Baseline")
