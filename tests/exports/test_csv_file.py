from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from assessments import Action, Assessment, Partnership, Round
from checklists import ResponsibilityId, SectorId
from exports import actions_csv
from tests.exports.examples import ENGLISH, edition_of, example

CLEAR = ResponsibilityId("police.clear-messages")


def lines(assessment: Assessment, sector: str | None = None, *, public: bool = False) -> list[dict[str, str]]:
    chosen = SectorId(sector) if sector else None
    file = actions_csv(edition_of(assessment), assessment, ENGLISH, sector=chosen, public=public)
    return list(csv.DictReader(io.StringIO(file.decode("utf-8-sig"), newline="")))


def titled(title: str) -> Assessment:
    return Assessment("2026.1", Partnership("Northgate"), Round("Baseline"), actions=(Action("a1", title, (CLEAR,)),))


def test_there_is_a_line_for_each_action_in_the_order_of_the_plan() -> None:
    found = lines(example("harbour-district-baseline"))
    actions = example("harbour-district-baseline").actions or ()
    written = {one.title: str(number) for number, one in enumerate(actions, 1)}
    assert {line["Action"]: line["No."] for line in found} == written
    assert [line["No."] for line in found] != list(written.values())
    night = next(line for line in found if line["Action"].startswith("Somebody trained"))
    assert (night["Lead"], night["Due"], night["Status"], night["Resources"]) == (
        "Police", "2026-11-30", "In progress", "Partly secured",
    )  # fmt: skip
    assert night["Steps"].count("\n") == 3


def test_a_sectors_lines_are_the_actions_that_concern_it() -> None:
    # Counted by hand in the example.
    whole = {line["Action"] for line in lines(example("harbour-district-baseline"))}
    police = lines(example("harbour-district-baseline"), "police")
    assert 0 < len(police) < len(whole)
    assert {line["Action"] for line in police} <= whole
    assert all("Police" in line["Lead"] + line["With"] or "\n2." in f"\n{line['Answers']}" for line in police)


def test_the_public_file_has_no_column_for_what_is_not_public() -> None:
    internal, public = (
        lines(example("harbour-district-baseline")),
        lines(example("harbour-district-baseline"), public=True),
    )
    gone = set(internal[0]) - set(public[0])
    assert gone == {
        "Where it stands", "Money", "People", "Resources", "Survivors’ safety", "Survivors’ input", "Who may see it",
    }  # fmt: skip
    assert len(public) == sum(line["Who may see it"] == "public" for line in internal)


@pytest.mark.parametrize(
    "title",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠x", "\ufeff=1", "\u200b=1"],
)
def test_what_a_spreadsheet_would_take_for_a_formula_has_an_apostrophe_before_it(title: str) -> None:
    assert lines(titled(title))[0]["Action"] == "'" + title.replace("\r", "\n")


@pytest.mark.parametrize(
    "title", ["1 = 1", "a-b", " - first", "'quoted'", 'say "no", and; leave', "a\nb", "女性", "👩‍👧"]
)
def test_any_other_text_is_what_was_typed(title: str) -> None:
    assert lines(titled(title))[0]["Action"] == title


def test_a_control_character_before_a_formula_does_not_hide_it() -> None:
    assert lines(titled("\x00=1"))[0]["Action"] == "'=1"


def test_a_cell_that_holds_too_much_says_that_it_was_shortened() -> None:
    action = Action("a1", "Title", (CLEAR,), steps=tuple("x" * 10_000 for _ in range(4)))
    steps = lines(replace(titled(""), actions=(action,)))[0]["Steps"]
    assert steps.endswith("[… shortened]")
    assert len(steps) == 32_767


def test_without_actions_there_is_still_the_head() -> None:
    assessment = example("minimal")
    file = actions_csv(edition_of(assessment), assessment, ENGLISH).decode("utf-8-sig")
    assert file.startswith("No.,Action,Priority,Answers,Lead,")
    assert file.count("\r\n") == 1
