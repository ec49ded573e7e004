"""The facilitator's guide in the application: found, where it is needed, and taken along."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from assessments import Finding
from tests.browser.table import Table
from tests.exports.reading_pdf import text_of


def agenda(page: Page, session: int) -> list[list[str]]:
    """The lines of one session's table."""
    rows = page.locator(".table.agenda").nth(session).locator("tbody tr")
    expect(rows.last).to_be_visible()
    return [row.locator("th, td").all_inner_texts() for row in rows.all()]


def test_before_any_round_the_guide_is_there_for_any_table(table: Table, tmp_path: Path) -> None:
    page = table.page
    page.get_by_text("Before you meet: whom to invite").click()
    expect(page.get_by_role("heading", name="A safer way for survivors to take part")).to_be_visible()
    page.get_by_role("link", name="The whole guide").click()
    expect(page.get_by_role("heading", name="Facilitator’s guide")).to_be_visible()
    expect(page.get_by_text("2 sessions: 3 hours 17 minutes; 3 hours 24 minutes.")).to_be_visible()
    # Worked by hand in docs/agenda.md.
    assert agenda(page, 0)[2] == ["0:25", "Health care", "32", "8 responsibilities"]
    assert agenda(page, 1)[-1][:3] == ["3:14", "Closing", "10"]
    file = table.save(table.prepare("guide"), tmp_path)
    assert file.name == "guide.pdf"
    assert "With 9 seats" in text_of(file.read_bytes())


def test_whoever_decides_reads_on_the_first_screen_what_it_costs_and_who_is_behind_it(table: Table) -> None:
    page = table.page
    page.get_by_text("Before you decide: what it costs").click()
    for words in ("It costs nothing.", "You need one laptop", "does not encrypt", "Nobody there has endorsed"):
        expect(page.get_by_text(words)).to_be_visible()


def test_what_to_do_when_somebody_discloses_is_one_touch_away_while_rating(table: Table) -> None:
    page = table.open_example().page
    before = table.stored()
    page.get_by_role("button", name="If somebody tells what happened to them").click()
    expect(page.get_by_role("heading", name="What to do at once")).to_be_visible()
    expect(page.get_by_text("Nothing of it is written down, on paper or here.")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", name="What to do at once")).to_be_hidden()
    page.get_by_role("button", name="How to lead the talk").click()
    expect(page.get_by_role("heading", name="Those with the least power speak first")).to_be_visible()
    page.get_by_role("button", name="Close", exact=True).click()
    expect(page.get_by_role("heading", name="Those with the least power speak first")).to_be_hidden()
    assert table.stored() == before


@pytest.mark.parametrize(
    ("answer", "finding", "label", "piece"),
    [
        ("Not known", Finding.NOT_KNOWN, "What “not known” is for", "Not knowing is a finding"),
        ("Not applicable", Finding.NOT_APPLICABLE, "When “not applicable” is right", "When does it not apply?"),
        ("No agreement", Finding.NO_AGREEMENT, "If you do not agree, or it gets heated", "You need not agree"),
    ],
)
def test_what_a_finding_is_for_is_told_where_it_was_chosen(
    table: Table, answer: str, finding: Finding, label: str, piece: str
) -> None:
    assert finding.value in {"not_known", "not_applicable", "no_agreement"}
    table.start_partnership(f"Valley {finding}")
    expect(table.page.get_by_text(label)).to_have_count(0)
    table.choice(2, answer).click()
    table.page.reload()
    table.item(2).get_by_text(label).click()
    expect(table.item(2).get_by_role("heading", name=piece)).to_be_visible()


def test_the_agenda_is_for_this_round_and_goes_by_the_clock(table: Table, tmp_path: Path) -> None:
    # 14 seats: 5 minutes each, 12 where they differ. Five are left, and on four of them they differ.
    page = table.open_example().page
    page.locator(".rail-guide").click()
    expect(page.get_by_text("With 14 seats, each responsibility takes about 5 minutes")).to_be_visible()
    expect(page.get_by_role("radio", name="What is left: 5")).to_be_checked()
    table.settle()
    before = table.stored()
    page.get_by_role("radio", name="All: 64").click()
    expect(page.locator(".table.agenda")).to_have_count(3)
    page.get_by_label("People at the table").fill("9")
    page.get_by_label("People at the table").press("Enter")
    expect(page.get_by_text("With 9 seats, each responsibility takes about 4 minutes")).to_be_visible()
    table.settle()
    page.get_by_role("spinbutton", name="hour, Begins at").click()
    page.keyboard.type("1330")
    page.keyboard.press("Tab")
    expect(page.locator(".table.agenda").first).to_contain_text("13:55")
    file = table.save(table.prepare("guide"), tmp_path)
    text = text_of(file.read_bytes())
    assert "Harbour District" in text
    assert "13:55 Health care" in text
    assert table.stored() == before


def test_the_plan_and_the_download_have_their_pieces_too(table: Table) -> None:
    page = table.open_example().go_to("3 Plan").page
    page.get_by_text("Before you agree on an action, and to close").click()
    expect(page.get_by_role("heading", name="Could this put a woman at risk?")).to_be_visible()
    table.go_to("4 Download")
    page.get_by_text("To close, and what to do with papers and files").click()
    expect(page.get_by_role("heading", name="What to do with the papers")).to_be_visible()


@pytest.mark.parametrize("width", [390, 1280])
def test_every_chapter_opens_and_nothing_is_wider_than_the_screen(table: Table, width: int) -> None:
    page = table.page
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{table.application.address}/guide")
    expect(page.get_by_role("heading", name="Facilitator’s guide")).to_be_visible()
    for chapter, piece in [
        ("Before you meet", "Childcare"),
        ("Who speaks when", "First choose in silence"),
        ("When somebody tells what happened to them", "Who must report says so first"),
        ("Afterwards", "The next date"),
    ]:
        table.settle()
        page.locator("summary").get_by_text(chapter, exact=True).click()
        expect(page.get_by_role("heading", name=piece)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    narrow = "[...document.querySelectorAll('.table')].every(one => one.scrollWidth <= one.clientWidth + 1)"
    assert page.evaluate(narrow)
