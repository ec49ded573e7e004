"""What a partnership changes of the checklists for itself, in one round."""

from __future__ import annotations

from sqlalchemy import select, update

from assessments import Assessment
from checklists import MendableError, Overlay, Problem
from storage.changes import Change
from storage.limits import NO_TITLE, NOBODY, adapted_edition, check_assessment, overlay_from, overlay_text
from storage.model import Conflict
from storage.rows import action_of
from storage.tables import action, round_

__all__ = ["change_overlay"]


def change_overlay(change: Change, overlay: Overlay | None, seen: Overlay | None) -> Conflict[Overlay | None] | None:
    """Adapt the round with `overlay`, unless somebody adapted it otherwise than was `seen`.

    What was put down on a responsibility that is hidden now stays in the database and comes back with it.
    Raises MendableError where contract §4 refuses the overlay, or an action serves what would be hidden.
    """
    alone = Assessment(change.edition, NOBODY, NO_TITLE, overlay=overlay)
    check_assessment(alone, "overlay")
    stored, text = overlay_from(change.edition, change.overlay), overlay_text(alone)
    if stored not in (seen, overlay):
        change.keep_draft("overlay", {"overlay": text})
        return Conflict(stored, overlay)
    _refuse_served(change, text)
    here = round_.c.partnership == change.ref.partnership, round_.c.round == change.ref.round
    change.connection.execute(update(round_).where(*here).values(overlay=text))
    return None


def _refuse_served(change: Change, overlay: str | None) -> None:
    left = adapted_edition(change.edition, overlay).by_id
    here = action.c.partnership == change.ref.partnership, action.c.round == change.ref.round
    problems = [
        Problem("overlay", f"An action serves {responsibility}. Take it out of that action first, then hide it.")
        for one in map(action_of, change.connection.execute(select(action).where(*here).order_by(action.c.place)))
        for responsibility in one.responsibilities
        if responsibility not in left
    ]
    if problems:
        raise MendableError(problems)
