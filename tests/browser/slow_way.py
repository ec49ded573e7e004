"""A way between one page and the server on which what is sent stays for as long as a test wants."""

from __future__ import annotations

import json
from functools import partial

from playwright.sync_api import Page, WebSocketRoute
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.table import until


class SlowWay:
    """The websocket of a page; while it is `slow`, what either side sends stays on the way."""

    def __init__(self, page: Page) -> None:
        self.slow = False
        self._page = page
        self._on_the_way: list[tuple[WebSocketRoute, str | bytes]] = []
        page.route_web_socket("**/_stcore/stream", self._connect)

    def _connect(self, page: WebSocketRoute) -> None:
        server = page.connect_to_server()
        page.on_message(partial(self._carry, server))
        server.on_message(partial(self._carry, page))

    def _carry(self, to: WebSocketRoute, message: str | bytes) -> None:
        if self.slow:
            self._on_the_way.append((to, message))
        else:
            to.send(message)

    def arrive(self) -> None:
        """All that was on the way arrives."""
        self.slow = False
        for to, message in self._on_the_way:
            to.send(message)
        self._on_the_way.clear()


class LateDrawings(SlowWay):
    """The same, where only what the server sends is slow."""

    def _connect(self, page: WebSocketRoute) -> None:
        server = page.connect_to_server()
        page.on_message(server.send)
        server.on_message(partial(self._carry, page))

    def drawn(self, *place: str) -> bool:
        """Whether a drawing of the field at this place is on the way."""
        self._page.wait_for_timeout(50)  # what comes meanwhile is put on the way
        return any(json.dumps(place).encode() in bytes(message) for _to, message in self._on_the_way)

    def until_drawn(self) -> None:
        """Wait until the server has drawn all of a page, and it is on the way."""
        until(self._finished, "the page is drawn")

    def _finished(self) -> bool:
        self._page.wait_for_timeout(50)
        return any(_is_end_of_run(bytes(message)) for _to, message in self._on_the_way)


def _is_end_of_run(message: bytes) -> bool:
    read = ForwardMsg()
    read.ParseFromString(message)
    return read.WhichOneof("type") == "script_finished"
