"""Heatmaps that lead on, by touch and by keys, and that can be saved without leaving the machine."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree.ElementTree import fromstring

from playwright.sync_api import Locator, expect

from tests.browser.table import Table

PNG = b"\x89PNG\r\n\x1a\n"
NUMBERS = (1, 2, 3, 4, 5)  # four of the gaps, one of two rounds
OF = re.compile(r"\b[Oo]f (the )?\d+")
FOURTH = "[class~='st-key-item-4']"


def heat(table: Table, key: str) -> Locator:
    return table.page.locator(f".st-key-heat-{key}")


def test_a_touch_on_a_cell_opens_its_responsibility(table: Table) -> None:
    table.open_example().go_to("2 Gaps")
    row = heat(table, "responsibilities").locator("tbody tr", has_text="Local government")
    row.get_by_role("link").nth(3).click()
    expect(table.page.locator(FOURTH)).to_be_in_viewport()
    expect(table.page.locator(FOURTH)).to_be_focused()
    expect(table.page.get_by_role("heading", name="Local government", exact=True)).to_be_attached()


def test_a_heatmap_is_one_stop_of_the_tab_key_and_its_cells_are_reached_with_the_arrows(table: Table) -> None:
    table.open_example().go_to("2 Gaps")
    links = heat(table, "responsibilities").locator("td a")
    expect(links.first).to_be_visible()
    assert links.evaluate_all("all => all.filter(one => one.tabIndex === 0).length") == 1
    links.first.focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "ArrowLeft"):
        table.page.keyboard.press(key)
    police = heat(table, "responsibilities").locator("tbody tr", has_text="Police")
    expect(police.get_by_role("link").nth(1)).to_be_focused()
    table.page.keyboard.press("Enter")
    expect(table.page.locator("[class~='st-key-item-2']")).to_be_focused()


def test_every_picture_has_a_sentence_under_it_and_can_be_saved_as_table_picture_and_drawing(
    table: Table, tmp_path: Path
) -> None:
    page, names = table.look_at_example().page, []
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for key in ("responsibilities", "themes", "own", "differ", "changes"):
        if key == "changes":
            page.get_by_role("link", name="See what has changed from round to round").click()
        part = heat(table, key)
        expect(part.locator(".heat-says")).to_contain_text(OF if key != "changes" else "cannot be compared")
        part.locator("summary").click()
        expect(part.locator(".table tbody tr").first).to_be_visible()
        for kind in ("PNG", "SVG"):
            with page.expect_download() as saved:
                part.get_by_role("button", name=f"({kind})").click()
            saved.value.save_as(tmp_path / saved.value.suggested_filename)
            names.append(saved.value.suggested_filename)
    assert names == [f"heatmap-{number}.{kind}" for number in NUMBERS for kind in ("png", "svg")]
    for number in NUMBERS:
        assert (tmp_path / f"heatmap-{number}.png").read_bytes().startswith(PNG)
        assert fromstring((tmp_path / f"heatmap-{number}.svg").read_text(encoding="utf-8")).tag.endswith("svg")  # noqa: S314
    assert [one for one in asked if not one.startswith(("blob:", table.application.address))] == []


def test_what_is_withheld_is_said_to_be(table: Table) -> None:
    table.open_example().go_to("2 Gaps")
    expect(heat(table, "own").locator("td.withheld").first).to_contain_text("Not shown")
    expect(heat(table, "own").locator(".heat-says")).to_contain_text("are not shown, so that nobody’s own view")


def test_no_chart_library_is_loaded_for_a_heatmap(table: Table) -> None:
    asked: list[str] = []
    table.page.on("request", lambda request: asked.append(request.url))
    table.open_example().go_to("2 Gaps")
    expect(heat(table, "differ")).to_be_visible()
    assert [one for one in asked if "plotly" in one.lower()] == []
