"""A partnership goes on after a new edition was published: its old round stays, its new one says what changed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from storage import RoundRef
from tests.browser.application import ROOT, Application
from tests.browser.table import Table
from tests.checklists.editions import NEWER, publish_a_second

NOT_TAKEN = shutil.ignore_patterns("__pycache__", ".*_cache", ".git", ".venv", "tests", "docs", "data", "*.db*")


@pytest.fixture(scope="module")
def application(tmp_path_factory: pytest.TempPathFactory) -> Generator[Application]:
    """The toolkit as it is, with nothing changed but the data: a second edition."""
    project = Path(shutil.copytree(ROOT, tmp_path_factory.mktemp("second") / "toolkit", ignore=NOT_TAKEN))
    publish_a_second(project / "responsibilities", schools=True)
    made = Application(tmp_path_factory.mktemp("application"), project=project)
    made.storage("init")
    made.start()
    yield made
    made.stop()


def bring_in_the_last_round(page: Page, folder: Path) -> None:
    content = {
        "format": "coordinated-response-assessment",
        "version": 1,
        "edition": "2026.1",
        "partnership": {"name": "Mill Valley"},
        "round": {"title": "Baseline", "opened": "2026-01-12"},
        "responsibilities": {"police.regular-meetings": {"agreed": {"level": 3}}},
    }
    file = folder / "last.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    page.locator(".st-key-import-file input[type=file]").set_input_files(file)


def exported(application: Application, ref: RoundRef) -> dict[str, Any]:
    """The file of a round, made by the toolkit that knows both editions."""
    made: dict[str, Any] = json.loads(application.storage("export", ref.round))
    return made


def test_a_round_begun_on_a_newer_edition_says_what_changed_and_the_old_one_stays(
    table: Table, page: Page, tmp_path: Path
) -> None:
    expect(page.get_by_text("10 kinds of local partner")).to_be_visible()
    bring_in_the_last_round(page, tmp_path)
    news = page.locator(".st-key-edition-news")
    expect(news.first).to_contain_text(f"stays on it. There is a newer one, {NEWER}")
    table.name = "Mill Valley"
    expect(page.locator(".rail").get_by_role("link", name="Schools")).to_have_count(0)
    table.go_to_sector("Police")
    expect(table.choice(5, "3 In place")).to_be_checked()

    page.get_by_role("link", name="Start", exact=True).click()
    table.start_partnership("Mill Valley", title="Second round")
    expect(news.first).to_contain_text(
        f"with edition {NEWER} of the checklists; your last one, “Baseline”, with 2026.1"
    )
    news.first.get_by_text("What changed in the checklists").click()
    said = news.first.locator(".said")
    expect(said).to_contain_text("New at the table")
    expect(said).to_contain_text("In its place: Police:")
    expect(said).to_contain_text("Now: Every month, men’s groups speak out")
    table.go_to_sector("Schools")
    table.choose(1, "2 Partly in place")
    stored = {one.title: exported(table.application, one.ref) for one in table.application.rounds()}
    assert (stored["Second round"]["edition"], stored["Baseline"]["edition"]) == (NEWER, "2026.1")
    assert stored["Second round"]["responsibilities"] == {"schools.speak-out": {"agreed": {"level": 2}}}
    assert stored["Baseline"]["responsibilities"] == {"police.regular-meetings": {"agreed": {"level": 3}}}

    page.get_by_role("button", name="I have read this").click()
    expect(news).to_have_count(0)
    table.go_to("This round")
    expect(news).to_have_count(0)
