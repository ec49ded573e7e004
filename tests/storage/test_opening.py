"""Opening what is there, and never mistaking anything else for it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from urllib.parse import quote_plus

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from checklists import MendableError
from storage import RoundRef, Store, initialise, open_store
from storage.database import Database, has_wal_reset_defect
from storage.tables import metadata
from storage.versions import MIGRATIONS, NEWEST, version_of
from tests.storage.conftest import HOST

BRING_BACK = "`python -m storage restore FILE` brings a backup back."
MAKE_NEW = "`python -m storage init` makes a new, empty one."


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
    with pytest.raises(MendableError) as refused:
        open_store(f"sqlite:///{tmp_path / 'toolkit.db'}")
    assert str(refused.value) == f"{tmp_path / 'toolkit.db'}: There is no database here. {MAKE_NEW} {BRING_BACK}"
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


CUT_OFF = f"This file is cut off: a part of it is missing. Keep it; {BRING_BACK}"


@pytest.mark.parametrize(
    ("spoil", "advice"),
    [
        (empty, f"This file is empty, so what was in it is lost. Move it away; {BRING_BACK}"),
        (one_page_short, CUT_OFF),
        (header_cut, CUT_OFF),
        (not_sqlite, "This file is not a database of this toolkit. Nothing was changed; name another."),
        (foreign_sqlite, "This SQLite file is not of this toolkit. Nothing was changed; name another."),
        (a_folder, "This file cannot be read: Is a directory."),
    ],
)
def test_a_spoilt_file_is_refused_with_what_to_do_and_left_as_it_is(
    sqlite_url: str, spoil: Callable[[Path], None], advice: str
) -> None:
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    spoil(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(MendableError) as refused:
        open_store(sqlite_url)
    assert str(refused.value) == f"{path}: {advice}"
    with pytest.raises(MendableError) as refused:
        initialise(sqlite_url)
    assert str(refused.value) == f"{path}: There is a file of this name already. Nothing was changed."
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
    with pytest.raises(MendableError) as refused:
        open_store(f"postgresql://toolkit@/postgres?host={server}")
    said = f"There is nothing of this toolkit in this database. {MAKE_NEW}"
    assert str(refused.value) == f"postgresql+psycopg://toolkit@/postgres?host={quote_plus(server)}: {said}"


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
