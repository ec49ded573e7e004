"""What stands in one cell of a heatmap of gaps, and in the table beside it: mark, look, words."""

from __future__ import annotations

from assessments import Finding
from exports.heatmap import PATTERNS
from scoring import ResponsibilitySummary
from translations import Translator

__all__ = ["cell_look", "cell_mark", "cell_words"]

MARKS = {Finding.NOT_KNOWN: "?", Finding.NOT_APPLICABLE: "–", Finding.NO_AGREEMENT: "≠", None: "·"}


def cell_mark(one: ResponsibilitySummary) -> str:
    """The figure of the gap, or the mark of what stands in its place."""
    return str(one.gap) if one.gap is not None else MARKS[one.agreed]  # type: ignore[index]


def cell_look(one: ResponsibilitySummary) -> str:
    """How the cell looks: a colour of the gaps, or what tells what stands in its place."""
    if one.gap is not None:
        return f"gap-{one.gap}"
    return one.agreed if one.agreed in PATTERNS else "unsettled"  # type: ignore[return-value]


def cell_words(one: ResponsibilitySummary, translator: Translator) -> str:
    """The same in words."""
    _ = translator.gettext
    if one.gap is None:
        return {
            Finding.NOT_KNOWN: _("not known"),
            Finding.NOT_APPLICABLE: _("not applicable"),
            Finding.NO_AGREEMENT: _("no agreement"),
            None: _("not yet discussed"),
        }[one.agreed]  # type: ignore[index]
    if one.gap == 0:
        return _("at its target")
    levels = translator.ngettext("{gap} level to go to the target", "{gap} levels to go to the target", one.gap)
    return levels.format(gap=one.gap)
