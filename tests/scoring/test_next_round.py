"""What is taken along into the next round, and what starts blank there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments import (
    Action,
    Agreement,
    Assessment,
    Entry,
    Finding,
    Partnership,
    Rating,
    Role,
    Round,
    Seat,
    Status,
    read_assessment,
    write_assessment,
)
from checklists import Overlay, Responsibility, published_editions
from scoring.next_round import next_round

EDITION = published_editions()["2026.1"]
MEETINGS, MESSAGES, SPEAK_OUT = "police.regular-meetings", "police.clear-messages", "mens-groups.speak-out"
SEATS = (Seat("police-1", "police"), Seat("chair", "ngos", Role.FACILITATOR))
FIRST = Assessment(
    "2026.1",
    Partnership("Harbour District", "three towns"),
    Round("Baseline", date(2026, 5, 4), date(2026, 5, 18), 4),
    SEATS,
    {
        MEETINGS: Entry((Rating(2, "police-1", note="now and then"),), Agreement(1, "note"), target=2, importance=3),
        MESSAGES: Entry(agreed=Agreement(Finding.NOT_APPLICABLE, reason="why")),
        SPEAK_OUT: Entry(agreed=Agreement(3), importance=1),
    },
    (
        Action("a1", "Meet", (MEETINGS,), lead="police", due=date(2026, 9, 1), status=Status.BLOCKED, status_note="No"),
        Action("a2", "Say it", (MESSAGES, SPEAK_OUT), status=Status.DONE),
        Action("a3", "Leave it", (SPEAK_OUT,), status=Status.DROPPED),
        Action("a4", "Speak", (SPEAK_OUT,)),
    ),
)
NEWER = replace(
    EDITION,
    id="2027.1",
    responsibilities=tuple(
        replace(one, id="police.round-tables") if one.id == MEETINGS else one
        for one in EDITION.responsibilities
        if one.id != SPEAK_OUT
    ),
    retired=MappingProxyType({MEETINGS: "police.round-tables", SPEAK_OUT: None}),
)


def test_targets_importance_seats_and_unfinished_actions_are_taken_along_and_answers_start_blank() -> None:
    begun = next_round(FIRST, EDITION, "Second", date(2027, 5, 3))

    assert begun.left == ()
    assert begun.assessment == Assessment(
        "2026.1",
        Partnership("Harbour District", "three towns"),
        Round("Second", date(2027, 5, 3), None, 4),
        SEATS,
        {MEETINGS: Entry(target=2, importance=3), SPEAK_OUT: Entry(importance=1)},
        (FIRST.actions[0], FIRST.actions[3]),
    )


def test_a_round_in_which_nothing_was_said_is_followed_by_one_in_which_nothing_is_said() -> None:
    bare = Assessment("2026.1", Partnership("P"), Round("R"), entries={MEETINGS: Entry(agreed=Agreement(4))})

    assert next_round(bare, EDITION, "S", None).assessment == replace(bare, round=Round("S"), entries=None)


def test_a_newer_edition_takes_over_what_took_its_place_and_leaves_what_nothing_replaced() -> None:
    begun = next_round(FIRST, NEWER, "Second", None)

    assert begun.assessment.edition == "2027.1"
    assert begun.assessment.entries == {"police.round-tables": Entry(target=2, importance=3)}
    assert begun.assessment.actions == (replace(FIRST.actions[0], responsibilities=("police.round-tables",)),)
    assert [one.id for one in begun.left] == ["a4"]


def test_an_action_keeps_what_is_left_of_its_gaps_each_once() -> None:
    merged = replace(NEWER, retired=MappingProxyType({MEETINGS: MESSAGES, SPEAK_OUT: None}))
    wide = Action("a1", "Wide", (SPEAK_OUT, MESSAGES, MEETINGS))

    begun = next_round(replace(FIRST, actions=(wide,)), merged, "Second", None)

    assert begun.assessment.actions == (replace(wide, responsibilities=(MESSAGES,)),)


def test_where_two_responsibilities_became_one_the_higher_of_their_targets_holds() -> None:
    merged = replace(NEWER, retired=MappingProxyType({MEETINGS: MESSAGES, SPEAK_OUT: None}))
    entries = {MEETINGS: Entry(target=2, importance=3), MESSAGES: Entry(target=4, importance=1)}

    begun = next_round(replace(FIRST, entries=entries, actions=None), merged, "Second", None)

    assert begun.assessment.entries == {MESSAGES: Entry(target=4, importance=3)}


def test_the_local_adaptation_goes_along_as_far_as_it_still_concerns_something() -> None:
    ferry = Responsibility("local.ferry", "police", "access", "The ferry runs at night.")
    overlay = Overlay(
        hidden=("health-care.roundtables", SPEAK_OUT),
        sectors={"police": "Gendarmerie"},
        examples={MEETINGS: "Mondays", SPEAK_OUT: "The club"},
        added=(ferry,),
    )
    here = Assessment("2026.1", Partnership("P"), Round("R"), overlay=overlay)

    assert next_round(here, EDITION, "S", None).assessment.overlay == overlay
    assert next_round(here, NEWER, "S", None).assessment.overlay == Overlay(
        hidden=("health-care.roundtables",),
        sectors={"police": "Gendarmerie"},
        examples={"police.round-tables": "Mondays"},
        added=(ferry,),
    )


def test_what_took_the_place_of_something_that_is_worked_on_is_asked_even_where_it_was_hidden() -> None:
    merged = replace(NEWER, retired=MappingProxyType({MEETINGS: MESSAGES, SPEAK_OUT: None}))
    here = replace(FIRST, overlay=Overlay(hidden=(MESSAGES,)), entries=None, actions=FIRST.actions[:1])

    begun = next_round(here, merged, "S", None).assessment

    assert begun.overlay == Overlay(hidden=())
    assert begun.actions == (replace(FIRST.actions[0], responsibilities=(MESSAGES,)),)


@pytest.mark.parametrize("edition", [EDITION, NEWER], ids=["same", "newer"])
@given(
    stands=st.lists(st.sampled_from(list(Status)), max_size=6),
    hidden=st.sets(st.sampled_from([one.id for one in EDITION.responsibilities]), max_size=4),
)
def test_whatever_was_the_next_round_is_a_file_that_can_be_read_and_nothing_unfinished_is_lost(
    edition: object, stands: list[Status], hidden: set[str]
) -> None:
    shown = [one.id for one in EDITION.responsibilities if one.id not in hidden]
    actions = tuple(Action(f"a{n}", "Do", (shown[-1 - n],), status=status) for n, status in enumerate(stands))
    here = replace(FIRST, entries=None, actions=actions, overlay=Overlay(hidden=tuple(sorted(hidden))))

    begun = next_round(here, edition, "S", None)  # type: ignore[arg-type]

    again = read_assessment(write_assessment(begun.assessment), "file", {"2026.1": EDITION, "2027.1": NEWER})
    assert again == begun.assessment
    unfinished = {one.id for one in actions if one.stands not in (Status.DONE, Status.DROPPED)}
    assert {one.id for one in (*(again.actions or ()), *begun.left)} == unfinished
