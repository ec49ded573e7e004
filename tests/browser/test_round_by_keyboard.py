"""A facilitator leads a round by the keyboard alone, from the typed code to somebody's paper; the focus is in sight."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from assessments import Role
from checklists import SectorId, published_editions
from storage import EntryState, Principal
from tests.browser.keyboard import Hands
from tests.browser.seating import COMMAND, Seating
from tests.browser.table import until

SHARED = True

EDITION = published_editions()["2026.1"]
FIRST, SECOND, *_ = (one.id for one in EDITION.of_sector(SectorId("ngos")))
NOTE = "Written without a mouse"
LEVEL = 2


def test_from_the_code_to_the_agreed_levels_to_a_card_and_a_paper_without_a_mouse(seating: Seating) -> None:
    leader, police = seating.seat("ngos", Role.FACILITATOR), seating.seat("police")
    for one, answer in ((FIRST, 4), (SECOND, 2)):
        seating.store.rate(Principal.at(seating.ref, police), seating.ref, one, answer)
    seating.store.rate(Principal.at(seating.ref, leader), seating.ref, SECOND, 2)
    page = at_the_door(seating)
    hands = Hands(page)
    page.keyboard.type(seating.code(leader))
    hands.press("Enter")
    expect(page.get_by_role("heading", name="NGOs", exact=True)).to_be_visible()

    rate_and_write(hands, seating, leader)
    reveal_and_agree(hands, seating)
    show_a_card(hands)
    enter_a_paper(hands, seating, police)
    assert hands.unseen == []


def at_the_door(seating: Seating) -> Page:
    """Somebody who has only the address."""
    context = seating.browser.new_context(viewport={"width": 1280, "height": 900}, timezone_id="UTC")
    context.set_default_timeout(30_000)
    seating.opened.append(context)
    page = context.new_page()
    page.goto(seating.application.address)
    expect(page.get_by_label("Code")).to_be_focused()
    return page


def rate_and_write(hands: Hands, seating: Seating, leader: str) -> None:
    item = hands.page.locator(".st-key-item-1")
    hands.reach(item.get_by_role("radiogroup"))
    hands.press("ArrowRight")
    hands.press("Space")
    expect(item.get_by_role("radio", name="1 Planned")).to_be_checked()
    hands.do(item.locator("summary").filter(has_text="A note of your own"))
    hands.reach(item.get_by_label("Why you see it so"))
    hands.page.keyboard.type(NOTE)
    hands.press("Tab")
    own = Principal.at(seating.ref, leader)
    until(lambda: FIRST in seating.store.own_ratings(own, seating.ref), "the rating")
    until(lambda: seating.store.own_ratings(own, seating.ref)[FIRST].note == NOTE, "the note")
    assert seating.store.own_ratings(own, seating.ref)[FIRST].answer == 1


def reveal_and_agree(hands: Hands, seating: Seating) -> None:
    page = hands.page
    for number in (1, 2):
        item = page.locator(f".st-key-item-{number}")
        hands.do(item.get_by_role("button", name=f"Reveal: {number}", exact=True))
        expect(item.locator(".dots")).to_contain_text("2 ratings")
    hands.go("2 Agree", "See where we differ, and agree")
    hands.do(page.get_by_role("button", name="Settle the one on which everybody agrees"))
    until(lambda: entry(seating, SECOND).agreed.answer == 2, "it is settled")
    expect(page.get_by_text("1 of 2 revealed are settled")).to_be_visible()

    hands.do(page.get_by_role("button", name="Next →"), "Shift+Tab")
    current = page.locator(".st-key-current")
    expect(current).to_contain_text(EDITION.by_id[FIRST].statement)
    hands.reach(current.get_by_role("radiogroup"))
    hands.press("ArrowRight")
    hands.press("Space")
    until(lambda: entry(seating, FIRST).agreed.answer is not None, "it is agreed")
    expect(page.get_by_text("2 of 2 revealed are settled")).to_be_visible()


def entry(seating: Seating, responsibility: str) -> EntryState:
    return seating.store.entry_state(COMMAND, seating.ref, responsibility)  # type: ignore[arg-type]


def show_a_card(hands: Hands) -> None:
    page = hands.page
    hands.go("People", "People")
    hands.do(page.locator(".st-key-seat-police-1").get_by_role("button", name="Show card"))
    expect(page.locator("p.code")).to_be_visible()
    hands.do(page.get_by_role("button", name="Put it away"))
    expect(page.locator("p.code")).to_be_hidden()


def enter_a_paper(hands: Hands, seating: Seating, seat: str) -> None:
    page = hands.page
    hands.go("This round", "This round")
    hands.do(page.get_by_role("link", name="Enter from paper"))
    expect(page.get_by_role("heading", name="From paper")).to_be_visible()
    hands.reach(page.get_by_label("Whose paper"))
    page.keyboard.type("Police 1")
    hands.press("Enter")
    line = page.locator(".st-key-line-1")
    hands.reach(line.get_by_role("radiogroup"))
    hands.press("3")
    (entered,) = EDITION.of_sector(SectorId("police"))[:1]
    until(lambda: entered.id in seating.store.entered_ratings(COMMAND, seating.ref, seat), "the paper")
    assert seating.store.entered_ratings(COMMAND, seating.ref, seat)[entered.id].answer == 3


def test_a_role_is_changed_and_a_second_device_is_let_in_without_a_mouse(seating: Seating) -> None:
    leader, police = seating.seat("ngos", Role.FACILITATOR), seating.seat("police")
    hands = Hands(seating.sit(leader))
    page = seating.open(hands.page, "people")
    hands.do(page.locator(f".st-key-seat-{police}").get_by_role("button", name="Change"))
    hands.choose("Role", "Observer")
    until(lambda: seating.seats()[police].role is Role.OBSERVER, "the role")
    hands.stay("after the role")

    seating.open(page, "place")
    hands.do(page.get_by_role("button", name="Show a code for the other device"))
    expect(page.locator("p.code")).to_be_visible()
    hands.stay("beside the code")
    hands.do(page.get_by_role("button", name="Put it away"))
    expect(page.locator("p.code")).to_be_hidden()
    hands.stay("after it was put away")
    assert hands.unseen == []


def test_somebody_is_let_in_and_what_was_settled_is_taken_back_without_a_mouse(seating: Seating) -> None:
    leader, police = seating.seat("ngos", Role.FACILITATOR), seating.seat("police")
    for seat in (leader, police):
        seating.store.rate(Principal.at(seating.ref, seat), seating.ref, FIRST, LEVEL)
    seating.store.reveal(COMMAND, seating.ref, [FIRST])
    hands = Hands(seating.sit(leader))
    page = seating.open(hands.page, "people")
    code = str(seating.store.make_lobby_code(COMMAND, seating.ref, SectorId("health-care")).code)
    seating.join(code)
    hands.do(page.locator(".st-key-waiting").get_by_role("button", name="Let in"))
    until(lambda: any(one.voice == "health-care" for one in seating.seats().values()), "the place")
    hands.stay("after letting in")

    seating.open(page, "discuss")
    hands.do(page.get_by_role("button", name="Settle the one on which everybody agrees"))
    until(lambda: agreed(seating) == LEVEL, "settled")
    hands.stay("after settling")
    hands.do(page.get_by_role("button", name="Undo"), "Shift+Tab")
    until(lambda: agreed(seating) is None, "taken back")
    hands.stay("after taking back")
    assert hands.unseen == []


def agreed(seating: Seating) -> object:
    return seating.store.entry_state(COMMAND, seating.ref, FIRST).agreed.answer
