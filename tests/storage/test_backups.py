"""Backups that make themselves: when something changed, checked, for their owner alone, and not for ever."""

from __future__ import annotations

import logging
import stat
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists import MendableError
from storage import Backups, Keeper, RoundRef, Store, backups_of, initialise, made_by_hand, open_store
from storage.backups import Made, to_keep, without_twins
from storage.copies import restore
from storage.keeper import EVERY
from tests.storage.conftest import HOST, START

ONE = "police.clear-messages"
NOON = datetime(2026, 5, 31, 12, 0, tzinfo=UTC)
LONGEST = 60  # seconds on a busy machine
everywhere = pytest.mark.usefixtures("kept_here")


@pytest.fixture
def kept_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.dumps.DATA", tmp_path / "kept")


def made(*times: datetime) -> list[Made]:
    return [Made(at, "0" * 16, Path(f"{at:%Y%m%d%H%M}")) for at in times]


def test_the_newest_stay_and_the_last_of_each_day() -> None:
    there = made(*(NOON - timedelta(hours=hours) for hours in (1, 2, 3, 30, 31, 24 * 29, 24 * 29 + 2, 24 * 31)))
    kept = to_keep(there, NOON, newest=2, days=30)
    assert sorted(one.at for one in kept) == [NOON - timedelta(hours=hours) for hours in (24 * 29, 30, 2, 1)]


def test_old_ones_stay_among_the_newest_unless_something_was_deleted_since() -> None:
    there = made(*(NOON - timedelta(days=days) for days in (40, 50, 60)))
    assert to_keep(there, NOON, newest=2, days=30) == set(there[:2])
    assert to_keep(there, NOON, newest=2, days=30, deleted=NOON - timedelta(days=45)) == set(there[:1])
    assert to_keep(there, NOON, newest=2, days=30, deleted=NOON) == set(there[:1])  # the last one stays whatever was


@given(
    st.sets(st.integers(0, 3000), min_size=1, max_size=60),
    st.integers(1, 5),
    st.integers(1, 40),
    st.none() | st.integers(0, 3000),
)
def test_whatever_there_is_the_last_one_stays_and_what_was_deleted_does_not_outlive_the_days(
    hours: set[int], newest: int, days: int, deleted: int | None
) -> None:
    there = made(*(NOON - timedelta(hours=one) for one in hours))
    when = None if deleted is None else NOON - timedelta(hours=deleted)
    kept = to_keep(there, NOON, newest=newest, days=days, deleted=when)
    assert max(there) in kept <= set(there)
    if when is None:
        assert set(sorted(there)[-newest:]) <= kept
    else:
        edge = NOON - timedelta(days=days)
        assert not any(one.at < when and one.at <= edge for one in kept - {max(there)})
    assert to_keep(kept, NOON, newest=newest, days=days, deleted=when) == kept


@everywhere
def test_a_backup_is_made_when_something_changed_and_at_no_other_time(store: Store, url: str, ref: RoundRef) -> None:
    backups = backups_of(url, {})
    first = backups.keep_up(START)
    assert first is not None
    assert [stat.S_IMODE(one.stat().st_mode) for one in (first, first.parent)] == [0o600, 0o700]
    assert backups.keep_up(START + timedelta(days=1)) is None
    store.set_agreed(HOST, ref, ONE, 3)
    second = backups.keep_up(START + timedelta(minutes=15))
    assert second is not None
    assert [one.file for one in backups.made()] == [first, second]


@everywhere
def test_what_a_backup_brings_back_is_the_same_to_the_last_row(
    store: Store, url: str, ref: RoundRef, new_url_of_the_same_kind: str
) -> None:
    store.set_agreed(HOST, ref, ONE, 3)
    backup = backups_of(url, {}).keep_up(START)
    assert backup is not None
    before = store.content(HOST)
    restore(new_url_of_the_same_kind, backup, START)
    again = open_store(new_url_of_the_same_kind)
    assert again.content(HOST) == before
    again.set_agreed(HOST, ref, ONE, 4)
    assert again.content(HOST) != before
    again.close()


