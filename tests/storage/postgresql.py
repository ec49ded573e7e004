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


@contextmanager
def running_server() -> Generator[str]:
    """Start a server; the folder of its socket. Its superuser is `toolkit`, let in without a password."""
    programs = _programs()
    user = _unprivileged_user()
    folder = Path(tempfile.mkdtemp(prefix="pg-"))  # not pytest's: the server's user has to get into it
    if user:
        shutil.chown(folder, user)
    data = folder / "data"
    try:
        initdb = [
            str(programs / "initdb"),
            "-D",
            str(data),
            "-U",
            "toolkit",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
            "-N",
        ]
        subprocess.run(initdb, check=True, user=user, cwd=folder, stdout=subprocess.DEVNULL)
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(folder),
            "fsync": "off",
            "full_page_writes": "off",
            "shared_buffers": "32MB",
            "max_connections": "120",
        }
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(
                [programs / "postgres", "-D", data, *options], user=user, cwd=folder, stdout=log, stderr=log
            )
        try:
            _wait_until_up(folder, server)
            yield str(folder)
        finally:
            server.send_signal(signal.SIGINT)  # stop now, whoever is still connected
            server.wait(30)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


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
