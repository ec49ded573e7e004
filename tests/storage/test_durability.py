"""What was acknowledged is there, whatever happens to the program."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import text

from storage import BusyError, RoundRef, Store, open_store
from storage.database import ContradictionError, Database
from tests.storage.conftest import HOST, admin

ROOT = Path(__file__).parent.parent.parent
WRITER = """
import sys
from checklists import published_editions
from storage import Principal, RoundRef, open_store
url, partnership, round_ = sys.argv[1:]
store, host, ref = open_store(url), Principal.host(), RoundRef(partnership, round_)
ids = list(published_editions()["2026.1"].by_id)
touch = 0
while True:
    saved = store.set_agreed(host, ref, ids[touch % 64], touch % 5, key=f"touch-{touch}")
    print(saved.revision, ids[touch % 64], touch % 5, flush=True)
    touch += 1
"""
SLOW_WRITER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("writing", flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("touches", [1, 40, 200])
def test_every_acknowledged_touch_survives_a_kill(store: Store, url: str, ref: RoundRef, touches: int) -> None:
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, url, ref.partnership, ref.round],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert writer.stdout is not None
    acknowledged = [writer.stdout.readline() for _ in range(touches)]
    writer.send_signal(signal.SIGKILL)
    acknowledged += writer.stdout.readlines()
    writer.stdout.close()
    writer.wait()
    told = [line.split() for line in acknowledged if line.endswith("\n")]
    assert len(told) >= touches
    events = {one.number: one for one in store.events(HOST, ref, 100_000)}
    by_revision = [events[number] for number in sorted(events) if events[number].what == "entry.answer"]
    # An answer that was put down again is no event, so it is the last one of each that has to stand.
    last = {responsibility: level for _revision, responsibility, level in told}
    stored = {one.subject: one.new for one in by_revision}
    extra = store.revision(HOST, ref) - int(told[-1][0])
    assert extra in {0, 1}  # one touch may have been stored and killed before it was told
    assert sum(stored[one] != level for one, level in last.items()) <= extra
    again = open_store(url)
    assert again.damage is None
    again.close()


def test_nothing_of_a_change_that_fails_half_way_is_stored(store: Store, url: str, ref: RoundRef) -> None:
    database = Database(url)
    before = store.round_state(HOST, ref)
    with pytest.raises(ContradictionError), database.writing() as connection:  # noqa: PT012 - the second one fails
        connection.execute(text("UPDATE round SET revision = revision + 1, title = 'half'"))
        connection.execute(text("UPDATE round SET target = 9"))
    database.close()
    assert store.round_state(HOST, ref) == before


def test_a_database_that_is_closed_while_somebody_reads_lets_them_finish_and_then_go(url: str) -> None:
    database = Database(url)
    with database.reading() as connection:
        bare: Any = connection.connection.driver_connection
        database.close()
        assert connection.execute(text("SELECT count(*) FROM round")).scalar() == 0
    with pytest.raises((sqlite3.ProgrammingError, psycopg.OperationalError), match="closed"):
        bare.execute("SELECT 1")


def test_while_another_program_writes_a_touch_waits_its_turn_or_says_so(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.database.BUSY_SECONDS", 0.1)
    store = open_store(sqlite_url)
    ref = store.start_partnership(HOST, name="Harbour District", title="Baseline", edition="2026.1")
    path = sqlite_url.removeprefix("sqlite:///")
    other = subprocess.Popen(
        [sys.executable, "-c", SLOW_WRITER, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "writing\n"
    with pytest.raises(BusyError, match="try again"):
        store.set_agreed(HOST, ref, "police.clear-messages", 1)
    other.communicate()
    store.set_agreed(HOST, ref, "police.clear-messages", 2)
    assert store.entry_state(HOST, ref, "police.clear-messages").agreed.answer == 2
    store.close()


def test_where_no_connection_is_free_it_is_said_that_the_same_can_be_tried_again(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("CONNECTIONS_KEPT", 1), ("CONNECTIONS_MORE", 0), ("BUSY_SECONDS", 0.1)):
        monkeypatch.setattr(f"storage.database.{name}", value)
    database = Database(url)
    with database.reading(), pytest.raises(BusyError, match="try again"), database.reading():
        pass
    with database.reading():
        pass
    database.close()


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT pg_terminate_backend(pg_backend_pid())",
        "DO $$ BEGIN RAISE deadlock_detected USING MESSAGE = 'deadlock detected'; END $$",
    ],
)
def test_a_change_that_the_server_ends_can_be_tried_again(postgresql_url: str, statement: str) -> None:
    database = Database(postgresql_url)
    with pytest.raises(BusyError), database.writing() as connection:
        connection.exec_driver_sql(statement)
    database.close()


def test_after_the_server_hung_up_the_next_touch_is_stored(server: str, postgresql_url: str) -> None:
    store = open_store(postgresql_url)
    ref = store.start_partnership(HOST, name="Harbour District", title="Baseline", edition="2026.1")
    name = postgresql_url.split("/")[3].partition("?")[0]
    hang_up = f"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{name}'"  # noqa: S608 - ours
    admin(server, hang_up)
    store.set_agreed(HOST, ref, "police.clear-messages", 3)
    assert store.entry_state(HOST, ref, "police.clear-messages").agreed.answer == 3
    store.close()
