"""How the application is reached: by whom, under which names, and over what."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

__all__ = ["LOCAL_NAMES", "REFUGE", "Access"]

LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
REFUGE = "https://www.wikipedia.org/"
"""Where Leave quickly goes unless another place is named: one that anybody may have open."""

DIGITS = 5  # of a port


@dataclass(frozen=True, slots=True)
class Access:
    """Alone on one laptop unless it is `shared`.

    `hosts` are the names under which it answers, without port. `secure`: browsers speak TLS with us, or with a proxy
    before us. `address` is what others open, without a page; "" while nobody else can.
    """

    shared: bool = False
    hosts: frozenset[str] = LOCAL_NAMES
    secure: bool = False
    address: str = ""
    refuge: str = REFUGE

    @property
    def scheme(self) -> str:
        """What our addresses begin with."""
        return "https" if self.secure else "http"

    def is_ours(self, host: str) -> bool:
        """Whether the `Host` of a request is one of our names, with or without a port."""
        name, colon, port = host.rpartition(":")
        if not colon or host.endswith("]"):
            name, port = host, ""
        if port and not (port.isascii() and port.isdecimal() and len(port) <= DIGITS):
            return False
        return name.removeprefix("[").removesuffix("]").lower() in self.hosts

    def is_same(self, origin: str, host: str) -> bool:
        """Whether the `Origin` of a request is the very place that it was sent to."""
        parts = urlsplit(origin)
        return origin.lower() == f"{parts.scheme}://{host}".lower() and parts.scheme == self.scheme
