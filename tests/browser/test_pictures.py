"""The README's pictures, drawn by the tests' browser.

python -m pytest tests/browser/test_pictures.py --pictures    writes them into docs/pictures
"""

from __future__ import annotations

import subprocess
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.table import Table, settle

PNG = b"\x89PNG\r\n\x1a\n"
SMALLEST = 10_000  # bytes; an empty page of this size has less


def test_the_pictures_of_the_readme_can_be_drawn(table: Table, folder: Path, tmp_path: Path) -> None:
    page = table.page
    _draw(page, folder / "start.png")
    table.open_example().settle()
    _draw(page, folder / "rate.png")
    table.go_to("2 Gaps")
    expect(page.locator(".heat")).to_have_count(4)
    _draw(page, folder / "gaps.png")
    table.go_to("3 Plan")
    _draw(page, folder / "plan.png")
    table.go_to("4 Download")
    _draw_a_page_of_the_plan(table.save(table.prepare("whole"), tmp_path), folder / "pdf.png")
    for name in ("start", "rate", "gaps", "plan", "pdf"):
        picture = (folder / f"{name}.png").read_bytes()
        assert picture.startswith(PNG)
        assert len(picture) > SMALLEST


def _draw(page: Page, file: Path) -> None:
    settle(page).mouse.move(0, 0)
    page.screenshot(path=file, animations="disabled")


def _draw_a_page_of_the_plan(plan: Path, file: Path) -> None:
    """The second page: the gaps and their priorities."""
    command = ["pdftoppm", "-png", "-singlefile", "-f", "2", "-r", "80", str(plan), str(file.with_suffix(""))]
    subprocess.run(command, check=True)
