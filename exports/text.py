"""What people typed, made fit for a printed page or for a file: nothing that hides, reorders or stalls the layout.

Everything here takes time in proportion to the text. Wrapping a line does not: it is quadratic in an unbroken string,
so a long word is given places to break, and a stack of marks on one letter is bounded.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from types import MappingProxyType
from typing import TypeVar, cast

__all__ = ["legible", "legible_throughout", "storable", "storable_throughout"]

LONGEST_TEXT = 10_000  # characters, the most that an assessment file allows (contract §4)
LONGEST_WORD = 40  # characters, before a place to break
MOST_MARKS = 6  # on one letter: Hebrew and Vietnamese need four
MOST_LINES = 200
ZERO_WIDTH_SPACE = "\u200b"
JOINER = "\u200d"

# Control characters but tab and line feed; overrides and embeddings, which show a text in another order than it is
# stored; noncharacters and halves of surrogate pairs. Isolates, directional marks and joiners stay.
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1}}}")
BLANK_LINES = re.compile(r"\n\s*\n\s*\n")
Value = TypeVar("Value")


def legible(text: str, shortened: str) -> str:
    """The text as it is printed. `shortened` stands at the end where it was too long."""
    kept = text[:LONGEST_TEXT]
    kept = UNPRINTABLE.sub("", kept.replace("\r\n", "\n").replace("\r", "\n"))
    kept = unicodedata.normalize("NFC", "".join(_bounded_marks(kept)))
    kept = BLANK_LINES.sub("\n\n", kept)
    lines = kept.split("\n")
    cut = len(text) > LONGEST_TEXT or len(lines) > MOST_LINES
    kept = "".join(_breakable("\n".join(lines[:MOST_LINES])))
    return f"{kept} {shortened}" if cut else kept


def storable(text: str) -> str:
    """The text as a file holds it: only what cannot be stored or would turn it round is taken out."""
    return UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def legible_throughout(value: Value, shortened: str) -> Value:
    """The same value with every text within it legible: dataclasses, tuples and mappings are gone through."""
    return _throughout(value, lambda text: legible(text, shortened))


def storable_throughout(value: Value) -> Value:
    """The same value with every text within it storable."""
    return _throughout(value, storable)


def _throughout(value: Value, change: Callable[[str], str]) -> Value:
    made: object = value
    if isinstance(value, str) and type(value) is str:
        made = change(value)
    elif isinstance(value, tuple):
        made = tuple(_throughout(one, change) for one in value)
    elif isinstance(value, Mapping):
        made = MappingProxyType({key: _throughout(one, change) for key, one in value.items()})
    elif is_dataclass(value) and not isinstance(value, type):
        changes = {one.name: _throughout(getattr(value, one.name), change) for one in fields(value)}
        made = replace(value, **changes)
    return cast("Value", made)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


def _bounded_marks(text: str) -> Iterable[str]:
    return text if text.isascii() else _with_few_marks(text)


def _with_few_marks(text: str) -> Iterator[str]:
    marks = 0
    for character in text:
        marks = marks + 1 if _is_mark(character) else 0
        if marks <= MOST_MARKS:
            yield character


def _breakable(text: str) -> Iterable[str]:
    return _broken(text) if LONG_WORD.search(text) else text


def _broken(text: str) -> Iterator[str]:
    run, before = 0, ""
    for character in text:
        run = 0 if character.isspace() or character == ZERO_WIDTH_SPACE else run + 1
        # A letter is never parted from its marks, nor one emoji from the others that it is joined to.
        if run > LONGEST_WORD and JOINER not in (before, character) and not _is_mark(character):
            yield ZERO_WIDTH_SPACE
            run = 1
        yield character
        before = character
