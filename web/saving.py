"""The route over which fields save themselves: one value at one place of one round, checked and stored at once.

200 {at, revision, before}: stored, as in `storage.Saved`; 409 {stored}: somebody else wrote something meanwhile;
422 {problems}: what there is to mend; 401 {gone}: whoever asks has no place here any more; 503: the database is busy,
the same may be tried again.
"""

from __future__ import annotations

import json
import logging
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from checklists.problems import MendableError
from web.live import wake
from web.principals import SCOPE, holds, principal_of
from web.services import services

if TYPE_CHECKING:  # as in services.py
    pass

__all__ = ["SAVING", "Place", "save_route"]

PATH = "/save"
LARGEST = 200_000  # bytes: 10,000 characters, escaped, twice
LONGEST_NAME = 200  # characters of an id or a key

log = logging.getLogger("toolkit")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value belongs: the round's address, and the way to the field, such as ("action", "a1", "title")."""

    round: str
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What a field asks for: `value` at `place`, where this tab last saw `seen`."""

    place: Place
    value: str | None
    seen: str | None
    key: str


class NotAChangeError(ValueError):
    """The request is none that a field of ours makes."""


class UnderWay:
    """Counts what is saved at this moment. Of the server's loop alone."""

    def __init__(self) -> None:
        self.now = 0

    def __enter__(self) -> None:
        self.now += 1

    def __exit__(self, *_: object) -> None:
        self.now -= 1


SAVING = UnderWay()


def save_route() -> Route:
    """The route that stores what fields send."""

    async def save(request: Request) -> Response:
        # No other site's page can set this header. The edge has checked the name and where it came from.
        if request.headers.get("x-toolkit") != "field":
            return JSONResponse({}, status_code=403)
        try:
            change = _change(await _body(request))
        except NotAChangeError:
            return JSONResponse({}, status_code=400)
        with SAVING:
            return await run_in_threadpool(_answer, change, str(request.scope.get(SCOPE, "")))

    return Route(PATH, save, methods=["POST"])


async def _body(request: Request) -> bytes:
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LARGEST:
            raise NotAChangeError
    return body


def _change(body: bytes) -> Change:
    try:
        sent = json.loads(body)
        if not sent["place"]:
            raise NotAChangeError
        place = Place(_name(sent["round"]), tuple(_name(step) for step in sent["place"]))
        value, seen = (None if sent[name] is None else _text(sent[name]) for name in ("value", "seen"))
        return Change(place, value, seen, _name(sent["key"]))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise NotAChangeError from error


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise NotAChangeError
    return value


def _name(value: object) -> str:
    """An id, or a key: short, and of characters that every database can keep."""
    name = _text(value)
    if len(name) > LONGEST_NAME or not name.isprintable():
        raise NotAChangeError
    return name


def _answer(change: Change, who: str) -> Response:
    from storage import Conflict  # noqa: PLC0415
    from web.addresses import ref_of  # noqa: PLC0415
    from web.places import conflict_text, store_at  # noqa: PLC0415 as in services.py

    try:
        ref = ref_of(change.place.round)
        outcome = store_at(services().store, principal_of(who), ref, change)
    except MendableError as error:
        return _refusal(error, who)
    except LookupError:
        return JSONResponse({}, status_code=400)
    except Exception:
        number = secrets.token_hex(3).upper()
        log.exception("trouble %s, a field could not be saved", number)
        return JSONResponse({"number": number}, status_code=500)
    if isinstance(outcome, Conflict):
        return JSONResponse({"stored": conflict_text(outcome)}, status_code=409)
    wake(ref)
    return JSONResponse({"at": outcome.at.isoformat(), "revision": outcome.revision, "before": outcome.before})


def _refusal(error: MendableError, who: str) -> Response:
    from storage import BusyError, NotAllowedError  # noqa: PLC0415

    if isinstance(error, BusyError):
        return JSONResponse({}, status_code=503)
    if isinstance(error, NotAllowedError) and not holds(services, who):
        return JSONResponse({"gone": True}, status_code=401)
    return JSONResponse({"problems": [problem.message for problem in error.problems]}, status_code=422)
