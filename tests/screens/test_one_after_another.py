"""Runs begin one after another, and whoever saves comes first."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, cast

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime.app_session import AppSession

from screens.one_after_another import PATIENCE, _Gate
from web.saving import SAVING

ROOT = Path(__file__).resolve().parents[2]
SHORT = PATIENCE / 3
DOORS = """
import sys
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import ScriptRunner
from screens.one_after_another import run_one_after_another
before = AppSession.handle_backmsg, ScriptRunner.start, ScriptRunner._run_script_thread, sys.getswitchinterval()
run_one_after_another()
after = AppSession.handle_backmsg, ScriptRunner.start, ScriptRunner._run_script_thread, sys.getswitchinterval()
print(all(one != another for one, another in zip(before, after)))
"""


def asks() -> BackMsg:
    message = BackMsg()
    message.rerun_script.query_string = ""
    return message


class Server:
    """A gate in a loop; whose message was handed on counts as a run, until it is ended here."""

    def __init__(self) -> None:
        self.gate = _Gate()
        self.gate._hand_on = self._run  # noqa: SLF001 - in place of Streamlit
        self.begun: list[str] = []

    def _run(self, session: AppSession, message: BackMsg) -> None:
        self.begun.append(cast("str", session))
        if message.WhichOneof("type") == "rerun_script":
            self.gate.count(1)

    def ask(self, *names: str) -> None:
        for name in names:
            self.gate.ask(cast("AppSession", name), asks())

    async def end(self) -> None:
        """A run ends, in a thread of its own."""
        await asyncio.to_thread(self.gate.count, -1)
        await asyncio.sleep(SHORT)


def in_a_loop(test: Callable[[Server], Coroutine[Any, Any, None]]) -> Callable[[], None]:
    def run() -> None:
        async def go() -> None:
            await test(Server())

        asyncio.run(go())

    run.__name__ = test.__name__
    return run


@in_a_loop
async def test_where_nobody_else_is_drawn_a_run_begins_at_once(server: Server) -> None:
    server.ask("a")
    assert server.begun == ["a"]
    await server.end()
    server.ask("b")
    assert server.begun == ["a", "b"]


@in_a_loop
async def test_of_many_each_begins_when_the_one_before_has_ended_in_the_order_in_which_they_came(
    server: Server,
) -> None:
    server.ask("a", "b", "c")
    assert server.begun == ["a"]
    await server.end()
    assert server.begun == ["a", "b"]
    await server.end()
    assert server.begun == ["a", "b", "c"]


@in_a_loop
async def test_nobody_waits_behind_a_run_that_takes_its_time(server: Server) -> None:
    server.ask("slow", "b", "c")
    await asyncio.sleep(PATIENCE * 1.5)
    assert server.begun == ["slow", "b"]
    await asyncio.sleep(PATIENCE)
    assert server.begun == ["slow", "b", "c"]


@in_a_loop
async def test_a_run_waits_while_somebody_saves_but_not_for_long(server: Server) -> None:
    server.ask("a", "b")
    with SAVING:
        await server.end()
        assert server.begun == ["a"]
    await asyncio.sleep(SHORT)
    assert server.begun == ["a", "b"]
    server.ask("c")
    with SAVING:  # as where somebody saves at every moment
        await server.end()
        await asyncio.sleep(PATIENCE * 1.5)
        assert server.begun == ["a", "b", "c"]


@in_a_loop
async def test_what_begins_no_run_passes_and_holds_nobody_up(server: Server) -> None:
    server.ask("a", "b")
    heartbeat = BackMsg()
    heartbeat.app_heartbeat = True
    server.gate.ask(cast("AppSession", "beats"), heartbeat)
    assert server.begun == ["a", "beats"]
    server.gate._hand_on = lambda session, _message: server.begun.append(cast("str", session))  # noqa: SLF001 a session that is gone
    server.ask("c")
    await server.end()
    assert server.begun == ["a", "beats", "b", "c"]


def test_streamlit_has_the_doors_that_are_used() -> None:
    command = [sys.executable, "-c", DOORS]
    assert subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip() == "True"


THEME = """
from streamlit import config
from screens.theme_read_once import read_theme_once
before = {one: config.get_options_for_section(one) for one in ("theme", "theme.dark.sidebar")}
read_theme_once()
again = {one: config.get_options_for_section(one) for one in before}
print(before == again, config.get_options_for_section("theme") is again["theme"])
"""


def test_what_the_settings_say_of_the_theme_is_read_once_and_stays_the_same() -> None:
    command = [sys.executable, "-c", THEME]
    assert subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip() == "True True"
