"""The benchmarks of a full table in short: how much is stored and told, never how fast."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from pathlib import Path

import pytest

from assessments import Assessment, Partnership, Role, Round
from benchmarks.hurrying import HURRIED, hurry, rated_by
from benchmarks.seating import Guest, Place, at_the_table, table_of
from benchmarks.servers import Server, database_url, serving, shared_application
from benchmarks.together import EVERY, everybody_rates, missing, postgresql
from benchmarks.watching import watch
from checklists import ResponsibilityId, SectorId
from storage import Access, Principal, open_store

COMMAND = Principal.command()
BEGUN = Assessment("2026.1", Partnership("A full table"), Round("Baseline"))
ONE = ResponsibilityId("police.clear-messages")


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Generator[str]:
    """The address of a database that is not there yet (SQLite) or empty (PostgreSQL)."""
    if request.param == "sqlite":
        yield database_url(tmp_path_factory.mktemp("full") / "toolkit.db")
    else:
        with postgresql() as made:
            yield made


@pytest.fixture(scope="module")
def guests(url: str) -> Sequence[Guest]:
    """Forty people who came in with their cards."""
    return table_of(url, BEGUN, at_the_table(40))[1]


@pytest.fixture(scope="module")
def server(url: str, guests: Sequence[Guest]) -> Generator[Server]:
    assert guests
    with serving(shared_application(url)) as made:
        yield made


def test_of_forty_who_rate_at_once_every_rating_and_note_is_stored(
    url: str, server: Server, guests: Sequence[Guest]
) -> None:
    some = EVERY[:10]
    outcome = everybody_rates(server.address, guests, some)
    assert dict(outcome.statuses) == {200: 2 * 40 * len(some)}
    assert missing(url, guests, some) == (0, 0)
    store = open_store(url)
    try:
        pulse = store.pulse(COMMAND, guests[0].ref)
    finally:
        store.close()
    assert pulse.rated == dict.fromkeys(some, 40)


def test_ten_touches_of_one_seat_without_waiting_are_ten_ratings(
    url: str, server: Server, guests: Sequence[Guest]
) -> None:
    replies = hurry(server.address, guests[7].ref, ("rating",), guests[7].headers)
    assert [reply.status for reply in replies] == [200] * 10
    stored = rated_by(url, guests[7])
    assert {one: stored[one] for one in HURRIED} == HURRIED


def test_ten_touches_on_somebodys_paper_without_waiting_are_ten_ratings(url: str, server: Server) -> None:
    store = open_store(url)
    try:
        assert store.access() is Access.SHARED
        ref = next(one.ref for one in store.rounds(COMMAND))
        seat = store.add_seat(COMMAND, ref, SectorId("police"))
        chair = store.add_seat(COMMAND, ref, SectorId("ngos"), Role.FACILITATOR)
        joined = store.join(store.make_card(COMMAND, ref, chair).code)
    finally:
        store.close()
    cookie = {"cookie": f"seat={joined.partnership}.{joined.secret}"}
    replies = hurry(server.address, ref, ("paper", seat), cookie)
    assert [reply.status for reply in replies] == [200] * 10
    assert rated_by(url, Guest(ref, seat, SectorId("police"), "")) == HURRIED


def test_everybody_who_watches_is_told_of_each_change_and_draws_it(tmp_path: Path) -> None:
    made = database_url(tmp_path / "toolkit.db")
    _, guests = table_of(made, BEGUN, (Place(SectorId("ngos"), Role.FACILITATOR), *at_the_table(12)[1:]))
    with serving(shared_application(made)) as server:
        seen = watch(server, guests, ratings=6, agreements=2)
    assert (len(seen.saved), len(seen.told), len(seen.drawn)) == (6, 6 * 12, 2 * 12)
