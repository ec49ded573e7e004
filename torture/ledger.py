"""What a database holds, held against what was acknowledged, and against its own event log."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module

from sqlalchemy import Connection, text

from torture.deeds import Field, expected

__all__ = ["Verdict", "judge", "unlike_its_log"]

# Which columns are logged, and by what their rows are told apart, stands where the triggers are made.
LOGGED: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = import_module(
    "storage.migrations.versions.0001_first_tables"
).LOGGED


@dataclass(slots=True)
class Verdict:
    """What was found.

    `lost`: acknowledged deeds that are not there. `doubled`: deeds that are there twice, or were never done. `unlike`:
    where the tables say something else than the log. `untold`: what was stored and not yet acknowledged, as it may be.
    """

    lost: int = 0
    doubled: int = 0
    untold: int = 0
    unlike: list[str] = field(default_factory=list)


def judge(connection: Connection, acknowledged: Mapping[int, int]) -> Verdict:
    """Hold the database against how many deeds of each writer were acknowledged."""
    verdict = Verdict(unlike=unlike_its_log(connection))
    log = _values_by_field(connection)
    for writer, until in acknowledged.items():
        must, may = expected(writer, until), expected(writer, until + 1)
        for one in must | may:
            _compare(verdict, must.get(one, []), may.get(one, []), log.get(one, []))
    return verdict


def unlike_its_log(connection: Connection) -> list[str]:
    """Where the last event of a field says something else than its table; nothing but names, no value."""
    told = _last_told(connection)
    state = _state(connection)
    return sorted(" ".join(key) for key in told.keys() | state.keys() if told.get(key) != state.get(key))


def _compare(verdict: Verdict, must: list[str | None], may: list[str | None], found: list[str | None]) -> None:
    if found == must:
        return
    if found == may:
        verdict.untold += 1
        return
    agreeing = sum(1 for one, other in zip(must, found, strict=False) if one == other)
    verdict.lost += len(must) - agreeing
    verdict.doubled += max(0, len(found) - len(may))


def _values_by_field(connection: Connection) -> dict[Field, list[str | None]]:
    found: defaultdict[Field, list[str | None]] = defaultdict(list)
    rows = connection.execute(text("SELECT what, subject, new FROM event ORDER BY partnership, round, number"))
    for what, subject, new in rows:
        found[what, subject].append("revealed" if what == "entry.revealed_at" and new else new)
    return found


def _last_told(connection: Connection) -> dict[tuple[str, ...], str]:
    told: dict[tuple[str, ...], str | None] = {}
    rows = connection.execute(
        text("SELECT partnership, round, what, subject, new FROM event ORDER BY partnership, round, number")
    )
    columns = {f"{table}.{column}" for table, (_key, names) in LOGGED.items() for column in names}
    for partnership, round_, what, subject, new in rows:
        if what in columns:
            told[partnership, round_, what, subject] = new
    return {key: new for key, new in told.items() if new is not None}


def _state(connection: Connection) -> dict[tuple[str, ...], str]:
    state: dict[tuple[str, ...], str] = {}
    for table, (key, columns) in LOGGED.items():
        for row in connection.execute(text(f"SELECT * FROM {table}")).mappings():  # noqa: S608 - our own tables
            subject = "/".join(str(row[part]) for part in key)
            for column in columns:
                if row[column] is not None:
                    state[row["partnership"], row["round"], f"{table}.{column}", subject] = str(row[column])
    return state
