"""What a cell of the comparison shows and says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assessments import Finding
from checklists import published_editions
from scoring import Change, ResponsibilityComparison, Side
from screens.components.change_cells import change_look, change_mark, change_words
from translations import SOURCE_LANGUAGE, translator_for

EDITION = published_editions()["2026.1"]
PLAIN = translator_for(SOURCE_LANGUAGE)
ONE = ResponsibilityComparison("police.clear-messages", "police", "accountability", 1, 2, Change.BETTER, None)


@pytest.mark.parametrize(
    ("changed", "mark", "words"),
    [
        ({}, "+1", "1 level higher"),
        ({"earlier": 0, "later": 4}, "+4", "4 levels higher"),
        ({"later": 1, "change": Change.SAME}, "=", "the same"),
        ({"earlier": 3, "later": 1, "change": Change.WORSE}, "−2", "2 levels lower"),
        (
            {"later": Finding.NOT_KNOWN, "change": Change.NOT_COMPARABLE, "reason": Side.LATER},
            "?",
            "not comparable: no level in the later round (Not known)",
        ),
        (
            {"earlier": Finding.NO_AGREEMENT, "later": None, "change": Change.NOT_COMPARABLE, "reason": Side.BOTH},
            "?",
            "not comparable: no level in either round (No agreement; Not yet discussed)",
        ),
        (
            {"earlier": None, "later": 0, "change": Change.NOT_COMPARABLE, "reason": Side.EARLIER},
            "?",
            "not comparable: no level in the earlier round (Not yet discussed)",
        ),
    ],
)
def test_a_cell_says_how_many_levels_or_why_it_cannot(changed: dict[str, object], mark: str, words: str) -> None:
    one = replace(ONE, **changed)

    assert (change_mark(one), change_words(one, EDITION, PLAIN)) == (mark, words)


def test_the_colour_of_a_cell_says_how_far_and_which_way() -> None:
    looks = [change_look(replace(ONE, earlier=1, later=later)) for later in (0, 1, 4)]

    assert looks == ["lower-1", "same", "higher-3"]
    assert change_look(replace(ONE, later=Finding.NOT_KNOWN)) == "not_known"
