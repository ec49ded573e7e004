"""The projector is read from the other end of a room: how high its letters are, seen from there."""

from __future__ import annotations

import math

from playwright.sync_api import Page, expect

from assessments import Role
from checklists import ResponsibilityId
from tests.browser.round_table import PROJECTOR, Gather, seat

SHARED = True

PICTURE, AWAY = 2.5, 10.0  # metres: how wide the picture is, and how far away somebody sits
CAPITAL = 0.727  # of the size of Inter, https://rsms.me/inter
# Minutes of arc. The letters of an eye chart's line for good eyes have 5; for half of that sharpness, 10.
MAIN, ALL = 10.0, 9.0
SMALLEST = """
(within) => Math.min(...[...document.querySelectorAll(`.st-key-wall ${within}`)]
  .filter(one => one.checkVisibility() && [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
  .filter(one => !one.closest('.spoken'))
  .map(one => parseFloat(getComputedStyle(one).fontSize)))
"""


def height(page: Page, within: str) -> float:
    """Minutes of arc that the smallest capital letter has, seen from where somebody sits."""
    metres = page.evaluate(SMALLEST, within) * CAPITAL * PICTURE / PROJECTOR[0]
    return math.degrees(math.atan(metres / AWAY)) * 60


def test_the_projector_can_be_read_at_ten_metres(gather: Gather) -> None:
    table = gather(seat("police"), seat("faith-groups"), seat("local-government", role=Role.OBSERVER))
    wall = table.sit("local-government-1", "wall", PROJECTOR).page
    expect(wall.get_by_text("Agreed so far")).to_be_visible()
    assert height(wall, "*") >= ALL

    one = ResponsibilityId("police.clear-messages")
    table.rate(one, police_1=4, faith_groups_1=1, ngos_1=0)
    table.reveal(one)
    table.store.set_agreed(table.leader, table.ref, one, 2)
    table.store.show(table.leader, table.ref, one)
    expect(wall.locator(".wall-agreed")).to_contain_text("2 Partly in place")
    expect(wall.locator(".pace p")).to_be_visible()
    assert height(wall, ":is(h1, .wall-agreed, .wall-agreed *, .dots-count, .dots-total)") >= MAIN
    assert height(wall, "*") >= ALL
