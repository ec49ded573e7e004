"""What every test may ask for on the command line."""

from __future__ import annotations

import pytest
from hypothesis import settings

# No assertion on time: how long an example takes says more of the machine than of the code.
settings.register_profile("here", deadline=None)
settings.load_profile("here")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--pictures",
        action="store_true",
        help="write the README's pictures into docs/pictures; without it they are drawn into a temporary folder",
    )
