"""What is promised in words is shown by tests that exist; of the standard no requirement is passed over."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = ("SECURITY.md", "docs/promises.md", "docs/asvs.md")

# How many requirements of levels 1 and 2 each section of ASVS 5.0.0 has; they are the first ones of each.
SECTIONS = {
    "V1": (2, 9, 11, 3, 2),
    "V2": (3, 3, 4, 1),
    "V3": (0, 2, 4, 6, 5, 0, 2),
    "V4": (3, 1, 2, 4),
    "V5": (1, 3, 2, 3),
    "V6": (3, 12, 4, 4, 5, 3, 0, 4),
    "V7": (3, 4, 2, 5, 2, 2),
    "V8": (2, 3, 1, 1),
    "V9": (3, 4),
    "V10": (2, 2, 4, 11, 5, 2, 3),
    "V11": (2, 3, 3, 4, 1, 1, 0),
    "V12": (3, 2, 4),
    "V13": (1, 5, 2, 5),
    "V14": (2, 4, 3),
    "V15": (3, 3, 7, 0),
    "V16": (1, 5, 4, 3, 3),
    "V17": (1, 4, 2),
}
REQUIREMENT = re.compile(r"(V\d+\.\d+\.)(\d+)(?: to \1(\d+))?")


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def names_of_tests() -> set[str]:
    return {
        node.name
        for path in (ROOT / "tests").rglob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_test_that_is_named_there_exists(name: str) -> None:
    named = set(re.findall(r"`(test_\w+)`", text(name)))
    assert len(named) > 20
    assert sorted(named - names_of_tests()) == []


@pytest.mark.parametrize("name", [*DOCUMENTS, "docs/backups.md"])
def test_every_file_that_is_named_there_exists(name: str) -> None:
    named = re.findall(r"`((?:docs|tests|storage|scoring|responsibilities|\.streamlit)/[\w./-]+)`", text(name))
    linked = [link for link in re.findall(r"\]\(([^)#]+)", text(name)) if "://" not in link]
    assert [one for one in named if not (ROOT / one).exists()] == []
    assert [one for one in linked if not (ROOT / one).exists()] == []


def test_each_requirement_of_the_standard_is_answered_once() -> None:
    answered: list[str] = []
    for line in text("docs/asvs.md").splitlines():
        cells = line.split(" | ")
        for section, first, last in REQUIREMENT.findall(cells[0] if line.startswith("| V") else ""):
            answered += [f"{section}{number}" for number in range(int(first), int(last or first) + 1)]
    asked = [
        f"{chapter}.{section}.{number}"
        for chapter, counts in SECTIONS.items()
        for section, count in enumerate(counts, start=1)
        for number in range(1, count + 1)
    ]
    assert len(asked) == 253
    assert sorted(answered) == sorted(asked)


def test_each_requirement_says_how_it_stands() -> None:
    states = ("met", "none", "declared", "in part", "for the host")
    rows = [line.split(" | ")[1] for line in text("docs/asvs.md").splitlines() if line.startswith("| V")]
    assert [one for one in rows if not one.startswith(states)] == []
