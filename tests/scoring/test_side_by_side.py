"""Improvements and finished actions beside each other."""

from __future__ import annotations

from datetime import date

from assessments import Action, Agreement, Assessment, Entry, Partnership, Round, Status
from checklists import published_editions
from scoring import compare
from scoring.side_by_side import Days, SideBySide, TakenIn, side_by_side

EDITION = published_editions()["2026.1"]
MESSAGES, MEETINGS, SPEAK_OUT = "police.clear-messages", "police.regular-meetings", "mens-groups.speak-out"
CLOSED, AFTER = date(2027, 5, 20), date(2027, 5, 21)


def round_of(levels: dict[str, int], *actions: Action, closed: date | None = None) -> Assessment:
    entries = {one: Entry(agreed=Agreement(level)) for one, level in levels.items()}
    return Assessment("2026.1", Partnership("P"), Round("R", closed=closed), entries=entries, actions=actions)


def done(id_: str, *responsibilities: str, title: str = "t") -> Action:
    return Action(id_, title, responsibilities, status=Status.DONE)


def beside(*rounds: Assessment, days: tuple[Days, ...] | None = None) -> SideBySide:
    """The first of the rounds compared with the last; `days` of finishing for each of them."""
    each = zip(rounds, days or ({},) * len(rounds), strict=True)
    return side_by_side(compare(EDITION, rounds[0], rounds[-1]), [TakenIn(*one) for one in each])


def told(found: SideBySide) -> list[tuple[str, list[str]]]:
    return [(one.compared.id, [done.action.id for done in one.finished]) for one in found.improvements]


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
    assert [one.action.id for one in found.elsewhere] == ["a1", "a2"]


def test_an_action_in_both_rounds_is_one_and_another_of_the_same_id_is_two() -> None:
    earlier = round_of({MESSAGES: 1}, done("a1", MESSAGES))
    later = round_of({MESSAGES: 2}, done("a1", MESSAGES), done("a1", MESSAGES, title="another"))

    assert told(beside(earlier, later)) == [(MESSAGES, ["a1", "a1"])]


def test_what_was_finished_after_the_later_round_did_not_come_before_it() -> None:
    earlier = round_of({MESSAGES: 1})
    later = round_of({MESSAGES: 2}, done("a1", MESSAGES), done("a2", MESSAGES), done("a3", MESSAGES), closed=CLOSED)

    found = beside(earlier, later, days=({}, {"a1": AFTER, "a2": CLOSED}))

    assert told(found) == [(MESSAGES, ["a2", "a3"])]
    still_open = round_of({MESSAGES: 2}, done("a1", MESSAGES))
    assert told(beside(earlier, still_open, days=({}, {"a1": date(2028, 1, 1)}))) == [(MESSAGES, ["a1"])]


def test_nor_did_what_the_earlier_round_or_one_between_them_marked_done_after_it() -> None:
    earlier = round_of({MESSAGES: 1}, done("a1", MESSAGES), done("a2", MESSAGES), done("a3", SPEAK_OUT))
    between = round_of({}, done("b1", MESSAGES), done("b2", MESSAGES))
    later = round_of({MESSAGES: 2}, closed=CLOSED)
    days = {"a1": AFTER, "a2": CLOSED, "a3": AFTER}

    found = beside(earlier, between, later, days=(days, {"b1": AFTER, "b2": CLOSED}, {}))

    assert told(found) == [(MESSAGES, ["a2", "b2"])]
    assert found.elsewhere == ()


def test_what_was_finished_in_a_round_between_the_two_stands_beside_what_is_higher() -> None:
    begun = Action("a1", "t", (MESSAGES,), status=Status.IN_PROGRESS)
    baseline = round_of({MESSAGES: 1, SPEAK_OUT: 3}, begun)
    second = round_of({}, done("a1", MESSAGES), done("a2", SPEAK_OUT, title="another"))
    third = round_of({MESSAGES: 3, SPEAK_OUT: 3})
    day = date(2027, 3, 9)

    found = beside(baseline, second, third, days=({}, {"a1": day}, {}))

    assert told(found) == [(MESSAGES, ["a1"])]
    assert [one.day for one in found.improvements[0].finished] == [day]
    assert [(one.action.id, one.day) for one in found.elsewhere] == [("a2", None)]
    assert told(beside(baseline, third)) == [(MESSAGES, [])]


def test_an_action_of_several_rounds_stands_once_as_the_last_of_them_has_it() -> None:
    earlier = round_of({MESSAGES: 1}, done("a1", MESSAGES), done("a2", MESSAGES))
    between = round_of({}, done("a1", MESSAGES))
    taken_up_again = Action("a2", "t", (MESSAGES,), status=Status.IN_PROGRESS)

    found = beside(earlier, between, round_of({MESSAGES: 2}, taken_up_again), days=({"a1": CLOSED}, {}, {}))

    assert told(found) == [(MESSAGES, ["a1"])]
    assert found.improvements[0].finished[0].day == CLOSED


def test_the_day_is_that_of_the_round_that_has_the_action() -> None:
    """Files brought in may use one id for two actions."""
    earlier = round_of({MESSAGES: 1}, done("a1", MESSAGES))
    later = round_of({MESSAGES: 2}, done("a1", MESSAGES, title="another"))
    days = date(2027, 1, 8), date(2027, 4, 2)

    (one,) = beside(earlier, later, days=({"a1": days[0]}, {"a1": days[1]})).improvements

    assert [(done_.action.title, done_.day) for done_ in one.finished] == [("t", days[0]), ("another", days[1])]
