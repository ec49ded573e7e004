"""On a phone, a laptop and a projector, and with everything twice as large: nothing is cut off or hidden."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.table import Table

SIZES = {"phone": (390, 844), "laptop": (1280, 800), "projector": (1920, 1080), "laptop at 200 %": (640, 400)}
BESIDE = ("compare", "follow-up", "next-round")  # pages that a link leads to, not a step
STEPS = ("1 Rate and agree", "2 Gaps", "3 Plan", "4 Download", "This round")
SMALLEST = 44  # pixels, for a finger

TOO_SMALL = """
() => [...document.querySelectorAll('.stApp button, .stApp a, .stApp input, .stApp textarea, .stApp summary')]
  .map(one => one.matches('input') ? one.closest('[data-baseweb], [data-testid$=RootElement], label, div') : one)
  .filter(one => one.checkVisibility({checkVisibilityCSS: true, checkOpacity: true}))
  .filter(one => !one.closest('[data-testid=stHeaderActionElements], [data-testid=stHeader], .js-plotly-plot'))
  .map(one => [one.getBoundingClientRect(), one])
  .filter(([box, one]) => box.width > 1 && box.height > 1 && box.height < %d - 0.5)
  .map(([box, one]) => [one.tagName, one.ariaLabel || one.textContent.slice(0, 40), box.height].join(' '))
"""
CUT_OFF = """
() => [...document.querySelectorAll(
  '.stApp :is([data-testid=stText], .statement h2, .private-title, .agreed p, button p, a p, summary p, h1, h2, h3)')]
  .filter(one => one.checkVisibility())
  .filter(one => !one.closest('.steps, .rail'))  // lines that a finger moves: see below
  .filter(one => {
    const box = one.getBoundingClientRect();
    return box.left < -0.5 || box.right > innerWidth + 0.5 || one.scrollWidth > one.clientWidth + 1;
  })
  .filter(one => getComputedStyle(one).overflow !== 'visible' || one.getBoundingClientRect().right > innerWidth + 0.5)
  .map(one => one.textContent.slice(0, 60))
