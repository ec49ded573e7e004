"""Backups of a database, and bringing one back: whole or not at all, and nothing is ever lost by it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from checklists import MendableError
from storage import dumps
from storage.database import BusyError, Database, refusal
from storage.opening import (
    TAKEN,
    NotWrittenError,
    check_file,
    damage_in,
    make_folder,
    not_written,
    open_database,
    place_file,
    refuse_version,
    unfinished,
)
from storage.versions import NEWEST, OLDEST, make_newest, version_of

__all__ = ["backup", "backup_of", "bring_up_to_date", "open_newest", "restore"]


def backup(url: str, out: Path) -> None:
    """Write a checked copy of the database to the file `out`, also while people write.

    Raises MendableError where `out` is there already, cannot be written, or would be a copy of damaged data.
    """
    database = open_database(url)
    try:
        backup_of(database, out)
    finally:
        database.close()


def restore(url: str, file: Path, now: datetime) -> Path | None:
    """Put what is in the backup `file` in place of the database. Where what was replaced is kept; None: nothing was.

    Raises MendableError, and changes nothing, where `file` is not a whole backup of this toolkit.
    """
    database = Database(url)
    stamp = f"{now:%Y%m%dT%H%M%SZ}"
    try:
        if not database.is_sqlite:
            return dumps.restore(database, file, stamp)
        _check_backup(file)
        return _restore_sqlite(database, file, database.path.with_name(f"{database.path.name}.replaced-{stamp}"))
    finally:
        database.close()


def bring_up_to_date(url: str, now: datetime, *, extra: Path | None = None, newest: str = NEWEST) -> Path:
    """Bring the tables of an older database to the newest version, after a backup. Where that backup is.

    Raises MendableError where there is no database of ours, or it is up to date already.
    """
    database = Database(url)
    try:
        if database.is_sqlite:
            check_file(database.path)
        with database.reading() as connection:
            version = version_of(connection)
        if version is None or version >= newest:
            refuse_version(database, version)
            raise refusal(
                database.where, "There is a database here already, and it is up to date. Nothing was changed."
            )
        kept = dumps.kept_file(database, f"before-{newest}-{now:%Y%m%dT%H%M%SZ}")
        try:
            make_folder(kept.parent)
        except OSError as error:
            raise not_written(kept, error) from error
        backup_of(database, kept)
        with database.writing() as connection:
            make_newest(connection, extra=extra)
        return kept
    finally:
        database.close()


def open_newest(url: str, now: datetime) -> Database:
    """The database at `url`, checked; an older one is brought up to date first, with a copy beside it (SQLite alone).

    Raises MendableError as `open_database` does, and where an older one is damaged; then nothing was changed.
    """
    database = Database(url)
    try:
        if database.is_sqlite and database.path.exists():
            _bring_older_up_to_date(database, now)
    finally:
        database.close()
    return open_database(url)


def _bring_older_up_to_date(database: Database, now: datetime) -> None:
    try:
        check_file(database.path)
        with database.reading() as connection:
            if not _is_older(version_of(connection)):
                return
            damage = damage_in(connection)
    except DatabaseError:  # open_database says what is wrong with it
        return
    if damage:
        raise refusal(database.where, f"This older database is damaged, so it was left as it is. {damage}")
    with database.writing() as connection:
        # Whoever opens it at the same time waits for this transaction, and then finds it up to date.
        if not _is_older(version_of(connection)):
            return
        backup_of(database, dumps.kept_file(database, f"before-{NEWEST}-{now:%Y%m%dT%H%M%SZ}"))
        make_newest(connection)


def _is_older(version: str | None) -> bool:
    return version is not None and OLDEST <= version < NEWEST


def backup_of(database: Database, out: Path) -> None:
    """The same of a database that is open already. Its file is touched by SQLite alone.

    Whoever closes a file on a POSIX system gives up all locks that the process holds on it, SQLite’s too.
    """
    if out.exists():
        raise refusal(str(out), TAKEN)
    try:
        with unfinished(out) as copy:
            if database.is_sqlite:
                _copy_sqlite(database, copy)
                _check_backup(copy)
            else:
                dumps.dump(database, copy)
            place_file(copy, out)
    except (OSError, sqlite3.OperationalError) as error:
        raise not_written(out, error) from error


def _copy_sqlite(database: Database, copy: Path) -> None:
    with database.reading() as connection, closing(sqlite3.connect(copy)) as target:
        source = connection.connection.driver_connection
        assert isinstance(source, sqlite3.Connection)  # noqa: S101 - for the type checker
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")  # one file, with nothing beside it


def _check_backup(file: Path) -> None:
    """Raises MendableError where `file` is not a whole database of this toolkit, or of a newer one."""
    check_file(file)
    copy = Database(f"sqlite:///{file}")
    try:
        with copy.reading() as connection:
            version = version_of(connection)
            found = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar()
    except DatabaseError as error:
        raise refusal(str(file), f"This backup cannot be read ({error.orig}). Nothing was changed.") from error
    finally:
        copy.close()
    if found != "ok":
        raise refusal(str(file), f"This backup is damaged ({found}). Nothing was changed; take another.")
    if version is None or version > NEWEST:
        refuse_version(copy, version)


def _restore_sqlite(database: Database, file: Path, kept: Path) -> Path | None:
    """Through SQLite, so that programs that have the database open see the restored one and nothing between."""
    path = database.path
    if not path.exists():
        try:
            make_folder(path.parent)
            with unfinished(path) as copy:
                copy.write_bytes(file.read_bytes())
                place_file(copy, path)
        except OSError as error:
            raise not_written(path, error) from error
        return None
    try:
        check_file(path)
        backup_of(database, kept)
    except (NotWrittenError, BusyError):  # that says nothing of what is there
        raise
    except (MendableError, DatabaseError):  # what is there cannot be read: it is put aside as it is
        for beside in ("", "-wal", "-journal", "-shm"):
            there = path.with_name(path.name + beside)
            if there.exists():
                there.rename(kept.with_name(kept.name + beside))
        _restore_sqlite(database, file, kept)
        return kept
    address = f"{file.absolute().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(address, uri=True)) as source, database.writing_alone() as target:
            source.backup(target)
    except sqlite3.OperationalError as error:
        raise not_written(path, error) from error
    return kept
