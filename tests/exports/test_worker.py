from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from assessments import Action
from checklists import SectorId
from exports.pdf import WORKER, typeset_plan
from exports.typesetter import MOST_MEMORY
from exports.worker import PdfFailedError, Worker
from tests.exports.examples import ENGLISH, Typeset, edition_of, example

ROOT = Path(__file__).parent.parent.parent
MINIMAL = ROOT / "examples" / "minimal.json"


def job(text: str) -> dict[str, object]:
    html = f"<!DOCTYPE html><html lang='en'><head><title>t</title></head><body><h1>{text}</h1></body></html>"
    return {
        "css": "", "variant": "pdf/ua-1", "language": "en", "title": "t", "date": None,
        "sections": [{"html": html, "contents": False}],
    }  # fmt: skip


@pytest.fixture
def worker() -> Worker:
    return Worker(seconds=120)


def test_two_processes_give_the_same_bytes(plan_of: Typeset, worker: Worker) -> None:
    baseline = example("harbour-district-baseline")
    again = typeset_plan(worker, edition_of(baseline), baseline, ENGLISH)
    worker.stop()
    assert again.pdf == plan_of("harbour-district-baseline")


def test_a_plan_out_of_kept_sections_has_the_same_bytes(worker: Worker) -> None:
    minimal = example("minimal")
    first, second = (typeset_plan(worker, edition_of(minimal), minimal, ENGLISH).pdf for _ in range(2))
    worker.stop()
    assert first == second


def test_a_file_that_is_written_anew_still_has_its_attachment(worker: Worker) -> None:
    # The last byte of what is packed is a sum over it, which an odd letter more each time brings to every value.
    attached = {"name": "a.json", "about": "all", "content": "{}"}
    made = [worker.typeset({**job("one"), "title": "y" * turn, "attached": attached}).pdf for turn in range(256)]
    worker.stop()
    assert [one for one in made if b"/EmbeddedFile" not in one or re.search(rb"[\r\n]\nendstream", one)] == []


def test_a_worker_that_was_killed_is_started_again(worker: Worker) -> None:
    before = worker.typeset(job("one")).pdf
    process = worker.process_id
    assert process is not None
    psutil.Process(process).kill()
    psutil.wait_procs([psutil.Process(process)]) if psutil.pid_exists(process) else None
    assert worker.typeset(job("one")).pdf == before
    assert worker.process_id != process
    worker.stop()


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="a process cannot be halted here")
def test_a_worker_killed_in_the_middle_of_a_job_fails_that_job_alone(worker: Worker) -> None:
    worker.typeset(job("one"))
    process = worker.process_id
    assert process is not None
    os.kill(process, signal.SIGSTOP)  # so that the job is certainly unfinished when the process dies
    threading.Timer(0.2, os.kill, (process, signal.SIGKILL)).start()
    with pytest.raises(PdfFailedError, match="stopped"):
        worker.typeset(job("two"))
    assert worker.typeset(job("three")).pdf.startswith(b"%PDF")
    worker.stop()


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="a process cannot be halted here")
def test_a_job_that_takes_too_long_is_ended_and_the_next_one_is_done() -> None:
    worker = Worker(seconds=3)
    worker.typeset(job("one"))
    process = worker.process_id
    assert process is not None
    os.kill(process, signal.SIGSTOP)
    with pytest.raises(PdfFailedError, match="longer than 3 seconds"):
        worker.typeset(job("two"))
    assert not psutil.pid_exists(process)
    assert worker.typeset(job("three")).pdf.startswith(b"%PDF")
    worker.stop()


def test_a_job_that_cannot_be_set_leaves_the_worker_alive(worker: Worker) -> None:
    with pytest.raises(PdfFailedError, match="KeyError"):
        worker.typeset({"css": ""})
    process = worker.process_id
    assert worker.typeset(job("one")).pdf.startswith(b"%PDF")
    assert worker.process_id == process
    worker.stop()


def test_many_at_once_wait_for_each_other_and_each_gets_its_own(worker: Worker) -> None:
    sectors = [SectorId(one) for one in ("police", "ngos", "mens-groups", "faith-groups")] * 2
    one_sector = example("one-sector-only")

    def typeset(sector: SectorId) -> bytes:
        return typeset_plan(worker, edition_of(one_sector), one_sector, ENGLISH, sector=sector).pdf

    alone = {sector: typeset(sector) for sector in sectors}
    with ThreadPoolExecutor(len(sectors)) as pool:
        together = list(pool.map(typeset, sectors))
    worker.stop()
    assert together == [alone[sector] for sector in sectors]
    assert len(set(together)) == 4


