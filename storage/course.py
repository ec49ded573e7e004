"""The round's course: ratings are revealed and hidden again, what all agree on is settled, the projector shows one.

Nothing that anybody can do with it tells what a protected voice said beyond what contract §6 lets a single look
tell; see `reveal`, and docs/decisions/0009-one-look.md.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, Table, bindparam, select, update

from assessments import Finding, Rating, Seat
from checklists import Edition, ResponsibilityId, SectorId
from scoring import disclosure
from storage import reading
from storage.changes import Change
from storage.entries import found, put
from storage.limits import adapted_edition, check_responsibility
from storage.model import RoundRef, Settled
from storage.tables import entry, event, rating, reply, round_, seat, seatless_rating
from storage.who_rated import counts

__all__ = ["reopen", "reveal", "settle", "settled_together", "settling_key", "show", "unsettle"]

FEWEST_TO_SETTLE = 2
"""One alone agrees with nobody."""

SETTLING = "settled-together:"


def reveal(change: Change, responsibilities: Sequence[ResponsibilityId]) -> None:
    """Put the ratings of these on the table; from then on they no longer change.

    Where ratings were on the table before, were hidden again, and somebody has rated since, the difference of the two
    looks would say who changed what. So where a protected voice is among the ratings of either, the responsibility is
    sealed: its ratings are never shown again in this round. It does not matter whether what was said is different;
    otherwise "the same" would be an answer too, to whoever guesses. Where nobody has rated since, as after a slip, they
    are shown as before.
    """
    for one in dict.fromkeys(responsibilities):
        row = found(change, one)
        if row is None:
            put(change, one, revealed_at=change.at)
        elif row.revealed_at is None:
            sealed = row.sealed or _tells_more(change, one, row.hidden_revision)
            put(change, one, revealed_at=change.at, sealed=sealed)


def reopen(change: Change, responsibilities: Sequence[ResponsibilityId]) -> None:
    """Hide the ratings of these again, so that they can change; what is hidden already stays as it is."""
    for one in dict.fromkeys(responsibilities):
        row = found(change, one)
        if row is not None and row.revealed_at is not None:
            put(change, one, revealed_at=None, hidden_revision=change.revision)


def settle(change: Change, which: list[ResponsibilityId]) -> None:
    """Agree on what all agree on: revealed, not sealed, without an answer yet, and all of two or more say one level.

    What may not be shown as a distribution is not settled either: the answer would tell it. `which` will hold all that
    were settled.
    """
    which.clear()
    edition = adapted_edition(change.edition, change.overlay)
    table = reading.seats(change.connection, change.ref)
    for id_, ratings in reading.shown_ratings(change.connection, change.ref).items():
        if id_ in edition.by_id and _all_say_the_same(edition, table, ratings):
            row = found(change, id_)
            if row.answer is None:
                put(change, id_, answer=ratings[0].answer)
                which.append(ResponsibilityId(id_))


def settling_key() -> str:
    """A key for settling together: by its reply it is found again, also by a page that was loaded anew."""
    return f"{SETTLING}{secrets.token_hex(16)}"


def settled_together(connection: Connection, ref: RoundRef) -> Settled | None:
    """What was settled together last, whatever became of each; None where nothing of it can be taken back."""
    where = {"of_partnership": ref.partnership, "of_round": ref.round}
    last = connection.execute(_LAST_SETTLED, where).first()
    if last is None:
        return None
    rows = connection.execute(_SETTLED_THEN, where | {"of_revision": last.revision, "of_at": last.at}).all()
    here = adapted_edition(last.edition, last.overlay).by_id
    stand = any(row.revision == last.revision and row.responsibility in here for row in rows)
    return Settled(tuple(ResponsibilityId(row.responsibility) for row in rows), last.revision) if stand else None


def unsettle(change: Change, settled: Settled, left: list[ResponsibilityId]) -> None:
    """Take back what was settled, where nothing was put down since; `left` will hold the others, hidden ones too."""
    left.clear()
    here = adapted_edition(change.edition, change.overlay).by_id
    for one in settled.which:
        row = found(change, one) if one in here else None
        if row is not None and row.revision == settled.revision:
            put(change, one, answer=None)
        else:
            left.append(one)


def show(change: Change, responsibility: ResponsibilityId | None) -> None:
    """Let the projector show a responsibility, or none."""
    if responsibility is not None:
        check_responsibility(change.edition, change.overlay, responsibility)
    here = round_.c.partnership == change.ref.partnership, round_.c.round == change.ref.round
    change.connection.execute(update(round_).where(*here).values(shown=responsibility))


def _all_say_the_same(edition: Edition, table: Sequence[Seat], ratings: Sequence[Rating]) -> bool:
    answers = {rating.answer for rating in ratings}
    return (
        len(ratings) >= FEWEST_TO_SETTLE
        and len(answers) == 1
        and not isinstance(ratings[0].answer, Finding)
        and disclosure(edition, table, ratings).distribution
    )


def _here(table: Table) -> tuple[ColumnElement[bool], ...]:
    return table.c.partnership == bindparam("of_partnership"), table.c.round == bindparam("of_round")


_LAST_SETTLED = (
    select(reply.c.revision, reply.c.at, round_.c.edition, round_.c.overlay)
    .join(round_, (round_.c.partnership == reply.c.partnership) & (round_.c.round == reply.c.round))
    .join(
        entry,
        (entry.c.partnership == reply.c.partnership)
        & (entry.c.round == reply.c.round)
        & (entry.c.revision == reply.c.revision),
    )
    .where(*_here(reply), reply.c.key.startswith(SETTLING))
    .order_by(reply.c.revision.desc())
    .limit(1)
)
# All that an entry was given in that moment; what was agreed on in the same one, but before, has an earlier revision.
_SETTLED_THEN = (
    select(entry.c.responsibility, entry.c.revision)
    .join(
        event,
        (event.c.partnership == entry.c.partnership)
        & (event.c.round == entry.c.round)
        & (event.c.subject == entry.c.responsibility),
    )
    .where(
        *_here(entry),
        entry.c.revision >= bindparam("of_revision"),
        event.c.what == "entry.answer",
        event.c.at == bindparam("of_at"),
    )
    .distinct()
    .order_by(entry.c.responsibility)
)
_OF_ENTRY = ("partnership", "round", "responsibility")
_RATED = (
    select(rating.c.answer, rating.c.reason, rating.c.revision, seat.c.voice)
    .join(
        seat,
        (seat.c.partnership == rating.c.partnership)
        & (seat.c.round == rating.c.round)
        & (seat.c.seat == rating.c.seat),
    )
    .where(*(rating.c[name] == bindparam(f"of_{name}") for name in _OF_ENTRY))
)
_WITHOUT_SEAT = select(seatless_rating.c.voice).where(
    *(seatless_rating.c[name] == bindparam(f"of_{name}") for name in _OF_ENTRY)
)


def _tells_more(change: Change, responsibility: str, hidden: int | None) -> bool:
    """Whether this look, beside the one before `hidden`, could tell what a protected voice said.

    A rating that was taken back has been put down since, so what only the earlier look held is seen here too.
    """
    if hidden is None:
        return False
    where = {f"of_{name}": value for name, value in change.key.items()} | {"of_responsibility": responsibility}
    rows = change.connection.execute(_RATED, where).all()
    if not any(row.revision > hidden for row in rows):
        return False
    voices = [row.voice for row in rows if row.revision > hidden or counts(row.answer, row.reason)]
    # A rating of which nobody knows the voice may be a protected one's.
    voices += change.connection.execute(_WITHOUT_SEAT, where).scalars()
    sectors = adapted_edition(change.edition, change.overlay).sector_by_id
    return any(voice is None or sectors[SectorId(voice)].protected for voice in voices)
