"""Each role finds the pages that are theirs, and nothing on them that would be refused."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from assessments import Action, Role
from checklists import ResponsibilityId, SectorId
from tests.browser.application import Application
from tests.browser.seating import COMMAND, PHONE, Seating, band, seated
from tests.browser.table import settle, until

SHARED = True

POLICE, NGOS = SectorId("police"), SectorId("ngos")
GAP = ResponsibilityId("police.clear-messages")
OTHERS_GAP = ResponsibilityId("ngos.referral-feedback")
CLOSED_TO_MEMBERS = ("people", "paper", "log", "round", "adapt", "next-round", "download", "wall")


@pytest.fixture
def seating(application: Application, browser: Browser, request: pytest.FixtureRequest) -> Generator[Seating]:
    """A round with two gaps and an action of two sectors each."""
    with seated(application, browser, request.node.name) as made:
        for responsibility in (GAP, OTHERS_GAP):
            made.store.set_agreed(COMMAND, made.ref, responsibility, 1)
        for name, lead, responsibility in (("a1", POLICE, GAP), ("a2", NGOS, OTHERS_GAP)):
            action = Action(name, f"Led by {lead}", (responsibility,), lead=lead)
            made.store.add_action(COMMAND, made.ref, action)
        yield made


def titles(seating: Seating) -> dict[str, str]:
    state = seating.store.round_state(COMMAND, seating.ref)
    return {one.id: one.title for one in state.assessment.actions or ()}


def unfold(page: Page, action: str) -> Locator:
    """Open an action of the plan."""
    row = page.locator(f"[class*='st-key-action-'][class*='-{action}']").first
    row.locator("summary").click()
    return row


def test_a_member_arrives_at_the_own_sector_and_sees_four_pages(seating: Seating) -> None:
    page = seating.sit(seating.seat("police"), PHONE)
    expect(page.get_by_role("heading", name="Police", exact=True)).to_be_visible()
    assert band(page) == ["1 Rate", "2 See and agree", "3 Gaps", "4 Plan", "My place"]
    expect(page.locator(".band")).to_contain_text("Police 1 · Member")
    page.goto(seating.application.address)  # from the bare address too
    expect(page.get_by_role("heading", name="Police", exact=True)).to_be_visible()


def test_a_page_of_the_facilitators_says_kindly_that_it_is_none_of_the_members(seating: Seating) -> None:
    page = seating.sit(seating.seat("police"))
    for name in CLOSED_TO_MEMBERS:
        seating.open(page, name)
        expect(page.get_by_role("heading", name="This page is for others at the table")).to_be_visible()
    page.get_by_role("link", name="Back to my own page").click()
    expect(page.get_by_role("heading", name="Police", exact=True)).to_be_visible()


def test_a_member_reads_the_plan_and_is_offered_nothing_to_change(seating: Seating) -> None:
    page = seating.open(seating.sit(seating.seat("police")), "plan")
    expect(page.get_by_text("Led by police")).to_be_visible()
    row = unfold(page, "a1")
    expect(row).to_contain_text("Gaps that it closes")
    assert page.get_by_role("button", name="Take it on").count() == 0
    assert page.get_by_role("button", name="Remove this action").count() == 0
    assert row.get_by_role("textbox").count() == 0


def test_a_lead_changes_the_own_sectors_actions_and_reads_the_others(seating: Seating) -> None:
    page = seating.open(seating.sit(seating.seat("police", Role.LEAD)), "plan")
    own = unfold(page, "a1")
    field = own.get_by_label("What is to be done")
    field.fill("A desk at night")
    field.press("Tab")
    until(lambda: titles(seating)["a1"] == "A desk at night", "the title")
    assert own.get_by_label("Who leads").count() == 0  # it stays the lead's
    others = unfold(page, "a2")
    expect(others).to_contain_text("Gaps that it closes")
    assert others.get_by_role("textbox").count() == 0


def test_a_lead_takes_on_a_gap_for_the_own_sector(seating: Seating) -> None:
    page = seating.open(seating.sit(seating.seat("police", Role.LEAD)), "plan")
    gap = page.locator("[class*='st-key-gap-'][class*='ngos']")
    expect(gap).to_contain_text("There is an action for it.")  # the other sector's: this one would be a second
    gap.get_by_role("button", name="Add one of ours").click()
    expect(page.get_by_text("Go through it together")).to_be_visible()
    actions = seating.store.round_state(COMMAND, seating.ref).assessment.actions or ()
    assert (actions[-1].lead, actions[-1].responsibilities) == (POLICE, (OTHERS_GAP,))


def test_a_lead_finds_the_own_sectors_plan_first_and_nobody_else_gets_the_file(
    seating: Seating, application: Application
) -> None:
    page = seating.open(seating.sit(seating.seat("police", Role.LEAD)), "download")
    expect(page.locator(".st-key-reader-own")).to_contain_text("Police")
    assert page.get_by_role("combobox", name="Which sector").count() == 0
    row = page.locator(".st-key-file-sector")
    row.get_by_role("button", name="Calendar").click()
    link = row.locator("a.save:visible")
    expect(link).to_be_visible(timeout=60_000)
    other = seating.sit(seating.seat("ngos", Role.LEAD))
    assert other.request.get(f"{application.address}{link.get_attribute('href')}").status == 404
    with page.expect_download() as coming:
        link.click()
    assert coming.value.suggested_filename == "actions-police.ics"
    expect(row.get_by_role("status")).to_contain_text("look among its downloads")


def test_an_observer_arrives_at_the_wall_and_sees_the_gaps(seating: Seating) -> None:
    page = seating.sit(seating.seat("police", Role.OBSERVER))
    page.wait_for_url("**/wall?*")
    settle(page).get_by_role("link", name="Gaps").click()
    expect(page.get_by_role("heading", name="Where the gaps are")).to_be_visible()
    assert band(page) == ["Projector", "Gaps", "My place"]
    seating.open(page, "rate-police")
    expect(page.get_by_role("heading", name="This page is for others at the table")).to_be_visible()


def test_a_facilitator_sees_the_course_of_the_round_closes_it_and_opens_it_again(seating: Seating) -> None:
    member = seating.seat("police")
    page = seating.open(seating.sit(seating.seat("ngos", Role.FACILITATOR)), "round")
    expect(page.locator(".st-key-stage-prepare")).to_contain_text("2 places at the table, from 2 sectors")
    expect(page.locator(".st-key-stage-agree")).to_contain_text("2 of 64 are discussed")
    page.get_by_role("button", name="Close the round").click()
    expect(page.get_by_text("Nobody can rate any more")).to_be_visible()
    page.get_by_role("button", name="Close it now").click()
    expect(page.locator(".st-key-stage-close")).to_contain_text("Closed on")
    assert seating.store.round_state(COMMAND, seating.ref).assessment.round.closed is not None
    settle(page).get_by_role("button", name="Open the round again").click()
    expect(page.locator(".st-key-stage-close")).to_contain_text("The round goes on")
    phone = seating.sit(member, PHONE)
    expect(phone.get_by_role("heading", name="Police", exact=True)).to_be_visible()


def test_the_address_of_another_round_leads_to_ones_own(seating: Seating, application: Application) -> None:
    with seated(application, seating.browser, "Somebody else's") as others:
        page = seating.sit(seating.seat("police"))
        page.goto(f"{application.address}/plan?round={others.ref.partnership}.{others.ref.round}")
        expect(page.get_by_text("Led by police")).to_be_visible()
        assert others.ref.round not in page.url
        assert "Somebody else's" not in page.content()


def test_the_host_signs_in_with_a_code_and_sees_all_rounds(seating: Seating, application: Application) -> None:
    page = seating.join(application.storage("code", "host").strip())
    expect(page.get_by_role("heading", name="Go on where you were")).to_be_visible()
    expect(page.get_by_role("button", name="Open: ").first).to_be_visible()


def test_whoever_starts_a_partnership_is_led_to_places_and_cards_until_there_are_some(
    seating: Seating, application: Application
) -> None:
    page = seating.join(application.storage("code", "host").strip())
    page.get_by_label("Name of the partnership").fill("Marlow Valley")
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.get_by_text("Nobody has a place at the table yet")).to_be_visible()
    page.get_by_role("link", name="People and cards").click()
    more = page.locator(".st-key-seats-police").get_by_role("button", name="One place more")
    before = more.bounding_box()
    more.click()
    expect(page.locator(".st-key-seat-police-1")).to_be_visible()
    assert more.bounding_box() == before  # a second touch at the same place is a second place
    page.get_by_role("link", name="1 Rate", exact=True).click()
    expect(page.get_by_role("button", name="Reveal all of this sector")).to_be_visible()
    expect(page.get_by_text("Let all rate first: where fewer than five have rated")).to_be_visible()
    expect(page.get_by_text("If you hide them and somebody rates then")).to_have_count(0)
    expect(page.get_by_text("Nobody has a place at the table yet")).to_be_hidden()
