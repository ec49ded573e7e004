"""How long the table has been talking: a gentle clock beside the talk and on the projector; letters that lead."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from assessments import Role
from tests.browser.round_table import LEADER, PROJECTOR, Gather, RoundTable, seat

SHARED = True

WIDE, NARROW = "police.clear-messages", "police.enable-reporting"
TEN_MINUTES_AGO = """
sessionStorage.setItem("pace", sessionStorage.getItem("pace").replace(/"at":\\d+/, `"at":${Date.now() - 601000}`))
"""


def to_talk_about(table: RoundTable) -> RoundTable:
    table.rate(WIDE, police_1=4, ngos_1=0)
    table.rate(NARROW, police_1=2, ngos_1=2)
    table.reveal(WIDE, NARROW)
    return table


def test_whoever_leads_goes_on_and_shows_it_by_letters_and_all_see_how_long_it_takes(gather: Gather) -> None:
    table = to_talk_about(gather(seat("police"), seat("local-government", role=Role.OBSERVER)))
    leader, wall = table.sit(LEADER, "discuss"), table.sit("local-government-1", "wall", PROJECTOR)
    page = leader.page
    expect(page.locator(".pace")).to_have_attribute("data-minutes", "8")  # three seats: 1 + 1 + 1 + 4 + 1
    page.keyboard.press("s")
    expect(page.get_by_text("The projector shows this one.")).to_be_visible()
    expect(wall.page.locator(".pace p")).to_have_text(re.compile(r"^about \d minutes left$"))

    page.evaluate(TEN_MINUTES_AGO)
    page.reload()
    expect(page.locator(".pace p")).to_have_text(re.compile(r"^take the time you need, \d minutes over$"))
    page.get_by_role("button", name="Hide the time").click()
    expect(page.locator(".pace p")).to_be_hidden()

    leader.settle().page.keyboard.press("n")
    expect(wall.page.locator("h1")).to_contain_text("creative ways")
    expect(wall.page.locator(".pace")).to_have_attribute("data-minutes", "3")
    expect(wall.page.locator(".pace p")).to_have_text(re.compile(r"^about \d minutes? left$"))
