"""From a place at the table to a card, to somebody who sits there: around one shared application."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from assessments import Role
from storage.codes import LIFE, CodeKind
from tests.browser.application import Application
from tests.browser.seating import COMMAND, PHONE, Seating, settle, shown_code
from tests.browser.table import pick, until
from tests.exports.reading_pdf import text_of

SHARED = True

ROOM_FOR_THE_SIGN = """
button => {
  const words = button.querySelector('p');
  return {sign: words.getBoundingClientRect().width, room: words.parentElement.getBoundingClientRect().width};
}
"""
CODE = re.compile(r"[0-9A-HJKMNP-TV-Z]{8}(?:-[0-9A-HJKMNP-TV-Z]{4}){3}")


@pytest.fixture
def facilitator(seating: Seating) -> Page:
    """The facilitator's laptop, on the page of people."""
    return seating.open(seating.sit(seating.seat("local-government", Role.FACILITATOR)), "people")


def sector(page: Page, name: str) -> Locator:
    return page.locator(f".st-key-seats-{name}")


def place(page: Page, seat: str) -> Locator:
    return page.locator(f".st-key-seat-{seat}")


def put_away(page: Page) -> None:
    page.get_by_role("button", name="Put it away").click()
    expect(page.locator("[class*='st-key-shown-code-']")).to_be_hidden()
    settle(page)


def change(page: Page, seat: str, deed: str) -> None:
    """Open what can be changed of a place, and do it."""
    settle(page)
    place(page, seat).get_by_role("button", name="Change").click()
    page.get_by_role("button", name=deed).click()
    settle(page)


def test_from_a_new_place_to_a_printed_card_to_somebody_who_rates(
    seating: Seating, facilitator: Page, tmp_path: Path
) -> None:
    sector(facilitator, "ngos").get_by_role("button", name="One place more").click()
    expect(place(facilitator, "ngos-1")).to_contain_text("nobody here")

    row = facilitator.locator(".st-key-file-cards")
    row.get_by_role("button", name="Prepare").click()
    with facilitator.expect_download(timeout=60_000) as coming:
        row.locator("a.save").click()
    coming.value.save_as(tmp_path / "cards.pdf")
    printed = text_of((tmp_path / "cards.pdf").read_bytes())
    (code,) = CODE.findall(re.sub(r"-\s+", "-", printed))  # it stands on two lines
    assert coming.value.suggested_filename == "cards.pdf"
    assert "NGOs" in printed

    phone = seating.join(code, PHONE)
    expect(phone.get_by_role("heading", name="NGOs", exact=True)).to_be_visible()
    assert "rate-ngos" in phone.url
    assert code not in phone.url
    expect(place(facilitator, "ngos-1")).to_contain_text("● here")  # nobody touched anything there


def test_the_signs_for_one_place_more_and_one_less_are_drawn_whole(facilitator: Page) -> None:
    for words in ("One place less", "One place more"):
        button = sector(facilitator, "police").get_by_role("button", name=words)
        room = button.evaluate(ROOM_FOR_THE_SIGN)
        assert room["sign"] > 0
        assert room["sign"] <= room["room"], words


def test_a_card_on_the_screen_opens_its_place_once(seating: Seating, facilitator: Page) -> None:
    sector(facilitator, "police").get_by_role("button", name="One place more").click()
    place(facilitator, "police-1").get_by_role("button", name="Show card").click()
    code = shown_code(facilitator)
    picture = facilitator.locator("[class*='st-key-shown-code-']").get_by_role("img", name="for a camera")
    expect(picture).to_have_js_property("complete", True)  # noqa: FBT003 - the property's value
    expect(seating.join(code).get_by_role("heading", name="Police", exact=True)).to_be_visible()
    expect(facilitator.get_by_text("This card has been used")).to_be_visible()  # so the next card can be shown
    put_away(facilitator)
    expect(seating.join(code).get_by_role("alert")).to_contain_text("does not open anything now")


