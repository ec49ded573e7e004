"""What stands in one cell of the comparison of two rounds: mark, colour, words."""

from __future__ import annotations

from checklists import Edition
from exports import change_words as words_of_change
from exports.change_words import change_mark, levels_between
from scoring import ResponsibilityComparison
from screens.components.words import answer_name
from translations import Translator

__all__ = ["CHANGE_COLOURS", "FURTHEST", "INK_ON_CHANGE", "change_mark", "change_words", "levels_between"]

FURTHEST = 4  # levels up or down

# From four levels lower to four higher: the further, the darker. The figure in the cell says which way.
CHANGE_COLOURS = (
    *("#6e2408", "#a84f14", "#eba868", "#f8d9b4"),
    "#fbf7f0",
    *("#cfe3d8", "#93c3a9", "#357a58", "#14452b"),
)
INK_ON_CHANGE = ("#ffffff", "#ffffff", "#000000", "#000000", "#000000", "#000000", "#000000", "#ffffff", "#ffffff")


def change_words(one: ResponsibilityComparison, edition: Edition, translator: Translator) -> str:
    """What changed, in words."""
    return words_of_change.change_words(one, lambda answer: answer_name(answer, edition, translator), translator)
