"""Every screen on a phone, a laptop and a projector, light and dark, for docs/screens.md.

python -m pytest tests/browser/test_pictures_of_screens.py --pictures    writes them into docs/pictures/screens

Without `--pictures` a few are drawn, into a folder that does not stay: enough to see that they can be drawn.
"""

from __future__ import annotations

import io
from collections.abc import Generator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from assessments import Role
from checklists import ResponsibilityId
from storage import Principal
from tests.browser.application import ROOT, Application
from tests.browser.seating import COMMAND, Seating, seated
from tests.browser.table import settle

SHARED = True

SIZES = {"390": (390, 844), "1280": (1280, 900), "1920": (1920, 1080)}
LOOKS = ("light", "dark")
FEW = {("390", "dark"), ("1280", "light")}
COLOURS = 96  # of a picture: what flat screens need, in a third of the bytes
SMALLEST = 3_000  # bytes; an empty page has fewer

OF_THE_EXAMPLE = (
    *("rate-police", "gaps", "plan", "follow-up", "guide", "download", "compare", "log", "next-round", "round"),
    *("adapt", "whole"),
)
SCREENS = ("start", "join", *OF_THE_EXAMPLE, "rate", "discuss", "people", "paper", "place", "wall")
TALKED_ABOUT = ResponsibilityId("police.clear-messages")
RATED = (("police", 3), ("police", 3), ("ngos", 1), ("health-care", 2), ("social-services", 1), ("local-government", 2))


@pytest.fixture(scope="module")
def example(application: Application, browser: Browser) -> Generator[Seating]:
    """The invented partnership, in its second round."""
    for name in ("baseline", "second-round"):
        file = ROOT / "examples" / f"harbour-district-{name}.json"
        application.storage("import", str(file))
    with seated(application, browser, "River Valley") as made:
        second = next(one.ref for one in application.rounds() if one.title == "Second round")
        yield Seating(application, made.store, second, browser, made.opened)


@pytest.fixture(scope="module")
def river(example: Seating) -> Seating:
    """A round in the middle of its course, with people around it."""
    ref = next(one.ref for one in example.application.rounds() if one.name == "River Valley")
    river = Seating(example.application, example.store, ref, example.browser, example.opened)
    for sector, level in RATED:
        river.store.rate(Principal.at(ref, river.seat(sector)), ref, TALKED_ABOUT, level)
    river.store.reveal(COMMAND, ref, [TALKED_ABOUT])
    river.store.show(COMMAND, ref, TALKED_ABOUT)
    return river


@pytest.fixture
def gallery(request: pytest.FixtureRequest, folder: Path) -> Gallery:
    return Gallery(folder / "screens", every=request.config.getoption("--pictures"))


class Gallery:
    """Draws screens into a folder: `gaps-390-dark.png`."""

    def __init__(self, folder: Path, *, every: bool) -> None:
        self.folder, self.every = folder, every
        folder.mkdir(exist_ok=True)

    def draw(self, page: Page, name: str) -> None:
        for look in LOOKS:
            page.emulate_media(color_scheme=look)
            for size, (width, height) in SIZES.items():
                if self.every or (size, look) in FEW:
                    page.set_viewport_size({"width": width, "height": height})
                    self._draw(page, self.folder / f"{name}-{size}-{look}.png", look)

    @staticmethod
    def _draw(page: Page, file: Path, look: str) -> None:
        if page.locator(".stApp").count():
            expect(page.locator(".stApp")).to_have_css("color-scheme", look)
            expect(settle(page).get_by_test_id("stSkeleton")).to_have_count(0)
        page.mouse.move(0, 0)
        picture = Image.open(io.BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
        picture.quantize(COLOURS).save(file, optimize=True)
        assert file.stat().st_size > SMALLEST, file.name


def test_the_screens_of_a_round_that_has_been_worked_on_can_be_drawn(example: Seating, gallery: Gallery) -> None:
    leader = example.sit(example.seat("local-government", Role.FACILITATOR))
    for name in OF_THE_EXAMPLE:
        gallery.draw(example.open(leader, name), name)


def test_the_screens_of_a_table_can_be_drawn(river: Seating, gallery: Gallery) -> None:
    leader = river.sit(river.seat("ngos", Role.FACILITATOR))
    member = river.sit(river.seat("police"))
    wall = river.sit(river.seat("local-government", Role.OBSERVER))
    for page, name in ((leader, "discuss"), (leader, "people"), (leader, "paper"), (member, "place")):
        gallery.draw(river.open(page, name), name)
    gallery.draw(river.open(member, "rate-police"), "rate")
    expect(wall.locator(".dots").first).to_be_visible()
    gallery.draw(wall, "wall")


def test_the_screens_before_a_table_can_be_drawn(example: Seating, gallery: Gallery) -> None:
    host = example.join(example.application.storage("code", "host").strip())
    expect(host.locator(".st-key-page")).to_be_visible()
    gallery.draw(settle(host), "start")
    stranger = example.browser.new_page()
    stranger.goto(f"{example.application.address}/j")
    expect(stranger.get_by_label("Code")).to_be_focused()
    gallery.draw(stranger, "join")
    stranger.close()


def test_the_page_of_screens_shows_each_of_them_in_every_size_and_look() -> None:
    shown = (ROOT / "docs" / "screens.md").read_text(encoding="utf-8")
    missing = [
        one
        for one in (f"{name}-{size}-{look}.png" for name in SCREENS for size in SIZES for look in LOOKS)
        if f"pictures/screens/{one}" not in shown or not (ROOT / "docs" / "pictures" / "screens" / one).is_file()
    ]
    assert missing == []
