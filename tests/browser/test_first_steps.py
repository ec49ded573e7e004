"""From a gap, one touch on a first step, to an action in the plan that is taken home."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from checklists import published_editions
from tests.browser.table import Table
from tests.exports.reading_pdf import text_of

EDITION = published_editions()["2026.1"]
FIRST = EDITION.of_sector(EDITION.sectors[0].id)[0]


def test_what_a_level_looks_like_stands_beside_the_choice_and_help_is_one_touch_away(table: Table) -> None:
    table.arrive().start_partnership("Helpful Partnership")
    expect(table.page.get_by_text("Here the table agrees in front of one screen")).to_be_visible()
    card = table.item(1)

    for level in FIRST.levels or ():
        expect(card.get_by_text(level)).to_be_visible()
    card.get_by_text("Why it matters, what to ask").click()

    for words in (FIRST.why, FIRST.safety and FIRST.safety.precaution, (FIRST.evidence or ("",))[0]):
        expect(card.get_by_text(words or "?")).to_be_visible()
    for question in FIRST.ask or ():
        expect(card.get_by_text(question.question)).to_be_visible()


def test_a_first_step_becomes_an_action_that_stands_in_the_plan(table: Table, tmp_path: Path) -> None:
    table.arrive().start_partnership("Stepping Partnership")
    table.choose(1, "1 Planned")
    step = FIRST.steps_to(2)[0]
    table.go_to("3 Plan")
    page = table.page

    page.get_by_text("What could help").click()
    expect(page.get_by_text(FIRST.steps_to(3)[0].step)).to_be_visible()
    expect(page.get_by_text(step.step)).to_be_visible()
    page.get_by_role("button", name="Make it an action").first.click()

    expect(page.get_by_text("Go through it together")).to_be_visible()
    expect(page.get_by_label("What is to be done")).to_have_value(step.step)
    expect(page.get_by_label("How we will know that it works")).to_have_value(step.indicator)
    expect(page.get_by_label("Done by")).not_to_have_value("")
    action = (table.stored().actions or ())[0]
    assert (action.lead, action.supporting, action.indicator) == (FIRST.sector, step.helps, step.indicator)

    table.go_to("4 Download")
    whole = text_of(table.save(table.prepare("whole"), tmp_path).read_bytes())
    assert step.step in whole
