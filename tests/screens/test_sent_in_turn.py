"""Of each run the browser is sent all that it drew, however soon the next follows: asked of the application."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.sync.client import connect
from websockets.typing import Subprotocol

from assessments import Assessment, Partnership, Round
from benchmarks.visitor import Visitor
from storage import Principal, Store
from tests.browser.application import Application

TIMES = 40  # of which Streamlit alone lost a third: whether it loses one hangs on what the loop does meanwhile

Run = tuple[set[str], set[str]]
"""The fragments that were asked for, and those of which something came."""


class Hasty(Visitor):
    """A tab that asks for a fragment again while it is drawn."""

    def fragments(self) -> list[str]:
        """The fragments of its page, in order."""
        self._ask()
        found: dict[str, None] = {}
        while (message := self._receive()).WhichOneof("type") != "script_finished":
            found |= {message.delta.fragment_id: None} if message.delta.fragment_id else {}
        return list(found)

    def ask_for(self, *fragments: str) -> None:
        for fragment in fragments:
            message = BackMsg()
            message.rerun_script.fragment_id = fragment
            message.rerun_script.page_script_hash = self._page
            message.rerun_script.query_string = self._query
            self._connection.send(message.SerializeToString())

    def runs_until(self, last: str) -> Generator[Run]:
        """The runs up to the one in which the last is asked for."""
        asked: set[str] = set()
        came: set[str] = set()
        while True:
            message = self._receive()
            match message.WhichOneof("type"):
                case "new_session":
                    asked, came = set(message.metadata.run.fragment_ids), set()
                case "delta":
                    came.add(message.delta.fragment_id)
                case "script_finished":
                    yield asked, came
                    if last in asked:
                        return


@pytest.fixture
def hasty(application: Application, store: Store) -> Generator[Hasty]:
    ref = store.import_assessment(Principal.host(), Assessment("2026.1", Partnership("Hasty"), Round("Baseline"))).ref
    stream = f"ws{application.address.removeprefix('http')}/_stcore/stream"
    with connect(stream, subprotocols=[Subprotocol("streamlit")], max_size=None) as connection:
        yield Hasty(connection, "rate-police", f"round={ref.partnership}.{ref.round}")


def test_what_a_fragment_drew_is_sent_also_where_it_is_drawn_again_meanwhile(hasty: Hasty) -> None:
    one, another, *_more = hasty.fragments()
    runs: list[Run] = []
    for _time in range(TIMES):
        hasty.ask_for(one, one, another)
        runs += hasty.runs_until(another)
    assert [came for _asked, came in runs] == [asked for asked, _came in runs]
