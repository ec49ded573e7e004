"""Rules of wording that a test can hold: no two texts alike, no blame, no names, the words of docs/glossary.md."""

import re
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import pytest

from checklists import read_edition
from tests.checklists.words import Text, tokens, written

TEXTS = written(read_edition())
GLOSSARY = Path(__file__).parents[2] / "docs" / "glossary.md"
ALIKE = 0.85


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of their words two texts share: 0.0, none, to 1.0, all."""
    return len(one & other) / len(one | other)


def near(texts: Iterable[Text], limit: float) -> list[str]:
    """Every two of `texts` that share more than `limit` of their words."""
    bags = sorted(((frozenset(tokens(text.text)), text) for text in texts), key=lambda bag: len(bag[0]))
    found = []
    for place, (bag, text) in enumerate(bags):
        for other, another in bags[place + 1 :]:
            if len(bag) < limit * len(other):  # the longer they grow from here, the less they can share
                break
            if (share := overlap(bag, other)) > limit:
                found.append(f"{share:.2f} {text.place} | {another.place}")
    return sorted(found, reverse=True)


def test_no_two_texts_are_alike_or_nearly_so() -> None:
    assert near(TEXTS, ALIKE) == []


def test_a_template_sentence_with_a_word_swapped_would_be_found() -> None:
    swapped = "All officers have been trained, it is done each week, and the written list at the desk shows who came."
    pair = [Text("a", "levels", swapped), Text("b", "levels", swapped.replace("officers", "nurses"))]
    assert near(pair, ALIKE) == ["0.90 a | b"]  # 18 words in both, 20 in all
    assert near([pair[0], Text("c", "levels", "Nurses ask every woman alone.")], ALIKE) == []


FORBIDDEN = {
    # The glossary's words
    r"abusers?": "perpetrator",
    r"offenders?": "perpetrator",
    r"batter(?:er|ers|ed)": "perpetrator; a woman is never named by what was done to her",
    r"(?<!/)victims?(?!/survivors?)(?!s?/)": "victim/survivor",
    r"(?<!victim/)(?<!victims/)survivors?(?!’ feedback)": "victim/survivor",
    r"clients?|complainants?|beneficiar(?:y|ies)": "woman",
    r"females?(?! (?:advocates?|and|nurse|or|doctors?|member|support|staff|interpreters?))": "woman",
    r"ladies|lady": "woman",
    r"domestic (?:incidents?|disputes?|quarrels?)|family disputes?|incidents?": "violence",
    r"(?<!outcomes of the )cases?": "we assess systems, never cases",
    # What we never recommend
    r"both parties|both sides": "violence has a perpetrator",
    r"mediat(?:e|es|ed|ion|ing)|couples? (?:counselling|therapy|work)|reconcil\w*": "no couple is brought together",
    r"(?:risk|danger) (?:scores?|scoring|ratings?|levels?|categor\w+)|high[- ]risk": "no person's danger is rated",
    r"diagnos(?:e|es|ed|is|ing)": "no diagnosis",
    # Blame
    r"provok\w+|(?<!never )her fault|failed to (?:leave|report)|refus\w+ help|non-?complian\w+": "no blame",
    # Endorsement
    r"endors\w+|accredit\w+|certifi\w+|(?:approved|recommended) by|official (?:tool|method)": "no endorsement",
    r"United Nations|UN Women|UN|World Health Organi[sz]ation|UNICEF|UNFPA|UNDP|EndVAWnow": "no organisation's name",
}

# What a rule finds and is right where it stands: an excuse that the table has to know when it hears it.
QUOTED = {("mens-groups.challenge-masculinity ask[1]", "provoked")}


@pytest.mark.parametrize(("pattern", "instead"), FORBIDDEN.items(), ids=str)
def test_no_text_has_a_word_that_we_do_not_use(pattern: str, instead: str) -> None:
    flags = 0 if "UN" in pattern else re.IGNORECASE
    found = {
        f"{one.place}: {match[0]}"
        for one in TEXTS
        for match in re.finditer(rf"\b(?:{pattern})\b", one.text, flags)
        if (one.place, match[0].lower()) not in QUOTED
    }
    assert found == set(), instead


def test_no_text_looks_as_if_it_held_a_telephone_number() -> None:
    digits = re.compile(r"\d[\d ()/.-]{3,}\d|\d{3,}|\bdial\b|\+\d")
    assert [one.place for one in TEXTS if digits.search(one.text)] == []


def test_no_text_holds_an_address_or_markup() -> None:
    assert [one.place for one in TEXTS if re.search(r"https?:|www\.|@|[<>*_`#{}]|\]\(", one.text)] == []


def test_apostrophes_and_quotation_marks_are_those_of_print() -> None:
    assert [one.place for one in TEXTS if re.search(r"['\"]|--|\.\.\.", one.text)] == []


def test_no_word_stands_twice_in_a_row() -> None:
    doubled = [
        f"{one.place}: {first}"
        for one in TEXTS
        for first, second in pairwise(re.findall(r"[A-Za-z]+|[^A-Za-z\s]", one.text))
        if first == second and first.isalpha()
    ]
    assert doubled == []


def test_the_glossary_explains_the_words_that_the_rules_speak_of() -> None:
    glossary = GLOSSARY.read_text(encoding="utf-8")
    for word in ("woman", "victim/survivor", "perpetrator", "survivors’ feedback"):
        assert f"**{word}**" in glossary
