"""What is told of an action, from the round in which it was written down to the one that is open."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from assessments import Action, Assessment, Partnership, Role, Round, Seat, Status
from storage import ActionTold, NotAllowedError, Principal, RoundRef, Store
from tests.storage.conftest import HOST, START, Clock

DAY = timedelta(days=1)
ONE = Action("a1", "Sign it", ("police.referral-protocols",), lead="police", due=date(2026, 9, 1), indicator="Signed")


def short(told: tuple[ActionTold, ...]) -> list[tuple[str, str, str | None, str | None]]:
    return [(one.round, one.field, one.old, one.new) for one in told]


def test_what_is_said_of_how_an_action_stands_is_told_in_order_and_other_words_are_not(
    store: Store, ref: RoundRef, clock: Clock
) -> None:
    store.add_action(HOST, ref, ONE)
    clock.move(DAY)
    store.change_action(HOST, ref, "a1", {"status": Status.BLOCKED}, seen={"status": None})
    store.change_action(HOST, ref, "a1", {"status_note": "No money"}, seen={"status_note": None})
    store.change_action(HOST, ref, "a1", {"indicator": "Signed by all"}, seen={"indicator": "Signed"})
    store.change_action(HOST, ref, "a1", {"title": "Sign it again"}, seen={"title": "Sign it"})

    told = store.action_histories(HOST, ref)["a1"]

    assert short(told) == [
        ("Baseline", "title", None, "Sign it"),
        ("Baseline", "responsibilities", None, '["police.referral-protocols"]'),
        ("Baseline", "lead", None, "police"),
        ("Baseline", "due", None, "2026-09-01"),
        ("Baseline", "status", None, "blocked"),
        ("Baseline", "status_note", None, "No money"),
    ]
    assert [one.at for one in told] == [START] * 4 + [START + DAY] * 2


def test_the_history_goes_on_through_the_rounds_that_took_it_along(store: Store, ref: RoundRef, clock: Clock) -> None:
    store.add_action(HOST, ref, ONE)
    clock.move(DAY)
    second = store.start_next_round(HOST, ref, title="Second")
    store.change_action(HOST, second, "a1", {"due": date(2027, 9, 1)}, seen={"due": ONE.due})
    clock.move(DAY)
    third = store.start_next_round(HOST, second, title="Third")
    store.add_action(HOST, third, Action("a2", "New", ONE.responsibilities))
    clock.move(DAY)
    store.change_action(HOST, third, "a1", {"status": Status.DONE}, seen={"status": None})
    store.remove_action(HOST, second, "a1")

    told = store.action_histories(HOST, third)

    assert short(told["a1"])[4:] == [
        ("Second", "title", None, "Sign it"),
        ("Second", "due", "2026-09-01", "2027-09-01"),
        ("Third", "title", None, "Sign it"),
        ("Third", "status", None, "done"),
    ]
    assert [one.round for one in told["a1"] if one.came_along] == ["Second", "Third"]
    assert short(told["a1"])[:4] == short(store.action_histories(HOST, ref)["a1"])
    assert short(told["a2"])[0] == ("Third", "title", None, "New")


def test_what_is_done_does_not_go_along_so_the_round_that_finished_it_alone_tells_when(
    store: Store, ref: RoundRef, clock: Clock
) -> None:
    store.add_action(HOST, ref, ONE)
    second = store.start_next_round(HOST, ref, title="Second")
    clock.move(DAY)
    store.change_action(HOST, second, "a1", {"status": Status.DONE}, seen={"status": None})
    third = store.start_next_round(HOST, second, title="Third")

    last = store.action_histories(HOST, second)["a1"][-1]

    assert (last.round, last.at, last.field, last.new) == ("Second", START + DAY, "status", "done")
    assert [one.field for one in store.action_histories(HOST, ref)["a1"] if one.field == "status"] == []
    assert store.action_histories(HOST, third) == {}


def test_every_seat_of_the_round_reads_it_and_nobody_else(store: Store) -> None:
    seats = (Seat("o", "ngos", Role.OBSERVER), Seat("chair", "ngos", Role.FACILITATOR))
    here = Assessment("2026.1", Partnership("P"), Round("R"), seats, actions=(ONE,))
    ref = store.import_assessment(HOST, here).ref
    elsewhere = store.import_assessment(HOST, Assessment("2026.1", Partnership("Q"), Round("R"), seats)).ref

    assert list(store.action_histories(Principal.at(ref, "o"), ref)) == ["a1"]
    for stranger in (Principal.at(elsewhere, "chair"), Principal.at(elsewhere, "o")):
        with pytest.raises(NotAllowedError):
            store.action_histories(stranger, ref)
    with pytest.raises(NotAllowedError):
        store.action_histories(HOST, RoundRef(ref.partnership, "none"))
