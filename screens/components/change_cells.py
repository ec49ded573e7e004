"""What stands in one cell of the comparison of two rounds: mark, look, words."""

from __future__ import annotations

from checklists import Edition
from exports import change_words as words_of_change
from exports.change_words import change_colour, change_mark, levels_between
from scoring import ResponsibilityComparison
from screens.components.words import answer_name
from translations import Translator

__all__ = ["change_look", "change_mark", "change_words", "levels_between"]


def change_look(one: ResponsibilityComparison) -> str:
    """How the cell looks: the further, the stronger its colour. The figure in it says which way."""
    levels = levels_between(one)
    if levels is None:
        return "not_known"
    return change_colour(levels)


def change_words(one: ResponsibilityComparison, edition: Edition, translator: Translator) -> str:
    """What changed, in words."""
    return words_of_change.change_words(one, lambda answer: answer_name(answer, edition, translator), translator)
