"""Two processes of the toolkit behind nginx, on one PostgreSQL; one is killed while forty people rate."""

from __future__ import annotations

import asyncio
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil  # type: ignore[import-untyped]
import psycopg
from websockets.exceptions import WebSocketException

from assessments import Assessment, Partnership, Round
from benchmarks.crowd import Ear, Wire, open_tabs
from benchmarks.fields import change
from benchmarks.seating import Guest, at_the_table, table_of
from benchmarks.servers import Command, free_port, start, stop, until_it_answers
from benchmarks.together import EVERY, level_of, missing
from checklists import ResponsibilityId
from storage import Principal, open_store
from tests.storage.postgresql import PostgreSQL, running_postgresql
from torture.nginx import NAME, Proxy, running_nginx
from torture.told import Told

__all__ = ["AfterAKill", "Hosted", "Process", "hosted", "kill_one_while_all_rate", "told_at_the_other"]

ROLES = Path(__file__).resolve().parent.parent / "docs" / "hosting" / "roles.sql"
OWNER, APPLICATION = "toolkit_owner", "toolkit_app"
BEGUN = Assessment("2026.1", Partnership("A hosted table"), Round("Baseline"))
PAGE = "rate-police"
AGAIN, RECONNECT = 2.0, 0.5  # seconds until a field, and a page, tries again what did not work
STORED, NOT_YET = 200, (500, 502, 503, 504)


class Process:
    """One process of the toolkit, at a port of its own."""

    def __init__(self, url: str, secret: str, backups: str) -> None:
        self.port = free_port()
        self.address = f"127.0.0.1:{self.port}"
        arguments = ("--share", f"https://{NAME}", "--host", NAME, "--behind-proxy", "127.0.0.1", "--port")
        environment = {"DATABASE_URL": url, "STREAMLIT_SERVER_COOKIE_SECRET": secret, "TOOLKIT_BACKUPS": backups}
        self._command = Command((sys.executable, "app.py", *arguments), environment)
        self._running: subprocess.Popen[bytes] | None = None

    def begin(self) -> None:
        """Start it; `until_it_is_ready` waits."""
        self._running = start(self._command, self.port)

    def until_it_is_ready(self) -> None:
        """Wait until it is there, and has read the checklists and the database."""
        if self._running is not None:
            until_it_answers(self._running, self.port, "/health")

    def visitors(self) -> int:
        """How many connections others have to it."""
        if self._running is None:
            return 0
        connections = psutil.Process(self._running.pid).net_connections("tcp")
        return sum(one.status == psutil.CONN_ESTABLISHED and one.laddr.port == self.port for one in connections)

    def kill(self) -> None:
        """SIGKILL, now."""
        if self._running is not None:
            self._running.kill()
            self._running.wait()
            self._running = None

    def end(self) -> None:
        """Ask it to end."""
        if self._running is not None:
            stop(self._running)
            self._running = None


@dataclass(frozen=True, slots=True)
class Hosted:
    """All of it, as `docs/hosting/` describes it: `owner_url` is the address of whoever may change tables."""

    proxy: Proxy
    processes: Sequence[Process]
    server: PostgreSQL
    url: str
    owner_url: str
    guests: Sequence[Guest]

    def of_the_table(self) -> Process:
        """The process to which the cookie of this table leads, while people are there."""
        return max(self.processes, key=Process.visitors)


@contextmanager
def hosted(seats: int) -> Generator[Hosted]:
    """Make a database with a round and so many people, and start everything; it all ends with this."""
    with ExitStack() as stack:
        server = stack.enter_context(running_postgresql())
        for role in (OWNER, APPLICATION):
            server.admin(f"CREATE ROLE {role} LOGIN")
        server.admin(f"CREATE DATABASE hosted OWNER {OWNER}")
        url, owner_url = server.url("hosted", APPLICATION), server.url("hosted", OWNER)
        _, guests = table_of(owner_url, BEGUN, at_the_table(seats))
        with psycopg.connect(owner_url, autocommit=True) as connection:
            connection.execute(ROLES.read_bytes())
        secret = secrets.token_hex(32)
        backups = stack.enter_context(tempfile.TemporaryDirectory())
        processes = [Process(url, secret, backups) for _ in range(2)]
        for one in processes:
            stack.callback(one.end)
            one.begin()
        for one in processes:
            one.until_it_is_ready()
        proxy = stack.enter_context(running_nginx([one.port for one in processes]))
        yield Hosted(proxy, processes, server, url, owner_url, guests)


@dataclass(slots=True)
class AfterAKill(Told):
    """What came of it, and for each person the seconds from the kill until something of theirs was stored (`saved`).

    `drawn`: until their page was there again.
    """

    saved: list[float] = field(default_factory=list)
    drawn: list[float] = field(default_factory=list)


