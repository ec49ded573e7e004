import doctest
import re
from pathlib import Path

import pytest

from assessments import Agreement, Assessment, Entry, Finding, Partnership, Round
from checklists import published_editions
from scoring import summarise

DOCUMENT = Path(__file__).parents[2] / "docs" / "scoring.md"


def test_every_worked_example_is_what_the_code_does() -> None:
    results = doctest.testfile(str(DOCUMENT), module_relative=False, encoding="utf-8")

    assert results.attempted > 20
    assert results.failed == 0


def priority_rows() -> list[list[str]]:
    text = DOCUMENT.read_text(encoding="utf-8")
    table = text[text.index("| agreed | target | importance |") : text.index("**priorities** lists")]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.strip().splitlines()[2:]]
    return [[answer, *row[1:]] for row in rows for answer in row[0].split(", ")]


def test_the_table_of_priorities_is_found() -> None:
    assert len(priority_rows()) == 10


@pytest.mark.parametrize("row", priority_rows(), ids=lambda row: "-".join(row[:3]))
def test_the_table_of_priorities_is_what_the_code_does(row: list[str]) -> None:
    answer, target, importance, *expected = row
    agreed = int(answer) if answer.isdigit() else None if answer == "blank" else Finding(answer.replace(" ", "_"))
    entry = Entry(agreed=None if agreed is None else Agreement(agreed), target=int(target), importance=int(importance))
    round_ = Assessment("2026.1", Partnership("Here"), Round("A round"), entries={"police.clear-messages": entry})

    summary = summarise(published_editions()["2026.1"], round_)

    (found,) = (one for one in summary.responsibilities if one.id == "police.clear-messages")
    assert ["–" if value is None else str(value) for value in (found.gap, found.priority, found.band)] == expected


def test_every_place_in_the_document_that_the_code_points_to_is_there() -> None:
    headings = re.findall(r"^#+ (.+)$", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE)
    anchors = {heading.lower().replace(" ", "-") for heading in headings}
    pointers = [
        anchor
        for module in (DOCUMENT.parents[1] / "scoring").glob("*.py")
        for anchor in re.findall(r"docs/scoring\.md#([\w-]+)", module.read_text(encoding="utf-8"))
    ]

    assert len(pointers) >= 4
    assert set(pointers) <= anchors
