"""What every change has in common: one short transaction, permission, revision, and one reply to one key."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from checklists import MendableError, Problem
from storage.database import Database, once_more_where_lost
from storage.model import Conflict, RoundRef, Saved
from storage.permissions import Deed, Doer, NotAllowedError, Principal, check, touch
from storage.rows import json_text
from storage.signals import tell
from storage.tables import draft, reply, round_

__all__ = ["Change", "GoneError", "KeptAsDraftError", "begin", "perform", "wait_for"]

P = ParamSpec("P")
Clash = TypeVar("Clash", bound=Conflict[object])

REPLIES_KEPT = timedelta(days=1)
"""Nobody tries the same again after longer."""

PRUNED_EVERY = 100
"""Old replies are removed at one in so many changes of a round."""


KEPT = "What you typed is kept as a draft."


class KeptAsDraftError(MendableError):
    """What was typed is not stored where it belongs, but it is kept as a draft: the transaction is not undone."""

    def __init__(self, where: str, message: str) -> None:
        super().__init__([Problem(where, message)])


class GoneError(KeptAsDraftError):
    """What was to be changed cannot be changed any more."""

    def __init__(self, where: str, why: str = "Somebody removed this in the meantime.") -> None:
        super().__init__(where, f"{why} {KEPT}")


@dataclass(frozen=True, slots=True)
class Change:
    """A change under way: the transaction, the round as it was found, who changes it, and when (UTC)."""

    connection: Connection
    ref: RoundRef
    doer: Doer
    at: datetime
    revision: int
    edition: str
    overlay: str | None
    closed: date | None
    ratings_until: date | None = None
    ratings_erased: datetime | None = None
    before: dict[str, int] = field(default_factory=dict)
    """Of each responsibility that was looked for, the revision at which it had changed last; 0 is never."""

    @property
    def key(self) -> dict[str, str]:
        """What every row of the round begins with."""
        return {"partnership": self.ref.partnership, "round": self.ref.round}

    def keep_draft(self, subject: str, typed: dict[str, object]) -> None:
        """Keep what was typed and could not be stored; once, however often the same is tried."""
        of_round = (draft.c.partnership == self.ref.partnership, draft.c.round == self.ref.round)
        text = json_text(typed)
        same = (draft.c.subject == subject, draft.c.typed == text, draft.c.actor.is_not_distinct_from(self.doer.seat))
        if self.connection.execute(select(draft.c.number).where(*of_round, *same)).first():
            return
        last = self.connection.execute(select(func.coalesce(func.max(draft.c.number), 0)).where(*of_round)).scalar_one()
        self.connection.execute(
            insert(draft),
            {
                **self.key,
                "number": last + 1,
                "at": self.at,
                "actor": self.doer.seat,
                "subject": subject,
                "typed": text,
            },
        )


# The stamp comes first: the triggers of the event log take time and seat from it, and on PostgreSQL it makes
# changes of one round wait for each other.
_STAMP = (
    update(round_)
    .where(round_.c.partnership == bindparam("of_partnership"), round_.c.round == bindparam("of_round"))
    .values(revision=round_.c.revision + 1, changed_at=bindparam("at"), changed_by=bindparam("by"))
    .returning(
        *(round_.c[name] for name in ("revision", "edition", "overlay", "closed", "ratings_until", "ratings_erased"))
    )
)
_WAIT = (
    select(round_.c.revision)
    .where(round_.c.partnership == bindparam("of_partnership"), round_.c.round == bindparam("of_round"))
    .with_for_update()
)
_REPLY = select(reply.c.asked, reply.c.revision, reply.c.at).where(
    reply.c.partnership == bindparam("of_partnership"),
    reply.c.round == bindparam("of_round"),
    reply.c.actor == bindparam("of_actor"),
    reply.c.key == bindparam("of_key"),
)
_PRUNE = delete(reply).where(
    reply.c.partnership == bindparam("of_partnership"),
    reply.c.round == bindparam("of_round"),
    reply.c.at < bindparam("before"),
)


def perform(  # noqa: PLR0913, PLR0917 - all of it is what a change is
    database: Database,
    clock: Callable[[], datetime],
    principal: Principal,
    ref: RoundRef,
    deed: Deed,
    key: str | None,
    do: Callable[Concatenate[Change, P], Clash | None],
    *args: P.args,
    **kwargs: P.kwargs,
) -> Saved | Clash:
    """Let `principal` do `do` in the round `ref`, stored whole or not at all. The same `key` again is the same reply.

    Where a server is lost half-way the same is tried once more; what the first try stored is found by its key.

    Raises NotAllowedError where that may not be; MendableError where the key was used for something else.
    """
    if key is None and not database.is_sqlite:
        key = secrets.token_hex(16)
    asked = sha256(f"{do.__name__}{args!r}{sorted(kwargs.items())!r}".encode("utf-8", "surrogatepass")).hexdigest()

    def once() -> Saved | Clash:
        kept: KeptAsDraftError | None = None
        outcome: Clash | None = None
        with database.writing() as connection:
            at = clock()
            wait_for(connection, ref)
            doer = check(connection, principal, ref, deed, at)
            touch(connection, principal, at)
            if key is not None and (before := _earlier_reply(connection, ref, doer, key, asked)):
                return before
            change = begin(connection, ref, doer, at)
            try:
                outcome = do(change, *args, **kwargs)
            except KeptAsDraftError as error:
                kept = error
            if outcome is None and kept is None and key is not None:
                _keep_reply(change, key, asked)
        if kept:
            raise kept
        return outcome or Saved(at, change.revision, max(change.before.values(), default=None))

    return once_more_where_lost(once)


def wait_for(connection: Connection, ref: RoundRef) -> None:
    """Let changes of one round run one after another, before anything is asked of it: what is found then holds.

    So whoever lost a seat while waiting is refused, and a second try of the same finds the first. (SQLite lets one
    writer in at a time anyway.)
    """
    if connection.dialect.name == "postgresql":
        connection.execute(_WAIT, {"of_partnership": ref.partnership, "of_round": ref.round})


def begin(connection: Connection, ref: RoundRef, doer: Doer, at: datetime) -> Change:
    """Stamp the round for a change by `doer`; once it is stored, other processes hear of it.

    Raises NotAllowedError where there is no such round.
    """
    where = {"of_partnership": ref.partnership, "of_round": ref.round}
    stamp = connection.execute(_STAMP, where | {"at": at, "by": doer.seat}).one_or_none()
    if stamp is None:
        raise NotAllowedError
    tell(connection, ref)
    if stamp.revision % PRUNED_EVERY == 0:
        connection.execute(_PRUNE, where | {"before": at - REPLIES_KEPT})
    return Change(connection, ref, doer, at, *stamp)


def _earlier_reply(connection: Connection, ref: RoundRef, doer: Doer, key: str, asked: str) -> Saved | None:
    found = connection.execute(
        _REPLY,
        {"of_partnership": ref.partnership, "of_round": ref.round, "of_actor": doer.seat or "", "of_key": key},
    ).one_or_none()
    if found is None:
        return None
    if found.asked != asked:
        raise MendableError([Problem("key", "This key was used for another change already. Nothing was stored.")])
    return Saved(found.at, found.revision)


def _keep_reply(change: Change, key: str, asked: str) -> None:
    values = {"actor": change.doer.seat or "", "key": key, "asked": asked, "revision": change.revision, "at": change.at}
    change.connection.execute(insert(reply), change.key | values)
