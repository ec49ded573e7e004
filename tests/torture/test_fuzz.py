"""Spoilt inputs: what reads from outside keeps what it promises; and what would not, would be found."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from torture.fuzz import feed
from torture.mutating import LONGEST, spoilt
from torture.readers import READERS, Reader

FEW = {"attached": 20, "join": 60, "markup": 120}


@pytest.mark.parametrize("name", READERS)
def test_whatever_it_is_given_it_is_read_or_refused(name: str, tmp_path: Path) -> None:
    prepare, _ = READERS[name]
    with prepare(tmp_path) as reader:
        found = feed(reader, FEW.get(name, 400), seed=2)
    assert found.findings == {}
    assert len(found.kinds) > 1


def test_of_a_file_with_one_wrong_key_all_that_is_missing_is_told(tmp_path: Path) -> None:
    """Found by a long run: two bytes, and six problems."""
    with READERS["yaml"][0](tmp_path) as reader:
        assert "is no key here" in reader.read(b"a:")


def test_a_defect_in_a_reader_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that was planted: numbers are counted with, however long they are, and Python refuses the longest."""
    monkeypatch.setattr("assessments.json_text.MAX_DIGITS", 100_000)
    with READERS["assessment"][0](tmp_path) as reader:
        assert "ValueError in word_or_number" in feed(reader, 1_500, seed=2).findings


def test_spoilt_markup_comes_as_far_as_the_cells_of_a_sheet(tmp_path: Path) -> None:
    with READERS["markup"][0](tmp_path) as reader:
        kinds = feed(reader, 150, seed=3).kinds
        (words,) = [seed.replace(b"<t>3</t>", b"<t>7</t>") for seed in reader.seeds if b"<t>3</t>" in seed]
        assert "none of the answers" in reader.read(words)
    assert "read: 3 answers, 1 notes" in kinds
    assert len(kinds) > 3


def test_an_input_that_is_found_is_kept_with_where_it_happened() -> None:
    def read(data: bytes) -> str:
        return str(data.decode().count("b"))

    found = feed(Reader(read, [b"ab", b"bb"]), 2_000, seed=1)
    (data, told) = found.findings["UnicodeDecodeError in read"]
    with pytest.raises(UnicodeDecodeError):
        data.decode()
    assert "UnicodeDecodeError" in told
    assert found.executions == 2_000


def test_a_reader_that_does_not_end_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("torture.fuzz.LONGEST", 0.05)

    def read(_data: bytes) -> str:
        while True:
            pass

    assert "TimeoutError in end" in feed(Reader(read, [b"a"]), 1, seed=1).findings


def test_the_same_seed_spoils_in_the_same_way_and_nothing_grows_without_end() -> None:
    def some(seed: int) -> list[bytes]:
        chance = random.Random(seed)
        return [spoilt(chance, b"a: 1\nb: 2\n" * 900, [b"c: 3"], [b"!!x "]) for _ in range(300)]

    assert some(1) == some(1) != some(2)
    assert max(map(len, some(3))) <= LONGEST
