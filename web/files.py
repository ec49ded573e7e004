"""Files on their way to the browser: each is fetched once, soon, from a route of our own.

Streamlit's own `/media/<id>` answers anybody who knows the id, as often as they like; a plan is not for that.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from checklists.problems import MendableError
from web.principals import SCOPE

__all__ = ["KEPT_FOR", "FileDesk", "PreparedFile", "file_route"]

PATH = "/file"
KEPT_FOR = timedelta(minutes=10)
MOST_BYTES = 128 * 1024**2  # hundreds of plans


@dataclass(frozen=True, slots=True)
class PreparedFile:
    """A file that waits to be fetched. `name` is neutral: it can be seen in the list of downloads.

    `remark` is what to say beside it; `allowed` raises MendableError where it may no longer be handed out.
    """

    name: str
    media_type: str
    content: bytes = field(repr=False)
    remark: str = ""
    allowed: Callable[[], object] | None = None


class FileDesk:
    """Holds prepared files in memory until they are fetched, each once, for ten minutes at most.

    Where they come to more than `most_bytes`, those that have waited longest go.
    """

    def __init__(self, clock: Callable[[], datetime] = lambda: datetime.now(UTC), most_bytes: int = MOST_BYTES) -> None:
        self._clock, self._most_bytes = clock, most_bytes
        self._lock = threading.Lock()
        self._waiting: dict[str, tuple[datetime, str, PreparedFile]] = {}

    def leave(self, file: PreparedFile, owner: str) -> str:
        """Leave a file for `owner`, a principal as the edge spells it; the address at which it can be fetched once."""
        ticket = secrets.token_urlsafe(32)
        with self._lock:
            self._waiting[ticket] = (self._clock() + KEPT_FOR, owner, file)
            self._drop_old()
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

    def waits(self, address: str) -> bool:
        """Whether the file at this address can still be fetched."""
        with self._lock:
            self._drop_old()
            return address.removeprefix(f"{PATH}/") in self._waiting

    def _drop_old(self) -> None:
        now = self._clock()
        for ticket in [one for one, (until, *_) in self._waiting.items() if until <= now]:
            del self._waiting[ticket]
        size = sum(len(file.content) for *_, file in self._waiting.values())
        while size > self._most_bytes:
            *_, oldest = self._waiting.pop(next(iter(self._waiting)))
            size -= len(oldest.content)


def file_route(desk: FileDesk) -> Route:
    """The route that hands the files of `desk` out."""

    async def hand_out(request: Request) -> Response:
        file = desk.fetch(request.path_params["ticket"], request.scope.get(SCOPE, ""))
        if file is None or not await run_in_threadpool(_may_go, file):
            text = (
                "This file is not here any more: it was fetched already, it waited for more than ten minutes, or the "
                "toolkit was started again meanwhile. Nothing is lost. Go back to the page and prepare it again."
            )
            return PlainTextResponse(text, status_code=404, headers={"cache-control": "no-store"})
        headers = {
            "cache-control": "no-store",
            "content-disposition": f'attachment; filename="{file.name}"',
            "x-content-type-options": "nosniff",
        }
        return Response(file.content, media_type=file.media_type, headers=headers)

    return Route(f"{PATH}/{{ticket}}", hand_out, methods=["GET"])


def _may_go(file: PreparedFile) -> bool:
    """Whether it may still be handed out: somebody's role may be another one by now."""
    try:
        if file.allowed is not None:
            file.allowed()
    except MendableError:
        return False
    return True
