"""Whether the toolkit can be used, for a proxy or a watchdog that asks; it is told that and nothing else."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

__all__ = ["Health"]

PATH = "/health"
PATIENCE = 2.0  # seconds until a database that says nothing is taken to be away
HOLDS = 1.0  # seconds for which an answer holds, so that nobody makes work by asking


class Health:
    """200 while the checklists are read and the database answers, else 503. `ask` may take its time."""

    def __init__(self, ask: Callable[[], bool], clock: Callable[[], float] = time.monotonic) -> None:
        self._ask, self._clock = ask, clock
        # A thread of its own: the others may all be waiting for the database.
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="health")
        self._asked_at = float("-inf")
        self._asking: asyncio.Future[bool] | None = None

    def route(self) -> Route:
        """The route that answers."""

        async def health(_request: Request) -> Response:
            well = await self.is_well()
            text = "ready" if well else "not ready"
            return PlainTextResponse(text, status_code=200 if well else 503, headers={"cache-control": "no-store"})

        return Route(PATH, health, methods=["GET"])

    async def is_well(self) -> bool:
        """Whether all is well, as of a second ago at most; False where nothing is known in time."""
        asking = self._asking
        if asking is None or (asking.done() and self._clock() - self._asked_at > HOLDS):
            self._asked_at = self._clock()
            asking = self._asking = asyncio.get_running_loop().run_in_executor(self._thread, partial(self._ask))
        try:
            return await asyncio.wait_for(asyncio.shield(asking), PATIENCE)
        except TimeoutError:
            return False
