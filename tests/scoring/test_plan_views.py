"""The actions by priority, by lead, by date, and how many each sector leads in which month."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from assessments import Action, Agreement, Assessment, Entry, Finding, Partnership, Round, Status
from checklists import published_editions
from scoring import summarise
from scoring.plan_views import Load, OfLead, by_due, by_lead, by_priority, workload

EDITION = published_editions()["2026.1"]
MESSAGES, MEETINGS, SPEAK_OUT = "police.clear-messages", "police.regular-meetings", "mens-groups.speak-out"
TODAY = date(2026, 11, 23)


def action(id_: str, *responsibilities: str, **members: object) -> Action:
    return Action(id_, id_, responsibilities or (MESSAGES,), **members)


def ids(actions: object) -> list[str]:
    return [one.id for one in actions]  # type: ignore[attr-defined]


def test_the_most_pressing_gap_that_an_action_serves_gives_its_place_and_what_is_ended_stands_last() -> None:
    entries = {
        MESSAGES: Entry(agreed=Agreement(2)),
        MEETINGS: Entry(agreed=Agreement(0)),
        SPEAK_OUT: Entry(agreed=Agreement(Finding.NOT_KNOWN)),
        "health-care.roundtables": Entry(agreed=Agreement(4)),
    }
    here = Assessment("2026.1", Partnership("P"), Round("R"), entries=entries)
    actions = (
        action("reached", "health-care.roundtables"),
        action("done", MEETINGS, status=Status.DONE),
        action("unknown", SPEAK_OUT),
        action("small", MESSAGES),
        action("both", SPEAK_OUT, MEETINGS),
    )

    assert ids(by_priority(summarise(EDITION, here), actions)) == ["both", "small", "unknown", "reached", "done"]


def test_actions_of_one_place_keep_the_order_in_which_they_were_written_down() -> None:
    here = Assessment("2026.1", Partnership("P"), Round("R"))

    assert ids(by_priority(summarise(EDITION, here), (action("b"), action("a")))) == ["b", "a"]


def test_under_each_lead_they_stand_by_date_and_what_nobody_leads_last() -> None:
    late, soon = date(2027, 6, 1), date(2027, 1, 1)
    actions = (
        action("nobody"),
        action("n", lead="ngos", due=late),
        action("p-none", lead="police"),
        action("p-late", lead="police", due=late),
        action("p-soon", lead="police", due=soon),
    )

    assert by_lead(EDITION, actions) == (
        OfLead("police", (actions[4], actions[3], actions[2])),
        OfLead("ngos", (actions[1],)),
        OfLead(None, (actions[0],)),
    )
    assert ids(by_due(actions)) == ["p-soon", "n", "p-late", "nobody", "p-none"]


def test_the_workload_counts_open_actions_in_each_of_their_months() -> None:
    load = workload(
        EDITION,
        (
            action("before", lead="police", start=date(2026, 6, 1), due=date(2026, 12, 31)),
            action("one", lead="police", due=date(2027, 1, 15)),
            action("long", lead="police", start=date(2027, 1, 1), due=date(2028, 1, 1)),
            action("past", lead="police", start=date(2026, 10, 1), due=date(2026, 11, 22)),
            action("today", lead="ngos", due=TODAY),
            action("no-date", lead="police", start=TODAY),
            action("done", lead="police", due=date(2027, 1, 1), status=Status.DONE),
            action("nobody", due=date(2026, 12, 1)),
        ),
        TODAY,
    )

    assert (load.months[0], load.months[1], load.months[-1]) == ((2026, 11), (2026, 12), (2027, 10))
    assert load.leads == (
        Load("police", 5, 1, 1, (1, 1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1), 1),
        Load("ngos", 1, 0, 0, (1, *[0] * 11), 0),
        Load(None, 1, 0, 0, (0, 1, *[0] * 10), 0),
    )


def test_nobody_who_leads_nothing_open_is_counted() -> None:
    assert workload(EDITION, (action("a", lead="ngos", status=Status.DROPPED),), TODAY).leads == ()


@given(
    st.lists(
        st.builds(
            action,
            st.uuids().map(str),
            lead=st.sampled_from([None, "police", "ngos"]),
            due=st.none() | st.dates(date(2026, 1, 1), date(2029, 1, 1)),
            status=st.sampled_from(list(Status)),
        ),
        max_size=12,
    )
)
def test_no_view_loses_or_doubles_an_action_and_every_open_one_is_counted_once_somewhere(actions: list[Action]) -> None:
    here = Assessment("2026.1", Partnership("P"), Round("R"))
    everywhere = sorted(ids(actions))

    assert sorted(ids(by_due(actions))) == everywhere
    assert sorted(ids(by_priority(summarise(EDITION, here), actions))) == everywhere
    assert sorted(one for group in by_lead(EDITION, actions) for one in ids(group.actions)) == everywhere
    for load in workload(EDITION, actions, TODAY).leads:
        assert load.open == load.overdue + load.undated + sum(load.months) + load.later  # one month each: no start
