"""Opening what is there, and never mistaking anything else for it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from assessments import Agreement
from checklists import MendableError, ResponsibilityId
from storage import RoundRef, Store, initialise, open_store
from storage.copies import bring_up_to_date, restore
from storage.database import Database, has_wal_reset_defect
from storage.opening import OURS
from storage.tables import metadata
from storage.versions import MIGRATIONS, NEWEST, make_newest, version_of
from tests.storage.conftest import HOST, START, empty_postgresql


def test_a_new_database_has_no_rounds_and_the_tables_of_the_program(new_url: str) -> None:
    initialise(new_url)
    store = open_store(new_url)
    assert store.rounds(HOST) == ()
    assert store.damage is None
    store.close()
    database = Database(new_url)
    with database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata) == []
        assert version_of(connection) == NEWEST
    database.close()


def test_the_newest_version_is_the_last_migration() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == NEWEST


def test_every_key_begins_with_the_partnership() -> None:
    for table in metadata.sorted_tables:
        assert next(iter(table.primary_key.columns)).name == "partnership"
        for constraint in table.foreign_key_constraints:
            assert constraint.column_keys[0] == "partnership"


def test_a_database_that_is_there_is_never_made_anew(store: Store, url: str, ref: RoundRef) -> None:
    with pytest.raises(MendableError):
        initialise(url)
    assert [one.ref for one in store.rounds(HOST)] == [ref]


def test_an_initialisation_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_connection: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("storage.opening.make_newest", fail)
    with pytest.raises(RuntimeError):
        initialise(f"sqlite:///{tmp_path / 'data' / 'toolkit.db'}")
    assert list((tmp_path / "data").iterdir()) == []


def test_a_place_where_nothing_can_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    with pytest.raises(MendableError, match=r"toolkit\.db: This file cannot be written: Not a directory"):
        initialise(f"sqlite:///{tmp_path / 'data' / 'toolkit.db'}")


def test_only_its_owner_can_read_a_new_database(tmp_path: Path) -> None:
    path = tmp_path / "data" / "toolkit.db"
    initialise(f"sqlite:///{path}")
    assert [stat.S_IMODE(one.stat().st_mode) for one in (path.parent, path)] == [0o700, 0o600]


def test_a_missing_database_is_refused_with_what_to_do_and_none_is_made(tmp_path: Path) -> None:
    with pytest.raises(MendableError, match="storage init"):
        open_store(f"sqlite:///{tmp_path / 'toolkit.db'}")
    assert list(tmp_path.iterdir()) == []


def empty(path: Path) -> None:
    path.write_bytes(b"")


def one_page_short(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 4096)


def header_cut(path: Path) -> None:
    os.truncate(path, 50)


def not_sqlite(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n" * 1000)


def foreign_sqlite(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipe (name TEXT)")
    connection.close()


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("spoil", [empty, one_page_short, header_cut, not_sqlite, foreign_sqlite, a_folder])
def test_a_spoilt_file_is_refused_with_what_to_do_and_left_as_it_is(
    sqlite_url: str, spoil: Callable[[Path], None]
) -> None:
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    spoil(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(MendableError) as refused:
        open_store(sqlite_url)
    assert str(path) in str(refused.value)
    with pytest.raises(MendableError):
        initialise(sqlite_url)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_power_cut_while_the_file_grew_is_put_right_from_the_journal_beside_it(
    sqlite_url: str, tmp_path: Path
) -> None:
    store = open_store(sqlite_url)
    ref = store.start_partnership(HOST, name="Harbour District", title="Baseline", edition="2026.1")
    store.close()
    path, left = tmp_path / "toolkit.db", tmp_path / "left"
    left.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA cache_size = 1")  # so that the journal is on the disk before the transaction ends
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("CREATE TABLE later (filling BLOB)")
        connection.executemany("INSERT INTO later VALUES (zeroblob(?))", [(4000,)] * 50)
        for name in ("toolkit.db", "toolkit.db-journal"):
            shutil.copy(tmp_path / name, left)
    with (left / "toolkit.db").open("r+b") as file:  # its first page has got to the disk, its last have not
        file.seek(28)
        file.write((10_000).to_bytes(4, "big"))
    again = open_store(f"sqlite:///{left / 'toolkit.db'}")
    assert again.damage is None
    assert [one.ref for one in again.rounds(HOST)] == [ref]
    again.close()
    assert [one.name for one in left.iterdir()] == ["toolkit.db"]


def test_a_cut_off_file_beside_a_journal_that_does_not_help_is_refused(sqlite_url: str, tmp_path: Path) -> None:
    one_page_short(tmp_path / "toolkit.db")
    (tmp_path / "toolkit.db-journal").write_bytes(b"nothing of use" * 100)
    with pytest.raises(MendableError, match="storage restore"):
        open_store(sqlite_url)


def test_a_database_that_fails_its_check_is_opened_for_reading_alone(sqlite_url: str) -> None:
    store = open_store(sqlite_url)
    ref = store.start_partnership(HOST, name="Harbour District", title="Baseline", edition="2026.1")
    store.close()
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    with sqlite3.connect(path) as connection:
        root = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'draft'").fetchone()[0]
    connection.close()
    with path.open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(b"\xff" * 4096)
    damaged = open_store(sqlite_url)
    assert "storage restore" in (damaged.damage or "")
    assert [one.ref for one in damaged.rounds(HOST)] == [ref]
    with pytest.raises(MendableError, match="damaged"):
        damaged.set_agreed(HOST, ref, "police.clear-messages", 1)
    damaged.close()


def test_an_empty_postgresql_database_is_refused_with_what_to_do(server: str) -> None:
    with pytest.raises(MendableError, match="storage init"):
        open_store(f"postgresql://toolkit@/postgres?host={server}")


@pytest.mark.parametrize(
    "wrong",
    ["", "nonsense", "sqlite://", "sqlite:///:memory:", "mysql://localhost/x", "postgresql://u:secret@/x?host=/none"],
)
def test_an_address_that_leads_nowhere_is_refused_without_telling_a_password(wrong: str) -> None:
    with pytest.raises(MendableError) as refused:
        open_store(wrong)
    assert "secret" not in str(refused.value)


def set_version(url: str, version: str) -> None:
    database = Database(url)
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :version"), {"version": version})
    database.close()


@pytest.mark.parametrize(("version", "advice"), [("0000", "storage init"), ("9999", "newer toolkit")])
def test_another_version_is_refused_with_what_to_do(url: str, version: str, advice: str) -> None:
    set_version(url, version)
    with pytest.raises(MendableError, match=advice):
        open_store(url)


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


def of_version_1(url: str) -> None:
    """A database as the first version made it, with a round and one agreed level in it."""
    database = Database(url)
    if database.is_sqlite:
        database.path.parent.mkdir()
        connection = sqlite3.connect(database.path)
        connection.execute(f"PRAGMA application_id = {OURS}")
        connection.close()
    with database.writing() as connection:
        make_newest(connection, until="0001")
        connection.execute(text("INSERT INTO partnership VALUES ('p', 'Harbour District')"))
        connection.execute(
            text(
                "INSERT INTO round (partnership, round, name, title, edition, digest, changed_at, seats_listed,"
                " entries_listed, actions_listed, revision) VALUES"
                " ('p', 'r', 'Harbour District', 'Baseline', '2026.1', '', '2026-05-04T09:00:00+00:00', 0, 0, 0, 7)"
            )
        )
        connection.execute(
            text(
                "INSERT INTO entry (partnership, round, responsibility, ratings_listed, answer, saved_at)"
                " VALUES ('p', 'r', 'police.clear-messages', 0, '2', '2026-05-04T09:00:00+00:00')"
            )
        )
    database.close()


def holds_what_the_first_version_held(url: str) -> None:
    """Opened twice; and the tables are those of the program."""
    for _ in range(2):
        store = open_store(url, clock=lambda: START)
        state = store.round_state(HOST, RoundRef("p", "r"))
        assert state.revision == 7
        assert state.assessment.entry(ResponsibilityId("police.clear-messages")).agreed == Agreement(2)
        store.close()
    database = Database(url)
    with database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata) == []
    database.close()


def test_a_database_of_the_first_version_is_brought_up_to_date_when_it_is_opened(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'data' / 'toolkit.db'}"
    of_version_1(url)
    holds_what_the_first_version_held(url)
    (copy,) = (tmp_path / "data").glob("toolkit.db.*")
    assert copy.name == "toolkit.db.before-0005-20260504T090000Z"
    with closing(sqlite3.connect(copy)) as kept:
        assert kept.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)


def version_in(url: str) -> str | None:
    database = Database(url)
    with database.reading() as connection:
        found = version_of(connection)
    database.close()
    return found


def test_on_postgresql_opening_migrates_nothing_and_the_command_does_it_after_a_dump(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.dumps.DATA", tmp_path)
    url, before = empty_postgresql(server), empty_postgresql(server)
    of_version_1(url)
    with pytest.raises(MendableError, match=r"older.*storage init.*makes a backup.*docs/hosting/README\.md"):
        open_store(url, clock=lambda: START)
    assert version_in(url) == "0001"
    kept = bring_up_to_date(url, START)
    assert [one.name for one in tmp_path.iterdir()] == [kept.name] == ["postgresql.before-0005-20260504T090000Z"]
    holds_what_the_first_version_held(url)
    restore(before, kept, START)
    assert version_in(before) == "0001"


@pytest.mark.parametrize("hindered", ["no pg_dump", "no folder"])
def test_on_postgresql_nothing_is_migrated_where_no_dump_can_be_made(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hindered: str
) -> None:
    url = empty_postgresql(server)
    of_version_1(url)
    if hindered == "no pg_dump":
        monkeypatch.setattr("storage.dumps.DATA", tmp_path)
        monkeypatch.setenv("PATH", str(tmp_path))
    else:
        (tmp_path / "data").write_text("a file")
        monkeypatch.setattr("storage.dumps.DATA", tmp_path / "data")
    with pytest.raises(MendableError):
        bring_up_to_date(url, START)
    assert version_in(url) == "0001"


def test_many_who_open_an_older_database_at_once_all_get_the_newest(tmp_path: Path) -> None:
    new_url = f"sqlite:///{tmp_path / 'data' / 'toolkit.db'}"
    of_version_1(new_url)
    with ThreadPoolExecutor(8) as pool:
        stores = list(pool.map(lambda _: open_store(new_url, clock=lambda: START), range(8)))
    for store in stores:
        assert store.revision(HOST, RoundRef("p", "r")) == 7
        store.close()


def test_a_damaged_database_of_the_first_version_is_left_as_it_is(tmp_path: Path) -> None:
    url, path = f"sqlite:///{tmp_path / 'data' / 'toolkit.db'}", tmp_path / "data" / "toolkit.db"
    of_version_1(url)
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


@pytest.mark.parametrize(
    ("version", "defect"),
    [
        ((3, 6, 23), False),
        ((3, 7, 0), True),
        ((3, 40, 1), True),
        ((3, 44, 5), True),
        ((3, 44, 6), False),
        ((3, 45, 0), True),
        ((3, 50, 6), True),
        ((3, 50, 7), False),
        ((3, 51, 2), True),
        ((3, 51, 3), False),
        ((3, 52, 0), False),
    ],
)
def test_the_write_ahead_log_is_used_only_where_the_library_keeps_what_it_holds(
    version: tuple[int, int, int], *, defect: bool
) -> None:
    assert has_wal_reset_defect(version) is defect


@pytest.mark.parametrize(("defect", "journal", "synchronous"), [(True, "delete", 3), (False, "wal", 2)])
def test_every_connection_has_the_settings_that_keep_data(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch, journal: str, synchronous: int, *, defect: bool
) -> None:
    monkeypatch.setattr("storage.database.has_wal_reset_defect", lambda _version: defect)
    store = open_store(sqlite_url)
    store.start_partnership(HOST, name="Harbour District", title="Baseline", edition="2026.1")
    database = Database(sqlite_url)
    expected = {
        "journal_mode": journal,
        "synchronous": synchronous,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "secure_delete": 1,
    }
    with database.reading() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in expected}
        strict = connection.exec_driver_sql(
            "SELECT min(strict) FROM pragma_table_list WHERE name IN ('entry', 'event')"
        )
        assert strict.scalar() == 1
    assert found == expected
    database.close()
    store.close()


def test_a_database_goes_from_one_journal_to_the_other_with_all_it_holds(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refs = set()
    for number, defect in enumerate((False, True, False, True)):
        monkeypatch.setattr("storage.database.has_wal_reset_defect", lambda _version, defect=defect: defect)
        store = open_store(sqlite_url)
        refs.add(store.start_partnership(HOST, name=f"P{number}", title="Baseline", edition="2026.1"))
        assert {one.ref for one in store.rounds(HOST)} == refs
        store.close()
    shutil.copy(tmp_path / "toolkit.db", tmp_path / "moved.db")
    moved = open_store(f"sqlite:///{tmp_path / 'moved.db'}")
    assert {one.ref for one in moved.rounds(HOST)} == refs
    moved.close()
