"""What a cell of the comparison shows and says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assessments import Finding
from checklists import published_editions
from scoring import Change, ResponsibilityComparison, Side
from screens.components.change_cells import CHANGE_COLOURS, FURTHEST, INK_ON_CHANGE, change_mark, change_words
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


def test_what_is_written_in_each_colour_can_be_read() -> None:
    assert len(CHANGE_COLOURS) == len(INK_ON_CHANGE) == 2 * FURTHEST + 1
    for ground, ink in zip(CHANGE_COLOURS, INK_ON_CHANGE, strict=True):
        lighter, darker = sorted((_luminance(ground), _luminance(ink)), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
