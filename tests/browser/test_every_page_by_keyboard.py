"""What one does on each page, by keyboard alone, by whoever works alone on one laptop; the focus is in sight."""

from __future__ import annotations

from collections.abc import Generator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from assessments import Action, Assessment, Status
from checklists import ResponsibilityId, SectorId
from tests.browser.keyboard import Hands
from tests.browser.seating import COMMAND, Seating
from tests.browser.table import until

EXAMPLE = Path(__file__).parents[2] / "examples" / "harbour-district-baseline.json"
FIRST, FOURTH = ResponsibilityId("health-care.screening-protocols"), ResponsibilityId("health-care.department-guidance")


@pytest.fixture
def hands(page: Page) -> Generator[Hands]:
    """Somebody without a mouse, who always sees where they are."""
    made = Hands(page)
    yield made
    assert made.unseen == []


def stored(seating: Seating) -> Assessment:
    return seating.store.round_state(COMMAND, seating.ref).assessment


def draft(seating: Seating) -> Action:
    (only,) = stored(seating).actions or ()
    return only


def test_start_a_file_is_brought_in_and_a_round_is_opened(seating: Seating, hands: Hands) -> None:
    page = hands.page
    page.goto(seating.application.address)
    expect(page.get_by_role("heading", name="How well do we answer")).to_be_visible()
    hands.reach(page.get_by_test_id("stFileUploader").locator("button"))
    with page.expect_file_chooser() as chooser:
        hands.press("Enter")
    chooser.value.set_files(EXAMPLE)
    expect(page.get_by_role("heading", name="Health care", exact=True)).to_be_focused()
    page.goto(seating.application.address)
    listing = page.locator("[class*='st-key-listing-']", has_text="Baseline").first
    hands.do(listing.get_by_role("button", name="Open"))
    expect(page.get_by_role("heading", name="Health care", exact=True)).to_be_focused()


def test_rate_a_note_a_target_and_a_reason(seating: Seating, hands: Hands) -> None:
    page = seating.open(hands.page, "rate-health-care")
    item = page.locator(".st-key-item-1")
    hands.reach(item.get_by_role("radiogroup").first)
    for _step in range(6):  # from 0 to 4, and over "not known"
        hands.press("ArrowRight")
    hands.press("Space")
    expect(item.get_by_label("Why can this not arise here?")).to_be_visible()
    hands.stay("beside not applicable")
    hands.write(item.get_by_label("Why can this not arise here?"), "No hospital here")
    until(lambda: (agreed := stored(seating).entry(FIRST).agreed) and agreed.reason == "No hospital here", "the reason")
    hands.do(item.locator("summary").filter(has_text="Note, evidence"))
    hands.stay("on the fold")
    hands.write(item.get_by_label("Note", exact=True), "Asked twice")
    until(lambda: (agreed := stored(seating).entry(FIRST).agreed) and agreed.note == "Asked twice", "the note")


def test_gaps_a_cell_leads_on_and_a_picture_is_saved(seating: Seating, hands: Hands) -> None:
    seating.store.set_agreed(COMMAND, seating.ref, FIRST, 1)
    page = seating.open(hands.page, "gaps")
    heat = page.locator(".st-key-heat-responsibilities")
    hands.do(heat.locator("summary"))
    hands.stay("on the fold")
    hands.reach(heat.get_by_role("button", name="(PNG)"))
    with page.expect_download() as saved:
        hands.press("Enter")
    assert saved.value.suggested_filename == "heatmap-1.png"
    hands.reach(heat.locator("td a").first, "Shift+Tab")
    hands.press("ArrowRight")
    hands.press("Enter")
    expect(page.locator("[class~='st-key-item-2']")).to_be_focused()


def test_plan_an_action_is_begun_filled_in_and_removed(seating: Seating, hands: Hands) -> None:
    seating.store.set_agreed(COMMAND, seating.ref, FIRST, 1)
    page = seating.open(hands.page, "plan")
    hands.do(page.get_by_role("button", name="Take it on"))
    expect(page.get_by_text("Written down.")).to_be_visible()
    hands.stay("after Take it on")
    hands.write(page.get_by_label("What is to be done"), "Print the cards")
    hands.choose("Who leads", "Police")
    until(lambda: draft(seating).lead == "police", "the lead")
    hands.stay("after the lead")
    hands.reach(page.get_by_label("Done by"))
    page.keyboard.type("09092027")
    hands.press("Tab")
    until(lambda: draft(seating).is_taken_on, "taken on")
    assert draft(seating).title == "Print the cards"
    hands.do(page.get_by_role("button", name="Remove this action"))
    hands.do(page.get_by_role("button", name="Remove it"))
    until(lambda: not stored(seating).actions, "removed")
    hands.stay("after Remove it")


def test_plan_it_is_looked_at_in_another_way_and_a_fold_opens(seating: Seating, hands: Hands) -> None:
    seating.store.set_agreed(COMMAND, seating.ref, FIRST, 1)
    seating.store.set_agreed(COMMAND, seating.ref, FOURTH, 1)
    seating.store.add_action(COMMAND, seating.ref, Action("a1", "Train the desk", (FIRST,)))
    page = seating.open(hands.page, "plan")
    gap = page.locator("[class*='st-key-gap-']").nth(1)
    hands.do(gap.locator("summary").filter(has_text="What could help"))
    hands.stay("on the fold")
    hands.do(gap.get_by_role("button", name="Add the gap"))
    until(lambda: len(draft(seating).responsibilities) == 2, "it serves both")
    hands.stay("after Add the gap")
    hands.reach(page.get_by_role("radio", name="By priority"))
    hands.press("ArrowRight")
    hands.press("Space")
    expect(page.get_by_role("heading", name="(1)").last).to_be_visible()
    hands.stay("after By lead")


