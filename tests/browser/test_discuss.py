"""What was revealed, the widest differences first: the facilitator leads, everybody and the projector follow."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from assessments import Finding, Role
from checklists import ResponsibilityId
from tests.browser.round_table import LEADER, PHONE, PROJECTOR, Gather, Person, RoundTable, seat

SHARED = True

WIDE, NARROW = "police.clear-messages", "police.enable-reporting"
SAME, SAME_TOO = "faith-groups.educate-members", "faith-groups.religious-texts"
SEATS = (seat("police"), seat("faith-groups"), seat("local-government", role=Role.OBSERVER))


def rows(person: Person) -> Locator:
    return person.page.locator("[class*='st-key-row-text-'] > div:first-child")


def revealed(table: RoundTable) -> RoundTable:
    """Four responsibilities on the table: two differences, two of one mind."""
    table.rate(WIDE, police_1=4, faith_groups_1=1, ngos_1=0)
    table.rate(NARROW, police_1=2, faith_groups_1=3, ngos_1=2)
    table.rate(SAME, police_1=2, faith_groups_1=2, ngos_1=2)
    table.rate(SAME_TOO, police_1=0, faith_groups_1=0)
    table.reveal(SAME, SAME_TOO, NARROW, WIDE)
    return table


def test_before_anything_is_revealed_everybody_reads_what_to_do(gather: Gather) -> None:
    table = gather(*SEATS)
    leader, member = table.sit(LEADER, "discuss"), table.sit("police-1", "discuss", PHONE)
    expect(leader.page.get_by_text("“Reveal” stands on each sector’s page")).to_be_visible()
    expect(leader.page.get_by_role("link", name="Go where you reveal")).to_be_visible()
    expect(member.page.get_by_text("When the facilitator reveals something, it shows here by itself.")).to_be_visible()
    table.rate(WIDE, police_1=4)
    table.reveal(WIDE)
    expect(member.page.get_by_text("0 of 1 revealed are settled")).to_be_visible()
    expect(leader.page.get_by_text("0 of 1 revealed are settled")).to_be_visible()


def test_the_widest_difference_comes_first_and_what_all_agree_on_last(gather: Gather) -> None:
    leader = revealed(gather(*SEATS)).sit(LEADER, "discuss")
    expect(rows(leader)).to_have_text(["Police · 1", "Police · 2", "Faith groups · 1", "Faith groups · 2"])
    first = leader.page.locator("[class*='st-key-row-police-clear-messages']")
    expect(first).to_contain_text("From 0 Not in place to 4 Sustained")
    expect(first).to_contain_text("The sector’s own voices see it 3½ levels higher than the others do")
    expect(leader.page.locator("[class*='st-key-row-faith-groups-educate']")).to_contain_text(
        "Everybody says: 2 Partly in place"
    )
    expect(leader.page.locator(".st-key-current .dots")).to_contain_text("3 ratings")


def test_all_on_which_everybody_agrees_are_settled_by_one_touch_and_had_back_by_another(gather: Gather) -> None:
    table = revealed(gather(*SEATS))
    leader, member = table.sit(LEADER, "discuss"), table.sit("police-1", "discuss", PHONE)
    leader.press("Settle the 2 on which everybody agrees")
    for person in (leader, member):
        expect(person.page.get_by_text("2 of 4 revealed are settled")).to_be_visible()
    assert table.entry(SAME).agreed.answer == 2
    assert table.entry(SAME_TOO).agreed.answer == 0
    assert table.entry(NARROW).agreed.answer is None
    member.page.get_by_text("What is settled").click()
    expect(member.page.locator("[class*='st-key-row-faith-groups-educate']")).to_contain_text(
        "Agreed: 2 Partly in place"
    )

    leader.page.reload()
    leader.settle()
    expect(leader.page.get_by_text("2 were settled together.")).to_be_visible()
    expect(member.page.get_by_role("button", name="Undo")).to_have_count(0)
    leader.press("Undo")
    for person in (leader, member):
        expect(person.page.get_by_text("0 of 4 revealed are settled")).to_be_visible()
    assert table.entry(SAME).agreed.answer is None
    assert table.entry(SAME_TOO).agreed.answer is None
    leader.page.reload()
    leader.settle()
    expect(leader.page.get_by_role("button", name="Settle the 2 on which everybody agrees")).to_be_visible()
    expect(leader.page.get_by_role("button", name="Undo")).to_have_count(0)


def test_the_fold_of_what_is_settled_stays_open_while_more_is_settled(gather: Gather) -> None:
    table = revealed(gather(*SEATS))
    table.store.set_agreed(table.leader, table.ref, ResponsibilityId(SAME), 2)
    member = table.sit("police-1", "discuss")
    member.page.locator("summary").filter(has_text="ettled").click()
    expect(member.page.locator("[class*='st-key-row-faith-groups-educate']")).to_contain_text("Agreed: 2")
    table.store.set_agreed(table.leader, table.ref, ResponsibilityId(NARROW), 3)
    expect(member.page.locator("[class*='st-key-row-police-enable']")).to_contain_text("Agreed: 3 In place")
    expect(member.page.locator("[class*='st-key-row-faith-groups-educate']")).to_contain_text("Agreed: 2")


def test_undoing_leaves_what_was_agreed_on_otherwise_since(gather: Gather) -> None:
    table = revealed(gather(*SEATS))
    leader = table.sit(LEADER, "discuss")
    leader.press("Settle the 2 on which everybody agrees")
    expect(leader.page.get_by_text("2 of 4 revealed are settled")).to_be_visible()
    table.store.set_agreed(table.leader, table.ref, ResponsibilityId(SAME), 3)
    leader.press("Undo")
    expect(leader.page.get_by_text("1 of 4 revealed are settled")).to_be_visible()
    expect(leader.page.get_by_text("One stays as it is: somebody has changed something there since.")).to_be_visible()
    assert table.entry(SAME).agreed.answer == 3


def test_whoever_picks_one_from_the_list_is_taken_to_it(gather: Gather) -> None:
    leader = revealed(gather(*SEATS)).sit(LEADER, "discuss")
    last = leader.page.locator("[class*='st-key-row-faith-groups-religious']").first
    last.get_by_role("button", name="Talk about it").click()
    heading = leader.page.locator(".st-key-current .statement h2")
    expect(heading).to_contain_text("religious texts")
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()
    expect(leader.page.get_by_role("button", name="Next →")).to_be_in_viewport()


def test_the_projector_has_a_window_of_its_own_and_the_facilitators_page_stays(gather: Gather) -> None:
    leader = revealed(gather(*SEATS)).sit(LEADER, "discuss")
    leader.press("Show it on the projector")
    with leader.page.expect_popup() as opened:
        leader.page.get_by_role("link", name="Open the projector’s window").click()
    expect(opened.value.locator("h1")).to_contain_text("The police send out clear messages")
    expect(leader.page.get_by_role("heading", name="See where we differ, and agree")).to_be_visible()


def test_everybody_and_the_projector_follow_from_one_to_the_next(gather: Gather) -> None:
    table = revealed(gather(*SEATS))
    leader, member = table.sit(LEADER, "discuss"), table.sit("police-1", "discuss", PHONE)
    wall = table.sit("local-government-1", "wall", PROJECTOR)
    expect(wall.page.get_by_text("Agreed so far")).to_be_visible()
    expect(member.page.get_by_text("When the facilitator picks one, it shows here.")).to_be_visible()
    leader.press("Show it on the projector")
    for person in (member, leader):
        expect(person.page.locator(".st-key-current")).to_contain_text("The police send out clear messages")
    expect(wall.page.locator("h1")).to_contain_text("The police send out clear messages")

    leader.page.locator(".st-key-current").get_by_role("radio", name="1 Planned").click()
    expect(wall.page.locator(".wall-agreed")).to_have_text("Agreed: 1 Planned")
    expect(leader.page.get_by_text("1 of 4 revealed are settled")).to_be_visible()
    expect(leader.page.locator(".st-key-current")).to_contain_text("The police send out clear messages")  # it stays

    leader.press("Next →")
    expect(wall.page.locator("h1")).to_contain_text("creative ways")
    expect(member.page.locator(".st-key-current")).to_contain_text("creative ways")
    leader.press("← Back")
    expect(wall.page.locator("h1")).to_contain_text("The police send out clear messages")
    leader.press("Show the progress on the projector")
    expect(wall.page.get_by_text("Agreed so far")).to_be_visible()


def test_no_agreement_keeps_both_views_and_others_see_them(gather: Gather) -> None:
    table = revealed(gather(*SEATS))
    leader, member = table.sit(LEADER, "discuss"), table.sit("police-1", "rate-police", PHONE)
    current = leader.page.locator(".st-key-current")
    current.get_by_role("radio", name="No agreement").click()
    for number, level in ((1, "4 Sustained"), (2, "0 Not in place")):
        field = current.get_by_label(f"View {number}: level")
        leader.settle()
        field.click()
        leader.page.get_by_role("option", name=level).click()
        table.wait_for(WIDE, lambda one, least=number: len(one.agreed.positions) >= least)
    expect(member.item(1)).to_contain_text("No agreement")
    expect(member.item(1)).to_contain_text("4 Sustained\n0 Not in place", use_inner_text=True)
    assert table.entry(WIDE).agreed.finished().answer is Finding.NO_AGREEMENT  # type: ignore[union-attr]


def test_a_note_that_the_facilitator_types_is_not_disturbed_by_what_others_do(gather: Gather) -> None:
    table = revealed(gather(*SEATS))
    leader = table.sit(LEADER, "discuss")
    current = leader.page.locator(".st-key-current")
    current.get_by_text("Note, evidence, another view, target").click()
    note = current.get_by_label("Note", exact=True)
    note.press_sequentially("Half of a sen")
    table.rate("police.respect-and-belief", police_1=2)
    table.reveal("police.respect-and-belief")
    expect(leader.page.get_by_text("0 of 5 revealed are settled")).to_be_visible()
    expect(note).to_be_focused()
    note.press_sequentially("tence")
    note.press("Tab")
    table.wait_for(WIDE, lambda one: one.agreed.note == "Half of a sentence")


def test_who_only_looks_on_has_nothing_to_touch_there(gather: Gather) -> None:
    table = revealed(gather(*SEATS))
    table.store.show(table.leader, table.ref, ResponsibilityId(WIDE))
    member = table.sit("police-1", "discuss", PHONE)
    expect(member.page.locator(".st-key-current .dots")).to_be_visible()
    expect(member.page.locator(".st-key-current")).to_contain_text("Not agreed yet")
    expect(member.page.get_by_role("radio")).to_have_count(0)
    for name in ("Talk about it", "Next →", "Hide again", "Undo"):
        expect(member.page.get_by_role("button", name=name)).to_have_count(0)
