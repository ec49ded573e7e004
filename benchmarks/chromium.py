"""The browser that the benchmarks look through."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

__all__ = ["chromium", "window"]

PATIENCE = 60_000  # milliseconds; longer means that it does not come


@contextmanager
def chromium() -> Generator[Browser]:
    """Chromium without a screen, closed in the end."""
    as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=as_root)
        yield browser
        browser.close()


def window(browser: Browser) -> Page:
    """An empty page in a window of its own: tabs in the background of one window are drawn more seldom."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    return context.new_page()
