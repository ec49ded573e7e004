"""A page that is asked for in the moment in which the run of one of its fragments ends: prints where it is drawn.

Run as a program, as Streamlit has one runtime for a process; with `as it is` as its argument our part is left out.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import ScriptRunner, ScriptRunnerEvent
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData

from screens.late_touches import carry_out_late_touches
from tests.screens.ended_run import Browser, opened

SCRIPT = """
import streamlit as st

@st.fragment
def draw():
    st.text("within")

st.text("above")
with st.container():
    draw()
st.text("below")
"""


class Beholder(Browser):
    """Keeps where each text was drawn last."""

    def __init__(self) -> None:
        super().__init__()
        self.places: dict[str, list[int]] = {}

    def write_forward_msg(self, msg: ForwardMsg) -> None:
        super().write_forward_msg(msg)
        if msg.delta.new_element.HasField("text"):
            self.places[msg.delta.new_element.text.body] = list(msg.metadata.delta_path)


def ask_for_the_page_as_a_fragment_ends() -> None:
    finish = ScriptRunner._on_script_finished  # noqa: SLF001 a request may come while this is done

    def finish_and_be_asked(runner: ScriptRunner, ctx: object, event: ScriptRunnerEvent, *more: object) -> None:
        finish(runner, ctx, event, *more)  # type: ignore[arg-type]
        if event is ScriptRunnerEvent.FRAGMENT_STOPPED_WITH_SUCCESS:
            runner.request_rerun(RerunData())

    ScriptRunner._on_script_finished = finish_and_be_asked  # type: ignore[assignment, method-assign]  # noqa: SLF001


async def drive(folder: Path) -> dict[str, list[int]]:
    browser = Beholder()
    runtime, session = await opened(folder, SCRIPT, browser)
    session.track_settling()
    await drawn(session, "")
    await drawn(session, browser.texts["within"])
    runtime.stop()
    await runtime.stopped
    return browser.places


async def drawn(session: AppSession, fragment: str) -> None:
    message = BackMsg()
    message.rerun_script.fragment_id = fragment
    message.rerun_script.page_script_hash = session.page_script_hash
    session.handle_backmsg(message)
    await session.wait_until_settled()


if __name__ == "__main__":
    ask_for_the_page_as_a_fragment_ends()
    if "as it is" not in sys.argv:
        carry_out_late_touches()
    with tempfile.TemporaryDirectory() as made:
        for text, place in asyncio.run(drive(Path(made))).items():
            print(text, *place)
