"""Many browser tabs without the browsers, in one thread: each has a page open, listens to the round, and saves fields.

As a browser does, a tab asks for a fragment again when its watch says that something of it changed.
"""

from __future__ import annotations

import asyncio
import json
import ssl
import time
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, TypeVar, overload

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from benchmarks.fields import HEADERS, Reply
from benchmarks.packets import acknowledge_at_once

__all__ = ["Ear", "Tab", "Wire", "open_tabs"]

PATIENCE = 60  # seconds; longer means that no answer comes
OPENING = 8  # tabs at once; people do not come in the same second
MOST_LINE = 2**20  # bytes of a line that a stream may hold


class Wire:
    """One connection for requests to the application at `address`, kept open from one to the next.

    `tls`: how the one who answers there is known, where it is encrypted.
    """

    def __init__(self, address: str, headers: Mapping[str, str], tls: ssl.SSLContext | None = None) -> None:
        self._tls = tls
        self._host, _, self._port = address.partition(":")
        self._head = "".join(f"{name}: {value}\r\n" for name, value in {"host": address, **headers}.items())
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def save(self, body: bytes) -> Reply:
        """Send what a field sends, and wait for the answer."""
        try:
            reader, _ = await self.request("POST", "/save", body, HEADERS)
            status, headers = await read_head(reader)
        except (ConnectionError, asyncio.IncompleteReadError):  # hung up just then; a browser sends it again too
            await self.close()
            self._streams = None
            reader, _ = await self.request("POST", "/save", body, HEADERS)
            status, headers = await read_head(reader)
        told = await asyncio.wait_for(reader.readexactly(int(headers.get("content-length", "0"))), PATIENCE)
        is_json = headers.get("content-type", "").startswith("application/json")
        return Reply(status, json.loads(told) if is_json else {})

    async def fetch(self, path: str) -> bytes:
        """What is at an address.

        Raises ConnectionError where there is nothing for us.
        """
        reader, _ = await self.request("GET", path)
        status, headers = await read_head(reader)
        body = await asyncio.wait_for(reader.readexactly(int(headers.get("content-length", "0"))), PATIENCE)
        if status != 200:  # noqa: PLR2004 HTTP's "all is well"
            raise ConnectionError(f"It was not handed out: {status}")
        return body

    async def request(
        self, method: str, path: str, body: bytes = b"", headers: Mapping[str, str] | None = None
    ) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """Send a request; its answer is for the caller to read."""
        if self._streams is None or self._streams[0].at_eof():  # a server hangs up after a while of silence
            await self.close()
            self._streams = await asyncio.open_connection(self._host, int(self._port), limit=MOST_LINE, ssl=self._tls)
        more = "".join(f"{name}: {value}\r\n" for name, value in (headers or {}).items())
        writer = self._streams[1]
        writer.write(
            f"{method} {path} HTTP/1.1\r\n{self._head}{more}content-length: {len(body)}\r\n\r\n".encode() + body
        )
        await writer.drain()
        acknowledge_at_once(writer.get_extra_info("socket"))
        return self._streams

    async def close(self) -> None:
        """Hang up."""
        if self._streams is not None:
            self._streams[1].close()
            with suppress(ConnectionError):
                await self._streams[1].wait_closed()
            self._streams = None


async def read_head(reader: asyncio.StreamReader) -> tuple[int, dict[str, str]]:
    """The status of an answer, and its headers in lower case."""
    head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), PATIENCE)
    first, *lines = head.decode("latin-1").split("\r\n")
    named = (line.partition(":") for line in lines if line)
    return int(first.split()[1]), {name.strip().lower(): value.strip() for name, _, value in named}


@dataclass
class Ear:
    """Listens to a round: calls `heard` with each pulse and the moment (`time.perf_counter`) at which it came.

    What comes over the line is what is new; it is laid over the pulse before, as shell.js does.
    """

    wire: Wire
    round: str
    heard: Callable[[Mapping[str, Any], float], None]
    pulse: dict[str, Any] = field(default_factory=dict)

    async def listen(self) -> None:
        """Open the line; ends when it ends.

        Raises ConnectionError where it is not opened.
        """
        as_browsers_do = {"accept-encoding": "gzip"}
        reader, _ = await self.wire.request("GET", f"/live?round={self.round}", headers=as_browsers_do)
        status, _headers = await read_head(reader)
        if status != 200:  # noqa: PLR2004 HTTP's "all is well"
            raise ConnectionError(f"No line was opened: {status}")
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                line = await reader.readuntil(b"\n")
                if line.startswith(b"data: {"):
                    moment = time.perf_counter()
                    self.pulse = laid_over(self.pulse, json.loads(line.removeprefix(b"data: ")))
                    self.heard(self.pulse, moment)


