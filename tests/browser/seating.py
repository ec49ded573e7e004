"""A round around which people sign in: seats, cards and browsers, made past the screens."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from assessments import Assessment, Partnership, Role, Round
from checklists import SectorId
from storage import Principal, RoundRef, SeatId, SeatState, Store, open_store
from tests.browser.application import Application
from tests.browser.table import settle

COMMAND = Principal.command()
LAPTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


@dataclass
class Seating:
    """One round of the shared application, and the browsers that were opened around it."""

    application: Application
    store: Store
    ref: RoundRef
    browser: Browser
    opened: list[BrowserContext] = field(default_factory=list)

    def seat(self, sector: str, role: Role = Role.MEMBER) -> SeatId:
        return self.store.add_seat(COMMAND, self.ref, SectorId(sector), role)

    def seats(self) -> dict[str, SeatState]:
        """All seats as they stand."""
        return {one.seat: one for one in self.store.seats(COMMAND, self.ref)}

    def code(self, seat: SeatId) -> str:
        return str(self.store.make_card(COMMAND, self.ref, seat).code)

    def sit(self, seat: SeatId, size: dict[str, int] | None = None) -> Page:
        """Somebody on this seat, with a device of their own; the page is where they arrive."""
        return self.arrive(self.application.browser_of(self.browser, self.code(seat), **_device(size)))

    def join(self, code: str, size: dict[str, int] | None = None) -> Page:
        """Somebody who scans a QR code with a device of their own."""
        page = self._page(self.browser.new_context(**_device(size)))
        page.goto(f"{self.application.address}/j#{code}")
        return page

    def arrive(self, context: BrowserContext) -> Page:
        page = self._page(context)
        page.goto(self.application.address)
        expect(page.locator(".st-key-page")).to_be_visible()
        return page

    def open(self, page: Page, name: str) -> Page:
        """Open a page of the round by its address."""
        page.goto(f"{self.application.address}/{name}?round={self.ref.partnership}.{self.ref.round}")
        expect(page.locator(".st-key-page").get_by_role("heading").first).to_be_visible()
        return settle(page)

    def _page(self, context: BrowserContext) -> Page:
        context.set_default_timeout(30_000)
        self.opened.append(context)
        return context.new_page()


def _device(size: dict[str, int] | None) -> dict[str, object]:
    return {"viewport": size or LAPTOP, "timezone_id": "UTC", "locale": "en-GB"}


def shown_code(page: Page) -> str:
    """The code that stands large on the screen."""
    code = page.locator("[class*='st-key-shown-code-'] .code")
    expect(code).to_be_visible()
    return code.inner_text()


def band(page: Page) -> list[str]:
    """The links on top."""
    links: Locator = page.locator(".steps").get_by_role("link")
    expect(links.first).to_be_visible()
    return [one.inner_text() for one in links.all()]


@contextmanager
def seated(application: Application, browser: Browser, name: str) -> Generator[Seating]:
    """A new round of a partnership of this name."""
    store = open_store(application.url)
    made = Assessment("2026.1", Partnership(name[:200]), Round("Baseline"))
    seating = Seating(application, store, store.import_assessment(COMMAND, made).ref, browser)
    try:
        yield seating
    finally:
        for one in seating.opened:
            one.close()
        store.close()
