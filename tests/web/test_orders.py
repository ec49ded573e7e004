"""Files made in the background: all that was asked for arrives, in turns, for whoever asked, and once."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

import pytest
from starlette.routing import Route
from starlette.types import Message, Scope

from checklists.problems import MendableError, Problem
from tests.browser.table import until
from web.files import FileDesk, PreparedFile, file_route
from web.orders import MOST_OF_ONE, Making, Orders, order_route
from web.principals import SCOPE

LONGEST = 30  # seconds


def file_of(name: str) -> PreparedFile:
    return PreparedFile(name, "text/plain", name.encode())


def making(name: str, *, paged: bool = False) -> Callable[[], Making]:
    return lambda: Making(lambda: (lambda: file_of(name),), paged=paged)


def tell(error: Exception) -> Sequence[str]:
    return (f"What to do: {error}",)


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 28, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


class Room:
    """Orders and the desk on which they leave what is made."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.desk = FileDesk(self.clock)
        self.orders = Orders(self.desk, self.clock)

    def ask(self, begin: Callable[[], Making], key: str = "file", owner: str = "ours") -> str:
        return self.orders.ask(owner, key, begin, tell)

    def look(self, id_: str, owner: str = "ours") -> dict[str, object]:
        return self.orders.look(id_, owner) or {"state": "gone"}

    def ended(self, id_: str, owner: str = "ours") -> dict[str, object]:
        """The order once nothing is done on it any more."""
        until(lambda: self.look(id_, owner)["state"] not in {"waiting", "making"}, "made")
        return self.look(id_, owner)

    def fetch(self, id_: str, owner: str = "ours") -> PreparedFile | None:
        return self.desk.fetch(str(self.ended(id_, owner)["address"]).rpartition("/")[2], owner)


@pytest.fixture
def room() -> Room:
    return Room()


class Gate:
    """A piece that is not made before it is let through."""

    def __init__(self) -> None:
        self.reached, self.opened = threading.Event(), threading.Event()

    def __call__(self) -> PreparedFile:
        self.reached.set()
        assert self.opened.wait(LONGEST)
        return file_of("gate")


def test_forty_asked_for_at_once_all_arrive_and_no_more_than_one_of_a_kind_is_being_made(room: Room) -> None:
    lock, busy, most = threading.Lock(), {True: 0, False: 0}, {True: 0, False: 0}

    def piece(name: str, *, paged: bool) -> PreparedFile:
        with lock:
            busy[paged] += 1
            most[paged] = max(most[paged], busy[paged])
        made = file_of(name)
        with lock:
            busy[paged] -= 1
        return made

    ids: dict[int, str] = {}
    start = threading.Barrier(40)

    def ask(number: int) -> None:
        paged = number % 2 == 0
        made = Making(lambda: (lambda: piece(f"{number}.txt", paged=paged),), paged=paged)
        start.wait(LONGEST)
        ids[number] = room.ask(lambda: made, owner=f"person {number}")

    people = [threading.Thread(target=ask, args=(number,)) for number in range(40)]
    for one in people:
        one.start()
    for one in people:
        one.join(LONGEST)
    came = {number: room.fetch(ids[number], f"person {number}") for number in range(40)}
    assert {number: one and one.name for number, one in came.items()} == {n: f"{n}.txt" for n in range(40)}
    assert most == {True: 1, False: 1}


def test_asking_again_while_it_is_made_begins_nothing(room: Room) -> None:
    gate, begun = Gate(), []

    def begin() -> Making:
        begun.append(1)
        return Making(lambda: (gate,))

    first = room.ask(begin)
    assert gate.reached.wait(LONGEST)
    assert room.ask(begin) == first
    gate.opened.set()
    room.ended(first)
    assert len(begun) == 1
    again = room.ask(begin)  # it may have changed since
    assert again != first
    assert len(begun) == 2
    assert room.orders.known("ours", "file") == again


def test_a_short_file_does_not_wait_for_a_long_folder(room: Room) -> None:
    gates = [Gate() for _ in range(3)]
    folder = room.ask(lambda: Making(lambda: tuple(gates), lambda files: files[-1]), key="folder")
    assert gates[0].reached.wait(LONGEST)
    short = room.ask(making("short"), key="short")
    assert room.look(short) == {"state": "waiting", "ahead": 0}
    gates[0].opened.set()
    assert room.ended(short)["state"] == "ready"
    assert room.look(folder)["state"] == "making"
    assert room.look(folder)["all"] == 3
    for one in gates:
        one.opened.set()
    assert room.ended(folder)["state"] == "ready"


def test_what_needs_no_pages_does_not_wait_for_pages(room: Room) -> None:
    gate = Gate()
    pages = room.ask(lambda: Making(lambda: (gate,), paged=True), key="pages")
    assert gate.reached.wait(LONGEST)
    flat = room.ask(making("flat"), key="flat")
    assert room.ended(flat)["state"] == "ready"
    assert room.look(pages) == {"state": "making", "done": 0, "all": 1}
    gate.opened.set()
    assert room.ended(pages)["state"] == "ready"


def test_the_pieces_of_a_folder_are_counted_and_put_together_in_order(room: Room) -> None:
    names = ("a", "b", "c")
    pieces = tuple(lambda name=name: file_of(name) for name in names)  # type: ignore[misc]

    def join(files: Sequence[PreparedFile]) -> PreparedFile:
        return file_of("".join(one.name for one in files))

    order = room.ask(lambda: Making(lambda: pieces, join))
    made = room.fetch(order)
    assert made is not None
    assert made.name == "abc"


