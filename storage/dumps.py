"""Backups of PostgreSQL by its own programs, `pg_dump` and `pg_restore`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

from checklists import MendableError
from storage.address import DATA
from storage.database import FULL_SAYS, NO_ROOM, Database, refusal
from storage.opening import make_folder, not_written, place_file, refuse_version, unfinished
from storage.versions import NEWEST

__all__ = ["dump", "kept_file", "restore"]

OUR_MARK = " TABLE DATA public alembic_version "
GRANTED_TO = re.compile(r"^GRANT .* TO (\w+);$", re.MULTILINE)
SECONDS = 3600


def kept_file(database: Database, name: str) -> Path:
    """Where a copy is kept that nobody chose a name for."""
    if database.is_sqlite:
        return database.path.with_name(f"{database.path.name}.{name}")
    return DATA / f"postgresql.{name}"


def dump(database: Database, out: Path) -> None:
    """Write the whole database to `out`, and see that it can be read back."""
    _run(database, "pg_dump", "--format=custom", "--no-owner", f"--file={out}", _address(database))
    _check(database, out)


def restore(database: Database, file: Path, stamp: str) -> Path | None:
    """Put the dump `file` in place of what is there; where that is kept, None where there was nothing.

    Raises MendableError, and changes nothing, where `file` is no dump of this toolkit.
    """
    _check(database, file)
    kept = None
    with database.reading() as connection:
        empty = connection.exec_driver_sql("SELECT to_regclass('alembic_version')").scalar() is None
    if not empty:
        kept = kept_file(database, f"replaced-{stamp}")
        try:
            make_folder(kept.parent)
            with unfinished(kept) as copy:
                dump(database, copy)
                place_file(copy, kept)
        except OSError as error:
            raise not_written(kept, error) from error
    _run(
        database,
        "pg_restore",
        *("--clean", "--if-exists", "--single-transaction", "--exit-on-error", "--no-owner"),
        *(() if _knows_its_roles(database, file) else ("--no-privileges",)),
        f"--dbname={_address(database)}",
        str(file),
    )
    return kept


def _check(database: Database, file: Path) -> None:
    try:
        if not file.is_file() or OUR_MARK not in _run(database, "pg_restore", "--list", str(file)):
            raise refusal(str(file), "This is no backup of this toolkit's PostgreSQL database. Nothing was changed.")
        _run(database, "pg_restore", f"--file={os.devnull}", str(file))  # reads all of it
    except MendableError as error:
        raise refusal(str(file), f"This backup cannot be used. {error.problems[0].message}") from error
    data = _run(database, "pg_restore", "--data-only", "--table=alembic_version", "--file=-", str(file))
    lines = data.splitlines()
    version = next((after for line, after in pairwise(lines) if line.startswith("COPY ")), None)
    if version is None or version > NEWEST:
        refuse_version(database, version)


def _knows_its_roles(database: Database, file: Path) -> bool:
    """Whether everybody who had rights where the dump was made is a role of this server too."""
    granted = set(GRANTED_TO.findall(_run(database, "pg_restore", "--schema-only", "--file=-", str(file))))
    with database.reading() as connection:
        known = set(connection.exec_driver_sql("SELECT rolname FROM pg_roles").scalars())
    return granted <= known | {"PUBLIC"}


def _address(database: Database) -> str:
    """The address without the password, which would be seen in the list of processes."""
    return database.url.set(drivername="postgresql", password=None).render_as_string()


def _run(database: Database, program: str, *arguments: str) -> str:
    found = shutil.which(program)
    if found is None:
        raise refusal(program, "This program is needed for PostgreSQL. Install PostgreSQL's client programs.")
    environment = {**os.environ, "LC_ALL": "C"}
    if database.url.password:
        environment["PGPASSWORD"] = str(database.url.password)
    done = subprocess.run(  # noqa: S603 - a program we name, no shell
        [found, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        errors="backslashreplace",
        timeout=SECONDS,
        check=False,
    )
    if done.returncode:
        if any(one in done.stderr for one in FULL_SAYS):
            raise refusal(database.where, NO_ROOM)
        said = done.stderr.strip().splitlines()
        raise refusal(database.where, f"{program} failed: {said[-1] if said else done.returncode}")
    return done.stdout
