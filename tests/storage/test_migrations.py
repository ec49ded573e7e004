"""From every version there was to the newest and back: what people entered stays."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from storage import RoundRef
from storage.database import ContradictionError, Database
from storage.opening import OURS
from storage.versions import make_newest, make_older, version_of
from tests.storage.conftest import HOST, START, open_older

REF = RoundRef("p", "r")
AT = "2026-05-04T09:00:00.000000+00:00"
ROWS = """
INSERT INTO partnership (partnership, name) VALUES ('p', 'Harbour District');
INSERT INTO round (partnership, round, name, title, edition, digest, changed_at, seats_listed, entries_listed,
    actions_listed, revision) VALUES ('p', 'r', 'Harbour District', 'Baseline', '2026.1', 'd', :at, 1, 1, 1, 7);
INSERT INTO seat (partnership, round, seat, place, voice, role)
    VALUES ('p', 'r', 's1', 0, 'police', 'member'), ('p', 'r', 's2', 1, 'ngos', 'facilitator');
INSERT INTO entry (partnership, round, responsibility, ratings_listed, revealed_at, answer, note, saved_at)
    VALUES ('p', 'r', 'police.clear-messages', 1, :at, '2', 'A note', :at);
INSERT INTO rating (partnership, round, responsibility, seat, place, answer, note, saved_at)
    VALUES ('p', 'r', 'police.clear-messages', 's1', 0, '1', 'What the police said', :at);
INSERT INTO action (partnership, round, action, place, title, responsibilities, saved_at)
    VALUES ('p', 'r', 'a1', 0, 'Print posters', '["police.clear-messages"]', :at);
INSERT INTO draft (partnership, round, number, at, subject, typed) VALUES ('p', 'r', 1, :at, 'a1', '{}');
"""
TABLES = ("partnership", "round", "seat", "entry", "rating", "action", "draft", "event")


@pytest.fixture(autouse=True)
def kept_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.dumps.DATA", tmp_path / "kept")


def populated(url: str, version: str) -> dict[str, list[tuple[object, ...]]]:
    """A database of the first version with something in each table, brought to `version`; what is in it."""
    database = Database(url)
    if database.is_sqlite:
        database.path.parent.mkdir()
        with sqlite3.connect(database.path) as connection:
            connection.execute(f"PRAGMA application_id = {OURS}")
        connection.close()
    with database.writing() as connection:
        make_newest(connection, until="0001")
        for row in filter(str.strip, ROWS.split(";")):
            connection.execute(text(row), {"at": AT} if ":at" in row else {})
        if version != "0001":
            make_newest(connection, until=version)
    database.close()
    return content(url)


def content(url: str) -> dict[str, list[tuple[object, ...]]]:
    database = Database(url)
    with database.reading() as connection:
        found: dict[str, list[tuple[object, ...]]] = {}
        for table in TABLES:
            rows = connection.execute(text(f"SELECT * FROM {table}")).mappings().all()  # noqa: S608 - names of ours
            found[table] = sorted(
                (tuple((name, row[name]) for name in sorted(row) if name not in NEW) for row in rows), key=repr
            )
    database.close()
    return found


NEW = {
    *("shown", "people_revision", "revision", "hidden_revision", "sealed"),  # 0002
    *("follows", "came_from"),  # 0003
    "sitting",  # 0004
    *("ratings_until", "ratings_erased", "leaving"),  # 0005
}


@pytest.mark.parametrize("version", ["0001", "0002", "0003", "0004"])
def test_what_an_older_database_holds_is_all_there_after_it_is_brought_up_to_date(new_url: str, version: str) -> None:
    before = populated(new_url, version)
    assert all(before.values())
    store = open_older(new_url)
    assert content(new_url) == before
    state = store.round_state(HOST, REF)
    assert [one.note for one in store.entry_state(HOST, REF, "police.clear-messages").ratings] == [
        "What the police said"
    ]
    assert (state.ratings_until, state.ratings_erased) == (None, None)
    store.close()


def test_the_last_step_goes_back_and_forth_and_loses_nothing_that_was_there_before(new_url: str) -> None:
    before = populated(new_url, "0004")
    open_older(new_url).close()
    for hours in (1, 2):
        database = Database(new_url)
        with database.writing() as connection:
            make_older(connection, "0004")
            assert version_of(connection) == "0004"
        assert content(new_url) == before
        for statement in ("UPDATE event SET new = '4'", "DELETE FROM event"):
            with (
                pytest.raises((ContradictionError, DatabaseError), match="only ever added to"),
                database.writing() as connection,
            ):
                connection.execute(text(statement))
        database.close()
        store = open_older(new_url, START + timedelta(hours=hours))
        assert content(new_url) == before
        store.close()


def test_a_step_back_that_dies_half_way_has_changed_nothing(new_url: str) -> None:
    before = populated(new_url, "0004")
    open_older(new_url).close()
    database = Database(new_url)

    def die_half_way() -> None:
        with database.writing() as connection:
            make_older(connection, "0004")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        die_half_way()
    with database.reading() as connection:
        assert version_of(connection) == "0005"
    database.close()
    assert content(new_url) == before
