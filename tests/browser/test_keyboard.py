"""The main job by keyboard alone: Tab, arrows, Space, Enter and letters; where one is can be seen all the way."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.keyboard import FOCUS, MOST_STEPS, Keyboard
from tests.browser.table import Table

FIRST = "health-care.screening-protocols"


def test_from_a_new_partnership_to_a_saved_level_and_a_prepared_plan_without_a_mouse(table: Table) -> None:
    keyboard = Keyboard(table.page)
    table.name = "Keyboard"
    keyboard.tab_to("Name of the partnership", role="input")
    table.page.keyboard.type(table.name)
    keyboard.tab_to("Start", role="button")
    keyboard.press("Enter")
    expect(table.page.get_by_role("heading", name="Health care", exact=True)).to_be_focused()  # and is read aloud
    for number in range(1, 14):  # their choices come by a script, one after the other
        expect(table.choice(number, "0 Not in place")).to_be_visible()
    table.settle()

    keyboard.tab_to("0 Not in place", role="radio")
    expect(table.choice(1, "0 Not in place")).to_be_focused()
    for level in ("1 Planned", "2 Partly in place"):
        keyboard.press("ArrowRight")
        expect(table.choice(1, level)).to_be_focused()
    assert table.entry(FIRST).agreed is None  # the arrows only move
    keyboard.press("Space")
    table.wait_for(FIRST, lambda one: one.agreed and one.agreed.answer == 2)
    expect(table.item(1)).to_contain_text("✓ Saved")
    assert table.settle().page.evaluate(FOCUS)["name"].startswith("2 Partly in place")

    _back_to_the_top(keyboard, "4 Download")
    keyboard.press("Enter")
    expect(table.page.get_by_role("heading", name="Take the plan home")).to_be_visible()
    keyboard.tab_to("PDF", role="button")
    keyboard.press("Enter")
    link = table.page.locator(".st-key-file-whole a.save")
    expect(link).to_be_visible(timeout=60_000)
    keyboard.tab_to("Save plan.pdf", role="a")
    with table.page.expect_download() as coming:
        keyboard.press("Enter")
    assert coming.value.suggested_filename == "plan.pdf"
    assert keyboard.unseen == []


def _back_to_the_top(keyboard: Keyboard, name: str) -> None:
    for _step in range(MOST_STEPS):
        keyboard.press("Shift+Tab")
        focus = keyboard.page.evaluate(FOCUS)
        if focus and name in focus["name"]:
            return
    message = f"{name} cannot be reached backwards"
    raise AssertionError(message)
