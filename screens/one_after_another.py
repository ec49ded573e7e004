"""Runs begin one after another, and whoever saves comes first: also while forty pages are drawn.

Streamlit begins a run, with a thread of its own, for each message as it comes. Where forty people touched something in
one moment, the server heard nobody else until all was drawn, a third of a second later. Here what is asked for waits in
the order in which it came, as it would on the way, but not behind a run that takes its time.
"""

from __future__ import annotations

import asyncio
import sys
import threading
import time
from collections import deque

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import ScriptRunner

from web.saving import SAVING

__all__ = ["run_one_after_another", "stand_aside"]

BREATH = 0.003  # seconds between two runs while others wait: whoever saves is heard at all
MOMENT = 0.002  # seconds until it is looked again whether somebody saves; to save something takes some five
PATIENCE = 0.1  # seconds until the next begins beside a run that takes its time
STRETCH = 0.0005  # seconds that a thread computes while others want to; Python's own is ten times as long


class _Gate:
    """Hands messages on to their sessions. Any thread counts runs; all else belongs to the server's loop."""

    def __init__(self) -> None:
        self._hand_on = AppSession.handle_backmsg
        self._loop: asyncio.AbstractEventLoop | None = None
        self._waiting: deque[tuple[AppSession, BackMsg]] = deque()
        self._latest = 0.0  # by the loop's clock: then the next begins whatever else there is
        self._timer: asyncio.TimerHandle | None = None
        self._counting = threading.Lock()
        self._running = 0

    def ask(self, session: AppSession, message: BackMsg) -> None:
        if message.WhichOneof("type") != "rerun_script" or not (self._waiting or self._running):
            self._hand_on(session, message)
            return
        self._loop = asyncio.get_running_loop()
        self._waiting.append((session, message))
        if len(self._waiting) == 1:
            self._latest = self._loop.time() + PATIENCE
            self._come_in(PATIENCE)
            self.count(0)  # the run may have ended just then

    def count(self, more: int) -> None:
        """Count a run that begins or ends; where none is left, the next is called."""
        with self._counting:
            self._running += more
            calls = bool(self._waiting) and not self._running
        if calls and self._loop:
            self._loop.call_soon_threadsafe(self._come_in, BREATH)

    def _come_in(self, seconds: float) -> None:
        if self._timer:
            self._timer.cancel()
        if self._loop and self._waiting:
            self._timer = self._loop.call_later(seconds, self._hand_on_one)

    def _hand_on_one(self) -> None:
        now = self._loop.time() if self._loop else 0.0
        if SAVING.now and now < self._latest:
            self._come_in(MOMENT)
            return
        session, message = self._waiting.popleft()
        self._latest = now + PATIENCE
        self._come_in(PATIENCE)
        self._hand_on(session, message)
        self.count(0)  # it may have begun no run


GATE = _Gate()


def run_one_after_another() -> None:
    """Let runs begin in turn; called once, before anything is served."""
    start, run = ScriptRunner.start, ScriptRunner._run_script_thread  # noqa: SLF001 Streamlit has no door here; a test watches it

    def begin(runner: ScriptRunner) -> None:
        GATE.count(1)
        start(runner)

    def run_to_the_end(runner: ScriptRunner) -> None:
        try:
            run(runner)
        finally:
            GATE.count(-1)

    def ask(session: AppSession, message: BackMsg) -> None:
        GATE.ask(session, message)

    AppSession.handle_backmsg = ask  # type: ignore[assignment, method-assign]
    ScriptRunner.start = begin  # type: ignore[assignment, method-assign]
    ScriptRunner._run_script_thread = run_to_the_end  # type: ignore[assignment, method-assign]  # noqa: SLF001
    sys.setswitchinterval(STRETCH)


def stand_aside(seconds: float) -> None:
    """Let a run wait, and others go on meanwhile."""
    GATE.count(-1)
    try:
        time.sleep(seconds)
    finally:
        GATE.count(1)
