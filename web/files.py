"""Files on their way to the browser: each is fetched once, soon, from a route of our own.

Streamlit's own `/media/<id>` answers anybody who knows the id, as often as they like; a plan is not for that.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from web.principals import SCOPE

__all__ = ["FileDesk", "PreparedFile", "file_route"]

PATH = "/file"
KEPT_FOR = timedelta(minutes=10)
MOST_KEPT = 64


@dataclass(frozen=True, slots=True)
class PreparedFile:
    """A file that waits to be fetched. `name` is neutral: it can be seen in the list of downloads."""

    name: str
    media_type: str
    content: bytes


class FileDesk:
    """Holds prepared files in memory until they are fetched, each once, for ten minutes at most."""

    def __init__(self, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._waiting: dict[str, tuple[datetime, str, PreparedFile]] = {}

    def leave(self, file: PreparedFile, owner: str) -> str:
        """Leave a file for `owner`, a principal as the edge spells it; the address at which it can be fetched once."""
        ticket = secrets.token_urlsafe(32)
        with self._lock:
            self._drop_old()
            self._waiting[ticket] = (self._clock() + KEPT_FOR, owner, file)
        return f"{PATH}/{ticket}"

    def fetch(self, ticket: str, owner: str) -> PreparedFile | None:
        """Hand a file out; None where it was fetched before, is too old, is somebody else's or never was."""
        with self._lock:
            self._drop_old()
            kept = self._waiting.get(ticket)
            if kept is None or kept[1] != owner:
                return None
            del self._waiting[ticket]
        return kept[2]

    def _drop_old(self) -> None:
        now = self._clock()
        for ticket in [one for one, (until, *_) in self._waiting.items() if until <= now]:
            del self._waiting[ticket]
        while len(self._waiting) >= MOST_KEPT:
            del self._waiting[next(iter(self._waiting))]


def file_route(desk: FileDesk) -> Route:
    """The route that hands the files of `desk` out."""

    async def hand_out(request: Request) -> Response:
        file = desk.fetch(request.path_params["ticket"], request.scope.get(SCOPE, ""))
        if file is None:
            text = "This file was fetched already, or it is too old. Go back to the page and prepare it again."
            return PlainTextResponse(text, status_code=404, headers={"cache-control": "no-store"})
        headers = {
            "cache-control": "no-store",
            "content-disposition": f'attachment; filename="{file.name}"',
            "x-content-type-options": "nosniff",
        }
        return Response(file.content, media_type=file.media_type, headers=headers)

    return Route(f"{PATH}/{{ticket}}", hand_out, methods=["GET"])
