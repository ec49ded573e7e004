"""Backups: whole, checked, never over another file; and bringing one back, which loses nothing."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from checklists import MendableError
from storage import Principal, RoundRef, Saved, Store, TextSlot, initialise, open_store
from storage.copies import backup, restore
from tests.storage.conftest import HOST, START

ONE = "police.clear-messages"
LONGEST = 60  # seconds


@pytest.fixture(autouse=True)
def kept_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "kept"
    monkeypatch.setattr("storage.dumps.DATA", folder)
    return folder


def test_a_backup_brings_back_what_was_there_and_what_it_replaces_is_kept(
    store: Store, url: str, ref: RoundRef, tmp_path: Path
) -> None:
    store.set_agreed(HOST, ref, ONE, 1)
    backup(url, tmp_path / "first.backup")
    assert stat.S_IMODE((tmp_path / "first.backup").stat().st_mode) == 0o600
    store.set_agreed(HOST, ref, ONE, 4)
    kept = restore(url, tmp_path / "first.backup", START)
    assert store.entry_state(HOST, ref, ONE).agreed.answer == 1  # seen by a program that had it open all the time
    assert kept is not None
    restore(url, kept, START.replace(hour=10))
    assert store.entry_state(HOST, ref, ONE).agreed.answer == 4
    store.set_agreed(HOST, ref, ONE, 2)
    assert [one.new for one in reversed(store.events(HOST, ref, 3))] == ["1", "4", "2"]


def test_a_backup_never_writes_over_a_file(store: Store, url: str, tmp_path: Path) -> None:
    assert store.rounds(HOST) == ()
    (tmp_path / "mine").write_text("mine")
    with pytest.raises(MendableError):
        backup(url, tmp_path / "mine")
    assert (tmp_path / "mine").read_text() == "mine"


def test_a_backup_into_a_folder_that_there_is_not_is_refused(store: Store, url: str, tmp_path: Path) -> None:
    assert store.rounds(HOST) == ()
    with pytest.raises(MendableError):
        backup(url, tmp_path / "none" / "first.backup")


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n" * 1000, b"SQLite format 3\0" + b"\0" * 84])
def test_what_is_no_backup_is_refused_and_the_database_stays(
    store: Store, url: str, ref: RoundRef, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "none.backup").write_bytes(content)
    with pytest.raises(MendableError):
        restore(url, tmp_path / "none.backup", START)
    with pytest.raises(MendableError):
        restore(url, tmp_path / "not there", START)
    assert [one.ref for one in store.rounds(HOST)] == [ref]


def test_a_cut_off_backup_is_refused_and_the_database_stays(
    store: Store, url: str, ref: RoundRef, tmp_path: Path
) -> None:
    file = tmp_path / "first.backup"
    backup(url, file)
    os.truncate(file, file.stat().st_size // 2)
    with pytest.raises(MendableError):
        restore(url, file, START)
    assert [one.ref for one in store.rounds(HOST)] == [ref]


def test_a_backup_goes_into_a_database_that_is_not_there_yet(
    store: Store, url: str, ref: RoundRef, new_url_of_the_same_kind: str, tmp_path: Path
) -> None:
    backup(url, tmp_path / "first.backup")
    assert restore(new_url_of_the_same_kind, tmp_path / "first.backup", START) is None
    elsewhere = open_store(new_url_of_the_same_kind)
    assert elsewhere.round_state(HOST, ref) == store.round_state(HOST, ref)
    elsewhere.close()


@pytest.mark.parametrize("spoilt", [b"", b"not a database"])
def test_a_spoilt_database_is_put_aside_and_the_backup_takes_its_place(
    sqlite_url: str, tmp_path: Path, spoilt: bytes
) -> None:
    store = open_store(sqlite_url)
    ref = store.start_partnership(HOST, name="Harbour District", title="Baseline", edition="2026.1")
    store.close()
    backup(sqlite_url, tmp_path / "first.backup")
    (tmp_path / "toolkit.db").write_bytes(spoilt)
    kept = restore(sqlite_url, tmp_path / "first.backup", START)
    assert kept is not None
    assert kept.read_bytes() == spoilt
    again = open_store(sqlite_url)
    assert [one.ref for one in again.rounds(HOST)] == [ref]
    again.close()


def test_a_backup_of_another_kind_is_refused(sqlite_url: str, server: str, tmp_path: Path) -> None:
    assert server
    backup(sqlite_url, tmp_path / "first.backup")
    with pytest.raises(MendableError):
        restore(f"postgresql://toolkit@/postgres?host={server}", tmp_path / "first.backup", START)


class Writer:
    """Somebody who rates and writes a note beside it, again and again; `done` tells of the last of both."""

    def __init__(self, store: Store, ref: RoundRef, seat: Principal, stop: threading.Event) -> None:
        self.seat, self.done, self.failed = seat, 0, ""
        self._store, self._ref, self._stop = store, ref, stop
        self._moved = threading.Condition()
        self._thread = threading.Thread(target=self._write)
        self._thread.start()

    def _write(self) -> None:
        try:
            while not self._stop.is_set():
                turn, seen = self.done + 1, str(self.done or "")
                self._store.rate(self.seat, self._ref, ONE, turn % 5)
                note = self._store.write_rating_text(self.seat, self._ref, ONE, TextSlot.NOTE, str(turn), seen=seen)
                assert isinstance(note, Saved)
                with self._moved:
                    self.done = turn
                    self._moved.notify_all()
        except Exception as error:  # noqa: BLE001 - the test tells it
            self.failed = repr(error)

    def goes_beyond(self, turn: int) -> bool:
        with self._moved:
            return self._moved.wait_for(lambda: self.done > turn, LONGEST)

    def join(self) -> None:
        self._thread.join()


def test_a_backup_taken_while_people_write_is_one_moment_of_it(
    store: Store, url: str, ref: RoundRef, new_url_of_the_same_kind: str, tmp_path: Path
) -> None:
    stop = threading.Event()
    seats = [Principal.at(ref, store.add_seat(HOST, ref, "police")) for _ in range(3)]
    writers = [Writer(store, ref, seat, stop) for seat in seats]
    try:
        assert all(one.goes_beyond(0) for one in writers), [one.failed for one in writers]
        before = [one.done for one in writers]
        backup(url, tmp_path / "busy.backup")
        after = [one.done for one in writers]
        assert all(one.goes_beyond(turn) for one, turn in zip(writers, after, strict=True))
    finally:
        stop.set()
        for one in writers:
            one.join()
    assert [one.failed for one in writers] == ["", "", ""]
    restore(new_url_of_the_same_kind, tmp_path / "busy.backup", START)
    copy = open_store(new_url_of_the_same_kind)
    for seat, early, late in zip(seats, before, after, strict=True):
        own = copy.own_ratings(seat, ref)[ONE]
        note = int(own.note)
        assert early <= note <= late + 1  # all that was told to be saved before it, and nothing from after it
        assert own.answer in {note % 5, (note + 1) % 5}  # a rating and its note are two touches
    numbers = [one.number for one in copy.events(HOST, ref, 1_000_000)]
    assert sorted(numbers) == list(range(1, len(numbers) + 1))
    copy.close()


def test_a_folder_of_its_own_keeps_nothing_half_written(sqlite_url: str, tmp_path: Path) -> None:
    with pytest.raises(MendableError):
        backup(f"sqlite:///{tmp_path / 'none.db'}", tmp_path / "first.backup")
    initialise(f"sqlite:///{tmp_path / 'other.db'}")
    backup(sqlite_url, tmp_path / "first.backup")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["first.backup", "other.db", "toolkit.db"]


@pytest.mark.parametrize("part", [0.95, 0.98])
def test_a_dump_with_a_spoilt_part_is_refused_before_anything_is_touched(
    postgresql_url: str, tmp_path: Path, kept_here: Path, part: float
) -> None:
    store = open_store(postgresql_url)
    ref = store.start_partnership(HOST, name="Harbour District", title="Baseline", edition="2026.1")
    for touch in range(40):
        store.set_agreed(HOST, ref, ONE, touch % 5)
    file = tmp_path / "first.backup"
    backup(postgresql_url, file)
    with file.open("r+b") as spoilt:
        spoilt.seek(int(file.stat().st_size * part))
        spoilt.write(b"\xff" * 40)
    with pytest.raises(MendableError, match="cannot be used"):
        restore(postgresql_url, file, START)
    assert not kept_here.exists()
    assert store.entry_state(HOST, ref, ONE).agreed.answer == 4
    store.close()
