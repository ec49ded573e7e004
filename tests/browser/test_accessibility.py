"""Every screen of every role, on a phone, a laptop, in the dark: read aloud it makes sense, it fits, a finger finds it.

What reads aloud is asked by axe-core, with all of its rules and whatever their weight; its script is put in past our
own Content-Security-Policy, by the debugger. What docs/accessibility.md calls Streamlit's own is left out by name.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from assessments import Action, Finding, Position, Role
from checklists import ResponsibilityId, SectorId
from storage import Principal
from tests.browser.application import Application
from tests.browser.seating import COMMAND, Seating, seated
from tests.browser.table import settle
from tests.browser.test_sizes import CUT_OFF, SMALLEST, TOO_SMALL

LAPTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
SIZES = {"laptop": LAPTOP, "phone": PHONE}
OF_STREAMLIT = {
    "presentation-role-conflict": '[data-testid="stFileUploaderDropzone"]',  # it can have the focus, by script alone
}
# What axe takes for granted where a page stands in a fixed frame, and what it has no rule for.
STRUCTURE = """
() => {
  const drawn = (selector) => [...document.querySelectorAll(selector)].filter(one => one.checkVisibility());
  const level = (one) => Number(one.tagName[1]);
  const headings = drawn('.stApp :is(h1, h2, h3, h4, h5, h6)');
  const first = headings.filter(one => level(one) === 1);
  const skipped = headings.filter((one, at) => at && level(one) > level(headings[at - 1]) + 1);
  const links = drawn(':is(.steps, .rail) a');
  const astray = links.filter(one => !one.closest('nav[aria-label]'));
  return [
    ...(first.length === 1 && headings[0] === first[0] ? [] : [`${first.length} headings of the first level`]),
    ...skipped.map(one => `a level is left out before: ${one.textContent}`),
    ...astray.map(one => `outside a landmark: ${one.textContent}`),
  ];
}
"""
OF_ITS_LISTS = ("Open", "Clear value")  # beside each list to choose from Streamlit has these, which Tab passes by
ALIKE = """
(others) => {
  const name = (one) => one.ariaLabel || one.textContent.trim();
  const names = [...document.querySelectorAll('.st-key-page :is(button:not([role]), summary)')]
    .filter(one => one.checkVisibility()).map(name).filter(one => !others.includes(one));
  return [...new Set(names.filter((one, at) => names.indexOf(one) !== at))];
}
"""
SIDEWAYS = "[...document.querySelectorAll('html, [data-testid=stMain]')].some(one => one.scrollWidth > one.clientWidth)"

ALONE = "alone on one laptop"
RATERS = ("rate-police", "rate-victims-survivors", "discuss", "gaps", "plan", "follow-up", "guide", "place")
TAKERS = (*RATERS, "download")
ROUND = ("adapt", "compare", "log", "next-round", "paper", "round")
WITHOUT_A_SEAT = ("start", "rate-police", "discuss", "gaps", "plan", "follow-up", "guide", "download", *ROUND)
SCREENS = {
    ALONE: WITHOUT_A_SEAT,
    "host": WITHOUT_A_SEAT,
    "facilitator": (*TAKERS, "people", "wall", *ROUND),
    "lead": TAKERS,
    "member": (*RATERS, "log"),  # the last says that it is for others
    "observer": ("wall", "gaps", "guide", "place"),
}
IS = "(one, selector) => one.matches(selector)"
FOLDED = ".st-key-page details:not([open]) > summary"
EVERY = 500  # milliseconds between two looks: what is drawn meanwhile may bring another fold, or close one
UNFOLDED = f"""
() => {{
  const folded = document.querySelectorAll('{FOLDED}');
  folded.forEach(one => one.click());
  const folds = [...document.querySelectorAll('.st-key-page details')];
  return !folded.length && folds.every(one => one.querySelector(':scope > :not(summary) *'));
}}
"""


@dataclass
class Findings:
    """What is wrong, at which page and size."""

    read_aloud: dict[str, list[str]] = field(default_factory=dict)
    structure: dict[str, list[str]] = field(default_factory=dict)
    alike: dict[str, list[str]] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    cut_off: dict[str, list[str]] = field(default_factory=dict)
    too_small: dict[str, list[str]] = field(default_factory=dict)
    looked_at: int = 0

    def look(self, page: Page, name: str) -> None:
        for size, box in SIZES.items():
            page.set_viewport_size({"width": box["width"], "height": box["height"]})
            settle(page)
            where = f"{name}, {size}"
            self.looked_at += 1
            self._keep(self.read_aloud, where, self._violations(page))
            self._keep(self.structure, where, page.evaluate(STRUCTURE))
            self._keep(self.alike, where, page.evaluate(ALIKE, OF_ITS_LISTS))
            self.titles[name] = page.title()
            self._keep(self.cut_off, where, page.evaluate(CUT_OFF))
            if page.evaluate(SIDEWAYS):
                self._keep(self.cut_off, where, ["scrolls sideways"])
            self._keep(self.too_small, where, sorted(set(page.evaluate(TOO_SMALL % SMALLEST))))
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")  # no colour is looked at half-way to another
        expect(page.locator(".stApp")).to_have_css("color-scheme", "dark")
        self._keep(self.read_aloud, f"{name}, in the dark", self._violations(page))
        page.emulate_media(color_scheme="light", reduced_motion="no-preference")

    @staticmethod
    def _keep(kind: dict[str, list[str]], where: str, found: list[str]) -> None:
        if found:
            kind[where] = [*kind.get(where, []), *found]

    @staticmethod
    def _violations(page: Page) -> list[str]:
        return [
            f"{one['id']}: {node['target']} {node['html'][:160]}"
            for one in Axe().run(page).response["violations"]
            for node in one["nodes"]
            if not (one["id"] in OF_STREAMLIT and page.locator(node["target"][0]).evaluate(IS, OF_STREAMLIT[one["id"]]))
        ]


def begun(browser: Browser, folder: Path, *, shared: bool) -> Generator[Seating]:
    application = Application(folder, shared=shared)
    application.init()
    application.start()
    with seated(application, browser, "Harbour District") as made:
        fill(made)
        yield made
    application.stop()


@pytest.fixture(scope="module")
def around_the_table(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Generator[Seating]:
    yield from begun(browser, tmp_path_factory.mktemp("shared"), shared=True)


@pytest.fixture(scope="module")
def on_one_laptop(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Generator[Seating]:
    yield from begun(browser, tmp_path_factory.mktemp("alone"), shared=False)


def fill(seating: Seating) -> None:
    """A round in the middle of its course: something of everything that a screen can draw."""
    store, ref = seating.store, seating.ref
    seats = [seating.seat(one) for one in ("police", "police", "ngos", "ngos", "ngos", "victims-survivors")]
    spread, alike, few = (
        ResponsibilityId(f"police.{one}") for one in ("clear-messages", "enable-reporting", "respect-and-belief")
    )
    for answer, seat in enumerate(seats):
        who = Principal.at(ref, seat)
        store.rate(who, ref, spread, min(answer, 4))
        store.rate(who, ref, alike, 2)
    store.rate(who, ref, few, 1)
    store.reveal(COMMAND, ref, [spread, alike, few])
    store.set_agreed(COMMAND, ref, alike, 2)
    store.set_agreed(COMMAND, ref, few, Finding.NO_AGREEMENT)
    store.set_positions(COMMAND, ref, few, (Position(1, "One view"), Position(3, None)), seen=())
    store.add_action(COMMAND, ref, Action("a1", "A desk at night", (alike,), lead=SectorId("police")))
    if seating.application.shared:
        store.make_card(COMMAND, ref, seats[0])
        store.join(store.make_lobby_code(COMMAND, ref, SectorId("ngos")).code)


def arrive(seating: Seating, who: str) -> Page:
    if who == ALONE:
        return seating.arrive(seating.browser.new_context())
    if who == "host":
        page = seating.join(seating.application.storage("code", "host").strip())
        expect(page.locator(".st-key-page")).to_be_visible()
        return page
    return seating.sit(seating.seat("police", Role(who)))


@pytest.fixture(scope="module", params=SCREENS)
def findings(request: pytest.FixtureRequest) -> Findings:
    """All screens of a role, with all that folds open unfolded."""
    who: str = request.param
    seating: Seating = request.getfixturevalue("on_one_laptop" if who == ALONE else "around_the_table")
    page = arrive(seating, who)
    found = Findings()
    for name in SCREENS[who]:
        seating.open(page, name)
        page.wait_for_function(UNFOLDED, polling=EVERY)
        found.look(page, name)
    assert found.looked_at == len(SCREENS[who]) * len(SIZES)
    page.context.close()
    return found


def test_every_screen_can_be_read_aloud(findings: Findings) -> None:
    assert findings.read_aloud == {}


def test_every_screen_begins_with_its_one_first_heading_and_its_links_stand_in_landmarks(findings: Findings) -> None:
    assert findings.structure == {}


def test_no_two_buttons_of_a_screen_have_one_name(findings: Findings) -> None:
    assert findings.alike == {}


def test_the_tabs_of_two_screens_can_be_told_apart_and_name_nobody(findings: Findings) -> None:
    titles = findings.titles
    assert len(set(titles.values())) == len(titles)
    assert all(one == "Checklists" or one.endswith(" – Checklists") for one in titles.values())
    told = " ".join(titles.values()).lower()
    assert [one for one in ("harbour", "police", "survivor", "victim", "violence", "women") if one in told] == []


def test_no_screen_scrolls_sideways_or_cuts_words_off(findings: Findings) -> None:
    assert findings.cut_off == {}


def test_all_that_is_touched_is_large_enough_for_a_finger(findings: Findings) -> None:
    assert findings.too_small == {}
