"""Spoiling a good input a little, in the ways in which inputs are spoilt."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

__all__ = ["LONGEST", "spoilt"]

LONGEST = 20_000
"""Bytes of an input: longer ones find no more, and take longer."""

MOST_CHANGES = 4
NUMBER = re.compile(rb"[0-9]+")
NUMBERS = (b"0", b"-1", b"1e999", b"1.5", b"010", b"9" * 30, b"9" * 5000, b"NaN", b"2147483648", b"9223372036854775808")
ALIEN = (
    *(b"\x00", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\r", b"\r\n", b"\t", b"\\", b'"', b"'"),
    *("\u202e", "\u200b", "\u0301" * 50, "\uff21", "\u0410", "\U0001f469\u200d\U0001f680", "\u0663", "\u2028"),
    *(b"../" * 5, b"%00", b"%", b"${x}", b"<script>", b"{{7*7}}", b"[" * 300, b"{" * 50, b"A" * 400),
)
SIGNS = tuple(one if isinstance(one, bytes) else one.encode() for one in ALIEN)


def spoilt(chance: random.Random, data: bytes, others: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    """`data` with one to four changes. `others` are what pieces are taken from, `tokens` words of the format."""
    for _ in range(chance.randint(1, MOST_CHANGES)):
        data = chance.choice(WAYS)(chance, data, others, tokens)
    return data[:LONGEST]


Way = Callable[[random.Random, bytes, Sequence[bytes], Sequence[bytes]], bytes]


def _span(chance: random.Random, data: bytes) -> tuple[int, int]:
    begin = chance.randint(0, len(data))
    return begin, min(len(data), begin + int(chance.expovariate(1 / 12)))


def _flip(chance: random.Random, data: bytes, _others: Sequence[bytes], _tokens: Sequence[bytes]) -> bytes:
    if not data:
        return data
    place = chance.randrange(len(data))
    return data[:place] + bytes([data[place] ^ (1 << chance.randrange(8))]) + data[place + 1 :]


def _leave_out(chance: random.Random, data: bytes, _others: Sequence[bytes], _tokens: Sequence[bytes]) -> bytes:
    begin, end = _span(chance, data)
    return data[:begin] + data[end:]


def _repeat(chance: random.Random, data: bytes, _others: Sequence[bytes], _tokens: Sequence[bytes]) -> bytes:
    begin, end = _span(chance, data)
    return data[:begin] + data[begin:end] * chance.choice((2, 2, 3, 40)) + data[end:]


def _cut_off(chance: random.Random, data: bytes, _others: Sequence[bytes], _tokens: Sequence[bytes]) -> bytes:
    return data[: chance.randint(0, len(data))]


def _put_in(chance: random.Random, data: bytes, _others: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    begin, end = _span(chance, data)
    new = chance.choice(chance.choice((SIGNS, tokens or SIGNS)))
    return data[:begin] + new + data[chance.choice((begin, end)) :]


def _take_over(chance: random.Random, data: bytes, others: Sequence[bytes], _tokens: Sequence[bytes]) -> bytes:
    other = chance.choice(others)
    begin, end = _span(chance, other)
    place, after = _span(chance, data)
    return data[:place] + other[begin:end] + data[after:]


def _count_anew(chance: random.Random, data: bytes, _others: Sequence[bytes], _tokens: Sequence[bytes]) -> bytes:
    found = list(NUMBER.finditer(data))
    if not found:
        return data
    one = chance.choice(found)
    return data[: one.start()] + chance.choice(NUMBERS) + data[one.end() :]


def _swap_lines(chance: random.Random, data: bytes, _others: Sequence[bytes], _tokens: Sequence[bytes]) -> bytes:
    lines = data.split(b"\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


WAYS: tuple[Way, ...] = (_flip, _leave_out, _repeat, _cut_off, _put_in, _put_in, _take_over, _count_anew, _swap_lines)
