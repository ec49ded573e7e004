"""What a browser's page is sent: files as they travel, and what comes over the websocket."""

from __future__ import annotations

from base64 import b64decode
from typing import Any

from playwright.sync_api import Page

__all__ = ["Meter"]

BINARY = 2  # a frame of the websocket that is no text


class Meter:
    """All that a page is sent from now on, in bytes, compressed as they travel."""

    def __init__(self, page: Page) -> None:
        self.asked: dict[str, str] = {}
        self.bytes: dict[str, int] = {}
        self.frames = 0
        network = page.context.new_cdp_session(page)
        network.on("Network.requestWillBeSent", self._ask)
        network.on("Network.dataReceived", self._count)
        network.on("Network.loadingFinished", self._finish)
        network.on("Network.webSocketFrameReceived", self._frame)
        network.send("Network.enable")

    def _ask(self, event: dict[str, Any]) -> None:
        self.asked[event["requestId"]] = event["request"]["url"]

    def _count(self, event: dict[str, Any]) -> None:
        """What has come of something that has no end, such as the line of live updates."""
        had = self.bytes.get(event["requestId"], 0)
        self.bytes[event["requestId"]] = had + int(event["encodedDataLength"])

    def _finish(self, event: dict[str, Any]) -> None:
        self.bytes[event["requestId"]] = int(event["encodedDataLength"])  # with its headers

    def _frame(self, event: dict[str, Any]) -> None:
        frame = event["response"]
        binary = frame["opcode"] == BINARY
        self.frames += len(b64decode(frame["payloadData"]) if binary else frame["payloadData"].encode())

    def total(self) -> int:
        """Files and frames together."""
        return sum(self.bytes.values()) + self.frames

    def largest(self) -> list[str]:
        """The eight largest files, a line each."""
        sizes = sorted(self.bytes.items(), key=lambda one: -one[1])
        return [f"{size:>9,} {self.asked.get(name, name)}" for name, size in sizes[:8]]
