"""The actions over time as an SVG file: where the bars lie, how each action stands, and people’s words as words."""

from __future__ import annotations

from datetime import date
from xml.etree.ElementTree import Element, fromstring

from assessments import Action, Status
from exports import STATUS_LOOKS, PicturedAction, TimelinePicture, timeline_svg
from exports.timeline import axis_of, bar_of, place_of
from look import LIGHT

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '<script>alert(1)</script> & "quoted"'
START, END = date(2026, 1, 1), date(2026, 4, 30)  # four columns of 232 pixels, from 16


def action(title: str, start: date | None, due: date | None, status: Status = Status.NOT_STARTED) -> Action:
    return Action("a1", title, ("police.clear-messages",), start=start, due=due, status=status)


def drawn(*actions: Action, today: date | None = None) -> Element:
    axis = axis_of([action("", START, END)], START)
    assert axis is not None
    made = [PicturedAction(one.title, f"{one.title}\nPolice", one.stands, bar_of(one, axis)) for one in actions]
    place = place_of(today, axis) if today else None
    names = [(one, one.value) for one in Status]
    heads = [f"{day:%b %Y}" for day in axis.days]
    picture = TimelinePicture("Actions", heads, made, names, None if place is None else (place, "today"))
    return fromstring(timeline_svg(picture))  # noqa: S314 our own


def texts(picture: Element) -> list[str]:
    return [one.text or "" for one in picture.iter(f"{SVG}text")]


def bar(picture: Element) -> tuple[float, float]:
    box = picture.find(f"{SVG}g/{SVG}rect")
    assert box is not None
    return float(box.get("x", 0)), float(box.get("width", 0))


def test_a_bar_lies_from_its_first_day_to_its_last_under_the_months() -> None:
    picture = drawn(action("Train", date(2026, 2, 1), date(2026, 3, 31)))
    assert bar(picture) == (16 + 232, 2 * 232)
    assert texts(picture)[1:5] == ["Jan 2026", "Feb 2026", "Mar 2026", "Apr 2026"]


def test_each_status_is_told_by_a_colour_or_lines_of_its_own_and_named_below() -> None:
    picture = drawn(*(action(one, START, END, one) for one in Status))
    fills = [one.get("fill") for one in picture.iterfind(f"{SVG}g/{SVG}rect")]
    assert len(set(fills)) == len(Status) == len(STATUS_LOOKS)
    assert fills[list(Status).index(Status.BLOCKED)] == "url(#blocked)"
    assert LIGHT["done"] in fills
    assert texts(picture)[-5:] == [one.value for one in Status]


def test_people_s_words_are_only_words_and_an_action_out_of_reach_has_no_bar() -> None:
    picture = drawn(action(HOSTILE, date(2040, 1, 1), date(2040, 2, 1)))
    assert HOSTILE in texts(picture)
    assert picture.findtext(f"{SVG}g/{SVG}title") == f"{HOSTILE}\nPolice"
    assert picture.find(f"{SVG}g/{SVG}rect") is None


def test_today_has_a_line_where_it_lies_among_the_months() -> None:
    assert "today" in texts(drawn(action("Train", START, END), today=date(2026, 4, 30)))
    assert "today" not in texts(drawn(action("Train", START, END), today=date(2026, 5, 1)))
    assert "today" not in texts(drawn(action("Train", START, END), today=date(2025, 12, 31)))
