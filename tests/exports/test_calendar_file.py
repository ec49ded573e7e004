from __future__ import annotations

from datetime import date, timedelta

import pytest
from icalendar import Calendar, Component

from assessments import Action, Assessment, Partnership, Round, Status, Visibility
from checklists import ResponsibilityId, SectorId
from exports import actions_ics
from tests.exports.examples import ENGLISH, edition_of, example

CLEAR = ResponsibilityId("police.clear-messages")
FEEDBACK = ResponsibilityId("ngos.referral-feedback")
POLICE = SectorId("police")


def entries(assessment: Assessment, sector: SectorId | None = None, *, public: bool = False) -> list[Component]:
    file = actions_ics(edition_of(assessment), assessment, ENGLISH, sector=sector, public=public)
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))  # RFC 5545, 3.1
    return list(Calendar.from_ical(file).walk("VEVENT"))


def table(*actions: Action, round_: Round | None = None) -> Assessment:
    return Assessment("2026.1", Partnership("Northgate"), round_ or Round("Baseline"), actions=actions)


def action(name: str, due: date | None = date(2026, 9, 30), status: Status | None = None, title: str = "") -> Action:
    return Action(name, title or f"Title {name}", (CLEAR,), lead=POLICE, due=due, status=status)


def test_there_is_one_entry_for_each_due_date_and_one_to_look_again() -> None:
    # 18 actions, all with a due date; the round closed on 18 May 2026.
    found = entries(example("harbour-district-baseline"))
    assert len(found) == 18 + 1
    assert found[-1]["summary"] == "Review of the action plan"
    assert found[-1].decoded("dtstart") == date(2027, 5, 18)


def test_an_entry_lasts_the_whole_day_says_who_leads_and_reminds_a_week_before() -> None:
    entry, review = entries(table(action("a1")))
    assert (str(entry["summary"]), entry.decoded("dtstart")) == ("Title a1", date(2026, 9, 30))
    assert "Lead: Police\n" in str(entry["description"])
    for reminds in (entry, review):
        (alarm,) = reminds.walk("VALARM")
        assert alarm.decoded("trigger") == timedelta(days=-7)
        assert str(alarm["description"]) == "Action plan"  # what a locked screen shows


def test_an_action_without_a_due_date_has_no_entry() -> None:
    assert [str(one["summary"]) for one in entries(table(action("a1"), action("a2", due=None)))] == [
        "Title a1",
        "Review of the action plan",
    ]


def test_what_is_done_or_dropped_is_seen_to_be_and_reminds_nobody() -> None:
    by_name = {
        str(one["summary"]): one
        for one in entries(table(action("a1", status=Status.DONE), action("a2", status=Status.DROPPED)))
    }
    assert set(by_name) == {"✓ Title a1", "Title a2", "Review of the action plan"}
    assert by_name["Title a2"]["status"] == "CANCELLED"
    del by_name["Review of the action plan"]
    assert [alarm for one in by_name.values() for alarm in one.walk("VALARM")] == []


def test_what_is_internal_is_marked_so_and_missing_from_the_public_file() -> None:
    shown = Action("a1", "Open", (CLEAR,), due=date(2026, 9, 30), visibility=Visibility.PUBLIC)
    found = {str(one["summary"]): one for one in entries(table(shown, action("a2")))}
    assert found["Title a2"]["class"] == "CONFIDENTIAL"
    assert "class" not in found["Open"]
    public = entries(table(shown, action("a2")), public=True)
    assert [str(one["summary"]) for one in public] == ["Open", "Review of the action plan"]


def test_an_action_keeps_its_entry_whoever_makes_the_file_and_however_often() -> None:
    whole = {str(one["summary"]): str(one["uid"]) for one in entries(example("harbour-district-baseline"))}
    police = {str(one["summary"]): str(one["uid"]) for one in entries(example("harbour-district-baseline"), POLICE)}
    assert len(set(whole.values())) == 19
    assert 1 < len(police) < 19
    assert police.items() <= whole.items()
    changed = table(action("a1", title="Another title", status=Status.BLOCKED))
    assert str(entries(changed)[0]["uid"]) == str(entries(table(action("a1")))[0]["uid"])


def test_in_the_next_round_an_action_keeps_its_entry_and_the_review_is_another() -> None:
    first, review = (str(one["uid"]) for one in entries(table(action("a1"))))
    same, next_review = (str(one["uid"]) for one in entries(table(action("a1"), round_=Round("Second round"))))
    assert same == first
    assert next_review != review


@pytest.mark.parametrize("day", [date(1, 1, 1), date(2028, 2, 29), date(9999, 12, 31)])
def test_any_day_that_exists_can_be_due(day: date) -> None:
    found = entries(table(action("a1", due=day), round_=Round("Baseline", closed=day)))
    assert found[0].decoded("dtstart") == day


def test_where_no_day_is_known_the_calendar_holds_a_task_to_choose_one() -> None:
    assessment = example("minimal")
    calendar = Calendar.from_ical(actions_ics(edition_of(assessment), assessment, ENGLISH))
    (task,) = calendar.walk("VTODO")
    assert str(task["summary"]) == "Choose a day to review the action plan"
    assert calendar.walk("VEVENT") == []


@pytest.mark.parametrize(
    "title", ["a\r\nBEGIN:VEVENT\r\nSUMMARY:b", "a;b,c\\n", "x" * 300, "مرحبا 👩‍👧", "a\nEND:VCALENDAR"]
)
def test_a_title_cannot_break_out_of_its_line(title: str) -> None:
    assessment = table(action("a1", title=title))
    found = entries(assessment)
    assert [str(one["summary"]) for one in found] == [title.replace("\r\n", "\n"), "Review of the action plan"]


def test_the_same_plan_is_the_same_bytes() -> None:
    assessment = example("harbour-district-baseline")
    once, again = (actions_ics(edition_of(assessment), assessment, ENGLISH) for _ in range(2))
    assert once == again
