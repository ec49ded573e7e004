"""What the rooms below refuse can be translated: the list of sentences keeps to what they say."""

from __future__ import annotations

import ast
from gettext import NullTranslations
from pathlib import Path

from screens.refusals import refusal_words, sentences
from translations import SOURCE_LANGUAGE, translator_for

ROOT = Path(__file__).resolve().parents[2]


class Shouting(NullTranslations):
    """Another language, of a kind."""

    def gettext(self, text: str) -> str:
        return text.upper()


def test_every_sentence_that_is_offered_for_translation_is_said_by_a_room_below() -> None:
    said = {
        node.value
        for room in ("exports", "storage", "web")
        for path in (ROOT / room).glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert sentences(str)
    assert sentences(str) - said == set()


def test_a_known_sentence_is_translated_and_any_other_stays_as_it_is() -> None:
    known = "This seat looks on and does not rate."
    assert refusal_words(known, Shouting()) == known.upper()
    assert refusal_words("A name holds up to 300 characters.", Shouting()) == "A name holds up to 300 characters."
    assert refusal_words(known, translator_for(SOURCE_LANGUAGE)) == known
