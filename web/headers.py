"""What every answer says to the browser: what a page may load, and who may show it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from web.access import LOCAL_NAMES, Access

__all__ = ["content_policy", "headers_for"]


def content_policy(access: Access, host: str) -> str:
    """The Content-Security-Policy: nothing but our own, and no script that is not a file of ours.

    Streamlit sets styles from its script, hence 'unsafe-inline' for styles alone. Old browsers do not take 'self' for a
    web socket, hence its address; `host` was checked to be one of our names.
    """
    socket = f"{'wss' if access.secure else 'ws'}://{host}"
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self' {socket}",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    )


@lru_cache(maxsize=64)
def headers_for(access: Access, host: str) -> Mapping[str, str]:
    """The headers of every answer to a request for `host`, one of our names; made once, as lines hold them for long."""
    headers = {
        "content-security-policy": content_policy(access, host),
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "same-origin",  # with `no-referrer` browsers would not say where a form of ours comes from
        "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
        "cross-origin-resource-policy": "same-origin",
        "x-robots-tag": "noindex, nofollow",
    }
    # Without TLS browsers take this for this computer alone, and complain about it elsewhere.
    if access.secure or host.partition(":")[0] in LOCAL_NAMES:
        headers["cross-origin-opener-policy"] = "same-origin"
    return headers
