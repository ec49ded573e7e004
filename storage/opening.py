"""Opening a database that is there, making one that is not, and never mistaking one for the other."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DatabaseError

from checklists import MendableError, Problem
from storage.database import FULL_SAYS, NO_ROOM, Database, refusal
from storage.versions import NEWEST, make_newest, version_of

__all__ = [
    "BRING_BACK",
    "NotWrittenError",
    "check_file",
    "damage_in",
    "initialise",
    "is_there",
    "make_folder",
    "not_written",
    "open_database",
    "place_file",
    "refuse_version",
    "unfinished",
]

SQLITE_FILE = b"SQLite format 3\0"
OURS = 0x43525431
"""The application id in the header of our SQLite files: CRT1."""

BRING_BACK = "`python -m storage restore FILE` brings a backup back."
TAKEN = "There is a file of this name already. Nothing was changed."
MAKE_NEW = "`python -m storage init` makes a new, empty one."
BRING_UP_TO_DATE = "`python -m storage init` makes a backup and brings it up to date."
AS_ITS_OWNER = "Run it in the role that owns the tables; every step is in docs/hosting/README.md."


class NotWrittenError(MendableError):
    """A file could not be written where it was to be. Nothing was changed."""


def not_written(file: Path, error: OSError | sqlite3.OperationalError) -> NotWrittenError:
    """What to raise where `file` could not be written, with the reason."""
    if getattr(error, "errno", None) == errno.ENOSPC or any(one in str(error) for one in FULL_SAYS):
        return NotWrittenError([Problem(str(file), NO_ROOM)])
    reason = error.strerror if isinstance(error, OSError) else error
    return NotWrittenError([Problem(str(file), f"This file cannot be written: {reason}.")])


def open_database(url: str) -> Database:
    """The database at `url`, checked.

    Raises MendableError where it is missing, empty, truncated, not ours, or of another version. Where its inner check
    fails it is opened for reading alone, and `damage` says what to do.
    """
    database = Database(url)
    try:
        if database.is_sqlite:
            check_file(database.path)
        with database.reading() as connection:
            refuse_version(database, version_of(connection))
            if database.is_sqlite:
                database.damage = damage_in(connection)
    except BaseException as error:
        database.close()
        if isinstance(error, DatabaseError):
            raise refusal(database.where, f"This database cannot be read ({error.orig}). {BRING_BACK}") from error
        raise
    return database


def initialise(url: str) -> None:
    """Make a new database at `url`: the whole of it, or none.

    Raises MendableError where something is there already, or nothing can be written there.
    """
    database = Database(url)
    try:
        if database.is_sqlite:
            _make_file(database.path)
        else:
            _make_tables(database)
    except OSError as error:
        raise not_written(Path(database.where), error) from error
    finally:
        database.close()


def is_there(url: str) -> bool:
    """Whether there is anything at `url` already, ours or not.

    Raises MendableError where a server cannot be asked.
    """
    database = Database(url)
    try:
        if database.is_sqlite:
            return database.path.exists()
        with database.reading() as connection:
            return version_of(connection) is not None
    finally:
        database.close()


def check_file(path: Path) -> None:
    """Whether the file can be one of our SQLite databases, whole.

    Raises MendableError where it is missing, empty, cut off, or something else.
    """
    try:
        with path.open("rb") as file:
            head = file.read(100)
            size = file.seek(0, os.SEEK_END)
    except FileNotFoundError as error:
        raise refusal(str(path), f"There is no database here. {MAKE_NEW} {BRING_BACK}") from error
    except OSError as error:
        raise refusal(str(path), f"This file cannot be read: {error.strerror}.") from error
    if not head:
        raise refusal(str(path), f"This file is empty, so what was in it is lost. Move it away; {BRING_BACK}")
    if not head.startswith(SQLITE_FILE[: len(head)]):
        raise refusal(str(path), "This file is not a database of this toolkit. Nothing was changed; name another.")
    page = int.from_bytes(head[16:18], "big")
    pages = int.from_bytes(head[28:32], "big")
    short = size < (65536 if page == 1 else page) * pages and not _can_be_made_whole(path)
    if len(head) < 100 or short:  # noqa: PLR2004 - the header's length
        raise refusal(str(path), f"This file is cut off: a part of it is missing. Keep it; {BRING_BACK}")
    if int.from_bytes(head[68:72], "big") != OURS:
        raise refusal(str(path), "This SQLite file is not of this toolkit. Nothing was changed; name another.")


def _can_be_made_whole(path: Path) -> bool:
    """Whether a journal lies beside the file: after a power cut SQLite makes it whole from there, or says it cannot."""
    beside = (path.with_name(path.name + end) for end in ("-journal", "-wal"))
    return any(one.exists() and one.stat().st_size for one in beside)


def refuse_version(database: Database, version: str | None) -> None:
    """Raises MendableError where `version` of the tables is not the one this program works with."""
    if version is None:
        raise refusal(database.where, f"There is nothing of this toolkit in this database. {MAKE_NEW}")
    if version < NEWEST:
        raise refusal(
            database.where,
            f"This database is of version {version}, older than {NEWEST}. "
            f"{BRING_UP_TO_DATE}{'' if database.is_sqlite else f' {AS_ITS_OWNER}'}",
        )
    if version > NEWEST:
        raise refusal(
            database.where,
            f"This database is of version {version}, newer than {NEWEST}. Install the newer toolkit to open it.",
        )


def damage_in(connection: Connection) -> str | None:
    """What SQLite's own check finds, as a sentence that says what to do; None where all is well."""
    try:
        found = connection.execute(text("PRAGMA quick_check(1)")).scalar()
    except DatabaseError as error:
        found = str(error.orig)
    if found == "ok":
        return None
    return f"SQLite's check says: {found}. Export what can still be read, then: {BRING_BACK}"


