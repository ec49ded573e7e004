"""YAML as a tree that knows its lines and means what it says: no guessing, nothing built, nothing expanded.

PyYAML parses; the tree is put together here, from PyYAML's events, so that a bomb is never expanded, a second key never
replaces the first, and a tag never makes anything. A scalar keeps the characters that stand in the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml
from yaml.resolver import Resolver

from checklists.problems import Problem
from checklists.text_file import README, GiveUpError, Report, decoded, hidden_character, shown

__all__ = ["MAX_DEPTH", "Branch", "Leaf", "Node", "Row", "Unreadable", "read_tree"]

MAX_DEPTH = 20

# libyaml where PyYAML was built with it, many times faster; the same events either way.
PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A scalar. `reads_as` is what YAML 1.1 takes it for: "str", "bool", "int", "float", "null" or "timestamp"."""

    line: int
    text: str
    reads_as: str


@dataclass(frozen=True, slots=True)
class Row:
    """A list."""

    line: int
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """A mapping. `lines` holds where each key stands."""

    line: int
    items: dict[str, Node]
    lines: dict[str, int]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What stands where something was refused; the problem has been reported already."""

    line: int


Node = Leaf | Row | Branch | Unreadable


def read_tree(data: bytes, file: str) -> tuple[Node | None, list[Problem]]:
    """The tree in `data`, which stands in `file`, and everything that is wrong with it as YAML.

    None where nothing could be read; there is then at least one problem.
    """
    problems: list[Problem] = []

    def report(line: int, message: str) -> None:
        problems.append(Problem(f"{file}:{line}", message))

    try:
        return _Composer(decoded(data, report), report).tree(), problems
    except GiveUpError:
        return None, problems


class _Composer:
    """Puts the tree together from PyYAML's events, reporting what is refused."""

    def __init__(self, text: str, report: Report) -> None:
        self._events = self._parse(text)
        self._report = report
        self._resolver = Resolver()

    def _parse(self, text: str) -> Iterator[yaml.Event]:
        try:
            yield from yaml.parse(text, Loader=PARSER)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            self._report(
                mark.line + 1 if mark else 1,
                f"From here on this cannot be read as YAML ({error.problem}). A quotation mark, a colon or an indent "
                f"on this line or the one before may be amiss. See {README}#writing-yaml.",
            )
            raise GiveUpError from error
        except (
            yaml.YAMLError,
            ValueError,
            OverflowError,
        ) as error:  # the last two: PyYAML's own parser, on huge numbers
            self._report(1, f"This cannot be read as YAML. See {README}#writing-yaml.")
            raise GiveUpError from error

    def tree(self) -> Node:
        """The one document of the file."""
        root: Node | None = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                self._open_document(event, first=root is None)
            elif isinstance(event, yaml.NodeEvent):
                root = self._node(event, 0)
        if root is None:
            self._report(1, f"This file is empty. See {README}#files.")
            raise GiveUpError
        return root

    def _open_document(self, event: yaml.DocumentStartEvent, *, first: bool) -> None:
        line = _line(event)
        if not first:
            self._report(line, "A second document begins here. A file holds one: remove the line ---.")
            raise GiveUpError
        if event.version or event.tags:
            self._report(
                line,
                f"A line that begins with % is not used here. Remove it. See {README}#writing-yaml.",
            )

    def _node(self, event: yaml.NodeEvent, depth: int) -> Node:
        line = _line(event)
        if depth > MAX_DEPTH:
            self._report(line, f"This is nested more than {MAX_DEPTH} deep, the most that is read.")
            raise GiveUpError
        if isinstance(event, yaml.AliasEvent):
            self._report(
                line, "A * begins an alias, which is not used here. Write the words out, or put them in quotes."
            )
            return Unreadable(line)
        if event.anchor is not None:
            self._report(line, "A & begins an anchor, which is not used here. Remove it, or put the words in quotes.")
        if isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)) and event.tag is not None:
            self._report(line, "A ! begins a tag, which is not used here. Remove it, or put the words in quotes.")
        if isinstance(event, yaml.ScalarEvent):
            return self._leaf(event, line)
        if isinstance(event, yaml.SequenceStartEvent):
            return Row(line, tuple(self._children(depth)))
        return self._branch(line, depth)

    def _children(self, depth: int) -> Iterator[Node]:
        for event in self._events:
            if isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
                return
            if isinstance(event, yaml.NodeEvent):
                yield self._node(event, depth + 1)

    def _branch(self, line: int, depth: int) -> Branch:
        items: dict[str, Node] = {}
        lines: dict[str, int] = {}
        children = self._children(depth)
        for key, value in zip(children, children, strict=True):
            if not isinstance(key, Leaf):
                self._report(key.line, f"A key is a word followed by a colon. See {README}#writing-yaml.")
            elif key.text in items:
                self._report(
                    key.line,
                    f"{shown(key.text)} stands here a second time; line {lines[key.text]} has it already. Keep one.",
                )
            else:
                items[key.text], lines[key.text] = value, key.line
        return Branch(line, items, lines)

    def _leaf(self, event: yaml.ScalarEvent, line: int) -> Node:
        if message := hidden_character(event.value):
            self._report(line, message)
            return Unreadable(line)
        tag = self._resolver.resolve(yaml.ScalarNode, event.value, event.implicit)  # type: ignore[no-untyped-call]
        return Leaf(line, event.value, str(tag).rpartition(":")[2])


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1
