"""The pictures of a shared table in the documentation, drawn by the tests’ browser as those of `test_pictures.py`."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from assessments import Level, Role
from checklists import ResponsibilityId
from storage import Principal
from tests.browser.application import Application
from tests.browser.seating import COMMAND, LAPTOP, PHONE, Seating, seated
from tests.browser.table import settle

PNG = b"\x89PNG\r\n\x1a\n"
SMALLEST = 10_000  # bytes; an empty page of this size has less
PROJECTOR = {"width": 1920, "height": 1080}
TALKED_ABOUT = ResponsibilityId("police.clear-messages")
RATED: tuple[tuple[str, Level], ...] = (
    ("police", 3),
    ("police", 3),
    ("ngos", 1),
    ("health-care", 2),
    ("social-services", 1),
    ("local-government", 2),
)


@pytest.fixture
def seating(browser: Browser, tmp_path: Path) -> Generator[Seating]:
    application = Application(tmp_path, shared=True)
    application.init()
    application.start()
    with seated(application, browser, "River Valley") as made:
        yield made
    application.stop()


def test_the_pictures_of_a_table_can_be_drawn(seating: Seating, folder: Path) -> None:
    facilitator = seating.sit(seating.seat("ngos", Role.FACILITATOR), LAPTOP)
    seats = [(seating.seat(sector), level) for sector, level in RATED]
    on_a_laptop, on_a_phone = seating.sit(seats[0][0], LAPTOP), seating.sit(seats[1][0], PHONE)
    for page in (on_a_laptop, on_a_phone):
        first = page.locator(".st-key-item-1")
        first.get_by_role("radio", name="3 In place").click()
        expect(first.locator(".field-status").first).to_contain_text("✓ Saved")
    _draw(on_a_laptop, folder / "rate-laptop.png", ".st-key-item-1")
    _draw(on_a_phone, folder / "rate-phone.png", ".st-key-item-1")
    for seat, level in seats[2:]:
        seating.store.rate(Principal.at(seating.ref, seat), seating.ref, TALKED_ABOUT, level)
    seating.store.reveal(COMMAND, seating.ref, [TALKED_ABOUT])
    seating.store.show(COMMAND, seating.ref, TALKED_ABOUT)
    seating.open(facilitator, "people")
    expect(facilitator.locator(".st-key-page").get_by_role("combobox").first).to_be_visible()
    _draw(facilitator, folder / "people.png")
    seating.open(facilitator, "discuss")
    expect(facilitator.locator(".dots").first).to_be_visible()
    _draw(facilitator, folder / "agree.png")
    wall = seating.sit(seating.seat("local-government", Role.OBSERVER), PROJECTOR)
    expect(wall.locator(".dots").first).to_be_visible()
    _draw(wall, folder / "wall.png")
    for name in ("rate-laptop", "rate-phone", "people", "agree", "wall"):
        picture = (folder / f"{name}.png").read_bytes()
        assert picture.startswith(PNG)
        assert len(picture) > SMALLEST


def _draw(page: Page, file: Path, at: str = "") -> None:
    settle(page)
    page.mouse.move(0, 0)
    if at:
        page.locator(at).evaluate("one => one.scrollIntoView({ block: 'start' })")
        page.locator('[data-testid="stMain"]').evaluate("one => one.scrollBy(0, -70)")
    page.screenshot(path=file, animations="disabled")
