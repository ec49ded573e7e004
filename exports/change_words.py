"""What changed between two rounds, as a mark and in words: the same on the screen and on paper."""

from __future__ import annotations

from collections.abc import Callable

from assessments import Answer
from look import CHANGES
from scoring.model import Change, ResponsibilityComparison, Side
from translations import Translator

__all__ = ["change_colour", "change_mark", "change_words", "levels_between", "reason_words"]


def levels_between(one: ResponsibilityComparison) -> int | None:
    """How many levels higher the later round is; None where the two cannot be compared."""
    if isinstance(one.earlier, int) and isinstance(one.later, int):
        return one.later - one.earlier
    return None


def change_colour(levels: int) -> str:
    """The name of the colour (`look.CHANGES`) of so many levels higher, or lower where it is below zero."""
    return CHANGES[CHANGES.index("same") + levels]


def change_mark(one: ResponsibilityComparison) -> str:
    """`+2`, `−1`, `=`; `?` where the two cannot be compared."""
    levels = levels_between(one)
    if levels is None:
        return "?"
    return f"+{levels}" if levels > 0 else f"−{-levels}" if levels else "="


def change_words(one: ResponsibilityComparison, named: Callable[[Answer | None], str], translator: Translator) -> str:
    """The same in words; `named` says an answer in words."""
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
            return _reason_with_answers(one, named, translator)


def reason_words(one: ResponsibilityComparison, translator: Translator) -> str:
    """Why two rounds cannot be compared, for a place where both answers stand beside it; "" where they can."""
    _ = translator.gettext
    told = {
        Side.EARLIER: _("No level in the earlier round"),
        Side.LATER: _("No level in the later round"),
        Side.BOTH: _("No level in either round"),
    }
    return told[one.reason] if one.reason else ""


def _reason_with_answers(
    one: ResponsibilityComparison, named: Callable[[Answer | None], str], translator: Translator
) -> str:
    """The same with what stands in the round that has no level."""
    _ = translator.gettext
    told = {
        Side.EARLIER: _("not comparable: no level in the earlier round ({earlier})"),
        Side.LATER: _("not comparable: no level in the later round ({later})"),
        Side.BOTH: _("not comparable: no level in either round ({earlier}; {later})"),
    }
    return told[one.reason or Side.BOTH].format(earlier=named(one.earlier), later=named(one.later))
