"""A page is whole where two runs follow each other before anything of the first is sent: in Streamlit's own page."""

from __future__ import annotations

import base64
import subprocess
import sys
from pathlib import Path

import pytest
import streamlit
from playwright.sync_api import BrowserContext, Error, Locator, Page, Route, WebSocketRoute, expect

ROOT = Path(__file__).resolve().parents[2]
STATIC = Path(streamlit.__file__).parent / "static"
GOES, AFTER_PAGE, AFTER_SHORTER = (
    "what stands above a fragment within a fragment goes",
    "a card is drawn again just after its page",
    "another card is drawn again just after one that has become shorter",
)
MOMENTS = {  # what is drawn in the end
    GOES: ["within 3", "around 3"],
    AFTER_PAGE: ["first 3", "second 2", "below 2"],
    AFTER_SHORTER: ["first 2", "second 2"],
}


class Server:
    """In place of a server: hands out Streamlit's page, and sends it what a server has sent."""

    def __init__(self, page: Page, moment: str, *arguments: str) -> None:
        command = [sys.executable, "-m", "tests.screens.two_runs", moment, *arguments]
        printed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
        self._drawn, self._runs = (part.split() for part in printed.split("\n\n"))
        self.page = page
        page.route("**/*", hand_out)
        page.route_web_socket("**/_stcore/stream", self._connect)

    def _connect(self, way: WebSocketRoute) -> None:
        self._way = way
        way.on_message(lambda _message: None)
        self._send(self._drawn)

    def _send(self, messages: list[str]) -> None:
        for one in messages:
            self._way.send(base64.b64decode(one))

    def draw(self) -> Server:
        self.page.goto("http://toolkit.test/")
        expect(texts(self.page)).not_to_have_count(0)
        return self

    def run_twice(self) -> None:
        self._send(self._runs)


def hand_out(route: Route) -> None:
    path = route.request.url.removeprefix("http://toolkit.test/").partition("?")[0]
    if path == "_stcore/host-config":
        route.fulfill(json={"allowedOrigins": [], "useExternalAuthToken": False})
    else:
        file = STATIC / path
        route.fulfill(path=file if file.is_file() else STATIC / "index.html")


def texts(page: Page) -> Locator:
    return page.get_by_test_id("stText")


@pytest.mark.parametrize("moment", MOMENTS)
def test_what_is_drawn_in_two_runs_that_are_sent_together_is_all_there(context: BrowserContext, moment: str) -> None:
    page = context.new_page()
    Server(page, moment).draw().run_twice()
    expect(texts(page)).to_have_text(MOMENTS[moment])


def test_streamlit_s_page_still_breaks_or_our_part_may_go(context: BrowserContext) -> None:
    page = context.new_page()
    server = Server(page, GOES, "as it is").draw()
    with page.expect_event("pageerror") as broken:
        server.run_twice()
    assert isinstance(broken.value, Error)
    assert "'setIn' cannot be called on an ElementNode" in broken.value.message
    expect(texts(page)).to_have_count(0)


@pytest.mark.parametrize(
    ("moment", "wrong"), [(AFTER_PAGE, ["first 3", "below 2"]), (AFTER_SHORTER, ["first 2", "to go", "second 2"])]
)
def test_streamlit_still_loses_a_card_or_keeps_what_went_or_our_part_may_go(
    context: BrowserContext, moment: str, wrong: list[str]
) -> None:
    page = context.new_page()
    Server(page, moment, "as it is").draw().run_twice()
    expect(texts(page)).to_have_text(wrong)