@pytest.mark.parametrize("error", [MendableError([Problem("PDF", "take less")]), RuntimeError("no idea")])
def test_what_could_not_be_made_is_told_and_the_next_has_its_turn(room: Room, error: Exception) -> None:
    def fail() -> PreparedFile:
        raise error

    failed, fine = room.ask(lambda: Making(lambda: (fail,)), key="bad"), room.ask(making("fine"), key="fine")
    assert room.ended(failed) == {"state": "failed", "words": [f"What to do: {error}"]}
    assert room.ended(fine)["state"] == "ready"
    assert room.ask(making("better"), key="bad") != failed


def test_what_may_not_begin_is_refused_at_once_and_leaves_nothing(room: Room) -> None:
    def begin() -> Making:
        raise MendableError([Problem("orders", "not yours")])

    with pytest.raises(MendableError, match="not yours"):
        room.ask(begin)
    assert room.orders.known("ours", "file") is None


def test_what_it_consists_of_is_asked_when_its_turn_comes_and_what_is_wrong_with_it_is_told(room: Room) -> None:
    gate, asked = Gate(), []

    def pieces() -> Sequence[Callable[[], PreparedFile]]:
        asked.append(1)
        raise MendableError([Problem("orders", "gone by now")])

    room.ask(lambda: Making(lambda: (gate,)), key="first")
    assert gate.reached.wait(LONGEST)
    second = room.ask(lambda: Making(pieces), key="second")
    assert not asked  # whoever asks does not wait for it
    gate.opened.set()
    assert room.ended(second) == {"state": "failed", "words": ["What to do: orders: gone by now"]}
    assert len(asked) == 1


def test_nobody_else_learns_of_an_order_or_gets_its_file(room: Room) -> None:
    order = room.ask(making("plan.pdf"))
    ticket = str(room.ended(order)["address"]).rpartition("/")[2]
    assert room.orders.look(order, "somebody else") is None
    assert room.orders.known("somebody else", "file") is None
    assert room.desk.fetch(ticket, "somebody else") is None
    assert room.desk.fetch(ticket, "ours") == file_of("plan.pdf")
    assert room.desk.fetch(ticket, "ours") is None


def test_it_waits_until_it_is_fetched_or_ten_minutes_have_passed(room: Room) -> None:
    order = room.ask(making("plan.pdf"))
    room.ended(order)
    room.clock.now += timedelta(minutes=9, seconds=59)
    assert room.orders.known("ours", "file") == order
    assert room.look(order)["state"] == "ready"
    assert room.fetch(order) is not None
    assert room.look(order)["state"] == "fetched"
    room.clock.now += timedelta(seconds=1)
    assert room.orders.known("ours", "file") is None
    assert room.look(order) == {"state": "gone"}


def test_one_person_cannot_fill_the_queue(room: Room) -> None:
    gate = Gate()
    for number in range(MOST_OF_ONE):
        room.ask(lambda: Making(lambda: (gate,)), key=str(number))
    with pytest.raises(MendableError, match="Wait until one of them is there"):
        room.ask(making("more"), key="more")
    others = room.ask(making("fine"), owner="somebody else")
    assert room.look(others, "somebody else")["state"] == "waiting"
    gate.opened.set()
    assert room.ended(others, "somebody else")["state"] == "ready"


def test_where_there_is_no_more_room_the_oldest_files_go() -> None:
    desk = FileDesk(most_bytes=8)
    tickets = [desk.leave(PreparedFile(str(n), "", b"1234"), "ours") for n in range(3)]
    assert [desk.waits(one) for one in tickets] == [False, True, True]


def answer(route: Route, path: str, owner: str) -> tuple[int, dict[str, str], bytes]:
    """What a route answers to whom."""
    scope: Scope = {"type": "http", "method": "GET", "path": path, "headers": [], "query_string": b"", SCOPE: owner}
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    _match, inner = route.matches(scope)
    asyncio.run(route.handle({**scope, **inner}, receive, send))
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], headers, b"".join(one.get("body", b"") for one in sent[1:])


def test_the_route_tells_only_the_owner_and_nothing_is_kept_on_the_way(room: Room) -> None:
    order = room.ask(making("plan.pdf"))
    room.ended(order)
    status, headers, body = answer(order_route(room.orders), f"/order/{order}", "ours")
    assert (status, headers["cache-control"]) == (200, "no-store")
    assert json.loads(body)["name"] == "plan.pdf"
    for path, owner in ((f"/order/{order}", "somebody else"), ("/order/unknown", "ours")):
        assert json.loads(answer(order_route(room.orders), path, owner)[2]) == {"state": "gone"}


def test_a_file_that_may_no_longer_be_taken_is_not_handed_out(room: Room) -> None:
    allowed = [True]

    def check() -> None:
        if not allowed[0]:
            raise MendableError([Problem("Not allowed", "no longer")])

    for still, status in ((True, 200), (False, 404)):
        allowed[0] = still
        order = room.ask(lambda: Making(lambda: (lambda: file_of("plan.pdf"),), allowed=check))
        address = str(room.ended(order)["address"])
        assert answer(file_route(room.desk), address, "ours")[0] == status
