"""What a phone on a poor line waits for before somebody can rate: measured as it comes over the network."""

from __future__ import annotations

from base64 import b64decode
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from tests.browser.seating import PHONE, Seating
from tests.browser.watch import INSIDE, LOCAL

SHARED = True

AT_MOST = 1_200_000  # bytes, compressed as they travel
BINARY = 2  # a frame of the websocket that is no text


class Meter:
    """All that a page is sent from now on: files as they travel, and what comes over the websocket."""

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
        return sum(self.bytes.values()) + self.frames

    def hosts(self) -> set[str | None]:
        addresses = [urlsplit(one) for one in self.asked.values()]
        return {one.hostname for one in addresses if one.scheme not in INSIDE}

    def largest(self) -> list[str]:
        sizes = sorted(self.bytes.items(), key=lambda one: -one[1])
        return [f"{size:>9,} {self.asked.get(name, name)}" for name, size in sizes[:8]]


def test_from_the_card_to_the_first_rating_it_is_at_most_1_2_megabytes_without_plotly(seating: Seating) -> None:
    code = seating.code(seating.seat("police"))
    context = seating.browser.new_context(viewport=PHONE, has_touch=True)
    seating.opened.append(context)
    page = context.new_page()
    meter = Meter(page)
    page.goto(f"{seating.application.address}/j#{code}")
    last = page.locator(".st-key-item-7")
    expect(last.locator("[role=radio]").first).to_be_attached()
    expect(last.locator(".watch-line")).to_have_text("Nobody has rated this yet")
    page.evaluate("document.fonts.ready.then(() => null)")
    page.locator(".st-key-item-1").get_by_role("radio", name="2 Partly in place").tap()
    expect(page.locator(".st-key-item-1").locator(".watch-line")).to_have_text("1 of 1 have rated this")

    figures = f"{meter.total():,} bytes, {meter.frames:,} of them over the websocket"
    print(figures, *meter.largest(), sep="\n")
    assert len(meter.asked) > 10
    assert AT_MOST / 10 < meter.total() <= AT_MOST, meter.largest()
    unused = ("plotly", "materialsymbols", "sourcesans")
    assert [one for one in meter.asked.values() if any(name in one.lower() for name in unused)] == []
    assert meter.hosts() == {LOCAL}
