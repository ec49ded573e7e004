"""From a plan back to the round: the assessment file that is attached to a plan for the partnership."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

from assessments import MAX_BYTES
from checklists import MendableError, Problem
from exports.attachments import DAMAGED, FOUND, NONE, SECONDS, TOO_LARGE, TOO_MUCH
from exports.pdf import ATTACHED

__all__ = ["MAX_PDF_BYTES", "attached_assessment"]

MAX_PDF_BYTES = 20_000_000
"""The most of a PDF that is read; a plan has a fiftieth of it."""

READER = Path(__file__).with_name("attachments.py")
AT_ONCE = threading.BoundedSemaphore(2)
"""As many are read at a time, so that many at once fill neither the memory nor the processor."""

TOLD = {
    DAMAGED: "This PDF is damaged and cannot be read.",
    NONE: "No assessment file is attached to this PDF. A plan for the partnership has one; a public plan has none.",
    TOO_LARGE: f"The assessment file in this PDF is larger than {MAX_BYTES:,} bytes, the most that is read.",
    TOO_MUCH: (
        "To read this PDF would take more time or memory than any plan does, so it was not read. "
        "Save the plan once more where it was made, or bring in its assessment file."
    ),
}
BUSY = "Other PDFs are being read just now. Try again in a moment."


def attached_assessment(pdf: bytes, name: str, seconds: float = SECONDS) -> bytes:
    """The assessment file in the PDF called `name`, as it was attached; `read_assessment` says whether it is one.

    It is read by a process of its own, in `seconds` at most and with bounded memory.
    Raises MendableError where there is none, where the PDF is damaged, and where reading it takes too much.
    """
    if not AT_ONCE.acquire(timeout=seconds):
        raise MendableError([Problem(name, BUSY)])
    try:
        answer = _answer(pdf, seconds)
    finally:
        AT_ONCE.release()
    kind, content = answer[:1], answer[1:]
    if kind != FOUND:
        raise MendableError([Problem(name, TOLD.get(kind, TOLD[TOO_MUCH]))])
    return content


def _answer(pdf: bytes, seconds: float) -> bytes:
    """What the reader says; nothing, where it was ended before it could say anything."""
    # -I: neither the folder of the script nor anything of ours or the user's comes before the standard library.
    command = [sys.executable, "-I", str(READER), ATTACHED, str(MAX_BYTES)]
    try:
        done = subprocess.run(  # noqa: S603 - our own script
            command,
            input=pdf,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired:
        return TOO_MUCH
    return done.stdout if done.returncode == 0 else TOO_MUCH
