"""Streamlit keeps, for each fragment of each tab, a copy of every container around it; so there are few."""

from __future__ import annotations

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Subprotocol

from assessments import Assessment, Partnership, Round
from benchmarks.visitor import Visitor
from storage import Principal, Store
from tests.browser.application import Application


class Reader(Visitor):
    """A tab that keeps all that it is sent."""

    sent: list[ForwardMsg]

    def _receive(self) -> ForwardMsg:
        message = super()._receive()
        self.sent.append(message)
        return message


def test_a_fragment_of_a_sectors_page_stands_in_the_pages_container_and_in_no_other(
    application: Application, store: Store
) -> None:
    ref = store.import_assessment(Principal.host(), Assessment("2026.1", Partnership("Few"), Round("Baseline"))).ref
    stream = f"ws{application.address.removeprefix('http')}/_stcore/stream"
    with connect(stream, subprotocols=[Subprotocol("streamlit")], max_size=None) as connection:
        reader = Reader(connection, "rate-police", f"round={ref.partnership}.{ref.round}")
        reader.sent = []
        reader.arrive()
    paths: dict[str, list[int]] = {}
    for message in reader.sent:
        if message.delta.fragment_id:
            paths.setdefault(message.delta.fragment_id, list(message.metadata.delta_path))
    assert len(paths) == 8  # seven cards and the rail
    main_page_and_place = 3
    assert {len(path) for path in paths.values()} == {main_page_and_place}
