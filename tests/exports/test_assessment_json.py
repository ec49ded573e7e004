from __future__ import annotations

import json
from pathlib import Path

import pytest

from assessments import read_assessment
from checklists import SectorId, published_editions
from exports import assessment_json
from tests.exports.examples import EXAMPLES, edition_of, example

FILES = sorted(EXAMPLES.glob("*.json"))


def test_there_are_examples_to_try() -> None:
    assert len(FILES) == 4


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_exporting_what_was_just_imported_gives_the_same_object(file: Path) -> None:
    assessment = example(file.stem)
    once = assessment_json(edition_of(assessment), assessment)
    assert json.loads(once) == json.loads(file.read_bytes())
    again = read_assessment(once, "again", published_editions())
    assert assessment_json(edition_of(again), again) == once


def test_one_sectors_file_holds_its_responsibilities_its_actions_and_the_seats_that_rated() -> None:
    whole = example("harbour-district-baseline")
    cut = json.loads(assessment_json(edition_of(whole), whole, SectorId("police")))
    assert len(cut["responsibilities"]) == 7
    assert all(name.startswith("police.") for name in cut["responsibilities"])
    for action in cut["actions"]:
        concerned = [action.get("lead"), *action.get("supporting", []), *action["responsibilities"]]
        assert any(one and one.startswith("police") for one in concerned)
    given = {
        action["id"]: action
        for action in json.loads((EXAMPLES / "harbour-district-baseline.json").read_text())["actions"]
    }
    assert all(action == given[action["id"]] for action in cut["actions"])
    rated = {rating.get("seat") for entry in cut["responsibilities"].values() for rating in entry.get("ratings", [])}
    assert {seat["id"] for seat in cut["seats"]} == rated - {None}


@pytest.mark.parametrize("sector", [sector.id for sector in published_editions()["2026.1"].sectors])
def test_a_sectors_file_can_be_read_again_and_cut_again_without_change(sector: str) -> None:
    whole = example("harbour-district-second-round")
    cut = assessment_json(edition_of(whole), whole, SectorId(sector))
    again = read_assessment(cut, "again", published_editions())
    assert assessment_json(edition_of(again), again, SectorId(sector)) == cut
