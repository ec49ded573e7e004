"""What a person reads says what happened and what to do, in plain words: none of these tells either."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from translations.extraction import read_template

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("app.py", "assessments", "checklists", "exports", "scoring", "screens", "storage", "translations", "web")
NOT_PLAIN = re.compile(
    r"\b(errors?|invalid|submit\w*|illegal|denied|forbidden|fatal|abort\w*|exceptions?|oops|incorrect)\b",
    re.IGNORECASE,
)


def texts() -> Iterator[str]:
    """Every text that goes through a translator."""
    for message in read_template():
        yield from (message.id,) if isinstance(message.id, str) else message.id


def refusals() -> Iterator[tuple[str, str]]:
    """Every text with which something is refused, and where it stands."""
    paths = [
        path for room in ROOMS for path in ([ROOT / room] if room.endswith(".py") else (ROOT / room).rglob("*.py"))
    ]
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Raise) and node.exc:
                for part in ast.walk(node.exc):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        yield f"{path.relative_to(ROOT)}:{node.lineno}", part.value


def test_no_text_that_a_person_reads_speaks_as_machines_do() -> None:
    read = list(texts())
    assert len(read) > 1000
    assert [text for text in read if NOT_PLAIN.search(text)] == []


def test_no_refusal_speaks_as_machines_do() -> None:
    said = list(refusals())
    assert len(said) > 100
    assert [f"{where}: {text}" for where, text in said if NOT_PLAIN.search(text)] == []


def test_such_a_text_would_be_found() -> None:
    assert NOT_PLAIN.search("Invalid date")
    assert NOT_PLAIN.search("An error occurred. Submit again.")
    assert not NOT_PLAIN.search("This is not a whole date.")
