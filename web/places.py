"""Which method of the store a field's place belongs to, and what a field's text means there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from assessments import MAX_NAME, Resources
from checklists import MendableError, Overlay, Problem, ResponsibilityId, SectorId
from storage import Conflict, Principal, RoundRef, Saved, Store, TextSlot
from web.options import answer_of
from web.saving import Change

__all__ = ["conflict_text", "store_at"]

Outcome = Saved | Conflict
TRIES = 5


class Writer:
    """Stores one change of one round."""

    def __init__(self, store: Store, principal: Principal, ref: RoundRef, change: Change) -> None:
        self.store, self.principal, self.ref = store, principal, ref
        self.text, self.seen = change.value or "", change.seen or ""
        self.value, self.key = change.value, change.key

    def answer(self, responsibility: ResponsibilityId) -> Outcome:
        """What the table settled on."""
        try:
            answer = answer_of(self.value)
        except ValueError as error:
            raise LookupError(self.value) from error
        return self.store.set_agreed(self.principal, self.ref, responsibility, answer, key=self.key)

    def written(self, responsibility: ResponsibilityId, slot: str) -> Outcome:
        """A text beside an answer."""
        if slot not in set(TextSlot):
            raise LookupError(slot)
        text, seen = self.text, self.seen
        return self.store.write_text(
            self.principal, self.ref, responsibility, TextSlot(slot), text, seen=seen, key=self.key
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


def conflict_text(conflict: Conflict) -> str:
    """What is stored instead, as the text of the field."""
    stored: Any = conflict.stored
    if isinstance(stored, Mapping):
        (stored,) = stored.values()
    if isinstance(stored, tuple):
        return "\n".join(stored)
    return stored.isoformat() if isinstance(stored, date) else str(stored or "")


def _line(text: str) -> str | None:
    return text or None


def _lines(text: str) -> tuple[str, ...] | None:
    return tuple(line for line in text.splitlines() if line.strip()) or None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise MendableError([Problem("date", "There is no such date.")]) from error


FROM_TEXT: Mapping[str, Callable[[str], object]] = {
    "title": _line,
    "lead_role": _line,
    "steps": _lines,
    "start": _day,
    "due": _day,
    "indicator": _line,
    "verification": _line,
    "survivor_safety": _line,
    "survivor_input": _line,
    "status_note": _line,
}


OF_ROUND: Mapping[str, Callable[[str], object]] = {
    "name": _line,
    "area": _line,
    "title": _line,
    "opened": _day,
    "closed": _day,
}


def _with(texts: Mapping[Any, str] | None, key: str, typed: str) -> dict[Any, str] | None:
    changed = {**(texts or {}), key: typed}
    return {one: text for one, text in changed.items() if text} or None
