"""A browser, one for a module; a fresh visitor for each test."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from assessments import Seat
from tests.browser.application import ROOT, Application
from tests.browser.round_table import Gather, RoundTable
from tests.browser.seating import Seating, seated
from tests.browser.table import Table
from tests.browser.watch import Watch

CHROMIUM = "/usr/bin/chromium"
PATIENCE = 30_000  # milliseconds: two browsers and two applications share a small machine
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)

NewContext = Callable[..., BrowserContext]


@pytest.fixture(scope="module")
def browser() -> Generator[Browser]:
    as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, *as_root])
        yield launched
        launched.close()


@pytest.fixture
def context(browser: Browser) -> Generator[BrowserContext]:
    """A visitor: nothing is left of the visitor before."""
    made = browser.new_context(viewport={"width": 1280, "height": 900}, timezone_id="UTC", locale="en-GB")
    made.set_default_timeout(PATIENCE)
    yield made
    made.close()


@pytest.fixture
def watch(context: BrowserContext, application: Application) -> Generator[Watch]:
    """Fails the test on what must never happen while it runs."""
    watching = Watch(context, application)
    yield watching
    assert watching.went_wrong() == []


@pytest.fixture
def page(context: BrowserContext, watch: Watch) -> Page:
    assert watch is not None
    return context.new_page()


@pytest.fixture
def table(page: Page, application: Application) -> Table:
    """Somebody at the start screen of the application."""
    return Table(page, application).arrive()


@pytest.fixture
def seating(application: Application, browser: Browser, request: pytest.FixtureRequest) -> Generator[Seating]:
    """A new round with nobody around it yet, in an application that is `SHARED`."""
    with seated(application, browser, request.node.name) as made:
        yield made


@pytest.fixture
def gather(browser: Browser, application: Application, request: pytest.FixtureRequest) -> Generator[Gather]:
    """Sit down at a table; what went wrong in anybody's browser fails the test."""
    tables: list[RoundTable] = []

    def gathered(*seats: Seat) -> RoundTable:
        tables.append(RoundTable(browser, application, request.node.name, seats))
        return tables[-1]

    yield gathered
    wrong = [one for table in tables for one in table.went_wrong()]
    for table in tables:
        table.leave()
    assert wrong == []


@pytest.fixture
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Where pictures for the documentation are written: there with `--pictures`, else nowhere that stays."""
    into: Path = ROOT / "docs" / "pictures" if request.config.getoption("--pictures") else tmp_path
    into.mkdir(parents=True, exist_ok=True)
    return into
