"""An installation that is not whole: a template, a style sheet or the fonts are not there."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.exports.reading_pdf import text_of

ROOT = Path(__file__).parents[2]
ROOMS = ("assessments", "checklists", "exports", "look", "responsibilities", "scoring", "translations", "examples")
WORD = re.compile(r"\w+")  # where a line breaks within "victims/survivors" is the font's affair
PLAN = ("pdf", "examples/one-sector-only.json")


@pytest.fixture
def toolkit(tmp_path: Path) -> Path:
    """A copy of what the exports need."""
    for room in ROOMS:
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def export(toolkit: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "exports", *arguments, "--out", "out"]
    return subprocess.run(command, cwd=toolkit, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("missing", "command"),
    [
        ("plan.css", PLAN),
        ("page.html.j2", ("docx", "examples/minimal.json")),
        ("checklist.html.j2", PLAN),
        ("parts.html.j2", PLAN),  # which the others bring in
        ("blank.css", ("blank", "--sector", "police")),
        ("guide.html.j2", ("guide",)),
    ],
)
def test_a_file_of_the_toolkit_that_is_missing_is_told_by_its_name_and_nothing_is_written(
    toolkit: Path, missing: str, command: tuple[str, ...]
) -> None:
    (toolkit / "exports" / "templates" / missing).unlink()
    done = export(toolkit, *command)
    assert done.returncode == 1
    assert done.stderr.startswith(f"exports/templates/{missing}: This file of the toolkit cannot be read")
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""
    assert not (toolkit / "out").exists()


def test_without_the_fonts_that_come_along_the_plan_is_set_with_every_word_in_others(toolkit: Path) -> None:
    words = []
    for fonts in ("all of them", "none"):
        if fonts == "none":
            for font in (toolkit / "exports" / "fonts").glob("*.?tf"):
                font.unlink()
        assert export(toolkit, *PLAN, "--sector", "police").returncode == 0
        words.append(sorted(WORD.findall(text_of((toolkit / "out").read_bytes()))))
    assert len(words[0]) > 200
    assert set(words[0]) - set(words[1]) == set()
