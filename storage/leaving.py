"""A partnership takes everything along that it has here, and can have it deleted."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, delete, select, update

from assessments import Assessment, write_assessment
from checklists import MendableError, Problem
from storage import access_tables  # noqa: F401 - they belong to the metadata
from storage.database import Database
from storage.importing import name_key
from storage.model import Event
from storage.permissions import NotAllowedError
from storage.rows import json_text
from storage.tables import EVERYWHERE, metadata, partnership, round_, setting

__all__ = ["LAST_DELETION", "delete_all", "name_of", "packed", "put_down_deletion"]

LAST_DELETION = "last_deletion"
"""The setting that says when something was last deleted for good; backups from before do not stay for ever."""

ABOUT = """Everything this partnership has in the Coordinated Response Toolkit.

Each round stands in a folder of its own:
assessment.json  the round: agreed levels, notes, the plan, the places at the table, local changes to the checklists,
                 and the ratings that were revealed, as far as a file may say whose they are. Any toolkit brings it in.
events.jsonl     what happened, one change on a line, newest first. What anybody rated is not in it.
                 Left out where whoever took this along does not facilitate that round.
"""
EPOCH = (1980, 1, 1, 0, 0, 0)  # the same content is the same file, whenever it was made


def packed(rounds: Sequence[tuple[Assessment, Sequence[Event] | None]]) -> bytes:
    """A ZIP file of rounds, each with its events, None where these are not for whoever asks."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, "ABOUT.txt", ABOUT)
        for number, (assessment, events) in enumerate(rounds, start=1):
            _add(archive, f"round-{number}/assessment.json", write_assessment(assessment))
            if events is not None:
                lines = (json_text(asdict(one) | {"at": one.at.isoformat()}) for one in events)
                _add(archive, f"round-{number}/events.jsonl", "".join(f"{line}\n" for line in lines))
    return made.getvalue()


def _add(archive: zipfile.ZipFile, name: str, text: str | bytes) -> None:
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    archive.writestr(entry, text)


def name_of(connection: Connection, partnership_id: str) -> str:
    """The name of a partnership as people wrote it.

    Raises NotAllowedError where there is none.
    """
    last = select(round_.c.name).where(round_.c.partnership == partnership_id).order_by(round_.c.changed_at.desc())
    name = connection.execute(last).scalar()
    if name is None:
        raise NotAllowedError
    return name


def delete_all(database: Database, connection: Connection, partnership_id: str, typed: str, at: datetime) -> None:
    """Delete all of one partnership, its log too; `typed` is its name, as whoever means it writes it.

    Raises MendableError where another name was typed; NotAllowedError where there is no such partnership.
    """
    name = name_of(connection, partnership_id)
    if name_key(typed.strip()) != name_key(name.strip()):
        raise MendableError([Problem("name", "This is not the name of the partnership. Nothing was deleted.")])
    for turn in (name_key(name), partnership_id):  # as whoever imports or begins a round takes them
        database.take_turns(connection, turn)
    rounds = select(round_.c.round).where(round_.c.partnership == partnership_id)
    connection.execute(rounds if database.is_sqlite else rounds.with_for_update()).all()
    whose = partnership.c.partnership == partnership_id
    connection.execute(update(partnership).where(whose).values(leaving=True))
    # What is deleted is logged; the log goes once nothing is written to it any more.
    last = ("event", "round", "partnership")
    tables = [table for table in reversed(metadata.sorted_tables) if table.name not in last]
    for table in (*tables, *(metadata.tables[name] for name in last)):
        connection.execute(delete(table).where(table.c.partnership == partnership_id))
    put_down_deletion(connection, at)


def put_down_deletion(connection: Connection, at: datetime) -> None:
    """Remember that something was deleted for good."""
    here = (setting.c.partnership == EVERYWHERE, setting.c.name == LAST_DELETION)
    connection.execute(delete(setting).where(*here))
    connection.execute(setting.insert(), {"partnership": EVERYWHERE, "name": LAST_DELETION, "value": at.isoformat()})
