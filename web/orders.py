"""Files that were asked for, made in the background a piece at a time: whoever asked goes on, and so do all others."""

from __future__ import annotations

import secrets
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from operator import itemgetter

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from checklists.problems import MendableError, Problem
from web.files import KEPT_FOR, FileDesk, PreparedFile
from web.principals import SCOPE

__all__ = ["PATH", "Making", "Orders", "order_route"]

PATH = "/order"
MOST_WAITING = 400
MOST_OF_ONE = 24  # that are not made yet; whoever asks for more is told to wait
NO_STORE = {"cache-control": "no-store"}

Tell = Callable[[Exception], Sequence[str]]
"""What to say to a person, in their language, where a file could not be made."""

Piece = Callable[[], PreparedFile]


@dataclass(frozen=True, slots=True)
class Making:
    """How a file is made: the `pieces` one after the other, then put together by `join`.

    Nothing of it may need the session of whoever asked. `pieces` is called when its turn comes, and may raise; so may
    each of them. `allowed` raises MendableError where the file may no longer be handed out; it is called at that
    moment. `paged`: there are pages to set, which one program does one by one anyway.
    """

    pieces: Callable[[], Sequence[Piece]]
    join: Callable[[Sequence[PreparedFile]], PreparedFile] = itemgetter(0)
    allowed: Callable[[], object] | None = None
    paged: bool = False


@dataclass(eq=False, slots=True)
class Order:
    """A file that somebody asked for. `ticket` is the address of the finished one; `words` say why there is none."""

    id: str
    owner: str
    key: str
    making: Making
    tell: Tell
    begun: bool = False
    pieces: Sequence[Piece] = ()
    made: list[PreparedFile] = field(default_factory=list)
    ticket: str = ""
    name: str = ""
    remark: str = ""
    words: tuple[str, ...] = ()
    until: datetime | None = None
    """When it is forgotten; None as long as it is being made."""


class Orders:
    """Everybody's orders, each once. Any number of threads may ask at the same time.

    There are two hands at work: one for what has pages to set, one for all else, which is quick. At each, orders take
    turns: after a piece the next one has its go, so that a short file never waits for a long folder.
    """

    def __init__(self, desk: FileDesk, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._desk, self._clock = desk, clock
        self._changed = threading.Lock()
        self._orders: dict[str, Order] = {}
        self._ids: dict[tuple[str, str], str] = {}
        self._queues: dict[bool, deque[Order]] = {False: deque(), True: deque()}
        self._working: set[bool] = set()

    def ask(self, owner: str, key: str, begin: Callable[[], Making], tell: Tell) -> str:
        """Ask for the file that `owner` knows as `key`; the id of the order.

        `begin` is called at once and says how the file is made; what takes longer than a moment belongs to its pieces.
        While it is being made, asking again changes nothing.
        Raises what `begin` raises, and MendableError where too many files are being made.
        """
        with self._changed:
            going = self._going(owner, key)
            if going is not None:
                return going.id
            self._check_room(owner)
        making = begin()
        with self._changed:
            going = self._going(owner, key)
            if going is not None:
                return going.id
            self._forget(self._ids.get((owner, key), ""))
            order = Order(secrets.token_urlsafe(32), owner, key, making, tell)
            self._orders[order.id] = order
            self._ids[owner, key] = order.id
            self._queues[making.paged].append(order)
            if making.paged not in self._working:
                self._working.add(making.paged)
                threading.Thread(target=self._work, args=(making.paged,), name="orders", daemon=True).start()
        return order.id

    def known(self, owner: str, key: str) -> str | None:
        """The id of the order that `owner` knows as `key`, made or not; None where there is none any more."""
        with self._changed:
            self._drop_old()
            return self._ids.get((owner, key))

    def look(self, id_: str, owner: str) -> dict[str, object] | None:
        """How far an order is, for its page; None where it is somebody else's, or not there any more."""
        with self._changed:
            self._drop_old()
            order = self._orders.get(id_)
            if order is None or order.owner != owner:
                return None
            if order.words:
                return {"state": "failed", "words": list(order.words)}
            if order.ticket:
                state = "ready" if self._desk.waits(order.ticket) else "fetched"
                return {"state": state, "address": order.ticket, "name": order.name, "remark": order.remark}
            if not order.begun:
                return {"state": "waiting", "ahead": self._queues[order.making.paged].index(order)}
            return {"state": "making", "done": len(order.made), "all": max(len(order.pieces), 1)}

    def _going(self, owner: str, key: str) -> Order | None:
        self._drop_old()
        order = self._orders.get(self._ids.get((owner, key), ""))
        return order if order is not None and order.until is None else None

    def _check_room(self, owner: str) -> None:
        going = [one for one in self._orders.values() if one.until is None]
        if len(going) >= MOST_WAITING or sum(one.owner == owner for one in going) >= MOST_OF_ONE:
            told = "Many files are being made just now. Wait until one of them is there, then ask for this one again."
            raise MendableError([Problem("orders", told)])

    def _drop_old(self) -> None:
        now = self._clock()
        for id_ in [one.id for one in self._orders.values() if one.until is not None and one.until <= now]:
            self._forget(id_)

    def _forget(self, id_: str) -> None:
        order = self._orders.pop(id_, None)
        if order is not None:
            del self._ids[order.owner, order.key]

    def _work(self, paged: bool) -> None:
        """Make pieces until nothing is waiting."""
        while True:
            with self._changed:
                if not self._queues[paged]:
                    self._working.remove(paged)
                    return
                order = self._queues[paged].popleft()
                order.begun = True
            began = time.thread_time()
            self._make_a_piece(order)
            time.sleep(time.thread_time() - began)  # as long as it computed here: whoever saves has a turn

    def _make_a_piece(self, order: Order) -> None:
        try:
            order.pieces = order.pieces or order.making.pieces()
            piece = order.pieces[len(order.made)]()
            whole = order.making.join([*order.made, piece]) if len(order.made) + 1 == len(order.pieces) else None
        except Exception as error:  # noqa: BLE001 whatever it was: who waits is told, and the next order has its turn
            words = tuple(order.tell(error))
            with self._changed:
                order.words = words
                self._end(order)
            return
        with self._changed:
            order.made.append(piece)
            if whole is None:
                self._queues[order.making.paged].append(order)
                return
            order.ticket = self._desk.leave(replace(whole, allowed=order.making.allowed), order.owner)
            order.name, order.remark = whole.name, whole.remark
            self._end(order)

    def _end(self, order: Order) -> None:
        order.until = self._clock() + KEPT_FOR
        order.making, order.pieces, order.made = Making(tuple), (), []  # what it was made from need not wait with it


def order_route(orders: Orders) -> Route:
    """The route that says how far an order is, to whoever asked for it."""

    async def tell(request: Request) -> Response:
        owner = str(request.scope.get(SCOPE, ""))
        found = await run_in_threadpool(orders.look, request.path_params["order"], owner)
        return JSONResponse(found or {"state": "gone"}, headers=NO_STORE)

    return Route(f"{PATH}/{{order}}", tell, methods=["GET"])
