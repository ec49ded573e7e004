"""A button in a fragment that is touched as its page is drawn anew: prints what was drawn of it.

Run as a program, as Streamlit has one runtime for a process. Its first argument says when the touch arrives; with
`as it is` as the second our part is left out.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime
from streamlit.runtime.app_session import AppSession

from screens.late_touches import carry_out_late_touches
from screens.whole_runs import keep_runs_whole
from tests.screens.ended_run import Browser, opened, until

SCRIPT = """
import streamlit as st

run = st.session_state["run"] = st.session_state.get("run", 0) + 1
for line in range(run):
    st.text(f"above {line}")

@st.fragment
def draw():
    if st.button("Touch", key="touch"):
        st.session_state["touched"] = st.session_state.get("touched", 0) + 1
    st.text(f"touched {st.session_state.get('touched', 0)}, drawn in run {run}")

with st.container():
    draw()
st.text(f"end of run {run}")
"""
DRAWN = "touched 0, drawn in run 1"


class Beholder(Browser):
    """Keeps which button it was sent, too."""

    button = ""

    def write_forward_msg(self, msg: ForwardMsg) -> None:
        super().write_forward_msg(msg)
        if msg.WhichOneof("type") == "delta" and msg.delta.new_element.HasField("button"):
            self.button = msg.delta.new_element.button.id


async def drive(folder: Path, when: str) -> list[str]:
    """Draw the page; touch its button `before`, `while` or `after` the page is drawn anew with more above it."""
    browser = Beholder()
    runtime, session = await opened(folder, SCRIPT, browser)
    session.track_settling()
    ask(runtime, session, "")
    await until(lambda: "end of run 1" in browser.texts and session._scriptrunner is None)  # noqa: SLF001
    fragment = browser.texts[DRAWN]
    if when == "before":  # the run before has ended, and this is not passed on yet
        ask(runtime, session, fragment)
        runner = session._scriptrunner  # noqa: SLF001
        assert runner is not None
        assert runner._script_thread is not None  # noqa: SLF001
        runner._script_thread.join()  # noqa: SLF001
        ask(runtime, session, fragment, touched=browser.button)
    ask(runtime, session, "")
    if when == "while":
        ask(runtime, session, fragment, touched=browser.button)
    await until(lambda: drawn_anew(browser) and session._scriptrunner is None)  # noqa: SLF001
    if when == "after":
        ask(runtime, session, fragment, touched=browser.button)
    await session.wait_until_settled()
    runtime.stop()
    await runtime.stopped
    return [text for text in browser.texts if text.startswith("touched 1")]


def drawn_anew(browser: Browser) -> bool:
    return any(text.startswith("end of run") and text != "end of run 1" for text in browser.texts)


def ask(runtime: Runtime, session: AppSession, fragment: str, *, touched: str = "") -> None:
    message = BackMsg()
    message.rerun_script.fragment_id = fragment
    message.rerun_script.page_script_hash = session.page_script_hash
    if touched:
        message.rerun_script.widget_states.widgets.add(id=touched, trigger_value=True)
    runtime.handle_backmsg(session.id, message)


if __name__ == "__main__":
    if "as it is" not in sys.argv:
        keep_runs_whole()
        carry_out_late_touches()
    with tempfile.TemporaryDirectory() as made:
        print("\n".join(asyncio.run(drive(Path(made), sys.argv[1]))))
