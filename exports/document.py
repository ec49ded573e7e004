"""The plan as a Word file, so that a lead can go on writing. It is made from the same pages as the PDF.

The templates give HTML of our own making, every value escaped; its few elements become headings, paragraphs and tables.
What a plan says is therefore said once, and nothing can stand in one file and be missing in the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

from lxml import html  # type: ignore[import-untyped]

from assessments import Assessment
from checklists import Edition, SectorId
from exports.draft import plan_of
from exports.earlier import Earlier
from exports.material import material
from exports.pdf import plan_page
from exports.text import storable_throughout
from exports.word_file import Cell, Piece, WordFile
from exports.word_styles import LINE, MUTED, in_word
from look import CHANGES, GAPS
from translations import Translator

__all__ = ["plan_docx"]

HEADINGS = {"h1": "Title", "h2": "Heading 1", "h3": "Heading 2"}
# Millimetres of the columns that the style sheet of the PDF names too; the others share what is left.
WIDTHS = {
    "ref": 11,
    "agreed": 25,
    "figure": 13,
    "reached": 15,
    "word": 19,
    "answers": 42,
    "who": 42,
    "day": 22,
    "when": 38,
    "state": 25,
    "means": 40,
    "months": 15,
}
# What is written in a cell, by its class: the ground, and the text where it is not the usual one.
COLOURS = {name: (in_word(name), in_word(f"on-{name}")) for name in (*GAPS, *CHANGES)}
COLOURS |= {"not-known": (in_word("unsettled"), ""), "no-agreement": (in_word("cool"), "")}
# On paper a bar of the timeline is drawn across cells; here it fills them.
COLOURS |= {"runs": (in_word("going"), "")}
OLDEST = date(1980, 1, 1)
WHITE_SPACE, LINE_END = re.compile(r"[ \t]+"), re.compile(r"[ \t]*\n[ \t]*")


def plan_docx(  # noqa: PLR0913 - as for plan_pdf
    edition: Edition,
    assessment: Assessment,
    translator: Translator,
    *,
    sector: SectorId | None = None,
    public: bool = False,
    earlier: Earlier | None = None,
) -> bytes:
    """The plan of one round, or one sector's, as a Word file; the same bytes for the same arguments.

    `edition` is adapted and translated, as for `plan_pdf`.
    """
    chosen = edition.sector_by_id[sector] if sector else None
    made = material(edition, assessment, translator, chosen, public=public, earlier=earlier)
    plan, words = storable_throughout(plan_of(made)), made.words
    _ = words.gettext
    file = WordFile(words.language, words.direction == "rtl")
    day = assessment.round.closed or assessment.round.opened or edition.published
    file.describe(
        # Neutral, as it stands in the title bar of whoever opens the file.
        _("Action plan"),
        datetime.combine(max(day, OLDEST), time(), UTC),
        _("Public version") if public else _("For the partnership only"),
        plan.whose,
    )
    body = html.document_fromstring(plan_page(plan, words)).find("body")
    for group in body:
        _Group(file).write(group)
    return file.written()


class _Group:
    """One group of sections, which begins on a new page."""

    def __init__(self, file: WordFile) -> None:
        self._file = file
        self._across = False
        self._begun = False
        self._mark = ""

    def write(self, group: Any) -> None:  # noqa: ANN401 - the elements of lxml have no types
        for section in group:
            wide = "wide" in _classes(section)
            if wide:
                self._file.turn(across=True)
                self._begun = True
            self._blocks(section)
            if wide:
                self._file.turn(across=False)

    def _blocks(self, element: Any) -> None:  # noqa: ANN401
        self._mark = element.get("id") or self._mark
        for child in element:
            if child.tag == "table":
                self._table(child)
            elif child.tag in ("ul", "ol"):
                style = "List Bullet" if child.tag == "ul" else "List Number"
                for item in child:
                    self._paragraph(item, style)
            elif "bars" in _classes(child):
                continue  # it says how bars look, and there are none here
            elif child.tag == "p" or child.tag in HEADINGS:
                in_band = "band" in _classes(element) and child.tag == "p"
                self._paragraph(child, "Subtitle" if in_band else HEADINGS.get(child.tag, "Normal"))
            else:
                self._blocks(child)

    def _paragraph(self, element: Any, style: str) -> None:  # noqa: ANN401
        pieces = _pieces(element)
        if pieces:
            first = style == "Heading 1" and not self._begun and bool(self._mark)
            self._begun = self._begun or first
            mark, self._mark = self._mark, ""
            self._file.paragraph(pieces, style, mark, new_page=first)

    def _table(self, table: Any) -> None:  # noqa: ANN401
        for caption in table.iter("caption"):
            self._paragraph(caption, "Heading 2")
        heads = len(table.findall("thead/tr"))
        lines = list(table.iter("tr"))
        rows = [[_cell(cell, in_head=number < heads) for cell in line] for number, line in enumerate(lines)]
        self._file.table(rows, heads, self._widths(table, lines[0]))

    def _widths(self, table: Any, line: Any) -> list[float]:  # noqa: ANN401
        kinds: list[float | None] = [
            next((WIDTHS[kind] for kind in _classes(cell) if kind in WIDTHS), None) for cell in line
        ]
        if "heat" in _classes(table):
            kinds = [None, *[min(10.0, 130 / max(len(line) - 1, 1))] * (len(line) - 1)]
        elif "fields" in _classes(table):
            kinds = [27, None, 27, None]
        elif "counts" in _classes(table) or "scale" in _classes(table):
            kinds = [{"name": 42, "figure": 13}.get(" ".join(_classes(cell))) for cell in line]
        left = self._file.width - sum(width for width in kinds if width)
        share = left / max(sum(width is None for width in kinds), 1)
        return [share if width is None else float(width) for width in kinds]


def _cell(cell: Any, *, in_head: bool) -> Cell:  # noqa: ANN401
    chip = next((kind for part in (cell, *cell.iter("span")) for kind in _classes(part) if kind in COLOURS), "")
    fill, colour = COLOURS.get(chip, ("", ""))
    paragraphs = tuple(_pieces(part, coloured=not chip) for part in cell.iter("p")) or (
        _pieces(cell, coloured=not chip),
    )
    return Cell(
        paragraphs=paragraphs,
        span=int(cell.get("colspan", "1")),
        heading=in_head or cell.tag == "th",
        fill=LINE if in_head and not fill else fill,
        colour=colour,
        centred=bool(chip) or not {"figure", "reached"}.isdisjoint(_classes(cell)),
    )


def _classes(element: Any) -> list[str]:  # noqa: ANN401
    return (element.get("class") or "").split()


def _pieces(element: Any, *, coloured: bool = True) -> tuple[Piece, ...]:  # noqa: ANN401
    """The text of an element in runs: white space as a page shows it, line breaks that somebody typed kept."""
    line_end = " " if "key" in _classes(element) else "\n"
    kept: list[Piece] = []
    for piece in _runs(element, Piece(""), coloured=coloured):
        text = WHITE_SPACE.sub(" ", LINE_END.sub(line_end, piece.text))
        if not kept or kept[-1].text.endswith(("\n", " ")):
            text = text.lstrip(" ") if kept else text.lstrip(" \n")
        if text:
            kept.append(replace(piece, text=text))
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return tuple(kept)


def _runs(element: Any, look: Piece, *, coloured: bool) -> Iterator[Piece]:  # noqa: ANN401
    yield replace(look, text=element.text or "")
    for child in element:
        yield from _child(child, look, coloured=coloured)
        yield replace(look, text=child.tail or "")


def _child(child: Any, look: Piece, *, coloured: bool) -> Iterable[Piece]:  # noqa: ANN401
    if child.tag == "br":
        return [replace(look, text="\n")]
    classes = _classes(child)
    fill, colour = next((COLOURS[kind] for kind in classes if kind in COLOURS), ("", ""))
    if "whose" in classes or child.tag == "small":
        colour = MUTED
    inner = Piece(
        "",
        bold=look.bold or child.tag == "b" or "chip" in classes or "safety" in classes,
        colour=colour or look.colour,
        fill=(fill if coloured else "") or look.fill,
        link=child.get("href", look.link) if child.tag == "a" else look.link,
    )
    gap = " " if child.tag == "b" or "chip" in classes else ""
    return [*_runs(child, inner, coloured=coloured), *([replace(look, text=gap)] if gap else [])]
