"""The application as a process of its own, one for a module, and the database that it writes to."""

from __future__ import annotations

from collections.abc import Generator

import pytest

from benchmarks.fields import Line
from storage import Store, open_store
from tests.browser.application import Application


@pytest.fixture(scope="module")
def application(tmp_path_factory: pytest.TempPathFactory) -> Generator[Application]:
    made = Application(tmp_path_factory.mktemp("application"))
    made.storage("init")
    made.start()
    yield made
    made.stop()


@pytest.fixture(scope="module")
def store(application: Application) -> Generator[Store]:
    """The database, asked past the application."""
    opened = open_store(application.url)
    yield opened
    opened.close()


@pytest.fixture
def line(application: Application) -> Generator[Line]:
    with Line(application.address.removeprefix("http://")) as made:
        yield made
