"""What stands in one cell of a heatmap, on the screen and in the table beside it: mark, colour, words."""

from __future__ import annotations

from assessments import Finding
from scoring import ResponsibilitySummary
from translations import Translator

__all__ = ["GAP_COLOURS", "INK_ON_GAP", "NOT_SETTLED", "cell_mark", "cell_words"]

# Lightness falls evenly: readable in grey print and with each colour blindness.
GAP_COLOURS = ("#fbf7f0", "#fbdcae", "#f2a95c", "#c4601f", "#6e2408")
INK_ON_GAP = ("#000000", "#000000", "#000000", "#000000", "#ffffff")
NOT_SETTLED = "#e4e7ec"

MARKS = {Finding.NOT_KNOWN: "?", Finding.NOT_APPLICABLE: "–", Finding.NO_AGREEMENT: "≠", None: "·"}


def cell_mark(one: ResponsibilitySummary) -> str:
    """The figure of the gap, or the mark of what stands in its place."""
    return str(one.gap) if one.gap is not None else MARKS[one.agreed]  # type: ignore[index]


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
