"""Databases of every version there was, with a round in them: made new, and killed on the way at every step."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from assessments import Agreement
from checklists import ResponsibilityId
from storage import RoundRef, open_store
from storage.database import Database
from storage.versions import NEWEST, OLDEST, make_newest, version_of
from tests.storage.conftest import HOST
from tests.storage.test_opening import of_version_1

ROOT = Path(__file__).parents[2]
OLDER = [f"{number:04}" for number in range(int(OLDEST), int(NEWEST))]

# Brings the database up to date again and again, each time in a process of its own that kills itself one statement
# later, until it gets through. Prints the version that is found after each kill.
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

url, dumps.DATA = sys.argv[1], Path(sys.argv[2])
upgrade = open_newest if url.startswith("sqlite") else bring_up_to_date
for step in count(1):
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
    of_version_1(new_url)
    database = Database(new_url)
    with database.writing() as connection:
        make_newest(connection, until=version)
    database.close()
    opened = subprocess.run(
        [sys.executable, "-c", OPENING, new_url, str(tmp_path)], cwd=ROOT, check=True, capture_output=True, text=True
    )
    found = opened.stdout.split()
    assert len(found) > 5
    assert found == sorted(found)  # the old one for a while, then the new one
    assert set(found) <= {version, NEWEST}
    store = open_store(new_url)
    state = store.round_state(HOST, RoundRef("p", "r"))
    assert (state.revision, store.damage) == (7, None)
    assert state.assessment.entry(ResponsibilityId("police.clear-messages")).agreed == Agreement(2)
    store.close()


@pytest.mark.parametrize("version", OLDER)
def test_the_copy_that_is_made_before_is_the_older_database_whole(tmp_path: Path, version: str) -> None:
    """The way back: the older toolkit opens the copy."""
    url = f"sqlite:///{tmp_path / 'data' / 'toolkit.db'}"
    of_version_1(url)
    database = Database(url)
    with database.writing() as connection:
        make_newest(connection, until=version)
    with database.reading() as connection:
        before = list(connection.connection.driver_connection.iterdump())  # type: ignore[union-attr]
    database.close()
    open_store(url).close()
    (copy,) = (tmp_path / "data").glob("toolkit.db.before-*")
    kept = Database(f"sqlite:///{copy}")
    with kept.reading() as connection:
        assert version_of(connection) == version
        assert list(connection.connection.driver_connection.iterdump()) == before  # type: ignore[union-attr]
    kept.close()
