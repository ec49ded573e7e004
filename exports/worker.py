"""The one process that sets PDFs, seen from our side: started when first needed, bounded, killed and started again."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import platform
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

from checklists import MendableError, Problem
from exports.typesetter import FAILED, FINISHED, HEADER, READY, UNAVAILABLE, read_frame, write_frame

__all__ = ["PdfFailedError", "PdfUnavailableError", "Worker", "WorkerAnswer"]

TYPESETTER = Path(__file__).with_name("typesetter.py")
FONTS = Path(__file__).with_name("fonts") / "fonts.conf"
START_SECONDS = 120.0
JOB_SECONDS = 120.0
STOPPED = "the program that sets the pages stopped"

# What WeasyPrint loads, per system (https://doc.courtbouillon.org/weasyprint/stable/first_steps.html#installation).
INSTALL = {
    "Linux": (
        "on Debian or Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; "
        "on Fedora: dnf install pango; on Arch: pacman -S pango; on Alpine: apk add pango"
    ),
    "Darwin": "brew install pango",
    "Windows": "install MSYS2 (https://www.msys2.org), then in its window: pacman -S mingw-w64-ucrt-x86_64-pango",
}


class PdfUnavailableError(MendableError):
    """This machine lacks what setting a PDF takes; the text says what to install."""

    def __init__(self) -> None:
        advice = INSTALL.get(platform.system(), INSTALL["Linux"])
        super().__init__(
            [
                Problem(
                    "PDF",
                    f"The library Pango, which sets the pages, cannot be loaded here. To install it, {advice}. "
                    "Until then, the application saves the same as a page to print from the browser.",
                )
            ]
        )


class PdfFailedError(MendableError):
    """One document could not be set: it took too long, took too much memory, or met a defect."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            [Problem("PDF", f"The PDF could not be made: {reason}. Please try again, or one sector at a time.")]
        )


class WorkerAnswer:
    """What came back: the PDF, and what the typesetter complained about (empty when all is well)."""

    def __init__(self, pdf: bytes, complaints: tuple[str, ...]) -> None:
        self.pdf = pdf
        self.complaints = complaints


class Worker:
    """A typesetter process and the queue in front of it: one job at a time, each within `seconds`."""

    def __init__(self, seconds: float = JOB_SECONDS) -> None:
        self._seconds = seconds
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        atexit.register(self.stop)

    @property
    def process_id(self) -> int | None:
        """The process id of the typesetter; None where it is not running."""
        return None if self._process is None else self._process.pid

    def typeset(self, job: Mapping[str, Any]) -> WorkerAnswer:
        """Have one job set (its shape: `Typesetter.typeset`).

        Raises PdfUnavailableError where the libraries are missing, PdfFailedError where it did not come to a PDF.
        """
        with self._turn:
            answer = self._exchange(self._running(), self._seconds, json.dumps(job).encode())
        kind, content = answer[:1], answer[1:]
        if kind != FINISHED:
            raise PdfFailedError(content.decode() if kind == FAILED else STOPPED)
        length = HEADER.unpack(content[: HEADER.size])[0]
        start = HEADER.size + length
        return WorkerAnswer(content[start:], tuple(json.loads(content[HEADER.size : start])))

    def stop(self) -> None:
        """End the process; the next job starts a new one."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):  # what could not be sent any more
                _open(pipe).close()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.stop()
        self._process = process = _start()
        greeting = self._exchange(process, START_SECONDS)
        if greeting[:1] == READY:
            return process
        self.stop()
        raise PdfUnavailableError if greeting[:1] == UNAVAILABLE else PdfFailedError(STOPPED)

    def _exchange(self, process: subprocess.Popen[bytes], seconds: float, content: bytes | None = None) -> bytes:
        """Send `content` and wait for the answer. A pipe knows no timeout everywhere; a killed process ends both."""
        late = threading.Event()

        def end() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(seconds, end)
        timer.start()
        try:
            if content is not None:
                write_frame(_open(process.stdin), content)
            return read_frame(_open(process.stdout))
        except (OSError, EOFError) as error:
            self.stop()
            raise PdfFailedError(f"it took longer than {seconds:g} seconds" if late.is_set() else STOPPED) from error
        finally:
            timer.cancel()


def _start() -> subprocess.Popen[bytes]:
    # -P: the folder of the script stays out of the module path, where its neighbours would hide the standard library.
    return subprocess.Popen(  # noqa: S603 - our own script, no argument from outside
        [sys.executable, "-P", str(TYPESETTER)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "FONTCONFIG_FILE": str(FONTS)},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _open(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:  # never, as both are asked for
        raise PdfFailedError(STOPPED)
    return pipe
