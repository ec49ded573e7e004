"""The rounds there are, and what is said of a round itself: name, area, title, dates, target."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select, update

from assessments import Finding, Partnership, Round
from checklists import MendableError, Problem, published_editions
from storage import cards
from storage.actions import clashes, refuse_unknown
from storage.changes import Change
from storage.importing import name_key
from storage.limits import adapted_edition, check_round
from storage.model import Conflict, RoundListing, RoundRef
from storage.retention import check_last_day
from storage.rows import agreed_of
from storage.tables import entry, partnership, round_

__all__ = ["change_fields", "listed"]

OF_PARTNERSHIP = ("name", "area")
NOT_IN_A_FILE = ("ratings_until",)
FIELDS = (*OF_PARTNERSHIP, "title", "opened", "closed", "target", *NOT_IN_A_FILE)
NEED_MORE = (Finding.NOT_APPLICABLE, Finding.NO_AGREEMENT)


def listed(connection: Connection, of_partnership: str | None, of_round: str | None) -> tuple[RoundListing, ...]:
    """The rounds, newest change first; of one partnership, or that one round, where these are given."""
    within = [
        table.c[name] == value
        for table in (round_,)
        for name, value in (("partnership", of_partnership), ("round", of_round))
        if value is not None
    ]
    rows = connection.execute(select(round_).where(*within).order_by(round_.c.changed_at.desc(), round_.c.round))
    agreed = _agreed(connection, of_partnership)
    return tuple(
        RoundListing(
            ref=RoundRef(row.partnership, row.round),
            name=row.name,
            area=row.area,
            title=row.title,
            opened=row.opened,
            closed=row.closed,
            edition=row.edition,
            agreed=agreed.get((row.partnership, row.round), 0),
            responsibilities=_responsibilities(row.edition, row.overlay),
            changed_at=row.changed_at,
            follows=row.follows,
        )
        for row in rows
    )


def _agreed(connection: Connection, of_partnership: str | None) -> dict[tuple[str, str], int]:
    """For each round, how many responsibilities have an answer with all that it needs."""
    key = entry.c.partnership, entry.c.round
    within = () if of_partnership is None else (entry.c.partnership == of_partnership,)
    plain = select(*key, func.count()).where(*within, entry.c.answer.not_in(NEED_MORE)).group_by(*key)
    counts = {(one, another): count for one, another, count in connection.execute(plain)}
    for row in connection.execute(select(entry).where(*within, entry.c.answer.in_(NEED_MORE))):
        of_round = row.partnership, row.round
        counts[of_round] = counts.get(of_round, 0) + (agreed_of(row).finished() is not None)
    return counts


def _responsibilities(edition: str, overlay: str | None) -> int:
    """How many there are; 0 where the edition is of a newer toolkit, so that one round does not hide the others."""
    return len(adapted_edition(edition, overlay).responsibilities) if edition in published_editions() else 0


def change_fields(
    change: Change, changes: Mapping[str, object], seen: Mapping[str, object]
) -> Conflict[Mapping[str, object]] | None:
    """Change what is said of a round; the name is the whole partnership's and changes in all its rounds.

    Raises MendableError where contract §4 refuses it, or another partnership has that name.
    """
    refuse_unknown(changes, FIELDS)
    typed: dict[str, Any] = {field: None if value == "" else value for field, value in changes.items()}
    row = change.connection.execute(select(round_).where(*_this(change))).one()
    stored = {field: getattr(row, field) for field in FIELDS}
    becomes = stored | typed
    of_round = {field: value for field, value in becomes.items() if field not in (*OF_PARTNERSHIP, *NOT_IN_A_FILE)}
    check_round(change.edition, Partnership(becomes["name"], becomes["area"]), Round(**of_round))
    clashing = clashes(stored, typed, seen)
    if "ratings_until" in typed and typed["ratings_until"] != stored["ratings_until"]:
        check_last_day(typed["ratings_until"], row.ratings_erased, change.at)
    free = {field: value for field, value in typed.items() if field not in clashing and value != stored[field]}
    if "name" in free:
        _rename(change, free.pop("name"))
    if free:
        change.connection.execute(update(round_).where(*_this(change)).values(free))
    if free.get("closed"):
        cards.with_the_round(change)
    if not clashing:
        return None
    lost = {field: typed[field] for field in clashing}
    change.keep_draft("", lost)
    return Conflict({field: stored[field] for field in clashing}, lost)


def _this(change: Change) -> tuple[ColumnElement[bool], ...]:
    return round_.c.partnership == change.ref.partnership, round_.c.round == change.ref.round


def _rename(change: Change, name: str) -> None:
    own = change.ref.partnership
    others = select(partnership.c.partnership).where(
        partnership.c.name == name_key(name), partnership.c.partnership != own
    )
    if change.doer.seat is None and change.connection.execute(others).first():
        raise MendableError([Problem("name", "There is another partnership of this name. Choose another.")])
    change.connection.execute(update(partnership).where(partnership.c.partnership == own).values(name=name_key(name)))
    change.connection.execute(
        update(round_)
        .where(round_.c.partnership == own, round_.c.round != change.ref.round)
        .values(name=name, revision=round_.c.revision + 1, changed_at=change.at, changed_by=change.doer.seat)
    )
    change.connection.execute(update(round_).where(*_this(change)).values(name=name))
