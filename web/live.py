"""How everybody sees what changes: one line for each browser, one look at the round each second for all of them.

What is sent is the same for all who may read the round, `Store.pulse`; nobody's rating is in it.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from checklists.problems import MendableError
from web.news import news
from web.principals import SCOPE, holds, principal_of
from web.services import services

if TYPE_CHECKING:  # as in services.py
    from storage import Pulse, RoundRef

__all__ = ["close", "live_route", "wake"]

PATH = "/live"
EVERY = 1.0  # seconds between two looks, where nobody in this process says that something changed
AT_MOST = 0.2  # seconds between two looks, however often somebody says so
ALIVE = 5.0  # seconds between two signs of life; shell.js takes a line for broken after 12
ASK_AGAIN = 30.0  # seconds until everybody who listens is asked for again; at once when seats changed
NO_STORE = {"cache-control": "no-store"}
STREAM = {"cache-control": "no-store", "x-accel-buffering": "no"}


@dataclass(eq=False, slots=True)
class Listener:
    """One browser. `knows` is what it was told last; `over`: it has no business here any more."""

    who: str
    knows: Pulse | None = None
    over: bool = False
    rung: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass(eq=False, slots=True)
class Watched:
    """A round that somebody listens to."""

    address: str
    pulse: Pulse
    loop: asyncio.AbstractEventLoop
    listeners: set[Listener] = field(default_factory=set)
    asked_at: float = 0.0
    woken: asyncio.Event = field(default_factory=asyncio.Event)
    task: asyncio.Task[None] | None = None


_watched: dict[str, Watched] = {}
_closing = False


def live_route() -> Route:
    """The route of the lines. `once` answers one question instead: whether a line would be opened."""

    async def live(request: Request) -> Response:
        address = request.query_params.get("round", "")
        who = str(request.scope.get(SCOPE, ""))
        try:
            pulse = await run_in_threadpool(_pulse, who, address)
        except MendableError:
            gone = not await run_in_threadpool(holds, services, who)
            return JSONResponse({"gone": gone}, status_code=401 if gone else 403, headers=NO_STORE)
        if "once" in request.query_params:
            return JSONResponse({}, headers=NO_STORE)
        return StreamingResponse(_stream(address, who, pulse), media_type="text/event-stream", headers=STREAM)

    return Route(PATH, live, methods=["GET"])


def wake(ref: RoundRef) -> None:
    """Look at a round now: something of it was just changed. From any thread."""
    watched = _watched.get(f"{ref.partnership}.{ref.round}")
    if watched is not None:
        with suppress(RuntimeError):  # the server is ending, and nobody listens any more
            watched.loop.call_soon_threadsafe(watched.woken.set)


def close() -> None:
    """End all lines, so that the server can end. Browsers open theirs again where they find another."""
    global _closing  # noqa: PLW0603 - one for the process, as the server is
    _closing = True
    for watched in list(_watched.values()):
        for listener in watched.listeners:
            watched.loop.call_soon_threadsafe(listener.rung.set)


async def _stream(address: str, who: str, pulse: Pulse) -> AsyncIterator[str]:
    listener = Listener(who)
    watched = _watched.get(address)
    if watched is None:
        watched = _watched[address] = Watched(address, pulse, asyncio.get_running_loop())
    watched.listeners.add(listener)
    if watched.task is None or watched.task.done():
        watched.task = asyncio.create_task(_follow(watched))
    try:
        while not _closing and not listener.over:
            known, listener.knows = listener.knows, watched.pulse
            listener.rung.clear()
            yield _event("here", ".") if known == watched.pulse else _event("pulse", news(known, watched.pulse))
            with suppress(TimeoutError):
                await asyncio.wait_for(listener.rung.wait(), ALIVE)
        if listener.over:
            yield _event("gone", ".")
    finally:
        watched.listeners.discard(listener)


def _event(name: str, data: str) -> str:
    return f"event: {name}\ndata: {data}\n\n"


async def _follow(watched: Watched) -> None:
    """Look as long as anybody listens."""
    while watched.listeners and not _closing:
        await asyncio.sleep(AT_MOST)
        with suppress(TimeoutError):
            await asyncio.wait_for(watched.woken.wait(), EVERY - AT_MOST)
        watched.woken.clear()
        await _look(watched)
    if _watched.get(watched.address) is watched:
        del _watched[watched.address]


async def _look(watched: Watched) -> None:
    for listener in list(watched.listeners):
        try:
            pulse = await run_in_threadpool(_news, listener.who, watched.address, watched.pulse.revision)
        except MendableError:  # perhaps only this one may not look; perhaps the database is busy
            await _ask_again(watched, [listener])
            continue
        moved = pulse is not None and pulse.people != watched.pulse.people
        if pulse is not None:
            watched.pulse = pulse
            for one in watched.listeners:
                one.rung.set()
        if moved or time.monotonic() - watched.asked_at > ASK_AGAIN:
            watched.asked_at = time.monotonic()
            await _ask_again(watched, list(watched.listeners))
        return


async def _ask_again(watched: Watched, listeners: list[Listener]) -> None:
    """Tell those who have no business here any more."""
    for listener in listeners:
        if not await run_in_threadpool(_may_listen, listener.who, watched.address):
            listener.over = True
            listener.rung.set()
            watched.listeners.discard(listener)


def _pulse(who: str, address: str) -> Pulse:
    """How the round stands. Raises MendableError where `who` may not read it, or it cannot be read now."""
    from web.addresses import ref_of  # noqa: PLC0415 as in services.py

    return services().store.pulse(principal_of(who), ref_of(address))


def _news(who: str, address: str, known: int) -> Pulse | None:
    """The same; None where the round still stands as at the revision `known`."""
    from web.addresses import ref_of  # noqa: PLC0415 as in services.py

    if services().store.revision(principal_of(who), ref_of(address)) == known:
        return None
    return _pulse(who, address)


def _may_listen(who: str, address: str) -> bool:
    from storage import NotAllowedError  # noqa: PLC0415 as in services.py

    try:
        _pulse(who, address)
        return holds(services, who)
    except NotAllowedError:
        return False
    except MendableError:
        return True  # nothing is known; the next look tells
