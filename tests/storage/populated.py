"""Databases of every version there was, as the toolkits of those versions filled them; databases/README.md."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import inspect, text

from assessments import write_assessment
from storage import Store
from storage.database import Database
from storage.opening import OURS
from storage.permissions import Principal
from storage.versions import NEWEST, OLDEST

DATABASES = Path(__file__).parent / "databases"
VERSIONS = [f"{number:04}" for number in range(int(OLDEST), int(NEWEST) + 1)]
OLDER = VERSIONS[:-1]

_LATER = {"Baseline": "rated.json", "Second round": "followed.json"}
ROUNDS: Mapping[str, Mapping[str, str]] = {
    "0001": {"Baseline": "agreed.json"},
    "0002": {"Baseline": "agreed.json"},
    "0003": _LATER,
    "0004": _LATER,
    "0005": {**_LATER, "Let go": "erased.json"},
}
"""For each version the titles of its rounds, and what its toolkit exported of each."""

COMMAND = Principal.command()
Content = dict[str, list[dict[str, Any]]]
"""For each table its rows."""


def populate(url: str, version: str) -> Content:
    """Make the database of `version` at `url`; what is in it."""
    if url.startswith("sqlite"):
        path = Path(url.removeprefix("sqlite:///"))
        path.parent.mkdir(exist_ok=True)
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(f"PRAGMA application_id = {OURS}")
            connection.executescript((DATABASES / f"{version}.sqlite.sql").read_text(encoding="utf-8"))
    else:
        with psycopg.connect(url) as connection:
            connection.execute((DATABASES / f"{version}.postgresql.sql").read_bytes())
    return content(url)


def content(url: str) -> Content:
    """Every row of every table."""
    database = Database(url)
    with database.reading() as connection:
        found = {
            table: [dict(row) for row in connection.execute(text(f"SELECT * FROM {table}")).mappings()]  # noqa: S608 - ours
            for table in inspect(connection).get_table_names()
        }
    database.close()
    return {table: sorted(rows, key=repr) for table, rows in found.items()}


def in_columns_of(older: Content, newer: Content) -> Content:
    """What the newer database holds of what the older one has tables and columns for, but for the version."""
    cut = {
        table: sorted(({name: row[name] for name in rows[0]} for row in newer[table]), key=repr)
        for table, rows in older.items()
    }
    return {**cut, "alembic_version": older["alembic_version"]}


def check_services(store: Store, version: str, held: Content) -> None:
    """Today’s services find the rounds, export each as the older toolkit did, and tell all the log but of ratings."""
    rounds = {one.title: one.ref for one in store.rounds(COMMAND)}
    assert set(rounds) == set(ROUNDS[version])
    for title, ref in rounds.items():
        exported = write_assessment(store.export_assessment(COMMAND, ref))
        assert exported == (DATABASES / ROUNDS[version][title]).read_bytes()
        told = [(one.what, one.subject, one.old, one.new) for one in reversed(store.events(COMMAND, ref, 1000))]
        logged = sorted((row for row in held["event"] if row["round"] == ref.round), key=lambda row: row["number"])
        assert told == [
            tuple(row[name] for name in ("what", "subject", "old", "new"))
            for row in logged
            if not str(row["what"]).startswith(("rating.", "seatless_rating."))
        ]