class Table:
    """Everybody who rates, and the moment of the kill."""

    def __init__(self, at: Hosted, every: Sequence[ResponsibilityId]) -> None:
        self.at, self.every = at, every
        self.found = AfterAKill()
        self.revisions: list[int] = []
        self.killed_at = 0.0
        self.killed = asyncio.Event()
        self.open = 0
        self.all_open = asyncio.Event()
        self.half = asyncio.Event()
        self.all_back = asyncio.Event()

    async def rate(self, number: int, guest: Guest) -> None:
        """Rate everything, as the fields of a page do; wait for the kill in the middle, so that all live through it."""
        wire = Wire(self.at.proxy.address, guest.headers, self.at.proxy.tls)
        goes_on = False
        for place, one in enumerate(self.every):
            body = change(guest.ref, ("rating", one), level_of(number, place))
            revision = await self._stored(wire, body)
            if revision is not None:
                self.revisions.append(revision)
                self.found.acknowledged += 1
            if self.killed_at and not goes_on:
                goes_on = True
                self.found.saved.append(time.perf_counter() - self.killed_at)
            if len(self.revisions) * 2 >= len(self.every) * len(self.at.guests):
                self.half.set()
            if place == len(self.every) - 2:
                await self.killed.wait()  # whoever is faster than the others has one more to store
        await wire.close()

    async def _stored(self, wire: Wire, body: bytes) -> int | None:
        while True:
            try:
                reply = await wire.save(body)
            except (OSError, asyncio.IncompleteReadError):
                await wire.close()
                status = NOT_YET[0]
            else:
                if reply.status == STORED:
                    return int(reply.told["revision"])
                status = reply.status
            if status not in NOT_YET:
                self.found.seen.append(status)
                return None
            self.found.again += 1
            await asyncio.sleep(AGAIN)

    async def look(self, guest: Guest, over: asyncio.Event) -> None:
        """Keep a page open; where its connection ends, open it again, as Streamlit's page does."""
        query = f"round={guest.ref.partnership}.{guest.ref.round}"
        proxy, counted = self.at.proxy, False
        while not over.is_set():
            with suppress(OSError, WebSocketException, ConnectionError, TimeoutError):
                async with open_tabs(proxy.address, PAGE, query, [guest.cookie], tls=proxy.tls) as (tab,):
                    if self.killed_at:
                        self.found.drawn.append(time.perf_counter() - self.killed_at)
                        self.all_back.set() if len(self.found.drawn) == len(self.at.guests) else None
                    if not counted:
                        counted = True
                        self.open += 1
                        self.all_open.set() if self.open == len(self.at.guests) else None
                    waiting = asyncio.ensure_future(over.wait())
                    closing = asyncio.ensure_future(tab.connection.wait_closed())
                    await asyncio.wait({waiting, closing}, return_when=asyncio.FIRST_COMPLETED)
                    for one in (waiting, closing):
                        one.cancel()
            if not over.is_set():
                await asyncio.sleep(RECONNECT)

    async def kill(self) -> None:
        """Kill the process at which everybody is, once half is stored."""
        await self.half.wait()
        self.at.of_the_table().kill()
        self.killed_at = time.perf_counter()
        self.killed.set()


def kill_one_while_all_rate(at: Hosted, every: Sequence[ResponsibilityId] = EVERY) -> AfterAKill:
    """Let everybody rate through the proxy; kill the process that they are at half-way, and count."""
    table = asyncio.run(_rate(at, every))
    found, ref = table.found, at.guests[0].ref
    found.lost, _ = missing(at.url, at.guests, every)
    store = open_store(at.url)
    try:
        now = store.revision(Principal.command(), ref)
    finally:
        store.close()
    told = sorted(table.revisions)
    found.doubled = (now - told[0] + 1 - len(told)) + (len(told) - len(set(told)))
    return found


async def _rate(at: Hosted, every: Sequence[ResponsibilityId]) -> Table:
    table, over = Table(at, every), asyncio.Event()
    looking = [asyncio.ensure_future(table.look(one, over)) for one in at.guests]
    await table.all_open.wait()
    await asyncio.gather(table.kill(), *(table.rate(number, one) for number, one in enumerate(at.guests)))
    await table.all_back.wait()
    over.set()
    await asyncio.gather(*looking)
    return table


def told_at_the_other(at: Hosted, times: int) -> list[float]:
    """Seconds from a rating at one process until it is told at the other, each way in turn."""
    return asyncio.run(_tell(at, times))


async def _tell(at: Hosted, times: int) -> list[float]:
    took: list[float] = []
    guest, listener = at.guests[:2]
    ref = guest.ref
    for number in range(times):
        here, there = at.processes if number % 2 else reversed(at.processes)
        heard: asyncio.Queue[tuple[int, float]] = asyncio.Queue()
        ear = Ear(Wire(there.address, listener.headers), f"{ref.partnership}.{ref.round}", _into(heard))
        listening = asyncio.ensure_future(ear.listen())
        known, _moment = await asyncio.wait_for(heard.get(), 60)
        wire = Wire(here.address, guest.headers)
        began = time.perf_counter()
        reply = await wire.save(change(ref, ("rating", EVERY[-1]), str(number % 5)))
        while known < int(reply.told["revision"]):
            known, moment = await asyncio.wait_for(heard.get(), 60)
        took.append(moment - began)
        listening.cancel()
        await asyncio.gather(listening, return_exceptions=True)
        await asyncio.gather(ear.wire.close(), wire.close())
    return took


def _into(heard: asyncio.Queue[tuple[int, float]]) -> Callable[[Mapping[str, Any], float], None]:
    return lambda pulse, moment: heard.put_nowait((int(pulse["revision"]), moment))
