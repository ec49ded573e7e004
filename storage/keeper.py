"""What the running application does by itself: backups while there are changes, and what was to go goes."""

from __future__ import annotations

import logging
import threading

from checklists import MendableError
from storage.backups import Backups
from storage.permissions import Principal
from storage.store import Store, utc_now

__all__ = ["Keeper"]

EVERY = 15 * 60.0  # seconds

log = logging.getLogger("toolkit")


class Keeper:
    """A thread beside the application: `start`, `stop`. It looks every 15 minutes, and when a round is closed."""

    def __init__(self, store: Store, backups: Backups, *, every: float = EVERY) -> None:
        self._store, self._backups, self._every = store, backups, every
        self._ends = threading.Event()
        self._thread = threading.Thread(target=self._run, name="keeper", daemon=True)

    def start(self) -> None:
        """Look at once, then again and again."""
        self._thread.start()

    def stop(self) -> None:
        """Let it end what it is doing."""
        self._ends.set()
        self._store.worth_keeping.set()
        self._thread.join()

    def look(self) -> None:
        """Delete the ratings whose day has passed; make a backup if anything changed since the last."""
        if self._store.damage:
            return
        try:
            self._store.retain(Principal.command())
            self._backups.keep_up(utc_now())
        except MendableError as error:
            log.warning("no backup could be made: %s", error)
        except Exception:
            log.exception("no backup could be made")

    def keep_now(self) -> None:
        """Make a backup if anything changed since the last, before something goes that is not to be lost by a slip.

        Raises MendableError where none can be made.
        """
        self._backups.keep_up(utc_now())

    @property
    def days(self) -> int:
        """For how many days a backup holds at most what was deleted."""
        return self._backups.days

    def _run(self) -> None:
        while not self._ends.is_set():
            self._store.worth_keeping.clear()
            self.look()
            self._store.worth_keeping.wait(self._every)
