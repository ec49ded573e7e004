"""From every version there was to the newest and back: what people entered stays."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from checklists import MendableError
from storage.database import ContradictionError, Database
from storage.tables import metadata
from storage.versions import NEWEST, OLDEST_BACK, make_older, version_of
from tests.storage.conftest import START, open_older
from tests.storage.populated import (
    DATABASES,
    ROUNDS,
    VERSIONS,
    check_services,
    content,
    in_columns_of,
    populate,
)


@pytest.fixture(autouse=True)
def kept_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.dumps.DATA", tmp_path / "kept")


def test_there_is_a_database_of_every_version_for_both_engines() -> None:
    kept = {f"{version}.{engine}.sql" for version in VERSIONS for engine in ("sqlite", "postgresql")}
    exported = {name for rounds in ROUNDS.values() for name in rounds.values()}
    assert {one.name for one in DATABASES.iterdir()} == kept | exported | {"README.md"}
    assert list(ROUNDS) == VERSIONS


@pytest.mark.parametrize("version", VERSIONS)
def test_what_an_older_database_holds_is_all_there_after_it_is_brought_up_to_date(new_url: str, version: str) -> None:
    before = populate(new_url, version)
    assert before["alembic_version"] == [{"version_num": version}]
    assert all(before.values())
    store = open_older(new_url)
    after = content(new_url)
    assert after["alembic_version"] == [{"version_num": NEWEST}]
    assert in_columns_of(before, after) == before
    check_services(store, version, before)
    store.close()
    database = Database(new_url)
    with database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata) == []
    database.close()


def take_back(url: str, until: str) -> None:
    database = Database(url)
    try:
        with database.writing() as connection:
            make_older(connection, until)
            assert version_of(connection) == until
    finally:
        database.close()


@pytest.mark.parametrize("version", [OLDEST_BACK, NEWEST])
def test_the_last_step_goes_back_and_forth_and_loses_nothing_that_was_there_before(new_url: str, version: str) -> None:
    held = populate(new_url, version)
    open_older(new_url).close()
    take_back(new_url, OLDEST_BACK)
    before = content(new_url)
    assert in_columns_of(before, held) == before
    for hours in (1, 2):
        for statement in ("UPDATE event SET new = '4'", "DELETE FROM event"):
            database = Database(new_url)
            with (
                pytest.raises((ContradictionError, DatabaseError), match="only ever added to"),
                database.writing() as connection,
            ):
                connection.execute(text(statement))
            database.close()
        store = open_older(new_url, START + timedelta(hours=hours))
        assert in_columns_of(before, content(new_url)) == before
        check_services(store, version, before)
        store.close()
        take_back(new_url, OLDEST_BACK)
        assert content(new_url) == before


@pytest.mark.parametrize("until", [one for one in VERSIONS if one < OLDEST_BACK])
def test_where_no_step_goes_back_it_says_that_the_copy_does_and_changes_nothing(new_url: str, until: str) -> None:
    populate(new_url, NEWEST)
    before = content(new_url)
    with pytest.raises(MendableError, match=rf"no step back to version {until}.*storage restore"):
        take_back(new_url, until)
    assert content(new_url) == before


def test_a_step_back_that_dies_half_way_has_changed_nothing(new_url: str) -> None:
    before = populate(new_url, NEWEST)
    database = Database(new_url)

    def die_half_way() -> None:
        with database.writing() as connection:
            make_older(connection, OLDEST_BACK)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        die_half_way()
    database.close()
    assert content(new_url) == before
