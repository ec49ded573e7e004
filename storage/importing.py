"""A whole assessment into the tables: one round, once, and all of it or nothing."""

from __future__ import annotations

import json
import secrets
import unicodedata
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, Table, insert, select

from assessments import Assessment
from checklists import MendableError, Problem
from storage.database import Database, once_more_where_lost
from storage.limits import check_assessment, overlay_text
from storage.model import Imported, RoundRef
from storage.permissions import Principal, check_beginning, touch
from storage.rows import action_values, agreed_values
from storage.tables import action, entry, partnership, rating, round_, seat, seatless_rating

__all__ = ["import_assessment", "insert_round", "name_key", "new_id"]

NEW_ID_BYTES = 8


def name_key(name: str) -> str:
    """What a partnership is recognised by: its name, however its accents were typed (Unicode NFC)."""
    return unicodedata.normalize("NFC", name)


def import_assessment(
    database: Database, clock: Callable[[], datetime], principal: Principal, assessment: Assessment
) -> Imported:
    """Make a round of `assessment`, in the partnership of its name, a new one where there is none.

    Two assessments are the same where all they hold is; the order of the members in a file does not count. A round
    that was imported and changed since is still that round: it is given back as it stands, nothing is imported again.
    Where a server is lost half-way the same is tried once more, and what the first try stored is found.

    Raises MendableError for what contract §4 refuses; NotAllowedError.
    """
    content = json.loads(check_assessment(assessment))
    digest = sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
    name, new = name_key(assessment.partnership.name), new_id()

    def once() -> Imported:
        with database.writing() as connection:
            at = clock()
            place = check_beginning(connection, principal, at)
            own = place.ref.partnership if place.ref else None
            touch(connection, principal, at)
            database.take_turns(connection, name)
            found = _partnership(connection, name, own)
            if found is None:
                found = new_id()
                connection.execute(insert(partnership), {"partnership": found, "name": name})
            there = select(round_.c.round).where(round_.c.partnership == found, round_.c.digest == digest)
            same = connection.execute(there).scalar()
            if same is not None:
                return Imported(RoundRef(found, same), already_there=same != new)
            ref = RoundRef(found, new)
            insert_round(connection, ref, assessment, digest=digest, at=at, by=place.doer.seat)
        return Imported(ref, already_there=False)

    return once_more_where_lost(once)


def _partnership(connection: Connection, name: str, own: str | None) -> str | None:
    if own is None:
        named = select(partnership.c.partnership).where(partnership.c.name == name)
        return connection.execute(named.order_by(partnership.c.partnership)).scalar()
    ours = connection.execute(select(partnership.c.name).where(partnership.c.partnership == own)).scalar()
    if ours != name:
        raise MendableError([Problem("$.partnership.name", "This is a round of another partnership than yours.")])
    return own


def new_id() -> str:
    """An id that nothing else has."""
    return secrets.token_hex(NEW_ID_BYTES)


def insert_round(  # noqa: PLR0913 - all of it is a round
    connection: Connection, ref: RoundRef, assessment: Assessment, *, digest: str, at: datetime, by: str | None
) -> None:
    """Store `assessment`, which was checked, as the new round `ref`; `digest` is what it is known by from then on."""
    of_round = {"partnership": ref.partnership, "round": ref.round}
    connection.execute(
        insert(round_),
        {
            **of_round,
            "name": assessment.partnership.name,
            "area": assessment.partnership.area,
            "title": assessment.round.title,
            "opened": assessment.round.opened,
            "closed": assessment.round.closed,
            "target": assessment.round.target,
            "edition": assessment.edition,
            "overlay": overlay_text(assessment),
            "seats_listed": assessment.seats is not None,
            "entries_listed": assessment.entries is not None,
            "actions_listed": assessment.actions is not None,
            "digest": digest,
            "revision": 1,
            "changed_at": at,
            "changed_by": by,
        },
    )
    _insert_all(
        connection,
        seat,
        [
            {**of_round, "seat": one.id, "place": place, "voice": one.voice, "role": one.role}
            for place, one in enumerate(assessment.seats or ())
        ],
    )
    _insert_entries(connection, of_round, assessment, at)
    _insert_all(
        connection,
        action,
        [
            {**of_round, "action": one.id, "place": place, "saved_at": at, **action_values(one)}
            for place, one in enumerate(assessment.actions or ())
        ],
    )


def _insert_entries(connection: Connection, of_round: dict[str, str], assessment: Assessment, at: datetime) -> None:
    entries: list[dict[str, object]] = []
    rated: list[dict[str, object]] = []
    seatless: list[dict[str, object]] = []
    for responsibility, held in (assessment.entries or {}).items():
        of_entry = {**of_round, "responsibility": responsibility}
        entries.append(
            {
                **of_entry,
                "ratings_listed": held.ratings is not None,
                "revealed_at": at if held.ratings else None,  # what comes from a file was seen by the whole table
                **agreed_values(held.agreed),
                "target": held.target,
                "importance": held.importance,
                "saved_at": at,
                "revision": 1,
            }
        )
        for place, one in enumerate(held.ratings or ()):
            row: dict[str, object] = {**of_entry, "place": place, "answer": one.answer, "reason": one.reason}
            if one.seat is None:
                seatless.append({**row, "voice": one.voice})
            else:
                rated.append({**row, "seat": one.seat, "note": one.note, "saved_at": at})
    for table, rows in ((entry, entries), (rating, rated), (seatless_rating, seatless)):
        _insert_all(connection, table, rows)


def _insert_all(connection: Connection, table: Table, rows: list[dict[str, object]]) -> None:
    if rows:
        connection.execute(insert(table), rows)
