"""The store as the screens and commands see it. Every method takes the principal and has it checked, every time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from assessments import Action, Answer, Level, Position
from checklists import Overlay, ResponsibilityId
from storage import actions, adapting, entries, rounds
from storage.access import People
from storage.action_history import ActionHistories
from storage.copies import open_newest
from storage.course_store import Course
from storage.lasting import Lasting
from storage.model import Conflict, RoundRef, Saved, TextSlot
from storage.next_round import NextRounds
from storage.permissions import Deed, Principal
from storage.rounds_store import Rounds

__all__ = ["Store", "open_store", "utc_now"]


def utc_now() -> datetime:
    """The time of this machine, in UTC."""
    return datetime.now(UTC)


def open_store(url: str, *, clock: Callable[[], datetime] = utc_now) -> Store:
    """The store in the database at `url` (`sqlite:///…`, `postgresql://…`).

    Raises MendableError, with what to do, where the database is missing, empty, cut off, not ours or of another
    version. One of an older version is brought up to date, with a copy beside it (SQLite alone).
    """
    return Store(open_newest(url, clock()), clock)


class Store(People, Rounds, NextRounds, ActionHistories, Course, Lasting):
    """Rounds of partnerships. Safe to use from many threads; each method is one short transaction.

    Every method raises NotAllowedError where the principal may not do it, and MendableError with a plain sentence
    where something is refused or the database cannot do it; then nothing was stored. `key` may be any text that
    stands for one deed of one client: the same key again changes nothing and gives the same reply.
    """

    def set_agreed(
        self,
        principal: Principal,
        ref: RoundRef,
        responsibility: ResponsibilityId,
        answer: Answer | None,
        *,
        key: str | None = None,
    ) -> Saved:
        """Put down what the table settled on, None to take it back. A touch: the last one wins."""
        return self._change(principal, ref, Deed.FACILITATE, key, entries.set_answer, responsibility, answer)

    def set_target(
        self,
        principal: Principal,
        ref: RoundRef,
        responsibility: ResponsibilityId,
        level: Level | None,
        *,
        key: str | None = None,
    ) -> Saved:
        """Aim at `level`, 1 to 4; None: at the round's. A touch."""
        return self._change(principal, ref, Deed.FACILITATE, key, entries.set_target, responsibility, level)

    def set_importance(
        self,
        principal: Principal,
        ref: RoundRef,
        responsibility: ResponsibilityId,
        importance: int | None,
        *,
        key: str | None = None,
    ) -> Saved:
        """Weigh it with 1 to 3; None: as usual. A touch."""
        return self._change(principal, ref, Deed.FACILITATE, key, entries.set_importance, responsibility, importance)

    def write_text(  # noqa: PLR0913 - a text, where it stands, and what was seen there
        self,
        principal: Principal,
        ref: RoundRef,
        responsibility: ResponsibilityId,
        slot: TextSlot,
        text: str,
        *,
        seen: str,
        key: str | None = None,
    ) -> Saved | Conflict[str]:
        """Put down a text. `seen` is the text that this client last saw; "" is none."""
        facilitate = Deed.FACILITATE
        return self._change(principal, ref, facilitate, key, entries.change_text, responsibility, slot, text, seen)

    def set_positions(  # noqa: PLR0913 - the same
        self,
        principal: Principal,
        ref: RoundRef,
        responsibility: ResponsibilityId,
        positions: tuple[Position, ...],
        *,
        seen: tuple[Position, ...],
        key: str | None = None,
    ) -> Saved | Conflict[tuple[Position, ...]]:
        """Put down the positions that stand where there is no agreement, all of them."""
        facilitate = Deed.FACILITATE
        return self._change(principal, ref, facilitate, key, entries.change_positions, responsibility, positions, seen)

    def add_action(self, principal: Principal, ref: RoundRef, action: Action, *, key: str | None = None) -> Saved:
        """Add an action after the last; the very same twice is one."""
        return self._change(principal, ref, Deed.PLAN, key, actions.add, action)

    def change_action(  # noqa: PLR0913 - what changes, of which action, and what was seen there
        self,
        principal: Principal,
        ref: RoundRef,
        action_id: str,
        changes: Mapping[str, object],
        *,
        seen: Mapping[str, object],
        key: str | None = None,
    ) -> Saved | Conflict[Mapping[str, object]]:
        """Change fields of an action, by their names in `Action`; None or "" is none.

        What clashes with somebody else's change stays as it is stored and is told; the other fields are changed.
        Raises GoneError (what was typed is kept as a draft) where the action was removed.
        """
        return self._change(principal, ref, Deed.PLAN, key, actions.change_fields, action_id, changes, seen)

    def remove_action(self, principal: Principal, ref: RoundRef, action_id: str, *, key: str | None = None) -> Saved:
        """Remove an action; one that is gone already stays gone."""
        return self._change(principal, ref, Deed.PLAN, key, actions.remove, action_id)

    def change_round(
        self,
        principal: Principal,
        ref: RoundRef,
        changes: Mapping[str, object],
        *,
        seen: Mapping[str, object],
        key: str | None = None,
    ) -> Saved | Conflict[Mapping[str, object]]:
        """Change name, area, title, opened, closed, target or ratings_until. The name changes in all rounds."""
        outcome = self._change(principal, ref, Deed.FACILITATE, key, rounds.change_fields, changes, seen)
        if changes.get("closed"):
            self.worth_keeping.set()
        return outcome

    def change_overlay(
        self, principal: Principal, ref: RoundRef, overlay: Overlay | None, *, seen: Overlay | None
    ) -> Saved | Conflict[Overlay | None]:
        """Adapt the checklists for this round; what was put down on what is hidden comes back with it."""
        return self._change(principal, ref, Deed.FACILITATE, None, adapting.change_overlay, overlay, seen)
