import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments import MAX_NAME, text_problem
from assessments.refusals import json_path
from assessments.texts import MAX_SHOWN, shown


@pytest.mark.parametrize(
    "text", ["", " ", "x" * 300, "a\tb\r\nc", "👩‍👩‍👧", "\u2067مرفأ\u2069", "\u2028", "e\u0301" * 150]
)
def test_a_text_may_be_empty_blank_long_and_of_any_script(text: str) -> None:
    assert text_problem(text, MAX_NAME) is None


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u00a0\u3000"])
def test_a_needed_text_holds_more_than_white_space(text: str) -> None:
    assert text_problem(text, MAX_NAME, needed=True) == "Something must be written here, not only white space."


def test_a_text_that_is_too_long_says_by_how_much() -> None:
    assert text_problem("é" * 1_301, MAX_NAME) == "This holds 1,301 characters. Shorten it to 300."


def test_a_character_that_is_refused_is_named_with_its_place() -> None:
    found = text_problem("ab\x00", MAX_NAME)

    assert found is not None
    assert found.startswith("Character 3 is the control character U+0000.")
    assert found.endswith("Remove it.")


@given(st.text())
def test_what_is_shown_is_one_line_of_printable_ascii(text: str) -> None:
    found = shown(text)

    assert found.isascii()
    assert found.isprintable()
    assert (found[0], found[-1]) == ('"', '"')


def test_what_is_shown_is_shortened_before_it_is_escaped() -> None:
    assert shown("é" * MAX_SHOWN) == '"' + "\\u00e9" * 80 + '"'
    assert shown("é" * (MAX_SHOWN + 1)) == '"' + "\\u00e9" * 77 + '..."'


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ((), "$"),
        (("seats", 0, "id"), "$.seats[0].id"),
        (
            ("responsibilities", "police.referral-protocols", "ratings", 0, "level"),
            '$.responsibilities["police.referral-protocols"].ratings[0].level',
        ),
        (("a b", 'c"d', "é", "1", ""), '$["a b"]["c\\"d"]["\\u00e9"]["1"][""]'),
        (("x" * 81,), '$["' + "x" * 77 + '..."]'),
    ],
)
def test_a_path_is_written_as_json_path(path: tuple[str | int, ...], expected: str) -> None:
    assert json_path(path) == expected
