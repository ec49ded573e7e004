"""The cookie by which somebody at the table is known: which partnership, and a secret of which only a hash is kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256

from starlette.datastructures import Headers
from starlette.requests import cookie_parser

__all__ = ["Bearer", "bearer_of", "forget_cookie", "seat_cookie"]

NAME = "seat"
KEPT_FOR = 12 * 60 * 60  # seconds: as long as a sign-in lasts at most
VALUE = re.compile(r"(\*|[0-9A-Za-z_-]{1,64})\.([0-9A-Za-z_-]{43})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Bearer:
    """Whoever sent a cookie of ours; whether it holds, the database knows."""

    partnership: str
    token: str


def seat_cookie(partnership: str, secret: str, *, secure: bool) -> str:
    """The `Set-Cookie` that hands a sign-in out. No script can read it, and no other site can send it with a deed."""
    return f"{NAME}={partnership}.{secret}; Max-Age={KEPT_FOR}; {_ways(secure)}"


def forget_cookie(*, secure: bool) -> str:
    """The `Set-Cookie` that takes it back."""
    return f"{NAME}=; Max-Age=0; {_ways(secure)}"


def bearer_of(headers: Headers) -> Bearer | None:
    """Whose cookie came with a request; None where none did, or one that is none of ours."""
    found = VALUE.fullmatch(cookie_parser(headers.get("cookie", "")).get(NAME, ""))
    return Bearer(found[1], sha256(found[2].encode()).hexdigest()) if found else None


def _ways(secure: bool) -> str:
    return "Path=/; HttpOnly; SameSite=Lax" + ("; Secure" if secure else "")
