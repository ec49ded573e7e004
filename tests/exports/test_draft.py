"""What the templates are given, worked by hand."""

from __future__ import annotations

import re
from datetime import date

import pytest

from assessments import (
    Action,
    Agreement,
    Answer,
    Assessment,
    Entry,
    Finding,
    Partnership,
    Resources,
    Round,
    Secured,
    Status,
    Visibility,
)
from checklists import (
    Edition,
    Overlay,
    Responsibility,
    ResponsibilityId,
    SectorId,
    ThemeId,
    adapted,
    published_editions,
)
from exports import printable_html
from exports.draft import draft
from exports.plan import Plan
from tests.exports.examples import ENGLISH

POLICE, MEN = SectorId("police"), SectorId("mens-groups")
CLEAR = ResponsibilityId("police.clear-messages")
REPORTING = ResponsibilityId("police.enable-reporting")
RESPECT = ResponsibilityId("police.respect-and-belief")
REFERRAL = ResponsibilityId("police.referral-protocols")
MEETINGS = ResponsibilityId("police.regular-meetings")
DATA = ResponsibilityId("police.aggregate-data")
FAITH = next(one.id for one in published_editions()["2026.1"].of_sector(SectorId("faith-groups")))


def assessed(
    answers: dict[ResponsibilityId, Answer], actions: tuple[Action, ...] = (), overlay: Overlay | None = None
) -> Assessment:
    entries = {
        name: Entry(agreed=Agreement(answer, reason="So it is" if answer is Finding.NOT_APPLICABLE else None))
        for name, answer in answers.items()
    }
    return Assessment(
        "2026.1", Partnership("Northgate"), Round("Baseline"), entries=entries, actions=actions, overlay=overlay
    )


def plan(edition: Edition, assessment: Assessment, sector: SectorId | None = None, *, public: bool = False) -> Plan:
    own = adapted(edition, assessment.overlay)
    return draft(own, assessment, ENGLISH, own.sector_by_id[sector] if sector else None, public=public)[0]


def action(
    name: str, on: ResponsibilityId, status: Status | None = None, due: date | None = date(2027, 1, 2)
) -> Action:
    return Action(name, f"Title {name}", (on,), lead=POLICE, due=due, status=status)


TO_GO = ("gap-1", "gap-2", "gap-3", "gap-4")
ALL_KINDS: dict[ResponsibilityId, Answer] = {
    CLEAR: 3,
    REPORTING: 0,
    RESPECT: Finding.NOT_KNOWN,
    REFERRAL: Finding.NO_AGREEMENT,
    MEETINGS: Finding.NOT_APPLICABLE,
    DATA: 2,
}


def test_the_heatmap_tells_apart_what_is_not_a_level(edition: Edition) -> None:
    (row,) = plan(edition, assessed(ALL_KINDS), POLICE).heat
    assert row.name == "2 Police"
    cells = [(cell.kind, cell.mark) for cell in row.cells if cell]
    assert cells == [
        ("gap-0", "0"),
        ("gap-3", "3"),
        ("not-known", "?"),
        ("no-agreement", "≠"),
        ("not-applicable", "–"),
        ("gap-1", "1"),
        ("not-discussed", "·"),
    ]
    assert len({mark for _, mark in cells}) == 7


@pytest.mark.parametrize("answers", [ALL_KINDS, {REPORTING: 0}], ids=["all kinds", "few"])
def test_the_key_says_what_the_marks_in_the_heatmap_mean_and_no_more(
    edition: Edition, answers: dict[ResponsibilityId, Answer]
) -> None:
    (row,) = plan(edition, assessed(answers), POLICE).heat
    page = printable_html(edition, assessed(answers), ENGLISH, sector=POLICE)
    (key,) = re.findall(r'<p class="key">.*?</p>', page, re.DOTALL)
    told = re.findall(r'class="chip ([a-z0-9-]+)"', key)
    assert sorted(told) == sorted({cell.kind for cell in row.cells if cell})
    assert key.count('class="pair"') == len(
        {"to go" if kind in ("gap-1", "gap-2", "gap-3", "gap-4") else kind for kind in told}
    )


def test_the_columns_are_the_places_in_the_source(edition: Edition) -> None:
    whole = plan(edition, assessed(ALL_KINDS))
    assert whole.places == tuple(range(1, 14))
    assert whole.heat[0].name == "1 Health care"
    assert sum(cell is not None for row in whole.heat for cell in row.cells) == 64
    assert [cell is not None for cell in whole.heat[8].cells] == [True] * 3 + [False] * 10


def test_what_is_hidden_leaves_its_place_empty_and_what_was_added_has_a_row_of_its_own(edition: Edition) -> None:
    added = tuple(
        Responsibility(ResponsibilityId(f"local.extra-{number}"), MEN, ThemeId("access"), f"Extra {number}")
        for number in range(4)
    )
    overlay = Overlay(hidden=(ResponsibilityId("mens-groups.speak-out"),), added=added, sectors={MEN: "Men’s shed"})
    made = plan(edition, assessed({ResponsibilityId("local.extra-0"): 1}, overlay=overlay), MEN)
    assert [row.name for row in made.heat] == ["9 Men’s shed", "9 added here", "9 added here"]
    assert [cell.mark if cell else None for cell in made.heat[0].cells] == [None, "·", "·"]
    assert [cell.mark if cell else None for cell in made.heat[1].cells] == ["2", "·", "·"]
    assert [cell.mark if cell else None for cell in made.heat[2].cells] == ["·", None, None]
    assert [item.place for item in made.checklists[0].entries] == ["9.2", "9.3", "9.+1", "9.+2", "9.+3", "9.+4"]


