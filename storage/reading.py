"""What stands in the tables as values: a round, one responsibility of it, the list of rounds, the event log."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, bindparam, func, literal, select

from assessments import Assessment, Entry, Finding, Partnership, Rating, Role, Round, Seat
from checklists import ResponsibilityId, SectorId
from storage.columns import Flag
from storage.limits import adapted_edition, overlay_from
from storage.model import Draft, EntryState, Event, RoundRef, RoundState, Stage
from storage.permissions import Doer, NotAllowedError
from storage.rows import action_of, agreed_of
from storage.tables import action, draft, entry, event, rating, round_, seat, seatless_rating
from storage.who_rated import counts, rated_of

__all__ = ["drafts", "entry_states", "events", "revealed", "revision", "round_state", "seats", "shown_ratings", "stamp"]

Ratings = Mapping[str, tuple[Rating, ...]]
NO = literal(value=False, type_=Flag)


def _of_round(table: Table) -> tuple[Any, ...]:
    return table.c.partnership == bindparam("of_partnership"), table.c.round == bindparam("of_round")


def _revealed(table: Table) -> Any:  # noqa: ANN401 - a statement
    """The ratings in `table` that everybody may see; of no other is anything ever read here."""
    same = tuple(table.c[name] == entry.c[name] for name in ("partnership", "round", "responsibility"))
    return (
        select(table)
        .join(entry, same[0] & same[1] & same[2])
        .where(*_of_round(table), entry.c.revealed_at.is_not(None), entry.c.sealed == NO)
    )


_ROUND = select(round_).where(*_of_round(round_))
_STAMP = select(round_.c.revision, round_.c.changed_at).where(*_of_round(round_))
_SEATS = select(seat).where(*_of_round(seat)).order_by(seat.c.place)
_ACTIONS = select(action).where(*_of_round(action)).order_by(action.c.place)
_ENTRIES = select(entry).where(*_of_round(entry))
_SOME_ENTRIES = _ENTRIES.where(entry.c.responsibility.in_(bindparam("of_responsibilities", expanding=True)))
_WHICH_REVEALED = select(entry.c.responsibility).where(*_of_round(entry), entry.c.revealed_at.is_not(None))
_RATINGS = tuple(_revealed(table) for table in (rating, seatless_rating))
_SOME_RATINGS = tuple(
    _revealed(table).where(table.c.responsibility.in_(bindparam("of_responsibilities", expanding=True)))
    for table in (rating, seatless_rating)
)
_NO_RATING = tuple(~event.c.what.startswith(f"{table.name}.", autoescape=True) for table in (rating, seatless_rating))
_EVENTS = select(event).where(*_of_round(event), *_NO_RATING).order_by(event.c.number.desc()).limit(bindparam("most"))
_EVENT_COUNT = select(func.count()).select_from(event).where(*_of_round(event), *_NO_RATING)
_DRAFTS = (
    select(draft)
    .where(*_of_round(draft), draft.c.actor.is_not_distinct_from(bindparam("of_actor")))
    .order_by(draft.c.number)
)


def _key(ref: RoundRef, **more: object) -> dict[str, object]:
    return {"of_partnership": ref.partnership, "of_round": ref.round, **more}


def revision(connection: Connection, ref: RoundRef) -> int:
    """How many changes the round has seen; another number means that something changed.

    Raises NotAllowedError where there is no such round.
    """
    return stamp(connection, ref)[0]


def stamp(connection: Connection, ref: RoundRef) -> tuple[int, datetime]:
    """The revision, and when (UTC) it was made; the same two mean that nothing in the round is another.

    Raises NotAllowedError where there is no such round.
    """
    found = connection.execute(_STAMP, _key(ref)).one_or_none()
    if found is None:
        raise NotAllowedError
    return found.revision, found.changed_at


def round_state(connection: Connection, ref: RoundRef) -> RoundState:
    """The round as it stands, entries in edition order."""
    found = connection.execute(_ROUND, _key(ref)).one_or_none()
    if found is None:
        raise NotAllowedError
    order = {one: place for place, one in enumerate(adapted_edition(found.edition, found.overlay).by_id)}
    ratings = shown_ratings(connection, ref)
    # What was put down on a responsibility that the round hides now waits in the table. A row without a revision
    # is there because somebody rates: it says nothing yet.
    here = (row for row in connection.execute(_ENTRIES, _key(ref)) if row.responsibility in order and row.revision)
    rows = sorted(here, key=lambda row: order[row.responsibility])
    entries = {
        ResponsibilityId(row.responsibility): Entry(
            ratings=ratings.get(row.responsibility, () if row.ratings_listed else None),
            agreed=agreed_of(row).finished(),
            target=row.target,
            importance=row.importance,
        )
        for row in rows
    }
    table = seats(connection, ref)
    actions = tuple(action_of(row) for row in connection.execute(_ACTIONS, _key(ref)))
    assessment = Assessment(
        edition=found.edition,
        partnership=Partnership(found.name, found.area),
        round=Round(found.title, found.opened, found.closed, found.target),
        seats=table if table or found.seats_listed else None,
        entries=entries if entries or found.entries_listed else None,
        actions=actions if actions or found.actions_listed else None,
        overlay=overlay_from(found.edition, found.overlay),
    )
    return RoundState(
        ref,
        assessment,
        found.revision,
        found.changed_at,
        frozenset(ResponsibilityId(row.responsibility) for row in rows if row.revealed_at is not None),
        frozenset(ResponsibilityId(row.responsibility) for row in rows if row.sealed),
        found.ratings_until,
        found.ratings_erased,
    )


def revealed(connection: Connection, ref: RoundRef) -> frozenset[ResponsibilityId]:
    """The responsibilities that are revealed, also those that the partnership hides now.

    Raises NotAllowedError where there is no such round.
    """
    revision(connection, ref)
    return frozenset(ResponsibilityId(one) for one in connection.execute(_WHICH_REVEALED, _key(ref)).scalars())


def seats(connection: Connection, ref: RoundRef) -> tuple[Seat, ...]:
    """The seats of the round, in their order."""
    return tuple(
        Seat(row.seat, SectorId(row.voice), None if row.role is None else Role(row.role))
        for row in connection.execute(_SEATS, _key(ref))
    )


def entry_states(
    connection: Connection, ref: RoundRef, which: Collection[ResponsibilityId]
) -> dict[ResponsibilityId, EntryState]:
    """Each of these responsibilities as it stands, all at the same moment.

    Raises NotAllowedError where there is no such round.
    """
    key = _key(ref, of_responsibilities=tuple(which))
    as_of = revision(connection, ref)
    rows = {row.responsibility: row for row in connection.execute(_SOME_ENTRIES, key)}
    revealed_here = any(row.revealed_at is not None for row in rows.values())
    ratings = _ratings(connection, _SOME_RATINGS, key) if revealed_here else {}
    rated = rated_of(connection, ref, which)
    table = seats(connection, ref)
    return {one: _entry_state(rows.get(one), ratings.get(one, ()), rated[one], table, as_of) for one in which}


def _entry_state(
    row: Any,  # noqa: ANN401 - a row, or None
    ratings: tuple[Rating, ...],
    rated: int,
    table: tuple[Seat, ...],
    as_of: int,
) -> EntryState:
    if row is None:
        return EntryState(seats=table, as_of=as_of)
    return EntryState(
        agreed=agreed_of(row),
        target=row.target,
        importance=row.importance,
        ratings=ratings,
        saved_at=row.saved_at if row.revision else None,
        stage=Stage.RATING if row.revealed_at is None else Stage.REVEALED,
        rated=rated,
        sealed=row.sealed,
        revision=row.revision,
        seats=table,
        as_of=as_of,
    )


def shown_ratings(connection: Connection, ref: RoundRef) -> Ratings:
    """The finished ratings that were revealed and are not sealed, by responsibility, in the order of the seats."""
    return _ratings(connection, _RATINGS, _key(ref))


def _ratings(connection: Connection, statements: tuple[Any, ...], key: dict[str, object]) -> Ratings:
    placed: defaultdict[str, list[tuple[int, Rating]]] = defaultdict(list)
    for statement in statements:
        for row in connection.execute(statement, key).mappings():
            if "seat" not in row or counts(row["answer"], row["reason"]):
                placed[row["responsibility"]].append((row["place"], _rating(row)))
    return {
        responsibility: tuple(one for _place, one in sorted(ratings, key=lambda pair: pair[0]))
        for responsibility, ratings in placed.items()
    }


def _rating(row: RowMapping) -> Rating:
    # A reason that was typed is kept while another answer stands, in case somebody goes back.
    reason = row["reason"] if row["answer"] is Finding.NOT_APPLICABLE else None
    return Rating(row["answer"], row.get("seat"), row.get("voice"), row.get("note"), reason)


def events(connection: Connection, ref: RoundRef, limit: int) -> tuple[Event, ...]:
    """The last `limit` changes, newest first, but for everything that concerns a rating.

    Who has rated is shown, and how many; a log of ratings would say more: who hesitated, who changed what was said and
    when, who typed a note. They are counted apart too: a gap in the numbers would say how many fields somebody changed.
    """
    latest = connection.execute(_EVENT_COUNT, _key(ref)).scalar_one()
    return tuple(
        Event(
            number=latest - place,
            at=row.at,
            seat=row.actor,
            what=row.what,
            subject=row.subject,
            old=row.old,
            new=row.new,
        )
        for place, row in enumerate(connection.execute(_EVENTS, _key(ref, most=limit)))
    )


def drafts(connection: Connection, ref: RoundRef, doer: Doer) -> tuple[Draft, ...]:
    """What this principal typed and could not store, oldest first."""
    revision(connection, ref)
    rows = connection.execute(_DRAFTS, _key(ref, of_actor=doer.seat))
    # Numbered anew: a gap would say that somebody else has one.
    return tuple(Draft(n, row.at, row.subject, json.loads(row.typed)) for n, row in enumerate(rows, start=1))