class Seen(Keeper):
    """A keeper that one can wait for."""

    def __init__(self, store: Store, backups: Backups, *, every: float) -> None:
        super().__init__(store, backups, every=every)
        self._looks = threading.Semaphore(0)

    def look(self) -> None:
        super().look()
        self._looks.release()

    def looked(self, times: int = 1) -> bool:
        """Whether it looked so often since this was asked last."""
        return all(self._looks.acquire(timeout=LONGEST) for _ in range(times))

    def forget(self) -> None:
        """Count from here."""
        while self._looks.acquire(blocking=False):
            pass


def test_a_backup_is_made_as_soon_as_a_round_is_closed(sqlite_url: str) -> None:
    store = open_store(sqlite_url)
    ref = store.start_partnership(HOST, name="Harbour District", title="Baseline", edition="2026.1")
    backups = backups_of(sqlite_url, {})
    keeper = Seen(store, backups, every=LONGEST * 10)
    keeper.start()
    try:
        assert keeper.looked()
        assert len(backups.made()) == 1
        store.set_agreed(HOST, ref, ONE, 3)
        store.change_round(HOST, ref, {"closed": date(2026, 5, 18)}, seen={"closed": None})
        assert keeper.looked()
        assert len(backups.made()) == 2
    finally:
        keeper.stop()
        store.close()


def test_each_time_the_interval_is_over_a_backup_is_made_if_anything_changed_and_else_none(sqlite_url: str) -> None:
    assert EVERY == 15 * 60
    store = open_store(sqlite_url)
    ref = store.start_partnership(HOST, name="Harbour District", title="Baseline", edition="2026.1")
    backups = backups_of(sqlite_url, {})
    keeper = Seen(store, backups, every=0.01)  # nobody waits a quarter of an hour; nothing else wakes it here
    keeper.start()
    try:
        assert keeper.looked(3)
        assert len(backups.made()) == 1
        for level in (3, 4):
            store.set_agreed(HOST, ref, ONE, level)
            keeper.forget()
            assert keeper.looked(4)  # the first of them may have begun before the change
            assert len(backups.made()) == level - 1
            written = backups.folder.stat().st_mtime_ns
            keeper.forget()
            assert keeper.looked(4)
            assert backups.folder.stat().st_mtime_ns == written  # no file came, not even one that went again
    finally:
        keeper.stop()
        store.close()


def test_a_folder_that_cannot_be_written_stops_nothing_and_is_in_the_log(
    sqlite_url: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "no-folder").write_text("a file")
    store = open_store(sqlite_url)
    ref = store.start_partnership(HOST, name="Harbour District", title="Baseline", edition="2026.1")
    with caplog.at_level(logging.WARNING, logger="toolkit"):
        Keeper(store, backups_of(sqlite_url, {"TOOLKIT_BACKUPS": str(tmp_path / "no-folder")})).look()
    assert "no backup could be made" in caplog.text
    assert "Harbour" not in caplog.text
    store.set_agreed(HOST, ref, ONE, 3)
    store.close()


def test_what_can_no_longer_be_copied_lets_go_of_no_backup(sqlite_url: str, tmp_path: Path) -> None:
    store = open_store(sqlite_url)
    store.start_partnership(HOST, name="Harbour District", title="Baseline", edition="2026.1")
    store.close()
    backups = Backups(sqlite_url, tmp_path / "backups", newest=1, days=1)
    assert backups.keep_up(START) is not None
    whole = (tmp_path / "toolkit.db").read_bytes()
    for spoilt in (b"", whole[:5_000], whole[:4_096] + b"x" * 60_000):
        (tmp_path / "toolkit.db").write_bytes(spoilt)
        with pytest.raises(MendableError):
            backups.keep_up(START + timedelta(days=400))
        assert len(backups.made()) == 1


@everywhere
def test_two_processes_that_look_at_the_same_moment_keep_one_backup_of_one_state(
    store: Store, url: str, ref: RoundRef
) -> None:
    backups, begin = backups_of(url, {}), threading.Barrier(4)

    def look(number: int) -> Path | None:
        begin.wait(LONGEST)
        return backups.keep_up(START + timedelta(microseconds=number))

    for round_ in range(3):
        store.set_agreed(HOST, ref, ONE, round_)
        with ThreadPoolExecutor(4) as processes:
            list(processes.map(look, range(round_ * 10, round_ * 10 + 4)))
        backups.keep_up(START + timedelta(hours=1))
        states = [one.state for one in backups.made()]
        assert len(states) == len(set(states)) == round_ + 1


