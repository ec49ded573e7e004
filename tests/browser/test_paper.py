"""What people rated on paper is entered for their place, by the keyboard alone; and the checklists are printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from assessments import Finding
from checklists import ResponsibilityId, SectorId, published_editions
from storage import EnteredRating, Principal, RoundRef, open_store
from tests.browser.application import Application
from tests.browser.seating import settle
from tests.browser.table import Table, until
from tests.exports.reading_pdf import text_of

COMMAND = Principal.command()
EDITION = published_editions()["2026.1"]
POLICE = SectorId("police")
ITEMS = [one.id for one in EDITION.of_sector(POLICE)]
MOST_STEPS = 60


class Papers:
    """What the database holds of a round's papers."""

    def __init__(self, application: Application, name: str) -> None:
        self.store = open_store(application.url)
        self.ref: RoundRef = next(one.ref for one in self.store.rounds(COMMAND) if one.name == name)

    def entered(self, seat: str) -> dict[ResponsibilityId, EnteredRating]:
        return dict(self.store.entered_ratings(COMMAND, self.ref, seat))

    def answer(self, responsibility: ResponsibilityId) -> object:
        """What was entered for the first place of the police."""
        return self.entered("police-1").get(responsibility, EnteredRating(itself=False)).answer


@pytest.fixture
def papers(table: Table, application: Application, request: pytest.FixtureRequest) -> Papers:
    """A round of somebody alone on one laptop, on the page for papers."""
    table.start_partnership(request.node.name[:60])
    made = Papers(application, table.name)
    open_papers(table, made)
    return made


def open_papers(table: Table, papers: Papers) -> None:
    table.page.goto(f"{table.application.address}/paper?round={papers.ref.partnership}.{papers.ref.round}")
    expect(table.page.get_by_role("heading", name="From paper")).to_be_visible()
    settle(table.page)


def add_place(table: Table, sector: str) -> None:
    """Add the first place, for a sector; its paper is chosen with it."""
    page = table.page
    table.pick(page.get_by_label("Sector", exact=True), sector)
    settle(page).get_by_role("button", name="Add this place").click()
    expect(page.locator(".st-key-line-1")).to_be_visible()
    settle(page)


def tab_to_line(page: Page, number: int) -> None:
    """Press Tab until the choice of a line has the focus."""
    inside = f"document.activeElement?.closest('.st-key-line-{number} [role=radiogroup]') !== null"
    for _step in range(MOST_STEPS):
        if page.evaluate(f"document.activeElement !== document.body && ({inside})"):
            return
        page.keyboard.press("Tab")
    message = f"Line {number} cannot be reached."
    raise AssertionError(message)


def test_a_sheet_is_entered_by_the_keyboard_alone(table: Table, papers: Papers) -> None:
    add_place(table, "Police")
    page = table.page
    for number, key in enumerate("0423?", start=1):
        tab_to_line(page, number)
        page.keyboard.press(key)
        expect(page.locator(f".st-key-line-{number}")).to_contain_text("✓ Saved")
    expected = [0, 4, 2, 3, Finding.NOT_KNOWN]
    until(lambda: len(papers.entered("police-1")) == len(expected), "five ratings")
    entered = papers.entered("police-1")
    assert [entered[one].answer for one in ITEMS[: len(expected)]] == expected
    assert not any(one.itself for one in entered.values())


def test_from_line_to_line_it_is_one_tab(table: Table, papers: Papers) -> None:
    add_place(table, "Police")
    assert papers.entered("police-1") == {}
    page = table.page
    tab_to_line(page, 1)
    for number in (1, 2, 3):
        expect(page.locator(f".st-key-line-{number} [role=radio]:focus")).to_have_count(1)
        page.keyboard.press("1")
        page.keyboard.press("Tab")
    until(lambda: len(papers.entered("police-1")) == 3, "three ratings")


def test_what_was_entered_is_taken_back(table: Table, papers: Papers) -> None:
    add_place(table, "Police")
    page = table.page
    tab_to_line(page, 1)
    page.keyboard.press("3")
    until(lambda: papers.answer(ITEMS[0]) == 3, "the rating")
    page.keyboard.press("Backspace")
    until(lambda: papers.answer(ITEMS[0]) is None, "no rating")


def test_not_applicable_asks_for_its_reason_and_a_note_can_be_entered(table: Table, papers: Papers) -> None:
    add_place(table, "Police")
    page = table.page
    tab_to_line(page, 2)
    page.keyboard.press("-")
    reason = page.locator(".st-key-line-2").get_by_label("Why can this not arise here?")
    reason.fill("There is no station here")
    reason.press("Tab")
    page.get_by_text("Also what is written beside").click()
    note = page.locator(".st-key-line-1").get_by_label("What is written beside it")
    note.fill("Only by day")
    note.press("Tab")
    wanted = EnteredRating(itself=False, answer=Finding.NOT_APPLICABLE, note="", reason="There is no station here")
    until(lambda: papers.entered("police-1").get(ITEMS[1]) == wanted, "the reason")
    until(lambda: papers.entered("police-1").get(ITEMS[0], wanted).note == "Only by day", "the note")


def test_all_sectors_of_a_sheet_can_be_entered_and_are_there_when_one_comes_back(table: Table, papers: Papers) -> None:
    add_place(table, "Police")
    page = table.page
    table.pick(page.get_by_label("Which checklist", exact=True), "NGOs")
    expect(page.locator(".st-key-line-1")).to_contain_text(EDITION.of_sector(SectorId("ngos"))[0].statement)
    settle(page).locator(".st-key-line-1").get_by_role("radio", name="4 Sustained").click()
    first = EDITION.of_sector(SectorId("ngos"))[0].id
    until(lambda: papers.answer(first) == 4, "the rating")

    open_papers(table, papers)
    table.pick(page.get_by_label("Whose paper"), "Police 1")
    table.pick(page.get_by_label("Which checklist", exact=True), "NGOs")
    expect(page.locator(".st-key-line-1").get_by_role("radio", name="4 Sustained")).to_be_checked()


def test_what_a_place_rated_itself_is_not_shown(table: Table, papers: Papers) -> None:
    store, ref = papers.store, papers.ref
    seat = store.add_seat(COMMAND, ref, POLICE)
    store.rate(Principal.at(ref, seat), ref, ITEMS[0], 4)
    open_papers(table, papers)
    page = table.page
    table.pick(page.get_by_label("Whose paper"), "Police 1")
    line = page.locator(".st-key-line-1")
    expect(line).to_contain_text("Rated on their own device")
    assert line.get_by_role("radio").count() == 0
    assert "Sustained" not in line.inner_text()
    expect(page.locator(".st-key-line-2").get_by_role("radio").first).to_be_visible()


def test_a_blank_checklist_is_printed_for_the_chosen_place(table: Table, papers: Papers, tmp_path: Path) -> None:
    assert papers.ref
    add_place(table, "Police")
    table.pick(table.page.get_by_label("Which checklist to print"), "Police")
    printed = text_of(table.save(table.prepare("blank"), tmp_path).read_bytes())
    assert "Police 1" in printed
    for one in EDITION.of_sector(POLICE):
        assert one.statement.split(".")[0] in printed
    assert EDITION.of_sector(SectorId("ngos"))[0].statement not in printed


def test_without_a_place_the_page_says_what_to_do(table: Table, papers: Papers) -> None:
    assert papers.ref
    expect(table.page.get_by_text("There is no place yet")).to_be_visible()
    expect(table.page.get_by_role("button", name="Add this place")).to_be_visible()