def test_no_address_is_opened_whatever_a_page_asks_for(worker: Worker, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("canarysecret")
    wanted = f"<link rel=attachment href='{secret.as_uri()}'><img alt='' src='{secret.as_uri()}'>"
    made = worker.typeset(job(wanted))
    worker.stop()
    assert b"EmbeddedFile" not in made.pdf
    assert any("Nothing is fetched" in complaint for complaint in made.complaints)


def test_without_pango_the_sentence_says_what_to_install(tmp_path: Path) -> None:
    # The loader of the system finds this file first, and it is no library: what a broken installation looks like.
    for name in ("libpango-1.0.so.0", "libpango-1.0.dylib"):
        (tmp_path / name).write_text("no library")
    out = tmp_path / "plan.pdf"
    made = subprocess.run(
        [sys.executable, "-m", "exports", "pdf", str(MINIMAL), "--out", str(out)],
        cwd=ROOT,
        env={**os.environ, "LD_LIBRARY_PATH": str(tmp_path), "DYLD_LIBRARY_PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 1
    assert "Pango" in made.stderr
    assert "libpango-1.0-0" in made.stderr or "brew install pango" in made.stderr
    assert "Traceback" not in made.stderr
    assert made.stdout == ""
    assert not out.exists()


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="a process cannot be halted here")
def test_a_worker_that_does_not_even_read_its_job_is_ended_in_time() -> None:
    worker = Worker(seconds=3)
    worker.typeset(job("one"))
    process = worker.process_id
    assert process is not None
    os.kill(process, signal.SIGSTOP)
    with pytest.raises(PdfFailedError, match="longer than 3 seconds"):
        worker.typeset(job("x" * 3_000_000))  # more than any pipe holds
    assert not psutil.pid_exists(process)
    worker.stop()


def test_a_plan_of_5000_actions_is_refused_when_its_time_is_up_and_the_next_one_is_set() -> None:
    minimal = example("minimal")
    edition = edition_of(minimal)
    places = [one.id for one in edition.responsibilities] * 79  # 64 of them: 5,056 places
    actions = tuple(Action(f"a{n}", f"Action number {n}", (place,)) for n, place in enumerate(places[:5_000]))
    worker = Worker(seconds=3)
    with pytest.raises(PdfFailedError, match="longer than 3 seconds"):
        typeset_plan(worker, edition, replace(minimal, actions=actions), ENGLISH)
    assert worker.process_id is None
    assert worker.typeset(job("two")).pdf.startswith(b"%PDF")
    worker.stop()


def test_the_worker_that_is_shipped_ends_every_job_after_two_minutes_and_within_three_gigabytes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # 5,000 actions were refused after 120 seconds with 2.0 GB taken; that is too long for a test.
    seconds: list[float] = []

    class Noted(threading.Timer):
        def __init__(self, interval: float, function: Callable[[], object]) -> None:
            seconds.append(interval)
            super().__init__(interval, function)

    WORKER.stop()
    monkeypatch.setattr(threading, "Timer", Noted)
    assert WORKER.typeset(job("one")).pdf.startswith(b"%PDF")
    assert seconds == [120, 120]  # to start, and for the job
    if hasattr(psutil, "RLIMIT_AS"):
        assert psutil.Process(WORKER.process_id).rlimit(psutil.RLIMIT_AS) == (3 * 1024**3, 3 * 1024**3)
    WORKER.stop()


@pytest.mark.skipif(not hasattr(psutil, "RLIMIT_AS"), reason="memory cannot be bounded here")
def test_a_job_that_asks_for_too_much_memory_is_refused_and_the_next_one_is_set(worker: Worker) -> None:
    assert worker.typeset(job("one")).pdf.startswith(b"%PDF")
    process = psutil.Process(worker.process_id)
    assert process.rlimit(psutil.RLIMIT_AS) == (MOST_MEMORY, MOST_MEMORY)
    room = process.memory_info().vms + 32 * 1024**2
    process.rlimit(psutil.RLIMIT_AS, (room, room))  # 3 GB would take minutes to fill
    rows = "".join(f"<tr><td>{n}</td><td>Row number {n}</td></tr>" for n in range(5_000))
    with pytest.raises(PdfFailedError, match="could not be made"):
        worker.typeset(job(f"<table>{rows}</table>"))
    assert worker.typeset(job("two")).pdf.startswith(b"%PDF")
    worker.stop()


@pytest.mark.parametrize(
    "text",
    ["x" * 100_000, "<div>" * 500 + "deep" + "</div>" * 500, "<table><tr><td>" * 100 + "</td></tr></table>" * 100],
    ids=["a word of 100,000 letters", "500 nested elements", "tables in tables"],
)
def test_a_page_that_asks_for_too_much_is_set_or_refused_and_the_next_one_is_set(worker: Worker, text: str) -> None:
    with suppress(PdfFailedError):  # told in a sentence
        assert worker.typeset(job(text)).pdf.startswith(b"%PDF")
    assert worker.typeset(job("two")).pdf.startswith(b"%PDF")
    worker.stop()
