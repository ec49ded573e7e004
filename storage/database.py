"""One database: how it is connected to, and what holds in every transaction on it."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, InterfaceError, OperationalError, ProgrammingError
from sqlalchemy.exc import TimeoutError as NoneFree
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from checklists import MendableError, Problem

__all__ = [
    "FULL_SAYS",
    "NO_ROOM",
    "BusyError",
    "ContradictionError",
    "Database",
    "LostError",
    "once_more_where_lost",
    "refusal",
    "sqlite_path",
]

BUSY_SECONDS = 10
REACH_AGAIN = 0.1  # seconds between two tries
REACH_SECONDS = 5
"""How long a server that cannot be reached is waited for: it is restarted in less."""

OLDEST_SQLITE = (3, 37, 0)  # the first with STRICT tables
CONNECTIONS_KEPT, CONNECTIONS_MORE = 5, 45

Done = TypeVar("Done")

_write_locks: dict[str, threading.Lock] = {}
_write_locks_guard = threading.Lock()


def refusal(where: str, message: str) -> MendableError:
    """One problem of the database at `where`, to raise."""
    return MendableError([Problem(where, message)])


class BusyError(MendableError):
    """The database could not be had just now. The same can be tried again as it is."""


class LostError(BusyError):
    """The database was lost half-way. Whether something was stored is not known: the same key, tried again, tells."""


def once_more_where_lost(do: Callable[[], Done]) -> Done:
    """What `do` gives, tried once more where the server is lost half-way. `do` finds what its first try stored."""
    try:
        return do()
    except LostError:
        return do()


class ContradictionError(Exception):
    """A defect: what was to be stored goes against the tables. Says which rule, and no value that went with it."""


def sqlite_path(url: URL) -> Path:
    """The file of an SQLite database.

    Raises MendableError where `url` names none.
    """
    if not url.database or url.database == ":memory:" or url.query:
        raise refusal("DATABASE_URL", "For SQLite, write sqlite:/// and the path of the file, nothing else.")
    return Path(url.database).absolute()


def has_wal_reset_defect(version: tuple[int, int, int]) -> bool:
    """Whether this SQLite library can lose what was committed when it resets the write-ahead log.

    3.7.0 to 3.51.2 can, but for the back-ports 3.44.6 and 3.50.7 (and what follows them in those series).
    """
    major_minor, patch = version[:2], version[2]
    mended = (major_minor == (3, 44) and patch >= 6) or (major_minor == (3, 50) and patch >= 7)  # noqa: PLR2004
    return (3, 7, 0) <= version <= (3, 51, 2) and not mended


class Database:
    """A pool of connections, and short transactions: `reading()` and `writing()`.

    `where` names the database in messages, never with a password in it. `damage` says what the check at the start
    found; while it is there, nothing is written.
    """

    def __init__(self, url: str) -> None:
        """Raises MendableError for a URL that names no SQLite file and no PostgreSQL database."""
        try:
            self.url = make_url(url)
        except ArgumentError as error:
            raise refusal("DATABASE_URL", "This is no address of a database: sqlite:///… or postgresql://….") from error
        self.damage: str | None = None
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        if self.is_sqlite:
            self.path = sqlite_path(self.url)
            self.where = str(self.path)
            self._engine = _sqlite_engine(self.path)
            self._lock: AbstractContextManager[object] = _write_lock(self.where)
            self._read: Engine = self._engine
            self._write: Engine = self._engine.execution_options(writes=True)
        elif self.url.get_backend_name() == "postgresql":
            self.url = self.url.set(drivername="postgresql+psycopg")
            self.where = self.url.render_as_string(hide_password=True)
            self._engine = create_engine(
                self.url,
                connect_args={name: value for name, value in SERVER.items() if name not in self.url.query},
                hide_parameters=True,
                pool_pre_ping=True,
                pool_size=CONNECTIONS_KEPT,
                max_overflow=CONNECTIONS_MORE,
                pool_timeout=BUSY_SECONDS,
            )
            self._lock = nullcontext()
            self._read = self._engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            self._write = self._engine
        else:
            raise refusal("DATABASE_URL", "The database is SQLite (sqlite:///…) or PostgreSQL (postgresql://…).")

    @contextmanager
    def reading(self) -> Generator[Connection]:
        """A transaction that sees one state of the database and changes nothing."""
        with self._said_plainly(), self._connected(self._read) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Generator[Connection]:
        """A transaction that is stored whole, or not at all where something is raised."""
        if self.damage:
            raise refusal(self.where, f"This database is damaged, so nothing is written to it. {self.damage}")
        with self._said_plainly(), self._lock, self._connected(self._write) as connection, connection.begin():
            yield connection

    @property
    def is_writing(self) -> bool:
        """Whether somebody in this program writes at this moment and others wait for that (SQLite)."""
        return self.is_sqlite and _write_lock(self.where).locked()

    @contextmanager
    def writing_alone(self) -> Generator[sqlite3.Connection]:
        """A bare SQLite connection outside any transaction, while nobody else in this program writes."""
        with self._said_plainly(), self._lock, self._connected(self._write) as connection:
            bare = connection.connection.driver_connection
            if not isinstance(bare, sqlite3.Connection):
                raise TypeError("Only SQLite is copied this way.")
            yield bare

    def empty_journal(self) -> None:
        """Let nothing that was deleted stand in the write-ahead log either (SQLite)."""
        if self.is_sqlite:
            with self.writing_alone() as connection:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()

    def take_turns(self, connection: Connection, over: str) -> None:
        """Let transactions that need the same thing `over` run one after another (SQLite always does)."""
        if not self.is_sqlite:
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext(%s))", (over,))

    def answers(self) -> bool:
        """Whether the database can be read at this moment; nobody waits for it to come back."""
        try:
            with self._read.connect() as connection:
                connection.exec_driver_sql("SELECT version_num FROM alembic_version")
        except (DBAPIError, NoneFree):
            return False
        return True

    def close(self) -> None:
        """Close all connections; one over which something is being asked, when that is over."""
        event.listen(self._engine.pool, "checkin", _let_go)
        self._engine.dispose()

    def _connected(self, engine: Engine) -> Connection:
        """A connection. Nothing was asked over it yet, so a server that is being restarted can be waited for."""
        until = time.monotonic() + REACH_SECONDS
        while True:
            try:
                return engine.connect()
            except OperationalError as error:
                hopeless = any(said in str(error.orig) for said in NEVER_SAYS)
                if self.is_sqlite or hopeless or time.monotonic() > until:
                    raise
            time.sleep(REACH_AGAIN)

    @contextmanager
    def _said_plainly(self) -> Generator[None]:
        try:
            yield
        except (OperationalError, InterfaceError) as error:
            raise _what_failed(self.where, error) from error
        except ProgrammingError as error:
            if getattr(error.orig, "sqlstate", None) != NOT_PERMITTED:
                raise
            raise refusal(self.where, NO_RIGHT) from error
        except IntegrityError as error:  # PostgreSQL repeats the whole row in its second line
            raise ContradictionError(str(error.orig).partition("\n")[0]) from None
        except NoneFree as error:
            raise BusyError([Problem(self.where, BUSY)]) from error


NO_ROOM = "There is no room left on the disk. Nothing was stored; make room and try again."
BUSY = "Many are writing to this database just now. Nothing was stored; try again."
FULL_SAYS = ("disk is full", "No space left on device")
BUSY_SAYS = ("locked", "deadlock", "lock timeout", "could not serialize", "too many clients", "too many connections")
GONE_SAYS = ("connection", "starting up", "shutting down")
NEVER_SAYS = ("authentication failed", "does not exist", "no pg_hba.conf entry", "not permitted to log in")
"""What a server says that will say the same in a moment."""

NOT_PERMITTED, DISK_FULL, TOO_MANY = "42501", "53100", ("40001", "40P01", "53300", "55P03")  # PostgreSQL’s numbers
NO_RIGHT = (
    "This role of PostgreSQL may not do this. Make and upgrade the tables with the role that owns them, then give the "
    "application's role its rights again: docs/hosting/README.md."
)

# What is asked of the connection to a server, unless the address says otherwise. A machine that vanished is noticed
# within seconds, and a process that vanished in the middle of a change holds nobody up for long.
SERVER = {
    "connect_timeout": REACH_SECONDS,
    "tcp_user_timeout": BUSY_SECONDS * 1000,
    "keepalives_idle": 10,
    "keepalives_interval": 3,
    "keepalives_count": 3,
    "options": f"-c lock_timeout={BUSY_SECONDS}s -c idle_in_transaction_session_timeout=60s",
}


def _what_failed(where: str, error: DBAPIError) -> MendableError:
    reason = str(error.orig).strip().splitlines()[0] if str(error.orig).strip() else "no reason given"
    state = getattr(error.orig, "sqlstate", None)
    if state == DISK_FULL or any(said in reason for said in FULL_SAYS):
        return refusal(where, NO_ROOM)
    if state in TOO_MANY or any(said in reason for said in BUSY_SAYS):
        return BusyError([Problem(where, BUSY)])
    if error.connection_invalidated or any(said in reason for said in GONE_SAYS):
        return LostError([Problem(where, f"The database could not be reached ({reason}). Try again.")])
    return refusal(where, f"The database could not do this ({reason}). Nothing was stored.")


def _write_lock(where: str) -> threading.Lock:
    with _write_locks_guard:
        return _write_locks.setdefault(where, threading.Lock())


def _sqlite_engine(path: Path) -> Engine:
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise refusal(str(path), f"SQLite 3.37 or newer is needed; this Python brings {sqlite3.sqlite_version}.")
    address = f"file:{quote(path.as_posix())}?mode=rw"  # never makes a file that is not there

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)

    # `writes` above decides how a transaction begins: taking the write lock first means it never has to be given up.
    engine = create_engine(
        "sqlite://",
        creator=connect,
        hide_parameters=True,  # codes and what people type are in no message
        poolclass=QueuePool,
        pool_size=CONNECTIONS_KEPT,
        max_overflow=CONNECTIONS_MORE,
        pool_timeout=BUSY_SECONDS,
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    if has_wal_reset_defect(sqlite3.sqlite_version_info[:3]):
        journal, synchronous = "DELETE", "EXTRA"
    else:
        journal, synchronous = "WAL", "FULL"
    for pragma in (
        f"journal_mode = {journal}",
        f"synchronous = {synchronous}",
        "foreign_keys = ON",
        "trusted_schema = OFF",
        "secure_delete = ON",
    ):
        try:
            connection.execute(f"PRAGMA {pragma}").close()
        except sqlite3.Error:  # it is in no pool yet, so nobody else would
            connection.close()
            raise


def _let_go(_connection: object, entry: ConnectionPoolEntry) -> None:
    entry.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
