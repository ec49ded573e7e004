"""What a database holds as one hash, the same on every engine: to see that a copy is the same as what it is of."""

from __future__ import annotations

import json
from hashlib import sha256

from sqlalchemy import Connection, select

from storage import access_tables  # noqa: F401 - they belong to the metadata
from storage.tables import metadata

__all__ = ["content_hash"]


def content_hash(connection: Connection) -> str:
    """The SHA-256, in hexadecimal, of every row of every table, in the order of their keys."""
    total = sha256()
    for table in sorted(metadata.tables.values(), key=lambda one: one.name):
        columns = sorted(table.columns, key=lambda one: one.name)
        lines = (
            json.dumps([table.name, *row], ensure_ascii=True, default=str)
            for row in connection.execute(select(*columns))
        )
        for line in sorted(lines):  # engines order texts in ways of their own
            total.update(line.encode() + b"\n")
    return total.hexdigest()
