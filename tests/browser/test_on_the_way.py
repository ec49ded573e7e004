"""What changes while somebody is on the way to another page does not keep them from arriving there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from checklists import ResponsibilityId
from storage import Stage, TextSlot
from tests.browser.round_table import LEADER, Gather, Person, seat
from tests.browser.slow_way import LateDrawings, SlowWay
from tests.browser.table import pick, until

SHARED = True

FIRST = "police.clear-messages"

# Listens for what comes after what the page knows of the round.
LISTEN = """
(round) => {
  let known;
  window.told = new Promise((resolve) => window.toolkit.watch(round, ({ revision }) => {
    known ??= revision;
    if (revision !== known) resolve();
  }));
}
"""


def by_the_rail(who: Person) -> None:
    who.page.locator(".rail").get_by_role("link", name="Health care").click()


def by_the_way_back(who: Person) -> None:
    who.page.evaluate("history.back()")


def arrives(who: Person) -> None:
    """At the page of health care, for good."""
    for _before_and_after_the_last_run in range(2):
        expect(who.page.get_by_role("heading", name="Health care", exact=True)).to_be_visible()
        expect(who.item(1)).to_be_visible()
        who.settle()


@pytest.mark.parametrize("leave", [by_the_rail, by_the_way_back])
def test_a_reveal_on_the_way_to_another_sector_leaves_no_empty_page(
    gather: Gather, leave: Callable[[Person], None]
) -> None:
    table = gather(seat("police"), seat("police", 2))
    table.rate(FIRST, police_1=2, police_2=3)
    member = table.sit("police-1", "rate-health-care")
    way = SlowWay(member.page)
    member.page.reload()
    member.page.locator(".rail").get_by_role("link", name="Police").click()
    expect(member.page.get_by_role("heading", name="Police", exact=True)).to_be_visible()
    expect(member.item(1)).to_contain_text("have rated this")
    member.settle()

    way.slow = True
    leave(member)
    member.page.evaluate(LISTEN, member.round)
    table.reveal(FIRST)
    member.page.evaluate("window.told")
    way.arrive()
    arrives(member)


def test_a_button_of_a_page_that_is_left_does_nothing_any_more(gather: Gather) -> None:
    table = gather(seat("police"))
    table.rate(FIRST, police_1=2)
    leader = table.sit(LEADER, "rate-police")
    way = SlowWay(leader.page)
    leader.page.reload()
    expect(leader.item(1)).to_contain_text("have rated this")
    leader.settle()

    way.slow = True
    by_the_rail(leader)
    leader.press("Reveal", 1)
    way.arrive()
    arrives(leader)
    assert table.entry(FIRST).stage is Stage.RATING
    leader.page.locator(".rail").get_by_role("link", name="Police").click()
    leader.press("Reveal", 1)
    expect(leader.item(1).locator(".dots")).to_contain_text("1 rating")


def test_what_another_facilitator_stored_just_before_one_s_own_save_is_drawn(gather: Gather) -> None:
    table = gather(seat("police"))
    table.rate(FIRST, police_1=2)
    table.reveal(FIRST)
    leader = table.sit(LEADER, "rate-health-care")
    table.expect("ERR_FAILED")
    leader.page.route("**/live?*", lambda asked: asked.abort())
    leader.open("rate-police")
    note = leader.item(1).get_by_label("Note", exact=True)
    leader.item(1).locator("summary").filter(has_text="Note").click()
    expect(note).to_have_value("")
    table.store.write_text(table.leader, table.ref, ResponsibilityId(FIRST), TextSlot.NOTE, "Theirs", seen="")
    leader.choose(1, "3 In place")
    leader.page.unroute("**/live?*")
    expect(note).to_have_value("Theirs")


def test_a_drawing_that_comes_late_takes_no_rating_back(gather: Gather) -> None:
    table = gather(seat("police"))
    member = table.sit("police-1", "rate-health-care")
    drawings = LateDrawings(member.page)
    member.open("rate-police").choose(1, "1 Planned")
    drawings.slow = True
    member.item(1).get_by_text("A note of your own").click()
    member.page.wait_for_timeout(2_000)  # the server has drawn the card, with what was stored then
    member.choose(1, "3 In place")
    drawings.arrive()
    expect(member.item(1).get_by_label("Why you see it so")).to_be_visible()
    expect(member.settle().choice(1, "3 In place")).to_be_checked()
    expect(member.item(1).locator(".field-status").first).to_contain_text("✓ Saved")
    assert table.own("police-1")[FIRST].answer == 3


def test_a_drawing_that_comes_late_takes_nothing_back_of_what_was_typed(gather: Gather) -> None:
    table = gather()
    leader = table.sit(LEADER, "rate-health-care")
    drawings = LateDrawings(leader.page)
    title = leader.open("round").page.get_by_label("Title of the round")
    opened = leader.page.get_by_label("Opened on")

    def write(words: str, day: str) -> None:
        for field, typed in ((title, words), (opened, day)):
            field.fill(typed)
            field.blur()
        until(lambda: stored() == (words, day), "both are stored")

    def stored() -> tuple[str, str]:
        held = table.store.round_state(table.leader, table.ref).assessment.round
        return held.title, str(held.opened)

    write("Typed first", "2026-05-04")
    drawings.slow = True
    pick(leader.page, leader.page.get_by_role("combobox", name="Level that the round aims at"), "4")
    until(lambda: drawings.drawn("round", "opened"), "the server has drawn what was stored then")
    write("Typed since", "2026-05-11")
    drawings.arrive()
    leader.settle()
    expect(title).to_have_value("Typed since")
    expect(opened).to_have_value("2026-05-11")