def test_the_counts_on_the_cover(edition: Edition) -> None:
    facts = plan(edition, assessed(ALL_KINDS, (action("a", DATA),))).facts
    # Three levels: 3 at target 3; 0 is gap 3 x importance 2 = 6, high; 2 is gap 1, taken on. So one gap is unowned.
    assert [(fact.figure, fact.label) for fact in facts] == [
        ("3 of 64", "have an agreed level"),
        ("1 of 3", "of these are at their target"),
        ("1", "gap of high priority"),
        ("1", "gap that nobody has taken on"),
        ("1", "action"),
    ]


def test_a_theme_counts_where_its_responsibilities_stand(edition: Edition) -> None:
    rows = {row.name: row for row in plan(edition, assessed(ALL_KINDS), POLICE).themes}
    access = rows["Access"]  # enable-reporting and respect-and-belief
    assert (access.reached, access.below, access.not_known, access.not_discussed) == (0, 1, 1, 0)
    assert rows["Coordination"].no_agreement == 1
    assert rows["Participation"].not_applicable == 1
    assert rows["Training"].not_discussed == 1
    assert "Guidance" not in rows


def test_unowned_gaps_come_first_then_those_taken_on_and_what_to_find_out_apart(edition: Edition) -> None:
    made = plan(
        edition, assessed({CLEAR: 2, REPORTING: 0, DATA: 1, RESPECT: Finding.NOT_KNOWN}, (action("a", REPORTING),))
    )
    assert [line.bearing.place for line in made.unowned] == ["2.6", "2.1"]
    assert [(line.bearing.place, line.band_word, line.actions) for line in made.owned] == [
        ("2.2", "High", ("1. Title a",))
    ]
    assert [(line.bearing.place, line.actions) for line in made.find_out] == [("2.3", ())]


def test_an_action_that_is_done_or_has_no_date_owns_nothing(edition: Edition) -> None:
    actions = (action("a", REPORTING, Status.DONE), action("b", REPORTING, due=None))
    made = plan(edition, assessed({REPORTING: 0}, actions))
    assert [line.bearing.place for line in made.unowned] == ["2.2"]


def test_actions_stand_by_priority_and_what_is_closed_last(edition: Edition) -> None:
    actions = (action("done", REPORTING, Status.DONE), action("low", DATA), action("high", REPORTING))
    made = plan(edition, assessed({REPORTING: 0, DATA: 2}, actions))
    assert [(one.title, one.band) for one in made.actions] == [
        ("Title high", "high"),
        ("Title low", "low"),
        ("Title done", "high"),
    ]


def test_an_action_goes_by_one_number_in_every_plan_that_it_stands_in(edition: Edition) -> None:
    others = Action("other", "Title other", (FAITH,), lead=SectorId("faith-groups"))
    actions = (others, action("low", DATA), action("high", REPORTING))
    found = assessed({REPORTING: 0, DATA: 2, FAITH: 0}, actions)
    numbers = {one.title: one.number for one in plan(edition, found).actions}
    assert numbers == {"Title other": 1, "Title low": 2, "Title high": 3}
    assert {one.title: one.number for one in plan(edition, found, POLICE).actions} == {"Title low": 2, "Title high": 3}
    assert plan(edition, found, POLICE).owned[0].actions == ("3. Title high",)


def test_a_public_plan_counts_no_internal_action(edition: Edition) -> None:
    shown = Action("shown", "Shown", (DATA,), lead=POLICE, visibility=Visibility.PUBLIC)
    found = assessed({REPORTING: 0, DATA: 2}, (action("hidden", REPORTING), shown))
    assert [(one.number, one.title) for one in plan(edition, found, public=True).actions] == [(1, "Shown")]


def test_every_status_has_a_shape_of_its_own_beside_its_word(edition: Edition) -> None:
    actions = tuple(action(status, REPORTING, status) for status in Status)
    made = plan(edition, assessed({REPORTING: 0}, actions))
    assert {(one.status_shape, one.status_word) for one in made.actions} == {
        ("○", "Not started"),
        ("▶", "In progress"),
        ("■", "Blocked"),
        ("✓", "Done"),
        ("✗", "Dropped"),
    }


def test_dates_and_lists_are_in_words(edition: Edition) -> None:
    one = Action(
        "a", "A", (REPORTING,), lead=POLICE, supporting=(MEN, SectorId("ngos")), start=date(2026, 2, 28),
        due=date(9999, 12, 31), resources=Resources(secured=Secured.PARTLY), visibility=Visibility.PUBLIC,
    )  # fmt: skip
    (entry,) = plan(edition, assessed({}, (one,)), public=True).actions
    assert (entry.start, entry.due) == ("28 Feb 2026", "31 Dec 9999")
    assert entry.partners == "Men’s groups and NGOs"
    assert entry.secured == ""
    (entry,) = plan(edition, assessed({}, (one,))).actions
    assert entry.secured == "Partly secured"


def test_a_reason_is_told_to_everybody(edition: Edition) -> None:
    made = plan(edition, assessed(ALL_KINDS), POLICE, public=True)
    assert [item.reason for item in made.checklists[0].entries if item.reason] == ["So it is"]


def test_an_assessment_with_nothing_in_it_is_not_begun(edition: Edition) -> None:
    assert not plan(edition, assessed({})).begun
    assert plan(edition, assessed({RESPECT: Finding.NOT_KNOWN})).begun
