"""The application's way to the table, without a socket: bytes of a request in, the kind of answer out."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from argon2 import PasswordHasher
from starlette.applications import Starlette
from starlette.middleware import Middleware

import web.joining
from assessments import Role
from checklists import SectorId
from storage import Access as Use
from storage import Principal, Store, codes, initialise, open_store
from web.access import Access
from web.edge import Edge
from web.joining import Joining

__all__ = ["joining"]

HOST = Principal.command()
HOUR = 3600.0
FORM = b"content-type: application/x-www-form-urlencoded"
PATHS = frozenset({"/j", "/j/wait", "/j/waiting", "/j/out", "/leave"})
FINE = frozenset({200, 204, 303, 307, 400, 401, 403, 404, 405})
"""What the routes answer; nothing of the server's own."""


@contextmanager
def joining(folder: Path) -> Iterator[tuple[Callable[[bytes], str], Sequence[bytes]]]:
    """The routes on a database of their own, and requests that are fine. Hashing costs next to nothing meanwhile."""
    url = f"sqlite:///{folder / 'data' / 'toolkit.db'}"
    initialise(url)
    before = codes._hasher, codes.NOBODYS, web.joining.MOMENT  # noqa: SLF001 - what each guess costs on purpose
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    codes._hasher, codes.NOBODYS, web.joining.MOMENT = hasher, hasher.hash("nobody's"), 1e-6  # noqa: SLF001
    store = open_store(url)
    try:
        store.set_access(HOST, Use.SHARED)
        line = _Line(store)
        with asyncio.Runner() as runner:
            yield lambda data: runner.run(line.answer(data)), _requests(store)
    finally:
        codes._hasher, codes.NOBODYS, web.joining.MOMENT = before  # noqa: SLF001
        store.close()


class _Line:
    """Each request comes an hour after the one before, so that nobody is made to wait for having guessed."""

    def __init__(self, store: Store) -> None:
        self._now = 0.0
        access = Access(shared=True)
        routes = Joining(access, lambda: store, lambda: self._now).routes()
        self._app = Starlette(
            routes=routes, middleware=[Middleware(Edge, access=access, files=(), store=lambda: store)]
        )

    async def answer(self, data: bytes) -> str:
        """The kind of answer to one request; AssertionError where it is none that there should be."""
        self._now += HOUR
        scope, body = _request(data)
        sent: list[Any] = []
        parts = [{"type": "http.request", "body": body, "more_body": False}, {"type": "http.disconnect"}]

        async def receive() -> Any:  # noqa: ANN401 - a message, whichever
            return parts.pop(0) if parts else {"type": "http.disconnect"}

        async def send(message: Any) -> None:  # noqa: ANN401 - the same
            sent.append(message)

        await self._app(scope, receive, send)
        status = sent[0]["status"]
        told = b"".join(one.get("body", b"") for one in sent[1:])
        if status not in FINE or b"Traceback" in told:
            raise AssertionError(f"{status}: {told[:200]!r}")
        headers = sorted(name.decode() for name, _value in sent[0]["headers"])
        path = scope["path"] if scope["path"] in PATHS else "elsewhere"
        return f"{path} {status} {len(told) // 200} {len(headers)}"


def _request(data: bytes) -> tuple[dict[str, Any], bytes]:
    """As a server takes a request apart; what it would turn away itself is made harmless here."""
    head, _, body = data.partition(b"\n\n")
    first, *lines = head.replace(b"\r", b"").replace(b"\0", b"").split(b"\n")
    method, _, address = first.partition(b" ")
    address = bytes(one for one in address.partition(b" ")[0] if 0x20 < one < 0x7F)  # noqa: PLR2004 - what an address may hold
    path, _, query = address.partition(b"?")
    pairs = [
        (name.strip().lower(), value.strip()) for name, colon, value in (one.partition(b":") for one in lines) if colon
    ]
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "scheme": "http",
        "root_path": "",
        "method": "".join(one for one in method.decode("latin-1") if one.isalpha()).upper() or "GET",
        "path": unquote(path.decode()) or "/",
        "raw_path": path,
        "query_string": query,
        "headers": pairs,
        "client": ("192.0.2.1", 1),
        "server": ("localhost", 8501),
    }
    return scope, body


def _requests(store: Store) -> list[bytes]:
    ref = store.start_partnership(HOST, name="Harbour", title="Baseline", edition="2026.1", voice=SectorId("ngos"))
    seat = store.add_seat(HOST, ref, SectorId("police"), Role.MEMBER)
    lobby = store.make_lobby_code(HOST, ref, SectorId("police")).code
    card = store.make_card(HOST, ref, seat).code
    came = store.join(store.make_card(HOST, ref, store.add_seat(HOST, ref, SectorId("police"))).code)
    waits = store.join(lobby)
    cookies = [f"cookie: seat={one.partnership}.{one.secret}".encode() for one in (came, waits)]
    host = b"host: localhost:8501"
    takes = [b"\n".join([b"POST /j HTTP/1.1", host, FORM, b"", b"code=" + str(one).encode()]) for one in (lobby, card)]
    asks = [
        b"\n".join([b"GET " + path + b" HTTP/1.1", host, cookie, b"", b""])
        for path in (b"/j", b"/j/wait", b"/j/waiting", b"/j?code=x")
        for cookie in cookies
    ]
    leaves = [b"\n".join([b"POST " + path + b" HTTP/1.1", host, FORM, b"", b""]) for path in (b"/j/out", b"/leave")]
    return [*takes, *asks, *leaves]
