"""A browser tab without the browser: speaks Streamlit's own protocol, and keeps of a page what a touch needs.

Only the floor is touched in this way; our fields save themselves (`fields.py`), and a tab of ours only stays open.

Its protocol is no public interface; the messages are those of the Streamlit that is pinned, read from its own classes.
"""

from __future__ import annotations

import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from benchmarks.packets import acknowledge_at_once

__all__ = ["Choice", "Visitor", "visit"]

PATIENCE = 60  # seconds; longer means that no answer comes
SAVED = "Saved"


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice of a level on the page, as Streamlit draws it: the widget's id, and its options."""

    id: str
    options: tuple[str, ...]


@contextmanager
def visit(address: str, page: str = "", query: str = "") -> Generator[Visitor]:
    """Open `page` in a tab, wait until it is drawn, and close the tab in the end.

    Raises TimeoutError where the server does not answer, RuntimeError where it answers with an error.
    """
    stream = f"ws://{address}/_stcore/stream"
    with connect(stream, subprotocols=[Subprotocol("streamlit")], max_size=None, compression=None) as connection:
        visitor = Visitor(connection, page, query)
        visitor.arrive()
        yield visitor


class Visitor:
    """One tab. `choices` are those on its page, in order."""

    def __init__(self, connection: ClientConnection, page: str, query: str) -> None:
        self._connection = connection
        self._page_name = page
        self._page = ""
        self._query = query
        self._chosen: dict[str, str] = {}
        self._choices: dict[str, Choice] = {}

    def arrive(self) -> None:
        """Ask for the page and wait until all of it is there."""
        self._ask()
        self.finish()

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The choices of a level that the page holds."""
        return tuple(self._choices.values())

    def touch(self, choice: Choice) -> float:
        """Choose the next option; the seconds until "Saved" came, drawn by the run that the touch began."""
        now = self._chosen.get(choice.id)
        following = choice.options.index(now) + 1 if now is not None else 0
        began = time.perf_counter()
        self._chosen[choice.id] = choice.options[following % len(choice.options)]
        self._ask()
        while not self._is_saved(self._receive()):
            pass
        took = time.perf_counter() - began
        self.finish()
        return took

    def finish(self) -> None:
        """Wait until the server has done all that was asked for so far, as far as it says so."""
        while self._receive().WhichOneof("type") != "script_finished":
            pass

    def _ask(self) -> None:
        message = BackMsg()
        run = message.rerun_script
        run.query_string = self._query
        run.page_script_hash, run.page_name = (self._page, "") if self._page else ("", self._page_name)
        run.context_info.timezone = "UTC"
        run.context_info.locale = "en"
        for identity, option in self._chosen.items():
            state = run.widget_states.widgets.add()
            state.id = identity
            state.string_array_value.data.append(option)
        self._connection.send(message.SerializeToString())

    def _receive(self) -> ForwardMsg:
        acknowledge_at_once(self._connection.socket)
        received = self._connection.recv(timeout=PATIENCE, decode=False)
        message = ForwardMsg()
        message.ParseFromString(received)
        match message.WhichOneof("type"):
            case "new_session":
                self._page = message.new_session.page_script_hash
            case "delta" if message.delta.WhichOneof("type") == "new_element":
                self._take(message.delta)
        return message

    def _take(self, delta: Delta) -> None:
        element = delta.new_element
        if element.WhichOneof("type") == "exception":
            raise RuntimeError(f"The page could not be drawn: {element.exception.message}")
        if element.WhichOneof("type") != "button_group":
            return
        group = element.button_group
        options = tuple(one.content for one in group.options)
        self._choices[group.id] = Choice(group.id, options)
        if group.set_value and group.raw_values:
            self._chosen[group.id] = group.raw_values[0]
        elif group.set_value:
            self._chosen.pop(group.id, None)

    @staticmethod
    def _is_saved(message: ForwardMsg) -> bool:
        return message.WhichOneof("type") == "delta" and SAVED in message.delta.new_element.text.body
