"""Fields save themselves: what is typed or chosen is stored, or stays where it is with a sentence that says why not."""

from __future__ import annotations

import re
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from assessments import Action, Agreement, Assessment, Entry, Finding, Partnership, Position, Resources, Round, Secured
from checklists import ResponsibilityId
from storage import open_store
from tests.browser.application import HOST, Application
from tests.browser.table import Table, until
from tests.browser.watch import Watch

FIRST = ResponsibilityId("health-care.screening-protocols")
SECOND = ResponsibilityId("health-care.department-guidance")
GONE = (
    "ERR_CONNECTION",
    "ERR_EMPTY_RESPONSE",
    "ERR_INCOMPLETE_CHUNKED_ENCODING",
    "WebSocket",
    "disconnected from server",
    "server endpoint",
    "not responding",
)
REFUSED = ("422", "409")  # the browser tells its console of each
SAVED = re.compile("✓ Saved")


def note(table: Table, number: int = 1) -> Locator:
    return table.item(number).get_by_label("Note", exact=True)


def beside(field: Locator) -> Locator:
    """What stands around a field: its label, its state, its trouble."""
    return field.locator("xpath=ancestor::*[contains(concat(' ', @class, ' '), ' field ')][1]")


def open_round(table: Table, assessment: Assessment, page: str) -> Table:
    """Put a round into the database and open one of its pages."""
    table.name = assessment.partnership.name
    store = open_store(table.application.url)
    try:
        ref = store.import_assessment(HOST, assessment).ref
    finally:
        store.close()
    table.page.goto(f"{table.application.address}/{page}?round={ref.partnership}.{ref.round}")
    return table


def new(name: str) -> Assessment:
    return Assessment("2026.1", Partnership(name), Round("Baseline"))


@contextmanager
def gone(application: Application) -> Generator[None]:
    """The server ends at once, and is there again in the end, at the same address."""
    application.kill()
    try:
        yield
    finally:
        application.start()


def test_a_note_typed_while_the_server_is_gone_says_so_stays_and_is_stored_when_it_is_back(
    table: Table, application: Application, watch: Watch
) -> None:
    watch.expect(*GONE)
    table.start_partnership("Server gone").choose(1, "2 Partly in place").open_details(1)
    field = note(table)
    field.press_sequentially("Typed before, ")
    with gone(application):
        field.press_sequentially("and after")
        expect(beside(field)).to_contain_text("the toolkit does not answer")
        expect(field).to_have_value("Typed before, and after")
    table.wait_for(FIRST, lambda one: one.agreed.note == "Typed before, and after")


def test_a_level_chosen_while_the_server_is_gone_is_stored_when_it_is_back(
    table: Table, application: Application, watch: Watch
) -> None:
    watch.expect(*GONE)
    table.start_partnership("Level gone").choose(2, "1 Planned")
    with gone(application):
        table.choice(1, "3 In place").click()
        expect(table.item(1)).to_contain_text("the toolkit does not answer")
    table.wait_for(FIRST, lambda one: one.agreed and one.agreed.answer == 3)


@pytest.mark.parametrize(("button", "stays"), [("Keep mine", "Mine"), ("Keep the stored one", "Theirs")])
def test_two_texts_of_two_people_are_shown_both_and_the_choice_is_what_it_says(  # noqa: PLR0913, PLR0917 fixtures
    table: Table, context: BrowserContext, application: Application, watch: Watch, button: str, stays: str
) -> None:
    watch.expect(*REFUSED)
    table.start_partnership(f"Two people: {button}").choose(1, "2 Partly in place").open_details(1)
    other = Table(context.new_page(), application)
    other.name = table.name
    other.page.goto(table.page.url)
    other.open_details(1)
    note(other).focus()  # whoever is about to type is not shown what comes in
    table.write(note(table), "Theirs")
    table.wait_for(FIRST, lambda one: one.agreed.note == "Theirs")

    other.write(note(other), "Mine")
    trouble = other.item(1).get_by_role("alert").filter(has_text="Which one shall stay?")
    expect(trouble).to_contain_text("Stored now:Theirs", use_inner_text=False)
    expect(trouble).to_contain_text("Typed here:Mine", use_inner_text=False)
    assert other.entry(FIRST).agreed.note == "Theirs"  # type: ignore[union-attr]
    expect(note(other)).to_have_value("Mine")

    trouble.get_by_role("button", name=button).click()
    expect(other.item(1)).not_to_contain_text("Which one shall stay?")
    expect(note(other)).to_have_value(stays)
    other.wait_for(FIRST, lambda one: one.agreed.note == stays)
    other.write(note(other), "And on")  # nothing is in the way any more
    other.wait_for(FIRST, lambda one: one.agreed.note == "And on")


