"""Which method of the store a field's place belongs to, and what a field's text means there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from assessments import MAX_NAME, Answer, Resources
from checklists import MendableError, Overlay, Problem, ResponsibilityId, SectorId
from storage import Conflict, Principal, RoundRef, Saved, Store, TextSlot
from web.meanings import FROM_TEXT, OF_ROUND
from web.options import answer_of
from web.saving import Change

__all__ = ["conflict_text", "store_at"]

Outcome = Saved | Conflict[object]
TRIES = 5
BESIDE_A_RATING = (TextSlot.NOTE, TextSlot.REASON)


class Writer:
    """Stores one change of one round."""

    def __init__(self, store: Store, principal: Principal, ref: RoundRef, change: Change) -> None:
        self.store, self.principal, self.ref = store, principal, ref
        self.text, self.seen = change.value or "", change.seen or ""
        self.value, self.key = change.value, change.key

    def _chosen(self) -> Answer | None:
        try:
            return answer_of(self.value)
        except ValueError as error:
            raise LookupError(self.value) from error

    def answer(self, responsibility: ResponsibilityId) -> Outcome:
        """What the table settled on."""
        return self.store.set_agreed(self.principal, self.ref, responsibility, self._chosen(), key=self.key)

    def written(self, responsibility: ResponsibilityId, slot: str) -> Outcome:
        """A text beside an answer."""
        text, seen = self.text, self.seen
        return self.store.write_text(
            self.principal, self.ref, responsibility, _slot(slot, TextSlot), text, seen=seen, key=self.key
        )

    def rating(self, responsibility: ResponsibilityId) -> Outcome:
        """One's own rating."""
        return self.store.rate(self.principal, self.ref, responsibility, self._chosen(), key=self.key)

    def rating_text(self, responsibility: ResponsibilityId, slot: str) -> Outcome:
        """A note or a reason beside one's own rating."""
        text, seen = self.text, self.seen
        return self.store.write_rating_text(
            self.principal, self.ref, responsibility, _slot(slot, BESIDE_A_RATING), text, seen=seen, key=self.key
        )

    def paper(self, seat: str, responsibility: ResponsibilityId) -> Outcome:
        """A rating from a seat's paper."""
        return self.store.enter_rating(self.principal, self.ref, seat, responsibility, self._chosen(), key=self.key)

    def paper_text(self, seat: str, responsibility: ResponsibilityId, slot: str) -> Outcome:
        """A note or a reason from a seat's paper."""
        text, seen = self.text, self.seen
        return self.store.enter_rating_text(
            self.principal, self.ref, seat, responsibility, _slot(slot, BESIDE_A_RATING), text, seen=seen, key=self.key
        )

    def position(self, responsibility: ResponsibilityId, number: str) -> Outcome:
        """Why somebody holds one of the positions that are kept."""
        stored = self.store.entry_state(self.principal, self.ref, responsibility).agreed.positions
        place = int(number) if number.isascii() and number.isdecimal() else len(stored)
        if place >= len(stored):
            raise MendableError([Problem("position", "This view was removed meanwhile. Load the page again.")])
        note = stored[place].note or ""
        if note not in {self.seen, self.text}:
            return Conflict(note, self.text)
        changed = (*stored[:place], replace(stored[place], note=self.text or None), *stored[place + 1 :])
        # No key: this is made of what is stored, so another try asks for something else, and changes nothing.
        return self.store.set_positions(self.principal, self.ref, responsibility, changed, seen=stored)

    def action(self, action: str, field: str) -> Outcome:
        """A field of an action."""
        if field in {"money", "people"}:
            return self._resource(action, field)
        if field not in FROM_TEXT:
            raise LookupError(field)
        meant = FROM_TEXT[field]
        return self._change_action(action, field, meant(self.text), meant(self.seen))

    def _resource(self, action: str, field: str) -> Outcome:
        actions = self.store.round_state(self.principal, self.ref).assessment.actions or ()
        stored = next((one.resources for one in actions if one.id == action), None)
        there = (getattr(stored, field) if stored else None) or ""
        if there not in {self.seen, self.text}:
            return Conflict(there, self.text)
        before, text = stored or Resources(), self.text or None
        changed = replace(before, money=text) if field == "money" else replace(before, people=text)
        wanted = None if changed == Resources() else changed
        # No key, as above.
        return self.store.change_action(
            self.principal, self.ref, action, {"resources": wanted}, seen={"resources": stored}
        )

    def _change_action(self, action: str, field: str, value: object, seen: object) -> Outcome:
        return self.store.change_action(
            self.principal, self.ref, action, {field: value}, seen={field: seen}, key=self.key
        )

    def round(self, field: str) -> Outcome:
        """What is said of the round itself."""
        if field not in OF_ROUND:
            raise LookupError(field)
        meant = OF_ROUND[field]
        if field in {"name", "title"} and not self.text.strip():
            raise MendableError([Problem(field, "This needs a name.")])
        return self.store.change_round(
            self.principal, self.ref, {field: meant(self.text)}, seen={field: meant(self.seen)}, key=self.key
        )

    def sector(self, sector: SectorId) -> Outcome:
        """What a sector is called here."""
        if len(self.text) > MAX_NAME:
            raise MendableError([Problem("sector", f"A name holds up to {MAX_NAME} characters.")])
        return self._adapt(
            lambda overlay: (overlay.sectors or {}).get(sector, ""),
            lambda overlay: replace(overlay, sectors=_with(overlay.sectors, sector, self.text)),
        )

    def example(self, responsibility: ResponsibilityId) -> Outcome:
        """A local example."""
        return self._adapt(
            lambda overlay: (overlay.examples or {}).get(responsibility, ""),
            lambda overlay: replace(overlay, examples=_with(overlay.examples, responsibility, self.text)),
        )

    def added(self, responsibility: ResponsibilityId) -> Outcome:
        """The words of a responsibility of the partnership's own."""

        def stored(overlay: Overlay) -> str:
            found = next((one for one in overlay.added or () if one.id == responsibility), None)
            if found is None:
                raise MendableError([Problem("added", "This was removed meanwhile. Load the page again.")])
            return found.statement

        def changed(overlay: Overlay) -> Overlay:
            added = overlay.added or ()
            own = tuple(replace(one, statement=self.text) if one.id == responsibility else one for one in added)
            return replace(overlay, added=own)

        return self._adapt(stored, changed)

    def _adapt(self, stored: Callable[[Overlay], str], change: Callable[[Overlay], Overlay]) -> Outcome:
        now = stored(self.store.round_state(self.principal, self.ref).assessment.overlay or Overlay())
        if now not in {self.seen, self.text}:
            return Conflict(now, self.text)
        return adapt_round(self.store, self.principal, self.ref, change)