def test_download_large_print_for_a_sector(seating: Seating, hands: Hands) -> None:
    seating.store.set_agreed(COMMAND, seating.ref, FIRST, 1)
    page = seating.open(hands.page, "download")
    hands.reach(page.get_by_role("radio", name="Usual print"))
    hands.press("ArrowRight")
    hands.press("Space")
    hands.stay("after Large print")
    expect(page.get_by_role("radio", name="Large print")).to_be_checked()
    hands.choose("Which sector", "Police")
    hands.stay("after Police")
    row = page.locator(".st-key-file-sector")
    hands.do(row.get_by_role("button", name="Table (CSV)"))
    hands.stay("after Table")
    expect(row.locator("a.save")).to_be_visible()
    hands.reach(row.locator("a.save"))
    with page.expect_download() as saved:
        hands.press("Enter")
    assert saved.value.suggested_filename == "actions-police.csv"


def test_round_it_is_called_otherwise_aims_higher_and_is_closed(seating: Seating, hands: Hands) -> None:
    page = seating.open(hands.page, "round")
    hands.write(page.get_by_label("Title of the round"), "First look")
    until(lambda: stored(seating).round.title == "First look", "the title")
    hands.reach(page.get_by_label("Closed on"))
    page.keyboard.type("05052026")
    hands.choose("Level that the round aims at", "4")
    until(lambda: stored(seating).round.target == 4, "the target")
    assert stored(seating).round.closed == date(2026, 5, 5)
    hands.stay("after the target")


def test_adapt_something_is_left_out_called_otherwise_and_added(seating: Seating, hands: Hands) -> None:
    page = seating.open(hands.page, "adapt")
    hands.do(page.locator("summary").filter(has_text="What the sectors are called here"))
    hands.write(page.get_by_label("Police", exact=True), "Guards")
    until(lambda: (made := stored(seating).overlay) and made.sectors, "the name")
    hands.choose("Left out in this round", "screening")
    until(lambda: (made := stored(seating).overlay) and made.hidden, "left out")
    hands.stay("after what is left out")
    hands.reach(page.get_by_label("What a sector does here"))
    page.keyboard.type("Night buses stop on request")
    hands.do(page.get_by_role("button", name="Add it"))
    until(lambda: (made := stored(seating).overlay) and made.added, "added")
    hands.stay("after Add it")


def test_follow_up_how_an_action_stands(seating: Seating, hands: Hands) -> None:
    seating.store.set_agreed(COMMAND, seating.ref, FIRST, 1)
    seating.store.add_action(COMMAND, seating.ref, Action("a1", "Train the desk", (FIRST,), lead=SectorId("police")))
    page = seating.open(hands.page, "follow-up")
    hands.choose("Status", "Blocked")
    until(lambda: draft(seating).stands is Status.BLOCKED, "blocked")
    hands.stay("after the status")
    hands.do(page.locator("summary").filter(has_text="What has happened so far"))
    hands.stay("on the fold")
    expect(page.locator("[class*='st-key-action-'], .st-key-page").last).to_contain_text("Blocked")


def test_next_round_is_begun_and_compared(seating: Seating, hands: Hands) -> None:
    seating.store.set_agreed(COMMAND, seating.ref, FIRST, 1)
    seating.store.change_round(COMMAND, seating.ref, {"closed": date(2026, 11, 1)}, seen={})
    page = seating.open(hands.page, "next-round")
    hands.write(page.get_by_label("What to call this round"), "A year later")
    hands.do(page.get_by_role("button", name="Begin the next round"), "Shift+Tab")
    until(lambda: any(one.title == "A year later" for one in seating.store.rounds(COMMAND)), "begun")
    expect(page.locator(".st-key-page h1")).to_be_focused()
    page = seating.open(page, "compare")
    hands.reach(page.get_by_role("combobox", name="The later round"))
    hands.do(page.locator(".st-key-heat-changes summary"))
    hands.stay("on the fold")


def test_whole_everything_is_saved_and_deleted(seating: Seating, hands: Hands) -> None:
    page = seating.open(hands.page, "whole")
    hands.do(page.get_by_role("button", name="Prepare"))
    link = page.locator(".st-key-file-everything a.save")
    expect(link).to_be_visible()
    hands.stay("after Prepare")
    hands.reach(link)
    with page.expect_download() as saved:
        hands.press("Enter")
    assert saved.value.suggested_filename == "everything.zip"
    name = stored(seating).partnership.name
    hands.reach(page.get_by_label("Type the name of the partnership"))
    page.keyboard.type(name)
    hands.do(page.get_by_role("button", name="Delete everything"))
    until(lambda: not any(one.name == name for one in seating.store.rounds(COMMAND)), "deleted")
    expect(page.get_by_role("heading", name="How well do we answer")).to_be_visible()
    hands.stay("after the deletion")


def test_guide_a_chapter_is_read_and_the_guide_is_saved(seating: Seating, hands: Hands) -> None:
    page = seating.open(hands.page, "guide")
    chapter = page.locator(".st-key-page summary").first
    hands.do(chapter)
    expect(page.locator(".st-key-page details").first).to_have_attribute("open", "")
    hands.stay("on a chapter")
    hands.do(page.get_by_role("button", name="Prepare"), "Shift+Tab")
    hands.stay("after Prepare")
    expect(page.locator(".st-key-file-guide a.save")).to_be_visible(timeout=120_000)
