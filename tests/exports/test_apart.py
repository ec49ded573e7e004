"""Files that are made in a process of their own: the same bytes, what is to be mended told, and nobody kept waiting."""

from __future__ import annotations

import gettext
import os
import signal
import sys
import threading
from collections.abc import Callable, Generator
from dataclasses import replace
from functools import partial
from pathlib import Path

import psutil
import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from hypothesis import given
from hypothesis import strategies as st

from checklists import MendableError, Problem
from exports import PdfUnavailableError, actions_csv, actions_ics, assessment_json, plan_docx, plan_pdf, plan_xlsx
from exports.apart import Apart
from exports.parcels import packed, unpacked
from exports.pdf import WORKER
from exports.piped import LEAST_URGENT
from exports.typesetter import MOST_MEMORY
from tests.exports.examples import ENGLISH, edition_of, example
from translations import translator_for

BASELINE = example("harbour-district-baseline")
EDITION = edition_of(BASELINE)


@pytest.fixture(scope="module")
def apart() -> Generator[Apart]:
    maker = Apart(seconds=120)
    yield maker
    maker.stop()


def nothing(*_: object) -> bytes:
    return b"made"


def in_need_of_mending() -> bytes:
    raise MendableError([Problem("police.yaml:3", "Mend this.")])


def without_pango() -> bytes:
    raise PdfUnavailableError


def defective() -> bytes:
    raise LookupError("a defect")


def too_large() -> bytes:
    return bytes(MOST_MEMORY)


@pytest.mark.parametrize("make", [plan_docx, plan_xlsx, actions_csv, actions_ics, assessment_json])
def test_a_file_has_the_same_bytes_as_one_that_is_made_here(apart: Apart, make: Callable[..., bytes]) -> None:
    what = (EDITION, BASELINE) if make is assessment_json else (EDITION, BASELINE, ENGLISH)
    assert apart.made(make, *what) == make(*what)
    assert apart.made(partial(make, *what)) == make(*what)


def test_pages_are_set_apart_and_not_here() -> None:
    maker = Apart(seconds=400)
    WORKER.stop()
    made = maker.made(plan_pdf, EDITION, BASELINE, ENGLISH, sector=EDITION.sectors[0].id)
    assert WORKER.process_id is None
    assert made == plan_pdf(EDITION, BASELINE, ENGLISH, sector=EDITION.sectors[0].id)
    assert maker.process_id is not None
    below = psutil.Process(maker.process_id).children()
    assert [one.nice() for one in below] == [LEAST_URGENT] * len(below)  # the typesetter too gives way to who saves
    maker.stop()
    WORKER.stop()
    _gone, left = psutil.wait_procs(below, timeout=30)
    assert left == []


def test_what_is_to_be_mended_is_told_as_it_would_be_here(apart: Apart) -> None:
    with pytest.raises(MendableError) as told:
        apart.made(in_need_of_mending)
    assert told.value.problems == (Problem("police.yaml:3", "Mend this."),)
    with pytest.raises(PdfUnavailableError) as missing:
        apart.made(without_pango)
    assert missing.value.problems == PdfUnavailableError().problems


def test_a_defect_says_where_it_is_and_the_maker_goes_on(apart: Apart) -> None:
    apart.made(nothing)
    process = apart.process_id
    with pytest.raises(RuntimeError, match=r"test_apart\.py.*(?s:.*)LookupError: a defect"):
        apart.made(defective)
    assert apart.made(nothing) == b"made"
    assert apart.process_id == process


@pytest.mark.skipif(sys.platform == "win32", reason="the system sets no bound there")
def test_a_file_that_would_take_too_much_memory_is_refused_and_the_next_one_is_made(apart: Apart) -> None:
    with pytest.raises(RuntimeError, match="MemoryError"):
        apart.made(too_large)
    assert apart.made(nothing) == b"made"


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="a process cannot be halted here")
def test_a_maker_that_was_killed_is_told_of_and_started_again(apart: Apart) -> None:
    apart.made(nothing)
    process = apart.process_id
    assert process is not None
    os.kill(process, signal.SIGSTOP)  # so that the file is certainly unfinished when it dies
    threading.Timer(0.2, os.kill, (process, signal.SIGKILL)).start()
    with pytest.raises(MendableError, match="stopped"):
        apart.made(nothing)
    assert apart.made(nothing) == b"made"
    assert apart.process_id != process


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="a process cannot be halted here")
def test_what_takes_too_long_is_ended_and_the_next_file_is_made() -> None:
    maker = Apart(seconds=3)
    maker.made(nothing)
    process = maker.process_id
    assert process is not None
    os.kill(process, signal.SIGSTOP)
    with pytest.raises(MendableError, match="took too long"):
        maker.made(nothing)
    assert not psutil.pid_exists(process)
    assert maker.made(nothing) == b"made"
    maker.stop()


def test_a_language_goes_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue = Catalog(locale="es")
    catalogue.add("Action plan", "Plan de acción")
    folder = tmp_path / "es" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "messages.mo").open("wb") as file:
        write_mo(file, catalogue)
    monkeypatch.setattr("translations.CATALOGUES", tmp_path)
    spanish = translator_for("es")
    assert isinstance(spanish, gettext.GNUTranslations)
    assert unpacked(packed(spanish)) is spanish


@given(st.text(st.characters()) | st.sampled_from(["cos\nsystem\n(S'true'\ntR.", "\x80\x05.", "\ud800", "\x00"]))
def test_what_people_typed_arrives_as_the_text_that_it_is(text: str) -> None:
    what = replace(BASELINE, partnership=replace(BASELINE.partnership, name=text))
    arrived = unpacked(packed((text, what)))
    assert arrived == (text, what)
    assert type(arrived[0]) is str


def test_what_is_sent_again_is_what_it_is_now() -> None:
    for one in (example("harbour-district-second-round"), BASELINE, example("minimal"), BASELINE):
        assert unpacked(packed((edition_of(one), one))) == (edition_of(one), one)
