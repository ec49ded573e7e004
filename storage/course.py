"""The round's course: ratings are revealed and hidden again, what all agree on is settled, the projector shows one.

Nothing that anybody can do with it tells what a protected voice said beyond what contract §6 lets a single look
tell; see `reveal`, and docs/decisions/0009-one-look.md.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import bindparam, select, update

from assessments import Finding, Rating, Seat
from checklists import Edition, ResponsibilityId, SectorId
from scoring import disclosure
from storage import reading
from storage.changes import Change
from storage.entries import found, put
from storage.limits import adapted_edition, check_responsibility
from storage.model import Settled
from storage.tables import rating, round_, seat, seatless_rating
from storage.who_rated import counts

__all__ = ["reopen", "reveal", "settle", "show", "unsettle"]

FEWEST_TO_SETTLE = 2
"""One alone agrees with nobody."""


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
