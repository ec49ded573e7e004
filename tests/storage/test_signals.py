"""Processes on one PostgreSQL database hear which round another changed: not what, and only once it is stored."""

from __future__ import annotations

import queue
from collections.abc import Generator

import pytest

from storage import NotAllowedError, Principal, RoundRef, Store, open_store
from tests.storage.conftest import HOST, admin, as_application

ONE = "police.clear-messages"
PATIENCE = 60  # seconds; longer means that nothing comes

Heard = queue.SimpleQueue[RoundRef | None]


@pytest.fixture
def store(postgresql_url: str) -> Generator[Store]:
    opened = open_store(as_application(postgresql_url))
    yield opened
    opened.close()


@pytest.fixture
def other(postgresql_url: str) -> Generator[Store]:
    """As in another process."""
    opened = open_store(as_application(postgresql_url))
    yield opened
    opened.close()


@pytest.fixture
def heard(other: Store) -> Heard:
    """What `other` hears, from the moment at which it hears."""
    made: Heard = queue.SimpleQueue()
    other.listen(made.put)
    assert made.get(timeout=PATIENCE) is None
    assert other.hears
    return made


def test_each_change_of_a_round_is_heard_by_the_other_process(store: Store, ref: RoundRef, heard: Heard) -> None:
    store.set_agreed(HOST, ref, ONE, 2)
    assert heard.get(timeout=PATIENCE) == ref
    seat = store.add_seat(HOST, ref, "police")  # type: ignore[arg-type]
    assert heard.get(timeout=PATIENCE) == ref
    store.rate(Principal.at(ref, seat), ref, ONE, 4)
    assert heard.get(timeout=PATIENCE) == ref


def test_what_was_refused_is_not_heard(store: Store, ref: RoundRef, heard: Heard) -> None:
    second = store.start_partnership(HOST, name="Hill Country", title="Baseline", edition="2026.1")
    with pytest.raises(NotAllowedError):
        store.rate(Principal.at(ref, "nobody"), ref, ONE, 4)
    store.set_agreed(HOST, second, ONE, 2)
    assert heard.get(timeout=PATIENCE) == second


def test_a_connection_that_was_lost_comes_back_and_says_that_something_may_have_been_missed(
    server: str, postgresql_url: str, store: Store, ref: RoundRef, heard: Heard
) -> None:
    name = postgresql_url.split("/")[3].partition("?")[0]
    listening = f"datname = '{name}' AND query LIKE 'LISTEN%'"
    admin(server, f"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE {listening}")  # noqa: S608 - ours
    assert heard.get(timeout=PATIENCE) is None
    store.set_agreed(HOST, ref, ONE, 2)
    assert heard.get(timeout=PATIENCE) == ref


def test_on_sqlite_nothing_is_ever_heard(sqlite_url: str) -> None:
    alone = open_store(sqlite_url)
    alone.listen(lambda _: pytest.fail("SQLite told something."))
    assert not alone.hears
    alone.close()
