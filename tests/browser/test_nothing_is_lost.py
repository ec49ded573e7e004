"""A reload, a second tab, a power cut, two people on one text, impatient fingers: what was put down is there."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from playwright.sync_api import BrowserContext, expect

from tests.browser.application import Application
from tests.browser.table import Table, until
from tests.browser.watch import Watch

FIRST = "health-care.screening-protocols"
SECOND = "health-care.department-guidance"
LEVELS = ("0 Not in place", "1 Planned", "2 Partly in place", "3 In place", "4 Sustained")
GONE = (
    "ERR_CONNECTION",
    "ERR_EMPTY_RESPONSE",
    "ERR_INCOMPLETE_CHUNKED_ENCODING",
    "WebSocket",
    "disconnected from server",
    "server endpoint",
    "not responding",
)


def test_a_reload_shows_what_was_agreed(table: Table) -> None:
    table.start_partnership("Reloaded").choose(1, "2 Partly in place").open_details(1)
    table.write(table.item(1).get_by_label("Note", exact=True), "Typed before the reload")
    table.wait_for(FIRST, lambda one: one.agreed.note == "Typed before the reload")
    table.page.reload()
    expect(table.choice(1, "2 Partly in place")).to_be_checked()
    table.open_details(1)
    expect(table.item(1).get_by_label("Note", exact=True)).to_have_value("Typed before the reload")


def test_a_second_tab_at_the_same_address_shows_the_same_round(
    table: Table, context: BrowserContext, application: Application
) -> None:
    table.start_partnership("Two tabs").choose(1, "3 In place")
    other = Table(context.new_page(), application)
    other.page.goto(table.page.url)
    expect(other.choice(1, "3 In place")).to_be_checked()
    other.choose(2, "1 Planned")
    table.page.reload()
    expect(table.choice(2, "1 Planned")).to_be_checked()


def test_a_power_cut_loses_nothing_and_the_table_goes_on(table: Table, application: Application, watch: Watch) -> None:
    watch.expect(*GONE)
    table.start_partnership("Power cut").choose(1, "2 Partly in place")
    with power_cut(application):
        pass
    assert table.entry(FIRST).agreed.answer == 2  # type: ignore[union-attr]
    table.page.reload()
    expect(table.choice(1, "2 Partly in place")).to_be_checked()
    table.choose(2, "4 Sustained")
    assert table.entry(SECOND).agreed.answer == 4  # type: ignore[union-attr]


def test_what_is_chosen_and_typed_while_the_server_is_away_is_stored_when_it_is_back(
    table: Table, application: Application, watch: Watch
) -> None:
    watch.expect(*GONE)
    table.start_partnership("Stayed open").choose(1, "2 Partly in place").open_details(1)
    with power_cut(application):
        table.choice(2, "1 Planned").click()
        table.write(table.item(1).get_by_label("Note", exact=True), "Typed while nobody listened")
        expect(table.item(2)).to_contain_text("Not saved yet: the toolkit does not answer")
        expect(table.item(2)).not_to_contain_text("✓ Saved")
    table.wait_for(SECOND, lambda one: one.agreed and one.agreed.answer == 1)
    table.wait_for(FIRST, lambda one: one.agreed.note == "Typed while nobody listened")
    expect(table.item(2)).to_contain_text("✓ Saved")
    expect(table.choice(2, "1 Planned")).to_be_checked()


def test_a_page_that_was_open_all_the_time_draws_what_an_answer_needs_after_a_power_cut(
    table: Table, application: Application, watch: Watch
) -> None:
    watch.expect(*GONE)
    table.start_partnership("Went on").choose(1, "2 Partly in place")
    table.page.reload()  # what was drawn last is all of the page: then it does not ask for itself again
    expect(table.choice(1, "2 Partly in place")).to_be_checked()
    table.settle()
    connected = table.page.locator("[data-test-connection-state=CONNECTED]")
    with power_cut(application):
        expect(connected).to_have_count(0)
    expect(connected).to_have_count(1, timeout=60_000)  # nobody touches anything before
    table.choice(2, "Not applicable").click()
    expect(table.item(2).get_by_label("Why can this not arise here?")).to_be_visible()
    table.open_details(1)
    expect(table.item(1).get_by_label("Note", exact=True)).to_be_visible()


@contextmanager
def power_cut(application: Application) -> Generator[None]:
    """The server is gone at once, and is started again on the same database and port."""
    application.kill()
    try:
        yield
    finally:
        application.start()


def test_of_two_texts_for_one_note_the_second_tab_sees_both_and_decides(
    table: Table, context: BrowserContext, application: Application, watch: Watch
) -> None:
    watch.expect("409")  # the browser logs the refusal that the field shows
    table.start_partnership("Two notes").choose(1, "2 Partly in place").open_details(1)
    other = Table(context.new_page(), application)
    other.page.goto(table.page.url)
    other.name = table.name
    expect(other.choice(1, "2 Partly in place")).to_be_checked()
    other.open_details(1)

    other.item(1).get_by_label("Note", exact=True).focus()  # whoever is about to type is not shown what comes in
    table.write(table.item(1).get_by_label("Note", exact=True), "What the first one typed")
    table.wait_for(FIRST, lambda one: one.agreed.note == "What the first one typed")
    other.write(other.item(1).get_by_label("Note", exact=True), "What the second one typed")
    expect(other.item(1)).to_contain_text("Which one shall stay?")
    expect(other.item(1).get_by_role("alert").filter(has_text="Which one")).to_contain_text("What the first one typed")
    expect(other.item(1).get_by_role("alert").filter(has_text="Which one")).to_contain_text("What the second one typed")
    assert other.entry(FIRST).agreed.note == "What the first one typed"  # type: ignore[union-attr]
    other.item(1).get_by_role("button", name="Keep mine").click()
    other.wait_for(FIRST, lambda one: one.agreed.note == "What the second one typed")


def test_the_second_tab_may_keep_the_stored_text(
    table: Table, context: BrowserContext, application: Application, watch: Watch
) -> None:
    watch.expect("409")
    table.start_partnership("Stored one").choose(1, "2 Partly in place").open_details(1)
    other = Table(context.new_page(), application)
    other.page.goto(table.page.url)
    expect(other.choice(1, "2 Partly in place")).to_be_checked()
    other.open_details(1)
    other.item(1).get_by_label("Note", exact=True).focus()  # whoever is about to type is not shown what comes in
    table.write(table.item(1).get_by_label("Note", exact=True), "Stays")
    table.wait_for(FIRST, lambda one: one.agreed.note == "Stays")
    other.write(other.item(1).get_by_label("Note", exact=True), "Goes")
    other.item(1).get_by_role("button", name="Keep the stored one").click()
    expect(other.item(1)).not_to_contain_text("Which one shall stay?")
    assert table.entry(FIRST).agreed.note == "Stays"  # type: ignore[union-attr]


def test_writing_a_note_leaves_the_next_field_open_and_in_focus(table: Table) -> None:
    """Somebody who types on while the note is being saved loses no letter."""
    table.start_partnership("Types on").choose(1, "2 Partly in place").open_details(1)
    table.write(table.item(1).get_by_label("Note", exact=True), "A note")
    table.wait_for(FIRST, lambda one: one.agreed.note == "A note")
    table.settle().page.keyboard.type("Some evidence")
    expect(table.item(1).get_by_role("textbox", name="Evidence")).to_have_value("Some evidence")


def test_a_double_click_is_one_answer(table: Table) -> None:
    table.start_partnership("Double click")
    table.choice(1, "3 In place").dblclick()
    table.wait_for(FIRST, lambda one: one.agreed and one.agreed.answer == 3)
    table.settle()
    expect(table.choice(1, "3 In place")).to_be_checked()
    assert table.entry(FIRST).agreed.answer == 3  # type: ignore[union-attr]


def test_a_partnership_that_is_started_once_more_is_the_one_that_is_there(table: Table) -> None:
    # Whoever saw no answer to the first touch opens the page anew and touches again.
    table.start_partnership("Started twice").choose(1, "2 Partly in place")
    first = table.page.url
    table.arrive().start_partnership("Started twice")
    assert table.page.url == first
    expect(table.choice(1, "2 Partly in place")).to_be_checked()
    table.arrive()
    expect(table.page.get_by_text("Started twice", exact=True)).to_have_count(1)


def test_a_second_touch_on_the_same_level_does_not_clear_it(table: Table) -> None:
    table.start_partnership("Second touch").choose(1, "0 Not in place")
    table.choice(1, "0 Not in place").click()
    table.choose(2, "1 Planned")  # whatever the touch did, it did before this
    expect(table.choice(1, "0 Not in place")).to_be_checked()
    assert table.entry(FIRST).agreed.answer == 0  # type: ignore[union-attr]


def test_clear_makes_a_blank_of_an_answer_and_keeps_the_note(table: Table) -> None:
    table.start_partnership("Cleared").choose(1, "0 Not in place").open_details(1)
    table.write(table.item(1).get_by_label("Note", exact=True), "Kept")
    table.wait_for(FIRST, lambda one: one.agreed.note == "Kept")
    table.item(1).get_by_role("button", name="Clear the answer").click()
    table.wait_for(FIRST, lambda one: one.agreed is None)
    expect(table.item(1).get_by_role("radio", checked=True)).to_have_count(0)
    table.choose(1, "1 Planned")
    assert table.entry(FIRST).agreed.note == "Kept"  # type: ignore[union-attr]


def test_ten_touches_without_waiting_are_ten_answers_stored(table: Table) -> None:
    table.start_partnership("Ten touches")
    for number in range(1, 11):
        table.choice(number, LEVELS[number % 5]).click()
    until(lambda: len(table.stored().entries or {}) == 10, "ten answers")
    answers = [one.agreed.answer for one in (table.stored().entries or {}).values() if one.agreed]
    assert answers == [1, 2, 3, 4, 0, 1, 2, 3, 4, 0]
