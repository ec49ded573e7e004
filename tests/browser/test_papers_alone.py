"""Alone on one laptop, with ratings that were entered from paper: counted, revealed by one touch, and agreed on."""

from __future__ import annotations

from playwright.sync_api import expect

from assessments import Assessment, Partnership, Round, Seat
from checklists import ResponsibilityId, SectorId
from storage import open_store
from tests.browser.application import HOST
from tests.browser.table import Table

FIRST = ResponsibilityId("police.clear-messages")
SEATS = (Seat("police-1", SectorId("police")), Seat("ngos-1", SectorId("ngos")))


def test_papers_are_counted_until_one_touch_shows_them_and_another_hides_them_again(table: Table) -> None:
    table.name = "Papers alone"
    store = open_store(table.application.url)
    begun = Assessment("2026.1", Partnership(table.name), Round("Baseline"), SEATS)
    ref = store.import_assessment(HOST, begun).ref
    store.enter_rating(HOST, ref, "police-1", FIRST, 4)
    store.enter_rating(HOST, ref, "ngos-1", FIRST, 1)
    store.close()
    table.page.goto(f"{table.application.address}/rate-police?round={ref.partnership}.{ref.round}")
    card = table.item(1)
    expect(card).to_contain_text("2 of 2 have rated this")
    expect(card.locator(".dots")).to_have_count(0)
    expect(table.item(2).get_by_role("button", name="Reveal")).to_have_count(0)  # nobody rated that one

    card.get_by_role("button", name="Reveal").click()
    expect(card.locator(".dots")).to_contain_text("2 ratings")
    expect(card).to_contain_text("The sector’s own voices see it 3 levels higher than the others do.")
    table.choose(1, "1 Planned")
    assert table.entry(FIRST).agreed.answer == 1  # type: ignore[union-attr]

    card.get_by_role("button", name="Hide again").click()
    expect(card.locator(".dots")).to_have_count(0)
    expect(card).to_contain_text("2 of 2 have rated this")