def test_of_one_state_in_a_row_the_first_stays_and_one_that_comes_back_is_another() -> None:
    there = [Made(NOON + timedelta(minutes=n), state, Path(str(n))) for n, state in enumerate("aabbba")]
    assert [str(one.file) for one in without_twins(reversed(there))] == ["0", "2", "5"]


def test_a_folder_with_the_backups_of_another_database_is_refused_and_loses_none(
    sqlite_url: str, tmp_path: Path
) -> None:
    other_url = f"sqlite:///{tmp_path / 'other' / 'toolkit.db'}"
    initialise(other_url)
    one, other = (Backups(url, tmp_path / "disk", newest=1, days=1) for url in (sqlite_url, other_url))
    made = one.keep_up(START)
    for deed in (other.check_folder, lambda: other.keep_up(START + timedelta(days=400))):
        with pytest.raises(MendableError, match=r"another database \(\.\./toolkit\.db\).*delete of\.txt"):
            deed()
    assert [each.file for each in one.made()] == [made]
    (tmp_path / "disk" / "of.txt").unlink()
    other.check_folder()


def test_a_database_that_was_moved_with_its_backups_goes_on_with_them(tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    initialise(f"sqlite:///{before / 'toolkit.db'}")
    backups_of(f"sqlite:///{before / 'toolkit.db'}", {}).keep_up(START)
    before.rename(after)
    moved = backups_of(f"sqlite:///{after / 'toolkit.db'}", {})
    moved.check_folder()
    assert len(moved.made()) == 1


def test_the_environment_says_where_and_how_long(sqlite_url: str, tmp_path: Path) -> None:
    usual = backups_of(sqlite_url, {})
    assert (usual.folder, usual.newest, usual.days) == (tmp_path / "backups", 8, 30)
    told = {"TOOLKIT_BACKUPS": str(tmp_path / "disk"), "TOOLKIT_BACKUPS_NEWEST": "3", "TOOLKIT_BACKUPS_DAYS": "365"}
    own = backups_of(sqlite_url, told)
    assert (own.folder, own.newest, own.days) == (tmp_path / "disk", 3, 365)
    for wrong in ("0", "-1", "many", "1e3", "٣"):
        with pytest.raises(MendableError, match="whole number"):
            backups_of(sqlite_url, {"TOOLKIT_BACKUPS_DAYS": wrong})


def test_other_files_in_the_folder_are_left_alone(sqlite_url: str, tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir()
    for name in ("mine.backup", "notes.txt", "20200101T000000Z.backup"):
        (tmp_path / "backups" / name).write_text("mine")
    backups = Backups(sqlite_url, tmp_path / "backups", newest=1, days=1)
    backups.keep_up(START)
    assert len(list((tmp_path / "backups").iterdir())) == 3 + 2


def test_copies_that_nothing_lets_go_of_are_named(sqlite_url: str, tmp_path: Path) -> None:
    for name in ("toolkit.db.before-0005-x", "toolkit.db.replaced-x", "other.db.before-x"):
        (tmp_path / name).write_text("")
    assert [one.name for one in made_by_hand(sqlite_url)] == ["toolkit.db.before-0005-x", "toolkit.db.replaced-x"]


OPENED: list[str] = []
LOOKING = threading.Event()
sys.addaudithook(lambda event, what: OPENED.append(str(what[0])) if LOOKING.is_set() and event == "open" else None)


@everywhere
def test_the_database_in_use_is_opened_by_sqlite_alone(store: Store, url: str, ref: RoundRef, tmp_path: Path) -> None:
    # Closing it otherwise would give up the locks that SQLite holds on it in this process.
    store.set_agreed(HOST, ref, ONE, 2)
    LOOKING.set()
    assert Backups(url, tmp_path / "backups").keep_up(NOON) is not None
    LOOKING.clear()
    assert any(".backup" in one for one in OPENED)  # so that an opening would have been seen
    assert [one for one in OPENED if one == url.removeprefix("sqlite:///")] == []
