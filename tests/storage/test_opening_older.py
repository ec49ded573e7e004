"""Opening a database of an older version: by itself on SQLite, with a copy beside it; by its owner on PostgreSQL."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from checklists import MendableError
from storage import RoundRef, Store, open_store
from storage.copies import bring_up_to_date, restore
from storage.database import Database
from storage.versions import NEWEST, version_of
from tests.storage.conftest import HOST, START, empty_postgresql
from tests.storage.populated import check_services, content, populate

STEP = """
from alembic import op
revision, down_revision, branch_labels, depends_on = "9999", "0005", None, None
def upgrade():
    op.get_bind().exec_driver_sql("CREATE TABLE later (partnership TEXT PRIMARY KEY)")
    {then}
"""


@pytest.mark.usefixtures("ref")
def test_an_older_database_is_brought_up_to_date_after_a_backup(
    store: Store, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    monkeypatch.setattr("storage.dumps.DATA", tmp_path)
    (tmp_path / "steps").mkdir()
    (tmp_path / "steps" / "9999_later.py").write_text(STEP.format(then="pass"))
    kept = bring_up_to_date(url, START, extra=tmp_path / "steps", newest="9999")
    assert kept.stat().st_size > 0
    database = Database(url)
    with database.reading() as connection:
        assert version_of(connection) == "9999"
        assert connection.execute(text("SELECT count(*) FROM later")).scalar() == 0
        assert connection.execute(text("SELECT count(*) FROM round")).scalar() == 1
    database.close()


def test_a_migration_that_dies_half_way_has_changed_nothing(
    store: Store, url: str, ref: RoundRef, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.dumps.DATA", tmp_path)
    (tmp_path / "steps").mkdir()
    (tmp_path / "steps" / "9999_later.py").write_text(STEP.format(then="raise RuntimeError('half-way')"))
    with pytest.raises(RuntimeError, match="half-way"):
        bring_up_to_date(url, START, extra=tmp_path / "steps", newest="9999")
    database = Database(url)
    with database.reading() as connection:
        assert version_of(connection) == NEWEST
        assert not inspect(connection).has_table("later")
    database.close()
    assert [one.ref for one in store.rounds(HOST)] == [ref]


def test_a_database_of_the_first_version_is_brought_up_to_date_when_it_is_opened(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'data' / 'toolkit.db'}"
    before = populate(url, "0001")
    for _ in range(2):
        store = open_store(url, clock=lambda: START)
        check_services(store, "0001", before)
        store.close()
    (copy,) = (tmp_path / "data").glob("toolkit.db.*")
    assert copy.name == "toolkit.db.before-0005-20260504T090000Z"
    assert content(f"sqlite:///{copy}") == before


def test_on_postgresql_opening_migrates_nothing_and_the_command_does_it_after_a_dump(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.dumps.DATA", tmp_path)
    url, elsewhere = empty_postgresql(server), empty_postgresql(server)
    before = populate(url, "0001")
    with pytest.raises(MendableError, match=r"older.*storage init.*makes a backup.*docs/hosting/README\.md"):
        open_store(url, clock=lambda: START)
    assert content(url) == before
    kept = bring_up_to_date(url, START)
    assert [one.name for one in tmp_path.iterdir()] == [kept.name] == ["postgresql.before-0005-20260504T090000Z"]
    restore(elsewhere, kept, START)
    assert content(elsewhere) == before


@pytest.mark.parametrize("hindered", ["no pg_dump", "no folder"])
def test_on_postgresql_nothing_is_migrated_where_no_dump_can_be_made(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hindered: str
) -> None:
    url = empty_postgresql(server)
    before = populate(url, "0001")
    if hindered == "no pg_dump":
        monkeypatch.setattr("storage.dumps.DATA", tmp_path)
        monkeypatch.setenv("PATH", str(tmp_path))
    else:
        (tmp_path / "data").write_text("a file")
        monkeypatch.setattr("storage.dumps.DATA", tmp_path / "data")
    with pytest.raises(MendableError):
        bring_up_to_date(url, START)
    assert content(url) == before


def test_many_who_open_an_older_database_at_once_all_get_the_newest(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'data' / 'toolkit.db'}"
    before = populate(url, "0001")
    with ThreadPoolExecutor(8) as pool:
        stores = list(pool.map(lambda _: open_store(url, clock=lambda: START), range(8)))
    for store in stores:
        check_services(store, "0001", before)
        store.close()


def test_a_damaged_database_of_the_first_version_is_left_as_it_is(tmp_path: Path) -> None:
    url, path = f"sqlite:///{tmp_path / 'data' / 'toolkit.db'}", tmp_path / "data" / "toolkit.db"
    populate(url, "0001")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        root = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'draft'").fetchone()[0]
    with path.open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(b"\xff" * 4096)
    before = path.read_bytes()
    with pytest.raises(MendableError, match="storage restore"):
        open_store(url)
    assert path.read_bytes() == before
