"""Which doors are open to whom: everybody, whoever waits in the lobby, whoever sits at the table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import Scope

from checklists.problems import MendableError
from web.access import Access
from web.cookies import Bearer, bearer_of
from web.principals import HEADER, SCOPE, spelled

if TYPE_CHECKING:  # as in services.py
    from storage import SignIn, Store

__all__ = ["Doors"]

FOR_ALL = ("/j", "/help", "/leave", "/toolkit", "/static", "/health", "/_stcore/health", "/_stcore/host-config")
ASK_THEMSELVES = ("/save", "/live")
"""Routes that ask the store on their own, in the transaction that does what is wanted."""

NO_STORE = {"cache-control": "no-store"}
UNAVAILABLE = "The toolkit cannot be used at this moment. Try again soon; whoever started it sees the reason there."


class Doors:
    """Decides about a request before anything else does, and says who it is from. `store` waits until there is one."""

    def __init__(self, access: Access, store: Callable[[], Store]) -> None:
        self._access, self._store = access, store

    async def pass_on(self, scope: Scope, headers: Headers) -> Response | None:
        """The answer that ends it here; None: it goes on, as `scope` now says in whose name."""
        scope["headers"] = [pair for pair in scope["headers"] if pair[0].lower() != HEADER.encode()]
        path = scope["path"]
        bearer = bearer_of(headers) if self._access.shared else None
        if self._access.shared and (bearer is None or not _under(path, ASK_THEMSELVES)) and not _under(path, FOR_ALL):
            refused = await self._refusal(scope, bearer)
            if refused is not None:
                return refused
        if bearer is not None or not self._access.shared:
            scope[SCOPE] = spelled(bearer)
            scope["headers"].append((HEADER.encode(), scope[SCOPE].encode()))
        return None

    async def _refusal(self, scope: Scope, bearer: Bearer | None) -> Response | None:
        found: SignIn | None = None
        try:
            if bearer is not None:
                found = await run_in_threadpool(self._sign_in, bearer)
        except MendableError:
            return PlainTextResponse(UNAVAILABLE, status_code=503, headers=NO_STORE)
        if found and found.kind != "waiting":
            return None
        if not _is_screen(scope):
            return JSONResponse({"gone": True}, status_code=401, headers=NO_STORE)
        # The cookie stays: whoever ran out of time is known by it when they come back to their seat.
        return RedirectResponse("/j/wait" if found else "/j", status_code=303, headers=NO_STORE)

    def _sign_in(self, bearer: Bearer) -> SignIn | None:
        return self._store().sign_in_of(bearer.partnership, bearer.token)


def _is_screen(scope: Scope) -> bool:
    """Whether a person waits for a page, and not a script for an answer."""
    return scope["type"] == "http" and scope["method"] == "GET" and str(scope["path"]).count("/") == 1


def _under(path: str, places: tuple[str, ...]) -> bool:
    return any(path == place or path.startswith(f"{place}/") for place in places)
