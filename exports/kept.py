"""PDFs that were made already, under the content that they were made from: an unchanged plan is there at once."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable

__all__ = ["KeptFiles"]

MOST_BYTES = 32 * 1024**2  # some sixty plans


class KeptFiles:
    """The files of late, at most `most_bytes` of them. Any number of threads may ask at once."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._files: OrderedDict[bytes, bytes] = OrderedDict()
        self._size = 0
        self._access = threading.Lock()
        self._being_made: dict[bytes, threading.Lock] = {}

    def file(self, content: tuple[str | bytes, ...], make: Callable[[], bytes]) -> bytes:
        """What `make` gives for this content; whoever asks for the same meanwhile waits for it, and it is made once.

        Raises what `make` raises, and keeps nothing then.
        """
        key = _digest(content)
        with self._access:
            kept = self._look_up(key)
            if kept is not None:
                return kept
            turn = self._being_made.setdefault(key, threading.Lock())
        with turn:
            with self._access:
                kept = self._look_up(key)
            if kept is None:
                try:
                    kept = make()
                finally:
                    with self._access:
                        self._being_made.pop(key, None)
                self._keep(key, kept)
            return kept

    def _look_up(self, key: bytes) -> bytes | None:
        if key in self._files:
            self._files.move_to_end(key)
        return self._files.get(key)

    def _keep(self, key: bytes, file: bytes) -> None:
        with self._access:
            self._size += len(file) - len(self._files.get(key, b""))
            self._files[key] = file
            while self._size > self._most_bytes:
                _, oldest = self._files.popitem(last=False)
                self._size -= len(oldest)


def _digest(content: tuple[str | bytes, ...]) -> bytes:
    digest = hashlib.sha256()
    for part in content:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.digest()
