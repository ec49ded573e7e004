"""What is touched while its page is drawn anew is carried out; nothing is lost without a word."""

from __future__ import annotations

from pathlib import Path

import pytest
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
