"""What the server sends does not wait until what came before has been heard of."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ACCEPTED = """
import socket, sys
from streamlit.web.server.starlette import starlette_server
from screens.sent_at_once import send_at_once
if sys.argv[1] == "ours":
    send_at_once()
with starlette_server._bind_socket("127.0.0.1", 0, 5) as listening:
    with socket.create_connection(listening.getsockname()):
        listening.setblocking(True)
        accepted, _ = listening.accept()
        with accepted:
            at_once = accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0
            print(at_once, accepted.proto == socket.IPPROTO_TCP)
"""


def accepted(how: str) -> str:
    command = [sys.executable, "-c", ACCEPTED, how]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()


def test_every_connection_that_is_accepted_sends_at_once() -> None:
    assert accepted("ours").startswith("True")


def test_streamlit_alone_does_not_let_it_nor_has_asyncio_do_it() -> None:
    """Where this fails, `screens/sent_at_once.py` is needed no more."""
    assert accepted("Streamlit alone") == "False False"
