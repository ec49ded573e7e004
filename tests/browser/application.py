"""The real application, as a process of its own on a database of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from assessments import Assessment
from storage import Principal, RoundListing, open_store

ROOT = Path(__file__).resolve().parent.parent.parent
LONGEST_START = 60  # seconds; a busy machine takes its time
HOST = Principal.host()


class Application:
    """The application on `folder`/toolkit.db: `start`, `stop`, `kill`; what it wrote is in `log`.

    `project` is the folder of the toolkit itself, or of a copy of it with other data.
    """

    def __init__(self, folder: Path, project: Path = ROOT) -> None:
        self.project = project
        self.database = folder / "toolkit.db"
        self.url = f"sqlite:///{self.database}"
        self.log = folder / "application.log"
        self.port = _free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self._environment = {**os.environ, "DATABASE_URL": self.url, "PYTHONUTF8": "1"}
        self._process: subprocess.Popen[bytes] | None = None

    def storage(self, *arguments: str) -> str:
        """What `python -m storage …` prints for this database."""
        command = [sys.executable, "-m", "storage", *arguments]
        made = subprocess.run(command, cwd=self.project, env=self._environment, check=True, capture_output=True)
        return made.stdout.decode()

    def start(self) -> None:
        with self.log.open("ab") as log:
            command = [sys.executable, "app.py", "--port", str(self.port)]
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
        except subprocess.TimeoutExpired:
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
