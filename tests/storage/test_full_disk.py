"""A disk without room: a sentence that says so, nothing half stored, and all goes on once there is room."""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import event
from sqlalchemy.pool import Pool

from checklists import MendableError
from storage import BusyError, Store, TextSlot, initialise, open_store
from storage.copies import backup, restore
from tests.small_disk import fill, small_disk_at
from tests.storage.conftest import HOST, START, admin, as_application, postgresql_copy

ONE = "police.clear-messages"
ROOM = "no room left on the disk"


@pytest.fixture
def servers_disk(server: str, ready_databases: dict[str, str]) -> Generator[tuple[str, Path]]:
    """The address of a database whose tables are on a small disk of their own, and that disk."""
    postgresql_copy(server, ready_databases)
    folder = Path(server)
    with small_disk_at(folder / "disk", size=16_000_000) as disk:
        (disk / "tables").mkdir()
        for one in (disk, disk / "tables"):
            os.chown(one, folder.stat().st_uid, folder.stat().st_gid)
        admin(server, f"CREATE TABLESPACE small LOCATION '{disk / 'tables'}'")
        admin(server, "CREATE DATABASE on_small TEMPLATE ready TABLESPACE small")
        yield f"postgresql://toolkit@/on_small?host={server}", disk
        admin(server, "DROP DATABASE on_small WITH (FORCE)")
        admin(server, "DROP TABLESPACE small")


def write_until_full(store: Store) -> None:
    ref = store.rounds(HOST)[0].ref
    text = store.entry_state(HOST, ref, ONE).agreed.note
    for number in range(300):
        new = f"{number} " + "x" * 9_000
        store.write_text(HOST, ref, ONE, TextSlot.NOTE, new, seen=text)
        text = new


def test_a_change_that_finds_no_room_is_refused_whole_and_goes_through_when_there_is_room(small_disk: Path) -> None:
    url = f"sqlite:///{small_disk / 'toolkit.db'}"
    initialise(url)
    store = open_store(url)
    ref = store.start_partnership(HOST, name="Harbour District", title="Baseline", edition="2026.1")
    filling = fill(small_disk, but=120_000)
    with pytest.raises(MendableError, match=ROOM):
        write_until_full(store)
    before, log = store.entry_state(HOST, ref, ONE), store.events(HOST, ref, 1000)
    assert log[0].new == before.agreed.note
    with pytest.raises(MendableError, match=ROOM):
        write_until_full(store)
    filling.unlink()
    store.set_agreed(HOST, ref, ONE, 3)
    assert store.entry_state(HOST, ref, ONE).agreed.answer == 3
    store.close()
    again = open_store(url)
    assert again.damage is None
    again.close()


def test_a_backup_that_finds_no_room_says_so_and_leaves_nothing(sqlite_url: str, small_disk: Path) -> None:
    fill(small_disk, but=50_000)
    with pytest.raises(MendableError, match=ROOM):
        backup(sqlite_url, small_disk / "first.backup")
    assert [one.name for one in small_disk.iterdir()] == ["filling"]


def test_a_new_database_that_finds_no_room_says_so_and_is_none(small_disk: Path) -> None:
    fill(small_disk, but=50_000)
    with pytest.raises(MendableError, match=ROOM):
        initialise(f"sqlite:///{small_disk / 'toolkit.db'}")
    assert [one.name for one in small_disk.iterdir()] == ["filling"]


@pytest.mark.parametrize("there", [True, False])
def test_a_restore_that_finds_no_room_says_so_and_changes_nothing(
    sqlite_url: str, small_disk: Path, tmp_path: Path, *, there: bool
) -> None:
    store = open_store(sqlite_url)
    store.start_partnership(HOST, name="Harbour District", title="Baseline", edition="2026.1")
    write_until_full(store)
    store.close()
    backup(sqlite_url, tmp_path / "first.backup")
    url = f"sqlite:///{small_disk / 'toolkit.db'}"
    if there:
        initialise(url)
    before = {one.name: one.read_bytes() for one in small_disk.iterdir()}
    fill(small_disk, but=50_000)
    with pytest.raises(MendableError, match=ROOM):
        restore(url, tmp_path / "first.backup", START)
    (small_disk / "filling").unlink()
    assert {one.name: one.read_bytes() for one in small_disk.iterdir()} == before


