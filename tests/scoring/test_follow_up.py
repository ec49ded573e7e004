"""Between two rounds: what is blocked, past its date, due soon, under way, not taken on, done, dropped."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments import Action, Round, Status
from scoring.follow_up import FollowUp, follow_up, review_day

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)


def action(id_: str = "a", **members: object) -> Action:
    return Action(id_, "t", ("police.clear-messages",), **{"lead": "police", **members})


@pytest.mark.parametrize(
    ("members", "group"),
    [
        ({"due": TODAY - DAY}, "overdue"),
        ({"due": TODAY}, "soon"),
        ({"due": TODAY + 30 * DAY}, "soon"),
        ({"due": TODAY + 31 * DAY}, "under_way"),
        ({"due": TODAY + 31 * DAY, "status": Status.IN_PROGRESS}, "under_way"),
        ({}, "not_taken_on"),
        ({"due": TODAY - DAY, "lead": None}, "not_taken_on"),
        ({"due": TODAY - DAY, "status": Status.BLOCKED}, "blocked"),
        ({"lead": None, "status": Status.BLOCKED}, "blocked"),
        ({"due": TODAY - DAY, "status": Status.DONE}, "done"),
        ({"status": Status.DROPPED}, "dropped"),
    ],
)
def test_an_action_stands_where_it_wants_a_look(members: dict[str, object], group: str) -> None:
    one = action(**members)

    assert follow_up([one], TODAY) == FollowUp(**{group: (one,)})


def test_in_each_group_the_earliest_date_stands_first() -> None:
    first, second = action("b", due=TODAY - 9 * DAY), action("a", due=TODAY - DAY)

    assert follow_up([second, first], TODAY).overdue == (first, second)


@given(
    st.lists(
        st.builds(
            action,
            st.uuids().map(str),
            lead=st.sampled_from([None, "police"]),
            due=st.none() | st.dates(date(2026, 1, 1), date(2029, 1, 1)),
            status=st.sampled_from([None, *Status]),
        )
    ),
    st.dates(date(2026, 1, 1), date(2029, 1, 1)),
)
def test_every_action_stands_in_one_group(actions: list[Action], today: date) -> None:
    found = follow_up(actions, today)

    shown = [one.id for group in fields(FollowUp) for one in getattr(found, group.name)]
    assert sorted(shown) == sorted(one.id for one in actions)


@pytest.mark.parametrize(
    ("opened", "closed", "due", "review"),
    [
        (date(2026, 5, 4), date(2026, 5, 18), None, date(2027, 5, 18)),
        (date(2026, 5, 4), None, date(2030, 1, 1), date(2027, 5, 4)),
        (None, date(2028, 2, 29), None, date(2029, 2, 28)),
        (None, None, date(2026, 12, 31), date(2027, 1, 1)),
        (None, None, None, None),
        (date(9999, 1, 1), None, None, None),
        (None, None, date(9999, 12, 31), None),
    ],
)
def test_the_day_to_look_again(opened: date | None, closed: date | None, due: date | None, review: date | None) -> None:
    assert review_day(Round("Baseline", opened, closed), [action(due=due)]) == review
