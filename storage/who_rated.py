"""Who has rated: how many ratings count, by responsibility and by seat. What was said does not leave this module."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import Any

from sqlalchemy import Column, Connection, Executable, Select, bindparam, case, func, literal, select

from assessments import Finding
from storage.model import RoundRef
from storage.tables import rating, seatless_rating

__all__ = ["counts", "rated_by_responsibility", "rated_by_seat", "rated_of"]


def counts(answer: object, reason: str | None) -> bool:
    """Whether a rating is one: it has an answer, and *not applicable* its reason. Until then it is a draft."""
    return answer is not None and (answer is not Finding.NOT_APPLICABLE or bool((reason or "").strip()))


def rated_by_responsibility(connection: Connection, ref: RoundRef) -> Counter[str]:
    """How many have rated each responsibility."""
    return _total(connection, _BY_RESPONSIBILITY, ref) + _total(connection, _WITHOUT_SEAT, ref)


def rated_of(connection: Connection, ref: RoundRef, which: Collection[str]) -> Counter[str]:
    """How many have rated each of these responsibilities."""
    by_seat, without = (_total(connection, one, ref, which) for one in _OF_SOME)
    return by_seat + without


def rated_by_seat(connection: Connection, ref: RoundRef) -> Counter[str]:
    """How many responsibilities each seat has rated."""
    return _total(connection, _BY_SEAT, ref)


def _total(
    connection: Connection, statement: Executable, ref: RoundRef, which: Collection[str] | None = None
) -> Counter[str]:
    where: dict[str, object] = {"of_partnership": ref.partnership, "of_round": ref.round}
    if which is not None:
        where["of_responsibilities"] = tuple(which)
    found: Counter[str] = Counter()
    for whose, reason, ratings in connection.execute(statement, where):
        if reason is None or reason.strip():
            found[whose] += ratings
    return found


# One pass over the ratings: each reason that is needed stands apart, all that need none stand together under NULL.
_REASON = case((rating.c.answer == Finding.NOT_APPLICABLE, func.coalesce(rating.c.reason, "")))


def _by(column: Column[str]) -> Select[Any]:
    return (
        select(column, _REASON, func.count())
        .where(
            rating.c.partnership == bindparam("of_partnership"),
            rating.c.round == bindparam("of_round"),
            rating.c.answer.is_not(None),
        )
        .group_by(column, _REASON)
    )


_BY_RESPONSIBILITY = _by(rating.c.responsibility)
_BY_SEAT = _by(rating.c.seat)
_WITHOUT_SEAT = (  # as a file may hold them; those may leave out even the reason
    select(seatless_rating.c.responsibility, literal(None), func.count())
    .where(
        seatless_rating.c.partnership == bindparam("of_partnership"),
        seatless_rating.c.round == bindparam("of_round"),
    )
    .group_by(seatless_rating.c.responsibility)
)
_OF_SOME = tuple(
    statement.where(table.c.responsibility.in_(bindparam("of_responsibilities", expanding=True)))
    for statement, table in ((_BY_RESPONSIBILITY, rating), (_WITHOUT_SEAT, seatless_rating))
)
