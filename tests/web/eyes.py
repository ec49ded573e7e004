"""What the server sends over the websocket to whoever has a cookie: all of it, whatever a browser would draw."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

__all__ = ["Eye", "look_in"]

PATIENCE = 60  # seconds; longer means that no answer comes


@contextmanager
def look_in(port: int, cookie: str, session: str = "", **headers: str) -> Generator[Eye | None]:
    """Connect as a browser does, or as somebody who knows the id of a `session`; None where that is refused."""
    protocols = ["streamlit", *(["-", session] if session else [])]
    try:
        connection = connect(
            f"ws://127.0.0.1:{port}/_stcore/stream",
            subprotocols=[Subprotocol(one) for one in protocols],
            additional_headers={**({"Cookie": cookie} if cookie else {}), **headers},
            max_size=None,
            compression=None,
        )
    except InvalidStatus as refused:
        assert refused.response.status_code in {401, 403}  # noqa: PT017 - a refusal is one of the outcomes
        yield None
        return
    with connection:
        yield Eye(connection)


class Eye:
    """An open connection. `session` is the id that the server gave to it."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self.session = ""
        self._folded: dict[str, None] = {}  # in the order of the page
        self._messages: list[ForwardMsg] = []

    def frames(self, page: str, query: str) -> list[ForwardMsg]:
        """The same as messages, in the order in which they came."""
        self.look(page, query)
        return list(self._messages)

    def look(self, page: str, query: str) -> bytes:
        """Have a page drawn, and then once more with all that is folded up opened; every frame that came."""
        self._folded.clear()
        self._messages.clear()
        seen = self._run(page, query)
        for _deeper in range(2):
            if not self._folded:
                break
            before = len(self._folded)
            seen += self._run(page, query)
            if len(self._folded) == before:
                break
        return seen

    def press(self, page: str, query: str, key: str) -> bytes:
        """Have a page drawn again with the one button touched whose key ends so."""
        elements = [one.delta.new_element for one in self._messages if one.delta.HasField("new_element")]
        (button,) = {one.button.id for one in elements if one.HasField("button") and one.button.id.endswith(key)}
        return self._run(page, query, button)

    def _run(self, page: str, query: str, touched: str = "") -> bytes:
        message = BackMsg()
        run = message.rerun_script
        run.query_string, run.page_name = query, page
        run.context_info.timezone, run.context_info.locale = "UTC", "en"
        for identity in self._folded:
            state = run.widget_states.widgets.add()
            state.id, state.bool_value = identity, True
        if touched:
            state = run.widget_states.widgets.add()
            state.id, state.trigger_value = touched, True
        self._connection.send(message.SerializeToString())
        return self._until_drawn()

    def _until_drawn(self) -> bytes:
        seen = b""
        while True:
            try:
                frame = self._connection.recv(timeout=PATIENCE, decode=False)
            except ConnectionClosed:
                return seen
            seen += frame
            told = ForwardMsg()
            told.ParseFromString(frame)
            self._messages.append(told)
            kind = told.WhichOneof("type")
            if kind == "new_session":
                self.session = told.new_session.initialize.session_id
            elif kind == "delta" and told.delta.WhichOneof("type") == "add_block":
                self._fold(told)
            elif kind == "script_finished" and told.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return seen

    def _fold(self, told: ForwardMsg) -> None:
        block = told.delta.add_block
        if block.WhichOneof("type") == "expandable" and block.expandable.id:
            self._folded[block.expandable.id] = None
        elif block.WhichOneof("type") == "popover" and block.popover.id:
            self._folded[block.popover.id] = None
