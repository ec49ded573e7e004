"""What people typed within a sentence of ours, in any writing: it turns neither the sentence nor what stands beside it.

A name in Arabic letters before a number would otherwise pull the number to its other side. An isolate (Unicode Standard
Annex 9) keeps each to itself. It is added only where something runs from right to left, so all else stays as it is.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

__all__ = ["filled", "in_a_row", "isolated"]

FIRST_STRONG, END = "\u2068", "\u2069"
OPENING = frozenset("\u2066\u2067\u2068")
TURNING = frozenset(("R", "AL", "AN", "LRI", "RLI", "FSI", "PDI"))
"""Bidirectional classes: letters and digits from right to left, and isolates that somebody typed."""


def isolated(text: str, beside: str = "") -> str:
    """`text`, in an isolate where it, or what stands `beside` it, runs from right to left."""
    return f"{FIRST_STRONG}{_closed(text)}{END}" if _turns(text) or _turns(beside) else text


def filled(sentence: str, **words: object) -> str:
    """`sentence.format(**words)`, with each of the words isolated where it needs to be."""
    return sentence.format(**{name: isolated(str(one), sentence) for name, one in words.items()})


def in_a_row(parts: Iterable[str], between: str = " · ") -> str:
    """The parts one after the other, each isolated where any of them needs it."""
    there = tuple(parts)
    return between.join(isolated(one, "".join(there)) for one in there)


def _turns(text: str) -> bool:
    return not text.isascii() and any(unicodedata.bidirectional(one) in TURNING for one in text)


def _closed(text: str) -> str:
    """The text without an end that ends nothing, and with an end for each isolate in it: none reaches out of it."""
    kept, deep = [], 0
    for one in text:
        deep += (one in OPENING) - (one == END)
        if deep < 0:
            deep = 0
        else:
            kept.append(one)
    return "".join(kept) + END * deep
