"""The log of every change: written by the database itself, in the same transaction, and never changed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DatabaseError

from assessments import Assessment, Finding, Partnership, Role, Round, Seat
from checklists import MendableError
from storage import Principal, RoundRef, Store, TextSlot
from storage.database import ContradictionError, Database
from storage.tables import event
from tests.storage.conftest import HOST, START, Clock

ONE = "police.clear-messages"


def test_each_changed_field_is_one_event_with_what_it_was_and_what_it_became(
    store: Store, ref: RoundRef, clock: Clock
) -> None:
    before = store.events(HOST, ref)[0].number
    store.set_agreed(HOST, ref, ONE, 0)
    clock.move(timedelta(minutes=1))
    store.set_agreed(HOST, ref, ONE, Finding.NOT_KNOWN)
    store.set_agreed(HOST, ref, ONE, Finding.NOT_KNOWN)
    store.write_text(HOST, ref, ONE, TextSlot.NOTE, "Nobody could say", seen="")
    store.set_agreed(HOST, ref, ONE, None)
    told = [
        (one.number, one.at, one.seat, one.what, one.subject, one.old, one.new)
        for one in reversed(store.events(HOST, ref, 4))
    ]
    later = START + timedelta(minutes=1)
    assert told == [
        (before + 1, START, None, "entry.answer", ONE, None, "0"),
        (before + 2, later, None, "entry.answer", ONE, "0", "not_known"),
        (before + 3, later, None, "entry.note", ONE, None, "Nobody could say"),
        (before + 4, later, None, "entry.answer", ONE, "not_known", None),
    ]


def test_the_beginning_of_a_round_is_in_its_log(store: Store, ref: RoundRef) -> None:
    told = {one.what: one.new for one in store.events(HOST, ref)}
    assert told == {"round.name": "Harbour District", "round.title": "Baseline", "round.edition": "2026.1"}


def test_the_log_says_which_seat_did_it(store: Store) -> None:
    seats = (Seat("chair", "ngos", Role.FACILITATOR),)
    ref = store.import_assessment(HOST, Assessment("2026.1", Partnership("P"), Round("R"), seats)).ref
    store.set_agreed(Principal.at(ref, "chair"), ref, ONE, 3)
    store.change_round(HOST, ref, {"title": "S"}, seen={"title": "R"})
    assert [(one.seat, one.what) for one in store.events(HOST, ref, 2)] == [
        (None, "round.title"),
        ("chair", "entry.answer"),
    ]


def test_clocks_that_jump_do_not_change_the_order(store: Store, ref: RoundRef, clock: Clock) -> None:
    for days in (3650, -3651, 0):
        clock.move(timedelta(days=days))
        store.set_agreed(HOST, ref, ONE, 1 if days else 2)
        store.set_agreed(HOST, ref, ONE, 4)
    events = store.events(HOST, ref, 6)
    assert [one.number for one in events] == sorted((one.number for one in events), reverse=True)
    assert [one.new for one in reversed(events)] == ["1", "4", "1", "4", "2", "4"]
    assert events[0].at < events[-1].at


def test_what_was_refused_is_not_in_the_log(store: Store, ref: RoundRef) -> None:
    before = store.events(HOST, ref)
    with pytest.raises(MendableError):
        store.set_target(HOST, ref, ONE, 9)
    assert store.events(HOST, ref) == before


def test_each_round_counts_its_own_events(store: Store, ref: RoundRef) -> None:
    other = store.start_partnership(HOST, name="Northgate", title="Baseline", edition="2026.1")
    store.set_agreed(HOST, ref, ONE, 1)
    assert [one.number for one in store.events(HOST, other)] == [3, 2, 1]
    assert [one.number for one in store.events(HOST, ref)] == [4, 3, 2, 1]


@pytest.mark.parametrize("statement", ["UPDATE event SET new = '4'", "DELETE FROM event"])
def test_nothing_changes_the_log(store: Store, url: str, ref: RoundRef, statement: str) -> None:
    store.set_agreed(HOST, ref, ONE, 0)
    before = store.events(HOST, ref)
    database = Database(url)
    with (
        pytest.raises((ContradictionError, DatabaseError), match="only ever added to"),
        database.writing() as connection,
    ):
        connection.execute(text(statement))
    database.close()
    assert store.events(HOST, ref) == before


def test_a_change_made_past_the_program_is_logged_too(store: Store, url: str, ref: RoundRef) -> None:
    store.set_agreed(HOST, ref, ONE, 0)
    database = Database(url)
    with database.writing() as connection:
        connection.execute(text("UPDATE entry SET answer = '4', importance = 3"))
    database.close()
    assert [(one.what, one.old, one.new) for one in reversed(store.events(HOST, ref, 2))] == [
        ("entry.answer", "0", "4"),
        ("entry.importance", None, "3"),
    ]


def test_an_import_is_in_the_log_field_by_field(store: Store, url: str, baseline: Assessment) -> None:
    ref = store.import_assessment(HOST, baseline).ref
    database = Database(url)
    with database.reading() as connection:
        count = connection.execute(
            select(func.count()).where(event.c.round == ref.round, event.c.what == "rating.answer")
        ).scalar_one()
    database.close()
    rated = [one for held in (baseline.entries or {}).values() for one in held.ratings or () if one.seat]
    assert count == len(rated) > 0
