"""Around the table: the facilitator takes the partnership to its next round; a lead follows its own actions up."""

from __future__ import annotations

from collections.abc import Generator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, expect

from assessments import Action, Role, Status
from checklists import ResponsibilityId, SectorId
from storage import Store
from tests.browser.application import Application
from tests.browser.seating import COMMAND, PHONE, Seating, seated
from tests.browser.table import pick, settle, until

SHARED = True

POLICE, NGOS = SectorId("police"), SectorId("ngos")
GAP, OTHER = ResponsibilityId("police.clear-messages"), ResponsibilityId("police.regular-meetings")
DUE = date(2100, 1, 1)


@pytest.fixture
def seating(application: Application, browser: Browser, request: pytest.FixtureRequest) -> Generator[Seating]:
    """A round with a gap and an action of two sectors each."""
    with seated(application, browser, request.node.name) as made:
        made.store.set_agreed(COMMAND, made.ref, GAP, 1)
        for name, lead in (("a1", POLICE), ("a2", NGOS)):
            made.store.add_action(COMMAND, made.ref, Action(name, f"Led by {lead}", (GAP,), lead=lead, due=DUE))
        yield made


def rounds(store: Store, seating: Seating) -> list[str]:
    return [one.title for one in store.rounds(COMMAND) if one.ref.partnership == seating.ref.partnership]


def test_a_facilitator_begins_the_next_round_goes_along_and_compares_the_two(seating: Seating) -> None:
    page = seating.sit(seating.seat("ngos", Role.FACILITATOR))
    seating.open(page, "next-round")
    page.get_by_label("What to call this round").fill("The next one")
    page.get_by_role("button", name="Begin the next round").click()
    expect(page.locator(".band-name")).to_contain_text("The next one")
    assert len(rounds(seating.store, seating)) == 2
    page.get_by_role("link", name="This round").click()
    page.get_by_role("link", name="See what has changed from round to round").click()
    expect(page.get_by_role("heading", name="What has changed")).to_be_visible()
    expect(page.locator(".st-key-facts")).to_contain_text("64not comparable")


def test_what_was_finished_in_the_second_of_three_rounds_stands_beside_what_is_higher_in_the_third(
    seating: Seating, tmp_path: Path
) -> None:
    store = seating.store
    store.set_agreed(COMMAND, seating.ref, OTHER, 2)
    second = store.start_next_round(COMMAND, seating.ref, title="Second")
    store.set_agreed(COMMAND, second, GAP, 2)
    store.change_action(COMMAND, second, "a1", {"status": Status.DONE}, seen={"status": None})
    seating.ref = store.start_next_round(COMMAND, second, title="Third")
    for gap in (GAP, OTHER):
        store.set_agreed(COMMAND, seating.ref, gap, 3)
    page = seating.sit(seating.seat("ngos", Role.FACILITATOR))
    seating.open(page, "compare")
    expect(page.locator(".st-key-facts")).to_contain_text("63not comparable")
    pick(page, page.get_by_role("combobox", name="The earlier round"), "Baseline")
    pick(page, page.get_by_role("combobox", name="The later round"), "Third")
    higher = page.locator(".table.changes", has_text="Finished before").get_by_role("row")
    expect(higher.filter(has_text="1 → 3")).to_contain_text("✓ Led by police (Police, done on ")
    expect(higher.filter(has_text="2 → 3")).to_contain_text("none known in these rounds")
    seating.open(page, "download")
    row = page.locator(".st-key-file-whole")
    row.get_by_role("button", name="Spreadsheet").click()
    with page.expect_download() as coming:
        row.locator("a.save:visible").last.click()
    coming.value.save_as(tmp_path / "plan.xlsx")
    (since,) = _finished_before(tmp_path / "plan.xlsx")
    assert since.startswith("Led by police (Police, done on ")


def test_a_lead_says_how_its_own_action_goes_and_reads_the_others(seating: Seating) -> None:
    page = seating.sit(seating.seat("police", Role.LEAD), PHONE)
    seating.open(page, "follow-up")
    own = page.locator("[class*='st-key-action-'][class*='-a1']").first
    others = page.locator("[class*='st-key-action-'][class*='-a2']").first
    expect(others).to_contain_text("Led by ngos")
    expect(others.get_by_role("combobox")).to_have_count(0)
    own.get_by_label("How it stands, in a sentence").fill("Half of it is printed.")
    own.get_by_label("How it stands, in a sentence").press("Tab")
    until(lambda: _note(seating) == "Half of it is printed.", "the sentence")
    settle(page)
    others.get_by_text("What has happened so far").click()
    expect(others.locator(".history")).to_contain_text("NGOs leads")


def _note(seating: Seating) -> str | None:
    actions = seating.store.round_state(COMMAND, seating.ref).assessment.actions or ()
    return next(one.status_note for one in actions if one.id == "a1")


def _finished_before(plan: Path) -> list[str]:
    head, *lines = openpyxl.load_workbook(plan)["What has changed"].iter_rows(values_only=True)
    return [str(line[head.index("Finished before")]) for line in lines if line[head.index("Finished before")]]
