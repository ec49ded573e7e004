"""When the machine fails: a plain sentence, never a traceback; what was typed stays; what was saved is there later."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from storage import open_store
from tests.browser.application import Application
from tests.browser.table import Table
from tests.browser.watch import Watch

FIRST = "health-care.screening-protocols"
EXAMPLE = Path(__file__).parents[2] / "examples" / "harbour-district-baseline.json"
RAW = ("Traceback", "sqlalchemy", "sqlite3.", "OperationalError", "DatabaseError", 'File "', ".py")


@contextmanager
def unwritable(database: Path) -> Generator[None]:
    """Another process writes and does not let go; reading goes on."""
    with closing(sqlite3.connect(database, isolation_level=None, timeout=30)) as held:
        held.execute("BEGIN IMMEDIATE")
        yield
        held.execute("ROLLBACK")


def assert_nothing_raw(page: Page) -> None:
    text = page.locator("body").inner_text()
    assert [part for part in RAW if part in text] == []


def test_a_level_that_cannot_be_stored_is_not_called_saved_until_it_is_and_that_by_itself(
    table: Table, application: Application, watch: Watch
) -> None:
    watch.expect("503")
    table.start_partnership("Held level")
    with unwritable(application.database):
        table.choice(1, "2 Partly in place").click()
        expect(table.item(1)).to_contain_text("Not saved yet", timeout=60_000)
        assert_nothing_raw(table.page)
        expect(table.item(1)).not_to_contain_text("✓ Saved")
        assert table.entry(FIRST).agreed is None
    expect(table.item(1)).to_contain_text("✓ Saved")
    assert table.entry(FIRST).agreed.answer == 2  # type: ignore[union-attr]


def test_a_note_that_cannot_be_stored_stays_in_its_field_and_is_stored_later(
    table: Table, application: Application, watch: Watch
) -> None:
    watch.expect("503")
    table.start_partnership("Held note").choose(1, "2 Partly in place").open_details(1)
    field = table.item(1).get_by_label("Note", exact=True)
    with unwritable(application.database):
        table.write(field, "Typed while nothing could be stored")
        expect(table.item(1)).to_contain_text("Not saved yet", timeout=60_000)
        expect(field).to_have_value("Typed while nothing could be stored")
        assert_nothing_raw(table.page)
    table.wait_for(FIRST, lambda one: one.agreed.note == "Typed while nothing could be stored")


def test_a_new_partnership_that_cannot_be_stored_is_told_and_its_name_stays(
    table: Table, application: Application, watch: Watch
) -> None:
    watch.expect("server:", "422", "500")
    field = table.page.get_by_label("Name of the partnership")
    with unwritable(application.database):
        field.fill("Held partnership")
        table.page.get_by_role("button", name="Start", exact=True).click()
        expect(table.page.locator(".notice-stop").first).to_be_visible(timeout=60_000)
        expect(field).to_have_value("Held partnership")
        assert_nothing_raw(table.page)


@pytest.mark.parametrize("address", ["gaps", "plan", "download", "round", "rate-police", "?round=x.y"])
def test_an_address_without_an_open_round_says_what_to_do(page: Page, application: Application, address: str) -> None:
    page.goto(f"{application.address}/{address}")
    told = page.get_by_text("No round is open").or_(page.locator(".notice-stop"))
    expect(told.first).to_be_visible()
    assert_nothing_raw(page)


def cut_off(database: Path) -> None:
    with database.open("r+b") as file:
        file.truncate(database.stat().st_size // 2)


def emptied(database: Path) -> None:
    database.write_bytes(b"")


def gone(database: Path) -> None:
    database.unlink()


def another_file(database: Path) -> None:
    database.write_bytes(b"Minutes of the meeting\n" * 1_000)


@pytest.mark.parametrize("spoil", [cut_off, emptied, gone, another_file])
def test_a_database_that_cannot_be_used_is_told_in_a_sentence_that_says_what_to_do_and_is_left_as_it_is(
    tmp_path: Path, page: Page, watch: Watch, spoil: Callable[[Path], None]
) -> None:
    assert watch
    spoilt = Application(tmp_path)
    spoilt.storage("init")
    spoil(spoilt.database)
    before = spoilt.database.read_bytes() if spoilt.database.exists() else None
    spoilt.start()
    try:
        page.goto(spoilt.address)
        expect(page.get_by_role("heading", name="The toolkit cannot be used like this yet")).to_be_visible()
        expect(page.locator(".notice-stop")).to_contain_text(re.compile("storage|Move it|name another"))
        assert_nothing_raw(page)
        assert "Traceback" not in spoilt.written()
        assert (spoilt.database.read_bytes() if spoilt.database.exists() else None) == before
    finally:
        spoilt.stop()


def test_a_database_damaged_inside_can_be_read_but_not_changed_and_the_screen_says_so(
    tmp_path: Path, page: Page, watch: Watch
) -> None:
    watch.expect("console")
    damaged = Application(tmp_path)
    damaged.storage("init")
    damaged.storage("import", str(EXAMPLE))
    with closing(sqlite3.connect(damaged.database)) as other:
        name, root = other.execute(
            "SELECT name, rootpage FROM sqlite_master WHERE type = 'index' ORDER BY rootpage DESC LIMIT 1"
        ).fetchone()
        assert name
        size = other.execute("PRAGMA page_size").fetchone()[0]
    with damaged.database.open("r+b") as file:  # one page of an index, as a bad block would
        file.seek((root - 1) * size)
        file.write(b"\xff" * size)
    with closing(open_store(damaged.url)) as store:
        assert store.damage
    damaged.start()
    try:
        page.goto(damaged.address)
        expect(page.locator(".notice-stop").first).to_contain_text("check", timeout=10_000)
        assert_nothing_raw(page)
    finally:
        damaged.stop()
