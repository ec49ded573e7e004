"""Two processes of the toolkit behind nginx, on one PostgreSQL, as `docs/hosting/` describes it; one is killed."""

from __future__ import annotations

import http.client
from collections.abc import Generator
from contextlib import closing

import pytest

from benchmarks.together import EVERY
from torture.hosting import Hosted, hosted, kill_one_while_all_rate, told_at_the_other
from torture.nginx import NAME


@pytest.fixture(scope="module")
def table() -> Generator[Hosted]:
    with hosted(seats=6) as made:
        yield made


def ask(table: Hosted, path: str, port: int | None = None) -> tuple[int, bytes]:
    """Past the proxy where a port is given."""
    connection = (
        http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        if port
        else http.client.HTTPSConnection(NAME, table.proxy.port, context=table.proxy.tls, timeout=60)
    )
    with closing(connection):
        connection.request("GET", path)
        with connection.getresponse() as answer:
            return answer.status, answer.read()


def test_what_is_rated_at_one_process_is_told_at_the_other(table: Hosted) -> None:
    assert len(told_at_the_other(table, 4)) == 4


def test_a_proxy_that_asks_is_told_whether_the_toolkit_can_be_used_and_nothing_else(table: Hosted) -> None:
    assert ask(table, "/health") == (200, b"ready")
    table.server.stop()
    try:
        assert (503, b"not ready") in {ask(table, "/health") for _ in range(100)}
        assert ask(table, "/_stcore/health")[0] == 200
    finally:
        table.server.start()
    while ask(table, "/health") != (200, b"ready"):
        pass


def test_where_a_process_dies_its_people_go_on_at_the_other_and_nothing_is_lost(table: Hosted) -> None:
    every = EVERY[:10]
    found = kill_one_while_all_rate(table, every)
    assert found.acknowledged == 6 * len(every)
    assert (found.lost, found.doubled, found.seen) == (0, 0, [])
    assert len(found.saved) == len(found.drawn) == 6
