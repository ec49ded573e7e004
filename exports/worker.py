"""The one process that sets PDFs, seen from our side."""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from checklists import MendableError, Problem
from exports.piped import LateError, NotReadyError, Piped, StoppedError
from exports.typesetter import FAILED, FINISHED, HEADER, UNAVAILABLE

__all__ = ["PdfFailedError", "PdfUnavailableError", "Worker", "WorkerAnswer"]

TYPESETTER = Path(__file__).with_name("typesetter.py")
FONTS = Path(__file__).with_name("fonts") / "fonts.conf"
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
    """The typesetter: one job at a time, each within `seconds`."""

    def __init__(self, seconds: float = JOB_SECONDS) -> None:
        self._seconds = seconds
        self._process = Piped((str(TYPESETTER),), seconds, {"FONTCONFIG_FILE": str(FONTS)})

    @property
    def process_id(self) -> int | None:
        """The process id of the typesetter; None where it is not running."""
        return self._process.process_id

    def typeset(self, job: Mapping[str, Any]) -> WorkerAnswer:
        """Have one job set (its shape: `Typesetter.typeset`).

        Raises PdfUnavailableError where the libraries are missing, PdfFailedError where it did not come to a PDF.
        """
        answer = self._answer(json.dumps(job).encode())
        kind, content = answer[:1], answer[1:]
        if kind != FINISHED:
            raise PdfFailedError(content.decode() if kind == FAILED else STOPPED)
        length = HEADER.unpack(content[: HEADER.size])[0]
        start = HEADER.size + length
        return WorkerAnswer(content[start:], tuple(json.loads(content[HEADER.size : start])))

    def stop(self) -> None:
        """End the process; the next job starts a new one."""
        self._process.stop()

    def _answer(self, job: bytes) -> bytes:
        try:
            return self._process.ask(job)
        except NotReadyError as error:
            unavailable = error.greeting[:1] == UNAVAILABLE
            raise (PdfUnavailableError() if unavailable else PdfFailedError(STOPPED)) from error
        except LateError as error:
            raise PdfFailedError(f"it took longer than {self._seconds:g} seconds") from error
        except StoppedError as error:
            raise PdfFailedError(STOPPED) from error
