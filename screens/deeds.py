"""What a button asks of the store: done once, told to everybody at once, and said plainly where it is refused."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from checklists import MendableError
from screens.components.notice import problems
from screens.round_page import OpenRound
from web.live import wake

__all__ = ["do", "draw_refusal"]


def do(page: OpenRound, key: str, deed: Callable[[], object]) -> bool:
    """Do it, in a callback; whether it was done. Why not, `draw_refusal` says in the next run."""
    try:
        deed()
    except MendableError as refused:
        st.session_state[_of(key)] = refused
        return False
    wake(page.ref)
    return True


def draw_refusal(key: str) -> None:
    """Why the last deed of this `key` was refused; nothing where it was not."""
    if refused := st.session_state.pop(_of(key), None):
        problems(refused, key=key.replace(":", "-"))


def _of(key: str) -> str:
    return f"refused:{key}"
