"""What a sheet for a computer without a network looks like: known to whoever writes it and to whoever reads it.

Each of its checklists carries its own mark in the first cell, so that a checklist is known by what it holds and not by
its name, which is in the language of its readers and can be changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from hashlib import sha256
from typing import Final

from assessments.model import Answer, Finding
from checklists import Edition
from translations import Translator

__all__ = ["FORMAT", "VERSION", "Column", "SheetPlace", "answer_words", "mark_of", "sheet_place"]

FORMAT: Final = "coordinated-response-sheet"
VERSION: Final = 1
"""The one version of the form so far."""

_BYTES_OF_A_ROUND: Final = 16


class Column(IntEnum):
    """Which column holds what, from 1. The mark stands in the first row of `ID`, which is hidden."""

    ID = 1
    PLACE = 2
    STATEMENT = 3
    ANSWER = 4
    TEXT = 5
    LEVELS = 6
    """The first of the seven columns that say what each answer means; their heads are what there is to choose from."""


@dataclass(frozen=True, slots=True)
class SheetPlace:
    """Where a sheet belongs: an edition, a round and a seat. `round` is a digest: a sheet tells no id of ours."""

    edition: str
    round: str
    seat: str


def sheet_place(edition: str, partnership: str, round_: str, seat: str) -> SheetPlace:
    """The place of a seat in the round that the database holds under these two ids."""
    digest = sha256(f"{FORMAT}\n{partnership}\n{round_}".encode()).digest()
    return SheetPlace(edition, digest[:_BYTES_OF_A_ROUND].hex(), seat)


def mark_of(place: SheetPlace, language: str) -> str:
    """What stands in the first cell of a checklist: six words, none of which holds white space."""
    return f"{FORMAT} {VERSION} {place.edition} {language} {place.round} {place.seat}"


def answer_words(edition: Edition, translator: Translator) -> Mapping[Answer, str]:
    """Every answer that one seat can give, in the order of the list to choose from, as people read it.

    `edition` is translated.
    """
    _ = translator.gettext
    levels: dict[Answer, str] = {level: f"{level} {edition.scale[level].name}" for level in (0, 1, 2, 3, 4)}
    return levels | {Finding.NOT_KNOWN: _("Not known"), Finding.NOT_APPLICABLE: _("Not applicable")}
