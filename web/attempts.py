"""How often codes were refused, so that guessing becomes slow and nobody is ever locked out.

Only refusals count, for one selector from one address: whoever has a right code comes in, whatever others try from the
same room. It is kept in memory, in bounds, and forgotten after an hour.
"""

from __future__ import annotations

import threading
from collections import OrderedDict, deque
from collections.abc import Callable

__all__ = ["Attempts"]

FREE = 5
MANY = 20
ANY = "*"
WINDOW = 3600.0  # seconds
LONGEST = 30.0  # seconds
MOST_KEPT = 10_000

Attempt = tuple[str, str]


class Attempts:
    """The refusals of the last hour. `clock` gives seconds that never run backwards."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._refused: OrderedDict[Attempt, deque[float]] = OrderedDict()

    def delay(self, address: str, selector: str) -> float:
        """How many seconds the next try with this selector from this address has to wait: 0 for the first five."""
        with self._lock:
            times = len(self._recent((address, selector)))
        return 0.0 if times < FREE else min(2.0 ** (times - FREE), LONGEST)

    def many(self, address: str) -> bool:
        """Whether so many codes were refused at this address that somebody there is guessing."""
        with self._lock:
            return len(self._recent((address, ANY))) >= MANY

    def refused(self, address: str, selector: str) -> None:
        """Remember that a code was refused."""
        with self._lock:
            for attempt in ((address, selector), (address, ANY)):
                times = self._recent(attempt)
                times.append(self._clock())
                self._refused[attempt] = times
                self._refused.move_to_end(attempt)
            while len(self._refused) > MOST_KEPT:
                self._refused.popitem(last=False)

    def _recent(self, attempt: Attempt) -> deque[float]:
        times = self._refused.get(attempt) or deque(maxlen=MANY)
        while times and times[0] <= self._clock() - WINDOW:
            times.popleft()
        return times
