"""A heatmap: what stands in it, and as an SVG picture that needs nothing else to be shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Final

from markupsafe import Markup

from look import FONT, LIGHT

__all__ = ["PATTERNS", "HeatCell", "Heatmap", "heatmap_svg"]

PATTERNS: Final = ("not_known", "no_agreement", "withheld")
"""The looks that are told by lines across the cell; every other is the name of a colour."""

ROW, HEAD, EDGE, MARK, TEXT = 34, 34, 16, 15, 14  # pixels, as are all figures here
LETTER = 0.56  # of the size of the text: the width of a letter, on average
NARROWEST = 46
LONGEST_NAME, LONGEST_HEAD = 34, 14  # letters
PATTERN = Markup(
    '<pattern id="{}" width="8" height="8" patternUnits="userSpaceOnUse">'
    '<rect width="8" height="8" fill="{}"/>{}</pattern>'
)
TEXT_ELEMENT = Markup('<text x="{}" y="{}" font-size="{}" font-weight="{}" fill="{}" text-anchor="{}">{}</text>')
CELL_ELEMENT = Markup(
    '<g><title>{}</title><rect x="{}" y="{}" width="{}" height="{}" rx="3" fill="{}" stroke="{}"/>{}</g>'
)
LINES = {
    "not_known": '<path d="M-2 6 6-2M2 10 10 2" stroke="{}" stroke-width="1.6"/>',
    "no_agreement": '<path d="M0 8 8 0M0 0l8 8" stroke="{}"/>',
    "withheld": '<circle cx="4" cy="4" r="1.3" fill="{}"/>',
}


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One cell: its place (from 0), what is written in it, how it looks, the same in words, where it leads.

    `look` is one of `PATTERNS` or the name of a colour that has an `on-` beside it. `words` begin with what the cell is
    about. `link` is an address of ours, "" where it leads nowhere.
    """

    row: int
    column: int
    mark: str
    look: str
    words: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Heatmap:
    """A heatmap: one row for each of `rows`, from the top; a place without a cell stays empty.

    `says` is a sentence of what it shows.
    """

    title: str
    says: str
    rows: Sequence[str]
    columns: Sequence[str]
    cells: Sequence[HeatCell]


def heatmap_svg(heatmap: Heatmap) -> str:
    """The heatmap as an SVG file, always in light colours; every text in it is text."""
    names = _width(max(map(len, heatmap.rows), default=0), TEXT, LONGEST_NAME)
    heads = [wrap(one, LONGEST_HEAD) or [""] for one in heatmap.columns]
    cell = max(NARROWEST, *(_width(len(line), TEXT - 2) for lines in heads for line in lines), NARROWEST)
    width = EDGE * 2 + names + cell * len(heads)
    title = [(line, 18, 700) for line in wrap(heatmap.title, int(width / (18 * LETTER)))]
    said = [(line, TEXT, 400) for line in wrap(heatmap.says, int(width / (TEXT * LETTER)))]
    above = EDGE + ROW * len(title)
    top = above + (TEXT + 4) * max(map(len, heads), default=1) + 8
    bottom = top + ROW * len(heatmap.rows)
    parts = [
        *_lines(title, EDGE, EDGE + 18),
        *(part for n, lines in enumerate(heads) for part in _head(lines, EDGE + names + cell * (n + 0.5), above)),
        *(_text(one[:LONGEST_NAME], EDGE, top + ROW * (n + 0.62), TEXT) for n, one in enumerate(heatmap.rows)),
        *(_cell(one, EDGE + names + cell * one.column, top + ROW * one.row, cell) for one in heatmap.cells),
        *_lines(said, EDGE, bottom + TEXT * 2),
    ]
    height = bottom + TEXT + (TEXT + 6) * len(said) + EDGE
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="img" '
        'font-family="{font}, Arial, sans-serif"><title>{title}</title><desc>{says}</desc><defs>{patterns}</defs>'
        '<rect width="{w}" height="{h}" fill="{ground}"/>{parts}</svg>\n'
    ).format(
        w=round(width),
        h=round(height),
        font=FONT,
        title=heatmap.title,
        says=heatmap.says,
        patterns=Markup("").join(map(_pattern, PATTERNS)),
        ground=LIGHT["card"],
        parts=Markup("").join(parts),
    )


def _width(letters: int, size: int, most: int = 100) -> float:
    return min(letters, most) * size * LETTER + EDGE


def _lines(lines: Sequence[tuple[str, int, int]], x: float, y: float) -> list[Markup]:
    return [_text(line, x, y + n * (size + 6), size, weight) for n, (line, size, weight) in enumerate(lines)]


def _head(lines: Sequence[str], x: float, y: float) -> list[Markup]:
    return [_text(one, x, y + (n + 1) * (TEXT + 4), TEXT - 2, anchor="middle") for n, one in enumerate(lines)]


def _text(  # noqa: PLR0913, PLR0917 the attributes of one element
    words: str, x: float, y: float, size: int, weight: int = 400, colour: str = LIGHT["ink"], anchor: str = "start"
) -> Markup:
    return TEXT_ELEMENT.format(round(x, 1), round(y, 1), size, weight, colour, anchor, words)


def _cell(one: HeatCell, x: float, y: float, width: float) -> Markup:
    fill = f"url(#{one.look})" if one.look in PATTERNS else LIGHT[one.look]
    ink = LIGHT.get(f"on-{one.look}", LIGHT["ink"])
    mark = _text(one.mark, x + width / 2, y + ROW * 0.64, MARK, 700, ink, "middle")
    return CELL_ELEMENT.format(
        one.words, round(x + 1.5, 1), round(y + 1.5, 1), round(width - 3, 1), ROW - 3, fill, LIGHT["rule"], mark
    )


def _pattern(name: str) -> Markup:
    return PATTERN.format(name, LIGHT["card"], Markup(LINES[name].format(LIGHT["hatch"])))  # noqa: S704 all of it our own
