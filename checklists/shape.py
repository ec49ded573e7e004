"""A YAML tree against a JSON Schema of `responsibilities/schema/`: plain values with their lines, and every problem.

The reader reads the same schema as the editor of whoever writes the YAML, so the two cannot come to differ. Of JSON
Schema it knows the keywords in `KEYWORDS`, which is what our schemas use; the description of a key is part of its
messages.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from checklists.problems import Problem
from checklists.text_file import README, shown
from checklists.yaml_tree import Branch, Leaf, Node, Row, Unreadable

__all__ = ["KEYWORDS", "SCHEMAS", "Record", "schema", "shaped"]

SCHEMAS = Path(__file__).parents[1] / "responsibilities" / "schema"
KEYWORDS = {
    *("$schema", "title", "description", "type", "properties", "required", "additionalProperties", "items"),
    *("minItems", "maxItems", "minLength", "maxLength", "pattern", "format", "minimum", "maximum"),
}

Schema = Mapping[str, Any]

# How YAML 1.1 takes words without quotes, for the messages.
READINGS = {"bool": "true or false", "int": "a number", "float": "a number", "null": "nothing", "timestamp": "a date"}


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping as it was read: only values that fit the schema, and the line of every key.

    Values are str, int, bool, date, Record, or a tuple of these.
    """

    file: str
    line: int
    values: Mapping[str, Any]
    lines: Mapping[str, int]

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401 - the schema says what it is
        return self.values[key]

    def get(self, key: str) -> Any:  # noqa: ANN401 - the schema says what it is
        """The value of `key`; None where it was left out or refused."""
        return self.values.get(key)

    def records(self, key: str) -> tuple[Record, ...]:
        """The mappings in the list `key`; none where it was left out or refused."""
        found: tuple[Record, ...] = self.values.get(key, ())
        return found

    def problem(self, key: str, message: str) -> Problem:
        """A problem that stands at `key`."""
        return Problem(f"{self.file}:{self.lines.get(key, self.line)}", message)


@cache
def schema(name: str) -> Schema:
    """The schema of one kind of file: "edition", "sector", "retired", "published", "overlay"."""
    loaded: Schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    return loaded


def shaped(tree: Node, against: Schema, file: str) -> tuple[Record | None, list[Problem]]:
    """What `tree` holds, and everything in it that does not fit the schema `against`.

    None where it is no mapping at all; there is then at least one problem.
    """
    reading = _Reading(file)
    found = reading.value(tree, against, "")
    return (found if isinstance(found, Record) else None), reading.problems


class _RefusedError(Exception):
    """A value that is left out; its problem has been reported."""


