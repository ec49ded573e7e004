"""Help beside every screen, keys of one letter, and which link leads to where one is."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from checklists import ResponsibilityId
from tests.browser.round_table import PHONE, Gather, seat
from tests.browser.table import until

SHARED = True

SECOND = ResponsibilityId("police.enable-reporting")


def panel(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Help")


def test_the_words_are_one_touch_away_on_a_phone_and_the_way_out_stays_in_reach(gather: Gather) -> None:
    page = gather(seat("police")).sit("police-1", "rate-police", PHONE).page
    page.get_by_role("button", name="Help", exact=True).click()
    expect(panel(page).get_by_role("heading", name="Help")).to_be_focused()
    expect(panel(page).get_by_role("rowheader", name="agreed level")).to_be_visible()
    panel(page).get_by_text("What the figures say").click()
    expect(panel(page).get_by_role("rowheader", name="3 In place")).to_be_visible()
    panel(page).get_by_text("Light or dark").click()
    panel(page).get_by_role("button", name="High contrast, dark").click()
    expect(page.locator("html")).to_have_attribute("data-contrast", "more")
    expect(panel(page).locator("[data-look][aria-pressed=true]")).to_have_text("High contrast, dark")
    page.get_by_role("button", name="Leave quickly").click(trial=True)  # nothing lies over it
    assert panel(page).evaluate("one => one.scrollWidth <= one.clientWidth")
    page.keyboard.press("Escape")
    expect(panel(page)).to_be_hidden()
    expect(page.get_by_role("button", name="Help", exact=True)).to_be_focused()


def test_help_begins_with_what_there_is_to_do_on_the_page_that_it_is_opened_from(gather: Gather) -> None:
    person = gather(seat("police")).sit("police-1", "rate-police")
    told = panel(person.page).locator("[data-page]:visible")
    for link, words in ((None, "choose how far it is in place"), ("3 Gaps", "how many levels are missing")):
        if link:
            person.page.get_by_role("link", name=link).click()
            expect(person.page.get_by_role("heading", name="Where the gaps are")).to_be_visible()
        person.page.get_by_role("button", name="Help", exact=True).click()
        expect(told).to_have_count(1)
        expect(told).to_contain_text(words)
        person.page.keyboard.press("Escape")


def test_letters_go_from_one_to_the_next_and_a_figure_chooses_only_in_the_answers(gather: Gather) -> None:
    table = gather(seat("police"))
    person = table.sit("police-1", "rate-police")
    expect(person.choice(2, "0 Not in place")).to_be_visible()
    for key, number in (("n", 1), ("n", 2), ("3", 2), ("p", 1), ("n", 2)):
        person.page.keyboard.press(key)
        expect(person.page.locator(f".st-key-item-{number} h2")).to_be_focused()
    assert not table.own("police-1")  # the figure was pressed where nothing is chosen
    person.page.keyboard.press("a")
    expect(person.choice(2, "0 Not in place")).to_be_focused()
    person.page.keyboard.press("3")
    expect(person.choice(2, "3 In place")).to_be_checked()
    until(lambda: table.own("police-1"), "it is stored")
    assert table.own("police-1")[SECOND].answer == 3


def test_letters_do_nothing_while_somebody_types_or_once_they_are_switched_off(gather: Gather) -> None:
    person = gather(seat("police")).sit("police-1", "rate-police")
    person.item(1).get_by_text("A note of your own").click()
    note = person.item(1).get_by_label("Why you see it so")
    note.press_sequentially("n?pa")
    expect(note).to_have_value("n?pa")
    expect(note).to_be_focused()
    expect(panel(person.page)).to_be_hidden()

    person.page.locator(".st-key-item-1 h2").click()
    person.page.keyboard.press("?")
    box = panel(person.page).get_by_label("Single letters work as keys")
    expect(box).to_be_checked()
    box.uncheck()
    person.page.keyboard.press("Escape")
    for key in ("n", "?"):
        person.page.keyboard.press(key)
    person.page.reload()
    person.settle().page.keyboard.press("n")
    person.page.keyboard.press("?")
    expect(panel(person.page)).to_be_hidden()
    expect(person.page.locator(".st-key-item-1 h2")).not_to_be_focused()


def test_a_screen_reader_hears_which_sector_and_which_step_one_is_at(gather: Gather) -> None:
    page = gather(seat("police")).sit("police-1", "rate-police").page
    rail, steps = page.locator(".rail"), page.locator(".steps")
    expect(rail.locator("[aria-current=page]")).to_contain_text("Police")
    expect(steps.locator("[aria-current=step]")).to_have_text("1 Rate")
    rail.get_by_role("link", name="NGOs").click()
    expect(rail.locator("[aria-current=page]")).to_contain_text("NGOs")
    expect(rail.locator("[aria-current]")).to_have_count(1)
