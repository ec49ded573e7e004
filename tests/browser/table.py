"""What people at a table do with the application, in their words; each deed ends when its result can be seen."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

from playwright.sync_api import Locator, Page, TimeoutError, expect  # noqa: A004 - its own kind

from assessments import Assessment, Entry
from checklists import SectorId, published_editions
from tests.browser.application import Application

LONGEST_SAVING = 20  # seconds
EDITION = published_editions()["2026.1"]


def until(happened: Callable[[], object], what: str) -> None:
    """Wait until something is so."""
    end = time.monotonic() + LONGEST_SAVING
    while not happened():
        assert time.monotonic() < end, f"still not so: {what}"
        time.sleep(0.05)


def settle(page: Page) -> Page:
    """Wait until the application has drawn all that it was asked for, the fields by their script too."""
    expect(page.locator("[data-test-script-state=notRunning]")).to_be_attached()
    expect(page.locator(".field:empty")).to_have_count(0)
    return page


STILL = """async () => {
  await Promise.allSettled(document.getAnimations().map(one => one.finished));
  const opening = [...document.querySelectorAll('details')].some(one => one.style.overflow === 'hidden');
  if (opening) return false;
  await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  return true;
}"""


def still(page: Page) -> None:
    """Wait until nothing moves: what gets the focus while its fold opens is brought into sight once that is open."""
    page.wait_for_function(STILL)


def card(page: Page, number: int) -> Locator:
    """The card of a responsibility on its sector's page; a phone, which shows one at a time, is turned to it first."""
    found = page.locator(f".st-key-item-{number}")
    bar = page.locator("#toolkit-turns")
    if bar.is_visible():
        shown = int(bar.locator("p").inner_text().split()[0])
        for _turn in range(abs(number - shown)):
            bar.get_by_role("button").nth(1 if number > shown else 0).click()
    return found


def pick(page: Page, field: Locator, option: str) -> None:
    """Choose in a list that opens; once more where the page was drawn anew just then and it closed."""
    wanted = page.get_by_role("option", name=option).first
    for _attempt in range(3):
        settle(page)
        field.click()
        try:
            wanted.click(timeout=3_000)
        except TimeoutError:
            continue
        return
    wanted.click(timeout=1_000)


class Table:
    """A browser tab with the application in it."""

    def __init__(self, page: Page, application: Application) -> None:
        self.page = page
        self.application = application
        self.name = ""

    def arrive(self) -> Self:
        self.page.goto(self.application.address)
        expect(self.page.get_by_role("heading", name="How well do we answer")).to_be_visible()
        return self.settle()

    def start_partnership(self, name: str, *, area: str = "", title: str = "Baseline") -> Self:
        self.name = name
        self.page.get_by_label("Name of the partnership").fill(name)
        self.page.get_by_label("The area it works in").fill(area)
        self.page.get_by_label("What to call this round").fill(title)
        self.page.get_by_role("button", name="Start", exact=True).click()
        expect(self.item(1)).to_be_visible()
        return self

    def open_example(self) -> Self:
        """Open the example, and go where it can be worked on."""
        return self.look_at_example().go_to("1 Rate and agree")

    def look_at_example(self) -> Self:
        self.name = "Harbour District"
        self.page.get_by_role("button", name="Open the example").click()
        expect(self.page.get_by_role("heading", name="Where the gaps are")).to_be_visible()
        return self

    def go_to_sector(self, name: str) -> Self:
        if not self.page.locator(".rail").is_visible():
            self.go_to("1 Rate and agree")
        self.page.locator(".rail").get_by_role("link", name=name).click()
        expect(self.page.get_by_role("heading", name=name, exact=True)).to_be_visible()
        return self

    def go_to(self, step: str) -> Self:
        headings = {
            "1 Rate and agree": "Health care",
            "2 Gaps": "Where the gaps are",
            "3 Plan": "The plan",
            "4 Download": "Take the plan home",
            "This round": "This round",
        }
        self.page.get_by_role("link", name=step, exact=True).click()
        expect(self.page.get_by_role("heading", name=headings[step], exact=True)).to_be_visible()
        return self

    def item(self, number: int) -> Locator:
        """The card of a responsibility on the sector's page."""
        return card(self.page, number)

    def choice(self, number: int, answer: str) -> Locator:
        """One level or finding of a card: `1 Planned`, `Not known`."""
        return self.item(number).get_by_role("radio", name=answer)

    def choose(self, number: int, answer: str) -> Self:
        self.choice(number, answer).click()
        expect(self.choice(number, answer)).to_be_checked()
        expect(self.item(number)).to_contain_text("✓ Saved")
        return self

    def open_details(self, number: int) -> Self:
        """Open the fields for note, evidence, another view, target and importance, where they are not open."""
        self.settle()
        note = self.item(number).get_by_label("Note", exact=True)
        if not note.is_visible():
            self.item(number).get_by_text("Note, evidence, another view, target").click()
        expect(note).to_be_visible()
        return self

    def settle(self) -> Self:
        """Wait until the application has drawn all that it was asked for."""
        settle(self.page)
        return self

    def write(self, field: Locator, text: str) -> Self:
        """Type into a field and leave it."""
        field.fill(text)
        field.press("Tab")
        return self

    def pick(self, field: Locator, option: str) -> Self:
        """Choose in a list that opens."""
        pick(self.page, field, option)
        return self

    def stored(self) -> Assessment:
        return self.application.stored(self.name)

    def entry(self, responsibility: str) -> Entry:
        """What the database holds on one responsibility."""
        return self.stored().entry(responsibility)  # type: ignore[arg-type]

    def wait_for(self, responsibility: str, so: Callable[[Entry], object]) -> Self:
        """Wait until the database holds it."""
        until(lambda: so(self.entry(responsibility)), f"{responsibility}: {self.entry(responsibility)}")
        return self

    def prepare(self, name: str, kind: str = "") -> Locator:
        """Have a file made; the link that saves it. `name` is a row's, or a sector's on the download screen.

        `kind` is what stands on the button: of a plan PDF, if nothing is said.
        """
        plan = name in {"whole", "public", "sector"} or name in EDITION.sector_by_id
        if name in EDITION.sector_by_id:
            sector, choice = EDITION.sector_by_id[SectorId(name)].name, "Which sector"
            self.pick(self.page.get_by_role("combobox", name=choice), sector)
            expect(self.page.get_by_role("combobox", name=choice)).to_have_value(sector)
            expect(self.page.locator(f".st-key-chosen-{name}")).to_be_visible()
            self.settle()
            name = "sector"
        row = self.page.locator(f".st-key-file-{name}")
        row.get_by_role("button", name=kind or ("PDF" if plan else "Prepare")).click()
        link = row.locator("a.save:visible").last
        expect(link).to_be_visible(timeout=300_000)
        return link

    def save(self, link: Locator, folder: Path) -> Path:
        """Fetch a prepared file; where it is, under the name that the browser was given."""
        with self.page.expect_download() as coming:
            link.click()
        saved = folder / coming.value.suggested_filename
        coming.value.save_as(saved)
        return saved
