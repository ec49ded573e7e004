"""Plain requests to the application, as any program on the network could send them."""

from __future__ import annotations

import http.client
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass

from tests.browser.application import Application

__all__ = ["Answer", "ask"]


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, headers (lower case; of several of one name the last) and body."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


def ask(  # noqa: PLR0913 a request has as many sides
    application: Application,
    path: str,
    headers: Mapping[str, str] | None = None,
    *,
    method: str = "GET",
    body: bytes | None = None,
    source: str = "127.0.0.1",
) -> Answer:
    """Send one request on a connection of its own, from the address `source`; redirections are not followed."""
    at, by = ("127.0.0.1", application.port), (source, 0)
    with closing(http.client.HTTPConnection(*at, timeout=60, source_address=by)) as connection:
        connection.request(method, path, body, dict(headers or {}))
        with connection.getresponse() as answer:
            return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