def test_how_long_a_card_works_is_said_before_one_is_made(facilitator: Page) -> None:
    expect(facilitator.get_by_text("A card works for seven days")).to_be_visible()
    assert LIFE[CodeKind.SEAT] == timedelta(days=7)


def test_a_code_is_on_the_screen_only_while_it_is_asked_for(seating: Seating, facilitator: Page) -> None:
    sector(facilitator, "police").get_by_role("button", name="One place more").click()
    place(facilitator, "police-1").get_by_role("button", name="Show card").click()
    code = shown_code(facilitator)
    seating.open(facilitator, "gaps")
    seating.open(facilitator, "people")
    expect(place(facilitator, "police-1")).to_contain_text("card made, not used yet")
    assert code not in facilitator.content()
    assert CODE.findall(facilitator.content()) == []


def test_a_new_card_ends_the_one_before(seating: Seating, facilitator: Page) -> None:
    sector(facilitator, "police").get_by_role("button", name="One place more").click()
    place(facilitator, "police-1").get_by_role("button", name="Show card").click()
    lost = shown_code(facilitator)
    put_away(facilitator)
    again = place(facilitator, "police-1").get_by_role("button", name="New card")  # which does not promise the old one
    again.hover()
    expect(facilitator.get_by_role("tooltip")).to_contain_text("The one made before, also on paper, stops working")
    again.click()
    found = shown_code(facilitator)
    assert lost != found
    expect(seating.join(lost).get_by_role("alert")).to_be_visible()
    expect(seating.join(found).get_by_role("heading", name="Police", exact=True)).to_be_visible()


def test_a_sectors_code_leads_to_the_waiting_room_and_the_facilitator_lets_in(
    seating: Seating, facilitator: Page
) -> None:
    joining = facilitator.locator(".st-key-joining-code")
    joining.get_by_role("button", name="Show the code").click()
    code = shown_code(facilitator)
    put_away(facilitator)

    first, second = seating.join(code, PHONE), seating.join(code, PHONE)
    numbers = [one.get_by_role("status", name="Your number").inner_text() for one in (first, second)]
    waiting = facilitator.locator(".st-key-waiting")
    for number in numbers:  # seen without touching anything
        expect(waiting.locator(f".st-key-waiting-{number}")).to_contain_text("Health care")

    waiting.locator(f".st-key-waiting-{numbers[0]}").get_by_role("button", name="Let in").click()
    expect(first.get_by_role("heading", name="Health care", exact=True)).to_be_visible()
    waiting.locator(f".st-key-waiting-{numbers[1]}").get_by_role("button", name="Turn away").click()
    expect(second.get_by_role("heading", name="You were not let in this time")).to_be_visible()
    expect(waiting).to_be_hidden()
    assert {one.seat for one in seating.seats().values() if one.signed_in} >= {"health-care-1"}
    assert len(seating.seats()) == 2


def test_somebody_who_waits_can_be_let_in_to_another_sector(seating: Seating, facilitator: Page) -> None:
    facilitator.locator(".st-key-joining-code").get_by_role("button", name="Show the code").click()
    person = seating.join(shown_code(facilitator))
    put_away(facilitator)
    waiting = facilitator.locator(".st-key-waiting")
    pick(facilitator, waiting.get_by_label("Let in as"), "New place: NGOs, Member")
    settle(facilitator)
    waiting.get_by_role("button", name="Let in").click()
    expect(person.get_by_role("heading", name="NGOs", exact=True)).to_be_visible()
    assert {one.voice for one in seating.seats().values()} == {"local-government", "ngos"}


