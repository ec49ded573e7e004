"""The way to the table: a page for the code, a waiting room, and the way out.

A code comes in the fragment of a link, which browsers keep to themselves, and then in the body of a form; never in an
address. All refusals are the same, and come at the same moment after the question, whatever was wrong.
"""

from __future__ import annotations

import asyncio
import contextlib
import math
import time
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import URL
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from checklists.problems import MendableError
from web.access import Access
from web.attempts import Attempts
from web.cookies import Bearer, bearer_of, forget_cookie, seat_cookie
from web.forms import field_of
from web.plain_pages import NO_STORE, plain_page
from web.principals import principal_of, spelled

if TYPE_CHECKING:  # as in services.py
    from storage import Joined, SignIn, Store

__all__ = ["Joining"]

Answer = TypeVar("Answer")
Handler = Callable[[Request], Awaitable[Response]]

MOMENT = 1.0  # seconds from a question to its refusal; where the machine is slower than that, twice, three times …
SELECTOR = 8  # symbols


class Joining:
    """The routes of joining. `store` waits until there is one."""

    def __init__(self, access: Access, store: Callable[[], Store], clock: Callable[[], float] = time.monotonic) -> None:
        self._access, self._store, self._clock = access, store, clock
        self._attempts = Attempts(clock)
        # Hashing a code takes a while on purpose; the threads are there for those who are at the table.
        self._wide, self._narrow = asyncio.Semaphore(4), asyncio.Semaphore(1)

    def routes(self) -> list[Route]:
        """All of them; alone, when nobody joins, only the way out."""
        leave = Route("/leave", self.leave, methods=["POST"])
        if not self._access.shared:
            return [leave]
        return [
            Route("/j", self._told_if_unavailable(self.page), methods=["GET"]),
            Route("/j", self.join, methods=["POST"]),
            Route("/j/wait", self._told_if_unavailable(self.wait), methods=["GET"]),
            Route("/j/waiting", self._told_if_unavailable(self.waiting), methods=["GET"]),
            Route("/j/out", self.sign_out, methods=["POST"]),
            leave,
        ]

    def _told_if_unavailable(self, show: Handler) -> Handler:
        async def told(request: Request) -> Response:
            try:
                return await show(request)
            except MendableError:
                return plain_page(self._access.refuge, "unavailable", status=503)

        return told

    async def page(self, request: Request) -> Response:
        """The page for the code; a code in the address is not used."""
        if request.url.query:
            return plain_page(self._access.refuge, "address", status=400)
        found = await self._sign_in(request)
        if found and found.kind == "waiting":
            return RedirectResponse("/j/wait", status_code=303, headers=NO_STORE)
        return plain_page(self._access.refuge, "inside" if found else "form")

    async def join(self, request: Request) -> Response:
        """Take a code: in, or the one refusal."""
        asked = self._clock()
        code = None if request.url.query else await field_of(request, "code")
        address = request.client.host if request.client else ""
        selector = _selector(code or "")
        delay = self._attempts.delay(address, selector)
        if delay:
            await asyncio.sleep(delay)
        before = bearer_of(request.headers)
        joined = await self._joined(code or "", address, before)
        if isinstance(joined, Response):
            return joined
        if joined is None:
            self._attempts.refused(address, selector)
            await asyncio.sleep(_until_the_moment(self._clock() - asked - delay))
            return plain_page(self._access.refuge, "refused", status=403)
        await self._end(before)  # whoever sat here before on this device gets up
        answer = RedirectResponse("/j/wait", status_code=303, headers=NO_STORE)
        answer.headers["set-cookie"] = seat_cookie(joined.partnership, joined.secret, secure=self._access.secure)
        return answer

    async def _joined(self, code: str, address: str, before: Bearer | None) -> Joined | Response | None:
        """What a code opens; None: nothing. Where somebody guesses, one code after the other is looked at."""
        from storage import CodeRefusedError  # noqa: PLC0415 as in services.py

        who = principal_of(spelled(before)) if before else None
        async with self._narrow if self._attempts.many(address) else self._wide:
            try:
                return await self._ask(lambda store: store.join(code, before=who))
            except CodeRefusedError:
                return None
            except MendableError:
                return plain_page(self._access.refuge, "unavailable", status=503)

    async def wait(self, request: Request) -> Response:
        """The waiting room; whoever has a place goes on from here to it."""
        found = await self._sign_in(request)
        if found is None:
            answer: Response = plain_page(self._access.refuge, "away")
            answer.headers["set-cookie"] = forget_cookie(secure=self._access.secure)
            return answer
        if found.kind == "waiting":
            return plain_page(self._access.refuge, "waiting", number=found.number or "")
        start = URL("/")
        if found.ref:
            start = start.include_query_params(round=f"{found.ref.partnership}.{found.ref.round}")
        return RedirectResponse(str(start), status_code=303, headers=NO_STORE)

    async def waiting(self, request: Request) -> Response:
        """What the waiting room asks every two seconds: whether to wait on."""
        found = await self._sign_in(request)
        state = "waiting" if found and found.kind == "waiting" else "over"
        return JSONResponse({"state": state}, headers=NO_STORE)

    async def sign_out(self, request: Request) -> Response:
        """End the sign-in of this browser."""
        await self._end(bearer_of(request.headers))
        answer = plain_page(self._access.refuge, "left")
        answer.headers["set-cookie"] = forget_cookie(secure=self._access.secure)
        return answer

    async def leave(self, request: Request) -> Response:
        """The same for a browser that has gone already and looks at no answer."""
        if self._access.shared:
            await self._end(bearer_of(request.headers))
        answer = Response(status_code=204, headers=NO_STORE)
        if self._access.shared:
            answer.headers["set-cookie"] = forget_cookie(secure=self._access.secure)
        return answer

    async def _sign_in(self, request: Request) -> SignIn | None:
        bearer = bearer_of(request.headers)
        if bearer is None:
            return None
        return await self._ask(lambda store: store.sign_in_of(bearer.partnership, bearer.token))

    async def _end(self, bearer: Bearer | None) -> None:
        """End a sign-in; where the database is busy, it ends by itself soon, and the browser has lost its cookie."""
        if bearer is not None:
            with contextlib.suppress(MendableError):
                await self._ask(lambda store: store.sign_out(principal_of(spelled(bearer))))

    async def _ask(self, what: Callable[[Store], Answer]) -> Answer:
        """Ask the store in a thread: it may still be starting."""
        return await run_in_threadpool(lambda: what(self._store()))


def _selector(code: str) -> str:
    """What failures are counted by: not the code's secret, which is kept nowhere."""
    return "".join(one for one in code if one.isalnum()).upper()[:SELECTOR]


def _until_the_moment(passed: float) -> float:
    """Seconds to wait, so that the answer comes after one moment, or two, or three."""
    return max(1, math.ceil(passed / MOMENT)) * MOMENT - passed
