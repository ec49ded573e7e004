"""Which actions need the survivors' safety check before somebody leads them by a date.

Work with men who use violence can put their partners in danger, and data can give a woman away. So such an action is
committed only once it says how it is kept safe for survivors.
"""

from __future__ import annotations

from typing import Final

from assessments import Action
from checklists import Edition, Responsibility, SectorId, ThemeId

__all__ = ["lacks_safety_check", "needs_safety_check"]

MENS_GROUPS: Final = SectorId("mens-groups")
DATA: Final = ThemeId("data")
ACCOUNTABILITY: Final = ThemeId("accountability")


def needs_safety_check(edition: Edition, action: Action) -> bool:
    """Whether the action concerns perpetrators or data; `edition` as the round adapted it.

    It does where it serves a responsibility of men's groups, one of the theme *data*, or one of the theme
    *accountability* that is safety-critical, which are those on how to deal with perpetrators, or was added here, where
    nobody can say so.
    """
    return any(_is_delicate(edition.by_id[one]) for one in action.responsibilities if one in edition.by_id)


def lacks_safety_check(edition: Edition, action: Action) -> bool:
    """Whether somebody leads the action by a date, and the check that it needs is not written."""
    written = (action.survivor_safety or "").strip()
    return action.is_taken_on and not written and needs_safety_check(edition, action)


def _is_delicate(one: Responsibility) -> bool:
    added_here = one.item is None
    on_perpetrators = one.theme == ACCOUNTABILITY and (one.safety_critical or added_here)
    return one.sector == MENS_GROUPS or one.theme == DATA or on_perpetrators
