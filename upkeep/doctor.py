"""Whether all is well on this machine: a line for each thing, fine or with what to do. Works before set-up too."""

from __future__ import annotations

import ctypes.util
import json
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from upkeep.exposure import exposure

__all__ = ["Finding", "Machine", "examine"]

OLDEST_PYTHON, NEWEST_TRIED = (3, 11), (3, 13)
LEAST_ROOM = 1_000_000_000  # bytes
DAY = 86_400  # seconds
SECONDS = 120
FONTS = (
    *(f"Inter-{style}.otf" for style in ("Bold", "Italic", "Regular", "SemiBold")),
    *(f"NotoSansArabic-{style}.ttf" for style in ("Bold", "Regular")),
)
"""What plans are set in, in `exports/fonts`."""

VERSIONS = """
import json, re, sqlite3, sys
from importlib import metadata
from storage.database import has_wal_reset_defect
pins = re.findall(r"^([A-Za-z0-9._-]+)==([^ ;]+)(?: ; (.*?))? *\\\\\\\\?$", open("requirements.txt").read(), re.M)
def there(name):
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None
other = [name for name, version, only in pins if not only and there(name) != version]
defect = has_wal_reset_defect(sqlite3.sqlite_version_info[:3])
print(json.dumps({"pins": len(pins), "other": other, "sqlite": sqlite3.sqlite_version, "defect": defect}))
"""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at and how it is; `advice` says what to do, "" where it is fine."""

    about: str
    found: str
    advice: str = ""

    def __str__(self) -> str:
        """One line."""
        mark = "to do " if self.advice else "fine  "
        return f"{mark} {self.about}: {self.found}" + (f" {self.advice}" if self.advice else "")


@dataclass(frozen=True, slots=True)
class Machine:
    """Where things are: the toolkit's folder, its environment's Python, the libraries of Pango, the database's file.

    `database` is None where another kind of database than SQLite is used. `clock` gives seconds since 1970.
    """

    root: Path
    python: Path
    pango: Sequence[str]
    database: Path | None
    clock: Callable[[], float] = time.time

    @property
    def backups(self) -> Path:
        """The folder of the backups."""
        beside = self.database.parent if self.database else self.root / ".data"
        return Path(os.environ.get("TOOLKIT_BACKUPS") or beside / "backups")


def examine(machine: Machine) -> Iterator[Finding]:
    """Look at one thing after the other."""
    yield _python()
    yield from _libraries(machine)
    yield _pango(machine)
    yield _fonts(machine)
    yield from _database(machine)
    yield _backups(machine)
    yield _room(machine)
    yield _clock(machine)
    for found, advice in exposure():
        yield Finding("Network", found, advice)


def _python() -> Finding:
    found = f"{platform.python_version()} on {platform.system()} {platform.machine()}."
    if sys.version_info < OLDEST_PYTHON:
        return Finding("Python", found, "Install Python 3.11 or newer.")
    if sys.version_info[:2] > NEWEST_TRIED:
        return Finding("Python", f"{found} Newer than what was tried (3.11 to 3.13).")
    return Finding("Python", found)


def _libraries(machine: Machine) -> Iterator[Finding]:
    if not machine.python.exists():
        yield Finding("Libraries", "not installed yet.", "python3 manage.py run installs them.")
        return
    done = _run(machine, "-c", VERSIONS)
    if done.returncode:
        yield Finding("Libraries", "they do not load.", "Delete the folder .venv, then: python3 manage.py run")
        return
    told = json.loads(done.stdout)
    if told["other"]:
        names = ", ".join(told["other"])
        yield Finding("Libraries", f"not as pinned: {names}.", "python3 manage.py run installs what is pinned.")
    else:
        yield Finding("Libraries", f"all {told['pins']} as pinned.")
    journal = (
        "a rollback journal with EXTRA, as this library needs" if told["defect"] else "a write-ahead log with FULL"
    )
    yield Finding("SQLite", f"{told['sqlite']}, used with {journal}.")


def _pango(machine: Machine) -> Finding:
    missing = [name for name in machine.pango if not ctypes.util.find_library(name)]
    if missing:
        advice = "python3 manage.py run says how to install them; until then plans are pages to print."
        return Finding("Pango (for PDF)", f"missing: {', '.join(missing)}.", advice)
    return Finding("Pango (for PDF)", "there.")


def _fonts(machine: Machine) -> Finding:
    folder = machine.root / "exports" / "fonts"
    gone = [one for one in FONTS if not (folder / one).is_file() or (folder / one).stat().st_size == 0]
    if gone:
        return Finding("Fonts", f"missing or empty: {', '.join(gone)}.", "Get the toolkit again.")
    return Finding("Fonts", f"{len(FONTS)} there.")


def _database(machine: Machine) -> Iterator[Finding]:
    path = machine.database
    if path is not None and not path.exists():
        yield Finding("Database", "none yet.", "python3 manage.py run makes it.")
        return
    if not machine.python.exists():
        yield Finding("Database", "it is there, but cannot be looked into yet.", "python3 manage.py run")
        return
    done = _run(machine, "-m", "storage", "check")
    if done.returncode:
        yield Finding("Database", "not fine.", " ".join(done.stderr.split()) or "docs/backups.md says what to do.")
    else:
        yield Finding("Database", done.stdout.splitlines()[0].rpartition(": this database is ")[2].capitalize())
    if path is not None and os.name != "nt" and path.stat().st_mode & 0o077:
        yield Finding("Database", "others on this computer can read its file.", f"chmod 600 {path}")


def _backups(machine: Machine) -> Finding:
    made = sorted(machine.backups.glob("*.backup"), key=lambda one: one.stat().st_mtime)
    if not made:
        if machine.database is None or machine.database.exists():
            return Finding("Backups", "none yet.", "The running toolkit makes them; now: python -m storage backups")
        return Finding("Backups", "nothing to keep yet.")
    newest = made[-1].stat().st_mtime
    if machine.database and machine.database.exists() and machine.database.stat().st_mtime > newest + DAY:
        return Finding("Backups", "the newest is a day older than the database.", "python -m storage backups")
    return Finding("Backups", f"{len(made)}, the newest of {time.strftime('%Y-%m-%d %H:%M', time.gmtime(newest))} UTC.")


def _room(machine: Machine) -> Finding:
    place = machine.database.parent if machine.database and machine.database.exists() else machine.root
    free = shutil.disk_usage(place).free
    found = f"{free / 1e9:.1f} GB free."
    return Finding("Disk", found, "" if free >= LEAST_ROOM else "Make room: less than 1 GB is left.")


def _clock(machine: Machine) -> Finding:
    now = machine.clock()
    shown = time.strftime("%Y-%m-%d %H:%M", time.gmtime(now)) + " UTC."
    known = [one for one in (machine.root / "CHANGELOG.md", machine.database) if one is not None and one.exists()]
    if any(one.stat().st_mtime > now + DAY for one in known):
        return Finding("Clock", f"{shown} Files here are newer than that.", "Set the date and time of this computer.")
    return Finding("Clock", f"{shown} Whether it is ahead, only your own watch tells.")


def _run(machine: Machine, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the environment's Python in the toolkit's folder."""
    return subprocess.run(
        [str(machine.python), *arguments],
        cwd=machine.root,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
