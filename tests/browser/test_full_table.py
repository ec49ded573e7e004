"""Twelve people around one table, each with a device of their own, from the printed cards to the agreed levels."""

from __future__ import annotations

import re
from collections.abc import Generator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from assessments import Answer, Finding, Role
from checklists import ResponsibilityId, SectorId, published_editions
from storage import Principal
from tests.browser.application import Application
from tests.browser.cable import Cable
from tests.browser.round_table import LAPTOP, LEADER, PATIENCE, PHONE, PROJECTOR, Person, RoundTable, drawn_values, seat
from tests.browser.table import until
from tests.browser.test_fields import GONE
from tests.browser.test_people import CODE
from tests.browser.watch import Watch
from tests.exports.reading_pdf import text_of

SHARED = True

EDITION = published_editions()["2026.1"]
POLICE, MEN = ([one.id for one in EDITION.of_sector(SectorId(name))] for name in ("police", "mens-groups"))
SURVIVOR, WALL, DROPS_OFF, MOVES = "victims-survivors-1", "local-government-2", "police-1", "health-care-1"
MEMBERS = (
    *(seat("police", number) for number in (1, 2)),
    *(seat(one) for one in ("health-care", "social-services", "community-groups", "victims-survivors")),
    *(seat(one) for one in ("faith-groups", "local-government", "mens-groups")),
    seat("ngos", 2),
)
RATERS = (LEADER, *(one.id for one in MEMBERS))
SPLIT = POLICE[2]
PAGES = {"Police": "police", "Men’s groups": "mens-groups"}
ON_A_PHONE = {"police-1", "police-2", MOVES, SURVIVOR, "faith-groups-1", "mens-groups-1"}
OPTIONS = (0, 1, 2, 3, 4, Finding.NOT_KNOWN)
NOTES = {name: f"canary of {name.replace('-', ' ')}" for name in (DROPS_OFF, MOVES, SURVIVOR, LEADER)}

FOLLOW = ("police-2", MOVES, SURVIVOR, "mens-groups-1")  # who looks at the page on which the table agrees
WATCHER = seat("local-government", 2, Role.OBSERVER)
COMMAND = Principal.command()
SEATS_BY_NAME = {
    f"{EDITION.sector_by_id[one.voice].name} {one.id.removeprefix(f'{one.voice}-')}": one.id
    for one in (*MEMBERS, WATCHER, seat("ngos"))
}

# All that a page is told beside the websocket, as it comes: live updates, and every answer to a script.
TELL = """
const tell = (text) => window.told(text);
window.EventSource = class extends EventSource {
  constructor(...all) {
    super(...all);
    for (const name of ["pulse", "gone"]) super.addEventListener(name, (event) => tell(event.data));
  }
};
const ask = window.fetch;
window.fetch = async (...all) => {
  const answer = await ask(...all);
  answer.clone().text().then(tell, () => {});
  return answer;
};
"""
TOUCH_ALL = """
(touches) => touches.forEach(([number, option]) =>
  document.querySelectorAll(`.st-key-item-${number} [role="radio"]`)[option].click())
"""


def rated_by(name: str) -> dict[ResponsibilityId, Answer]:
    """What somebody rates: of one mind, far apart, in between, too few with a survivor, not known, and blanks."""
    place = RATERS.index(name)
    rated: dict[ResponsibilityId, Answer] = {POLICE[0]: 2, POLICE[1]: 3, POLICE[2]: 4 * (place % 2)}
    if name != SURVIVOR:
        rated[POLICE[3]] = place % 4
    if name in {SURVIVOR, "police-1", "police-2", "ngos-2"}:
        rated[POLICE[4]] = 1
    rated[POLICE[5]] = Finding.NOT_KNOWN
    rated |= {MEN[0]: 1, MEN[1]: place % 3, MEN[2]: 4 if name == SURVIVOR else place % 4}
    return rated


def note_of(name: str) -> ResponsibilityId:
    """Where somebody writes a note; the survivor, whose note nobody may see, where others differ most."""
    return SPLIT if name == SURVIVOR else POLICE[3]


AGREED: dict[ResponsibilityId, Answer] = {
    POLICE[3]: 2,
    POLICE[4]: 1,
    POLICE[5]: Finding.NOT_KNOWN,
    MEN[1]: 1,
    MEN[2]: 2,
}
SETTLED: dict[ResponsibilityId, Answer] = {POLICE[0]: 2, POLICE[1]: 3, MEN[0]: 1}
REVEALED = len(POLICE) + len(MEN)
DONE = REVEALED - 1  # what nobody rated stays blank
LABELS = {1: "1 Planned", 2: "2 Partly in place", Finding.NOT_KNOWN: "Not known"}


