"""A cable between one browser and the application: pulled out, nothing that was open stays open."""

from __future__ import annotations

import socket
from contextlib import suppress
from threading import Lock, Thread

AT_ONCE = 65_536  # bytes
LOOK = 0.2  # seconds between two looks whether it has ended


class Cable:
    """Browsers that are to lose their connection open `address` instead of the application's."""

    def __init__(self, port: int) -> None:
        self._to = port
        self._lock = Lock()
        self._plugged, self._ended = True, False
        self._open: set[socket.socket] = set()
        self._door = socket.create_server(("127.0.0.1", 0))
        self._door.settimeout(LOOK)
        self.address = f"http://127.0.0.1:{self._door.getsockname()[1]}"
        self._threads = [Thread(target=self._let_in)]
        self._threads[0].start()

    def pull(self) -> None:
        """Cut all that is open; what comes from now on is cut at once."""
        with self._lock:
            self._plugged = False
            for one in self._open:
                _cut(one)

    def put_back(self) -> None:
        """Let everything through again."""
        with self._lock:
            self._plugged = True

    def close(self) -> None:
        """End it."""
        self._ended = True
        self._threads[0].join()
        self._door.close()
        self.pull()
        for one in self._threads[1:]:
            one.join()

    def _let_in(self) -> None:
        while not self._ended:
            with suppress(TimeoutError):
                self._join(self._door.accept()[0])

    def _join(self, browser: socket.socket) -> None:
        try:
            server = socket.create_connection(("127.0.0.1", self._to))
        except OSError:
            browser.close()
            return
        with self._lock:
            self._open |= {browser, server}
            if not self._plugged:
                _cut(browser)
                _cut(server)
        for one, other in ((browser, server), (server, browser)):
            self._threads.append(Thread(target=self._carry, args=(one, other)))
            self._threads[-1].start()

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while content := one.recv(AT_ONCE):
                other.sendall(content)
        _cut(other)
        with self._lock:
            self._open.discard(one)
        one.close()


def _cut(one: socket.socket) -> None:
    with suppress(OSError):  # it is cut already
        one.shutdown(socket.SHUT_RDWR)