def test_access_is_closed_while_the_page_is_open(seating: Seating, facilitator: Page) -> None:
    seat = seating.seat("police")
    person = seating.sit(seat)
    card = person.locator(".st-key-item-1")
    card.get_by_role("radio", name="2 Partly in place").click()
    expect(card).to_contain_text("✓ Saved")
    expect(place(facilitator, "police-1")).to_contain_text("● here")

    change(facilitator, "police-1", "Close access to this place")
    expect(place(facilitator, "police-1")).to_contain_text("nobody here")
    expect(person.locator("#toolkit-strip")).to_contain_text("Your place here has ended")
    card.get_by_role("radio", name="4 Sustained").click()
    expect(card).to_contain_text("Not saved")
    assert seating.seats()[seat].rated == 1  # what was rated stays

    again = seating.sit(seat).locator(".st-key-item-1")  # with a new card the place goes on
    again.get_by_role("radio", name="1 Planned").click()
    expect(again).to_contain_text("✓ Saved")


def test_roles_change_and_what_has_rated_stays(seating: Seating, facilitator: Page) -> None:
    seat = seating.seat("police")
    person = seating.sit(seat)
    settle(facilitator)
    place(facilitator, seat).get_by_role("button", name="Change").click()
    pick(facilitator, facilitator.get_by_label("Role"), "Lead")
    expect(place(facilitator, seat)).to_contain_text("Lead")
    assert seating.seats()[seat].role is Role.LEAD

    person.locator(".st-key-item-1").get_by_role("radio", name="1 Planned").click()
    until(lambda: seating.seats()[seat].rated == 1, "one rating")
    seating.open(facilitator, "people")
    expect(place(facilitator, seat)).to_contain_text("1 of 64 rated")
    less = sector(facilitator, "police").get_by_role("button", name="One place less")
    expect(less).to_be_disabled()
    place(facilitator, seat).get_by_role("button", name="Change").click()
    expect(facilitator.get_by_text("It has rated, so it keeps its sector")).to_be_visible()


def test_a_recovery_key_is_shown_once_and_lets_the_facilitator_in_again(seating: Seating, facilitator: Page) -> None:
    facilitator.get_by_text("If the facilitator’s device is lost").click()
    facilitator.get_by_role("button", name="Make a recovery key").click()
    key = shown_code(facilitator)
    put_away(facilitator)
    assert key not in facilitator.content()
    again = seating.join(key)
    expect(again.locator(".steps").get_by_role("link", name="People")).to_be_visible()


def test_somebody_goes_on_with_another_device(seating: Seating) -> None:
    laptop = seating.sit(seating.seat("police"))
    item = laptop.locator(".st-key-item-1")
    item.get_by_role("radio", name="3 In place").click()
    expect(item).to_contain_text("✓ Saved")
    seating.open(laptop, "place").get_by_role("button", name="Show a code for the other device").click()
    phone = seating.join(shown_code(laptop), PHONE)
    expect(phone.locator(".st-key-item-1").get_by_role("radio", name="3 In place")).to_be_checked()


def test_somebody_who_signs_out_is_gone_from_the_table(seating: Seating, facilitator: Page) -> None:
    person = seating.sit(seating.seat("police"))
    expect(place(facilitator, "police-1")).to_contain_text("● here")
    seating.open(person, "place").get_by_role("button", name="Sign out").click()
    expect(person.get_by_role("heading", name="Come to the table")).to_be_visible()
    expect(place(facilitator, "police-1")).to_contain_text("nobody here")


def test_the_address_stands_on_the_page_for_those_who_type(application: Application, facilitator: Page) -> None:
    address = facilitator.locator(".st-key-joining-address")
    expect(address).to_contain_text(application.address)
    expect(address.get_by_role("img", name="address of the toolkit")).to_be_visible()


def test_the_log_tells_who_came_and_no_code(seating: Seating, facilitator: Page) -> None:
    seating.sit(seating.seat("police"))
    seating.store.set_agreed(COMMAND, seating.ref, "police.clear-messages", 2)  # type: ignore[arg-type]
    lines = seating.open(facilitator, "log").locator(".log li")
    expect(lines.filter(has_text="Police 1 is at the table")).to_have_count(1)
    expect(lines.filter(has_text="A card was made for Police 1")).to_have_count(1)
    expect(lines.first).to_contain_text("Agreed: 2 Partly in place")
    assert CODE.findall(facilitator.content()) == []
