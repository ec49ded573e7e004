"""From a new partnership to the plan in hand, at 1280 pixels, as somebody does who has never seen the toolkit."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

from playwright.sync_api import expect
from pypdf import PdfReader

from assessments import Finding, Position
from tests.browser.application import Application
from tests.browser.table import Table, until

PARTNERSHIP = "Lakeside Partnership"
NOTE = "The desk at the station is staffed on weekdays only."
EVIDENCE = "Duty roster of the last quarter"
DISSENT = "Two of us have seen it closed."
TITLE = "Staff the desk at the station on every day"


def test_the_whole_job_from_a_new_partnership_to_the_saved_plans(
    table: Table, application: Application, tmp_path: Path
) -> None:
    table.start_partnership(PARTNERSHIP, area="Two valleys", title="First round")
    _agree_on_levels(table)
    _see_the_gaps(table)
    _take_one_on(table)
    table.go_to("4 Download")
    _save_the_plans(table, tmp_path)
    _take_the_assessment_file(table, application, tmp_path)


def _agree_on_levels(table: Table) -> None:
    table.choose(4, "2 Partly in place")
    table.choose(1, "0 Not in place")
    table.choose(2, "Not known")
    table.wait_for("health-care.department-guidance", lambda one: one.agreed.answer is Finding.NOT_KNOWN)

    table.go_to_sector("Police").choose(2, "1 Planned").open_details(2)
    item = table.item(2)
    table.pick(item.get_by_role("combobox", name="Level we aim at"), "4 Sustained")
    table.pick(item.get_by_role("combobox", name="How much it matters"), "3 more than most")
    table.wait_for("police.enable-reporting", lambda one: (one.target, one.importance) == (4, 3))
    for label, text in (("Note", NOTE), ("Evidence", EVIDENCE), ("Who sees it differently", DISSENT)):
        table.open_details(2).write(item.get_by_role("textbox", name=label), text)
        table.wait_for(
            "police.enable-reporting",
            lambda one, text=text: text in (one.agreed.note, one.agreed.evidence, one.agreed.dissent),
        )
    agreed = table.entry("police.enable-reporting").agreed
    assert agreed is not None
    assert (agreed.answer, agreed.note, agreed.evidence, agreed.dissent) == (1, NOTE, EVIDENCE, DISSENT)

    table.choose(3, "No agreement")
    table.pick(table.item(3).get_by_role("combobox", name="View 1: level"), "1 Planned")
    table.write(table.item(3).get_by_label("View 1: why"), "Only one shift knows of it")
    table.pick(table.item(3).get_by_role("combobox", name="View 2: level"), "3 In place")
    table.write(table.item(3).get_by_label("View 2: why"), "It stands in the handbook")
    both = (Position(1, "Only one shift knows of it"), Position(3, "It stands in the handbook"))
    table.wait_for("police.respect-and-belief", lambda one: one.agreed and one.agreed.positions == both)

    table.go_to_sector("Men’s groups").choose(1, "Not applicable")
    table.write(table.item(1).get_by_label("Why can this not arise here?"), "There is no such group yet.")
    reason = "There is no such group yet."
    until(lambda: any(_reason(one) == reason for one in (table.stored().entries or {}).values()), reason)
    expect(table.page.locator(".rail")).to_contain_text("6 of 64 discussed")


def _reason(entry: object) -> str | None:
    return getattr(getattr(entry, "agreed", None), "reason", None)


def _see_the_gaps(table: Table) -> None:
    table.go_to("2 Gaps")
    facts = table.page.locator(".st-key-facts")
    expect(facts).to_contain_text("3 / 64")
    expect(table.page.locator(".st-key-heat-responsibilities .heat td a")).to_have_count(64)
    expect(table.page.locator(".st-key-heat-themes .heat")).to_be_visible()
    table.page.get_by_text("The same as a table, with the words").click()
    row = table.page.locator(".table.gaps tr", has_text="The police offer creative ways")
    expect(row).to_contain_text("1 Planned")
    expect(row).to_contain_text("3 levels to go to the target")


def _take_one_on(table: Table) -> None:
    table.go_to("3 Plan")
    gap = table.page.locator(".st-key-gap-high-police-enable-reporting")
    gap.get_by_role("button", name="Take it on").click()
    table.write(gap.get_by_label("What is to be done"), TITLE)
    until(lambda: [one.title for one in table.stored().actions or ()] == [TITLE], TITLE)
    action = table.page.locator("[class*='st-key-action-']")
    table.write(action.get_by_label("In which office or role"), "Head of the station")
    table.write(action.get_by_label("Steps, one a line"), "Change the roster\nTell the shelters")
    table.pick(action.get_by_role("combobox", name="Who leads"), "Police")
    until(lambda: (table.stored().actions or ())[0].lead == "police", "the lead")
    table.write(action.get_by_label("Done by"), "2027-09-30")
    until(lambda: (table.stored().actions or ())[0].due == date(2027, 9, 30), "the date")
    table.go_to("2 Gaps").go_to("3 Plan")
    expect(table.page.get_by_role("heading", name="Actions (1)")).to_be_visible()
    expect(table.page.locator("[class*='st-key-elsewhere-']")).to_contain_text("It stands open further up")
    table.page.reload()
    expect(action).to_contain_text("Police · 30 September 2027")
    expect(table.page.get_by_role("heading", name="Actions (1)")).to_be_visible()
    expect(table.page.get_by_role("heading", name="Gaps that nobody has taken on yet (2)")).to_be_visible()
    stored = (table.stored().actions or ())[0]
    assert (stored.lead_role, stored.steps) == ("Head of the station", ("Change the roster", "Tell the shelters"))


def _save_the_plans(table: Table, folder: Path) -> None:
    police = _words(table.save(table.prepare("police"), folder))
    for expected in (PARTNERSHIP, "First round", "Police", TITLE, "Head of the station", "1 Planned", NOTE):
        assert expected in police
    whole = _words(table.save(table.prepare("whole"), folder))
    for expected in (PARTNERSHIP, TITLE, NOTE, EVIDENCE, "It stands in the handbook", "There is no such group yet."):
        assert expected in whole
    assert sorted(path.name for path in folder.iterdir()) == ["plan-police.pdf", "plan.pdf"]


def _words(pdf: Path) -> str:
    pages = (page.extract_text() for page in PdfReader(pdf).pages)
    return re.sub(r"\s+", " ", " ".join(pages).replace("\u200b", ""))


def _take_the_assessment_file(table: Table, application: Application, folder: Path) -> None:
    saved = table.save(table.prepare("assessment"), folder)
    number = next(one.ref.round for one in application.rounds() if one.name == PARTNERSHIP)
    assert json.loads(saved.read_bytes()) == json.loads(application.storage("export", number))
    before = len(application.rounds())
    for _time in range(2):
        table.arrive()
        table.page.locator("input[type=file]").set_input_files(saved)
        expect(table.item(1)).to_be_visible()
        assert len(application.rounds()) - before == 1
