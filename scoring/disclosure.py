"""What of the ratings may be seen: the one decision of contract §6, and an assessment as a file may say it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from assessments import Action, Answer, Assessment, Entry, Finding, Rating, Seat
from checklists import Edition, Overlay, Responsibility, ResponsibilityId, SectorId

__all__ = ["FEWEST_LEVELS", "SCALE", "Disclosure", "Voices", "cut_to_sector", "disclosure", "released"]

FEWEST_LEVELS: Final = 5
"""So many ratings with a level hide each single one of them well enough (contract §6)."""

SCALE: Final[tuple[Answer, ...]] = (0, 1, 2, 3, 4, Finding.NOT_KNOWN, Finding.NOT_APPLICABLE)
"""The answers that a rating can give, in the order in which they stand wherever seats do not order them."""

_Held = TypeVar("_Held")


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What may be shown of one responsibility's ratings: by voice (`breakdown`), and at all (`distribution`)."""

    breakdown: bool
    distribution: bool


@dataclass(frozen=True, slots=True)
class Voices:
    """For which sector each seat speaks."""

    by_seat: Mapping[str, SectorId]

    @classmethod
    def at(cls, table: Assessment | Iterable[Seat] | Voices) -> Voices:
        """The voices at one table."""
        if isinstance(table, Voices):
            return table
        seats = (table.seats or ()) if isinstance(table, Assessment) else table
        return cls({seat.id: seat.voice for seat in seats})

    def of(self, rating: Rating) -> SectorId | None:
        """Whose voice a rating is; None where nobody may know."""
        return rating.voice if rating.seat is None else self.by_seat.get(rating.seat)


def disclosure(edition: Edition, table: Assessment | Iterable[Seat] | Voices, ratings: Sequence[Rating]) -> Disclosure:
    """What may be shown of the `ratings` of one responsibility; `table` says whose voices they are.

    The same on every screen, in every command and in every file; the reasons stand in docs/scoring.md#disclosure.
    """
    return _decide(edition, Voices.at(table), ratings)


def released(edition: Edition, assessment: Assessment) -> Assessment:
    """The assessment as a file may say it: without what would tell what a protected voice said.

    Changes nothing but ratings, and changes nothing a second time. Contract §6, "In a file".
    """
    voices = Voices.at(assessment)
    entries = assessment.entries
    if entries is None:
        return assessment
    return replace(assessment, entries={id_: _release(edition, voices, entry) for id_, entry in entries.items()})


def cut_to_sector(edition: Edition, assessment: Assessment, sector: SectorId) -> Assessment:
    """What of the assessment concerns one sector (contract §5, `--sector`); `edition` as this assessment adapted it.

    Its own responsibilities; the actions, whole, that it leads, supports or that cover one of its responsibilities;
    the seats that rated those responsibilities, as far as the ratings say which; of the overlay everything but what is
    written about other sectors' responsibilities beside their wording. Give it what `released` gave, or seats show
    here that may not.
    """
    own = {one.id for one in edition.of_sector(sector)}
    entries = _kept(assessment.entries, own)
    rated = {rating.seat for entry in (entries or {}).values() for rating in entry.ratings or ()}
    overlay = assessment.overlay
    return replace(
        assessment,
        entries=entries,
        seats=None if assessment.seats is None else tuple(seat for seat in assessment.seats if seat.id in rated),
        actions=None
        if assessment.actions is None
        else tuple(action for action in assessment.actions if _concerns(action, sector, own)),
        overlay=None if overlay is None else _cut_overlay(overlay, own),
    )


def _cut_overlay(overlay: Overlay, own: set[ResponsibilityId]) -> Overlay:
    """Of what was added for other sectors only the wording: an action of this sector may serve it."""
    added = overlay.added and tuple(
        one if one.id in own else Responsibility(one.id, one.sector, one.theme, one.statement) for one in overlay.added
    )
    return replace(overlay, examples=_kept(overlay.examples, own), added=added)


def _decide(edition: Edition, voices: Voices, ratings: Sequence[Rating]) -> Disclosure:
    spoken = [(voices.of(rating), not isinstance(rating.answer, Finding)) for rating in ratings]
    protected = [with_level for voice, with_level in spoken if voice and edition.sector_by_id[voice].protected]
    enough_protected = not protected or sum(protected) >= FEWEST_LEVELS
    enough_in_all = not protected or sum(with_level for _, with_level in spoken) >= FEWEST_LEVELS
    return Disclosure(enough_protected and all(voice for voice, _ in spoken), enough_in_all)


def _release(edition: Edition, voices: Voices, entry: Entry) -> Entry:
    if not entry.ratings:
        return entry
    shown = _decide(edition, voices, entry.ratings)
    if not shown.distribution:
        return replace(entry, ratings=None)
    if not shown.breakdown:
        bare = [Rating(rating.answer) for rating in entry.ratings]
    else:
        bare = [_without_seat(edition, voices, rating) for rating in entry.ratings]
    seated = (rating for rating in bare if rating.seat is not None)
    unseated = sorted((rating for rating in bare if rating.seat is None), key=_place)
    return replace(entry, ratings=(*seated, *unseated))


def _without_seat(edition: Edition, voices: Voices, rating: Rating) -> Rating:
    voice = voices.of(rating)
    if voice is not None and edition.sector_by_id[voice].protected:
        return Rating(rating.answer, voice=voice)
    return rating


def _place(rating: Rating) -> tuple[int, str]:
    return SCALE.index(rating.answer), rating.voice or ""


def _kept(
    entries: Mapping[ResponsibilityId, _Held] | None, own: set[ResponsibilityId]
) -> dict[ResponsibilityId, _Held] | None:
    return None if entries is None else {id_: held for id_, held in entries.items() if id_ in own}


def _concerns(action: Action, sector: SectorId, own: set[ResponsibilityId]) -> bool:
    return action.lead == sector or sector in (action.supporting or ()) or not own.isdisjoint(action.responsibilities)
