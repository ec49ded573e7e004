"""A fragment asked for in the moment in which the run before it has ended: prints what of that run reaches the browser.

Run as a program, as Streamlit has one runtime for a process; with `whole` as its argument runs are kept whole.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime, RuntimeConfig
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.session_manager import SessionClient

from screens.whole_runs import keep_runs_whole

SCRIPT = """
import streamlit as st

@st.fragment
def draw(name):
    count = st.session_state[name] = st.session_state.get(name, 0) + 1
    for line in range(20):
        st.text(f"{name} {count} {line}")

draw("one")
draw("two")
"""
ENOUGH = 500  # turns of the loop


class Browser(SessionClient):
    """Keeps the texts that it is sent, and the fragment that each is of."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}

    def write_forward_msg(self, msg: ForwardMsg) -> None:
        if msg.WhichOneof("type") == "delta" and msg.delta.new_element.HasField("text"):
            self.texts[msg.delta.new_element.text.body] = msg.delta.fragment_id


async def drive(folder: Path) -> list[str]:
    """Draw the page; ask for one fragment, and for the other when the first one's thread has just ended."""
    browser = Browser()
    runtime, session = await opened(folder, SCRIPT, browser)
    name = session.id
    ask(runtime, name, "")
    await until(lambda: "two 1 19" in browser.texts and session._scriptrunner is None)  # noqa: SLF001
    ask(runtime, name, browser.texts["one 1 0"])
    runner = session._scriptrunner  # noqa: SLF001
    assert runner is not None
    thread = runner._script_thread  # noqa: SLF001
    assert thread is not None
    thread.join()  # and the loop, which we are on, has passed on nothing of it yet
    ask(runtime, name, browser.texts["two 1 0"])
    await until(lambda: "two 2 19" in browser.texts and session._scriptrunner is None)  # noqa: SLF001
    runtime.stop()
    await runtime.stopped
    return [text for text in browser.texts if text.startswith("one 2")]


async def opened(folder: Path, script: str, browser: Browser) -> tuple[Runtime, AppSession]:
    """A runtime that has begun, with a tab of `browser` on the page of this script; nothing is asked for yet."""
    (folder / "page.py").write_text(script, encoding="utf-8")
    storage = MemoryMediaFileStorage("/media")
    runtime = Runtime(RuntimeConfig(str(folder / "page.py"), storage, MemoryUploadedFileManager("/upload")))
    await runtime.start()
    active = runtime._session_mgr.get_active_session_info(runtime.connect_session(browser, {}))  # noqa: SLF001 what a server asks too
    assert active is not None
    return runtime, active.session


def ask(runtime: Runtime, name: str, fragment: str) -> None:
    message = BackMsg()
    message.rerun_script.fragment_id = fragment
    runtime.handle_backmsg(name, message)


async def until(happened: Callable[[], bool]) -> None:
    """Let the loop turn until something is so."""
    for _turn in range(ENOUGH):
        if happened():
            return
        await asyncio.sleep(0.02)
    raise AssertionError


if __name__ == "__main__":
    if sys.argv[1:] == ["whole"]:
        keep_runs_whole()
    with tempfile.TemporaryDirectory() as made:
        print("\n".join(asyncio.run(drive(Path(made)))))
