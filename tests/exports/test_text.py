from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.plan import Address
from exports.text import legible, legible_throughout

CUT = "[cut]"


def test_an_ordinary_text_stays_as_it_is() -> None:
    for text in ("Two officers, day and night.", "Zwei\nZeilen", "é ñ ü", "مرحبا", "שלום", "हिन्दी", ""):
        assert legible(text, CUT) == text


def test_a_long_word_is_given_a_place_to_break_every_forty_letters() -> None:
    assert legible("x" * 100, CUT) == "x" * 40 + "\u200b" + "x" * 40 + "\u200b" + "x" * 20
    assert legible("x" * 40, CUT) == "x" * 40


def test_emoji_that_are_joined_stay_joined() -> None:
    family = "\N{WOMAN}\u200d\N{GIRL}"
    assert legible(family, CUT) == family
    assert family in legible("x" * 39 + family, CUT).replace("x", "")


def test_marks_on_one_letter_are_bounded() -> None:
    assert len(legible("a" + "\u0301" * 9_999, CUT)) <= 7


def test_what_turns_or_hides_text_is_taken_out_and_isolates_stay() -> None:
    assert legible("a\u202eb\u202cc\x07d\x00e\ud800f", CUT) == "abcdef"
    assert legible("\u2067abc\u2069", CUT) == "\u2067abc\u2069"


def test_two_spellings_of_a_name_become_one() -> None:
    assert legible("Zoe\u0308", CUT) == "Zoë"


def test_a_text_that_is_cut_says_so() -> None:
    assert legible("word " * 2_000, CUT) == "word " * 2_000
    assert legible("word " * 2_001, CUT).endswith(CUT)
    assert legible("a\n" * 300, CUT).endswith(CUT)


def test_windows_line_ends_are_line_ends() -> None:
    assert legible("a\r\nb\rc", CUT) == "a\nb\nc"


@given(st.text(max_size=300))
def test_whatever_is_typed_no_unbroken_run_is_longer_than_forty_letters_and_their_marks(text: str) -> None:
    for run in re.split(r"[\s\u200b]+", legible(text, CUT)):
        letters = [one for one in run if not unicodedata.category(one).startswith("M")]
        assert len(letters) <= 40 or "\u200d" in run


@given(st.text(max_size=300))
def test_what_is_legible_stays_as_it_is(text: str) -> None:
    once = legible(text, CUT)
    assert legible(once, CUT) == once


@dataclass(frozen=True, slots=True)
class Held:
    text: str
    more: tuple[str, ...]
    address: Address
    count: int


@pytest.mark.parametrize("bad", ["a\x07", "a\u202e"])
def test_every_text_of_a_plan_is_gone_through_and_addresses_are_left_alone(bad: str) -> None:
    address = Address("https://example.org/" + "x" * 60)
    held = legible_throughout(Held(bad, (bad, bad), address, 3), CUT)
    assert held == Held("a", ("a", "a"), address, 3)
