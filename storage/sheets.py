"""A filled sheet, taken in whole or not at all: as if each of its answers had been touched once, in its order.

What stands there already is put down again like anything else. So whether a sheet says something new is told neither
by what is sealed (see `storage.course.reveal`) nor by what is no longer entered from paper; and the same sheet a second
time changes no answer and no text.
"""

from __future__ import annotations

from collections.abc import Mapping

from assessments import Answer, SheetRating
from checklists import MendableError, Problem, ResponsibilityId
from storage.changes import Change
from storage.model import TextSlot
from storage.own_ratings import RatingDraft, own_ratings
from storage.permissions import NotAllowedError
from storage.ratings import CLOSED, NOT_STORED, enter, enter_text, open_to_paper, open_to_seat, rate, write_text

__all__ = ["bring_in", "enter_sheet"]

CHANGED = "Something here was changed since you looked. Nothing was stored; read once more what the sheet says."

Ratings = Mapping[ResponsibilityId, SheetRating]
Left = list[ResponsibilityId]


def bring_in(change: Change, ratings: Ratings, seen: Mapping[ResponsibilityId, RatingDraft], left: Left) -> None:
    """Put down what the doer's own sheet says. `left` will hold those whose ratings no longer change.

    `seen` is what the doer had rated when it was told what would change.
    Raises MendableError where that has changed since, or the round is closed.
    """
    left.clear()
    if change.doer.seat is None:
        raise NotAllowedError
    _check_open(change)
    stored = own_ratings(change.connection, change.ref, change.doer.seat)
    if any(_values(stored.get(one)) != _values(seen.get(one)) for one in ratings):
        raise MendableError([Problem("sheet", CHANGED)])
    for one, said in ratings.items():
        if not open_to_seat(change, change.doer.seat, one):
            left.append(one)
            continue
        before = stored.get(one)
        for slot, text in _texts(said).items():
            write_text(change, one, slot, text, seen=getattr(before, slot.value, ""))
        if said.answer is not None:
            rate(change, one, said.answer)


def enter_sheet(change: Change, seat_id: str, ratings: Ratings, left: Left) -> None:
    """Put down what a seat's sheet says, as from its paper.

    `left` will hold those that the seat has touched itself, and those whose ratings no longer change. A text that
    was entered before and is another is kept as a draft.
    Raises MendableError where the seat looks on, or the round is closed.
    """
    left.clear()
    _check_open(change)
    for one, said in ratings.items():
        before = open_to_paper(change, seat_id, one)
        if before is None:
            left.append(one)
            continue
        for slot, text in _texts(said).items():
            if before[slot] not in {"", text}:
                change.keep_draft(f"{one}/{seat_id}", {slot.value: before[slot]})
            enter_text(change, seat_id, one, slot, text, seen=before[slot])
        if said.answer is not None:
            enter(change, seat_id, one, said.answer)


def _check_open(change: Change) -> None:
    if change.closed is not None:
        raise MendableError([Problem("round", f"{CLOSED} {NOT_STORED}")])


def _values(draft: RatingDraft | None) -> tuple[Answer | None, str, str]:
    return (None, "", "") if draft is None else (draft.answer, draft.note, draft.reason)


def _texts(said: SheetRating) -> dict[TextSlot, str]:
    """Those that were typed: a cell that was left empty takes nothing away."""
    return {slot: text for slot, text in ((TextSlot.NOTE, said.note), (TextSlot.REASON, said.reason)) if text}
