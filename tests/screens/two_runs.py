"""Two runs of which nothing is sent before both have ended: prints what the browser is sent, each message as base64.

Run as a program, as Streamlit has one runtime for a process. Its argument names one of the `MOMENTS`; with `as it is`
as the second our part is left out. An empty line stands between what was sent of the first drawing and of the two runs.
"""

from __future__ import annotations

import asyncio
import base64
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime
from streamlit.runtime.app_session import AppSession

from screens.sent_in_turn import send_in_turn
from tests.screens.ended_run import Browser, opened, until

COUNT = """
import streamlit as st

def counted(name):
    st.session_state[name] = st.session_state.get(name, 0) + 1
    return st.session_state[name]

@st.fragment
def draw(name, *more):
    st.text(f"{name} {counted(name)}")
    for one in more:
        if st.session_state[name] == 1:
            st.text(one)

"""


@dataclass(frozen=True)
class Moment:
    """A page, and two fragments of it that are asked for, named by a text of their first drawing; "" is the page."""

    script: str
    asked: tuple[str, str]


MOMENTS = {
    "what stands above a fragment within a fragment goes": Moment(
        COUNT
        + """
@st.fragment
def around():
    if counted("around") == 1:
        st.text("to go")
    with st.container():
        draw("within")
    st.text(f"around {st.session_state['around']}")

around()
""",
        ("around 1", "around 1"),
    ),
    "a card is drawn again just after its page": Moment(
        COUNT + "draw('first')\ndraw('second')\nst.text(f'below {counted(\"below\")}')\n", ("", "first 1")
    ),
    "another card is drawn again just after one that has become shorter": Moment(
        COUNT + "draw('first', 'to go')\ndraw('second')\n", ("first 1", "second 1")
    ),
}


class Keeper(Browser):
    """Keeps all that it is sent, too."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[bytes] = []

    def write_forward_msg(self, msg: ForwardMsg) -> None:
        super().write_forward_msg(msg)
        self.sent.append(msg.SerializeToString())


async def drive(folder: Path, moment: Moment) -> tuple[list[bytes], list[bytes]]:
    """What is sent of the first drawing, and of the two runs that follow."""
    browser = Keeper()
    runtime, session = await opened(folder, moment.script, browser)
    session.track_settling()
    ask(runtime, session, "")
    await session.wait_until_settled()
    drawn = len(browser.sent)
    send = session.flush_browser_queue
    session.flush_browser_queue = list  # type: ignore[method-assign] # the loop does not come to it
    for text in moment.asked:
        ask(runtime, session, browser.texts[text] if text else "")
        await until(lambda: session._scriptrunner is None)  # noqa: SLF001
    session.flush_browser_queue = send  # type: ignore[method-assign]
    runtime._enqueued_some_message()  # noqa: SLF001 the loop comes to it
    await session.wait_until_settled()
    runtime.stop()
    await runtime.stopped
    return browser.sent[:drawn], browser.sent[drawn:]


def ask(runtime: Runtime, session: AppSession, fragment: str) -> None:
    message = BackMsg()
    message.rerun_script.fragment_id = fragment
    message.rerun_script.page_script_hash = session.page_script_hash
    runtime.handle_backmsg(session.id, message)


def lines(messages: list[bytes]) -> str:
    return "\n".join(base64.b64encode(one).decode() for one in messages)


if __name__ == "__main__":
    if "as it is" not in sys.argv:
        send_in_turn()
    with tempfile.TemporaryDirectory() as made:
        print("\n\n".join(map(lines, asyncio.run(drive(Path(made), MOMENTS[sys.argv[1]])))))
