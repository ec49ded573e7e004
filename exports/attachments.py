"""Reads what is attached to a PDF: a program of its own, started by `attached.py`, that imports nothing of ours.

A PDF that somebody made for it keeps its reader busy for minutes or fills the memory: its size says nothing of that.
So the system sets this program's limits, where it can, and whoever started it ends it when time is up.

The PDF comes from standard input. To standard output goes a byte that says what came of it, and after `FOUND` the file.
"""

from __future__ import annotations

import contextlib
import io
import sys

FOUND, NONE, TOO_LARGE, DAMAGED, TOO_MUCH = b"F", b"N", b"L", b"D", b"M"
SECONDS = 20
"""The longest that one PDF is read; a plan takes a tenth of a second."""

MOST_MEMORY = 768 * 1024**2  # bytes of address space; a PDF of the size that is taken needs a third


def attachment(pdf: bytes, name: str, most: int) -> bytes:
    """What came of it, in a byte, and after `FOUND` the one file that is attached as `name`, of up to `most` bytes."""
    from pypdf import PdfReader  # noqa: PLC0415 - within the limits, as everything that is not ours
    from pypdf.errors import LimitReachedError  # noqa: PLC0415

    try:
        found = PdfReader(io.BytesIO(pdf)).attachments.get(name, [])
    except (MemoryError, LimitReachedError):
        return TOO_MUCH
    except Exception:  # noqa: BLE001 - a damaged PDF fails in as many ways as there are
        return DAMAGED
    if len(found) != 1:
        return NONE
    return FOUND + found[0] if len(found[0]) <= most else TOO_LARGE


def main() -> None:
    """Answer for the PDF at hand; the arguments are the name of the file and the most of its bytes."""
    _set_limits()
    name, most = sys.argv[1:]
    sys.stdout.buffer.write(attachment(sys.stdin.buffer.read(), name, int(most)))


def _set_limits() -> None:
    try:
        import resource  # noqa: PLC0415 - there is none on Windows
    except ImportError:
        return
    # The time is bounded here too, for where nobody is left who would end it.
    for limit, most in ((resource.RLIMIT_AS, MOST_MEMORY), (resource.RLIMIT_CPU, SECONDS)):
        with contextlib.suppress(OSError, ValueError):  # not every system lets a program bound its memory
            resource.setrlimit(limit, (most, most))


if __name__ == "__main__":
    main()
