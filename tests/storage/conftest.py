from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable, Generator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest

from assessments import Assessment, read_assessment
from checklists import MendableError, published_editions
from storage import Principal, RoundRef, Store, initialise, open_store
from storage.copies import bring_up_to_date
from tests.storage.postgresql import running_server

HOST = Principal.host()
APPLICATION = "toolkit_app"
RIGHTS = Path(__file__).parents[2] / "docs" / "hosting" / "roles.sql"
START = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def move(self, by: timedelta) -> None:
        self.now += by


@pytest.fixture(scope="session")
def server() -> Generator[str]:
    with running_server() as folder:
        yield folder


def admin(folder: str, statement: str) -> None:
    with psycopg.connect(host=folder, user="toolkit", dbname="postgres", autocommit=True) as connection:
        connection.execute(statement.encode())


@pytest.fixture(scope="session")
def ready_databases(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """For each engine, what a database that was just initialised is copied from; made when first asked for."""
    return {"folder": str(tmp_path_factory.mktemp("ready"))}


_numbers = itertools.count(1)


@pytest.fixture(params=["sqlite", "postgresql"])
def new_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database that is not there yet (SQLite) or empty (PostgreSQL)."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'data' / 'toolkit.db'}"
    return empty_postgresql(request.getfixturevalue("server"))


def empty_postgresql(folder: str) -> str:
    name = f"new_{next(_numbers)}"
    admin(folder, f"CREATE DATABASE {name}")
    return f"postgresql://toolkit@/{name}?host={folder}"


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path, ready_databases: dict[str, str]) -> str:
    """The address of a database that was just initialised."""
    if request.param == "sqlite":
        return sqlite_copy(tmp_path, ready_databases)
    return postgresql_copy(request.getfixturevalue("server"), ready_databases)


@pytest.fixture
def postgresql_url(server: str, ready_databases: dict[str, str]) -> str:
    return postgresql_copy(server, ready_databases)


def postgresql_copy(folder: str, ready_databases: dict[str, str]) -> str:
    if "postgresql" not in ready_databases:
        admin(folder, "CREATE DATABASE ready")
        initialise(f"postgresql://toolkit@/ready?host={folder}")
        admin(folder, f"CREATE ROLE {APPLICATION} LOGIN")
        give_rights(f"postgresql://toolkit@/ready?host={folder}")
        ready_databases["postgresql"] = folder
    name = f"test_{next(_numbers)}"
    admin(folder, f"CREATE DATABASE {name} TEMPLATE ready")
    return f"postgresql://toolkit@/{name}?host={folder}"


@pytest.fixture
def new_url_of_the_same_kind(url: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a second database, on the engine of `url`, that is not there yet."""
    if url.startswith("sqlite"):
        return f"sqlite:///{tmp_path / 'elsewhere' / 'toolkit.db'}"
    return empty_postgresql(request.getfixturevalue("server"))


@pytest.fixture
def sqlite_url(tmp_path: Path, ready_databases: dict[str, str]) -> str:
    return sqlite_copy(tmp_path, ready_databases)


def sqlite_copy(tmp_path: Path, ready_databases: dict[str, str]) -> str:
    ready = Path(ready_databases["folder"]) / "ready.db"
    if not ready.exists():
        initialise(f"sqlite:///{ready}")
    shutil.copy(ready, tmp_path / "toolkit.db")
    return f"sqlite:///{tmp_path / 'toolkit.db'}"


@pytest.fixture
def clock() -> Clock:
    return Clock()


def as_application(url: str) -> str:
    """The address for the role that the application has where somebody hosts it; on SQLite there are no roles."""
    return url.replace("postgresql://toolkit@", f"postgresql://{APPLICATION}@")


def give_rights(url: str) -> None:
    """Give the application's role its rights, as the host does."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(RIGHTS.read_bytes())


def open_older(url: str, now: datetime = START) -> Store:
    """The store in an older database: SQLite is brought up to date by opening it, PostgreSQL by its owner’s command."""
    if not url.startswith("sqlite"):
        with suppress(MendableError):  # where it is up to date; where it could not be brought there, opening says so
            bring_up_to_date(url, now)
    return open_store(url, clock=lambda: now)


@pytest.fixture
def store(url: str, clock: Clock) -> Generator[Store]:
    opened = open_store(as_application(url), clock=clock)
    yield opened
    opened.close()


@pytest.fixture
def example() -> Callable[[str], Assessment]:
    def read(name: str) -> Assessment:
        path = Path(__file__).parents[2] / "examples" / f"{name}.json"
        return read_assessment(path.read_bytes(), path.name, published_editions())

    return read


@pytest.fixture
def baseline(example: Callable[[str], Assessment]) -> Assessment:
    return example("harbour-district-baseline")


@pytest.fixture
def ref(store: Store) -> RoundRef:
    """A round that was just begun."""
    return store.start_partnership(HOST, name="Harbour District", title="Baseline", edition="2026.1")
