"""Whether a sign-in holds: ended by nobody, not too old, and something was heard of it lately."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from storage.access_tables import sign_in

__all__ = ["LONGEST", "current", "heard_of", "holds", "is_current", "is_fresh"]

LONGEST = timedelta(hours=12)
"""No sign-in holds for longer."""

IDLE = timedelta(minutes=30)
"""A sign-in that nothing was heard of for longer has ended."""

SEEN_EVERY = timedelta(minutes=1)
"""`seen_at` is written at most this often."""

CLOCK_SLIP = timedelta(days=2)
"""How far a clock may be put back before what was made earlier is taken to be from the future, and refused."""

_SIGN_IN = select(sign_in).where(
    sign_in.c.partnership == bindparam("of_partnership"), sign_in.c.token == bindparam("of_token")
)


def current(connection: Connection, partnership: str | None, token: str, at: datetime) -> Any:  # noqa: ANN401 - a row
    """The row of a sign-in; None where there is none, or it has ended."""
    row = connection.execute(_SIGN_IN, {"of_partnership": partnership, "of_token": token}).one_or_none()
    return row if row is not None and holds(row, at) else None


def holds(row: Any, at: datetime) -> bool:  # noqa: ANN401 - the row of a sign-in
    """Whether a sign-in holds at this time (UTC)."""
    return row.revoked_at is None and is_current(row.made_at, row.expires_at, at) and at - row.seen_at <= IDLE


def is_current(made_at: datetime, expires_at: datetime, at: datetime) -> bool:
    """Whether what was made then holds now. A clock that went wrong and came back makes nothing hold for years."""
    return made_at - CLOCK_SLIP <= at < expires_at


def is_fresh(seen_at: datetime, at: datetime) -> bool:
    """Whether it need not be written down yet that something was heard of it."""
    return at - SEEN_EVERY <= seen_at <= at


def heard_of(connection: Connection, partnership: str | None, token: str, at: datetime) -> None:
    """Put down that something was heard of a sign-in, at most once a minute."""
    connection.execute(
        update(sign_in)
        .where(
            sign_in.c.partnership == partnership,
            sign_in.c.token == token,
            ~sign_in.c.seen_at.between(at - SEEN_EVERY, at),
        )
        .values(seen_at=at)
    )
