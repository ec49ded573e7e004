"""What became of each action, through all the rounds that it was taken along through: out of the event log."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from storage.model import RoundRef
from storage.opened import Opened
from storage.permissions import Deed, Principal, check
from storage.reading import revision
from storage.tables import action, event, round_

__all__ = ["ActionHistories", "ActionTold"]

TOLD = ("title", "lead", "start", "due", "status", "status_note", "responsibilities")
"""The fields whose changes tell how an action goes. How its other texts were worded before is nobody's business."""


@dataclass(frozen=True, slots=True)
class ActionTold:
    """One field of an action that changed, in the round called `round`, at a time (UTC); `old` and `new` as stored.

    The `title` with nothing before it: the action was written down there, or `came_along` from the round before.
    """

    round: str
    at: datetime
    field: str
    old: str | None
    new: str | None
    came_along: bool = False


class ActionHistories(Opened):
    """How actions went. What `Store` says holds here too."""

    def action_histories(self, principal: Principal, ref: RoundRef) -> Mapping[str, tuple[ActionTold, ...]]:
        """Under the id of each action of the round all that is told of it, oldest first, earlier rounds too.

        Who changed it is not told, nor what a title, a step or another text was before it was reworded.
        """
        with self._database.reading() as connection:
            check(connection, principal, ref, Deed.READ, self._clock())
            revision(connection, ref)
            return _histories(connection, ref)


def _histories(connection: Connection, ref: RoundRef) -> Mapping[str, tuple[ActionTold, ...]]:
    """Goes back round by round, to where each action was written down."""
    told: dict[str, tuple[ActionTold, ...]] = {}
    here: str | None = ref.round
    wanted: set[str] | None = None
    been: set[str] = set()
    while here is not None and here not in been:
        been.add(here)
        came_from = _came_from(connection, RoundRef(ref.partnership, here), wanted)
        in_round = _in_round(connection, RoundRef(ref.partnership, here), came_from)
        for id_ in came_from:
            told[id_] = (*in_round.get(id_, ()), *told.get(id_, ()))
        wanted = {id_ for id_, before in came_from.items() if before is not None}
        here = next((before for before in came_from.values() if before is not None), None)
    return told


def _came_from(connection: Connection, ref: RoundRef, wanted: set[str] | None) -> dict[str, str | None]:
    """For each action of the round that is `wanted` (None: all) the round before, None where it was written here.

    One that was removed from this round since is there all the same: its events are, and those of the round before.
    """
    follows = connection.execute(
        select(round_.c.follows).where(round_.c.partnership == ref.partnership, round_.c.round == ref.round)
    ).scalar()
    rows = connection.execute(
        select(action.c.action, action.c.came_from)
        .where(action.c.partnership == ref.partnership, action.c.round == ref.round)
        .order_by(action.c.place)
    )
    found = {row.action: row.came_from for row in rows}
    return found if wanted is None else {id_: found.get(id_, follows) for id_ in wanted}


def _in_round(
    connection: Connection, ref: RoundRef, came_from: Mapping[str, str | None]
) -> dict[str, list[ActionTold]]:
    title = connection.execute(
        select(round_.c.title).where(round_.c.partnership == ref.partnership, round_.c.round == ref.round)
    ).scalar_one()
    rows = connection.execute(
        select(event.c.subject, event.c.at, event.c.what, event.c.old, event.c.new)
        .where(
            event.c.partnership == ref.partnership,
            event.c.round == ref.round,
            event.c.what.in_([f"action.{field}" for field in TOLD]),
        )
        .order_by(event.c.number)
    )
    told: defaultdict[str, list[ActionTold]] = defaultdict(list)
    began: dict[str, datetime] = {}
    for row in rows:
        if row.subject not in came_from:
            continue
        field = row.what.partition(".")[2]
        along = came_from[row.subject] is not None
        if field == "title":
            if row.old is None:
                began[row.subject] = row.at
                told[row.subject].append(ActionTold(title, row.at, field, None, row.new, along))
            elif row.new is None:  # removed: it says of each field that it is gone
                began.pop(row.subject, None)
        elif row.subject in began and not (along and row.old is None and row.at == began[row.subject]):
            # what came along says at its beginning what the round before has said
            told[row.subject].append(ActionTold(title, row.at, field, row.old, row.new))
    return told
