"""The round after a round: what is taken along is stored anew, and it is known where it came from."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

from sqlalchemy import Connection, select, update

from assessments import Assessment, Role
from checklists import MendableError, Problem, published_editions
from scoring.next_round import next_round
from storage.access_tables import sign_in
from storage.database import once_more_where_lost
from storage.importing import insert_round, new_id
from storage.limits import check_assessment
from storage.model import RoundRef
from storage.opened import Opened
from storage.permissions import NotAllowedError, Place, Principal, check_beginning, touch
from storage.reading import round_state
from storage.rows import json_text
from storage.tables import action, round_

__all__ = ["NextRounds"]


class NextRounds(Opened):
    """How one round is followed by the next. What `Store` says holds here too."""

    def start_next_round(
        self,
        principal: Principal,
        ref: RoundRef,
        *,
        title: str,
        opened: date | None = None,
        edition: str | None = None,
    ) -> RoundRef:
        """Begin the round after `ref`, as `scoring.next_round` says; the very same start twice is one round.

        `edition` is that of the earlier round where none is given. A facilitator who is signed in goes along to the
        same seat of the new round. Where a server is lost half-way the same is tried once more.
        Raises MendableError where contract §4 refuses title or date, the round before was opened later, or an edition
        is not known.
        """

        def once() -> RoundRef:
            with self._database.writing() as connection:
                at = self._clock()
                place = check_beginning(connection, principal, at)
                if place.ref is not None and place.ref.partnership != ref.partnership:
                    raise NotAllowedError
                touch(connection, principal, at)
                self._database.take_turns(connection, ref.partnership)
                earlier = round_state(connection, ref).assessment
                chosen = edition or earlier.edition
                _refuse(earlier, chosen, opened)
                begun = next_round(earlier, published_editions()[chosen], title, opened).assessment
                check_assessment(begun)
                digest = _digest(ref, begun)
                following = _there(connection, ref, digest)
                if following is None:
                    following = RoundRef(ref.partnership, new_id())
                    insert_round(connection, following, begun, digest=digest, at=at, by=place.doer.seat)
                    _link(connection, ref, following)
                    _take_along(connection, principal, place, following, begun)
            return following

        return once_more_where_lost(once)


def _refuse(earlier: Assessment, edition: str, opened: date | None) -> None:
    before = earlier.round.opened
    if opened and before and opened < before:
        raise MendableError([Problem("opened", f"The round before was opened on {before}. Choose that day or later.")])
    known = published_editions()
    if edition not in known:
        raise MendableError([Problem("edition", f"Edition {edition!a} is not in this toolkit. Install a newer one.")])
    order = tuple(known)
    if order.index(edition) < order.index(earlier.edition):
        raise MendableError([Problem("edition", "A round follows with the same edition, or with a newer one.")])


def _digest(ref: RoundRef, begun: Assessment) -> str:
    """Says which round, with which title, date and edition, follows which: not what it was begun with."""
    opened = begun.round.opened
    told = json_text(["follows", ref.round, begun.round.title, opened and opened.isoformat(), begun.edition])
    return sha256(told.encode()).hexdigest()


def _there(connection: Connection, ref: RoundRef, digest: str) -> RoundRef | None:
    found = connection.execute(
        select(round_.c.round).where(round_.c.partnership == ref.partnership, round_.c.digest == digest)
    ).scalar()
    return None if found is None else RoundRef(ref.partnership, found)


def _link(connection: Connection, ref: RoundRef, following: RoundRef) -> None:
    """Put down which round it follows, and that its actions stand there under the same ids."""
    for table, column in ((round_, round_.c.follows), (action, action.c.came_from)):
        connection.execute(
            update(table)
            .where(table.c.partnership == following.partnership, table.c.round == following.round)
            .values({column: ref.round})
        )


def _take_along(
    connection: Connection, principal: Principal, place: Place, following: RoundRef, begun: Assessment
) -> None:
    """Let a facilitator who is signed in go on in the round just begun, in which nobody else could let them in."""
    seat = place.doer.seat
    if principal.token is None or (seat, Role.FACILITATOR) not in {(one.id, one.plays) for one in begun.seats or ()}:
        return
    connection.execute(
        update(sign_in)
        .where(sign_in.c.partnership == principal.partnership, sign_in.c.token == principal.token)
        .values(round=following.round)
    )