@pytest.mark.parametrize(
    ("text", "told"),
    [("x" * 20_000, "Shorten it to 10,000"), ("Bell \x07 rings", "U+0007"), ("ኣ" * 10_001, "Shorten it to 10,000")],
    ids=["long", "control", "long in another script"],
)
def test_a_text_that_is_refused_stays_whole_with_a_sentence_until_it_is_mended(
    table: Table, watch: Watch, text: str, told: str
) -> None:
    watch.expect(*REFUSED)
    table.start_partnership(f"Refused: {told} {len(text)}").choose(1, "2 Partly in place").open_details(1)
    field = note(table)
    table.write(field, text)
    expect(beside(field)).to_contain_text(told)
    expect(beside(field)).to_contain_text("Not saved yet")
    expect(field).to_have_value(text)
    assert table.entry(FIRST).agreed.note is None  # type: ignore[union-attr]
    table.choose(2, "1 Planned")  # another field is saved meanwhile, and this one still stays
    expect(field).to_have_value(text)
    table.write(field, "Mended")
    table.wait_for(FIRST, lambda one: one.agreed.note == "Mended")
    expect(beside(field)).not_to_contain_text(told)


@pytest.mark.parametrize("text", ["ኣ" * 25_000, "x" * 250_000], ids=["many bytes", "too many for the route"])
def test_a_whole_report_pasted_into_a_note_is_refused_with_a_sentence(table: Table, watch: Watch, text: str) -> None:
    watch.expect(*REFUSED, "400", "413")
    table.start_partnership(f"Report: {len(text)}").choose(1, "2 Partly in place").open_details(1)
    table.write(note(table), text)
    expect(beside(note(table))).to_contain_text("Shorten it", timeout=5_000)
    expect(note(table)).to_have_value(text)


def test_the_browser_asks_before_a_page_with_something_unsaved_is_closed(
    table: Table, application: Application, watch: Watch
) -> None:
    watch.expect(*GONE)
    table.start_partnership("Asks").choose(1, "2 Partly in place").open_details(1)
    with gone(application):
        note(table).press_sequentially("Not stored yet")
        expect(beside(note(table))).to_contain_text("the toolkit does not answer")
        assert asks_before_leaving(table)
    table.wait_for(FIRST, lambda one: one.agreed.note == "Not stored yet")
    until(lambda: not asks_before_leaving(table), "the browser no longer asks")


def test_the_browser_asks_before_a_page_with_a_refused_text_is_closed(table: Table, watch: Watch) -> None:
    watch.expect(*REFUSED)
    table.start_partnership("Asks of refused").choose(1, "2 Partly in place").open_details(1)
    table.write(note(table), "Bell \x07 rings")
    expect(beside(note(table))).to_contain_text("U+0007")
    assert asks_before_leaving(table)


def asks_before_leaving(table: Table) -> bool:
    """Whether the page objects to being closed, as a browser finds out."""
    return not table.page.evaluate("() => dispatchEvent(new Event('beforeunload', {cancelable: true}))")


def test_a_half_written_note_is_stored_when_another_sector_is_clicked_and_that_sector_is_drawn(table: Table) -> None:
    table.start_partnership("Half written").choose(1, "2 Partly in place").open_details(1)
    note(table).press_sequentially("Half a sent")
    table.go_to_sector("Police")
    expect(table.choice(1, "2 Partly in place")).to_be_visible()
    table.wait_for(FIRST, lambda one: one.agreed.note == "Half a sent")
    table.go_to_sector("Health care").open_details(1)
    expect(note(table)).to_have_value("Half a sent")


def with_action(name: str, **fields: object) -> Assessment:
    action = replace(Action("a1", "A desk at night", (FIRST,)), **fields)  # type: ignore[arg-type]
    return replace(new(name), actions=(action,))


def test_a_date_that_is_typed_is_stored_when_one_leaves_it(table: Table) -> None:
    open_round(table, with_action("Typed date"), "plan")
    table.page.locator("[class*='st-key-action-'] summary").first.click()
    field = table.page.get_by_label("Done by")
    field.focus()
    table.page.keyboard.type("09092026")  # the same whether day or month comes first here
    assert field.input_value() == "2026-09-09"
    for _part in range(3):  # the last one leads past the button that opens the calendar
        table.page.keyboard.press("Tab")
    until(lambda: str((table.stored().actions or ())[0].due) == "2026-09-09", "the date is stored")
    expect(beside(field)).to_contain_text(SAVED)


def test_what_was_typed_of_the_resources_stays_when_it_is_chosen_whether_they_are_there(table: Table) -> None:
    open_round(table, with_action("Typed money"), "plan")
    table.page.locator("[class*='st-key-action-'] summary").first.click()
    table.write(table.page.get_by_label("Money it needs"), "3,000 from the station")
    until(lambda: table.stored().actions[0].resources, "the money is stored")
    table.pick(table.page.get_by_role("combobox", name="Is it there?"), "In part")
    until(lambda: table.stored().actions[0].resources.secured, "the choice is stored")
    assert table.stored().actions[0].resources == Resources("3,000 from the station", None, Secured.PARTLY)