class _Reading:
    """One file being held against its schema."""

    def __init__(self, file: str) -> None:
        self._file = file
        self.problems: list[Problem] = []
        self._readers: Mapping[str, Callable[[Node, Schema, str], object]] = {
            "object": self._object,
            "array": self._array,
            "string": self._string,
            "integer": self._integer,
            "boolean": self._boolean,
        }

    def value(self, node: Node, against: Schema, key: str) -> object:
        """The value of `node`, which stands under `key`; None where it was refused."""
        if isinstance(node, Unreadable):
            return None
        try:
            return self._readers[against["type"]](node, against, key)
        except _RefusedError:
            return None

    def _report(self, line: int, message: str, anchor: str) -> None:
        self.problems.append(Problem(f"{self._file}:{line}", f"{message} See {README}#{anchor}."))

    def _refuse(self, node: Node, against: Schema, key: str, message: str) -> _RefusedError:
        name = f'"{key}"' if key else "This file"
        self._report(node.line, f"{name} {message} Here belongs: {_described(against)}", key or "files")
        return _RefusedError()

    def _object(self, node: Node, against: Schema, key: str) -> Record:
        if not isinstance(node, Branch):
            raise self._refuse(node, against, key, f"holds {_kind(node)} where keys with a colon belong.")
        properties: Mapping[str, Schema] = against["properties"]
        if against["additionalProperties"] is False:
            self._report_unknown(node, properties)
        for name in against["required"]:
            if name not in node.items:
                self._report(node.line, f'"{name}" is missing. Here belongs: {_described(properties[name])}', name)
        values = dict(self._values(node, against, key))
        fitting = {name: value for name, value in values.items() if value is not None}
        return Record(self._file, node.line, fitting, node.lines)

    def _report_unknown(self, node: Branch, properties: Mapping[str, Schema]) -> None:
        for unknown in node.items.keys() - properties.keys():
            meant = get_close_matches(unknown, properties, 1)
            hint = f' Did you mean "{meant[0]}"?' if meant else ""
            message = f"{shown(unknown)} is no key here.{hint} The keys: {', '.join(properties)}."
            self._report(node.lines[unknown], message, "writing-yaml")

    def _values(self, node: Branch, against: Schema, key: str) -> Iterator[tuple[str, object]]:
        """Each known key with its value. Where any key may stand, `key` stands for it in the messages."""
        for name, child in node.items.items():
            if name in against["properties"]:
                yield name, self.value(child, against["properties"][name], name)
            elif against["additionalProperties"]:
                yield name, self.value(child, against["additionalProperties"], key)

    def _array(self, node: Node, against: Schema, key: str) -> tuple[object, ...]:
        if not isinstance(node, Row):
            raise self._refuse(node, against, key, f"holds {_kind(node)} where a list belongs, with hyphens.")
        least, most = against.get("minItems", 0), against.get("maxItems")
        if len(node.items) < least or (most is not None and len(node.items) > most):
            self._report(node.line, f'"{key}" holds {len(node.items)} where {_count(least, most)} belong.', key)
        values = (self.value(item, against["items"], key) for item in node.items)
        return tuple(value for value in values if value is not None)

    def _leaf(self, node: Node, against: Schema, key: str, needed: str) -> Leaf:
        if not isinstance(node, Leaf):
            raise self._refuse(node, against, key, f"holds {_kind(node)} where {needed} belongs.")
        if not node.text.strip():
            raise self._refuse(node, against, key, "is empty.")
        return node

    def _string(self, node: Node, against: Schema, key: str) -> str | date:
        if against.get("format") == "date":
            return self._date(node, against, key)
        leaf = self._leaf(node, against, key, "text")
        if leaf.reads_as != "str":
            reading = READINGS.get(leaf.reads_as, "something else")
            message = f"is {shown(leaf.text)}, which YAML reads as {reading}. Put the words in quotes."
            raise self._refuse(node, against, key, message)
        text = leaf.text.strip()
        if len(text) > (most := against.get("maxLength", len(text))):
            raise self._refuse(node, against, key, f"has {len(text):,} characters; up to {most:,} are read.")
        if "pattern" in against and not re.search(re.sub(r"\$$", r"\\Z", against["pattern"]), text):
            raise self._refuse(node, against, key, f"is {shown(text)}, which does not fit.")
        return text

    def _date(self, node: Node, against: Schema, key: str) -> date:
        leaf = self._leaf(node, against, key, "a date")
        try:
            if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", leaf.text):
                return date.fromisoformat(leaf.text)
        except ValueError:
            pass
        raise self._refuse(node, against, key, f"is {shown(leaf.text)}, no date that exists, written like 2026-11-23.")

    def _integer(self, node: Node, against: Schema, key: str) -> int:
        leaf = self._leaf(node, against, key, "a number")
        fits = leaf.reads_as == "int" and re.fullmatch("0|[1-9][0-9]{0,8}", leaf.text)
        if not fits or not against["minimum"] <= int(leaf.text) <= against["maximum"]:
            message = (
                f"is {shown(leaf.text)}. Write a number from {against['minimum']} to {against['maximum']} in digits,"
            )
            raise self._refuse(node, against, key, f"{message} without quotes, point or leading zero.")
        return int(leaf.text)

    def _boolean(self, node: Node, against: Schema, key: str) -> bool:
        leaf = self._leaf(node, against, key, "true or false")
        if leaf.reads_as != "bool" or leaf.text not in ("true", "false"):
            raise self._refuse(node, against, key, f"is {shown(leaf.text)}. Write true or false, without quotes.")
        return leaf.text == "true"


def _described(against: Schema) -> str:
    return str(against["description"]).rstrip(".") + "."


def _count(least: int, most: int | None) -> str:
    if most is None:
        return f"at least {least}"
    if least == most:
        return str(least)
    return f"{least} {'or' if most == least + 1 else 'to'} {most}"


def _kind(node: Node) -> str:
    if isinstance(node, Leaf):
        return "a text" if node.text else "nothing"
    return "a list" if isinstance(node, Row) else "keys with a colon"
