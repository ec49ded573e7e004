"""The application's role on PostgreSQL: every other test of the store uses it; here is what it cannot do.

Whoever gets hold of it cannot rewrite the event log, and can neither make, change nor drop a table.
"""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest

from checklists import MendableError
from storage import initialise, open_store
from storage.copies import backup, restore
from storage.versions import NEWEST
from tests.storage.conftest import APPLICATION, HOST, START, admin, as_application, empty_postgresql, give_rights

ONE = "police.clear-messages"
OWNER = "toolkit_owner"
NO_RIGHT, GUARDED = "42501", "P0001"  # as PostgreSQL numbers them; the second is what the log's guard raises


@pytest.fixture
def owners_url(server: str, postgresql_url: str) -> str:
    """A database as the host makes it: its owner is no superuser either."""
    assert postgresql_url  # so that the application's role is there
    made = empty_postgresql(server)
    name = made.split("/")[3].partition("?")[0]
    with psycopg.connect(made, autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (OWNER,)).fetchone():
            admin(server, f"CREATE ROLE {OWNER} LOGIN")
    admin(server, f"ALTER DATABASE {name} OWNER TO {OWNER}")
    url = made.replace("postgresql://toolkit@", f"postgresql://{OWNER}@")
    initialise(url)
    give_rights(url)
    return url


def applications(url: str) -> str:
    return url.replace(f"//{OWNER}@", f"//{APPLICATION}@")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET new = '4'",
        "DELETE FROM event",
        "TRUNCATE event",
        "ALTER TABLE event DISABLE TRIGGER ALL",
        "DROP TRIGGER event_kept ON event",
        "CREATE OR REPLACE FUNCTION keep_event_log() RETURNS trigger LANGUAGE sql AS 'SELECT 1'",
        "SET session_replication_role = replica",
        "CREATE TABLE mine (one text)",
        "DROP TABLE rating",
        "ALTER TABLE rating ADD COLUMN who text",
        "TRUNCATE rating CASCADE",
        "UPDATE alembic_version SET version_num = '0001'",
        "CREATE ROLE another",
        "UPDATE event SET at = '2026-01-01'",
        "GRANT ALL ON event TO toolkit_app; UPDATE event SET at = '2026-01-01'",
        "COPY rating TO PROGRAM 'cat'",
    ],
)
def test_it_can_neither_rewrite_the_log_nor_change_a_table(postgresql_url: str, statement: str) -> None:
    store = open_store(as_application(postgresql_url))
    store.start_partnership(HOST, name="Harbour District", title="Baseline", edition="2026.1")
    store.close()
    with (
        psycopg.connect(as_application(postgresql_url), autocommit=True) as connection,
        pytest.raises(psycopg.Error) as refused,
    ):
        connection.execute(statement.encode())
    assert refused.value.sqlstate in {NO_RIGHT, GUARDED}


def test_it_adds_to_the_log(owners_url: str) -> None:
    store = open_store(applications(owners_url))
    ref = store.start_partnership(HOST, name="Harbour District", title="Baseline", edition="2026.1")
    store.set_agreed(HOST, ref, ONE, 2)
    assert store.events(HOST, ref, 1)[0].new == "2"
    store.close()


def test_it_takes_backups_which_the_owner_brings_back_with_the_rights_that_were_there(
    owners_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.dumps.DATA", tmp_path / "kept")
    store = open_store(applications(owners_url))
    ref = store.start_partnership(HOST, name="Harbour District", title="Baseline", edition="2026.1")
    store.set_agreed(HOST, ref, ONE, 2)
    backup(applications(owners_url), tmp_path / "first.backup")
    store.set_agreed(HOST, ref, ONE, 4)
    with pytest.raises(MendableError):
        restore(applications(owners_url), tmp_path / "first.backup", START)
    assert store.entry_state(HOST, ref, ONE).agreed.answer == 4
    restore(owners_url, tmp_path / "first.backup", START.replace(hour=10))
    assert store.entry_state(HOST, ref, ONE).agreed.answer == 2
    store.set_agreed(HOST, ref, ONE, 3)
    assert store.entry_state(HOST, ref, ONE).agreed.answer == 3
    with psycopg.connect(applications(owners_url)) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("UPDATE event SET at = ''")
    store.close()


def test_a_backup_comes_back_on_a_server_that_does_not_know_the_role(
    owners_url: str, server: str, tmp_path: Path
) -> None:
    with psycopg.connect(owners_url, autocommit=True) as connection:
        admin(server, "CREATE ROLE once_here")
        connection.execute("GRANT SELECT ON event TO once_here")
        backup(owners_url, tmp_path / "first.backup")
        connection.execute("REVOKE ALL ON event FROM once_here")
        admin(server, "DROP ROLE once_here")
    elsewhere = empty_postgresql(server)
    assert restore(elsewhere, tmp_path / "first.backup", START) is None
    open_store(elsewhere).close()


def test_an_older_database_is_upgraded_by_its_owner_and_the_application_says_so(owners_url: str) -> None:
    with psycopg.connect(owners_url) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0003'")
    with pytest.raises(MendableError, match=r"docs/hosting/README\.md"):
        open_store(applications(owners_url))
    with psycopg.connect(owners_url) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0003",)
        connection.execute("UPDATE alembic_version SET version_num = %s", (NEWEST,))