def test_arrows_move_without_choosing_and_space_and_enter_choose(table: Table) -> None:
    table.start_partnership("Arrows")
    table.choice(1, "0 Not in place").focus()
    for level in ("1 Planned", "2 Partly in place", "3 In place"):
        table.page.keyboard.press("ArrowDown")
        expect(table.choice(1, level)).to_be_focused()
    table.page.keyboard.press("ArrowUp")
    expect(table.item(1).get_by_role("radio", checked=True)).to_have_count(0)
    table.page.keyboard.press("Space")
    expect(table.choice(1, "2 Partly in place")).to_be_checked()
    table.wait_for(FIRST, lambda one: one.agreed and one.agreed.answer == 2)
    table.page.keyboard.press("Home")
    expect(table.choice(1, "0 Not in place")).to_be_focused()
    table.page.keyboard.press("ArrowLeft")
    expect(table.choice(1, "No agreement")).to_be_focused()
    table.page.keyboard.press("ArrowRight")
    table.page.keyboard.press("Enter")
    table.wait_for(FIRST, lambda one: one.agreed and one.agreed.answer == 0)
    assert answers(table) == ["2", "0"]


def test_a_double_click_is_one_answer(table: Table) -> None:
    table.start_partnership("Double click")
    table.choice(1, "3 In place").dblclick()
    table.choose(2, "1 Planned")  # whatever the second click did, it did before this
    assert answers(table) == ["3", "1"]
    expect(table.choice(1, "3 In place")).to_be_checked()


def answers(table: Table) -> list[str | None]:
    """Every answer that was ever stored, in order."""
    store = open_store(table.application.url)
    try:
        ref = next(one.ref for one in store.rounds(HOST) if one.name == table.name)
        events = [one.new for one in store.events(HOST, ref) if one.what == "entry.answer"]
    finally:
        store.close()
    return events[::-1]


def test_the_details_stay_open_while_one_types_in_one_field_after_the_other(table: Table) -> None:
    table.start_partnership("Stays open").choose(1, "2 Partly in place").open_details(1)
    evidence = table.item(1).get_by_role("textbox", name="Evidence")
    note(table).click()
    table.page.keyboard.type("A note")
    table.page.keyboard.press("Tab")
    expect(evidence).to_be_focused()
    expect(beside(note(table))).to_contain_text(SAVED)
    table.page.keyboard.type("Some evidence")
    table.page.keyboard.press("Tab")
    expect(beside(evidence)).to_contain_text(SAVED)
    expect(evidence).to_be_visible()
    expect(note(table)).to_have_value("A note")
    table.wait_for(FIRST, lambda one: (one.agreed.note, one.agreed.evidence) == ("A note", "Some evidence"))


def test_what_one_types_on_while_it_is_being_saved_is_saved_too(table: Table) -> None:
    table.start_partnership("Types on").choose(1, "2 Partly in place").open_details(1)
    text = "One word after the other, slower than the field saves. "
    note(table).press_sequentially(text, delay=40)
    note(table).press_sequentially("Then a pause, and the end.", delay=90)
    table.wait_for(FIRST, lambda one: one.agreed.note == text + "Then a pause, and the end.")
    expect(note(table)).to_be_focused()


def test_an_answer_that_needs_a_reason_brings_the_field_for_it_and_another_takes_it_away(table: Table) -> None:
    table.start_partnership("Needs a reason").choose(1, "Not applicable")
    reason = table.item(1).get_by_label("Why can this not arise here?")
    table.write(reason, "There is no hospital here")
    table.wait_for(FIRST, lambda one: one.agreed and one.agreed.reason == "There is no hospital here")
    table.choose(1, "1 Planned")
    expect(reason).not_to_be_attached()
    table.choose(1, "Not applicable")
    expect(reason).to_have_value("There is no hospital here")


def test_looking_at_a_text_from_a_file_changes_nothing_of_it(table: Table) -> None:
    agreed = Agreement(2, note="One line\r\nand another")
    split = Agreement(
        Finding.NO_AGREEMENT, positions=(Position(1, "One line\nand another"), Position(3, "The other view"))
    )
    before = replace(new("From a file"), entries={FIRST: Entry(agreed=agreed), SECOND: Entry(agreed=split)})
    open_round(table, before, "rate-health-care").open_details(1)
    for field in (note(table), table.item(2).get_by_label("View 1: why")):
        field.focus()
        field.blur()
    table.choose(3, "1 Planned")  # whatever the looking did, it did before this
    entries = dict(table.stored().entries or {})
    assert entries[FIRST].agreed == agreed
    assert entries[SECOND].agreed == split


def test_a_text_that_is_emptied_or_typed_back_is_stored_so(table: Table) -> None:
    table.start_partnership("Emptied").choose(1, "2 Partly in place").open_details(1)
    for text in ("Typed too soon", "", "Typed too soon", "Something else", "Typed too soon", ""):
        table.write(note(table), text)
        table.wait_for(FIRST, lambda one, text=text: (one.agreed.note or "") == text)
        expect(beside(note(table))).to_contain_text("✓ Saved")
