"""The actions over time as a figure: which bar stands where, and that people's words are only words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from assessments import Action, Status
from screens.components.timeline import TimelineRow, timeline

TODAY = date(2026, 11, 23)
DAY = 86_400_000  # milliseconds


def row(start: date | None, due: date, title: str = "t", **members: object) -> TimelineRow:
    return TimelineRow(Action("a", title, ("police.clear-messages",), start=start, due=due, **members), ("<b>t</b>",))


def test_a_bar_runs_from_start_to_date_and_one_without_start_can_be_seen() -> None:
    bars = timeline([row(date(2026, 6, 1), date(2026, 6, 11)), row(None, date(2027, 1, 5))], TODAY, "today").data[0]

    assert list(bars.base) == ["2026-06-01", "2027-01-01"]
    assert list(bars.x) == [10 * DAY, 4 * DAY]
    assert list(bars.y) == [0, 1]


def test_titles_and_what_is_said_of_them_are_shown_as_the_characters_they_are() -> None:
    figure = timeline([row(None, TODAY, "<a href='x'>T</a>")], TODAY, "<today>")

    assert [one.text for one in figure.layout.annotations] == ["&lt;a href='x'&gt;T&lt;/a&gt;", "&lt;today&gt;"]
    assert list(figure.data[0].customdata) == ["&lt;b&gt;t&lt;/b&gt;"]


def test_every_status_looks_different_without_colour_or_with() -> None:
    bars = timeline([row(None, TODAY, status=status) for status in Status], TODAY, "today").data[0]

    looks = list(zip(bars.marker.color, bars.marker.pattern.shape, strict=True))
    assert len(set(looks)) == len(Status)


@pytest.mark.parametrize("due", [date(9999, 12, 31), date(1, 1, 1)])
def test_a_date_far_away_does_not_squeeze_the_others(due: date) -> None:
    first, last = timeline([row(None, due)], TODAY, "today").layout.xaxis.range

    assert date.fromisoformat(str(first)[:10]) >= TODAY - timedelta(days=750)
    assert date.fromisoformat(str(last)[:10]) <= TODAY + timedelta(days=1500)
