"""A plan by priority, by lead and by date; one action for several gaps; safety before a date."""

from __future__ import annotations

from datetime import date

from playwright.sync_api import expect

from assessments import Action, Assessment, Partnership, Round
from storage import Store
from tests.browser.application import HOST
from tests.browser.table import Table, until
from tests.browser.watch import Watch

SAFE = "His partner hears of it first, from the women’s service."


def test_the_plan_is_looked_at_by_lead_by_date_and_by_who_has_how_many(table: Table) -> None:
    page = table.open_example().go_to("3 Plan").page
    expect(page.get_by_role("heading", name="Actions (18)")).to_be_visible()
    view = page.get_by_role("radiogroup", name="How to look at them").or_(page.get_by_test_id("stButtonGroup")).first
    view.get_by_text("By lead").click()
    expect(page.get_by_role("heading", name="Health care (5)")).to_be_visible()
    view.get_by_text("By date").click()
    expect(page.locator(".st-key-chart-timeline .js-plotly-plot")).to_be_visible()
    expect(page.locator(".table.actions tbody tr")).to_have_count(18)
    for kind, begins in (("PNG", b"\x89PNG"), ("SVG", b"<svg")):
        with page.expect_download() as saved:
            page.get_by_role("button", name=f"({kind}): The actions over time").click()
        assert saved.value.suggested_filename == f"timeline.{kind.lower()}"
        assert saved.value.path().read_bytes().startswith(begins)
    view.get_by_text("Who has how many").click()
    row = page.get_by_role("row", name="Health care")
    expect(row.get_by_role("cell").first).to_have_text("5")
    expect(page.locator(".js-plotly-plot")).to_have_count(0)


def test_an_action_that_is_there_takes_on_another_gap_with_one_touch(table: Table) -> None:
    table.start_partnership("Grouping").choose(1, "1 Planned").choose(4, "1 Planned").go_to("3 Plan")
    page = table.page
    first = page.locator("[class*='st-key-gap-']").first
    first.get_by_role("button", name="Take it on").click()
    expect(page.get_by_text("Written down.")).to_be_visible()
    other = page.locator("[class*='st-key-gap-']").nth(1)
    other.get_by_text("What could help").click()
    other.get_by_role("button", name="Add the gap").click()
    expect(page.get_by_text("serves this gap too now")).to_be_visible()
    until(lambda: len((table.stored().actions or ())[0].responsibilities) == 2, "two gaps")


def test_who_comes_back_to_a_gap_goes_on_with_its_draft(table: Table) -> None:
    table.start_partnership("Going on").choose(1, "1 Planned").go_to("3 Plan")
    page = table.page
    gap = page.locator("[class*='st-key-gap-']").first
    gap.get_by_role("button", name="Take it on").click()
    expect(page.get_by_text("Written down.")).to_be_visible()
    expect(gap.get_by_role("button", name="Take it on")).to_have_count(0)
    page.reload()
    gap.get_by_role("button", name="Go on with it").click()
    expect(gap.get_by_label("Done by")).to_be_visible()
    assert len(table.stored().actions or ()) == 1


def test_a_gap_that_an_action_serves_too_leads_to_that_action_and_makes_no_second_one(table: Table) -> None:
    table.start_partnership("Served twice").choose(1, "1 Planned").choose(2, "0 Not in place").go_to("3 Plan")
    page = table.page
    gaps = page.locator("[class*='st-key-gap-']")
    gaps.nth(1).get_by_role("button", name="Take it on").click()
    until(lambda: len(table.stored().actions or ()) == 1, "the draft")
    table.settle()  # it is stored before the page is drawn anew
    draft = (table.stored().actions or ())[0]
    first = gaps.nth(0)
    first.get_by_text("What could help").click()
    first.get_by_role("button", name="Add the gap").click()
    until(lambda: len((table.stored().actions or ())[0].responsibilities) == 2, "it serves both")
    expect(first.get_by_role("button", name="Take it on")).to_have_count(0)
    first.get_by_role("button", name="Go on with it").click()
    expect(first.get_by_label("What is to be done")).to_have_value(draft.title)
    expect(page.get_by_label("What is to be done")).to_have_count(1)
    assert len(table.stored().actions or ()) == 1


def test_what_is_typed_of_an_action_is_said_above_it_too_and_all_of_its_first_line_can_be_read(table: Table) -> None:
    page = table.page
    page.set_viewport_size({"width": 390, "height": 844})
    table.start_partnership("On a phone").choose(1, "1 Planned").go_to("3 Plan")
    page.get_by_role("button", name="Take it on").click()
    title, heading = page.get_by_label("What is to be done"), page.locator("[class*='st-key-heading-']")
    expect(heading).to_contain_text("no date yet")
    table.write(page.get_by_label("Done by"), "2027-09-30")
    expect(heading).to_contain_text("30 September 2027")
    title.fill("")
    title.press_sequentially("Train all who work at the desk at night,")
    title.press("Enter")
    title.press_sequentially(" and those who stand in for them when somebody is ill")
    title.press("Tab")
    until(lambda: "stand in for them" in (table.stored().actions or ())[0].title, "it is stored")
    assert "\n" not in (table.stored().actions or ())[0].title
    assert title.evaluate("one => one.scrollHeight <= one.clientHeight && one.clientHeight > 60")
    expect(heading).to_contain_text("when somebody is ill")


def test_an_action_with_men_gets_a_date_once_it_says_how_it_is_kept_safe(table: Table, watch: Watch) -> None:
    watch.expect("status of 422")  # the date, which is not taken yet
    table.start_partnership("Safety first").go_to_sector("Men’s groups").choose(1, "0 Not in place").go_to("3 Plan")
    page = table.page
    page.get_by_role("button", name="Take it on").click()
    expect(page.get_by_text("Write first how it is kept safe for survivors")).to_be_visible()
    table.pick(page.get_by_role("combobox", name="Who leads"), "Men’s groups")
    until(lambda: (table.stored().actions or ())[0].lead == "mens-groups", "the lead")

    due = page.get_by_label("Done by")
    table.write(due, "2027-09-30")
    expect(page.get_by_text("then somebody can lead it by a date")).to_be_visible()
    expect(due).to_have_value("2027-09-30")
    assert (table.stored().actions or ())[0].due is None

    table.write(page.get_by_label("How it is kept safe for survivors"), SAFE)
    until(lambda: (table.stored().actions or ())[0].survivor_safety == SAFE, "the check")
    table.write(due, "2027-10-01")
    until(lambda: (table.stored().actions or ())[0].due == date(2027, 10, 1), "the date")


def test_what_a_file_brings_in_without_the_safety_check_says_so_in_its_row(table: Table, store: Store) -> None:
    table.name = "Brought in"
    brought = Action("a", "Speak with the men", ("mens-groups.speak-out",), lead="mens-groups", due=date(2099, 1, 1))
    fine = Action("b", "Staff the desk", ("police.enable-reporting",), lead="police", due=date(2099, 1, 1))
    begun = Assessment("2026.1", Partnership(table.name), Round("Baseline"), actions=(brought, fine))
    ref = store.import_assessment(HOST, begun).ref
    table.page.goto(f"{table.application.address}/plan?round={ref.partnership}.{ref.round}")
    row = table.page.locator("[class*='st-key-heading-']")
    expect(row.filter(has_text="Speak with the men")).to_contain_text("▲ not checked for survivors’ safety")
    expect(row.filter(has_text="Staff the desk")).to_be_visible()
    expect(row.filter(has_text="Staff the desk")).not_to_contain_text("▲")
