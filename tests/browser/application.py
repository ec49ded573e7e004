"""The real application, as a process of its own on a database of its own."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import Browser, BrowserContext

from assessments import Assessment
from storage import Principal, RoundListing, open_store

ROOT = Path(__file__).resolve().parent.parent.parent
LONGEST_START = 60  # seconds; a busy machine takes its time
HOST = Principal.command()  # who runs commands here, however the database is used


class Application:
    """The application on `folder`/toolkit.db: `start`, `stop`, `kill`; what it wrote is in `log`.

    `project` is the folder of the toolkit itself, or of a copy of it with other data. `shared`: around the table, where
    everybody comes in with a code.
    """

    def __init__(self, folder: Path, project: Path = ROOT, *, shared: bool = False) -> None:
        self.project, self.shared = project, shared
        self.database = folder / "toolkit.db"
        self.url = f"sqlite:///{self.database}"
        self.log = folder / "application.log"
        self.port = _free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self._environment = {**os.environ, "DATABASE_URL": self.url, "PYTHONUTF8": "1"}
        self._process: subprocess.Popen[bytes] | None = None
        self.ended_by_itself = True  # when it was asked to end

    def storage(self, *arguments: str) -> str:
        """What `python -m storage …` prints for this database."""
        command = [sys.executable, "-m", "storage", *arguments]
        made = subprocess.run(command, cwd=self.project, env=self._environment, check=True, capture_output=True)
        return made.stdout.decode()

    def init(self) -> None:
        """Make the database."""
        self.storage("init")
        if self.shared:
            self.storage("access", "shared")

    def come_in(self, code: str, *, cookie: str = "", **headers: str) -> str | None:
        """Come in with a code as the page for it does: the cookie ("seat=…"), None where the code is refused."""
        body = urlencode({"code": code})
        own = {"content-type": "application/x-www-form-urlencoded", "cookie": cookie} | headers
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)) as connection:
            connection.request("POST", "/j", body, own)
            with connection.getresponse() as answer:
                answer.read()
                given = answer.headers.get("set-cookie", "")
        return given.partition(";")[0] if answer.status == HTTPStatus.SEE_OTHER else None

    def browser_of(self, browser: Browser, code: str, **options: Any) -> BrowserContext:  # noqa: ANN401 as Playwright has them
        """A browser of its own, signed in with a code: what somebody has who scanned a card."""
        cookie = self.come_in(code)
        assert cookie is not None, "The code was refused."
        name, _, value = cookie.partition("=")
        context = browser.new_context(**options)
        context.add_cookies([{"name": name, "value": value, "url": self.address, "httpOnly": True, "sameSite": "Lax"}])
        return context

    def start(self) -> None:
        with self.log.open("ab") as log:
            command = [sys.executable, "app.py", "--port", str(self.port)]
            if self.shared:
                command += ["--share", self.address]
            self._process = subprocess.Popen(command, cwd=self.project, env=self._environment, stdout=log, stderr=log)
        until = time.monotonic() + LONGEST_START
        while not answers(f"{self.address}/_stcore/health"):
            assert self._process.poll() is None, f"The application ended: {self.written()}"
            assert time.monotonic() < until, f"The application does not answer: {self.written()}"
            time.sleep(0.05)

    def stop(self) -> None:
        """Ask it to end."""
        if self._process is not None:
            self._process.terminate()
            self._wait()

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        assert self._process is not None
        self._process.kill()
        self._wait()

    def _wait(self) -> None:
        assert self._process is not None
        try:
            self._process.wait(timeout=20)
            self.ended_by_itself = True
        except subprocess.TimeoutExpired:
            self.ended_by_itself = False
            self._process.kill()
            self._process.wait()
        self._process = None

    def written(self) -> str:
        """All of its log so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def rounds(self) -> tuple[RoundListing, ...]:
        """The rounds in the database, asked past the screens."""
        store = open_store(self.url)
        try:
            return store.rounds(HOST)
        finally:
            store.close()

    def stored(self, name: str) -> Assessment:
        """The newest round of the partnership of this name, as the database holds it."""
        store = open_store(self.url)
        try:
            ref = next(one.ref for one in store.rounds(HOST) if one.name == name)
            return store.round_state(HOST, ref).assessment
        finally:
            store.close()


def answers(address: str) -> bool:
    """Whether an HTTP server says yes at this address."""
    try:
        with urllib.request.urlopen(address, timeout=2) as reply:  # noqa: S310 - our own address
            return reply.status == 200  # type: ignore[no-any-return]
    except (urllib.error.URLError, OSError):
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
