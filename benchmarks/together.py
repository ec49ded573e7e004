"""Everybody at once: each seat rates every responsibility and writes a note to it, as fast as it is answered."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from assessments import Assessment
from benchmarks.crowd import Wire, open_tabs
from benchmarks.fields import change
from benchmarks.figures import Figure, percentile
from benchmarks.seating import Guest, at_the_table, begun, table_of
from benchmarks.servers import database_url, serving, shared_application
from checklists import ResponsibilityId, published_editions
from storage import Principal, open_store
from tests.storage.postgresql import running_server

__all__ = ["Outcome", "everybody_rates", "measure_together", "missing"]

SEATS = 40
SAVED = 200  # the status of HTTP
EVERY = tuple(published_editions()["2026.1"].by_id)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How often each status was answered, and the seconds that each answer took."""

    statuses: Mapping[int, int]
    took: Sequence[float]

    @property
    def refused(self) -> int:
        """How many were not stored, as far as the application says."""
        return sum(count for status, count in self.statuses.items() if status != SAVED)


def level_of(number: int, place: int) -> str:
    """What the guest of that number rates the responsibility at that place with."""
    return str((number + place) % 5)


def note_of(guest: Guest, one: ResponsibilityId) -> str:
    """What it writes to it."""
    return f"{guest.seat} on {one}: é 漢 👩🏽‍⚕️"


def everybody_rates(address: str, guests: Sequence[Guest], every: Sequence[ResponsibilityId] = EVERY) -> Outcome:
    """Open a page for each guest, and let all of them rate and write at once; what was answered."""
    return asyncio.run(_rate(address, guests, every))


async def _rate(address: str, guests: Sequence[Guest], every: Sequence[ResponsibilityId]) -> Outcome:
    statuses: Counter[int] = Counter()
    took: list[float] = []
    ref = guests[0].ref

    async def rate(number: int, guest: Guest) -> None:
        wire = Wire(address, guest.headers)
        for place, one in enumerate(every):
            bodies = (
                change(ref, ("rating", one), level_of(number, place)),
                change(ref, ("rating-text", one, "note"), note_of(guest, one), ""),
            )
            for body in bodies:
                began = time.perf_counter()
                statuses[(await wire.save(body)).status] += 1
                took.append(time.perf_counter() - began)
        await wire.close()

    query = f"round={ref.partnership}.{ref.round}"
    async with open_tabs(address, "rate-police", query, [one.cookie for one in guests]):
        await asyncio.gather(*(rate(number, guest) for number, guest in enumerate(guests)))
    return Outcome(statuses, took)


def missing(url: str, guests: Sequence[Guest], every: Sequence[ResponsibilityId] = EVERY) -> tuple[int, int]:
    """How many ratings, and how many notes, the database does not hold as they were put down."""
    ratings = notes = 0
    store = open_store(url)
    try:
        for number, guest in enumerate(guests):
            own = store.own_ratings(Principal.at(guest.ref, guest.seat), guest.ref)
            for place, one in enumerate(every):
                ratings += one not in own or str(own[one].answer) != level_of(number, place)
                notes += one not in own or own[one].note != note_of(guest, one)
    finally:
        store.close()
    return ratings, notes


def measure_together(folder: Path, assessment: Assessment) -> list[Figure]:
    """Forty seats, all responsibilities, on SQLite and on PostgreSQL."""
    figures = _on("SQLite", database_url(folder / "toolkit.db"), begun(assessment))
    with postgresql() as url:
        figures += _on("PostgreSQL", url, begun(assessment))
    return figures


def _on(engine: str, url: str, assessment: Assessment) -> list[Figure]:
    _, guests = table_of(url, assessment, at_the_table(SEATS))
    with serving(shared_application(url)) as server:
        outcome = everybody_rates(server.address, guests)
    ratings, notes = missing(url, guests)
    all_ = SEATS * len(EVERY)
    return [
        Figure(f"at once, {engine}: of {all_:,} ratings not stored", ratings, "", most=0, must=True),
        Figure(f"at once, {engine}: of {all_:,} notes not stored", notes, "", most=0, must=True),
        Figure(f"at once, {engine}: of {2 * all_:,} refused", outcome.refused, "", most=0, must=True),
        Figure(f"at once, {engine}: answer, p50", percentile(outcome.took, 0.5) * 1e3, "ms"),
        Figure(f"at once, {engine}: answer, p95", percentile(outcome.took, 0.95) * 1e3, "ms"),
    ]


@contextmanager
def postgresql() -> Generator[str]:
    """The address of an empty database on a PostgreSQL server of its own."""
    with running_server() as folder:
        with psycopg.connect(host=folder, user="toolkit", dbname="postgres", autocommit=True) as connection:
            connection.execute("CREATE DATABASE benchmark")
        yield f"postgresql://toolkit@/benchmark?host={folder}"
