"""Several people rate in private, see it revealed, and agree; each sees what the others do, and nothing else."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from assessments import Finding, Role
from checklists import ResponsibilityId, published_editions
from tests.browser.round_table import LEADER, PHONE, PROJECTOR, Gather, Person, drawn_values, seat
from tests.browser.table import still, until
from tests.browser.test_sizes import SMALLEST, TOO_SMALL

SHARED = True

EDITION = published_editions()["2026.1"]
FIRST, SECOND = "police.clear-messages", "police.enable-reporting"
CANARY = "a note with the word marmalade"


SIDEWAYS = """
() => [...document.querySelectorAll('html, [data-testid=stMain]')].some(one => one.scrollWidth > one.clientWidth)
  ? [...document.querySelectorAll('.stApp *')].filter(one => one.getBoundingClientRect().right > innerWidth)
    .map(one => `${one.className} ${one.textContent.slice(0, 40)}`)
  : []
"""

STATE_IN_SIGHT = """
card => {
  const state = card.querySelector('textarea').closest('.field').querySelector('.field-status').getBoundingClientRect();
  return state.height > 0 && state.bottom <= document.querySelector('#toolkit-turns').getBoundingClientRect().top;
}
"""
ALL_IN_REACH = """
() => {
  const [around, main] = ['stAppViewContainer', 'stMain'].map(id => document.querySelector(`[data-testid=${id}]`));
  main.scrollTo(0, main.scrollHeight);
  around.scrollTop = 50;
  const end = document.querySelector('.st-key-page').getBoundingClientRect().bottom;
  return around.scrollTop === 0
    && end <= document.querySelector('#toolkit-turns').getBoundingClientRect().top;
}
"""
MOST_BETWEEN_RAIL_AND_HEADING = 40  # pixels, the line by which a finger moves the rail among them

POLICE = (seat("police"), seat("police", 2))
MEMBERS = (*POLICE, seat("faith-groups"))


def test_a_rating_is_counted_at_once_for_everybody_and_told_to_nobody(gather: Gather) -> None:
    table = gather(*MEMBERS)
    leader, other = table.sit(LEADER, "rate-police"), table.sit("police-2", "rate-police", PHONE)
    rater = table.sit("police-1", "rate-police", PHONE)
    expect(leader.item(1).locator(".watch-line")).to_have_text("Nobody has rated this yet")

    rater.choose(1, "3 In place")
    rater.item(1).get_by_text("A note of your own").click()
    rater.item(1).get_by_label("Why you see it so").fill(CANARY)
    rater.item(1).get_by_label("Why you see it so").press("Tab")
    until(lambda: table.own("police-1")[FIRST].note == CANARY, "the note is stored")
    for person in (leader, other):
        expect(person.item(1).locator(".watch-line")).to_have_text("1 of 4 have rated this")
    for person in (leader, other):
        person.page.reload()
        person.settle()
        expect(person.item(1).locator(".watch-line")).to_have_text("1 of 4 have rated this")
        assert set(drawn_values(person.told(), ("rating", FIRST))) == {None}
        assert CANARY not in person.told()
    rater.page.reload()
    rater.settle()
    expect(rater.choice(1, "3 In place")).to_be_checked()
    assert "3" in drawn_values(rater.told(), ("rating", FIRST))  # so what is drawn would have been found

    expect(leader.item(1)).to_contain_text("Let all rate first: fewer than five may stay hidden.")
    leader.press("Reveal", 1)
    expect(leader.item(1)).to_contain_text("If somebody rates then, they may never be shown again in this round.")
    expect(other.item(1)).to_contain_text("1 rating")
    other.item(1).get_by_text("What somebody wrote beside it").click()
    expect(other.item(1)).to_contain_text(CANARY)
    assert CANARY in other.told()


def test_whoever_only_hears_the_page_learns_what_a_field_is_about_and_what_was_revealed(gather: Gather) -> None:
    table = gather(*MEMBERS)
    table.rate(FIRST, police_1=3, police_2=3, faith_groups_1=3, ngos_1=3)
    member = table.sit("faith-groups-1", "rate-police")
    other = EDITION.by_id[ResponsibilityId(SECOND)].statement
    card = member.item(2)
    expect(card.get_by_role("heading")).to_have_text(f"2 {other}")
    levels = card.get_by_role("radiogroup")
    expect(levels).to_have_accessible_name("2. Your rating: how far is this in place?")
    expect(levels).to_have_accessible_description(f"{other} Only you see it until it is revealed.")
    card.get_by_text("A note of your own").click()
    expect(card.get_by_label("Why you see it so")).to_have_accessible_description(
        "About how things work here, never about a person or a case. Once it is revealed, everybody can see your note "
        f"beside your sector’s name. 2. {other}"
    )

    news = member.item(1).locator(".watch-news")
    expect(news).to_be_empty()
    table.reveal(FIRST)
    expect(news).to_have_text("Responsibility 1 is revealed.")
    table.store.set_agreed(table.leader, table.ref, ResponsibilityId(FIRST), 3)
    expect(news).to_have_text("Responsibility 1: agreed on 3 In place.")


def test_on_a_phone_the_end_of_a_page_and_whether_a_growing_note_is_saved_can_be_seen(gather: Gather) -> None:
    rater = gather(*POLICE).sit("police-1", "rate-police", PHONE)
    gap = rater.page.evaluate(
        "document.querySelector('.st-key-page h1').getBoundingClientRect().top"
        " - document.querySelector('.rail').getBoundingClientRect().bottom"
    )
    assert gap < MOST_BETWEEN_RAIL_AND_HEADING
    assert rater.page.evaluate(ALL_IN_REACH)
    rater.item(1).get_by_text("A note of your own").click()
    note = rater.item(1).get_by_label("Why you see it so")
    note.fill("One line")
    note.evaluate("one => one.scrollIntoView({block: 'end'})")
    note.press_sequentially("\nanother line" * 6)
    until(lambda: rater.item(1).evaluate(STATE_IN_SIGHT), "what says whether it is saved stands above the bar")


def test_what_is_revealed_agreed_and_hidden_again_others_see_without_touching_anything(gather: Gather) -> None:
    table = gather(*MEMBERS, seat("local-government", role=Role.OBSERVER))
    table.rate(FIRST, police_1=4, police_2=3, faith_groups_1=1, ngos_1=1)
    leader, member = table.sit(LEADER, "rate-police"), table.sit("faith-groups-1", "rate-police", PHONE)
    wall = table.sit("local-government-1", "wall", PROJECTOR)

    leader.press("Reveal", 1)
    for person in (member, leader):
        dots = person.item(1).locator(".dots")
        expect(dots).to_contain_text("4 ratings")
        expect(dots).to_contain_text("Police: 2")
        expect(dots).to_contain_text("the others: 2")
        expect(person.item(1)).to_contain_text("The sector’s own voices see it 2½ levels higher than the others do.")
    expect(member.item(1)).to_contain_text("You rated it: 1 Planned")
    expect(wall.page.locator(".dots")).to_contain_text("4 ratings")

    suggested = leader.choice(1, "1 Planned")
    expect(suggested).to_contain_text("Suggested")
    expect(suggested).not_to_be_checked()
    suggested.click()
    expect(member.item(1)).to_contain_text("Agreed")
    expect(wall.page.locator(".wall-agreed")).to_have_text("Agreed: 1 Planned")
    table.wait_for(FIRST, lambda one: one.agreed.answer == 1)

    leader.press("Hide again", 1)
    expect(member.choice(1, "1 Planned")).to_be_checked()
    expect(member.item(1).locator(".dots")).to_have_count(0)
    expect(wall.page.locator(".dots")).to_have_count(0)


def test_a_whole_sector_is_revealed_and_hidden_again_by_one_touch(gather: Gather) -> None:
    table = gather(*MEMBERS)
    table.rate(FIRST, police_1=2, faith_groups_1=2)
    table.rate(SECOND, police_1=2)
    leader, member = table.sit(LEADER, "rate-police"), table.sit("faith-groups-1", "rate-police")
    leader.press("Reveal all of this sector")
    expect(member.item(1).locator(".dots")).to_contain_text("2 ratings")
    expect(member.item(7)).to_contain_text("Nobody has rated this.")
    leader.press("Hide all of this sector again")
    expect(member.choice(1, "2 Partly in place")).to_be_checked()
    expect(member.choice(7, "2 Partly in place")).not_to_be_checked()
    assert table.entry(SECOND).stage == "rating"


def test_the_fold_of_a_note_stays_open_under_whoever_writes_and_says_that_there_is_one(gather: Gather) -> None:
    table = gather(*MEMBERS)
    writer = table.sit("police-1", "rate-police")
    fold = writer.item(1).locator("summary").filter(has_text="note of your own")
    fold.click()
    note = writer.item(1).get_by_label("Why you see it so")
    note.fill("Only by day")
    writer.choose(1, "Not applicable")  # the card is drawn again, with the reason
    expect(writer.item(1).get_by_label("Why can this not arise here?")).to_be_visible()
    note.press("End")
    table.store.set_importance(table.leader, table.ref, ResponsibilityId(FIRST), 3)  # and once more, under the cursor
    expect(writer.item(1)).to_contain_text("✓ You wrote one.")
    writer.settle()
    expect(note).to_be_focused()
    writer.page.keyboard.type(", as it is said")
    note.blur()
    until(lambda: table.own("police-1")[FIRST].note == "Only by day, as it is said", "it is stored")
    fold.click()
    expect(note).to_be_hidden()
    expect(writer.item(1)).to_contain_text("✓ You wrote one.")


def test_nobody_who_types_is_disturbed_by_what_others_do(gather: Gather) -> None:
    table = gather(*MEMBERS)
    leader, writer = table.sit(LEADER, "rate-police"), table.sit("police-1", "rate-police")
    writer.choose(2, "2 Partly in place")
    writer.item(2).get_by_text("A note of your own").click()
    note = writer.item(2).get_by_label("Why you see it so")
    expect(note).to_be_visible()
    still(writer.page)
    note.press_sequentially("Half of a sen")
    writer.settle()  # what stands above it is there
    place = writer.page.locator("[data-testid=stMain]").evaluate("one => one.scrollTop")
    top = note.evaluate("one => one.getBoundingClientRect().top")

    table.rate(SECOND, police_2=1)
    expect(writer.item(2).locator(".watch-line")).to_have_text("2 of 4 have rated this")
    leader.press("Reveal", 3)
    expect(writer.item(3)).to_contain_text("Nobody has rated this.")
    expect(note).to_be_focused()
    expect(note).to_have_value("Half of a sen")
    assert writer.page.locator("[data-testid=stMain]").evaluate("one => one.scrollTop") == place
    assert abs(note.evaluate("one => one.getBoundingClientRect().top") - top) < 1
    note.press_sequentially("tence")
    note.press("Tab")
    until(lambda: table.own("police-1")[SECOND].note == "Half of a sentence", "stored")


def test_one_seat_in_two_tabs_is_one_rating_and_of_two_notes_the_second_tab_sees_both(gather: Gather) -> None:
    table = gather(*MEMBERS)
    one = table.sit("police-1", "rate-police")
    other = Person(one.seat, one.page.context.new_page(), one.address, one.round).open("rate-police")
    one.choose(1, "1 Planned")
    other.choose(1, "3 In place")
    expect(one.open("rate-police").choice(1, "3 In place")).to_be_checked()
    assert table.own("police-1")[FIRST].answer == 3
    assert table.entry(FIRST).rated == 1

    for tab in (one, other):
        tab.item(1).get_by_text("A note of your own").click()
    mine, theirs = (tab.item(1).get_by_label("Why you see it so") for tab in (one, other))
    theirs.focus()  # whoever is about to type is not shown what comes in
    mine.fill("Typed in one")
    mine.press("Tab")
    until(lambda: table.own("police-1")[FIRST].note == "Typed in one", "stored")
    table.expect("409")
    theirs.fill("Typed in the other")
    theirs.press("Tab")
    both = other.item(1).get_by_role("alert").filter(has_text="Which one shall stay?")
    expect(both).to_contain_text("Typed in one")
    expect(both).to_contain_text("Typed in the other")
    assert table.own("police-1")[FIRST].note == "Typed in one"
    other.press("Keep mine", 1)
    until(lambda: table.own("police-1")[FIRST].note == "Typed in the other", "stored")


def test_a_note_that_comes_too_late_stays_to_be_copied_until_its_writer_has_done(gather: Gather) -> None:
    table = gather(*MEMBERS)
    writer = table.sit("police-1", "rate-police")
    writer.choose(1, "2 Partly in place")
    writer.item(1).get_by_text("A note of your own").click()
    note = writer.item(1).get_by_label("Why you see it so")
    note.press_sequentially("Still typing")
    with writer.page.expect_request("**/save"):
        table.reveal(FIRST)
        note.press_sequentially(" when it came")
    table.expect("422")
    held = writer.item(1).get_by_text("This has just changed for everybody.")
    expect(held).to_be_visible()
    expect(note).to_have_value("Still typing when it came")
    writer.press("Show it", 1)
    expect(writer.item(1).locator(".dots")).to_contain_text("1 rating")


def test_ten_touches_without_waiting_are_ten_ratings(gather: Gather) -> None:
    table = gather(seat("health-care"))
    rater = table.sit("health-care-1", "rate-health-care")
    expect(rater.page.get_by_role("radiogroup")).to_have_count(13)
    rater.page.evaluate(
        """() => [...Array(10).keys()].forEach(
          at => document.querySelectorAll(`.st-key-item-${at + 1} [role="radio"]`)[at % 5].click())"""
    )
    until(lambda: len(table.own("health-care-1")) == 10, "ten are stored")
    stored = table.own("health-care-1").values()
    assert [one.answer for one in stored] == [0, 1, 2, 3, 4] * 2


def test_a_touch_of_ones_own_draws_its_card_no_second_time(gather: Gather) -> None:
    table = gather(*MEMBERS)
    table.rate(FIRST, police_1=2)
    table.reveal(FIRST)
    leader, member = table.sit(LEADER, "rate-police"), table.sit("police-1", "rate-police")
    leader.settle()
    drawn = len(drawn_values(leader.told(), ("answer", FIRST)))
    assert drawn
    leader.choose(1, "1 Planned")
    expect(member.item(1)).to_contain_text("1 Planned")
    expect(leader.page.locator(".rail-table")).to_have_text("1 of 64 discussed")  # the rail was drawn again
    assert len(drawn_values(leader.told(), ("answer", FIRST))) == drawn


def test_a_double_touch_is_one_rating_and_a_blank_can_be_had_back(gather: Gather) -> None:
    table = gather(*MEMBERS)
    rater = table.sit("police-1", "rate-police")
    rater.choice(1, "2 Partly in place").dblclick()
    expect(rater.item(1).locator(".watch-line")).to_have_text("1 of 4 have rated this")
    rater.press("Take it back", 1)
    expect(rater.item(1).locator(".watch-line")).to_have_text("Nobody has rated this yet")
    expect(rater.item(1).locator("[role=radio][aria-checked=true]")).to_have_count(0)


def test_not_applicable_counts_once_its_reason_is_written(gather: Gather) -> None:
    table = gather(*MEMBERS)
    rater = table.sit("police-1", "rate-police")
    rater.choose(1, "Not applicable")
    expect(rater.item(1)).to_contain_text("It counts once a reason is written here.")
    expect(rater.item(1).locator(".watch-line")).to_have_text("Nobody has rated this yet")
    reason = rater.item(1).get_by_label("Why can this not arise here?")
    reason.fill("There is no station here")
    reason.press("Tab")
    expect(rater.item(1).locator(".watch-line")).to_have_text("1 of 4 have rated this")


def test_four_ratings_with_a_survivor_among_them_are_shown_to_nobody_and_a_sentence_says_why(gather: Gather) -> None:
    table = gather(*POLICE, seat("victims-survivors"), seat("local-government", role=Role.OBSERVER))
    table.rate(FIRST, police_1=4, police_2=4, ngos_1=3, victims_survivors_1=0)
    people = [
        table.sit(LEADER, "rate-police"),
        table.sit("police-1", "rate-police"),
        table.sit("local-government-1", "wall", PROJECTOR),
    ]
    people[0].press("Reveal", 1)
    for person in people:
        expect(person.page.get_by_text("4 have rated this. What they said is not shown").first).to_be_visible()
        assert 'class="dots' not in person.told()
    expect(people[0].item(1)).not_to_contain_text("Suggested")


def test_a_survivor_is_told_that_nobody_is_shown_the_note(gather: Gather) -> None:
    table = gather(seat("victims-survivors"))
    person = table.sit("victims-survivors-1", "rate-victims-survivors", PHONE)
    person.item(1).get_by_text("A note of your own").click()
    expect(person.item(1)).to_contain_text("Nobody else is ever shown your note.")


def test_ratings_that_were_given_anew_after_a_look_are_not_shown_again_where_a_survivor_rated(gather: Gather) -> None:
    table = gather(*MEMBERS, seat("victims-survivors"), seat("community-groups"))
    table.rate(FIRST, police_1=2, police_2=2, ngos_1=2, faith_groups_1=2, community_groups_1=3, victims_survivors_1=1)
    leader, member = table.sit(LEADER, "rate-police"), table.sit("police-1", "rate-police")
    leader.press("Reveal", 1)
    expect(member.item(1).locator(".dots")).to_contain_text("6 ratings")
    leader.press("Hide again", 1)
    member.choose(1, "3 In place")
    leader.press("Reveal", 1)
    for person in (member, leader):
        expect(person.item(1)).to_contain_text("They are not shown any more in this round")
        expect(person.item(1).locator(".dots")).to_have_count(0)
    expect(leader.item(1)).not_to_contain_text("Suggested")


def test_who_looks_on_rates_nothing_and_the_projector_tells_no_more_than_is_revealed(gather: Gather) -> None:
    table = gather(*MEMBERS, seat("local-government", role=Role.OBSERVER))
    table.rate(FIRST, police_1=4, police_2=Finding.NOT_KNOWN)
    wall = table.sit("local-government-1", "wall", PROJECTOR)
    expect(wall.page.get_by_text("Ratings given so far: 2")).to_be_visible()
    table.store.show(table.leader, table.ref, FIRST)  # type: ignore[arg-type]
    expect(wall.page.locator("h1")).to_contain_text("The police send out clear messages")
    expect(wall.page.locator(".watch-line").last).to_have_text("2 of 4 have rated this")
    expect(wall.page.get_by_role("radio")).to_have_count(0)
    assert drawn_values(wall.told(), ("rating", FIRST)) == []
    assert 'class="dots' not in wall.told()
    table.store.show(table.leader, table.ref, None)
    expect(wall.page.get_by_text("Agreed so far")).to_be_visible()


def test_a_place_that_ended_while_somebody_typed_leaves_the_text_to_be_copied(gather: Gather) -> None:
    table = gather(*MEMBERS)
    writer = table.sit("police-1", "rate-police")
    writer.choose(1, "2 Partly in place")
    writer.item(1).get_by_text("A note of your own").click()
    note = writer.item(1).get_by_label("Why you see it so")
    expect(note).to_be_visible()
    table.store.revoke_seat(table.leader, table.ref, "police-1")
    table.expect("401", "WebSocket", "disconnected")
    note.fill("Typed while the place ended")
    expect(writer.item(1)).to_contain_text("Copy it before you leave this page")
    expect(note).to_have_value("Typed while the place ended")
    assert table.own("police-1")[FIRST].note == ""


# How many lines of live updates are open.
COUNT_LINES = """
window.lines = 0;
window.EventSource = class extends EventSource {
  constructor(...all) {
    super(...all);
    window.lines += 1;
  }
  close() {
    window.lines -= 1;
    super.close();
  }
};
"""


LATER = "() => { const later = Date.now() + 4 * 3600000 + 1000; Date.now = () => later; }"


def test_a_page_that_nobody_touches_for_longer_than_a_session_lets_go_until_somebody_is_back(gather: Gather) -> None:
    table = gather(*MEMBERS, seat("local-government", role=Role.OBSERVER))
    member, wall = table.sit("police-1", "gaps"), table.sit("local-government-1", "gaps", PROJECTOR)

    def has_lines(who: Person, count: int) -> None:
        until(lambda: who.page.evaluate("window.lines") == count, f"{who.seat} has {count} lines")

    for who, page in ((wall, "wall"), (member, "rate-police")):
        who.page.add_init_script(COUNT_LINES)
        has_lines(who.open(page), 1)
        who.page.evaluate(LATER)
    has_lines(member, 0)
    has_lines(wall, 1)
    member.page.mouse.move(200, 200)
    has_lines(member, 1)
    table.rate(FIRST, police_1=2)
    expect(member.item(1).locator(".watch-line")).to_have_text("1 of 4 have rated this")


def test_the_screen_on_which_people_rate_loads_no_plotly(gather: Gather) -> None:
    table = gather(*MEMBERS)
    asked: list[str] = []
    rater = table.sit("police-1", "rate-police")
    rater.page.on("request", lambda request: asked.append(request.url))
    table.rate(FIRST, police_2=2)
    table.reveal(FIRST)
    expect(rater.item(1).locator(".dots")).to_be_visible()
    rater.page.reload()
    rater.settle()
    assert asked
    assert [url for url in asked if "plotly" in url.lower()] == []


def test_one_rates_by_keyboard_alone_and_keeps_the_place_when_it_is_revealed(gather: Gather) -> None:
    table = gather(*MEMBERS)
    rater = table.sit("police-1", "rate-police")
    rater.choice(1, "0 Not in place").focus()
    for _step in range(2):
        rater.page.keyboard.press("ArrowRight")
    rater.page.keyboard.press("Space")
    expect(rater.item(1).locator(".watch-line")).to_have_text("1 of 4 have rated this")
    table.reveal(FIRST)
    expect(rater.item(1).locator(".dots")).to_be_visible()
    until(lambda: rater.page.evaluate("document.activeElement.closest('.st-key-item-1') !== null"), "focus is there")


@pytest.mark.parametrize("size", [PHONE, (640, 400)], ids=["phone", "laptop at 200 %"])
def test_nothing_is_cut_off_or_too_small_on_a_phone(gather: Gather, size: tuple[int, int]) -> None:
    table = gather(*MEMBERS)
    table.rate(FIRST, police_1=4, police_2=3, faith_groups_1=1)
    table.reveal(FIRST)
    for who, pages in (("police-1", ["rate-police"]), (LEADER, ["rate-police", "discuss"])):
        person = table.sit(who, pages[0], size)
        for page in pages:
            person.open(page)
            expect(person.page.locator(".dots").first).to_be_visible()
            assert person.page.evaluate(SIDEWAYS) == [], (who, page)
            assert person.page.evaluate(TOO_SMALL % SMALLEST) == [], (who, page)


def test_before_anything_is_agreed_a_lead_is_led_to_what_a_lead_can_do(gather: Gather) -> None:
    table = gather(seat("police", role=Role.LEAD))
    lead, leader = table.sit("police-1", "gaps"), table.sit(LEADER, "gaps")
    for person, words in ((lead, "Go on rating"), (leader, "Rate and agree")):
        for page in ("gaps", "plan"):
            links = person.open(page).page.locator(".st-key-page").get_by_role("link")
            expect(links).to_have_text([words])
    lead.page.locator(".st-key-page").get_by_role("link", name="Go on rating").click()
    expect(lead.page.get_by_role("heading", name="Police", exact=True)).to_be_visible()
