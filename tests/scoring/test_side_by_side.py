"""Improvements and finished actions beside each other."""

from __future__ import annotations

from datetime import date

from assessments import Action, Agreement, Assessment, Entry, Partnership, Round, Status
from checklists import published_editions
from scoring import compare
from scoring.side_by_side import SideBySide, side_by_side

EDITION = published_editions()["2026.1"]
MESSAGES, MEETINGS, SPEAK_OUT = "police.clear-messages", "police.regular-meetings", "mens-groups.speak-out"
CLOSED = date(2027, 5, 20)


def round_of(levels: dict[str, int], *actions: Action, closed: date | None = None) -> Assessment:
    entries = {one: Entry(agreed=Agreement(level)) for one, level in levels.items()}
    return Assessment("2026.1", Partnership("P"), Round("R", closed=closed), entries=entries, actions=actions)


def done(id_: str, *responsibilities: str, title: str = "t") -> Action:
    return Action(id_, title, responsibilities, status=Status.DONE)


def beside(earlier: Assessment, later: Assessment, finished_on: dict[str, date] | None = None) -> SideBySide:
    return side_by_side(compare(EDITION, earlier, later), earlier, later, finished_on or {})


def told(found: SideBySide) -> list[tuple[str, list[str]]]:
    return [(one.compared.id, [action.id for action in one.finished]) for one in found.improvements]


def test_each_improvement_has_the_finished_actions_that_served_it_beside_it() -> None:
    earlier = round_of({MESSAGES: 1, MEETINGS: 2, SPEAK_OUT: 3}, done("a1", MESSAGES, SPEAK_OUT))
    open_one = Action("a3", "t", (MEETINGS,), status=Status.IN_PROGRESS)
    later = round_of({MESSAGES: 2, MEETINGS: 4, SPEAK_OUT: 3}, done("a2", MESSAGES), open_one)

    found = beside(earlier, later)

    assert told(found) == [(MESSAGES, ["a1", "a2"]), (MEETINGS, [])]
    assert found.elsewhere == ()


def test_a_finished_action_whose_gaps_stayed_or_grew_is_shown_too() -> None:
    earlier = round_of({MESSAGES: 2, SPEAK_OUT: 3}, done("a1", MESSAGES), done("a2", SPEAK_OUT))

    found = beside(earlier, round_of({MESSAGES: 1, SPEAK_OUT: 3}))

    assert told(found) == []
    assert [one.id for one in found.elsewhere] == ["a1", "a2"]


def test_an_action_in_both_rounds_is_one_and_another_of_the_same_id_is_two() -> None:
    earlier = round_of({MESSAGES: 1}, done("a1", MESSAGES))
    later = round_of({MESSAGES: 2}, done("a1", MESSAGES), done("a1", MESSAGES, title="another"))

    assert told(beside(earlier, later)) == [(MESSAGES, ["a1", "a1"])]


def test_what_was_finished_after_the_later_round_did_not_come_before_it() -> None:
    earlier = round_of({MESSAGES: 1})
    later = round_of({MESSAGES: 2}, done("a1", MESSAGES), done("a2", MESSAGES), done("a3", MESSAGES), closed=CLOSED)

    found = beside(earlier, later, {"a1": date(2027, 5, 21), "a2": CLOSED})

    assert told(found) == [(MESSAGES, ["a2", "a3"])]
    still_open = round_of({MESSAGES: 2}, done("a1", MESSAGES))
    assert told(beside(earlier, still_open, {"a1": date(2028, 1, 1)})) == [(MESSAGES, ["a1"])]
