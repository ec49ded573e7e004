"""How processes on one PostgreSQL database hear of each other's changes: which round was changed, and nothing of what.

A change tells it in its own transaction, so it is heard when it is stored, and never where it is not.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

import psycopg
from psycopg.conninfo import make_conninfo
from sqlalchemy import URL, Connection, bindparam, func, select

from storage.model import RoundRef

__all__ = ["Heard", "Signals", "tell"]

CHANNEL = "round_changed"
LOOK_UP = 0.5  # seconds until a thread that hears nothing sees that it is to end
AGAIN = 0.2  # seconds until a lost connection is made anew; twice as long each time
LONGEST = 5.0
NOTICES_A_SILENCE = {"connect_timeout": 5, "keepalives_idle": 10, "keepalives_interval": 3, "keepalives_count": 3}

Heard = Callable[[RoundRef | None], None]
"""Is told which round was changed; None: changes of any round may have been missed."""

_TELL = select(func.pg_notify(CHANNEL, bindparam("address")))

log = logging.getLogger("toolkit")


def tell(connection: Connection, ref: RoundRef) -> None:
    """Tell other processes that the round is changed, where the database can (SQLite cannot)."""
    if connection.dialect.name == "postgresql":
        connection.execute(_TELL, {"address": f"{ref.partnership}.{ref.round}"})


class Signals:
    """One connection that listens, in a thread of its own; it comes back by itself when it is lost."""

    def __init__(self, url: URL, heard: Heard) -> None:
        address = url.set(drivername="postgresql").render_as_string(hide_password=False)
        self._address = make_conninfo(address, **NOTICES_A_SILENCE)
        self._heard = heard
        self._ending = threading.Event()
        self._arrive = threading.Event()
        self._thread = threading.Thread(target=self._listen, name="signals", daemon=True)
        self._thread.start()

    @property
    def arrive(self) -> bool:
        """Whether the connection stands at this moment."""
        return self._arrive.is_set()

    def close(self) -> None:
        """Listen no more."""
        self._ending.set()
        self._thread.join()

    def _listen(self) -> None:
        pause = AGAIN
        while not self._ending.is_set():
            try:
                with psycopg.connect(self._address, autocommit=True) as connection:
                    connection.execute(f"LISTEN {CHANNEL}")
                    pause = AGAIN
                    self._arrive.set()
                    self._heard(None)
                    self._pass_on(connection)
            except psycopg.Error as error:
                log.warning("No signals from the database (%s); trying again.", type(error).__name__)
            finally:
                self._arrive.clear()
            self._ending.wait(pause)
            pause = min(2 * pause, LONGEST)

    def _pass_on(self, connection: psycopg.Connection) -> None:
        while not self._ending.is_set():
            for signal in connection.notifies(timeout=LOOK_UP):
                partnership, _, round_ = signal.payload.partition(".")
                self._heard(RoundRef(partnership, round_))
                if self._ending.is_set():
                    return