def test_a_server_that_finds_no_room_is_told_as_a_full_disk_and_goes_on_when_there_is_room(
    servers_disk: tuple[str, Path],
) -> None:
    url, disk = servers_disk
    store = open_store(as_application(url))
    ref = store.start_partnership(HOST, name="Harbour District", title="Baseline", edition="2026.1")
    filling = fill(disk, but=0)
    with pytest.raises(MendableError, match=ROOM) as refused:
        write_until_full(store)
    assert not isinstance(refused.value, BusyError)  # the same, tried again at once, finds no room either
    before, log = store.entry_state(HOST, ref, ONE), store.events(HOST, ref, 1000)
    assert log[0].new == (before.agreed.note or "2026.1")
    filling.unlink()
    store.set_agreed(HOST, ref, ONE, 3)
    assert store.entry_state(HOST, ref, ONE).agreed.answer == 3
    store.close()


@pytest.mark.parametrize(
    ("number", "said"),
    [("53100", ROOM), ("53300", "try again"), ("40P01", "try again"), ("53200", "could not do this")],
)
def test_what_a_server_lacks_is_known_by_its_number_in_whatever_language_it_says_so(
    postgresql_url: str, number: str, said: str
) -> None:
    store = open_store(postgresql_url)
    ref = store.start_partnership(HOST, name="Harbour District", title="Baseline", edition="2026.1")
    with psycopg.connect(postgresql_url, autocommit=True) as owner:
        owner.execute(
            "CREATE FUNCTION lacking() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            f" RAISE EXCEPTION 'es ist zu voll' USING ERRCODE = '{number}'; END $$;"
            " CREATE TRIGGER lacking BEFORE INSERT ON entry FOR EACH ROW EXECUTE FUNCTION lacking()".encode()
        )
    before = store.content(HOST)
    with pytest.raises(MendableError, match=said) as refused:
        store.set_agreed(HOST, ref, ONE, 3)
    assert isinstance(refused.value, BusyError) is (said == "try again")
    assert store.content(HOST) == before
    store.close()


def test_a_dump_that_finds_no_room_says_so_and_neither_backup_nor_restore_leaves_anything(
    postgresql_url: str, tmp_path: Path, small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(postgresql_url)
    store.start_partnership(HOST, name="Harbour District", title="Baseline", edition="2026.1")
    before = store.content(HOST)
    backup(postgresql_url, tmp_path / "first.backup")
    fill(small_disk, but=8_000)
    monkeypatch.setattr("storage.dumps.DATA", small_disk)
    with pytest.raises(MendableError, match=ROOM):
        backup(postgresql_url, small_disk / "second.backup")
    with pytest.raises(MendableError, match=ROOM):
        restore(postgresql_url, tmp_path / "first.backup", START)
    assert [one.name for one in small_disk.iterdir()] == ["filling"]
    assert store.content(HOST) == before
    store.close()


def test_a_database_that_may_not_grow_refuses_a_change_in_the_same_words(sqlite_url: str) -> None:
    """Where no disk can be mounted: SQLite's own limit takes the same way."""

    def limit(bare: object, _record: object, _proxy: object) -> None:
        bare.execute("PRAGMA max_page_count = 1").close()  # type: ignore[attr-defined] - as large as it is

    store = open_store(sqlite_url)
    ref = store.start_partnership(HOST, name="Harbour District", title="Baseline", edition="2026.1")
    event.listen(Pool, "checkout", limit)
    try:
        with pytest.raises(MendableError, match=ROOM):
            write_until_full(store)
    finally:
        event.remove(Pool, "checkout", limit)
    assert store.events(HOST, ref, 1)[0].new == (store.entry_state(HOST, ref, ONE).agreed.note or "2026.1")
    store.close()
