"""What the server sends leaves at once, also where it comes in two parts.

Streamlit 1.67 binds its socket without naming TCP, and asyncio asks for `TCP_NODELAY` only where TCP is named. So the
second part of an answer, and the next message of a page that is drawn, waited until the browser had told that the one
before had come: 40 ms each on Linux, and on any network at least its way there and back.
"""

from __future__ import annotations

import socket

from streamlit.web.server.starlette import starlette_server

__all__ = ["send_at_once"]


def send_at_once() -> None:
    """Let every connection that is accepted send without waiting; called once, before anything is served."""
    bind = starlette_server._bind_socket  # noqa: SLF001 Streamlit has no door here; a test watches it

    def bind_at_once(address: str, port: int, backlog: int) -> socket.socket:
        listening = bind(address, port, backlog)
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # what is accepted has it too
        return listening

    starlette_server._bind_socket = bind_at_once  # noqa: SLF001
