"""The application and the floor as processes of their own, each on a database of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import psutil  # type: ignore[import-untyped]

from assessments import Assessment
from storage import Principal, RoundRef, initialise, open_store
from storage.database import Database

__all__ = [
    "ROOT",
    "Command",
    "Server",
    "application",
    "database_url",
    "floor",
    "free_port",
    "make_round",
    "serving",
    "shared_application",
    "start",
    "stop",
    "until_it_answers",
]

ROOT = Path(__file__).resolve().parent.parent
FLOOR = Path(__file__).resolve().parent / "floor" / "floor.py"
LONGEST_START = 60  # seconds; a busy machine takes its time
LOOK_EVERY = 0.005
SYNCHRONOUS = {0: "OFF", 1: "NORMAL", 2: "FULL", 3: "EXTRA"}  # as SQLite numbers them


@dataclass(frozen=True, slots=True)
class Command:
    """How a server is started: its arguments but for the port, and what it finds in its environment."""

    arguments: Sequence[str]
    environment: Mapping[str, str]


class Server:
    """A server that runs, at `address`."""

    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        self._process = psutil.Process(process.pid)
        self.address = f"127.0.0.1:{port}"

    def processor_time(self) -> float:
        """Seconds that all its threads have computed so far."""
        spent = self._process.cpu_times()
        return float(spent.user + spent.system)

    def memory(self) -> int:
        """Bytes of memory that it made for itself.

        Where the system tells them apart, pages of files do not count: whether they are "its own" depends on what else
        runs on the machine, and a Python that starts beside it would take 30 MB off.
        """
        held = self._process.memory_info()
        if hasattr(held, "shared"):
            return int(held.rss - held.shared)
        return int(self._process.memory_full_info().uss)


def make_round(database: Path, assessment: Assessment) -> RoundRef:
    """Make a new database with this assessment in it."""
    url = database_url(database)
    initialise(url)
    store = open_store(url)
    try:
        return store.import_assessment(Principal.host(), assessment).ref
    finally:
        store.close()


def application(database: Path) -> Command:
    """The application as `manage.py run` starts it."""
    return Command((sys.executable, "app.py", "--port"), {"DATABASE_URL": database_url(database)})


def shared_application(url: str) -> Command:
    """The application for many devices, each of which signs in, on the database at `url`."""
    arguments = (sys.executable, "app.py", "--share", "http://127.0.0.1", "--port")
    return Command(arguments, {"DATABASE_URL": url})


def floor(beside: Path) -> Command:
    """The floor, with a database of its own `beside` the application's that keeps what it is told as surely."""
    database = Database(database_url(beside))
    try:
        with database.reading() as connection:
            journal = str(connection.exec_driver_sql("PRAGMA journal_mode").scalar())
            synchronous = SYNCHRONOUS[int(connection.exec_driver_sql("PRAGMA synchronous").scalar() or 0)]
    finally:
        database.close()
    return Command(
        (sys.executable, "-m", "streamlit", "run", str(FLOOR), "--server.port"),
        {
            "FLOOR_DATABASE": str(beside.with_name("floor.db")),
            "FLOOR_JOURNAL": journal,
            "FLOOR_SYNCHRONOUS": synchronous,
        },
    )


@contextmanager
def serving(command: Command) -> Generator[Server]:
    """Start the server, wait until it answers, and stop it in the end; its backups go with it.

    Raises RuntimeError where it does not start; it has said why on standard error.
    """
    port = free_port()
    with tempfile.TemporaryDirectory() as backups:
        environment = {"TOOLKIT_BACKUPS": backups, **command.environment}
        process = start(replace(command, environment=environment), port)
        try:
            until_it_answers(process, port)
            yield Server(process, port)
        finally:
            stop(process)


def start(command: Command, port: int) -> subprocess.Popen[bytes]:
    """Start it in the project's folder, where both find the same settings of Streamlit."""
    environment = {**os.environ, "PYTHONUTF8": "1", "STREAMLIT_LOGGER_LEVEL": "warning", **command.environment}
    arguments = [*command.arguments, str(port)]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(arguments, cwd=ROOT, env=environment, stdin=quiet, stdout=quiet)  # noqa: S603 our own


def stop(process: subprocess.Popen[bytes]) -> None:
    """Ask it to end, with what it started; make it, where it does not."""
    every = [psutil.Process(process.pid), *psutil.Process(process.pid).children(recursive=True)]
    for one in every:
        one.terminate()
    _gone, left = psutil.wait_procs(every, timeout=10)
    for one in left:
        one.kill()
    process.wait()


def until_it_answers(process: subprocess.Popen[bytes], port: int, says_so: str = "/_stcore/health") -> None:
    """Wait until it says that it is well, at the path `says_so`.

    Raises RuntimeError where it ended or takes too long.
    """
    end = time.monotonic() + LONGEST_START
    while not _is_well(port, says_so):
        if process.poll() is not None or time.monotonic() > end:
            raise RuntimeError(f"The server does not start: {process.args!r}")
        time.sleep(LOOK_EVERY)


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _is_well(port: int, path: str) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
            return bool(answer.status == 200)  # noqa: PLR2004 HTTP's "all is well"
    except (urllib.error.URLError, OSError):
        return False


def database_url(database: Path) -> str:
    """The address of an SQLite file."""
    return f"sqlite:///{database.as_posix()}"
