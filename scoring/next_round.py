"""What a partnership takes along into its next round, and what starts blank there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import TypeVar

from assessments import Action, Assessment, Entry, Level, Round, Seat, Status
from checklists import Edition, Overlay, ResponsibilityId

__all__ = ["NextRound", "next_round"]

ENDED = frozenset({Status.DONE, Status.DROPPED})


@dataclass(frozen=True, slots=True)
class NextRound:
    """A round as it begins. `left` holds the unfinished actions that serve nothing the new edition still asks about."""

    assessment: Assessment
    left: tuple[Action, ...]


def next_round(earlier: Assessment, edition: Edition, title: str, opened: date | None) -> NextRound:
    """The round after `earlier`, made with `edition` as it was published: the same one, or a newer one.

    Taken along are seats, targets, importance, the local adaptation, and all actions that are neither done nor dropped,
    each as it stands and under its id. Ratings, agreed levels and what was written beside them start blank. What a
    newer edition retired goes over to what took its place; where nothing did, it stays behind.
    """
    move = _Move(earlier, edition)
    unfinished = tuple(one for one in earlier.actions or () if one.stands not in ENDED)
    carried = tuple(move.action(one) for one in unfinished)
    begun = Assessment(
        edition=edition.id,
        partnership=earlier.partnership,
        round=Round(title, opened, None, earlier.round.target),
        seats=move.seats(),
        entries=move.entries() or None,
        actions=tuple(one for one in carried if one is not None) or None,
        overlay=move.overlay(),
    )
    return NextRound(begun, tuple(one for one, moved in zip(unfinished, carried, strict=True) if moved is None))


Figure = TypeVar("Figure", Level, int)


def _higher(one: Figure | None, other: Figure | None) -> Figure | None:
    return one if other is None or (one is not None and one > other) else other


class _Move:
    """Takes the parts of one round over to an edition."""

    def __init__(self, earlier: Assessment, edition: Edition) -> None:
        self._earlier = earlier
        self._edition = edition
        overlay = earlier.overlay or Overlay()
        self._added = tuple(one for one in overlay.added or () if one.sector in edition.sector_by_id)
        self._there = frozenset((*edition.by_id, *(one.id for one in self._added)))
        self._hidden = self._still_hidden(overlay)

    def seats(self) -> tuple[Seat, ...] | None:
        """The seats that still speak for somebody."""
        seats = self._earlier.seats
        return None if seats is None else tuple(one for one in seats if one.voice in self._edition.sector_by_id)

    def entries(self) -> Mapping[ResponsibilityId, Entry]:
        """Targets and importance alone. Where several became one, the highest of each holds."""
        moved: dict[ResponsibilityId, Entry] = {}
        for id_, entry in (self._earlier.entries or {}).items():
            now = self._now(id_)
            if now is None or now in self._hidden or (entry.target is None and entry.importance is None):
                continue
            there = moved.get(now, Entry())
            moved[now] = Entry(
                target=_higher(there.target, entry.target), importance=_higher(there.importance, entry.importance)
            )
        return moved

    def action(self, action: Action) -> Action | None:
        """The action for what it serves now; None where that is nothing."""
        known = self._edition.sector_by_id
        serves = tuple(self._now_all(action.responsibilities))
        if not serves:
            return None
        helps = None if action.supporting is None else tuple(one for one in action.supporting if one in known)
        return replace(
            action,
            responsibilities=serves,
            lead=action.lead if action.lead in known else None,
            supporting=helps,
        )

    def overlay(self) -> Overlay | None:
        """What the partnership changed for itself, as far as there is anything left that it changes."""
        before = self._earlier.overlay
        if before is None:
            return None
        examples: dict[ResponsibilityId, str] = {}
        for id_, text in (before.examples or {}).items():
            if now := self._now(id_):
                examples.setdefault(now, text)
        sectors = {one: name for one, name in (before.sectors or {}).items() if one in self._edition.sector_by_id}
        moved = Overlay(
            hidden=None if before.hidden is None else self._hidden,
            sectors=None if before.sectors is None else sectors,
            examples=None if before.examples is None else examples,
            added=None if before.added is None else self._added,
        )
        return None if moved == Overlay() else moved

    def _now(self, id_: ResponsibilityId) -> ResponsibilityId | None:
        return id_ if id_ in self._there else self._edition.retired.get(id_)

    def _now_all(self, ids: tuple[ResponsibilityId, ...]) -> Iterator[ResponsibilityId]:
        """What `ids` are now, each once, without what is hidden."""
        yield from dict.fromkeys(now for id_ in ids if (now := self._now(id_)) and now not in self._hidden)

    def _still_hidden(self, overlay: Overlay) -> tuple[ResponsibilityId, ...]:
        """What is hidden and still there, unless it took the place of something that this round works on."""
        used = {*(self._earlier.entries or {}), *chain(*(one.responsibilities for one in self._earlier.actions or ()))}
        taken_over = {self._edition.retired.get(one) for one in used if one not in self._there}
        return tuple(one for one in overlay.hidden or () if one in self._there and one not in taken_over)
