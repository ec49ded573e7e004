"""A partnership's own checklists, brought in as a file: in the form, the heatmap, the plan and the assessment file."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from checklists import Overlay, Responsibility, published_editions, read_overlay
from tests.browser.application import ROOT
from tests.browser.table import Table, until
from tests.exports.reading_pdf import text_of

EDITION = published_editions()["2026.1"]
HIDDEN = "police.clear-messages"
RENAMED = "Municipality and elders"
BUSES = "Buses run when the late shift ends."
LAMPS = "The lanes to the shelter are lit at night."
FILE = f"""\
edition: "2026.1"
hidden: [{HIDDEN}]
sectors:
  local-government: {RENAMED}
added:
  - id: local.night-buses
    sector: local-government
    theme: access
    statement: {BUSES}
  - id: local.lit-lanes
    sector: local-government
    theme: prevention
    statement: {LAMPS}
"""
ADAPTED = Overlay(
    hidden=(HIDDEN,),
    sectors={"local-government": RENAMED},
    added=(
        Responsibility("local.night-buses", "local-government", "access", BUSES),
        Responsibility("local.lit-lanes", "local-government", "prevention", LAMPS),
    ),
)
OWN = len([one for one in EDITION.responsibilities if one.sector == "local-government"])


def open_adapting(table: Table) -> Page:
    table.go_to("This round")
    table.page.get_by_role("link", name="Make the checklists fit this place").click()
    expect(table.page.get_by_role("heading", name="Make the checklists fit this place")).to_be_visible()
    return table.page


def bring_in(page: Page, content: str | bytes, name: str = "overlay.yaml") -> None:
    data = content if isinstance(content, bytes) else content.encode()
    upload = {"name": name, "mimeType": "application/yaml", "buffer": data}
    page.locator("input[type=file]").set_input_files(upload)  # type: ignore[arg-type]


def take_over(table: Table) -> None:
    page = open_adapting(table)
    bring_in(page, FILE)
    page.get_by_role("button", name="Take it over").click()
    expect(page.get_by_text("Taken over.")).to_be_visible()


def test_an_overlay_brought_in_is_seen_from_the_form_to_the_assessment_file(table: Table, tmp_path: Path) -> None:
    table.start_partnership("Ferry Partnership")
    _read_first_and_take_over(table)
    _see_it_in_the_form(table)
    _see_it_in_the_heatmap(table)
    table.go_to("4 Download")
    _see_it_in_the_plan(table.save(table.prepare("whole"), tmp_path))
    saved = table.save(table.prepare("assessment"), tmp_path)
    held = json.loads(saved.read_bytes())
    assert held["overlay"]["hidden"] == [HIDDEN]
    assert held["overlay"]["sectors"] == {"local-government": RENAMED}
    assert [one["statement"] for one in held["overlay"]["added"]] == [BUSES, LAMPS]
    assert held["responsibilities"]["local.night-buses"]["agreed"]["level"] == 1
    summary = _summary(saved)
    assert summary["totals"]["responsibilities"] == 65  # type: ignore[index]
    ids = [one["id"] for one in summary["responsibilities"]]  # type: ignore[attr-defined]
    assert len(ids) == 65
    assert HIDDEN not in ids
    assert ids.index("local.lit-lanes") == ids.index("local.night-buses") + 1 == ids.index("mens-groups.speak-out") - 1


def _read_first_and_take_over(table: Table) -> None:
    page = open_adapting(table)
    bring_in(page, FILE)
    preview = page.locator(".st-key-overlay-preview")
    for expected in (f"Local government → {RENAMED}", f"{RENAMED}: {BUSES}", f"{RENAMED}: {LAMPS}", "Left out"):
        expect(preview).to_contain_text(expected)
    expect(preview).to_contain_text(EDITION.by_id[HIDDEN].statement)  # type: ignore[index]
    assert table.stored().overlay is None
    preview.get_by_role("button", name="Take it over").click()
    expect(page.get_by_text("Taken over.")).to_be_visible()
    expect(preview).to_have_count(0)
    assert table.stored().overlay == ADAPTED


def _see_it_in_the_form(table: Table) -> None:
    table.go_to_sector(RENAMED)
    rail = table.page.locator(".rail")
    expect(rail).to_contain_text("0 of 65 discussed")
    expect(rail).to_contain_text(f"{RENAMED} · 0 of {OWN + 2}")
    expect(rail).not_to_contain_text("Local government")
    expect(table.item(OWN + 1)).to_contain_text(BUSES)
    expect(table.item(OWN + 2)).to_contain_text(LAMPS)
    table.choose(OWN + 1, "1 Planned").choose(OWN + 2, "3 In place")
    table.go_to_sector("Police")
    expect(table.item(1)).to_be_visible()
    expect(table.page.get_by_text(EDITION.by_id[HIDDEN].statement)).to_have_count(0)  # type: ignore[index]


def _see_it_in_the_heatmap(table: Table) -> None:
    page = table.go_to("2 Gaps").page
    expect(page.locator(".st-key-facts")).to_contain_text("2 / 65")
    heatmap = page.locator(".st-key-heat-responsibilities .heat")
    expect(heatmap.get_by_role("rowheader", name=RENAMED)).to_be_visible()
    expect(heatmap.get_by_role("rowheader", name="Local government")).to_have_count(0)
    expect(heatmap.locator("td a")).to_have_count(65)
    page.get_by_text("The same as a table, with the words").click()
    rows = page.locator(".table.gaps tbody tr")
    expect(rows).to_have_count(65)
    buses = rows.filter(has_text=BUSES)
    for expected in (RENAMED, "1 Planned", "2 levels to go to the target"):
        expect(buses).to_contain_text(expected)
    expect(rows.filter(has_text=EDITION.by_id[HIDDEN].statement)).to_have_count(0)  # type: ignore[index]


def _see_it_in_the_plan(plan: Path) -> None:
    text = text_of(plan.read_bytes()).replace("\u200b", "")
    for expected in (RENAMED, BUSES, LAMPS):
        assert expected in text
    assert EDITION.by_id[HIDDEN].statement not in text  # type: ignore[index]
    headings = str(PdfReader(plan).outline)
    assert f"8 {RENAMED}" in headings
    assert "Local government" not in headings


def _summary(file: Path) -> dict[str, object]:
    command = [sys.executable, "-m", "scoring", "summary", str(file)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    read: dict[str, object] = json.loads(done.stdout)
    return read


def test_what_was_changed_on_the_screen_is_saved_as_a_file_and_changes_another_round(
    table: Table, tmp_path: Path
) -> None:
    page = open_adapting(table.start_partnership("First valley"))
    page.locator("summary", has_text="What the sectors are called here").click()
    table.write(page.get_by_label("Police"), "Gendarmerie: <b>north</b>")
    until(lambda: table.stored().overlay is not None, "the name is stored")
    saved = table.save(table.prepare("overlay"), tmp_path)
    assert saved.name == "overlay.yaml"
    assert read_overlay(saved, EDITION) == Overlay(sectors={"police": "Gendarmerie: <b>north</b>"})
    open_adapting(table.arrive().start_partnership("Second valley"))
    bring_in(page, saved.read_bytes())
    expect(page.locator(".st-key-overlay-preview")).to_contain_text("Police → Gendarmerie: <b>north</b>")
    page.get_by_role("button", name="Take it over").click()
    expect(page.get_by_text("Taken over.")).to_be_visible()
    assert table.stored().overlay == Overlay(sectors={"police": "Gendarmerie: <b>north</b>"})
    bring_in(page, saved.read_bytes())
    expect(page.get_by_text("This file changes nothing")).to_be_visible()


BAD_FILES = {
    "several problems": (
        FILE.replace("theme: access", "theme: luck").replace(HIDDEN, "police.<b>fly</b>"),
        ["overlay.yaml:2: ", "<b>fly</b>", "overlay.yaml:8: There is no theme 'luck'."],
    ),
    "an assessment file": (
        '{"format": "coordinated-response-assessment"}',
        ["overlay.yaml:1: 'format' is no key here"],
    ),
    "an anchor": ('edition: "2026.1"\nhidden: &h []\n', ["overlay.yaml:2: A & begins an anchor"]),
    "UTF-16": ('edition: "2026.1"'.encode("utf-16"), ["overlay.yaml:1: This file is not UTF-8 text."]),
    "too large": ('edition: "2026.1"\n#' + "x" * 300_000, ["overlay.yaml:1: This file is larger than 256 KB"]),
    "another edition": ('edition: "2031.1"', ['overlay.yaml:1: This overlay changes edition "2031.1"']),
}


def test_a_bad_file_is_refused_with_its_lines_and_nothing_is_changed(table: Table) -> None:
    page = open_adapting(table.start_partnership("Third valley"))
    told = page.locator(".st-key-overlay-problems")
    for content, expected in BAD_FILES.values():
        bring_in(page, content)
        for part in expected:
            expect(told).to_contain_text(part)
        expect(page.get_by_text("This file was not brought in")).to_be_visible()
        expect(page.get_by_role("button", name="Take it over")).to_have_count(0)
        assert told.locator("b").count() == 0
    assert table.stored().overlay is None


def test_what_an_action_serves_is_not_hidden_by_a_file(table: Table) -> None:
    table.start_partnership("Fourth valley").go_to_sector("Police").choose(1, "1 Planned").go_to("3 Plan")
    gap = table.page.locator(".st-key-gap-medium-police-clear-messages, .st-key-gap-high-police-clear-messages")
    gap.get_by_role("button", name="Take it on").click()
    table.write(gap.get_by_label("What is to be done"), "Say it at the market")
    until(lambda: table.stored().actions, "the action is stored")
    page = open_adapting(table)
    bring_in(page, FILE)
    page.get_by_role("button", name="Take it over").click()
    expect(page.get_by_text(f"An action serves {HIDDEN}. Take it out of that action first")).to_be_visible()
    expect(page.locator(".st-key-overlay-preview")).to_be_visible()
    assert table.stored().overlay is None


def test_somebody_who_changed_the_round_meanwhile_is_not_overruled(table: Table) -> None:
    page = open_adapting(table.start_partnership("Fifth valley"))
    bring_in(page, FILE)
    expect(page.get_by_role("button", name="Take it over")).to_be_visible()
    page.locator("summary", has_text="What the sectors are called here").click()
    table.write(page.get_by_label("Police"), "Gendarmerie")
    until(lambda: table.stored().overlay is not None, "the name is stored")
    page.get_by_role("button", name="Take it over").click()
    expect(page.get_by_text("This round was changed meanwhile.")).to_be_visible()
    expect(page.locator(".st-key-overlay-preview")).to_contain_text("Called as in the checklists again")
    assert table.stored().overlay == Overlay(sectors={"police": "Gendarmerie"})
    page.get_by_role("button", name="Take it over").click()
    expect(page.get_by_text("Taken over.")).to_be_visible()
    assert table.stored().overlay == ADAPTED
