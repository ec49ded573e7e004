"""Files made in processes of their own: a long computation here would keep everybody waiting who saves meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

from checklists import MendableError, Problem
from exports.parcels import packed, unpacked
from exports.piped import LateError, Piped, StoppedError

__all__ = ["FILES", "PAGES", "Apart"]

ROOMS = Path(__file__).parent.parent
TOO_LONG = "This file took too long to make. Ask for one sector at a time."
STOPPED = "The program that makes this file stopped. Ask for it once more; if it stops again, for one sector at a time."

Asked = ParamSpec("Asked")
Made = TypeVar("Made")


class Apart:
    """A maker, and the queue in front of it: one file at a time, each within `seconds`."""

    def __init__(self, seconds: float) -> None:
        self._process = Piped(("-m", "exports.maker"), seconds, {"PYTHONPATH": str(ROOMS)})

    @property
    def process_id(self) -> int | None:
        """The process id of the maker; None where it is not running."""
        return self._process.process_id

    def made(self, make: Callable[Asked, Made], *what: Asked.args, **how: Asked.kwargs) -> Made:
        """What `make`, a function of this room, gives for these arguments. It is called in the maker.

        Raises MendableError as `make` does, and where it took too long; RuntimeError, which says where, for a defect.
        """
        try:
            made, error = unpacked(self._process.ask(packed((make, what, how))))
        except LateError as late:
            raise MendableError([Problem("file", TOO_LONG)]) from late
        except StoppedError as stopped:
            raise MendableError([Problem("file", STOPPED)]) from stopped
        if error is not None:
            raise error
        result: Made = made
        return result

    def stop(self) -> None:
        """End the process; the next file starts a new one."""
        self._process.stop()


FILES = Apart(seconds=120)
PAGES = Apart(seconds=400)  # longer than the typesetter needs to start and may take
