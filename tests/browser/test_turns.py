"""On a phone one responsibility at a time, turned by thumb; on a laptop and on paper all of the sector."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from checklists import ResponsibilityId
from tests.browser.round_table import LAPTOP, PHONE, Gather, Person, seat
from tests.browser.table import until

SHARED = True

FIRST, SECOND = ResponsibilityId("police.clear-messages"), "police.enable-reporting"
REASON = "There is no such post.\nThe town pays for none.\nThe next one is two hours away.\nWe asked in spring."
SMALLEST = 44  # pixels, for a finger


def bar(person: Person) -> Locator:
    return person.page.locator("#toolkit-turns")


def turn(person: Person, name: str) -> None:
    bar(person).get_by_role("button", name=name).click()


def expect_only(person: Person, number: int, of: int = 7) -> None:
    """One card is shown, the one of this number, and the bar says so."""
    expect(bar(person).locator("p")).to_have_text(f"{number} of {of}")
    expect(person.page.locator(".st-key-page [class*='st-key-item-']:visible")).to_have_count(1)
    expect(person.page.locator(f".st-key-item-{number}")).to_be_visible()


def above(person: Person, number: int) -> float:
    """Pixels between a card and what stands over the cards."""
    distance: float = person.page.locator(f".st-key-item-{number}").evaluate(
        "card => card.getBoundingClientRect().top - document.querySelector('.openings').getBoundingClientRect().bottom"
    )
    return distance


def test_a_phone_shows_one_responsibility_and_says_which_and_keeps_it(gather: Gather) -> None:
    table = gather(seat("police"), seat("faith-groups"))
    person = table.sit("police-1", "rate-police", PHONE)
    expect_only(person, 1)
    expect(bar(person).get_by_role("button", name="Before")).to_be_disabled()
    for button in bar(person).get_by_role("button").all():
        box = button.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= SMALLEST
    page_ends, bar_begins = person.page.evaluate(
        "[document.querySelector('#root').getBoundingClientRect().bottom, "
        "document.querySelector('#toolkit-turns').getBoundingClientRect().top]"
    )
    assert page_ends <= bar_begins  # nothing lies under the bar

    first = above(person, 1)
    turn(person, "Next")
    expect_only(person, 2)
    assert above(person, 2) == first  # the one that is hidden leaves no gap
    expect(person.page.locator(".st-key-item-2 h2")).to_be_focused()
    expect(bar(person).get_by_role("status")).to_have_text("2 of 7")

    person.choose(2, "3 In place")
    table.rate(SECOND, faith_groups_1=1)
    table.reveal(SECOND)  # the card is drawn anew
    expect(person.page.locator(".st-key-item-2 .dots")).to_be_visible()
    expect_only(person, 2)
    person.page.reload()
    expect_only(person.settle(), 2)


def test_the_last_one_leads_to_the_next_sector_and_coming_back_finds_the_same_card(gather: Gather) -> None:
    table = gather(seat("police"))
    person = table.sit("police-1", "rate-local-government", PHONE)
    for _number in range(7):
        turn(person, "Next")
    expect_only(person, 8, of=8)
    turn(person, "Go on")
    expect(person.page.get_by_role("heading", name="Men’s groups", exact=True)).to_be_visible()
    expect_only(person, 1, of=3)
    person.page.go_back()
    expect(person.page.get_by_role("heading", name="Local government", exact=True)).to_be_visible()
    expect_only(person, 8, of=8)


def test_the_last_one_of_the_own_sector_leads_to_all_sectors_and_to_none_of_them(gather: Gather) -> None:
    table = gather(seat("police"))
    person = table.sit("police-1", "rate-police", PHONE)
    for _number in range(6):
        turn(person, "Next")
    expect_only(person, 7)
    expect(person.page.get_by_text("This is the last one of your own sector")).to_be_visible()
    turn(person, "All sectors")
    sectors = person.page.get_by_role("navigation", name="Sectors", exact=True)
    expect(sectors).to_be_focused()
    for name in ("Police", "Health care", "Men’s groups"):
        expect(sectors.get_by_role("link", name=name)).to_be_in_viewport(ratio=1)
    expect_only(person, 7)


def test_a_link_to_a_responsibility_opens_its_card(gather: Gather) -> None:
    person = gather(seat("police")).sit("police-1", "rate-police", PHONE)
    person.page.goto("about:blank")
    person.page.goto(f"{person.address}/rate-police?round={person.round}#item-4")
    expect_only(person, 4)


def test_nothing_that_is_typed_is_lost_on_the_way_to_another_card_and_back(gather: Gather) -> None:
    table = gather(seat("police"))
    person = table.sit("police-1", "rate-police", PHONE)
    person.choice(1, "Not applicable").click()
    reason = person.item(1).get_by_label("Why can this not arise here?")
    reason.fill(REASON)
    turn(person, "Next")
    expect_only(person, 2)
    turn(person, "Before")
    expect_only(person, 1)
    expect(reason).to_have_value(REASON)
    table.wait_for(FIRST, lambda _entry: table.own("police-1")[FIRST].reason == REASON)

    turn(person, "Next")
    person.page.reload()
    expect_only(person.settle(), 2)
    turn(person, "Before")
    expect(reason).to_have_value(REASON)
    reason.scroll_into_view_if_needed()
    until(lambda: reason.evaluate("one => one.scrollHeight <= one.clientHeight"), "all of it can be read")


def test_a_laptop_and_paper_show_the_whole_sector(gather: Gather) -> None:
    person = gather(seat("police")).sit("police-1", "rate-police", LAPTOP)
    cards = person.page.locator(".st-key-page [class*='st-key-item-']:visible")
    expect(cards).to_have_count(7)
    expect(bar(person)).to_be_hidden()
    person.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    expect_only(person, 1)
    person.page.emulate_media(media="print")
    expect(cards).to_have_count(7)
    expect(bar(person)).to_be_hidden()
