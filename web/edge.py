"""The edge: what every request passes first, and every answer last.

It turns away what is not meant for us, keeps closed what Streamlit leaves open, and says on every answer what the
browser may do with it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.access import Access
from web.doors import Doors
from web.headers import headers_for
from web.live import PATH, live
from web.packed_files import PackedFiles

if TYPE_CHECKING:  # as in services.py
    from storage import Store

__all__ = ["Edge"]

# Streamlit's figures about its visitors, its ways for programs, and the files that it keeps for whoever knows their id.
CLOSED = ("/_stcore/metrics", "/_stcore/script-health-check", "/_stcore/agent", "/media", "/component", "/app")
# All other addresses of more than one part would be answered with Streamlit's own page.
OPEN = ("/_stcore/", "/static/", "/file/", "/order/", "/j/")
LINES: Mapping[str, ASGIApp] = {PATH: live}
"""Answers that stay open, and pass Streamlit by: it would keep 160 KB for each to compress it."""

READING = frozenset({"GET", "HEAD", "OPTIONS"})


class Edge:
    """The middleware around everything. `files` are answered here; `store` knows whose cookie holds."""

    def __init__(self, app: ASGIApp, access: Access, files: Sequence[PackedFiles], store: Callable[[], Store]) -> None:
        self._app, self._access, self._files = app, access, files
        self._doors = Doors(access, store)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request, or hand it on."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        ours = headers_for(self._access, host if self._access.is_ours(host) else "localhost")

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(ours)
            await send(message)

        if not self._is_for_us(scope, headers):
            await _turn_away(scope, receive, send_with_headers)
            return
        refused = await self._doors.pass_on(scope, headers)
        if scope["type"] == "websocket":
            await (_turn_away if refused else self._app)(scope, receive, send_with_headers)
            return
        answer = refused or await self._answer(scope)
        await (answer or self._app)(scope, receive, send_with_headers)

    def _is_for_us(self, scope: Scope, headers: Headers) -> bool:
        """Whether it was sent to one of our names, and, where it may change something, by a page of ours."""
        host, origin = headers.get("host", ""), headers.get("origin")
        if len(headers.getlist("host")) > 1 or not self._access.is_ours(host):
            return False
        if scope["type"] == "http" and scope["method"] in READING:
            return True
        from_inside = headers.get("sec-fetch-site", "same-origin") == "same-origin"
        return from_inside and (origin is None or self._access.is_same(origin, host))

    async def _answer(self, scope: Scope) -> ASGIApp | None:
        """What is answered here; None: it goes on."""
        path = scope["path"]
        if (
            any(f"{path}/".startswith(f"{closed}/") for closed in CLOSED)
            or not path.startswith("/")
            or path[:2] == "//"
        ):
            return NOT_HERE
        if path == SETTINGS_AT:
            return SETTINGS
        if path in LINES:
            return LINES[path]
        for files in self._files:
            if files.has(path) and scope["method"] in READING:
                return await files.answer(Request(scope))
        _, name, *more = path.split("/")
        if not more or path.startswith(OPEN):
            return None
        return RedirectResponse(f"/{name}") if more == [""] else NOT_HERE


# What Streamlit's page asks for first: no other site may speak with it, and the strip says better what its dialogs say.
SETTINGS_AT = "/_stcore/host-config"
SETTINGS = JSONResponse(
    {
        "allowedOrigins": [],
        "useExternalAuthToken": False,
        "enableCustomParentMessages": False,
        "enforceDownloadInNewTab": False,
        "metricsUrl": "",
        "blockErrorDialogs": True,
        "resourceCrossOriginMode": None,
    },
    headers={"cache-control": "no-cache"},
)
NOT_HERE = PlainTextResponse("There is nothing here.", status_code=404)


async def _turn_away(scope: Scope, receive: Receive, send: Send) -> None:
    """Before a web socket is accepted, its close is a refusal."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})
        return
    text = "This address is not ours, or the request came from another site."
    await PlainTextResponse(text, status_code=403)(scope, receive, send)
