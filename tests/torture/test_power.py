"""A power cut at any write: what was acknowledged is there afterwards, and weaker settings would be caught."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from storage.copies import backup
from torture.disk import Disk, Kept, Step, steps_in
from torture.kill import begun
from torture.power import Settings, can_record, cut_often, record_storage, record_writing

recorded = pytest.mark.skipif(not can_record(), reason="recording takes Linux and gcc")


def seen(disk: Disk, kept: Kept = Kept.SOME) -> set[frozenset[tuple[str, bytes]]]:
    """All that is found after two hundred cuts at this moment."""
    return {frozenset(disk.after_a_cut(kept, random.Random(seed)).items()) for seed in range(200)}


def test_what_was_synced_is_there_after_every_cut_and_what_was_not_may_be_missing() -> None:
    disk = Disk({"a": b"old"})
    disk.follow(Step("W", "a", 0, b"new"))
    assert seen(disk) == {frozenset({("a", b"old")}), frozenset({("a", b"new")})}
    disk.follow(Step("S", "a"))
    assert seen(disk) == {frozenset({("a", b"new")})}


def test_of_a_write_some_sectors_may_be_there_and_others_not() -> None:
    disk = Disk({"a": b"x" * 1024})
    disk.follow(Step("W", "a", 0, b"y" * 1024))
    halves = {dict(found)["a"] for found in seen(disk)}
    assert halves == {one * 512 + other * 512 for one in (b"x", b"y") for other in (b"x", b"y")}


def test_a_name_is_there_for_sure_only_when_its_folder_was_synced() -> None:
    disk = Disk({"a": b"1"})
    disk.follow(Step("U", "a"))
    assert seen(disk) == {frozenset(), frozenset({("a", b"1")})}
    disk.follow(Step("S", "."))
    assert seen(disk) == {frozenset()}
    disk.follow(Step("C", "b"))
    disk.follow(Step("W", "b", 0, b"2"))
    disk.follow(Step("S", "b"))
    assert seen(disk) == {frozenset(), frozenset({("b", b"2")})}


def test_a_second_name_of_a_file_is_there_for_sure_when_the_folder_was_synced() -> None:
    disk = Disk({"a": b"1"})
    disk.follow(Step("L", "b", data=b"a"))
    assert seen(disk) == {frozenset({("a", b"1")}), frozenset({("a", b"1"), ("b", b"1")})}
    disk.follow(Step("S", "."))
    assert seen(disk) == {frozenset({("a", b"1"), ("b", b"1")})}


def test_a_disk_that_got_round_to_nothing_holds_what_was_synced_alone() -> None:
    disk = Disk({"a": b"1"})
    for step in (Step("W", "a", 0, b"2"), Step("S", "a"), Step("W", "a", 0, b"3"), Step("T", "a", 0)):
        disk.follow(step)
    assert seen(disk, Kept.NOTHING) == {frozenset({("a", b"2")})}
    assert seen(disk, Kept.THE_FIRST) == {frozenset({("a", one)}) for one in (b"2", b"3", b"")}


def test_a_note_that_was_cut_off_itself_is_left_out() -> None:
    record = b"W 4 2 /data/a\nxyS 0 0 /data\nC 0 0 /data/b\nW 0 9 /data/a\nxy"
    assert list(steps_in(record, "/data")) == [Step("W", "a", 4, b"xy"), Step("S", "."), Step("C", "b")]


@recorded
@pytest.mark.parametrize("settings", [Settings(), Settings("wal", "FULL")], ids=["here", "with a write-ahead log"])
def test_no_power_cut_loses_or_damages_what_was_acknowledged(tmp_path: Path, settings: Settings) -> None:
    found = cut_often(record_writing(tmp_path, settings, deeds=40), tmp_path, cuts=25)
    assert found.fine, found
    assert (found.cuts, found.acknowledged > 0, found.syncs > found.acknowledged) == (25, True, True)


@recorded
def test_settings_that_do_not_wait_for_the_disk_are_seen_to_lose(tmp_path: Path) -> None:
    weak = record_writing(tmp_path, Settings("wal", "NORMAL"), deeds=40)
    assert cut_often(weak, tmp_path, cuts=25).losing > 0


@recorded
def test_what_is_told_to_be_restored_into_an_empty_place_is_there_whenever_the_power_goes(tmp_path: Path) -> None:
    url, _ref = begun(tmp_path / "before")
    backup(url, tmp_path / "one.backup")
    recording = record_storage(tmp_path, "restore", str(tmp_path / "one.backup"))
    disk = Disk(recording.files)
    for step in recording.steps:
        disk.follow(step)
    assert {dict(found).get("toolkit.db") for found in seen(disk)} == {(tmp_path / "one.backup").read_bytes()}


@recorded
def test_a_database_that_is_told_to_be_made_is_there_whenever_the_power_goes(tmp_path: Path) -> None:
    recording = record_storage(tmp_path, "init")
    disk = Disk(recording.files)
    for step in recording.steps:
        disk.follow(step)
    assert {dict(found).get("toolkit.db") for found in seen(disk)} == {(tmp_path / "data" / "toolkit.db").read_bytes()}
