"""Codes as they are shown, typed and kept."""

from __future__ import annotations

import re

import pytest
from argon2 import PasswordHasher
from argon2.low_level import Type
from hypothesis import given
from hypothesis import strategies as st

from storage.codes import NOBODYS, SYMBOLS, CodeKind, Secret, TypedCode, is_right, new_code, read_code

PLAIN = "MGSZ17T4SYMC8X2QPYMH"
SHOWN = "MGSZ17T4-SYMC-8X2Q-PYMH"


@pytest.mark.parametrize(
    "typed",
    [
        SHOWN,
        PLAIN,
        SHOWN.lower(),
        " mgsz17t4 symc\n8x2q\tpymh ",
        "MGSZI7T4-SYMC-8X2Q-PYMH",
        "mgszl7t4-symc-8x2q-pymh",
        "MGSZ17T4–SYMC—8X2Q‑PYMH",
        "ＭＧＳＺ１７Ｔ４－ＳＹＭＣ－８Ｘ２Ｑ－ＰＹＭＨ",
        "ｍｇｓｚ１７ｔ４　ｓｙｍｃ　８ｘ２ｑ　ｐｙｍｈ",
    ],
)
def test_a_code_is_the_same_however_it_is_typed(typed: str) -> None:
    assert read_code(typed) == TypedCode("MGSZ17T4", Secret("SYMC8X2QPYMH"))


def test_the_letter_o_is_read_as_nought() -> None:
    assert read_code("OoO00000-0000-0000-000O") == TypedCode("00000000", Secret("0" * 12))


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "-",
        PLAIN[:-1],
        PLAIN + "0",
        "МGSZ17T4-SYMC-8X2Q-PYMH",  # a Cyrillic letter
        "MGSZ17T4-SYMC-8X2Q-PYMΗ",  # a Greek one
        "MGSZ17T4-ſYMC-8X2Q-PYMH",  # a long s, whose capital is S
        "MGSZı7T4-SYMC-8X2Q-PYMH",  # an i without a dot, whose capital is I
        "MGSZ1٧T4-SYMC-8X2Q-PYMH",  # an Arabic digit
        "𝐌GSZ17T4-SYMC-8X2Q-PYMH",
        "MGSZ17T4-SYMC-8X2Q-PYM\u200bH",  # a space without width
        "MGSZ17T4-SYMC-8X2Q-PYM\u202eH",
        "MGSZ17T4-SYMC-8X2Q-PYMU",
        "MGSZ17T4-SYMC-8X2Q-PYM\x00",
        "MGSZ17T4-SYMC-8X2Q-PYM\ud800",
        "M\u0301GSZ17T4-SYMC-8X2Q-PYMH",
        "x" * 100_000,
    ],
)
def test_what_only_looks_like_a_code_is_none_and_nothing_is_dropped_to_make_one(typed: str) -> None:
    assert read_code(typed) is None


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_code_of_our_symbols_or_none(text: str) -> None:
    read = read_code(text)
    assert read is None or set(read.selector + read.secret) <= set(SYMBOLS)


def test_a_new_code_is_shown_in_groups_and_lets_itself_in() -> None:
    one, other = new_code(CodeKind.SEAT), new_code(CodeKind.SEAT)
    assert re.fullmatch(f"[{SYMBOLS}]{{8}}(-[{SYMBOLS}]{{4}}){{3}}", one.text)
    assert is_right(one.hash, read_code(one.text))
    assert not is_right(one.hash, read_code(other.text))
    assert not is_right(other.hash, read_code(one.text))


def test_a_recovery_key_holds_at_least_128_bits() -> None:
    read = read_code(new_code(CodeKind.RECOVERY).text)
    assert read is not None
    assert len(SYMBOLS) ** len(read.secret) >= 2**128


def test_a_code_is_kept_as_an_argon2id_hash_of_19_mib_and_nobodys_costs_the_same() -> None:
    same = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1, type=Type.ID)
    assert not same.check_needs_rehash(new_code(CodeKind.SEAT).hash)
    assert not same.check_needs_rehash(NOBODYS)


@pytest.mark.parametrize(("kept", "typed"), [(None, SHOWN), (NOBODYS, ""), (None, ""), ("", SHOWN), (NOBODYS, "x")])
def test_nobody_comes_in_where_there_is_no_code(kept: str | None, typed: str) -> None:
    assert not is_right(kept, read_code(typed))


def test_a_secret_is_itself_where_it_is_shown_and_in_no_repr() -> None:
    new = new_code(CodeKind.SEAT)
    assert f"{new.text}" == str(new.text) == new.text[:]
    assert new.text not in repr(new)
    assert new.text[9:] not in repr([new, read_code(new.text)])