def adapt_round(store: Store, principal: Principal, ref: RoundRef, change: Callable[[Overlay], Overlay]) -> Outcome:
    """Change what is stored of the overlay now. Who adapts something else at the same time loses nothing by it."""
    for _try in range(TRIES):
        stored = store.round_state(principal, ref).assessment.overlay
        changed = change(stored or Overlay())
        wanted = None if changed == Overlay() else changed
        outcome = store.change_overlay(principal, ref, wanted, seen=stored)
        if isinstance(outcome, Saved):
            break
    return outcome


WRITERS: Mapping[str, tuple[int, Callable[..., Outcome]]] = {
    "answer": (1, Writer.answer),
    "text": (2, Writer.written),
    "rating": (1, Writer.rating),
    "rating-text": (2, Writer.rating_text),
    "paper": (2, Writer.paper),
    "paper-text": (3, Writer.paper_text),
    "position": (2, Writer.position),
    "action": (2, Writer.action),
    "round": (1, Writer.round),
    "sector": (1, Writer.sector),
    "example": (1, Writer.example),
    "added": (1, Writer.added),
}


def store_at(store: Store, principal: Principal, ref: RoundRef, change: Change) -> Outcome:
    """Store the change where its place says.

    Raises LookupError where there is no such place; MendableError where the value is refused.
    """
    kind, *way = change.place.path
    steps, write = WRITERS[kind]
    if len(way) != steps:
        raise LookupError(change.place.path)
    return write(Writer(store, principal, ref, change), *way)


def conflict_text(conflict: Conflict[object]) -> str:
    """What is stored instead, as the text of the field."""
    stored: Any = conflict.stored
    if isinstance(stored, Mapping):
        (stored,) = stored.values()
    if isinstance(stored, tuple):
        return "\n".join(stored)
    return stored.isoformat() if isinstance(stored, date) else str(stored or "")


def _slot(name: str, allowed: Iterable[TextSlot]) -> TextSlot:
    found = next((slot for slot in allowed if slot.value == name), None)
    if found is None:
        raise LookupError(name)
    return found


def _with(texts: Mapping[Any, str] | None, key: str, typed: str) -> dict[Any, str] | None:
    changed = {**(texts or {}), key: typed}
    return {one: text for one, text in changed.items() if text} or None
