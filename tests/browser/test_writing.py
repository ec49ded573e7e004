"""What people typed from right to left begins on the right, though all around it runs from left to right."""

from __future__ import annotations

from datetime import date

from playwright.sync_api import Locator, Page, expect

from assessments import Action
from checklists import ResponsibilityId
from tests.browser.seating import COMMAND, Seating

ARABIC, ENGLISH = "تدريب العاملين في الليل", "Train those who work at night"
FIRST = ResponsibilityId("health-care.screening-protocols")
# How far the words are from either edge of the row or cell that they stand in.
ROOM = """
(one) => {
  const words = document.createRange();
  words.selectNodeContents(one);
  const around = one.closest("[class*=st-key-heading-], td, th").getBoundingClientRect();
  const inside = words.getBoundingClientRect();
  return [inside.left - around.left, around.right - inside.right];
}
"""


def begins(words: Locator) -> str:
    """At which side."""
    expect(words).to_be_visible()
    left, right = words.evaluate(ROOM)
    return "left" if left < right else "right"


def test_a_title_and_a_row_of_a_table_begin_where_their_writing_begins(seating: Seating, page: Page) -> None:
    seating.store.set_agreed(COMMAND, seating.ref, FIRST, 1)
    for number, title in enumerate((ARABIC, ENGLISH)):
        seating.store.add_action(COMMAND, seating.ref, Action(f"a{number}", title, (FIRST,), due=date(2027, 9, 30)))
    seating.open(page, "plan")
    for title, side in ((ARABIC, "right"), (ENGLISH, "left")):
        assert begins(page.locator("[class*='st-key-heading-']").get_by_text(title).first) == side
    page.get_by_test_id("stButtonGroup").get_by_text("By date").click()
    for title, side in ((ARABIC, "right"), (ENGLISH, "left")):
        assert begins(page.locator(".table.actions").get_by_text(title)) == side