class FullTable(RoundTable):
    """The round, who has come to it, and what must stand in no log."""

    def __init__(self, browser: Browser, application: Application, cable: Cable) -> None:
        super().__init__(browser, application, "Twelve around one table", (*MEMBERS, WATCHER))
        self.people: dict[str, Person] = {}
        self.secrets: set[str] = set()
        self.cable = cable

    def come(self, code: str, size: tuple[int, int], address: str = "") -> Person:
        """Somebody scans the QR code of a card with a device of this size, and arrives at the place that it opens."""
        context = self.browser.new_context(
            viewport={"width": size[0], "height": size[1]}, has_touch=size == PHONE, timezone_id="UTC", locale="en-GB"
        )
        context.set_default_timeout(PATIENCE)
        self.contexts.append(context)
        self.watches.append(Watch(context, self.application))
        frames: list[str] = []
        context.expose_function("told", lambda text: frames.append(text))  # noqa: PLW0108 - Playwright marks it
        context.add_init_script(TELL)
        who = Person("", context.new_page(), address or self.application.address, "", frames)
        who.listen()
        who.page.goto(f"{who.address}/j#{code}")
        name = who.page.locator(".band-name")
        expect(name).to_contain_text("Baseline")
        who.seat = SEATS_BY_NAME[str(name.text_content()).split(" · ")[1]]
        self.people[who.seat] = who
        (secret,) = (one["value"].partition(".")[2] for one in context.cookies() if one["name"] == "seat")
        self.secrets |= {code, secret}
        return who

    def raters(self) -> list[Person]:
        return [self.people[one] for one in RATERS]

    def told_to_nobody_else(self, text: str, owner: str) -> bool:
        return all(text not in "".join(one.frames) for one in self.people.values() if one.seat != owner)


@pytest.fixture
def cable(application: Application) -> Generator[Cable]:
    """The only way to the application for whoever is to drop off."""
    made = Cable(application.port)
    yield made
    made.close()


def touch(who: Person, number: int, answer: Answer) -> None:
    """With a finger on a phone, with the mouse on a laptop."""
    radio = who.item(number).get_by_role("radio").nth(OPTIONS.index(answer))
    on_a_phone = who.page.viewport_size == {"width": PHONE[0], "height": PHONE[1]}
    (radio.tap if on_a_phone else radio.click)()
    expect(radio).to_be_checked()


def go(who: Person, sector: str) -> None:
    """Look at another sector, by the rail."""
    rail = who.page.locator(".rail")
    if rail.count() == 0:
        who.page.get_by_role("link", name="1 Rate", exact=True).click()
    if f"rate-{PAGES[sector]}" not in who.page.url:
        rail.get_by_role("link", name=sector).click()
    expect(who.page.get_by_role("heading", name=sector, exact=True)).to_be_visible()
    who.settle()


def rate(who: Person, items: Sequence[ResponsibilityId]) -> None:
    """The first by a touch, the others of this sector by touches without waiting."""
    touches = [(number, rated_by(who.seat)[one]) for number, one in enumerate(items, 1) if one in rated_by(who.seat)]
    expect(who.item(touches[-1][0]).get_by_role("radio").first).to_be_visible()
    touch(who, *touches[0])
    who.page.evaluate(TOUCH_ALL, [[number, OPTIONS.index(answer)] for number, answer in touches[1:]])


def write(who: Person) -> None:
    """Write a note beside an item, and leave the field."""
    item = who.item(POLICE.index(note_of(who.seat)) + 1)
    item.get_by_text("A note of your own").click()
    field = item.get_by_label("Why you see it so")
    field.fill(NOTES[who.seat])
    field.press("Tab")