def laid_over(pulse: Mapping[str, Any], news: Mapping[str, Any]) -> dict[str, Any]:
    """`pulse` with what is new in it; members of members are laid over one by one, and null takes one away."""
    both = {
        name: laid_over(pulse[name], value)
        if isinstance(value, Mapping) and isinstance(pulse.get(name), Mapping)
        else value
        for name, value in news.items()
    }
    return {name: value for name, value in {**pulse, **both}.items() if value is not None}


@dataclass
class Tab:
    """One tab with a page of the application open. `drawn` counts runs that have ended."""

    connection: ClientConnection
    page: str
    query: str
    drawn: int = 0
    watches: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Of each watch on the page, by its topic: its widget's id, and its fragment's."""

    _page_hash: str = ""
    _asked: int = 0
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    async def arrive(self) -> None:
        """Ask for the page, and wait until all of it is there."""
        reading = asyncio.ensure_future(self._read())
        reading.add_done_callback(lambda _: self._news.set())
        self._reading = reading
        await self._send(BackMsg())
        await self.until_drawn(1)

    async def draw_again(self, topic: str) -> None:
        """Ask for the fragment of a watch, as it does when its topic has another version; ends when it is drawn."""
        identity, fragment = self.watches[topic]
        self._asked += 1
        message = BackMsg()
        message.rerun_script.fragment_id = fragment
        state = message.rerun_script.widget_states.widgets.add()
        state.id, state.json_value = identity, json.dumps({"asked": str(self._asked)})
        before = self.drawn
        await self._send(message)
        await self.until_drawn(before + 1)

    async def until_drawn(self, many: int) -> None:
        """Wait until so many runs have ended.

        Raises ConnectionError where the page could not be drawn or is no longer connected.
        """
        while self.drawn < many:
            if self._reading.done():
                raise ConnectionError("The page is no longer connected.") from self._reading.exception()
            self._news.clear()
            await asyncio.wait_for(self._news.wait(), PATIENCE)

    async def close(self) -> None:
        """Close the tab."""
        self._reading.cancel()
        await self.connection.close()

    async def _send(self, message: BackMsg) -> None:
        run = message.rerun_script
        run.query_string = self.query
        run.page_script_hash, run.page_name = (self._page_hash, "") if self._page_hash else ("", self.page)
        run.context_info.timezone, run.context_info.locale = "UTC", "en"
        await self.connection.send(message.SerializeToString())
        acknowledge_at_once(self.connection.transport.get_extra_info("socket"))

    async def _read(self) -> None:
        async for received in self.connection:
            acknowledge_at_once(self.connection.transport.get_extra_info("socket"))
            message = ForwardMsg()
            message.ParseFromString(received if isinstance(received, bytes) else received.encode())
            kind = message.WhichOneof("type")
            if kind == "new_session":
                self._page_hash = message.new_session.page_script_hash
            elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
                self._take(message)
            elif kind == "script_finished":
                self.drawn += 1
                self._news.set()

    def _take(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        if element.WhichOneof("type") == "exception":
            raise ConnectionError(f"The page could not be drawn: {element.exception.message}")
        if element.WhichOneof("type") == "bidi_component":
            (data,) = json.loads(element.bidi_component.json)
            for topic in (data.get("follow") or {"topics": ()})["topics"]:
                self.watches[topic] = (element.bidi_component.id, message.delta.fragment_id)


OneTab = TypeVar("OneTab", bound=Tab)


@overload
def open_tabs(
    address: str, page: str, query: str, cookies: Sequence[str], *, tls: ssl.SSLContext | None = None
) -> AbstractAsyncContextManager[list[Tab]]: ...


@overload
def open_tabs(
    address: str, page: str, query: str, cookies: Sequence[str], kind: type[OneTab]
) -> AbstractAsyncContextManager[list[OneTab]]: ...


@asynccontextmanager
async def open_tabs(  # noqa: PLR0913 - where to, which page of what, for whom, and how
    address: str,
    page: str,
    query: str,
    cookies: Sequence[str],
    kind: type[Tab] = Tab,
    *,
    tls: ssl.SSLContext | None = None,
) -> AsyncGenerator[list[Any]]:
    """A tab for each cookie, all on one page, opened a few at a time; closed in the end."""
    turn = asyncio.Semaphore(OPENING)

    async def come_in(cookie: str) -> Tab:
        async with turn:
            connection = await stack.enter_async_context(
                connect(
                    f"{'wss' if tls else 'ws'}://{address}/_stcore/stream",
                    ssl=tls,
                    subprotocols=[Subprotocol("streamlit")],
                    additional_headers={"Cookie": cookie},
                    max_size=None,
                    compression=None,
                    ping_interval=None,
                    open_timeout=PATIENCE,
                )
            )
            tab = kind(connection, page, query)
            await tab.arrive()
            stack.push_async_callback(tab.close)
            return tab

    async with AsyncExitStack() as stack:
        yield list(await asyncio.gather(*map(come_in, cookies)))
