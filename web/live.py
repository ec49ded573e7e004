"""How everybody sees what changes: one line for each browser, one look at the round for all of them.

A round is looked at when this process changed it; when another did, as far as the database tells (PostgreSQL); else
each second.

What is sent is the same for all who may read the round, `Store.pulse`; nobody's rating is in it.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from checklists.problems import MendableError
from web.news import news
from web.principals import SCOPE, holds, principal_of
from web.services import services

if TYPE_CHECKING:  # as in services.py
    from storage import Pulse, RoundRef, Store

__all__ = ["PATH", "close", "hear_of_others", "live", "wake"]

PATH = "/live"
EVERY = 1.0  # seconds between two looks, where nobody says that something changed
EVERY_TOLD = 5.0  # the same where the database tells what other processes change
AT_MOST = 0.2  # seconds between two looks, however often somebody says so
ALIVE = 5.0  # seconds between two signs of life; shell.js takes a line for broken after 12
ASK_AGAIN = 30.0  # seconds until everybody who listens is asked for again; at once when seats changed
NO_STORE = {"cache-control": "no-store"}
STREAM: list[tuple[bytes, bytes]] = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
]


@dataclass(eq=False, slots=True)
class Listener:
    """One browser. `knows` is what it was told last; `over`: it has no business here any more.

    While nothing is to be told it is this and one waiting coroutine, for two hundred of them stay for hours.
    """

    who: str
    send: Send
    knows: Pulse | None = None
    over: bool = False
    telling: asyncio.Task[None] | None = None


@dataclass(eq=False, slots=True)
class Watched:
    """A round that somebody listens to. `said`: what was told last, and over what it is laid."""

    address: str
    pulse: Pulse
    loop: asyncio.AbstractEventLoop
    listeners: set[Listener] = field(default_factory=set)
    asked_at: float = 0.0
    woken: asyncio.Event = field(default_factory=asyncio.Event)
    task: asyncio.Task[None] | None = None
    said: tuple[Pulse | None, Pulse, bytes] | None = None


_watched: dict[str, Watched] = {}
_closing = False


async def live(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with a line, which stays open. `once` answers one question instead: whether a line would be opened.

    Answered at the edge: what Streamlit puts around an answer would cost each line 20 KB.
    """
    who = str(scope.get(SCOPE, ""))
    opening = await _open(Request(scope), who)
    if not isinstance(opening, Watched):
        await opening(scope, receive, send)
        return
    await send({"type": "http.response.start", "status": 200, "headers": STREAM})
    listener = Listener(who, send)
    _watched.setdefault(opening.address, opening).listeners.add(listener)
    watched = _watched[opening.address]
    del opening
    if watched.task is None or watched.task.done():
        watched.task = asyncio.create_task(_follow(watched))
        _beat(watched)
    else:
        _ring(watched, listener)
    try:
        while (await receive())["type"] != "http.disconnect":
            continue
    finally:
        watched.listeners.discard(listener)


async def _open(request: Request, who: str) -> Watched | ASGIApp:
    """The round that is listened to; where it is not to be, the answer that says so."""
    if request.method != "GET":
        return PlainTextResponse("This can only be read.", status_code=405, headers={"allow": "GET"})
    address = request.query_params.get("round", "")
    try:
        pulse = await run_in_threadpool(_pulse, who, address)
    except MendableError as error:
        if _is_busy(error):
            return JSONResponse({}, status_code=503, headers=NO_STORE)
        gone = not await run_in_threadpool(holds, services, who)
        return JSONResponse({"gone": gone}, status_code=401 if gone else 403, headers=NO_STORE)
    if "once" in request.query_params:
        return JSONResponse({}, headers=NO_STORE)
    return _watched.get(address) or Watched(address, pulse, asyncio.get_running_loop())


def wake(ref: RoundRef) -> None:
    """Look at a round now: something of it was just changed. From any thread."""
    watched = _watched.get(f"{ref.partnership}.{ref.round}")
    if watched is not None:
        with suppress(RuntimeError):  # the server is ending, and nobody listens any more
            watched.loop.call_soon_threadsafe(watched.woken.set)


def hear_of_others(store: Store) -> None:
    """Have the database wake us when another process changes a round."""
    store.listen(lambda ref: wake(ref) if ref else _wake_all())


def _wake_all() -> None:
    """Look at every round: something may have been missed while the database could not tell."""
    for watched in list(_watched.values()):
        with suppress(RuntimeError):  # as above
            watched.loop.call_soon_threadsafe(watched.woken.set)


def close() -> None:
    """End all lines, so that the server can end. Browsers open theirs again where they find another."""
    global _closing  # noqa: PLW0603 - one for the process, as the server is
    _closing = True
    for watched in list(_watched.values()):
        watched.loop.call_soon_threadsafe(_ring_all, watched)


def _ring_all(watched: Watched) -> None:
    for listener in list(watched.listeners):
        _ring(watched, listener)


def _ring(watched: Watched, listener: Listener) -> None:
    """Tell a browser how the round stands; one on a slow line holds up nobody else, and is told the latest then."""
    if listener.telling is None or listener.telling.done():
        listener.telling = watched.loop.create_task(_tell(watched, listener))


def _beat(watched: Watched) -> None:
    """Give a sign of life to all, and again after a while."""
    _ring_all(watched)
    if watched.task and not (watched.task.done() or _closing):
        watched.loop.call_later(ALIVE, _beat, watched)


async def _tell(watched: Watched, listener: Listener) -> None:
    while not (_closing or listener.over):
        known, now = listener.knows, watched.pulse
        listener.knows = now
        await listener.send(_body(HERE if known is now else _said(watched, known, now)))
        if now is watched.pulse and not (_closing or listener.over):  # it may have moved on meanwhile
            listener.telling = None
            return
    watched.listeners.discard(listener)
    await listener.send(_body(GONE if listener.over else b"", more=False))


def _said(watched: Watched, known: Pulse | None, now: Pulse) -> bytes:
    """What is new, put into words once for all who were told the same before."""
    said = watched.said
    if said is None or said[0] is not known or said[1] is not now:
        said = watched.said = (known, now, _event("pulse", news(known, now)))
    return said[2]


def _event(name: str, data: str) -> bytes:
    return f"event: {name}\ndata: {data}\n\n".encode()


HERE, GONE = _event("here", "."), _event("gone", ".")


def _body(text: bytes, *, more: bool = True) -> Message:
    return {"type": "http.response.body", "body": text, "more_body": more}


async def _follow(watched: Watched) -> None:
    """Look as long as anybody listens."""
    while watched.listeners and not _closing:
        await asyncio.sleep(AT_MOST)
        with suppress(TimeoutError):
            every = EVERY_TOLD if services().store.hears else EVERY
            await asyncio.wait_for(watched.woken.wait(), every - AT_MOST)
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
            _ring_all(watched)
        if moved or time.monotonic() - watched.asked_at > ASK_AGAIN:
            watched.asked_at = time.monotonic()
            await _ask_again(watched, list(watched.listeners))
        return


async def _ask_again(watched: Watched, listeners: list[Listener]) -> None:
    """Tell those who have no business here any more."""
    for listener in listeners:
        if not await run_in_threadpool(_may_listen, listener.who, watched.address):
            listener.over = True
            _ring(watched, listener)
            watched.listeners.discard(listener)


def _is_busy(error: MendableError) -> bool:
    from storage import BusyError  # noqa: PLC0415 as in services.py

    return isinstance(error, BusyError)


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