"""


@pytest.fixture(params=SIZES.values(), ids=SIZES.keys())
def sized(request: pytest.FixtureRequest, page: Page) -> Page:
    width, height = request.param
    page.set_viewport_size({"width": width, "height": height})
    return page


def test_no_page_scrolls_sideways_or_cuts_words_off(sized: Page, table: Table) -> None:
    wrong = _on_every_page(table, _cut_off)
    assert sized is table.page
    assert wrong == {}


def test_whatever_is_touched_is_large_enough_for_a_finger(sized: Page, table: Table) -> None:
    wrong = _on_every_page(table, _too_small)
    assert sized is table.page
    assert wrong == {}


def test_on_a_phone_a_row_of_the_heatmap_breaks_its_name_between_words_only(page: Page, table: Table) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    head = table.open_example().go_to("2 Gaps").page.locator(".heat th[scope=row]", has_text="Victims/survivors").first
    expect(head).to_be_visible()
    lines = "range => [...new Set([...range.getClientRects()].map(one => one.top))].length"
    survivors = """
    head => {
      const words = document.createTreeWalker(head, NodeFilter.SHOW_TEXT);
      let last;
      while (words.nextNode()) last = words.currentNode;
      const range = document.createRange();
      range.setStart(last, last.data.indexOf("survivors"));
      range.setEnd(last, last.data.length);
      return (%s)(range);
    }
    """
    assert head.evaluate(survivors % lines) == 1


def _on_every_page(table: Table, wrong: Callable[[Page], list[str]]) -> dict[str, list[str]]:
    """What is wrong on each page, and with a card and an action opened; pages where nothing is are left out."""
    expect(table.page.locator(".band")).to_have_css("background-color", "rgb(20, 33, 61)")  # our look is there
    found = {"Start": wrong(table.page)}
    table.open_example().open_details(1).settle()
    found["card"] = wrong(table.page)
    for step in STEPS:
        table.go_to(step).settle()
        found[step] = wrong(table.page)
    table.go_to("3 Plan").page.locator("[class*='st-key-action-'] summary").first.click()
    expect(table.page.get_by_label("What is to be done")).to_be_visible()
    found["action"] = wrong(table.page)
    table.page.get_by_text("Who has how many").click()
    expect(table.page.locator(".table.workload")).to_be_visible()
    found["workload"] = wrong(table.page)
    _address, _, which_round = table.page.url.partition("?")
    for name in BESIDE:
        table.page.goto(f"{table.application.address}/{name}?{which_round}")
        expect(table.page.locator(".st-key-page h1")).to_be_visible()
        found[name] = wrong(table.settle().page)
    return {page: problems for page, problems in found.items() if problems}


def _too_small(page: Page) -> list[str]:
    return sorted(set(page.evaluate(TOO_SMALL % SMALLEST)))


def _cut_off(page: Page) -> list[str]:
    found = page.evaluate(CUT_OFF)
    wide, inner = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    sideways = page.evaluate(
        "[...document.querySelectorAll('[data-testid=stMain]')].some(one => one.scrollWidth > one.clientWidth)"
    )
    if wide > inner or sideways:
        found.append(f"scrolls sideways: {wide} > {inner}")
    return sorted(set(found))


def test_the_words_of_each_level_are_in_view_beside_the_choice(sized: Page, table: Table) -> None:
    table.open_example()
    assert sized is table.page
    for answer in ("0 Not in place", "3 In place", "Not known"):
        words = table.choice(1, answer).locator("span")
        assert len(words.inner_text()) > 10
        words.scroll_into_view_if_needed()
        expect(words).to_be_in_viewport(ratio=0.95)
    radio = table.choice(1, "4 Sustained")
    radio.scroll_into_view_if_needed()
    box = radio.bounding_box()
    assert box is not None
    text = radio.locator("span").bounding_box()
    assert text is not None
    assert box["y"] <= text["y"]
    assert text["y"] + text["height"] <= box["y"] + box["height"] + 1


HEADER = "document.querySelector('.band').getBoundingClientRect().bottom"
HIGHEST_HEADER = 0.2  # of a phone


def test_on_a_phone_the_header_leaves_the_screen_to_the_page_and_every_step_can_be_reached(table: Table) -> None:
    page = table.page
    page.set_viewport_size({"width": 390, "height": 844})
    table.open_example().settle()
    assert page.evaluate(HEADER) <= HIGHEST_HEADER * 844
    links = page.locator(".steps").get_by_role("link")
    for link in (links.last, links.first):
        link.focus()
        expect(link).to_be_in_viewport(ratio=0.9)


MOVING = """
() => [...document.querySelectorAll('*')].flatMap(one => ['', '::before', '::after'].map(part => [one, part]))
  .filter(([one, part]) => {
    const style = getComputedStyle(one, part);
    return style.transitionProperty !== 'none' && parseFloat(style.transitionDuration) > 0
      || style.animationName !== 'none' && parseFloat(style.animationDuration) > 0.001;
  })
  .map(([one, part]) => `${one.tagName} ${one.className} ${part}`)
"""


def test_nothing_moves_for_whoever_asked_for_that(table: Table) -> None:
    page = table.page
    page.emulate_media(reduced_motion="reduce")
    moving = {"start": page.evaluate(MOVING)}
    table.open_example().settle()
    page.get_by_role("button", name="Help", exact=True).click()
    expect(page.get_by_role("dialog", name="Help").get_by_role("heading", name="Help")).to_be_focused()
    moving["a sector, with the help beside it"] = page.evaluate(MOVING)
    page.keyboard.press("Escape")
    for step in STEPS:
        moving[step] = table.go_to(step).settle().page.evaluate(MOVING)
    assert {name: found for name, found in moving.items() if found} == {}


AROUND = "#toolkit-strip :is(button, select), #toolkit-help :is(button, summary, .switch), #toolkit-turns button"
NARROW = f"""
() => [...document.querySelectorAll('{AROUND}')]
  .filter(one => one.checkVisibility()).map(one => [one.getBoundingClientRect(), one])
  .filter(([box]) => box.width < {SMALLEST} - 0.5 || box.height < {SMALLEST} - 0.5)
  .map(([box, one]) => `${{one.textContent}} ${{box.width}} × ${{box.height}}`)
"""


def test_what_stands_around_a_page_is_large_enough_too(sized: Page, table: Table) -> None:
    table.open_example().settle()
    sized.get_by_role("button", name="Help", exact=True).click()
    panel = sized.get_by_role("dialog", name="Help")
    expect(panel.get_by_role("heading", name="Help")).to_be_focused()
    for part in ("Keys", "Light or dark"):
        panel.locator("summary", has_text=part).click()
    expect(panel.get_by_role("button", name="Dark", exact=True)).to_be_visible()
    assert sized.evaluate(NARROW) == []
