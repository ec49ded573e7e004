"""How a round stands, in a few numbers: what everybody who has it open is told again and again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, case, select

from assessments import Finding
from checklists import Edition, ResponsibilityId, SectorId
from storage.limits import adapted_edition
from storage.model import AgreedDraft, RoundRef
from storage.permissions import NotAllowedError
from storage.rows import positions_of
from storage.tables import entry, round_
from storage.who_rated import rated_by_responsibility

__all__ = ["Pulse", "pulse"]


@dataclass(frozen=True, slots=True)
class Pulse:
    """A round's latest numbers. Nobody's rating is in here, nor which seat it is of.

    `rated`: how many have rated each responsibility, where anybody has. `entries`: the revision at which each last
    changed but for ratings in private. `discussed`: for each sector how many of its responsibilities are agreed on, of
    how many. `shown`: what the projector shows. `people`: the revision at which seats or sign-ins last changed.
    """

    revision: int
    rated: Mapping[ResponsibilityId, int]
    entries: Mapping[ResponsibilityId, int]
    discussed: Mapping[SectorId, tuple[int, int]]
    shown: ResponsibilityId | None
    people: int

    @property
    def newest_entry(self) -> int:
        """The revision at which any of them last changed."""
        return max(self.entries.values(), default=0)


_ROUND = select(round_.c.revision, round_.c.edition, round_.c.overlay, round_.c.shown, round_.c.people_revision).where(
    round_.c.partnership == bindparam("of_partnership"), round_.c.round == bindparam("of_round")
)
# Of the texts only those that an answer cannot do without.
_ENTRIES = select(
    entry.c.responsibility,
    entry.c.revision,
    entry.c.answer,
    case((entry.c.answer == Finding.NOT_APPLICABLE, entry.c.reason)).label("reason"),
    case((entry.c.answer == Finding.NO_AGREEMENT, entry.c.positions)).label("positions"),
).where(
    entry.c.partnership == bindparam("of_partnership"), entry.c.round == bindparam("of_round"), entry.c.revision > 0
)


def pulse(connection: Connection, ref: RoundRef) -> Pulse:
    """How the round stands; three queries, and no text that is not needed.

    Raises NotAllowedError where there is no such round.
    """
    where = {"of_partnership": ref.partnership, "of_round": ref.round}
    found = connection.execute(_ROUND, where).one_or_none()
    if found is None:
        raise NotAllowedError
    edition = adapted_edition(found.edition, found.overlay)
    rows = {row.responsibility: row for row in connection.execute(_ENTRIES, where)}
    rated = rated_by_responsibility(connection, ref)
    agreed = {one for one, row in rows.items() if _is_agreed(row)}
    return Pulse(
        revision=found.revision,
        rated={one: rated[one] for one in edition.by_id if rated[one]},
        entries={one: rows[one].revision for one in edition.by_id if one in rows},
        discussed={sector.id: _how_many(edition, sector.id, agreed) for sector in edition.sectors},
        shown=found.shown if found.shown in edition.by_id else None,
        people=found.people_revision,
    )


def _is_agreed(row: Any) -> bool:  # noqa: ANN401 - a row
    draft = AgreedDraft(row.answer, reason=row.reason or "", positions=positions_of(row.positions))
    return draft.finished() is not None


def _how_many(edition: Edition, sector: SectorId, agreed: set[str]) -> tuple[int, int]:
    own = edition.of_sector(sector)
    return sum(one.id in agreed for one in own), len(own)
