"""`python -m torture.writer URL PARTNERSHIP ROUND FOLDER WRITER …`: write through the real store until killed.

Each writer is a thread. It notes each acknowledgement in `FOLDER/<writer>` before it goes on: the number of the next
deed, in a line that ends. It begins with the deed after the last one noted, which may be stored already: then the same
key gives the same reply.
"""

from __future__ import annotations

import os
import sys
import threading
import traceback
from itertools import count
from pathlib import Path

from sqlalchemy import event
from sqlalchemy.pool import Pool

from storage import BusyError, RoundRef, Store, database, open_store
from torture.deeds import do

__all__ = ["JOURNAL", "SETTING", "acknowledged"]

SETTING = "TORTURE_SYNCHRONOUS"
JOURNAL = "TORTURE_JOURNAL"
TAIL = 64  # bytes, in which at least one whole line stands; what is left of one that is not is a smaller number


def main() -> None:
    """Write, all writers at once."""
    url, partnership, round_, folder, *writers = sys.argv[1:]
    _weaken()
    store, ref = open_store(url), RoundRef(partnership, round_)
    threading.excepthook = _end
    for writer in writers:
        threading.Thread(target=write, args=(store, ref, int(writer), Path(folder) / writer)).start()


def write(store: Store, ref: RoundRef, writer: int, acknowledgements: Path) -> None:
    """One deed after the other."""
    begin = acknowledged(acknowledgements)
    line = os.open(acknowledgements, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    if begin:
        os.write(line, b"\n")  # what was killed in the middle of a line stays apart
    for number in count(begin):
        while True:
            try:
                do(store, ref, writer, number)
                break
            except BusyError:
                continue
        os.write(line, b"%d\n" % (number + 1))


def acknowledged(file: Path) -> int:
    """How many deeds were acknowledged in a file; a line that does not end does not count."""
    if not file.exists():
        return 0
    with file.open("rb") as lines:
        lines.seek(max(0, lines.seek(0, os.SEEK_END) - TAIL))
        whole = lines.read().rpartition(b"\n")[0]
    return max(map(int, whole.split()), default=0)


def _end(failed: threading.ExceptHookArgs) -> None:
    """One writer that fails ends all of them: it is to be noticed."""
    traceback.print_exception(failed.exc_value)
    os._exit(1)


def _weaken() -> None:
    """Where the harness asks for it, use settings that lose data, to see that it would be noticed."""
    if journal := os.environ.get(JOURNAL):
        database.has_wal_reset_defect = lambda version: journal == "delete" and bool(version)
    if synchronous := os.environ.get(SETTING):
        event.listen(
            Pool, "checkout", lambda bare, _record, _proxy: bare.execute(f"PRAGMA synchronous = {synchronous}").close()
        )


if __name__ == "__main__":
    main()