def everybody_comes(table: FullTable, folder: Path) -> None:
    """The facilitator with the first card; the others with those that the facilitator prints."""
    leader = table.come(str(table.store.make_card(COMMAND, table.ref, LEADER).code), LAPTOP)
    leader.page.get_by_role("link", name="People", exact=True).click()
    row = leader.page.locator(".st-key-file-cards")
    row.get_by_role("button", name="Prepare").click()
    with leader.page.expect_download() as coming:
        row.locator("a.save").click()
    coming.value.save_as(folder / "cards.pdf")
    codes = CODE.findall(re.sub(r"-\s+", "-", text_of((folder / "cards.pdf").read_bytes())))
    assert len(codes) == len(MEMBERS) + 1
    in_order = sorted(
        (*(one.id for one in MEMBERS), WALL), key=[one.seat for one in table.store.seats(COMMAND, table.ref)].index
    )
    for name, code in zip(in_order, codes, strict=True):
        size = PROJECTOR if name == WALL else PHONE if name in ON_A_PHONE else LAPTOP
        table.come(code, size, table.cable.address if name == DROPS_OFF else "")
    assert set(table.people) == {*RATERS, WALL}


def one_drops_off_and_comes_back(table: FullTable) -> None:
    """What is touched and typed without a connection is kept, and stored when it is there again."""
    who = table.people[DROPS_OFF]
    number = POLICE.index(note_of(DROPS_OFF)) + 1
    who.item(number).get_by_text("A note of your own").click()
    field = who.item(number).get_by_label("Why you see it so")
    expect(field).to_be_visible()
    table.watches[table.contexts.index(who.page.context)].expect("net::ERR_", *GONE)
    table.cable.pull()
    expect(who.page.locator("#toolkit-strip")).to_contain_text("No connection")
    touch(who, number, 3)
    expect(who.item(number)).to_contain_text("the toolkit does not answer")
    field.fill(NOTES[DROPS_OFF])
    assert table.own(DROPS_OFF)[note_of(DROPS_OFF)].answer == rated_by(DROPS_OFF)[note_of(DROPS_OFF)]
    touch(who, number, rated_by(DROPS_OFF)[note_of(DROPS_OFF)])
    table.cable.put_back()
    expect(who.page.locator("#toolkit-strip")).to_contain_text("Connected again")
    # Drawn anew once the note is stored, its fold has another name and is closed.
    until(lambda: table.own(DROPS_OFF)[note_of(DROPS_OFF)].note == NOTES[DROPS_OFF], "the note is stored")


def one_goes_on_with_another_device(table: FullTable) -> None:
    """From a phone to a laptop: all is there; the phone is put away."""
    phone = table.people[MOVES]
    phone.page.get_by_role("link", name="My place", exact=True).click()
    phone.press("Show a code for the other device")
    code = phone.page.locator("p.code")
    expect(code).to_be_visible()
    laptop = table.come(code.inner_text(), LAPTOP)
    assert laptop.seat == MOVES
    phone.page.context.close()
    laptop.frames[:0] = phone.frames
    go(laptop, "Police")
    expect(laptop.choice(1, "2 Partly in place")).to_be_checked()
    assert "2" in drawn_values("".join(laptop.frames), ("rating", POLICE[0]))  # so what is told would be found
    expect(laptop.item(4)).to_contain_text("✓ You wrote one.")


def nothing_is_told_before(table: FullTable, revealed: Sequence[ResponsibilityId]) -> None:
    """Nobody but whoever rated has been told what, the facilitator neither."""
    for who in table.people.values():
        told = "\n".join(who.frames)
        for one in {*POLICE, *MEN} - set(revealed):
            own = rated_by(who.seat).get(one) if who.seat in RATERS else None
            spelled = {None} if own is None else {None, str(own)}
            assert set(drawn_values(told, ("rating", one))) <= spelled | ({"3"} if who.seat == DROPS_OFF else set())
    for owner, note in NOTES.items():
        assert table.told_to_nobody_else(note, owner)


def reveal(table: FullTable, sector: str) -> None:
    """The facilitator reveals a sector; whoever is there sees it without a touch."""
    for who in table.raters():
        go(who, sector)
    table.people[LEADER].press("Reveal all of this sector")
    for who in table.raters():
        expect(who.item(1).locator(".dots")).to_contain_text(f"{len(RATERS)} ratings")
        expect(who.item(3).locator(".dots")).not_to_contain_text("the others")  # a survivor has rated it


