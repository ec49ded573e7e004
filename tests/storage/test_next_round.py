"""The next round of a partnership: begun once, by whom it may be, with what is unfinished."""

from __future__ import annotations

from datetime import date, timedelta
from hashlib import sha256

import pytest
from sqlalchemy import insert, select

from assessments import Action, Agreement, Assessment, Entry, Partnership, Rating, Role, Round, Seat, Status
from checklists import MendableError
from storage import NotAllowedError, Principal, RoundRef, Store
from storage.access_tables import sign_in
from storage.database import Database
from storage.tables import action, round_
from tests.storage.conftest import HOST, START, Clock

ONE, OTHER = "police.clear-messages", "police.referral-protocols"
SEATS = (Seat("chair", "ngos", Role.FACILITATOR), Seat("police-1", "police", Role.LEAD), Seat("m", "police"))
UNFINISHED = Action("a1", "Sign it", (OTHER,), lead="police", due=date(2026, 9, 1), status=Status.IN_PROGRESS)
FIRST = Assessment(
    "2026.1",
    Partnership("Harbour District"),
    Round("Baseline", date(2026, 5, 4)),
    SEATS,
    {ONE: Entry((Rating(1, "police-1"),), Agreement(1), target=4, importance=3)},
    (UNFINISHED, Action("a2", "Say it", (ONE,), status=Status.DONE)),
)
OPENED = date(2027, 5, 3)


@pytest.fixture
def first(store: Store) -> RoundRef:
    return store.import_assessment(HOST, FIRST).ref


def test_a_next_round_holds_what_is_taken_along_and_leaves_the_one_before_as_it_is(
    store: Store, first: RoundRef
) -> None:
    second = store.start_next_round(HOST, first, title="Second round", opened=OPENED)

    assert second.partnership == first.partnership
    assert store.round_state(HOST, second).assessment == Assessment(
        "2026.1",
        FIRST.partnership,
        Round("Second round", OPENED),
        SEATS,
        {ONE: Entry(target=4, importance=3)},
        (UNFINISHED,),
    )
    assert store.round_state(HOST, first).assessment == FIRST


def test_the_very_same_start_is_one_round_whatever_has_happened_since(store: Store, first: RoundRef) -> None:
    second = store.start_next_round(HOST, first, title="Second round", opened=OPENED)
    store.set_agreed(HOST, second, ONE, 3)
    store.set_target(HOST, first, OTHER, 4)

    assert store.start_next_round(HOST, first, title="Second round", opened=OPENED) == second
    assert store.round_state(HOST, second).assessment.entry(ONE).agreed == Agreement(3)
    assert store.start_next_round(HOST, first, title="Another", opened=OPENED) != second
    assert len(store.rounds(HOST)) == 3


def test_it_is_known_which_round_it_follows_and_where_its_actions_stood_before(
    store: Store, url: str, first: RoundRef
) -> None:
    second = store.start_next_round(HOST, first, title="Second round", opened=OPENED)
    store.add_action(HOST, second, Action("a9", "New", (ONE,)))
    assert {(one.ref, one.follows) for one in store.rounds(HOST)} == {(first, None), (second, first.round)}

    database = Database(url)
    with database.reading() as connection:
        follows = connection.execute(select(round_.c.round, round_.c.follows)).all()
        came_from = connection.execute(
            select(action.c.action, action.c.came_from).where(action.c.round == second.round)
        ).all()
    database.close()
    assert set(follows) == {(first.round, None), (second.round, first.round)}
    assert set(came_from) == {("a1", first.round), ("a9", None)}


def test_the_facilitator_of_the_partnership_may_begin_it_and_nobody_else(store: Store, first: RoundRef) -> None:
    elsewhere = store.import_assessment(HOST, Assessment("2026.1", Partnership("P"), Round("R"), SEATS)).ref
    for stranger in (
        Principal.at(first, "police-1"),
        Principal.at(first, "m"),
        Principal.at(elsewhere, "chair"),
        Principal.signed_in(first.partnership, "unknown"),
    ):
        with pytest.raises(NotAllowedError):
            store.start_next_round(stranger, first, title="Second round")
    assert len(store.rounds(HOST)) == 2
    assert store.start_next_round(Principal.at(first, "chair"), first, title="Second round")


def test_there_is_no_round_after_one_that_there_is_not(store: Store, first: RoundRef) -> None:
    with pytest.raises(NotAllowedError):
        store.start_next_round(HOST, RoundRef(first.partnership, "none"), title="Second round")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"title": " "}, "."),
        ({"title": "x" * 301}, "300"),
        ({"opened": date(2026, 5, 3)}, "2026-05-04"),
        ({"edition": "1999.1"}, "not in this toolkit"),
    ],
)
def test_a_start_with_something_wrong_is_refused_whole(
    store: Store, first: RoundRef, wrong: dict[str, object], said: str
) -> None:
    with pytest.raises(MendableError, match=said):
        store.start_next_round(HOST, first, **{"title": "Second round", **wrong})
    assert [one.ref for one in store.rounds(HOST)] == [first]


def test_a_facilitator_who_is_signed_in_goes_along_and_starting_twice_is_one_round(
    store: Store, url: str, first: RoundRef, clock: Clock
) -> None:
    _access(url, first)
    chair = Principal.signed_in(first.partnership, _token("chair"))
    police = Principal.signed_in(first.partnership, _token("police-1"))

    second = store.start_next_round(chair, first, title="Second round", opened=OPENED)

    clock.move(timedelta(minutes=1))
    assert store.start_next_round(chair, first, title="Second round", opened=OPENED) == second
    store.set_agreed(chair, second, ONE, 2)
    assert store.round_state(chair, first).assessment == FIRST
    with pytest.raises(NotAllowedError):
        store.round_state(police, second)


def _access(url: str, ref: RoundRef) -> None:
    database = Database(url)
    with database.writing() as connection:
        for seat in ("chair", "police-1"):
            connection.execute(
                insert(sign_in),
                {
                    "partnership": ref.partnership,
                    "token": _token(seat),
                    "round": ref.round,
                    "kind": "seat",
                    "came_by": "seat",
                    "seat": seat,
                    "made_at": START,
                    "seen_at": START,
                    "expires_at": START + timedelta(hours=12),
                },
            )
    database.close()


def _token(seat: str) -> str:
    return sha256(seat.encode()).hexdigest()
