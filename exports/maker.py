"""The maker: a process that calls functions of ours, one after the other, apart from the application.

It reads from standard input what to call and writes to standard output what came of it, framed as the typesetter's jobs
are. Started by `apart.py`.
"""

from __future__ import annotations

import contextlib
import gc
import sys
import traceback

from checklists import MendableError
from exports.parcels import packed, unpacked
from exports.typesetter import READY, bounded_way_out, read_frame, write_frame


def serve() -> None:
    """Answer until the other side goes."""
    answers = bounded_way_out()
    gc.freeze()
    write_frame(answers, READY)
    with contextlib.suppress(EOFError):
        while True:
            write_frame(answers, packed(_came_of(read_frame(sys.stdin.buffer))))


def _came_of(parcel: bytes) -> tuple[object, Exception | None]:
    """What the function gave, or what there is to mend, or where a defect is."""
    try:
        make, what, how = unpacked(parcel)
        return make(*what, **how), None
    except MendableError as error:
        return None, error
    except Exception:  # noqa: BLE001 - every failure is an answer; the process lives on
        return None, RuntimeError(traceback.format_exc())


if __name__ == "__main__":
    serve()
