"""What a plan tells of the way since the round before: on every page of it, cut as the plan is cut, and no cause."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import docx
import openpyxl
import page
import pytest
from pypdf import PdfReader

from assessments import Action, Agreement, Assessment, Entry, Finding, Partnership, Position, Round, Status, Visibility
from checklists import MendableError, Overlay, ResponsibilityId, SectorId, adapted, published_editions
from exports import Earlier, assessment_json, attached_assessment, earlier_round, plan_docx, plan_pdf
from exports.__main__ import main
from exports.draft import plan_of
from exports.material import material
from exports.pdf import WORKER, typeset_plan
from exports.plan import ChangeSince
from scoring.side_by_side import Days
from tests.exports.canaries import FEEDBACK, MEETINGS, NGOS, POLICE, REPORTING, RESPECT
from tests.exports.examples import ENGLISH, EXAMPLES, edition_of, example
from tests.exports.reading_pdf import everything_in, text_of

EDITION = published_editions()["2026.1"]
BEFORE, AFTER = "harbour-district-baseline", "harbour-district-second-round"
BEFORE_FILE, AFTER_FILE = (str(EXAMPLES / f"{name}.json") for name in (BEFORE, AFTER))
SECRETS = ("canarynote", "canaryevidence", "canarydissent", "canaryposition", "canarystep", "canaryinternal")


def round_(entries: dict[ResponsibilityId, Agreement], *actions: Action, title: str = "Second") -> Assessment:
    return Assessment(
        edition="2026.1",
        partnership=Partnership("Harbour"),
        round=Round(title, date(2026, 5, 4) if title == "First" else date(2027, 5, 3)),
        entries={name: Entry(agreed=agreed) for name, agreed in entries.items()},
        actions=actions,
    )


def told(level: int) -> Agreement:
    return Agreement(level, note="canarynote", evidence="canaryevidence", dissent="canarydissent")


FIRST = round_(
    {
        REPORTING: told(1),
        RESPECT: told(3),
        MEETINGS: Agreement(Finding.NO_AGREEMENT, positions=(Position(0, "canaryposition"), Position(2, None))),
        FEEDBACK: told(2),
    },
    Action("a1", "Night desk", (REPORTING,), ("canarystep",), POLICE, status=Status.DONE, visibility=Visibility.PUBLIC),
    title="First",
)
SECOND = round_(
    {REPORTING: told(3), RESPECT: told(2), MEETINGS: told(1), FEEDBACK: told(2)},
    Action("a2", "canaryinternal", (REPORTING,), lead=POLICE, status=Status.DONE),
    Action("a3", "Read the letters", (FEEDBACK,), lead=NGOS, status=Status.DONE, visibility=Visibility.PUBLIC),
)


def changed(
    sector: str | None = None,
    *,
    public: bool = False,
    first: Assessment = FIRST,
    second: Assessment = SECOND,
    days: tuple[Days, Days] = ({}, {}),
) -> ChangeSince:
    edition = adapted(EDITION, second.overlay)
    chosen = edition.sector_by_id[SectorId(sector)] if sector else None
    earlier = earlier_round(EDITION, first, second, days)
    made = plan_of(material(edition, second, ENGLISH, chosen, public=public, earlier=earlier)).change
    assert made is not None
    return made


def marks(change: ChangeSince, sector: str) -> list[str]:
    (row,) = [one for one in change.heat if sector in one.name]
    return [cell.mark for cell in row.cells if cell is not None]


def test_each_responsibility_stands_where_it_belongs() -> None:
    change = changed()
    assert [(one.figure, one.label) for one in change.facts] == [
        ("1", "higher than before"),
        ("1", "the same"),
        ("1", "lower than before"),
        ("61", "not comparable"),
    ]
    (higher,) = change.better
    assert (higher.before, higher.after, higher.cell.mark) == ("1 Planned", "3 In place", "+2")
    (lower,) = change.worse
    assert (lower.before, lower.after, lower.cell.mark) == ("3 In place", "2 Partly in place", "−1")
    meetings = next(one for one in change.not_comparable if one.before == "No agreement")
    assert (meetings.after, meetings.cell.kind) == ("1 Planned", "not-known")
    assert meetings.cell.meaning == "not comparable: no level in the earlier round (No agreement)"
    assert meetings.why == "No level in the earlier round"
    assert len(change.not_comparable) == 61
    assert sum(one.why == "No level in either round" for one in change.not_comparable) == 60
    assert (higher.why, lower.why) == ("", "")
    assert sorted(marks(change, "Police")) == sorted(["+2", "−1", "?", "?", "?", "?", "?"])
    assert marks(change, "NGOs").count("=") == 1


def test_finished_actions_stand_beside_what_is_higher_and_the_others_by_themselves() -> None:
    change = changed(days=({}, {"a2": date(2027, 1, 31)}))
    (higher,) = change.better
    assert [(one.title, one.lead, one.day) for one in higher.finished] == [
        ("Night desk", "Police", ""),
        ("canaryinternal", "Police", "31 Jan 2027"),
    ]
    assert [one.title for one in change.elsewhere] == ["Read the letters"]


def test_what_the_earlier_round_finished_has_its_day_and_none_comes_after_the_later_round() -> None:
    closed = replace(SECOND, round=replace(SECOND.round, closed=date(2027, 5, 20)))
    in_time = changed(second=closed, days=({"a1": date(2027, 5, 20)}, {}))
    assert [(one.title, one.day) for one in in_time.better[0].finished] == [
        ("Night desk", "20 May 2027"),
        ("canaryinternal", ""),
    ]
    too_late = changed(second=closed, days=({"a1": date(2027, 5, 21)}, {}))
    assert [one.title for one in too_late.better[0].finished] == ["canaryinternal"]


def test_the_public_is_told_levels_and_public_actions_alone() -> None:
    change = changed(public=True, days=({"a1": date(2027, 1, 31)}, {"a3": date(2027, 1, 31)}))
    assert [one.figure for one in change.facts] == ["1", "1", "1", "61"]
    assert [(one.title, one.day) for one in change.better[0].finished] == [("Night desk", "")]
    assert [(one.title, one.day) for one in change.elsewhere] == [("Read the letters", "")]
    assert [word for word in SECRETS if word in repr(change)] == []


def test_the_public_is_not_told_of_an_action_that_has_become_internal() -> None:
    first = replace(FIRST, actions=tuple(replace(one, title="canaryinternal") for one in FIRST.actions or ()))
    internal = replace(SECOND, actions=(Action("a1", "canaryinternal", (REPORTING,), status=Status.DONE),))
    told_of = changed(public=True, first=first, second=internal)
    assert (told_of.better[0].finished, told_of.elsewhere) == ((), ())
    assert "canaryinternal" in repr(changed(first=first, second=internal))


def test_a_sector_is_told_of_its_own_responsibilities_and_of_the_actions_that_concern_it() -> None:
    change = changed("police")
    assert [one.figure for one in change.facts] == ["1", "0", "1", "5"]
    assert [one.name for one in change.heat] == ["2 Police"]
    assert change.elsewhere == ()
    ngos = changed("ngos")
    assert (ngos.better, ngos.worse) == ((), ())
    assert [one.title for one in ngos.elsewhere] == ["Read the letters"]


def test_what_only_one_of_the_rounds_asks_has_its_place() -> None:
    hidden = replace(SECOND, entries={}, overlay=Overlay(hidden=(REPORTING,)), actions=None)
    change = changed(second=hidden)
    line = next(one for one in change.not_comparable if one.bearing.statement == EDITION.by_id[REPORTING].statement)
    assert (line.bearing.place, line.before, line.after) == ("–", "1 Planned", "Not yet discussed")
    assert len(marks(change, "Police")) == 7


@cache
def set_example(sector: str | None = None, *, public: bool = False) -> bytes:
    before, after = example(BEFORE), example(AFTER)
    made = typeset_plan(
        WORKER,
        edition_of(after),
        after,
        ENGLISH,
        sector=SectorId(sector) if sector else None,
        public=public,
        earlier=earlier_round(EDITION, before, after),
    )
    assert made.complaints == ()
    return made.pdf


def test_two_rounds_of_the_example_are_compared_in_the_pdf() -> None:
    text = text_of(set_example())
    assert "What has changed Since “Baseline” (4 May 2026 to 18 May 2026)" in text
    for count in ("25higher than before", "22the same", "5lower than before", "12not comparable"):
        assert count in text
    assert "Higher than before 25" in text
    assert "the actions of these two rounds that were finished before. That one led to the other is not said" in text
    assert "Not applicable Not applicable No level in either round" in text
    assert "✓ Somebody trained at the police desk at night and at weekends (Police)" in text


def test_the_counts_by_theme_stand_below_their_heading() -> None:
    pages = [one.extract_text() for one in PdfReader(io.BytesIO(set_example())).pages]
    assert ["Guidance" in page and "Accountability" in page for page in pages if "By theme" in page] == [True]


def test_with_no_round_before_there_is_no_such_part() -> None:
    after = example(AFTER)
    plan = plan_of(material(edition_of(after), after, ENGLISH, None, public=False))
    assert plan.change is None
    assert "change" not in [one.anchor for one in plan.contents]


@pytest.mark.parametrize(("sector", "public"), [(None, False), (None, True), ("police", False)])
def test_the_plan_stays_accessible_and_to_be_kept(sector: str | None, public: bool) -> None:
    pdf = set_example(sector, public=public)
    assert [one.message for one in page.validate_pdf_bytes(pdf, profile="ua1").failures] == []
    if not (sector or public):
        assert [one.message for one in page.validate_pdf_bytes(pdf, profile="3a").failures] == []
        assert json.loads(attached_assessment(pdf, "plan.pdf")) == json.loads(Path(AFTER_FILE).read_bytes())


def test_the_contents_and_the_bookmarks_lead_to_it() -> None:
    reader = PdfReader(io.BytesIO(set_example()))
    titles = re.findall(r"'/Title': '([^']+)'", str(reader.outline))
    assert titles.index("What comes first") < titles.index("What has changed") < titles.index("Actions")
    number = next(n for n, one in enumerate(reader.pages, 1) if "Since “Baseline”" in one.extract_text())
    assert re.search(rf"What has changed\s+{number}\s", reader.pages[0].extract_text() + "\n")


def canaries(**how: Any) -> bytes:  # noqa: ANN401 - as for plan_pdf
    return plan_pdf(EDITION, SECOND, ENGLISH, earlier=earlier_round(EDITION, FIRST, SECOND), **how)


@pytest.mark.parametrize("sector", [None, POLICE])
def test_nothing_of_the_earlier_round_that_is_private_reaches_the_public(sector: SectorId | None) -> None:
    public = canaries(public=True, sector=sector)
    assert [word for word in SECRETS if word in everything_in(public)] == []
    assert "Night desk" in text_of(public)
    word = plan_docx(EDITION, SECOND, ENGLISH, public=True, earlier=earlier_round(EDITION, FIRST, SECOND))
    said = "\n".join(one.text for one in docx.Document(io.BytesIO(word)).element.body.iter() if one.text)
    assert [one for one in SECRETS if one in said] == []


def test_with_and_without_the_earlier_round_are_two_files_and_each_the_same_twice() -> None:
    assert canaries() == canaries()
    assert canaries() != plan_pdf(EDITION, SECOND, ENGLISH)
    later_day = earlier_round(EDITION, FIRST, SECOND, ({}, {"a2": date(2027, 2, 1)}))
    assert plan_pdf(EDITION, SECOND, ENGLISH, earlier=later_day) != canaries()
    earlier_day = earlier_round(EDITION, FIRST, SECOND, ({"a1": date(2027, 2, 1)}, {}))
    assert "✓ Night desk (Police, done on 1 Feb 2027)" in text_of(
        plan_pdf(EDITION, SECOND, ENGLISH, earlier=earlier_day)
    )


def test_the_word_file_says_the_same() -> None:
    before, after = example(BEFORE), example(AFTER)
    earlier: Earlier = earlier_round(EDITION, before, after)
    file = docx.Document(io.BytesIO(plan_docx(edition_of(after), after, ENGLISH, earlier=earlier)))
    headings = [one.text for one in file.paragraphs if one.style and one.style.name == "Heading 1"]
    assert headings.index("What has changed") == headings.index("What comes first") + 1
    heat = next(one for one in file.tables if len(one.rows) == 10 and one.rows[1].cells[1].text == "=")
    assert [cell.text for cell in heat.rows[2].cells][:6] == ["2 Police", "+1", "+2", "?", "+1", "−1"]


@pytest.mark.parametrize("command", ["pdf", "docx", "xlsx", "all"])
def test_the_commands_take_the_earlier_round(command: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    small = {name: tmp_path / f"{name}.json" for name in ("first", "second")}
    small["first"].write_bytes(assessment_json(EDITION, FIRST))
    small["second"].write_bytes(assessment_json(EDITION, SECOND))
    assert main([command, str(small["second"]), "--earlier", str(small["first"]), "--out", str(out)]) == 0
    if command == "docx":
        assert "What has changed" in [one.text for one in docx.Document(str(out)).paragraphs]
        return
    if command in ("xlsx", "all"):
        file = out / "plan.xlsx" if command == "all" else out
        assert "What has changed" in openpyxl.load_workbook(io.BytesIO(file.read_bytes())).sheetnames
    if command in ("pdf", "all"):
        plans = [out] if command == "pdf" else [out / "plan.pdf", out / "plan-police.pdf"]
        assert ["Since “First”" in text_of(one.read_bytes()) for one in plans] == [True] * len(plans)


@pytest.mark.parametrize("command", ["pdf", "docx", "xlsx", "all"])
def test_what_cannot_be_compared_is_refused_as_the_comparison_refuses_it(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main([command, BEFORE_FILE, "--earlier", AFTER_FILE, "--out", str(out)]) == 1
    told = capsys.readouterr()
    assert told.err.startswith(f"{BEFORE_FILE}: $.round.opened: ")
    assert told.out == ""
    assert not out.exists()


def test_the_problems_of_both_files_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(b"{}")
    assert main(["pdf", str(tmp_path / "b"), "--earlier", str(tmp_path / "a"), "--out", str(tmp_path / "out")]) == 1
    lines = capsys.readouterr().err
    assert f"{tmp_path / 'a'}: " in lines
    assert f"{tmp_path / 'b'}: " in lines


def test_a_round_of_another_partnership_is_no_earlier_one() -> None:
    with pytest.raises(MendableError, match="another partnership"):
        earlier_round(EDITION, replace(FIRST, partnership=Partnership("Elsewhere")), SECOND)
