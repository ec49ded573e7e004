"""A process of ours beside this one, asked over pipes: started when first needed, bounded, killed and started again."""

from __future__ import annotations

import atexit
import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from typing import IO

from exports.typesetter import READY, read_frame, write_frame

__all__ = ["LateError", "NotReadyError", "Piped", "StoppedError"]

START_SECONDS = 120.0
LEAST_URGENT = 10  # of nice(2): whoever saves meanwhile comes first
ON_WINDOWS = ("CREATE_NO_WINDOW", "BELOW_NORMAL_PRIORITY_CLASS")


class StoppedError(Exception):
    """The process ended before it had answered."""


class LateError(StoppedError):
    """It took longer than it may, and was ended."""


class NotReadyError(StoppedError):
    """It cannot be asked anything on this machine; `greeting` is what it said in place of `READY`."""

    def __init__(self, greeting: bytes) -> None:
        super().__init__(greeting)
        self.greeting = greeting


class Piped:
    """A Python with these `arguments`, and the queue in front of it: one question at a time, each within `seconds`.

    It says `READY` once it can be asked. Any number of threads may ask.
    """

    def __init__(self, arguments: Sequence[str], seconds: float, environment: Mapping[str, str]) -> None:
        self._command = (sys.executable, "-P", *arguments)
        self._seconds, self._environment = seconds, environment
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        atexit.register(self.stop)

    @property
    def process_id(self) -> int | None:
        """The process id; None where it is not running."""
        return None if self._process is None else self._process.pid

    def ask(self, question: bytes) -> bytes:
        """Its answer. Raises StoppedError where there is none; the next question starts it again."""
        with self._turn:
            return self._exchange(self._running(), self._seconds, question)

    def stop(self) -> None:
        """End the process; the next question starts a new one."""
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
        self._process = process = self._start()
        greeting = self._exchange(process, START_SECONDS)
        if greeting[:1] != READY:
            self.stop()
            raise NotReadyError(greeting)
        return process

    def _start(self) -> subprocess.Popen[bytes]:
        # -P: no folder but the given ones is looked through, where a neighbour could hide the standard library.
        process = subprocess.Popen(  # noqa: S603 - our own module, no argument from outside
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **self._environment},
            creationflags=sum(getattr(subprocess, name, 0) for name in ON_WINDOWS),
        )
        if hasattr(os, "setpriority"):
            with contextlib.suppress(OSError):  # it has ended by itself
                os.setpriority(os.PRIO_PROCESS, process.pid, LEAST_URGENT)
        return process

    def _exchange(self, process: subprocess.Popen[bytes], seconds: float, question: bytes | None = None) -> bytes:
        """Send `question` and wait for the answer. A pipe knows no timeout everywhere; a killed process ends both."""
        late = threading.Event()

        def end() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(seconds, end)
        timer.start()
        try:
            if question is not None:
                write_frame(_open(process.stdin), question)
            return read_frame(_open(process.stdout))
        except (OSError, EOFError) as error:
            self.stop()
            raise (LateError if late.is_set() else StoppedError) from error
        finally:
            timer.cancel()


def _open(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:  # never, as both are asked for
        raise StoppedError
    return pipe