def _make_file(path: Path) -> None:
    if path.exists():
        raise refusal(str(path), TAKEN)
    make_folder(path.parent)
    with unfinished(path) as file:
        new = Database(f"sqlite:///{file}")
        try:
            with new.writing() as connection:
                connection.exec_driver_sql(f"PRAGMA application_id = {OURS}")
                make_newest(connection)
        finally:
            new.close()
        place_file(file, path)


@contextmanager
def unfinished(out: Path) -> Generator[Path]:
    """A file beside `out` for its owner alone, gone in the end whatever happens."""
    file = out.with_name(f".{out.name}.{os.getpid()}")
    os.close(os.open(file, os.O_CREAT | os.O_EXCL, 0o600))
    try:
        yield file
    finally:
        file.unlink(missing_ok=True)


def place_file(finished: Path, path: Path) -> None:
    """Give the file its name, unless somebody else's file has got it in between. Both are on the disk then."""
    with finished.open("rb+") as file:
        os.fsync(file.fileno())
    try:
        os.link(finished, path)
    except FileExistsError as error:
        raise refusal(str(path), TAKEN) from error
    except OSError:  # a file system without links
        if path.exists():
            raise refusal(str(path), TAKEN) from None
        finished.rename(path)
    _sync_folder(path.parent)


def make_folder(folder: Path) -> None:
    """Make a folder for its owner alone, and those above it that are missing. They are on the disk then."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        one.mkdir(mode=0o700, exist_ok=True)
        _sync_folder(one.parent)


def _sync_folder(folder: Path) -> None:
    with suppress(OSError):  # neither Windows nor every file system on a network can be asked for that
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _make_tables(database: Database) -> None:
    with database.writing() as connection:
        encoding = connection.execute(text("SHOW server_encoding")).scalar()
        if encoding != "UTF8":
            raise refusal(database.where, f"This database keeps texts as {encoding}; make one with ENCODING 'UTF8'.")
        if inspect(connection).get_table_names():
            raise refusal(database.where, "There are tables in this database already. Nothing was changed.")
        make_newest(connection)
