"""A line to the application."""

from __future__ import annotations

from collections.abc import Generator

import pytest

from benchmarks.fields import Line
from tests.browser.application import Application


@pytest.fixture
def line(application: Application) -> Generator[Line]:
    with Line(application.address.removeprefix("http://")) as made:
        yield made
