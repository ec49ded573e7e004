"""A real PostgreSQL server for the tests: in a folder of its own, on a socket of its own, stopped at the end."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import psycopg

SECONDS_TO_START = 60


SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "shared_buffers": "32MB",
    "max_connections": "120",
}


class PostgreSQL:
    """A server in `folder`, with its socket there; its superuser is `toolkit`, let in without a password."""

    def __init__(self, folder: Path, user: str | None) -> None:
        self.folder = folder
        self._user = user
        self._programs = _programs()
        self._server: subprocess.Popen[bytes] | None = None

    def url(self, database: str, role: str = "toolkit") -> str:
        """The address of one of its databases."""
        return f"postgresql://{role}@/{database}?host={self.folder}"

    def admin(self, statement: str, database: str = "postgres") -> None:
        """Run statements as its superuser."""
        with psycopg.connect(host=str(self.folder), user="toolkit", dbname=database, autocommit=True) as connection:
            connection.execute(statement.encode())

    def make(self) -> None:
        """Make its files."""
        initdb = [
            *(str(self._programs / "initdb"), "-D", str(self.folder / "data"), "-U", "toolkit"),
            *("-A", "trust", "-E", "UTF8", "--locale=C", "-N"),
        ]
        subprocess.run(initdb, check=True, user=self._user, cwd=self.folder, stdout=subprocess.DEVNULL)

    def start(self) -> None:
        """Start it, and wait until it lets somebody in."""
        settings = SETTINGS | {"unix_socket_directories": str(self.folder)}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        command = [str(self._programs / "postgres"), "-D", str(self.folder / "data"), *options]
        with (self.folder / "log").open("ab") as log:
            self._server = subprocess.Popen(command, user=self._user, cwd=self.folder, stdout=log, stderr=log)
        _wait_until_up(self.folder, self._server)

    def stop(self, *, crash: bool = False) -> None:
        """Stop it now, whoever is still connected; `crash`: as if it fell over, so that it has to recover."""
        if self._server is not None:
            self._server.send_signal(signal.SIGQUIT if crash else signal.SIGINT)
            self._server.wait(30)

    def restart(self, *, crash: bool = False) -> None:
        """Stop it as `stop` does, and start it again."""
        self.stop(crash=crash)
        self.start()


@contextmanager
def running_postgresql() -> Generator[PostgreSQL]:
    """Make a server and start it; in the end it is stopped and nothing is left of it."""
    user = _unprivileged_user()
    folder = Path(tempfile.mkdtemp(prefix="pg-"))  # not pytest's: the server's user has to get into it
    if user:
        shutil.chown(folder, user)
    made = PostgreSQL(folder, user)
    try:
        made.make()
        try:
            made.start()
            yield made
        finally:
            made.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def running_server() -> Generator[str]:
    """The same; the folder of its socket."""
    with running_postgresql() as made:
        yield str(made.folder)


def _programs() -> Path:
    """Debian keeps the server's programs out of the path, a folder per version."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("postgres")
    if on_path is None:
        raise RuntimeError("These tests need PostgreSQL. Debian and Ubuntu: apt-get install postgresql")
    return Path(on_path).resolve().parent


def _unprivileged_user() -> str | None:
    """Whom the server runs as: it refuses to be root's. None: ourselves."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _wait_until_up(folder: Path, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end:
        if server.poll() is not None:
            break
        try:
            psycopg.connect(host=str(folder), user="toolkit", dbname="postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.05)  # until it answers, not a fixed time
        else:
            return
    raise RuntimeError(f"PostgreSQL did not start:\n{(folder / 'log').read_text()}")
