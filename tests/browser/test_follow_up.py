"""Between two rounds: the actions where they want a look, with a status, a dated sentence and their history."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.sync_api import expect

from assessments import Action, Status
from storage import Store
from tests.browser.application import HOST
from tests.browser.table import Table, until

LATE = Action("late", "Staff the desk", ("police.enable-reporting",), lead="police")
STUCK = Action("stuck", "Print the cards", ("police.clear-messages",), lead="ngos", status=Status.BLOCKED)


def test_what_is_late_gets_a_sentence_and_a_status_and_both_stand_in_its_history(
    table: Table, store: Store, tmp_path: Path
) -> None:
    table.start_partnership("Following up")
    page = table.page
    today = datetime.now(UTC).date()
    ref = next(one.ref for one in store.rounds(HOST) if one.name == "Following up")
    store.add_action(HOST, ref, LATE)
    store.change_action(HOST, ref, "late", {"due": today - timedelta(days=9)}, seen={"due": None})
    store.add_action(HOST, ref, STUCK)
    table.go_to("3 Plan")
    page.get_by_role("link", name="How the actions go").click()
    expect(page.get_by_role("heading", name="Past their date (1)")).to_be_visible()
    expect(page.get_by_role("heading", name="Blocked (1)")).to_be_visible()

    late = page.locator("[class*='st-key-action-']", has_text="Staff the desk")
    table.write(late.get_by_label("How it stands, in a sentence"), "Two officers are on leave.")
    until(lambda: _late(table).status_note == "Two officers are on leave.", "the sentence")
    table.pick(late.get_by_role("combobox", name="Status"), "Blocked")
    expect(page.get_by_role("heading", name="Blocked (2)")).to_be_visible()
    assert _late(table).stands is Status.BLOCKED
    late.get_by_text("What has happened so far").click()
    expect(late.locator(".history")).to_contain_text("Written down in “Baseline”")
    expect(late.locator(".history")).to_contain_text("■ Blocked · “Two officers are on leave.”")
    saved = table.save(table.prepare("calendar"), tmp_path)
    assert saved.name == "actions.ics"
    assert "Staff the desk" in saved.read_text(encoding="utf-8")


def test_a_new_date_takes_an_action_from_those_past_their_date(table: Table, store: Store) -> None:
    table.start_partnership("Following up later")
    page = table.page
    ref = next(one.ref for one in store.rounds(HOST) if one.name == "Following up later")
    due = datetime.now(UTC).date() - timedelta(days=9)
    store.add_action(HOST, ref, replace(LATE, due=due))
    table.go_to("3 Plan")
    page.get_by_role("link", name="How the actions go").click()
    expect(page.get_by_role("heading", name="Past their date (1)")).to_be_visible()
    later = due + timedelta(days=200)
    table.write(page.get_by_label("Done by"), later.isoformat())
    until(lambda: _late(table).due == later, "the date")
    expect(page.get_by_role("heading", name="Under way, or still to begin (1)")).to_be_visible()
    expect(page.get_by_role("heading", name="Past their date")).to_have_count(0)


def _late(table: Table) -> Action:
    return next(one for one in table.stored().actions or () if one.id == "late")
