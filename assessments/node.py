"""One value of an assessment file together with its place, so that whatever is refused is refused where it stands.

A value that is refused gives a harmless stand-in, so that reading goes on and finds the next problem. Stand-ins never
leave the reader: where anything was refused, nothing is handed on.
"""

from __future__ import annotations

import json
import re
from datetime import date
from enum import Enum, StrEnum
from typing import NamedTuple, TypeAlias, TypeVar

from assessments.json_text import Json, OddNumber
from assessments.refusals import Path, Refusals
from assessments.texts import MAX_TEXT, shown, text_problem

__all__ = ["Absent", "Members", "Node"]

Word = TypeVar("Word", bound=StrEnum)

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Absent(Enum):
    """Stands for a value that was needed and is missing, or was null; its absence is told already."""

    ABSENT = "absent"


Value: TypeAlias = "Json | Absent"


class Node(NamedTuple):
    """A value, the way to it, and where its problems go. A tuple, because a file may hold hundreds of thousands."""

    value: Value
    path: Path
    refusals: Refusals

    def refuse(self, message: str) -> None:
        """Tell what is wrong here."""
        self.refusals.of_value(self.path, message)

    def refuse_kind(self, wanted: str) -> None:
        """Tell that `wanted` should stand here, and what does; silent where an absence is told already."""
        if self.value is not Absent.ABSENT:
            self.refuse(f"{wanted} should stand here, not {_kind(self.value)}.")

    @property
    def here(self) -> bool:
        """Whether there is a value to judge."""
        return self.value is not Absent.ABSENT

    def _inner(self, step: str | int, value: Json) -> Node:
        inner = Node(value, (*self.path, step), self.refusals)
        if value is not None:
            return inner
        inner.refuse("null says nothing here. Write a value, or leave the member out.")
        return Node(Absent.ABSENT, inner.path, self.refusals)

    def members(self, *known: str) -> Members:
        """The members of the object here, none but `known` ones."""
        if not isinstance(self.value, dict):
            self.refuse_kind("An object in { }")
            return Members(self, {})
        for name, value in self.value.items():
            if name not in known:
                unknown = Node(value, (*self.path, name), self.refusals)
                unknown.refuse(f"There is no such member here. There are: {', '.join(known)}.")
            elif value is None:
                self._inner(name, value)
        return Members(self, self.value)

    def named(self) -> tuple[tuple[str, Node], ...]:
        """The members of the object here, whatever their names."""
        if isinstance(self.value, dict):
            return tuple((name, self._inner(name, value)) for name, value in self.value.items())
        self.refuse_kind("An object in { }")
        return ()

    def items(self) -> tuple[Node, ...]:
        """What the list here holds."""
        if isinstance(self.value, list):
            return tuple(self._inner(place, value) for place, value in enumerate(self.value))
        self.refuse_kind("A list in [ ]")
        return ()

    def text(self, limit: int, needed: bool = False) -> str:
        """The text here: not empty, at most `limit` characters; more than white space where it is `needed`."""
        if not isinstance(self.value, str):
            self.refuse_kind("A text in quotation marks")
            return ""
        if self.value == "":
            self.refuse("This text is empty. Write something, or leave it out.")
        elif problem := text_problem(self.value, limit, needed):
            self.refuse(problem)
        return self.value

    def whole(self, lowest: int, highest: int) -> int:
        """The whole number here, from `lowest` to `highest`."""
        if type(self.value) is int and lowest <= self.value <= highest:
            return self.value
        if type(self.value) is int:
            self.refuse(f"A whole number from {lowest} to {highest} should stand here, not {self.value}.")
        else:
            self.refuse_kind(f"A whole number from {lowest} to {highest}")
        return lowest

    def word(self, words: type[Word]) -> Word:
        """The one of `words` that stands here."""
        for word in words:
            if word == self.value:
                return word
        self.refuse_kind(f"One of {', '.join(words)}")
        return next(iter(words))

    def date(self) -> date | None:
        """The date here; None where it is refused."""
        if isinstance(self.value, str) and _DATE.fullmatch(self.value):
            try:
                return date.fromisoformat(self.value)
            except ValueError:
                self.refuse(f"There is no date {self.value}.")
        else:
            self.refuse_kind("A date such as 2026-05-31")
        return None

    def id(self) -> str:
        """The id of a seat or an action."""
        if isinstance(self.value, str) and _ID.fullmatch(self.value):
            return self.value
        self.refuse_kind("An id of 1 to 64 letters A-Z a-z, digits, _ and -, the first no _ or -,")
        return self.value if isinstance(self.value, str) else ""

    def reference(self) -> str | None:
        """The text here as an id to look up; None where there is no text."""
        if isinstance(self.value, str):
            return self.value
        self.refuse_kind("An id in quotation marks")
        return None


class Members:
    """The members of one object, by name."""

    def __init__(self, owner: Node, found: dict[str, Json]) -> None:
        self.owner = owner
        self._found = found

    def _node(self, name: str, value: Value) -> Node:
        return Node(value, (*self.owner.path, name), self.owner.refusals)

    def get(self, name: str) -> Node | None:
        """The member called `name`; None where it was left out or is refused already."""
        value = self._found.get(name)
        return None if value is None else self._node(name, value)

    def needed(self, name: str) -> Node:
        """The member called `name`, which has to be there."""
        value = self._found.get(name)
        if value is not None:
            return self._node(name, value)
        missing = self._node(name, Absent.ABSENT)
        if name not in self._found and isinstance(self.owner.value, dict):
            missing.refuse("This is missing, and it is needed.")
        return missing

    def or_empty(self, name: str) -> Node:
        """The member called `name`; an empty object where it was left out, so that what it needs is missed by name."""
        return self._node(name, {}) if name not in self._found else self.needed(name)

    def text(self, name: str, limit: int = MAX_TEXT) -> str | None:
        """The text called `name`; None where it was left out."""
        found = self.get(name)
        return None if found is None else found.text(limit)

    def date(self, name: str) -> date | None:
        """The date called `name`; None where it was left out or is refused."""
        found = self.get(name)
        return None if found is None else found.date()

    def word(self, name: str, words: type[Word]) -> Word | None:
        """The one of `words` called `name`; None where it was left out."""
        found = self.get(name)
        return None if found is None else found.word(words)

    def items(self, name: str) -> tuple[Node, ...] | None:
        """What the list called `name` holds; None where it was left out."""
        found = self.get(name)
        return None if found is None else found.items()


def _kind(value: Value) -> str:
    if isinstance(value, OddNumber):
        return f"{shown(value.text)[1:-1]} (a number has no point, no exponent and at most 18 digits)"
    if isinstance(value, str):
        return f"the text {shown(value)}"
    if isinstance(value, list):
        return "a list"
    return "an object" if isinstance(value, dict) else json.dumps(value)