def agree(table: FullTable) -> None:
    """What all agree on at one touch, the others one by one, and two views where there is no agreement."""
    leader = table.people[LEADER]
    leader.page.get_by_role("link", name="2 Agree", exact=True).click()
    for name in FOLLOW:
        table.people[name].page.get_by_role("link", name="2 See and agree", exact=True).click()
    for who in (leader, *(table.people[name] for name in FOLLOW)):
        expect(who.page.get_by_text(f"0 of {REVEALED} revealed are settled")).to_be_visible()
    leader.press(f"Settle the {len(SETTLED)} on which everybody agrees")
    current, wall = leader.page.locator(".st-key-current"), table.people[WALL].page
    for one, answer in AGREED.items():
        talk_about(leader, one)
        current.get_by_role("radio").nth(OPTIONS.index(answer)).click()
        table.wait_for(one, lambda entry, wanted=answer: entry.agreed.answer == wanted)
        expect(wall.locator(".wall-agreed strong")).to_have_text(LABELS[answer])
    talk_about(leader, SPLIT)
    current.get_by_role("radio", name="No agreement").click()
    for number, level in ((1, "4 Sustained"), (2, "0 Not in place")):
        field = current.get_by_label(f"View {number}: level")
        leader.settle()
        field.click()
        leader.page.get_by_role("option", name=level).click()
        table.wait_for(SPLIT, lambda entry, least=number: len(entry.agreed.positions) >= least)


def talk_about(leader: Person, one: ResponsibilityId) -> None:
    row = leader.page.locator(f".st-key-row-{one.replace('.', '-')}")
    row.get_by_role("button", name="Talk about it").click()
    expect(leader.page.locator(".st-key-current")).to_contain_text(EDITION.by_id[one].statement)
    expect(leader.page.get_by_text("The projector shows this one.")).to_be_visible()
    leader.settle()


def test_twelve_people_go_through_a_round_of_two_sectors_and_nothing_is_lost_or_told(
    browser: Browser, application: Application, cable: Cable, tmp_path: Path
) -> None:
    table = FullTable(browser, application, cable)
    everybody_comes(table, tmp_path)
    for sector, items in (("Police", POLICE), ("Men’s groups", MEN)):
        for who in table.raters():
            go(who, sector)
            rate(who, items)
            if sector == "Police" and who.seat in {MOVES, SURVIVOR, LEADER}:
                write(who)
        until(lambda items=items: all(stored(table, name, items) for name in RATERS), f"all have rated: {sector}")
        if sector == "Police":
            one_drops_off_and_comes_back(table)
            one_goes_on_with_another_device(table)
    until(lambda: all(table.own(name)[note_of(name)].note == note for name, note in NOTES.items()), "the notes")
    expect(
        table.people[WALL].page.get_by_text(f"Ratings given so far: {sum(len(rated_by(one)) for one in RATERS)}")
    ).to_be_visible()
    nothing_is_told_before(table, ())

    reveal(table, "Men’s groups")
    nothing_is_told_before(table, MEN)
    reveal(table, "Police")
    agree(table)
    for name in FOLLOW:
        expect(table.people[name].page.get_by_text(f"{DONE} of {REVEALED} revealed are settled")).to_be_visible()
    for who in (one for one in table.raters() if one.seat not in {LEADER, *FOLLOW}):
        expect(who.item(1).get_by_text("Agreed", exact=True)).to_be_visible()
        expect(who.item(3)).to_contain_text("4 Sustained\n0 Not in place", use_inner_text=True)

    for name in RATERS:
        own = table.own(name)
        assert {one: draft.answer for one, draft in own.items()} == rated_by(name)
        assert {draft.note for draft in own.values()} - {""} == ({NOTES[name]} if name in NOTES else set())
    entries = application.stored("Twelve around one table").entries or {}
    agreed = {one: entry.agreed.answer for one, entry in entries.items() if entry.agreed}
    assert agreed == {**SETTLED, **AGREED, SPLIT: Finding.NO_AGREEMENT}
    reader = table.people["social-services-1"]
    expect(reader.item(4).locator(".dots")).to_contain_text("the others")
    reader.item(4).get_by_text("What people wrote beside it").click()
    expect(reader.item(4)).to_contain_text(NOTES[MOVES])
    assert not table.told_to_nobody_else(NOTES[MOVES], MOVES)  # so what is told would be found
    assert table.told_to_nobody_else(NOTES[SURVIVOR], SURVIVOR)
    written = application.written()
    assert len(table.secrets) == 2 * (len(RATERS) + 2)
    assert [one for one in (*table.secrets, *NOTES.values()) if one in written] == []
    assert table.went_wrong() == []
    table.leave()


def stored(table: FullTable, name: str, items: Sequence[ResponsibilityId]) -> bool:
    own = {one: draft.answer for one, draft in table.own(name).items() if one in items}
    return own == {one: answer for one, answer in rated_by(name).items() if one in items}
