"""The words on the screen and in the documentation are the same ones; so is what is said of accessibility."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checklists import published_editions
from screens.pages import OF_A_ROUND
from translations import SOURCE_LANGUAGE, translator_for
from web.access import Access
from web.accessibility import accessibility
from web.glossary import Word, figures, words_for_people, words_of_the_work
from web.help_page import help_page
from web.page_help import page_help

DOCS = Path(__file__).parents[2] / "docs"
WORDS = translator_for(SOURCE_LANGUAGE)
ROW = re.compile(r"^\| \*\*(.+?)\*\* \| (.+?) \|(?: (.+?) \|)?$", re.MULTILINE)


def documented(heading: str) -> list[Word]:
    """The rows of the table under a heading of docs/glossary.md."""
    text = (DOCS / "glossary.md").read_text(encoding="utf-8")
    part = text.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return [Word(word, meaning, instead) for word, meaning, instead in ROW.findall(part)]


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("The words of the work", words_of_the_work(WORDS)),
        ("What the figures say", figures(WORDS)),
        ("The words for people", words_for_people(WORDS)),
    ],
)
def test_the_glossary_in_the_documentation_says_what_the_screens_say(heading: str, words: tuple[Word, ...]) -> None:
    assert documented(heading) == list(words)


def test_the_help_holds_every_word_and_every_level_with_its_meaning() -> None:
    edition = published_editions()["2026.1"]
    page = help_page(WORDS, SOURCE_LANGUAGE, "ltr", Access(), edition)
    for one in (*words_of_the_work(WORDS), *words_for_people(WORDS), *figures(WORDS)):
        assert f">{one.word}</th>" in page
    assert [f"{level} " in page for level in range(5)] == [True] * 5
    assert all(f"{level.level} {level.name}</th><td>{level.meaning}" in page for level in edition.scale)


def test_the_help_is_there_before_there_is_an_edition() -> None:
    assert "Words we use" in help_page(WORDS, SOURCE_LANGUAGE, "ltr", Access())


def test_what_the_help_says_of_accessibility_stands_in_the_documentation_too() -> None:
    written = (DOCS / "accessibility.md").read_text(encoding="utf-8")
    flowing = " ".join(written.split())
    said = [sentence for title, points in accessibility(WORDS) for sentence in (title, *points)]
    assert [sentence for sentence in said if sentence not in flowing] == []


def test_the_help_says_of_every_page_what_there_is_to_do_on_it() -> None:
    assert set(page_help(WORDS)) == {"start", "rate", "guide", *OF_A_ROUND}
