"""What a tab costs the server: what Streamlit keeps of it between runs, and how much is sent when a card is drawn."""

from __future__ import annotations

from collections import Counter

import pytest
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


@pytest.fixture
def drawn(application: Application, store: Store) -> list[ForwardMsg]:
    """What the fragments of a page with seven cards are sent in."""
    ref = store.import_assessment(Principal.host(), Assessment("2026.1", Partnership("Few"), Round("Baseline"))).ref
    stream = f"ws{application.address.removeprefix('http')}/_stcore/stream"
    with connect(stream, subprotocols=[Subprotocol("streamlit")], max_size=None) as connection:
        reader = Reader(connection, "rate-police", f"round={ref.partnership}.{ref.round}")
        reader.sent = []
        reader.arrive()
    return [message for message in reader.sent if message.delta.fragment_id]


def test_a_fragment_of_a_sectors_page_stands_in_the_pages_container_and_in_no_other(drawn: list[ForwardMsg]) -> None:
    """Streamlit keeps, for each fragment of each tab, a copy of every container around it."""
    main_page_and_place = 3
    firsts = {message.delta.fragment_id: message.metadata.delta_path for message in reversed(drawn)}
    assert len(firsts) == 8  # seven cards and the rail
    assert {len(path) for path in firsts.values()} == {main_page_and_place}


def test_a_card_is_sent_in_few_messages(drawn: list[ForwardMsg]) -> None:
    """Each wakes the server once: with two hundred tabs that is most of what drawing a card anew costs."""
    messages = Counter(message.delta.fragment_id for message in drawn)
    fragment_links_watch, fragment_card_statement_levels_details = 3, 5  # what is followed goes with the levels
    assert sorted(messages.values()) == [fragment_links_watch] + [fragment_card_statement_levels_details] * 7
