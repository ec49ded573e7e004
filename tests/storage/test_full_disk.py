"""A disk without room: a sentence that says so, nothing half stored, and all goes on once there is room."""

from __future__ import annotations

import subprocess
from collections.abc import Generator
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.pool import Pool

from checklists import MendableError
from storage import Store, TextSlot, initialise, open_store
from storage.copies import backup, restore
from tests.storage.conftest import HOST, START

ONE = "police.clear-messages"
ROOM = "no room left on the disk"
SIZE = 2_000_000


@pytest.fixture
def small_disk(tmp_path: Path) -> Generator[Path]:
    """A disk of its own with room for little; where none may be mounted, there is none."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["/bin/mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(disk)]
    if not Path(mount[0]).exists() or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("only root may mount a disk")
    yield disk
    subprocess.run(["/bin/umount", str(disk)], check=True)


def fill(disk: Path, *, but: int) -> Path:
    """Take all the room but so many bytes."""
    filling = disk / "filling"
    with filling.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass
        file.truncate(max(0, file.tell() - but))
    return filling


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
