from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from assessments import Partnership
from checklists import SectorId
from exports import Paper, plan_pdf
from exports.kept import KeptFiles
from exports.pdf import WORKER
from tests.exports.examples import ENGLISH, edition_of, example


class Maker:
    def __init__(self, file: bytes = b"file") -> None:
        self.times = 0
        self.file = file

    def __call__(self) -> bytes:
        self.times += 1
        return self.file


def test_what_was_made_once_is_not_made_again() -> None:
    kept, make = KeptFiles(), Maker()
    assert [kept.file(("a", b"b"), make) for _ in range(3)] == [b"file"] * 3
    assert make.times == 1


@pytest.mark.parametrize("other", [("a", "c"), ("ab",), ("", "ab"), ("a", "b", "")])
def test_other_content_is_another_file(other: tuple[str, ...]) -> None:
    kept = KeptFiles()
    kept.file(("a", "b"), Maker(b"one"))
    assert kept.file(other, Maker(b"two")) == b"two"


def test_the_oldest_goes_where_there_is_no_room() -> None:
    kept, make = KeptFiles(most_bytes=8), Maker(b"1234")
    for name in ("a", "b", "a", "c"):  # a is used after b, so b is the oldest
        kept.file((name,), make)
    assert make.times == 3
    kept.file(("a",), make)
    assert make.times == 3
    kept.file(("b",), make)
    assert make.times == 4


def test_a_file_larger_than_all_room_is_given_and_not_kept() -> None:
    kept, make = KeptFiles(most_bytes=3), Maker(b"1234")
    assert kept.file(("a",), make) == kept.file(("a",), make) == b"1234"
    assert make.times == 2


def test_what_failed_is_tried_again() -> None:
    kept = KeptFiles()

    def fail() -> bytes:
        raise OSError("no")

    with pytest.raises(OSError, match="no"):
        kept.file(("a",), fail)
    assert kept.file(("a",), Maker()) == b"file"


def test_forty_who_ask_at_once_get_one_file_that_was_made_once() -> None:
    kept, make, asked = KeptFiles(), Maker(), threading.Barrier(40)

    def ask(_number: int) -> bytes:
        asked.wait()
        return kept.file(("a",), make)

    with ThreadPoolExecutor(40) as pool:
        assert set(pool.map(ask, range(40))) == {b"file"}
    assert make.times == 1


def test_an_unchanged_plan_is_there_without_the_typesetter() -> None:
    assessment = example("one-sector-only")
    edition = edition_of(assessment)
    once = plan_pdf(edition, assessment, ENGLISH, sector=SectorId("police"))
    process = WORKER.process_id
    WORKER.stop()
    assert plan_pdf(edition, assessment, ENGLISH, sector=SectorId("police")) == once
    assert process is not None
    assert WORKER.process_id is None  # nobody had to start it again


def test_whatever_changes_in_a_plan_is_in_the_next_one() -> None:
    assessment = example("minimal")
    edition, police = edition_of(assessment), SectorId("police")
    plans = [
        plan_pdf(edition, assessment, ENGLISH, sector=police),
        plan_pdf(edition, assessment, ENGLISH, sector=SectorId("ngos")),
        plan_pdf(edition, assessment, ENGLISH, sector=police, public=True),
        plan_pdf(edition, assessment, ENGLISH, sector=police, paper=Paper.LETTER),
        plan_pdf(edition, replace(assessment, partnership=Partnership("Elsewhere")), ENGLISH, sector=police),
        plan_pdf(
            replace(edition, scale=(replace(edition.scale[0], meaning="Nothing at all"), *edition.scale[1:])),
            assessment,
            ENGLISH,
            sector=police,
        ),
    ]
    assert len(set(plans)) == len(plans)
