"""What is touched while its page is drawn anew is carried out; nothing is lost without a word."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.slow_way import LateDrawings
from tests.browser.table import Table


@pytest.fixture
def late(table: Table) -> LateDrawings:
    """The way on which the drawings of the application come, from its start screen on."""
    made = LateDrawings(table.page)
    table.arrive()
    return made


def test_a_file_that_is_asked_for_before_the_page_has_taken_in_another_print_is_of_that_print(
    table: Table, late: LateDrawings, tmp_path: Path
) -> None:
    table.start_partnership("Late print").choose(1, "1 Planned").go_to("4 Download").settle()
    row = table.page.locator(".st-key-file-whole")
    late.slow = True
    table.page.get_by_role("radio", name="Large print").click()
    late.until_drawn()
    row.get_by_role("button", name="PDF").click()
    late.arrive()
    saved = table.save(row.locator("a.save:visible"), tmp_path)
    assert all(one.mediabox.width > one.mediabox.height for one in PdfReader(saved).pages)


def test_a_file_that_is_asked_for_before_the_page_has_taken_in_another_sector_is_that_sector_s(
    table: Table, late: LateDrawings, tmp_path: Path
) -> None:
    table.start_partnership("Late sector").choose(1, "1 Planned").go_to("4 Download").settle()
    row = table.page.locator(".st-key-file-sector")
    late.slow = True
    choice = table.page.get_by_role("combobox", name="Which sector")
    choice.click()
    table.page.get_by_role("option", name="Police").click()
    late.until_drawn()
    row.get_by_role("button", name="Table (CSV)").click()
    late.arrive()
    assert table.save(row.locator("a.save:visible"), tmp_path).name == "actions-police.csv"


def test_a_fold_that_is_opened_before_the_page_has_taken_in_a_first_action_is_open(
    table: Table, late: LateDrawings
) -> None:
    table.start_partnership("Late fold").choose(1, "1 Planned").choose(4, "1 Planned").go_to("3 Plan").settle()
    gaps = table.page.locator("[class*='st-key-gap-']")
    late.slow = True
    gaps.nth(1).get_by_role("button", name="Take it on").click()
    late.until_drawn()
    gaps.nth(0).locator("summary").filter(has_text="could help").click()
    late.arrive()
    gaps.nth(0).get_by_role("button", name="Add the gap").click()
    expect(table.page.get_by_text("serves this gap too now")).to_be_visible()
