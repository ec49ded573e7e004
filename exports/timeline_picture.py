"""The actions over time as an SVG picture that needs nothing else to be shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import shorten
from typing import Final

from markupsafe import Markup

from assessments import Status
from exports.timeline import Bar
from look import FONT, LIGHT

__all__ = ["STATUS_LOOKS", "PicturedAction", "TimelinePicture", "timeline_svg"]

STATUS_LOOKS: Final = {
    Status.NOT_STARTED: (LIGHT["card"], ""),
    Status.IN_PROGRESS: (LIGHT["going"], ""),
    Status.BLOCKED: (LIGHT["blocked"], "x"),
    Status.DONE: (LIGHT["done"], ""),
    Status.DROPPED: (LIGHT["unsettled"], "/"),
}
"""The colour of a bar and the shape of its lines: colours alone are not for everybody."""

WIDTH, EDGE, ROW, BAR, TITLE, TEXT = 960, 16, 46, 14, 18, 14  # pixels, as are all figures here
LONGEST = 110  # letters that have room in a line
INK, ACCENT, RULE = LIGHT["ink"], LIGHT["accent-ink"], LIGHT["line"]
LINES = {"x": "M0 8 8 0M0 0l8 8", "/": "M-2 6 6-2M2 10 10 2"}


@dataclass(frozen=True, slots=True)
class PicturedAction:
    """An action: its title, the same with all that is said of it, how it stands, and its bar, where one is seen."""

    title: str
    words: str
    status: Status
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class TimelinePicture:
    """Actions from the top, over columns that are called `heads`.

    `names` are those of the ways in which an action may stand. `today` is its place, in columns from the left, and what
    is written over it; None where it lies elsewhere.
    """

    title: str
    heads: Sequence[str]
    actions: Sequence[PicturedAction]
    names: Sequence[tuple[Status, str]]
    today: tuple[float, str] | None = None


def timeline_svg(picture: TimelinePicture) -> str:
    """The picture as an SVG file, always in light colours; every text in it is text."""
    column = (WIDTH - 2 * EDGE) / len(picture.heads)
    top = EDGE + TITLE + 3 * TEXT + 16
    bottom = top + ROW * len(picture.actions)
    parts = [
        _text(picture.title, EDGE, EDGE + TITLE, size=TITLE),
        *(_head(one, EDGE + column * place, top, bottom) for place, one in enumerate(picture.heads)),
        *_today(picture.today, column, top, bottom),
        *(_row(one, column, top + ROW * place) for place, one in enumerate(picture.actions)),
        *(_key(one, place, bottom + EDGE) for place, one in enumerate(picture.names)),
    ]
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="img" '
        'font-family="{font}, Arial, sans-serif"><title>{title}</title><defs>{patterns}</defs>'
        '<rect width="{w}" height="{h}" fill="{ground}"/>{parts}</svg>\n'
    ).format(
        w=WIDTH,
        h=bottom + 3 * EDGE + BAR,
        font=FONT,
        title=picture.title,
        patterns=Markup("").join(map(_pattern, STATUS_LOOKS)),
        ground=LIGHT["card"],
        parts=Markup("").join(parts),
    )


def _text(words: str, x: float, y: float, *, size: int = TEXT, colour: str = INK) -> Markup:
    weight = 400 if size == TEXT else 700
    element = Markup('<text x="{}" y="{}" font-size="{}" font-weight="{}" fill="{}">{}</text>')
    return element.format(round(x, 1), round(y, 1), size, weight, colour, words)


def _line(x: float, top: float, bottom: float, colour: str, dashes: str = "") -> Markup:
    element = Markup('<path d="M{} {}V{}" stroke="{}" stroke-dasharray="{}"/>')
    return element.format(round(x, 1), round(top, 1), round(bottom, 1), colour, dashes)


def _head(words: str, x: float, top: float, bottom: float) -> Markup:
    return _line(x, top - TEXT, bottom, RULE) + _text(words, x + 4, top - 6)


def _today(today: tuple[float, str] | None, column: float, top: float, bottom: float) -> tuple[Markup, ...]:
    if today is None:
        return ()
    x = EDGE + column * today[0]
    return _line(x, top - 2 * TEXT, bottom, ACCENT, "2 4"), _text(today[1], x + 4, top - 2 * TEXT + 6, colour=ACCENT)


def _row(one: PicturedAction, column: float, y: float) -> Markup:
    title = _text(shorten(one.title, LONGEST, placeholder="…"), EDGE, y + TEXT + 2)
    bar = (
        _box(one.status, EDGE + column * (one.bar.first + one.bar.offset), y + 22, column * one.bar.width)
        if one.bar
        else ""
    )
    return Markup("<g><title>{}</title>{}{}</g>").format(one.words, title, bar)


def _key(one: tuple[Status, str], place: int, y: float) -> Markup:
    x = EDGE + place * (WIDTH - 2 * EDGE) / len(Status)
    return _box(one[0], x, y, 2 * BAR) + _text(one[1], x + 2 * BAR + 8, y + BAR - 2)


def _box(status: Status, x: float, y: float, width: float) -> Markup:
    colour, shape = STATUS_LOOKS[status]
    element = Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}" fill="{}" stroke="{}"/>')
    fill = f"url(#{status})" if shape else colour
    return element.format(status, round(x, 1), round(y, 1), round(width, 1), BAR, fill, INK)


def _pattern(status: Status) -> Markup:
    colour, shape = STATUS_LOOKS[status]
    if not shape:
        return Markup("")
    return Markup(
        '<pattern id="{}" width="8" height="8" patternUnits="userSpaceOnUse">'
        '<rect width="8" height="8" fill="{}"/><path d="{}" stroke="{}"/></pattern>'
    ).format(status, colour, LINES[shape], INK)
