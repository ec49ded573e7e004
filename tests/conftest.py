"""What every test may ask for: on the command line, and the application with the database that it writes to."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings

from storage import Store, open_store
from tests.browser.application import Application
from tests.small_disk import small_disk_at

# No assertion on time: how long an example takes says more of the machine than of the code.
settings.register_profile("here", deadline=None)
settings.load_profile("here")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--pictures",
        action="store_true",
        help="write the README's pictures into docs/pictures; without it they are drawn into a temporary folder",
    )


@pytest.fixture
def small_disk(tmp_path: Path) -> Generator[Path]:
    """A disk of its own with room for little; where none may be mounted, the test is left out."""
    with small_disk_at(tmp_path / "disk") as disk:
        yield disk


@pytest.fixture(scope="module")
def application(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Generator[Application]:
    """The application as a process of its own, one for a module; around the table where the module says `SHARED`."""
    shared = getattr(request.module, "SHARED", False)
    made = Application(tmp_path_factory.mktemp("application"), shared=shared)
    made.init()
    made.start()
    yield made
    made.stop()


@pytest.fixture(scope="module")
def store(application: Application) -> Generator[Store]:
    """Its database, asked past the application."""
    opened = open_store(application.url)
    yield opened
    opened.close()
