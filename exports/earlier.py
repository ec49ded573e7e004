"""The round before, as a plan tells of it: what changed since then, and what was finished in between."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assessments import Assessment, write_assessment
from checklists import Edition, SectorId, adapted
from exports.public_part import public_part
from scoring.comparison import compare
from scoring.disclosure import cut_to_sector
from scoring.model import Comparison
from scoring.side_by_side import Days

__all__ = ["Earlier", "cut_earlier", "earlier_round"]

NOT_KNOWN: tuple[Days, Days] = ({}, {})


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier round of the same partnership, with `edition` as it was adapted there, compared with the later one.

    `finished_on`: on which days the actions of this round became done, and those of the later one.
    """

    edition: Edition
    assessment: Assessment
    comparison: Comparison
    finished_on: tuple[Days, Days] = NOT_KNOWN

    @property
    def content(self) -> tuple[str | bytes, ...]:
        """All that it is made from."""
        days = repr([sorted(one.items()) for one in self.finished_on])
        return repr(self.edition), write_assessment(self.assessment), days


def earlier_round(
    published: Edition,
    earlier: Assessment,
    later: Assessment,
    finished_on: tuple[Days, Days] = NOT_KNOWN,
    name: str = "later round",
) -> Earlier:
    """`earlier` for a plan of `later`; `published` is their edition in the plan's language, not adapted.

    Raises MendableError where they cannot be compared, as `scoring.compare` does; `name` is the later one's file.
    """
    comparison = compare(published, earlier, later, name)
    return Earlier(adapted(published, earlier.overlay), earlier, comparison, finished_on)


def cut_earlier(earlier: Earlier, later: Assessment, sector: SectorId | None, *, public: bool) -> Earlier:
    """What of it a plan of `later` for this reader may hold: cut as that is, without what has become internal since."""
    seen = earlier.assessment
    if public:
        internal = {one.id for one in later.actions or () if not one.is_public}
        seen = public_part(seen)
        seen = replace(seen, actions=tuple(one for one in seen.actions or () if one.id not in internal))
    if sector is None:
        return replace(earlier, assessment=seen)
    own = tuple(one for one in earlier.comparison.responsibilities if one.sector == sector)
    return replace(
        earlier,
        assessment=cut_to_sector(earlier.edition, seen, sector),
        comparison=replace(earlier.comparison, responsibilities=own),
    )
