"""The actions over time: which columns there are and where a bar lies, by hand; and what the pages tell of it."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from assessments import Action, Status
from checklists import ResponsibilityId, SectorId
from exports import plan_docx, printable_html
from exports.draft import draft
from exports.plan import Timeline
from exports.timeline import Axis, Bar, axis_of, bar_of
from tests.exports.examples import ENGLISH, Typeset, edition_of, example
from tests.exports.reading_pdf import text_of

BASELINE, AFTER = "harbour-district-baseline", "harbour-district-second-round"
CLEAR = ResponsibilityId("police.clear-messages")
HELD = date(2026, 5, 18)
JUNE = 12 * 2026 + 5


def action(start: date | None = None, due: date | None = None) -> Action:
    return Action("a1", "Title", (CLEAR,), start=start, due=due)


def over(*days: date, held: date | None = HELD) -> Axis:
    axis = axis_of([action(due=day) for day in days], held)
    assert axis is not None
    return axis


def timeline_of(name: str, *, public: bool = False, sector: SectorId | None = None) -> Timeline:
    assessment = example(name)
    edition = edition_of(assessment)
    chosen = edition.sector_by_id[sector] if sector else None
    made = draft(edition, assessment, ENGLISH, chosen, public=public)[0].timeline
    assert made is not None
    return made


def test_without_any_date_there_is_no_timeline() -> None:
    assert axis_of([action(), action()], HELD) is None
    assert bar_of(action(), over(date(2026, 6, 1))) is None


@pytest.mark.parametrize(
    ("first", "last", "columns"),
    [
        # Eight months are shown one by one; nine, two by two, beginning with May as January begins the year.
        (date(2026, 6, 1), date(2027, 1, 31), [date(2026, 6, 1), date(2027, 1, 1)]),
        (date(2026, 6, 1), date(2027, 2, 1), [date(2026, 5, 1), date(2027, 1, 1)]),
        (date(2026, 6, 1), date(2028, 2, 29), [date(2026, 4, 1), date(2028, 1, 1)]),
        (date(2026, 6, 1), date(2030, 2, 1), [date(2026, 1, 1), date(2030, 1, 1)]),
    ],
)
def test_months_are_put_together_until_few_columns_are_left(first: date, last: date, columns: list[date]) -> None:
    days = over(first, last).days
    assert [days[0], days[-1]] == columns
    assert len(days) <= 8


def test_a_date_that_is_centuries_away_does_not_squeeze_the_others() -> None:
    days = over(date(2026, 6, 1), date(2999, 1, 1)).days
    assert (days[0], days[-1]) == (date(2026, 1, 1), date(2030, 1, 1))


def test_a_bar_lies_where_its_days_do() -> None:
    axis = Axis(JUNE, 1, 6)
    assert bar_of(action(date(2026, 6, 1), date(2026, 11, 30)), axis) == Bar(0, 5, 0, 6, open=False)
    # Half of June has passed before the 16th; half of September with the 15th.
    assert bar_of(action(date(2026, 6, 16), date(2026, 9, 15)), axis) == Bar(0, 3, 0.5, 3, open=False)
    assert bar_of(action(date(2026, 7, 1), date(2026, 7, 31)), axis) == Bar(1, 1, 0, 1, open=False)


def test_without_a_start_a_bar_is_short_and_without_a_due_date_it_is_open() -> None:
    axis = Axis(JUNE, 1, 6)
    assert bar_of(action(due=date(2026, 7, 31)), axis) == Bar(1, 1, 0.86, 0.14, open=False)
    assert bar_of(action(start=date(2026, 8, 1)), axis) == Bar(2, 5, 0, 4, open=True)


def test_what_lies_beyond_the_edge_is_cut_off() -> None:
    axis = Axis(JUNE, 1, 6)
    assert bar_of(action(date(2020, 1, 1), date(2999, 1, 1)), axis) == Bar(0, 5, 0, 6, open=False)
    assert bar_of(action(date(2027, 1, 1), date(2027, 2, 1)), axis) is None
    assert bar_of(action(due=date(2026, 5, 1)), axis) is None


@given(
    st.lists(st.builds(action, st.none() | st.dates(), st.none() | st.dates()), max_size=6),
    st.none() | st.dates(),
)
def test_no_bar_leaves_its_columns_whatever_the_dates(actions: list[Action], held: date | None) -> None:
    axis = axis_of(actions, held)
    if axis is None:
        return
    assert len(axis.days) == axis.count <= 8
    assert axis.days[-1] <= axis.last_month
    for bar in [bar_of(one, axis) for one in actions]:
        if bar:
            assert 0 <= bar.first <= bar.last < axis.count
            assert 0 <= bar.offset < 1.001
            assert bar.width > 0
            assert bar.first + bar.offset + bar.width <= axis.count + 0.002


def test_the_plan_holds_every_action_in_the_order_of_the_due_dates() -> None:
    told = timeline_of(BASELINE)
    assert len(told.rows) == 18
    assert [one.due for one in told.rows[:3]] == ["15 Oct 2026", "31 Oct 2026", "15 Nov 2026"]
    assert [(one.month, one.year) for one in told.columns][:2] == [("May", "2026"), ("Jul", "2026")]
    assert told.looks == (("not-started", "Not started"), ("going", "In progress"))
    assert (timeline_of(AFTER).rows[-1].due, timeline_of(AFTER).rows[-1].bar) == ("", None)


def test_a_public_timeline_holds_public_actions_alone_and_a_sectors_its_own() -> None:
    assert len(timeline_of(BASELINE, sector=SectorId("police")).rows) == 6
    public = [one.title for one in example(BASELINE).actions or () if one.is_public]
    assert sorted(one.title for one in timeline_of(BASELINE, public=True).rows) == sorted(public)


def test_the_timeline_stands_on_one_page(plan_of: Typeset) -> None:
    pages = [" ".join(one.extract_text().split()) for one in PdfReader(io.BytesIO(plan_of(BASELINE))).pages]
    (told,) = [one for one in pages if "In the order of the days on which they are to be done" in one]
    _, _, told = told.partition("The actions over time")
    for row in timeline_of(BASELINE).rows:
        assert row.title in told
        assert f"{row.start} {row.due}" in told


def test_in_a_sectors_plan_each_action_of_the_list_has_its_days_and_its_bar(plan_of: Typeset) -> None:
    assessment = example(BASELINE)
    told = printable_html(edition_of(assessment), assessment, ENGLISH, sector=SectorId("police"))
    # From May to April are twelve months; the first action takes six of them, from June to November.
    bar = '<div class="bar going" style="margin-inline-start: 8.3%; width: 50.0%"></div>'
    assert f'<td class="when">1 Jun 2026 to 30 Nov 2026{bar}</td>' in told.replace("\u00a0", " ")
    assert told.count('<td class="when">') == told.count('<div class="bar ') == 6
    shown = text_of(plan_of(BASELINE, "police"))
    assert "on a scale from May 2026 to Apr 2027" in shown
    assert "The actions over time" not in shown


def test_a_box_to_tick_stands_where_something_is_still_to_be_done() -> None:
    first, second, *others = example(BASELINE).actions or ()
    actions = (replace(first, status=Status.DONE), replace(second, status=Status.DROPPED), *others)
    assessment = replace(example(BASELINE), actions=actions)
    told = printable_html(edition_of(assessment), assessment, ENGLISH, sector=SectorId("police"))
    (actions_table,) = re.findall(r'<table class="lines actions brief">.*?</table>', told, re.DOTALL)
    assert re.findall(r'<td class="figure tick">(.)</td>', actions_table) == ["□"] * 4 + ["✓", "–"]


def test_in_a_sectors_plan_an_action_without_days_has_no_bar() -> None:
    assessment = example(BASELINE)
    assessment = replace(
        assessment, actions=tuple(replace(one, start=None, due=None) for one in assessment.actions or ())
    )
    told = printable_html(edition_of(assessment), assessment, ENGLISH, sector=SectorId("police"))
    assert told.count('<td class="when">No date yet</td>') == 6
    assert '<div class="bar' not in told
    assert "on a scale" not in told


def test_a_plan_without_dates_has_no_page_of_it(typeset: Typeset) -> None:
    assessment = example(BASELINE)
    undated = tuple(replace(one, start=None, due=None) for one in assessment.actions or ())
    assert "The actions over time" not in text_of(typeset(replace(assessment, actions=undated)))


def test_on_the_page_to_print_a_bar_is_told_by_more_than_its_colour() -> None:
    assessment = example(AFTER)
    told = printable_html(edition_of(assessment), assessment, ENGLISH)
    for look in ("not-started", "going", "blocked", "done", "dropped"):
        assert f'<div class="bar {look}' in told
    assert "1pt dashed" in told
    assert "dotted" in told


def test_in_word_the_months_of_an_action_are_coloured() -> None:
    assessment = replace(example(BASELINE), actions=((example(BASELINE).actions or ())[0],))
    document = docx.Document(io.BytesIO(plan_docx(edition_of(assessment), assessment, ENGLISH)))
    (table,) = [one for one in document.tables if "Start" in [cell.text for cell in one.rows[0].cells]]
    filled = [bool(cell._tc.xpath(".//w:shd")) for cell in table.rows[1].cells]  # noqa: SLF001
    # From 1 June to 30 November, and no column beside these.
    assert filled == [False] * 4 + [True] * 6
    assert (example(BASELINE).actions or ())[0].stands is Status.IN_PROGRESS
