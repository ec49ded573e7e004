"""A browser, one for a module; a fresh visitor for each test."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.application import Application
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
