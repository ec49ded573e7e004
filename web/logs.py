"""What the application writes to its log: one line for each fault, and in it nothing that anybody typed.

The text of an exception may hold what somebody rated, wrote or signed in with, so it is left out everywhere, in the log
lines of the libraries too: what is told is its kind and where in the code it was raised.
"""

from __future__ import annotations

import json
import logging
import re
import threading
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

__all__ = ["write_logs"]

MOST_FRAMES = 12
UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""What ends a line, moves the cursor of whoever reads it or turns text round."""
ROOT = Path(__file__).resolve().parent.parent

Caught = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None] | None


class OneLine(logging.Formatter):
    """When, how bad, what; as JSON where that is wanted."""

    def __init__(self, *, as_json: bool) -> None:
        super().__init__()
        self._as_json = as_json

    def format(self, record: logging.LogRecord) -> str:
        """The record on one line."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        said = " ".join(UNSEEN.sub(" ", record.getMessage()).split())
        if self._as_json:
            return json.dumps({"at": at, "level": record.levelname, "logger": record.name, "message": said})
        return f"{at} {record.levelname} {said}"


def write_logs(*, as_json: bool) -> None:
    """Write our log to standard error like this, and let no logger write the text of an exception.

    As JSON, the lines of the libraries too: each brings a formatter of its own, some when they are first used.
    """
    before = logging.getLogRecordFactory()
    logging.setLogRecordFactory(_without_texts(before))
    form = OneLine(as_json=as_json)
    if as_json:
        logging.Formatter.format = lambda _formatter, record: form.format(record)  # type: ignore[assignment, method-assign]
    handler = logging.StreamHandler()
    handler.setFormatter(form)
    ours = logging.getLogger("toolkit")
    ours.handlers[:] = [handler]
    ours.propagate = False
    threading.excepthook = lambda ended: ours.error(
        "a thread ended: %s", told(ended.exc_value) if ended.exc_value else ended.exc_type.__name__
    )


def _without_texts(make: Callable[..., logging.LogRecord]) -> Callable[..., logging.LogRecord]:
    def record(  # noqa: PLR0913, PLR0917 - as logging calls it
        name: str,
        level: int,
        path: str,
        line: int,
        message: object,
        args: object,
        caught: Caught,
        *more: object,
        **most: object,
    ) -> logging.LogRecord:
        made = make(name, level, path, line, message, args, None, *more, **most)
        if caught and caught[1] is not None:
            made.msg, made.args = "%s: %s", (made.getMessage(), told(caught[1]))
        if name == "asyncio":  # the lines below its first one show the exception as it is
            made.msg, made.args = made.getMessage().partition("\n")[0], ()
        return made

    return record


def told(error: BaseException) -> str:
    """Which kind of fault it is and where it came from, innermost last."""
    frames = traceback.extract_tb(error.__traceback__)[-MOST_FRAMES:]
    way = " > ".join(f"{_file(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames)
    cause = error.__cause__ or error.__context__
    because = f" after {type(cause).__name__}" if cause else ""
    return f"fault {type(error).__name__}{because} at {way}"


def _file(name: str) -> str:
    """The file without the folders of this machine."""
    path = Path(name)
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else path.name
