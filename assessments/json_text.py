"""JSON text read strictly and with line numbers: nothing is guessed, nothing is lost, no nesting exhausts the stack.

Beyond RFC 8259: a repeated member is noticed, and a number that is not a short whole one stays the text it was.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Final, NoReturn, TypeAlias

from assessments.texts import shown

__all__ = ["MAX_DEPTH", "Json", "JsonText", "JsonTextError", "OddNumber", "parse"]

MAX_DEPTH: Final = 40
"""How many objects and lists may stand inside one another. An assessment needs six."""

MAX_DIGITS: Final = 18
"""How many digits a whole number may have: what fits in 64 bits everywhere."""

_SPACES: Final = frozenset(" \t\n\r")
_SPACE = re.compile(r"[ \t\n\r]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?P<odd>(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)")
# Possessive (++ and *+), so that a text that is never closed costs one pass and not one per character.
_STRING_BODY = re.compile(r'"(?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+')
_WORD = re.compile(r"[^\s,:\[\]{}\"]+")
_WORDS: Final = {"true": True, "false": False, "null": None}


@dataclass(frozen=True, slots=True)
class OddNumber:
    """A number with a point, an exponent or more digits than MAX_DIGITS, as it was written."""

    text: str


Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | bool | OddNumber | None"


class JsonTextError(Exception):
    """Where the text stops being JSON: `line`, from 1, and what to do about it."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


@dataclass(frozen=True, slots=True)
class JsonText:
    """What a text says: its value, and the place and name of every member that stood in its object before."""

    text: str
    value: Json
    repeated: tuple[tuple[int, str], ...]

    def line(self, position: int) -> int:
        """The line, from 1, of a position in the text."""
        return _line(self.text, position)


def parse(text: str) -> JsonText:
    """Read the one JSON value that `text` holds.

    Raises JsonTextError at the first place where the text is not JSON or nests deeper than MAX_DEPTH.
    """
    parser = _Parser(text)
    value = parser.value(0)
    parser.skip_space()
    if parser.position < len(text):
        parser.fail("The file should end here: it holds one object, and more stands after it.")
    return JsonText(text, value, tuple(parser.repeated))


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self.repeated: list[tuple[int, str]] = []

    def fail(self, message: str) -> NoReturn:
        raise JsonTextError(_line(self.text, self.position), message)

    def skip_space(self) -> str:
        """Move to the next character that is not white space; that character, "" at the end."""
        first = self.text[self.position : self.position + 1]
        if first in _SPACES and (space := _SPACE.match(self.text, self.position)):
            self.position = space.end()
            first = self.text[self.position : self.position + 1]
        return first

    def value(self, depth: int) -> Json:
        first = self.skip_space()
        if first == '"':
            return self.string()
        if first in ("{", "["):
            if depth == MAX_DEPTH:
                self.fail(f"More than {MAX_DEPTH} objects and lists stand inside one another here.")
            self.position += 1
            return self.members(depth + 1) if first == "{" else self.items(depth + 1)
        return self.word_or_number()

    def members(self, depth: int) -> dict[str, Json]:
        found: dict[str, Json] = {}
        if self.skip_space() == "}":
            self.position += 1
            return found
        while True:
            if self.skip_space() != '"':
                self.unexpected('the name of a member in "quotation marks"')
            start = self.position
            name = self.string()
            if name in found:
                self.repeated.append((start, name))
            if self.skip_space() != ":":
                self.unexpected("a colon")
            self.position += 1
            found[name] = self.value(depth)
            if self.closes("}"):
                return found

    def items(self, depth: int) -> list[Json]:
        found: list[Json] = []
        if self.skip_space() == "]":
            self.position += 1
            return found
        while True:
            found.append(self.value(depth))
            if self.closes("]"):
                return found

    def closes(self, bracket: str) -> bool:
        """Pass the comma before the next one, or the closing bracket; whether it was the bracket."""
        following = self.skip_space()
        if following not in (",", bracket) or not following:
            self.unexpected(f'a comma or "{bracket}"')
        self.position += 1
        return following == bracket

    def string(self) -> str:
        body = _STRING_BODY.match(self.text, self.position)
        start, end = self.position, body.end() if body else self.position
        if self.text[end : end + 1] != '"':
            self.position = end
            self.broken_string(self.text[end : end + 2])
        self.position = end + 1
        if "\\" not in self.text[start:end]:
            return self.text[start + 1 : end]
        decoded: str = json.loads(self.text[start : end + 1])
        return decoded

    def broken_string(self, rest: str) -> NoReturn:
        if not rest:
            self.fail("The file ends in the middle of a text. It seems to be cut off: get it once more.")
        if rest[0] == "\\":
            self.fail(f"{shown(rest)} means nothing in a JSON text. Write a backslash as two.")
        self.fail(
            f"The control character U+{ord(rest[0]):04X} stands in a text. Write a line break as \\n, a tab as \\t."
        )

    def word_or_number(self) -> Json:
        word = _WORD.match(self.text, self.position)
        if word is None:
            self.unexpected("a value")
        if word[0] in _WORDS:
            self.position = word.end()
            return _WORDS[word[0]]
        number = _NUMBER.fullmatch(word[0])
        if number is None:
            self.unexpected("a value", word[0])
        self.position = word.end()
        if number["odd"] or len(word[0].lstrip("-")) > MAX_DIGITS:
            return OddNumber(word[0])
        return int(word[0])

    def unexpected(self, wanted: str, found: str = "") -> NoReturn:
        found = found or self.text[self.position : self.position + 1]
        if not found:
            self.fail(f"The file ends where {wanted} should stand. It seems to be cut off: get it once more.")
        self.fail(f"Here stands {shown(found)} where {wanted} should stand.")
