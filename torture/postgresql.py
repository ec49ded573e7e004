"""Restart PostgreSQL again and again while people write; count what is missing, what is there twice, who was told.

They write over the real route of a real process, and try again what was not answered, as the fields of a page do.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count

from assessments import Assessment, Partnership, Round
from benchmarks.crowd import Wire
from benchmarks.fields import change
from benchmarks.seating import Guest, at_the_table, table_of
from benchmarks.servers import serving, shared_application
from checklists import ResponsibilityId, published_editions
from storage import Principal, open_store
from tests.storage.postgresql import PostgreSQL
from torture.told import Told

__all__ = ["Restarted", "restart_under_writers"]

BETWEEN = 6  # changes of each writer between two restarts
AGAIN = 2.0  # seconds until a field tries again what was not answered
STORED, CLASH, NOT_YET = 200, 409, (500, 502, 503, 504)
EVERY = tuple(published_editions()["2026.1"].by_id)
BEGUN = Assessment("2026.1", Partnership("A table on PostgreSQL"), Round("Baseline"))


@dataclass(slots=True)
class Restarted(Told):
    """What came of so many restarts."""

    restarts: int = 0


@dataclass(slots=True)
class Writer:
    """One seat that rates one responsibility after the other, writes a note to each, and remembers what it was told."""

    wire: Wire
    guest: Guest
    found: Restarted
    levels: dict[ResponsibilityId, str] = field(default_factory=dict)
    notes: dict[ResponsibilityId, str] = field(default_factory=dict)
    revisions: list[int] = field(default_factory=list)

    async def write(self, over: asyncio.Event) -> None:
        """Write until it is over."""
        for number in count():
            if over.is_set():
                return
            one = EVERY[number % len(EVERY)]
            level = str((number + number // len(EVERY)) % 5)
            if await self._save(("rating", one), level, None):
                self.levels[one] = level
            note, before = f"{self.guest.seat}: {number}", self.notes.get(one, "")
            if await self._save(("rating-text", one, "note"), note, before):
                self.notes[one] = note

    async def _save(self, place: tuple[str, ...], value: str, seen: str | None) -> bool:
        body = change(self.guest.ref, place, value, seen)
        while (reply := await self.wire.save(body)).status in NOT_YET:
            self.found.again += 1
            await asyncio.sleep(AGAIN)
        if reply.status != STORED:
            self.found.seen.append(reply.status)
            return False
        self.found.acknowledged += 1
        self.revisions.append(int(reply.told["revision"]))
        return True


def restart_under_writers(server: PostgreSQL, *, restarts: int, writers: int) -> Restarted:
    """Let so many write while the server is restarted, every second time as if it had fallen over."""
    server.admin("CREATE DATABASE restarted")
    url = server.url("restarted")
    _, guests = table_of(url, BEGUN, at_the_table(writers))
    with serving(shared_application(url)) as application:
        found, written = asyncio.run(_write(server, application.address, guests, restarts))
    _count(url, found, written)
    return found


async def _write(
    server: PostgreSQL, address: str, guests: Sequence[Guest], restarts: int
) -> tuple[Restarted, list[Writer]]:
    found, over = Restarted(), asyncio.Event()
    writers = [Writer(Wire(address, one.headers), one, found) for one in guests]
    writing = asyncio.gather(*(one.write(over) for one in writers))
    for number in range(restarts):
        await _until_each_has_written(writers, writing)
        await asyncio.to_thread(server.restart, crash=number % 2 == 1)
        found.restarts += 1
    await _until_each_has_written(writers, writing)
    over.set()
    await writing
    for one in writers:
        await one.wire.close()
    return found, writers


async def _until_each_has_written(writers: Sequence[Writer], writing: asyncio.Future[list[None]]) -> None:
    wanted = [len(one.revisions) + BETWEEN for one in writers]
    while any(len(one.revisions) < goal for one, goal in zip(writers, wanted, strict=True)):
        if writing.done():
            writing.result()
        await asyncio.sleep(0.02)


def _count(url: str, found: Restarted, writers: Sequence[Writer]) -> None:
    """Each change has a revision of its own, so a change that is there twice is one more than were acknowledged."""
    store = open_store(url)
    try:
        told = sorted(revision for one in writers for revision in one.revisions)
        now = store.revision(Principal.command(), writers[0].guest.ref)
        found.doubled = (now - told[0] + 1 - len(told)) + (len(told) - len(set(told)))
        for one in writers:
            own = store.own_ratings(Principal.at(one.guest.ref, one.guest.seat), one.guest.ref)
            found.lost += sum(id_ not in own or str(own[id_].answer) != level for id_, level in one.levels.items())
            found.lost += sum(id_ not in own or own[id_].note != note for id_, note in one.notes.items())
    finally:
        store.close()
