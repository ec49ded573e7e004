"""How soon a client of the benchmarks tells the server that a packet has arrived."""

from __future__ import annotations

import socket
from asyncio.trsock import TransportSocket

__all__ = ["acknowledge_at_once"]

QUICK_ACK = getattr(socket, "TCP_QUICKACK", None)


def acknowledge_at_once(connection: socket.socket | TransportSocket) -> None:
    """Acknowledge what comes next without waiting; to be said again each time, and known to Linux alone.

    Linux waits 40 ms otherwise, and a server that sends its answer in two parts keeps the second back until then. To a
    browser that happens now and then; to our clients it would happen at every touch, and hide all else.
    """
    if QUICK_ACK is not None:
        connection.setsockopt(socket.IPPROTO_TCP, QUICK_ACK, 1)
