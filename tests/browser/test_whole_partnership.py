"""A partnership takes everything along, says how long ratings are kept, and leaves."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.sync_api import expect

from storage import open_store
from tests.browser.application import HOST
from tests.browser.table import Table, until

LAST_DAY = datetime.now(UTC).date() + timedelta(days=40)


def test_the_last_day_of_the_ratings_is_named_on_this_round(table: Table) -> None:
    page = table.open_example().go_to("This round").page
    field = page.locator(".st-key-retention").get_by_label("Last day on which the ratings are kept")
    table.write(field, LAST_DAY.isoformat())
    expect(page.locator(".st-key-retention")).to_contain_text("Saved")
    store = open_store(table.application.url)
    assert LAST_DAY in {store.round_state(HOST, one.ref).ratings_until for one in store.rounds(HOST)}
    store.close()


def test_a_partnership_takes_everything_along_and_is_deleted(table: Table, tmp_path: Path) -> None:
    page = table.open_example().go_to("This round").page
    page.get_by_role("link", name="Everything of this partnership").click()
    expect(page.get_by_role("heading", name="Delete it")).to_be_visible()
    saved = table.save(table.prepare("everything"), tmp_path)
    with zipfile.ZipFile(saved) as archive:
        assert {"ABOUT.txt", "round-1/assessment.json", "round-2/events.jsonl"} <= set(archive.namelist())
    typed = page.get_by_label("Type the name of the partnership")
    typed.fill("Somebody else")
    page.get_by_role("button", name="Delete everything of this partnership").click()
    expect(page.get_by_text("This is not the name of the partnership. Nothing was deleted.")).to_be_visible()
    assert len(table.application.rounds()) == 2
    typed.fill("Harbour District")
    page.get_by_role("button", name="Delete everything of this partnership").click()
    expect(page.get_by_role("heading", name="How well do we answer")).to_be_visible()
    until(lambda: not table.application.rounds(), "the partnership is deleted")
    expect(page.get_by_text("Harbour District", exact=True)).to_have_count(0)
    backups = table.application.database.parent / "backups"
    until(lambda: len(list(backups.glob("*.backup"))) >= 2, "there is a backup of before and one of after")
