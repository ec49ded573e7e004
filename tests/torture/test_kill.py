"""SIGKILL at any moment: what was acknowledged is there afterwards, once, and the log says the same."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import text

from storage import open_store
from storage.database import Database
from torture.deeds import do, expected
from torture.kill import begun, kill_often, looked_at
from torture.ledger import unlike_its_log


@pytest.mark.parametrize("processes", [1, 2])
def test_nothing_acknowledged_is_lost_or_doubled_however_often_it_is_killed(tmp_path: Path, processes: int) -> None:
    found = kill_often(tmp_path, kills=3, writes=40, processes=processes)
    assert found.fine, found
    assert (found.kills >= 3, found.acknowledged >= 40, found.looks >= 1) == (True, True, True)


def test_a_deed_that_is_missing_one_too_many_and_a_table_that_differs_are_seen(tmp_path: Path) -> None:
    url, ref = begun(tmp_path)
    store = open_store(url)
    for number in range(10):
        do(store, ref, 0, number)
    store.close()
    assert looked_at(url, {0: 10})[0].lost == 0
    assert looked_at(url, {0: 9})[0].untold == 1  # stored, and killed before it was told
    assert looked_at(url, {0: 12})[0].lost == 2
    assert looked_at(url, {0: 7})[0].doubled > 0
    database = Database(url)
    with database.writing() as connection:
        connection.execute(text("DROP TRIGGER log_entry_update"))
        connection.execute(text("UPDATE entry SET answer = '3' WHERE answer IS NOT NULL"))
    with database.reading() as connection:
        (found,) = unlike_its_log(connection)
    database.close()
    assert "entry.answer" in found


def test_the_deeds_of_two_writers_never_meet_and_no_value_comes_twice_in_a_row() -> None:
    one, other = expected(0, 200), expected(1, 200)
    assert one.keys().isdisjoint(other.keys())
    for values in (*one.values(), *other.values()):
        assert all(before != after for before, after in pairwise(values))
