"""What was revealed in a round, the widest differences first; and in a few words how wide each is."""

from __future__ import annotations

from dataclasses import dataclass

from assessments import Agreement
from checklists import Responsibility, ResponsibilityId
from screens.components.words import answer_name
from screens.ratings_seen import Seen, look_at, said_of
from screens.round_page import OpenRound
from web.services import services

__all__ = ["Difference", "differences", "words_of"]

FEWEST = 2  # ratings that can be of one mind


@dataclass(frozen=True, slots=True)
class Difference:
    """One revealed responsibility: its number within its sector, what is seen of its ratings, what is agreed."""

    responsibility: Responsibility
    number: int
    seen: Seen
    agreed: Agreement | None

    @property
    def id(self) -> ResponsibilityId:
        """The responsibility's id."""
        return self.responsibility.id

    @property
    def of_one_mind(self) -> bool:
        """Whether everybody who rated gave the same level, as far as that may be seen."""
        ratings = self.seen.summary
        found = not (self.seen.sealed or ratings.not_known or ratings.not_applicable or ratings.count < FEWEST)
        return found and ratings.range is not None and ratings.range[0] == ratings.range[1]

    @property
    def width(self) -> tuple[bool, int, float]:
        """What it is sorted by: a disagreement (contract §3) or not, the range, the gap between own voices and others.

        So what nobody knows or nobody may see comes before a difference of one level, which needs no talk.
        """
        ratings = self.seen.summary
        lowest, highest = ratings.range or (0, 0)
        return ratings.discuss or self.seen.sealed, highest - lowest, abs(ratings.perception_gap or 0)


def differences(page: OpenRound) -> list[Difference]:
    """All that was revealed, as it stands in the database now; the widest differences first, then in edition order."""
    state = services().store.round_state(page.principal, page.ref)
    seats = state.assessment.seats or ()
    found = []
    for sector in page.edition.sectors:
        for number, one in enumerate(page.edition.of_sector(sector.id), start=1):
            if one.id in state.revealed:
                entry = state.assessment.entry(one.id)
                seen = look_at(page, one, entry.ratings or (), seats, sealed=one.id in state.sealed)
                found.append(Difference(one, number, seen, entry.agreed))
    return sorted(found, key=lambda one: one.width, reverse=True)


def words_of(page: OpenRound, one: Difference) -> str:
    """How wide the difference is, in a line."""
    _ = page.translator.gettext
    ratings, said = one.seen.summary, said_of(page, one.seen)
    if one.seen.sealed or ratings.range is None:
        return " ".join(said)
    lowest, highest = (answer_name(level, page.edition, page.translator) for level in ratings.range)
    if one.of_one_mind:
        return _("Everybody says: {level}").format(level=lowest)
    parts = [_("From {lowest} to {highest}").format(lowest=lowest, highest=highest)]
    if ratings.range[0] == ratings.range[1]:
        parts = [_("Whoever gave a level says: {level}").format(level=lowest)]
    if ratings.not_known:
        words = page.translator.ngettext("{count} does not know", "{count} do not know", ratings.not_known)
        parts.append(words.format(count=ratings.not_known))
    if ratings.perception_gap:
        parts.append(said[0].rstrip("."))
    return " · ".join(parts)
