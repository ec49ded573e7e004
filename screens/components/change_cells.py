"""What stands in one cell of the comparison of two rounds: mark, colour, words."""

from __future__ import annotations

from checklists import Edition
from scoring import Change, ResponsibilityComparison, Side
from screens.components.words import answer_name
from translations import Translator

__all__ = [
    "CHANGE_COLOURS",
    "FURTHEST",
    "INK_ON_CHANGE",
    "change_mark",
    "change_words",
    "levels_between",
    "reason_words",
]

FURTHEST = 4  # levels up or down

# From four levels lower to four higher: the further, the darker. The figure in the cell says which way.
CHANGE_COLOURS = (
    *("#6e2408", "#a84f14", "#eba868", "#f8d9b4"),
    "#fbf7f0",
    *("#cfe3d8", "#93c3a9", "#357a58", "#14452b"),
)
INK_ON_CHANGE = ("#ffffff", "#ffffff", "#000000", "#000000", "#000000", "#000000", "#000000", "#ffffff", "#ffffff")


def levels_between(one: ResponsibilityComparison) -> int | None:
    """How many levels higher the later round is; None where the two cannot be compared."""
    if isinstance(one.earlier, int) and isinstance(one.later, int):
        return one.later - one.earlier
    return None


def change_mark(one: ResponsibilityComparison) -> str:
    """`+2`, `−1`, `=`; `?` where the two cannot be compared."""
    levels = levels_between(one)
    if levels is None:
        return "?"
    return f"+{levels}" if levels > 0 else f"−{-levels}" if levels else "="


def change_words(one: ResponsibilityComparison, edition: Edition, translator: Translator) -> str:
    """The same in words."""
    _, many = translator.gettext, translator.ngettext
    levels = levels_between(one)
    match one.change:
        case Change.SAME:
            return _("the same")
        case Change.BETTER:
            return many("{n} level higher", "{n} levels higher", levels or 0).format(n=levels)
        case Change.WORSE:
            return many("{n} level lower", "{n} levels lower", -(levels or 0)).format(n=-(levels or 0))
        case Change.NOT_COMPARABLE:
            return reason_words(one, edition, translator)


def reason_words(one: ResponsibilityComparison, edition: Edition, translator: Translator) -> str:
    """Why two rounds cannot be compared on a responsibility: which of them has no level, and what stands there."""
    _ = translator.gettext
    earlier, later = (answer_name(answer, edition, translator) for answer in (one.earlier, one.later))
    told = {
        Side.EARLIER: _("not comparable: no level in the earlier round ({earlier})"),
        Side.LATER: _("not comparable: no level in the later round ({later})"),
        Side.BOTH: _("not comparable: no level in either round ({earlier}; {later})"),
    }
    return told[one.reason or Side.BOTH].format(earlier=earlier, later=later)
