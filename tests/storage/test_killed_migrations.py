"""Populated databases of every version there was: brought up to date, and killed on the way, step by step."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from storage import open_store
from storage.database import Database
from storage.versions import NEWEST, OLDEST
from tests.storage.populated import OLDER, check_services, content, in_columns_of, populate

ROOT = Path(__file__).parents[2]

# Brings the database up to date again and again, each time in a process of its own that kills itself so many
# statements later, until it gets through. Prints the version that is found after each kill.
OPENING = """
import os, signal, sys
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from sqlalchemy import event
from sqlalchemy.engine import Engine
from storage import dumps
from storage.copies import bring_up_to_date, open_newest
from storage.database import Database
from storage.versions import NEWEST, version_of

import alembic.command

url, dumps.DATA, apart = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
upgrade = open_newest if url.startswith("sqlite") else bring_up_to_date
for step in count(1, apart):
    child = os.fork()
    if child == 0:
        left = [step]
        def end(*_):
            left[0] -= 1
            if not left[0]:
                os.kill(os.getpid(), signal.SIGKILL)
        event.listen(Engine, "before_cursor_execute", end)
        event.listen(Engine, "commit", end)
        upgrade(url, datetime(2026, 5, 4, tzinfo=UTC) + timedelta(seconds=step))
        os._exit(0)
    killed = os.waitpid(child, 0)[1]
    database = Database(url)
    with database.reading() as connection:
        found = version_of(connection)
    database.close()
    print(found, flush=True)
    if not killed or found == NEWEST:
        break
"""


@pytest.mark.parametrize("version", OLDER)
def test_a_database_of_any_version_survives_a_kill_at_every_step_of_its_way_to_the_newest(
    new_url: str, version: str, tmp_path: Path
) -> None:
    before = populate(new_url, version)
    apart = (1 if new_url.startswith("sqlite") else 2) if version == OLDEST else 5  # the oldest has all the steps to go
    opened = subprocess.run(
        [sys.executable, "-c", OPENING, new_url, str(tmp_path), str(apart)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    found = opened.stdout.split()
    assert len(found) > 3
    assert found == sorted(found)  # the old one for a while, then the new one
    assert set(found) == {version, NEWEST}
    assert in_columns_of(before, content(new_url)) == before
    store = open_store(new_url)
    assert store.damage is None
    check_services(store, version, before)
    store.close()


@pytest.mark.parametrize("version", OLDER)
def test_the_copy_that_is_made_before_is_the_older_database_whole(tmp_path: Path, version: str) -> None:
    """The way back: the older toolkit opens the copy."""
    url = f"sqlite:///{tmp_path / 'data' / 'toolkit.db'}"
    before = populate(url, version)
    schema = tables_and_triggers(url)
    open_store(url).close()
    (copy,) = (tmp_path / "data").glob("toolkit.db.before-*")
    assert content(f"sqlite:///{copy}") == before
    assert tables_and_triggers(f"sqlite:///{copy}") == schema


def tables_and_triggers(url: str) -> list[tuple[str, str]]:
    database = Database(url)
    with database.reading() as connection:
        found = connection.exec_driver_sql("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")
        rows = [(row.name, row.sql) for row in found]
    database.close()
    return rows
