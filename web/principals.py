"""Who asks, on the way from the edge to the screens: a header that nobody outside can set.

Streamlit keeps it with a session (`server.trustedUserHeaders`) and never hands the session to anybody else, even one
who knows its id.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from web.cookies import Bearer

if TYPE_CHECKING:  # as in services.py
    from storage import Principal
    from web.services import Services

__all__ = ["ALONE", "HEADER", "SCOPE", "USER_KEY", "holds", "principal_of", "spelled"]

HEADER = "x-toolkit-principal"
USER_KEY = "principal"
"""Under which `st.user` has it."""

SCOPE = "toolkit.principal"
ALONE = "alone"


def spelled(bearer: Bearer | None) -> str:
    """Who asks, as the header says it; None: whoever holds the laptop, alone."""
    return ALONE if bearer is None else f"{bearer.partnership}.{bearer.token}"


def principal_of(text: object) -> Principal:
    """Who asks, for the store, which looks up every time what it may do.

    Nobody, who may do nothing, where the edge did not say.
    """
    from storage import Principal  # noqa: PLC0415 as in services.py

    if text == ALONE:
        return Principal.host()
    partnership, _, token = str(text or "").partition(".")
    return Principal.signed_in(partnership, token)


def holds(services: Callable[[], Services], text: str) -> bool:
    """Whether whoever asks is somebody still; it is put down that they were heard of."""
    partnership, _, token = text.partition(".")
    return text == ALONE or services().store.sign_in_of(partnership, token) is not None
