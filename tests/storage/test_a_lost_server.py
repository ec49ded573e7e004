"""A PostgreSQL server that goes away: a change is stored once, whenever that happens, and nobody is told of it."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

import psycopg
import pytest
from psycopg.pq import TransactionStatus
from sqlalchemy import Connection, event

from assessments import Action, Assessment, Partnership, Round, SheetRating
from checklists import MendableError, SectorId
from storage import Access, Imported, Principal, RoundRef, Saved, Store, TextSlot, open_store
from storage.database import Database
from storage.people import SignInKind, token_of
from tests.storage.conftest import HOST
from tests.storage.postgresql import running_postgresql
from torture.postgresql import restart_under_writers

ONE = "police.clear-messages"


@pytest.fixture
def store(postgresql_url: str) -> Generator[Store]:
    opened = open_store(postgresql_url)
    yield opened
    opened.close()


@contextmanager
def losing_a_confirmation(store: Store, *, stored: bool) -> Generator[list[int]]:
    """Let the server hang up once when a change is to be stored: just after it was, or just before."""
    engine = store._database._engine  # noqa: SLF001 - there is no other way into that moment
    lost: list[int] = []

    def hang_up(connection: Connection) -> None:
        bare = connection.connection.driver_connection
        assert isinstance(bare, psycopg.Connection)
        if lost or bare.info.transaction_status != TransactionStatus.INTRANS:
            return
        lost.append(bare.info.backend_pid)
        if stored:
            bare.execute("COMMIT")
            bare.execute("SELECT 1")  # begins another transaction, at whose end the server is found to be gone
        with psycopg.connect(bare.info.dsn) as other:
            other.execute("SELECT pg_terminate_backend(%s, 5000)", (bare.info.backend_pid,))

    event.listen(engine, "commit", hang_up)
    yield lost
    event.remove(engine, "commit", hang_up)


@pytest.mark.parametrize("stored", [True, False])
@pytest.mark.parametrize("key", ["of the page", None])
def test_a_change_whose_confirmation_is_lost_is_stored_once_and_confirmed(
    store: Store, ref: RoundRef, *, stored: bool, key: str | None
) -> None:
    before = store.revision(HOST, ref)
    with losing_a_confirmation(store, stored=stored) as lost:
        saved = store.set_agreed(HOST, ref, ONE, 3, key=key)
    assert len(lost) == 1
    assert saved.revision == before + 1 == store.revision(HOST, ref)
    assert [one.new for one in store.events(HOST, ref) if one.what == "entry.answer"] == ["3"]
    assert store.entry_state(HOST, ref, ONE).agreed.answer == 3


@pytest.mark.parametrize("stored", [True, False])
def test_a_seat_and_a_card_whose_confirmation_is_lost_are_there_once_and_told(
    store: Store, ref: RoundRef, *, stored: bool
) -> None:
    with losing_a_confirmation(store, stored=stored) as lost:
        seat = store.add_seat(HOST, ref, SectorId("police"))
    assert len(lost) == 1
    assert [one.seat for one in store.seats(HOST, ref)] == [seat]
    with losing_a_confirmation(store, stored=stored) as lost:
        card = store.make_card(HOST, ref, seat)
    assert len(lost) == 1
    store.set_access(HOST, Access.SHARED)
    assert store.join(card.code).kind is SignInKind.SEAT


@pytest.mark.parametrize("stored", [True, False])
def test_a_partnership_whose_confirmation_is_lost_is_begun_once_and_told(store: Store, *, stored: bool) -> None:
    begun = {"name": "Harbour District", "title": "Baseline", "edition": "2026.1", "voice": SectorId("ngos")}
    with losing_a_confirmation(store, stored=stored) as lost:
        ref = store.start_partnership(HOST, **begun)
    assert len(lost) == 1
    assert [one.ref for one in store.rounds(HOST)] == [ref]
    assert store.start_partnership(HOST, **begun) == ref
    assert [one.seat for one in store.seats(HOST, ref)] == ["facilitator"]


@pytest.mark.parametrize("stored", [True, False])
def test_a_file_whose_confirmation_is_lost_is_one_round_and_said_to_be_new(store: Store, *, stored: bool) -> None:
    assessment = Assessment("2026.1", Partnership("Harbour District"), Round("Baseline"))
    with losing_a_confirmation(store, stored=stored) as lost:
        brought_in = store.import_assessment(HOST, assessment)
    assert len(lost) == 1
    assert not brought_in.already_there
    assert [one.ref for one in store.rounds(HOST)] == [brought_in.ref]
    assert store.import_assessment(HOST, assessment) == Imported(brought_in.ref, already_there=True)


@pytest.mark.parametrize("stored", [True, False])
def test_a_next_round_whose_confirmation_is_lost_is_begun_once_and_its_facilitator_goes_along(
    store: Store, *, stored: bool
) -> None:
    first = store.start_partnership(HOST, name="Harbour", title="Baseline", edition="2026.1", voice=SectorId("ngos"))
    card = store.make_card(HOST, first, "facilitator")
    store.set_access(HOST, Access.SHARED)
    came = store.join(card.code)
    chair = Principal.signed_in(came.partnership, token_of(came.secret))
    with losing_a_confirmation(store, stored=stored) as lost:
        second = store.start_next_round(chair, first, title="Second")
    assert len(lost) == 1
    store.set_agreed(chair, second, ONE, 2)
    assert {one.ref for one in store.rounds(chair)} == {first, second}


@pytest.mark.parametrize("stored", [True, False])
@pytest.mark.parametrize("kind", ["card", "lobby"])
def test_somebody_who_comes_in_as_the_confirmation_is_lost_is_in_though_a_card_opens_once(
    store: Store, ref: RoundRef, kind: str, *, stored: bool
) -> None:
    police = SectorId("police")
    seat = store.add_seat(HOST, ref, police)
    card = store.make_card(HOST, ref, seat) if kind == "card" else store.make_lobby_code(HOST, ref, police)
    store.set_access(HOST, Access.SHARED)
    with losing_a_confirmation(store, stored=stored) as lost:
        came = store.join(card.code)
    assert len(lost) == 1
    sign_in = store.sign_in_of(came.partnership, token_of(came.secret))
    assert sign_in is not None
    assert sign_in.kind is (SignInKind.SEAT if kind == "card" else SignInKind.WAITING)
    assert len(store.waiting(Principal.command(), ref)) == (kind == "lobby")


@pytest.mark.parametrize("stored", [True, False])
def test_an_action_without_a_key_whose_confirmation_is_lost_is_there_once(
    store: Store, ref: RoundRef, *, stored: bool
) -> None:
    action = Action(id="a1", responsibilities=(ONE,), title="Print the cards")
    with losing_a_confirmation(store, stored=stored) as lost:
        store.add_action(HOST, ref, action)
    assert len(lost) == 1
    assert store.export_assessment(HOST, ref).actions == (action,)


def test_a_note_whose_confirmation_is_lost_does_not_clash_with_itself(store: Store, ref: RoundRef) -> None:
    mine = Principal.at(ref, store.add_seat(HOST, ref, SectorId("police")))
    with losing_a_confirmation(store, stored=True) as lost:
        saved = store.write_rating_text(mine, ref, ONE, TextSlot.NOTE, "ours", seen="", key="of the page")
    assert len(lost) == 1
    assert isinstance(saved, Saved)
    assert store.own_ratings(mine, ref)[ONE].note == "ours"


@pytest.mark.parametrize("stored", [True, False])
@pytest.mark.parametrize("entered", [True, False])
def test_what_a_sheet_leaves_is_named_once_though_the_confirmation_is_lost(
    store: Store, ref: RoundRef, *, entered: bool, stored: bool
) -> None:
    seat = store.add_seat(HOST, ref, SectorId("police"))
    mine, said = Principal.at(ref, seat), {ONE: SheetRating(3, "ours", "")}
    store.reveal(HOST, ref, [ONE])
    with losing_a_confirmation(store, stored=stored) as lost:
        left = store.enter_sheet(HOST, ref, seat, said) if entered else store.bring_in_sheet(mine, ref, said, seen={})
    assert len(lost) == 1
    assert left == (ONE,)


def test_a_server_that_stays_away_is_said_to_be_out_of_reach_and_answers_again_when_it_is_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("storage.database.REACH_SECONDS", 0.1)
    with running_postgresql() as server:
        database = Database(server.url("postgres"))
        with database.writing() as connection:
            connection.exec_driver_sql("CREATE TABLE alembic_version (version_num text)")
        assert database.answers()
        server.stop()
        assert not database.answers()
        with pytest.raises(MendableError, match="could not be reached"), database.reading():
            pass
        server.start()
        assert database.answers()
        database.close()


def test_a_restart_while_people_write_loses_nothing_doubles_nothing_and_is_seen_by_nobody() -> None:
    with running_postgresql() as server:
        found = restart_under_writers(server, restarts=2, writers=6)
    assert found.restarts == 2
    assert found.acknowledged >= 6 * 3 * 6
    assert (found.lost, found.doubled, found.seen) == (0, 0, [])
