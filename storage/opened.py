"""A database that is open: what everything that a store does has in common."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from typing import Concatenate, ParamSpec, TypeVar

from storage.changes import Change, perform
from storage.database import Database
from storage.model import Conflict, RoundRef, Saved
from storage.permissions import Deed, Principal
from storage.signals import Heard, Signals

__all__ = ["Opened"]

P = ParamSpec("P")
Clash = TypeVar("Clash", bound=Conflict[object])


class Opened:
    """A database and a clock, and how a change is made in it."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock
        self.worth_keeping = threading.Event()
        """Set when a backup should not wait until the next one is due."""
        self._signals: Signals | None = None

    @property
    def damage(self) -> str | None:
        """What is wrong with the database and what to do; None where all is well. With damage nothing is written."""
        return self._database.damage

    @property
    def where(self) -> str:
        """The database in words, without a password."""
        return self._database.where

    def answers(self) -> bool:
        """Whether the database can be read at this moment."""
        return self._database.answers()

    def listen(self, heard: Heard) -> None:
        """Call `heard` with each round that any process changes, from a thread of its own, until the store is closed.

        Only PostgreSQL tells of what other processes do; on SQLite nothing is ever heard.
        """
        if not self._database.is_sqlite and self._signals is None:
            self._signals = Signals(self._database.url, heard)

    @property
    def hears(self) -> bool:
        """Whether what other processes change is heard of at this moment."""
        return self._signals is not None and self._signals.arrive

    def close(self) -> None:
        """Let go of the database."""
        if self._signals is not None:
            self._signals.close()
        self._database.close()

    def _change(
        self,
        principal: Principal,
        ref: RoundRef,
        deed: Deed,
        key: str | None,
        do: Callable[Concatenate[Change, P], Clash | None],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Saved | Clash:
        return perform(self._database, self._clock, principal, ref, deed, key, do, *args, **kwargs)
