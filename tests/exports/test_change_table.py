"""Two rounds side by side in the spreadsheet: the sheet that compares, cut as the plan is cut."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from assessments import Action, Agreement, Assessment, Entry, Finding, Partnership, Position, Round, Status, Visibility
from checklists import Overlay, ResponsibilityId, SectorId, adapted, published_editions
from exports import earlier_round, plan_xlsx
from tests.exports.canaries import FEEDBACK, MEETINGS, NGOS, POLICE, REPORTING, RESPECT
from tests.exports.examples import ENGLISH, example
from tests.exports.reading_files import everything_in_file

EDITION = published_editions()["2026.1"]
SHEET = "What has changed"
SECRETS = ("canarynote", "canaryevidence", "canarydissent", "canaryposition", "canarystep", "canaryinternal")


def told(level: int, target: int | None = None) -> Entry:
    return Entry(
        agreed=Agreement(level, note="canarynote", evidence="canaryevidence", dissent="canarydissent"), target=target
    )


def round_(title: str, day: date, entries: dict[ResponsibilityId, Entry], *actions: Action) -> Assessment:
    return Assessment("2026.1", Partnership("Harbour"), Round(title, day), None, entries, actions)


SPLIT = Agreement(Finding.NO_AGREEMENT, positions=(Position(0, "canaryposition"), Position(2, None)))
FIRST = round_(
    "First",
    date(2026, 5, 4),
    {REPORTING: told(1, target=2), RESPECT: told(3), MEETINGS: Entry(agreed=SPLIT), FEEDBACK: told(2)},
    Action("a1", "Night desk", (REPORTING,), ("canarystep",), POLICE, status=Status.DONE, visibility=Visibility.PUBLIC),
)
SECOND = round_(
    "Second",
    date(2027, 5, 3),
    {REPORTING: told(3, target=4), RESPECT: told(2), MEETINGS: told(1), FEEDBACK: told(2)},
    Action("a2", "canaryinternal", (REPORTING,), lead=POLICE, status=Status.DONE),
    Action("a3", "Read the letters", (FEEDBACK,), lead=NGOS, status=Status.DONE, visibility=Visibility.PUBLIC),
)


def written(
    first: Assessment = FIRST, second: Assessment = SECOND, sector: SectorId | None = None, *, public: bool = False
) -> bytes:
    earlier = earlier_round(EDITION, first, second, ({}, {"a2": date(2027, 1, 31)}))
    edition = adapted(EDITION, second.overlay)
    return plan_xlsx(edition, second, ENGLISH, sector=sector, public=public, earlier=earlier)


def opened(file: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(file))


def rows(file: bytes) -> list[dict[str, object]]:
    head, *lines = opened(file)[SHEET].iter_rows(values_only=True)
    return [dict(zip([str(name) for name in head], line, strict=True)) for line in lines]


def row_of(name: ResponsibilityId, file: bytes) -> dict[str, object]:
    return next(row for row in rows(file) if row["Responsibility"] == EDITION.by_id[name].statement)


def test_without_a_round_before_there_is_no_such_sheet() -> None:
    assert SHEET not in opened(plan_xlsx(EDITION, SECOND, ENGLISH)).sheetnames


def test_it_stands_where_the_plan_on_paper_has_it() -> None:
    names = opened(written()).sheetnames
    assert names[names.index("What comes first") + 1 : names.index("Actions")] == [SHEET]


def test_each_responsibility_is_told_with_both_answers_both_targets_and_a_word_for_the_change() -> None:
    higher = row_of(REPORTING, written())
    assert higher == {
        "Sector": "Police",
        "No.": "2.2",
        "Responsibility": EDITION.by_id[REPORTING].statement,
        "Theme": "Access",
        "Change": "higher than before",
        "Levels higher or lower": 2,
        "Before": "1 Planned",
        "Now": "3 In place",
        "Level before": 1,
        "Level now": 3,
        "Target before": 2,
        "Target now": 4,
        "Why it cannot be compared": None,
        "Finished before": "Night desk (Police)\ncanaryinternal (Police, done on 31 Jan 2027)",
    }
    lower = row_of(RESPECT, written())
    assert [lower[name] for name in ("Change", "Levels higher or lower", "Target now")] == ["lower than before", -1, 3]
    same = row_of(FEEDBACK, written())
    assert [same[name] for name in ("Change", "Levels higher or lower", "Finished before")] == ["the same", 0, None]


def test_what_cannot_be_compared_says_why_and_has_no_figure() -> None:
    meetings = row_of(MEETINGS, written())
    assert meetings["Change"] == "not comparable"
    assert meetings["Why it cannot be compared"] == ("not comparable: no level in the earlier round (No agreement)")
    figures = [meetings[name] for name in ("Levels higher or lower", "Level before", "Level now")]
    assert figures == [None, None, 1]


def test_the_examples_come_to_the_counts_of_the_plan_on_paper() -> None:
    before, after = example("harbour-district-baseline"), example("harbour-district-second-round")
    file = written(before, after)
    counts = {"higher than before": 25, "the same": 22, "lower than before": 5, "not comparable": 12}
    assert Counter(str(row["Change"]) for row in rows(file)) == counts
    about = {label: value for label, value, *_ in opened(file)["About"].iter_rows(values_only=True) if label}
    assert about["Compared with"] == "Baseline · 4 May 2026 to 18 May 2026"
    said = [line[:2] for line in opened(file)["About"].iter_rows(values_only=True)]
    assert [(str(count), word) for word, count in counts.items()] == [line for line in said if line[1] in counts]


def test_what_only_one_of_the_rounds_asks_is_told_and_has_the_target_of_that_round_alone() -> None:
    hidden = replace(SECOND, entries={}, overlay=Overlay(hidden=(REPORTING,)), actions=None)
    gone = row_of(REPORTING, written(second=hidden))
    assert [gone[name] for name in ("No.", "Before", "Now")] == ["–", "1 Planned", "Not yet discussed"]
    assert [gone[name] for name in ("Target before", "Target now")] == [2, None]


def test_its_head_stays_in_sight_and_it_can_be_filtered() -> None:
    page = opened(written())[SHEET]
    assert page.freeze_panes == "C2"
    assert page.auto_filter.ref == "A1:N65"
    assert page.print_title_rows == "$1:$1"


def test_colours_follow_the_words_and_the_figures_and_lower_is_shown_with_its_sign() -> None:
    page = opened(written())[SHEET]
    coloured = {
        str(area.sqref): [rule for rule in area.rules if rule.type == "cellIs"] for area in page.conditional_formatting
    }
    words = ['"higher than before"', '"the same"', '"lower than before"', '"not comparable"']
    assert [rule.formula[0] for rule in coloured["E2:E65"]] == words
    assert [rule.formula[0] for rule in coloured["F2:F65"]] == [str(levels) for levels in range(-4, 5)]
    grounds = [rule.dxf.fill.bgColor.rgb for rules in coloured.values() for rule in rules]
    assert all(grounds)
    assert len({rule.dxf.fill.bgColor.rgb for rule in coloured["F2:F65"]}) == 9
    assert {cell.number_format for cell in page["F"][1:] if cell.value is not None} == {"+0;−0;0"}


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_what_looks_like_a_formula_in_either_round_stays_a_text(text: str) -> None:
    action = Action("a1", text, (REPORTING,), lead=POLICE, status=Status.DONE)
    first = replace(
        FIRST, round=Round(text, date(2026, 5, 4)), actions=(action,), overlay=Overlay(sectors={POLICE: text})
    )
    second = replace(SECOND, overlay=Overlay(sectors={POLICE: text}))
    book = opened(written(first, second))
    assert [
        cell.coordinate for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"
    ] == []
    typed = [cell for cell in book[SHEET]["A"] if cell.value == text]
    assert len(typed) == 7
    assert all(cell.quotePrefix for cell in typed)


@pytest.mark.parametrize("sector", [None, POLICE])
def test_the_public_is_told_levels_targets_and_public_actions_alone(sector: SectorId | None) -> None:
    file = written(sector=sector, public=True)
    assert [word for word in SECRETS if word in everything_in_file(file)] == []
    assert row_of(REPORTING, file)["Finished before"] == "Night desk (Police)"
    assert row_of(REPORTING, file)["Target before"] == 2


def test_a_sector_is_told_of_its_own_responsibilities_alone() -> None:
    assert Counter(str(row["Sector"]) for row in rows(written(sector=POLICE))) == {"Police": 7}
    assert "Nightdesk" not in everything_in_file(written(sector=NGOS))


def test_the_same_rounds_give_the_same_file_and_other_ones_another() -> None:
    assert written() == written()
    assert written() != plan_xlsx(EDITION, SECOND, ENGLISH)
