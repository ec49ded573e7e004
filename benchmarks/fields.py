"""A field of a page without the page: what it sends to `/save`, and what it is told."""

from __future__ import annotations

import http.client
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from benchmarks.packets import acknowledge_at_once
from storage import RoundRef

__all__ = ["HEADERS", "Line", "Reply", "change"]

HEADERS = {"content-type": "application/json", "x-toolkit": "field"}
PATIENCE = 60  # seconds; longer means that no answer comes


@dataclass(frozen=True, slots=True)
class Reply:
    """What the application answered: the status of HTTP, and the JSON object; {} where it sent none."""

    status: int
    told: Mapping[str, Any]


def change(ref: RoundRef, place: tuple[str, ...], value: str | None, seen: str | None = None, key: str = "") -> bytes:
    """What a field sends to have `value` stored at `place`; under a key of its own, unless one is given."""
    asked = {"round": f"{ref.partnership}.{ref.round}", "place": place, "value": value, "seen": seen}
    return json.dumps(asked | {"key": key or secrets.token_hex(16)}).encode()


class Line:
    """One connection to the application at `address`, kept open from one request to the next, as browsers do."""

    def __init__(self, address: str) -> None:
        self._connection = http.client.HTTPConnection(address, timeout=PATIENCE)

    def send(self, body: bytes, headers: Mapping[str, str] = HEADERS) -> Reply:
        """Send it, and wait for the answer."""
        self._connection.request("POST", "/save", body, dict(headers))
        acknowledge_at_once(self._connection.sock)
        with self._connection.getresponse() as answer:
            told = answer.read()
        is_json = answer.headers.get_content_type() == "application/json"
        return Reply(answer.status, json.loads(told) if is_json else {})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()
