"""What a form of a plain page sends: read whole, bounded, and nothing but what it may be."""

from __future__ import annotations

from urllib.parse import parse_qs

from starlette.requests import Request

__all__ = ["field_of"]

LARGEST = 4_000  # bytes: a code, escaped, many times over
KIND = "application/x-www-form-urlencoded"


async def field_of(request: Request, name: str) -> str | None:
    """The text of the field `name`; None where the request is none of a form of ours."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != KIND:
        return None
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LARGEST:
            return None
    try:
        sent = parse_qs(body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=4)
    except ValueError:
        return None
    (text,) = sent[name] if len(sent.get(name, ())) == 1 else (None,)
    return text
