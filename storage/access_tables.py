"""The tables of access: codes and sign-ins. Of a code there is only its hash, of a cookie only its SHA-256.

What is of no partnership, the host's, stands under EVERYWHERE.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Column, Index, Named, Table, Text

from storage.columns import Moment
from storage.tables import OfPartnership, belongs_to, metadata

__all__ = ["code", "sign_in"]

CODES = ("seat", "device", "lobby", "host", "recovery")
SIGN_INS = ("seat", "waiting", "host")


def kind_in(column: str, *allowed: str) -> CheckConstraint:
    return CheckConstraint(f"{column} IN ({', '.join(repr(one) for one in allowed)})", name=column)


class Code(OfPartnership):
    selector: Named[str] = Column(Text, primary_key=True)
    round: Named[str | None] = Column(Text)
    kind: Named[str] = Column(Text, nullable=False)
    seat: Named[str | None] = Column(Text)
    voice: Named[str | None] = Column(Text)
    hash: Named[str] = Column(Text, nullable=False)
    made_at: Named[datetime] = Column(Moment, nullable=False)
    expires_at: Named[datetime] = Column(Moment, nullable=False)
    used_at: Named[datetime | None] = Column(Moment)
    revoked_at: Named[datetime | None] = Column(Moment)


class SignIn(OfPartnership):
    token: Named[str] = Column(Text, primary_key=True)
    round: Named[str | None] = Column(Text)
    kind: Named[str] = Column(Text, nullable=False)
    came_by: Named[str] = Column(Text, nullable=False)  # the kind of the code it began with
    seat: Named[str | None] = Column(Text)
    voice: Named[str | None] = Column(Text)
    number: Named[str | None] = Column(Text)  # what somebody who waits reads out
    made_at: Named[datetime] = Column(Moment, nullable=False)
    seen_at: Named[datetime] = Column(Moment, nullable=False)
    expires_at: Named[datetime] = Column(Moment, nullable=False)
    revoked_at: Named[datetime | None] = Column(Moment)


code = Table(
    "code",
    metadata,
    Code,
    belongs_to("round", "round"),
    belongs_to("seat", "round", "seat"),
    kind_in("kind", *CODES),
    Index("ix_code_selector", "selector"),
    sqlite_strict=True,
)
sign_in = Table(
    "sign_in",
    metadata,
    SignIn,
    belongs_to("round", "round"),
    belongs_to("seat", "round", "seat"),
    kind_in("kind", *SIGN_INS),
    kind_in("came_by", *CODES),
    sqlite_strict=True,
)
