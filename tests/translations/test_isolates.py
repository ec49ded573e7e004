"""What people typed in any writing stays to itself within a sentence of ours."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.isolates import filled, in_a_row, isolated

HARBOUR = "مرفأ"
SCREENS = sorted((Path(__file__).parents[2] / "screens").rglob("*.py"))
TYPED = {"last", "name", "now", "round", "seat", "sector", "title", "was", "what"}
"""What a sentence of the screens calls what people typed: names of partnerships, rounds, sectors and actions."""


@pytest.mark.parametrize("text", [HARBOUR, "שלום", f"Harbour {HARBOUR}", "٣", f"3 {HARBOUR}!"])
def test_writing_from_right_to_left_is_isolated(text: str) -> None:
    assert filled("Since “{title}” (2)", title=text) == f"Since “\u2068{text}\u2069” (2)"


@pytest.mark.parametrize("text", ["", "Harbour", "Zoë 3!", "मेल", "港", "👩🏽‍⚕️", "e\u0301", "\u200e"])
def test_any_other_writing_stays_as_it_is(text: str) -> None:
    assert isolated(text) == text
    assert in_a_row((text, "Police")) == f"{text} · Police"


def test_beside_writing_from_right_to_left_all_is_isolated() -> None:
    assert filled("منذ {title}", title="Harbour (2)") == "منذ \u2068Harbour (2)\u2069"
    assert in_a_row((HARBOUR, "3 May")) == f"\u2068{HARBOUR}\u2069 · \u20683 May\u2069"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\u2069b", "ab"),  # would end our isolate
        ("a\u2067b", "a\u2067b\u2069"),  # would take what follows along
        ("\u2066a\u2067b\u2069", "\u2066a\u2067b\u2069\u2069"),
        ("\u2069\u2069\u2068a", "\u2068a\u2069"),
        ("\u2067a\u2069", "\u2067a\u2069"),
    ],
)
def test_isolates_that_somebody_typed_do_not_reach_out(typed: str, kept: str) -> None:
    assert isolated(typed) == f"\u2068{kept}\u2069"


@given(st.lists(st.text("aא3.\n\u2066\u2067\u2068\u2069"), max_size=4))
def test_whatever_is_typed_each_isolate_is_closed_and_nothing_that_is_seen_is_lost(parts: list[str]) -> None:
    row = in_a_row(parts, "|")
    deep = 0
    for one in row:
        deep += (one in "\u2066\u2067\u2068") - (one == "\u2069")
        assert deep >= 0
        assert one != "|" or deep == 0
    assert deep == 0
    seen = row.translate(dict.fromkeys(range(0x2066, 0x206A)))
    assert seen == "|".join(parts).translate(dict.fromkeys(range(0x2066, 0x206A)))


def left_open(tree: ast.AST) -> list[tuple[int, str]]:
    """Where what people typed is put into a sentence that does not isolate it; constants are HTML around it."""
    return [
        (node.lineno, word.arg)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format"
        if not getattr(node.func.value, "id", "").isupper()
        for word in node.keywords
        if word.arg in TYPED
    ]


def test_no_sentence_of_the_screens_takes_in_what_people_typed_without_an_isolate() -> None:
    found = [(path.name, *one) for path in SCREENS for one in left_open(ast.parse(path.read_text("utf-8")))]
    assert found == []
    assert left_open(ast.parse("told.format(title=one.title)\nfilled(told, title=one.title)")) == [(1, "title")]
