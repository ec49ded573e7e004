"""Where the database is."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

__all__ = ["DATA", "database_url"]

DATA = Path(__file__).parent.parent / ".data"
"""The folder beside the code that holds the database unless another is named; for its owner alone."""


def database_url(environment: Mapping[str, str] = os.environ) -> str:
    """`DATABASE_URL` where it is set, else the SQLite file in `.data`."""
    return environment.get("DATABASE_URL") or f"sqlite:///{(DATA / 'toolkit.db').as_posix()}"
