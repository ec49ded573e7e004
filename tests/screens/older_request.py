"""A choice on a page just after one of its fragments was asked for, as the run before ends: prints what was chosen.

Run as a program, as Streamlit has one runtime for a process.
"""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.app_session import AppSession

from screens.whole_runs import keep_runs_whole
from tests.screens.ended_run import Browser, opened

SCRIPT = """
import streamlit as st

def store():
    st.session_state.setdefault("stored", []).append(st.session_state["choice"])

@st.fragment
def draw():
    st.text("within")
    st.text(f"stored: {st.session_state.get('stored')}")

st.checkbox("Choice", key="choice", on_change=store)
draw()
"""


class Beholder(Browser):
    """Keeps which choice it was sent, too."""

    choice = ""

    def write_forward_msg(self, msg: ForwardMsg) -> None:
        super().write_forward_msg(msg)
        if msg.delta.new_element.HasField("checkbox"):
            self.choice = msg.delta.new_element.checkbox.id


async def drive(folder: Path) -> list[str]:
    browser = Beholder()
    runtime, session = await opened(folder, SCRIPT, browser)
    session.track_settling()
    session.handle_backmsg(BackMsg(rerun_script={}))
    await session.wait_until_settled()
    fragment = browser.texts["within"]
    ask(session, browser.choice, chosen=False, fragment=fragment)
    runner = session._scriptrunner  # noqa: SLF001
    assert runner is not None
    assert runner._script_thread is not None  # noqa: SLF001
    runner._script_thread.join()  # noqa: SLF001 and the loop, which we are on, does not know of it yet
    ask(session, browser.choice, chosen=False, fragment=fragment)
    ask(session, browser.choice, chosen=True)
    await session.wait_until_settled()
    runtime.stop()
    await runtime.stopped
    return [text for text in browser.texts if text.startswith("stored")]


def ask(session: AppSession, choice: str, *, chosen: bool, fragment: str = "") -> None:
    """What a browser asks: each time it tells all that is chosen on its page."""
    message = BackMsg()
    message.rerun_script.fragment_id = fragment
    message.rerun_script.page_script_hash = session.page_script_hash
    message.rerun_script.widget_states.widgets.add(id=choice, bool_value=chosen)
    session.handle_backmsg(message)


if __name__ == "__main__":
    keep_runs_whole()
    with tempfile.TemporaryDirectory() as made:
        print("\n".join(asyncio.run(drive(Path(made)))))
