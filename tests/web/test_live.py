"""Live updates: one line for each browser; the same for all, nobody's rating in it; it ends when one's place does."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from http.client import HTTPConnection, HTTPResponse
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.types import Message

from assessments import Assessment, Partnership, Role, Round
from benchmarks.fields import Line, change
from checklists import ResponsibilityId, SectorId
from storage import Pulse, Store
from tests.browser.application import Application
from tests.browser.table import until
from tests.web.conftest import COMMAND, Table
from tests.web.requests import ask
from tests.web.test_joining import let_time_pass
from web.live import Listener, Watched, _ring_all
from web.news import news

FIRST = ResponsibilityId("police.clear-messages")


class Heard:
    """What comes over a line, one event after the other; signs of life are passed over."""

    def __init__(self, answer: HTTPResponse) -> None:
        self._answer = answer
        self.raw = b""

    def next(self) -> tuple[str, Mapping[str, Any]]:
        name = ""
        while True:
            line = self._answer.readline()
            assert line, "The line ended."
            self.raw += line
            if line.startswith(b"event: "):
                name = line.removeprefix(b"event: ").strip().decode()
            elif line.startswith(b"data: ") and name != "here":
                data = line.removeprefix(b"data: ")
                return name, json.loads(data) if name == "pulse" else {}

    def until(self, wanted: object) -> Mapping[str, Any]:
        """The next pulse that `wanted` says yes to."""
        assert callable(wanted)
        while True:
            name, told = self.next()
            assert name == "pulse"
            if wanted(told):
                return told


@contextmanager
def listening(application: Application, address: str, cookie: str = "") -> Generator[Heard]:
    connection = HTTPConnection("127.0.0.1", application.port, timeout=60)
    try:
        connection.request("GET", f"/live?round={address}", headers={"cookie": cookie, "accept-encoding": "gzip"})
        answer = connection.getresponse()
        assert answer.status == 200
        assert answer.headers.get_content_type() == "text/event-stream"
        assert answer.headers.get("content-encoding") is None
        assert answer.headers["cache-control"] == "no-store"
        yield Heard(answer)
    finally:
        connection.close()


def rate(table: Table, cookie: str, level: str) -> None:
    sent = {"content-type": "application/json", "x-toolkit": "field", "cookie": cookie}
    with Line(table.application.address.removeprefix("http://")) as line:
        assert line.send(change(table.ref, ("rating", FIRST), level), sent).status == 200


def test_a_rating_is_heard_as_a_count_and_never_as_what_it_is(table: Table) -> None:
    one, two = table.cookie("police"), table.cookie("victims-survivors")
    with listening(table.application, table.address, one) as heard:
        name, first = heard.next()
        assert (name, first["rated"], first["shown"]) == ("pulse", {}, None)
        assert first["discussed"]["police"] == [0, 7]
        rate(table, two, "4")
        assert heard.until(lambda told: "rated" in told)["rated"] == {FIRST: 1}
        rate(table, two, "0")
        rate(table, one, "4")
        assert heard.until(lambda told: told.get("rated") == {FIRST: 2})
        assert b"level" not in heard.raw
        assert b"seat" not in heard.raw
        assert b"-1" not in heard.raw  # police-1, victims-survivors-1


def test_what_another_process_stores_is_heard_too(table: Table) -> None:
    with listening(table.application, table.address, table.cookie()) as heard:
        heard.next()
        table.store.set_agreed(COMMAND, table.ref, FIRST, 2)
        told = heard.until(lambda told: "entries" in told)
        assert list(told["entries"]) == [FIRST]
        assert told["discussed"] == {"police": [1, 7]}


def test_alone_one_listens_without_a_cookie(application: Application, store: Store) -> None:
    ref = store.import_assessment(COMMAND, Assessment("2026.1", Partnership("Alone"), Round("Baseline"))).ref
    with listening(application, f"{ref.partnership}.{ref.round}") as heard:
        assert heard.next()[1]["revision"] >= 1


def test_a_line_ends_at_once_for_a_seat_that_is_taken_back_and_goes_on_for_the_others(table: Table) -> None:
    seat = table.seat("police")
    cookie = table.application.come_in(table.card(seat).code)
    assert cookie
    with (
        listening(table.application, table.address, cookie) as theirs,
        listening(table.application, table.address, table.cookie("ngos")) as others,
    ):
        theirs.next()
        others.next()
        table.store.revoke_seat(COMMAND, table.ref, seat)
        while theirs.next()[0] != "gone":
            pass
        assert others.until(lambda told: "people" in told)
        table.store.set_agreed(COMMAND, table.ref, FIRST, 2)
        assert others.until(lambda told: "entries" in told)
    again = ask(table.application, f"/live?round={table.address}&once=1", {"cookie": cookie})
    assert (again.status, json.loads(again.body)) == (401, {"gone": True})


def test_whoever_leaves_on_one_device_ends_the_line_of_that_device(table: Table) -> None:
    cookie = table.cookie()
    with listening(table.application, table.address, cookie) as heard:
        heard.next()
        ask(table.application, "/leave", {"cookie": cookie}, method="POST", body=b"")
        while heard.next()[0] != "gone":
            pass


def last_heard_of(table: Table) -> datetime:
    """When something was last heard of the one seat of a table."""
    (seat,) = table.store.seats(COMMAND, table.ref)
    assert seat.seen_at is not None
    return seat.seen_at


def test_a_page_in_sight_keeps_its_place_while_nobody_touches_it(table: Table) -> None:
    cookie = table.cookie()
    let_time_pass(table, cookie, timedelta(minutes=29))
    before = last_heard_of(table)
    with listening(table.application, table.address, cookie) as heard:
        heard.next()
        until(lambda: last_heard_of(table) - before > timedelta(minutes=28), "it is heard of again")


def test_a_page_out_of_sight_asks_now_and_then_and_does_not_keep_its_place_by_that(table: Table) -> None:
    cookie, asked = table.cookie(), f"/live?round={table.address}&once=1"
    let_time_pass(table, cookie, timedelta(minutes=29))
    before = last_heard_of(table)
    assert ask(table.application, asked, {"cookie": cookie}).status == 200
    assert last_heard_of(table) == before
    let_time_pass(table, cookie, timedelta(minutes=31))
    assert ask(table.application, asked, {"cookie": cookie}).status == 401


@pytest.mark.parametrize("address", ["", ".", "x", "x.y", "*.x", "' OR 1=1 --", "%00.%00", "a" * 5_000])
def test_a_round_that_there_is_not_is_not_listened_to(table: Table, address: str) -> None:
    answer = ask(table.application, f"/live?round={address.replace(' ', '%20')}", {"cookie": table.cookie()})
    assert (answer.status, json.loads(answer.body)) == (403, {"gone": False})


def test_a_round_of_another_partnership_is_not_listened_to(table: Table, other: Table) -> None:
    for role in (Role.FACILITATOR, Role.MEMBER, Role.OBSERVER):
        cookie = table.cookie("police", role)
        assert ask(table.application, f"/live?round={other.address}", {"cookie": cookie}).status == 403
        mixed = f"{table.ref.partnership}.{other.ref.round}"
        assert ask(table.application, f"/live?round={mixed}", {"cookie": cookie}).status == 403


def test_the_server_ends_while_people_listen(table: Table) -> None:
    cookie = table.cookie()
    with listening(table.application, table.address, cookie) as heard:
        heard.next()
        table.application.stop()
        assert table.application.ended_by_itself
        table.application.start()
    assert ask(table.application, "/gaps", {"cookie": cookie}).status == 200


IDS = st.sampled_from([ResponsibilityId(f"police.{letter}") for letter in "abcdef"])
NUMBERS = st.dictionaries(IDS, st.integers(0, 9))
PULSES = st.builds(
    Pulse,
    revision=st.integers(1, 9),
    rated=NUMBERS,
    entries=NUMBERS,
    discussed=st.fixed_dictionaries({SectorId("police"): st.tuples(st.integers(0, 7), st.just(7))}),
    shown=st.none() | IDS,
    people=st.integers(0, 9),
)


def laid_over(before: Mapping[str, Any], told: Mapping[str, Any]) -> dict[str, Any]:
    """As shell.js does it."""
    made = {**before, **told}
    for name, value in told.items():
        if isinstance(value, Mapping):
            made[name] = {**(before.get(name) or {}), **value}
    return made


def without_nothing(pulse: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: {one: number for one, number in value.items() if number is not None} if isinstance(value, dict) else value
        for name, value in pulse.items()
    }


@given(st.lists(PULSES, min_size=1, max_size=5))
def test_news_laid_over_what_was_known_give_what_is_now(pulses: list[Pulse]) -> None:
    known: dict[str, Any] = {}
    before: Pulse | None = None
    for now in pulses:
        known = laid_over(known, json.loads(news(before, now)))
        before = now
    assert without_nothing(known) == without_nothing(json.loads(news(None, pulses[-1])))


def test_only_what_is_new_is_told() -> None:
    before = Pulse(1, {FIRST: 1}, {}, {SectorId("police"): (0, 7)}, None, 3)
    after = Pulse(2, {FIRST: 2}, {}, {SectorId("police"): (0, 7)}, None, 3)
    assert json.loads(news(before, after)) == {"revision": 2, "rated": {FIRST: 2}}


def test_whoever_is_away_for_ten_minutes_holds_up_nobody_and_is_told_the_latest_alone() -> None:
    changes = 600  # one each second

    async def go() -> tuple[list[int], list[int]]:
        back, theirs, ours = asyncio.Event(), [], []

        async def away(message: Message) -> None:
            await back.wait()
            theirs.append(revision_in(message))

        async def here(message: Message) -> None:
            ours.append(revision_in(message))

        watched = Watched("round", Pulse(0, {}, {}, {}, None, 0), asyncio.get_running_loop())
        watched.listeners |= {Listener("away", away), Listener("here", here)}
        for number in range(1, changes + 1):
            watched.pulse = replace(watched.pulse, revision=number)
            _ring_all(watched)
            await let_the_loop_turn()
        assert theirs == []
        back.set()
        await let_the_loop_turn()
        return theirs, ours

    theirs, ours = asyncio.run(go())
    assert theirs == [1, changes]
    assert ours == list(range(1, changes + 1))


async def let_the_loop_turn() -> None:
    for _turn in range(10):
        await asyncio.sleep(0)


def revision_in(message: Message) -> int:
    """Of what is told over a line."""
    return int(json.loads(message["body"].partition(b"data: ")[2])["revision"])
