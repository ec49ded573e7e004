"""The parts of a Word file, written one after another: real headings, real tables, one set of styles.

python-docx knows paragraphs and styles; tables of some hundred rows are built from their elements here, because its own
cells are looked up anew each time and take a second for each hundred.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from typing import Any, Final

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn as named
from docx.shared import Emu, Mm
from lxml import etree  # type: ignore[import-untyped]

from exports.word_styles import LINE, set_styles

__all__ = ["Cell", "Piece", "WordFile"]

ALWAYS: Final = (1980, 1, 1, 0, 0, 0)  # the oldest day that an archive knows: the same plan is the same file
ACROSS, ALONG, MARGIN = Mm(297), Mm(210), Mm(18)
TWIPS_PER_MM = 56.7
qn = cache(named)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that looks the same throughout. `fill`: a colour behind it; `link`: an address or a `#bookmark`."""

    text: str
    bold: bool = False
    colour: str = ""
    fill: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: its paragraphs, how many columns it spans, whether it is a heading, its colours."""

    paragraphs: tuple[tuple[Piece, ...], ...] = ()
    span: int = 1
    heading: bool = False
    fill: str = ""
    colour: str = ""
    centred: bool = False


@dataclass
class WordFile:
    """A Word file on its way: written from the first page to the last. A4; `right_to_left` turns pages and tables."""

    language: str
    right_to_left: bool = False
    _marks: int = field(default=0, init=False)
    _styles: dict[str, str] = field(init=False)
    _document: Any = field(init=False)

    def __post_init__(self) -> None:
        self._document = docx.Document()
        set_styles(self._document, self.language, right_to_left=self.right_to_left)
        # Looked up once: python-docx goes through all styles for each paragraph.
        self._styles = {one.name: one.style_id for one in self._document.styles if one.name}
        section = self._document.sections[0]
        section.page_width, section.page_height = ALONG, ACROSS
        self._margins(section)

    @property
    def width(self) -> float:
        """What the page offers between its margins, in millimetres."""
        section = self._document.sections[-1]
        return float(Emu(section.page_width - section.left_margin - section.right_margin).mm)

    def describe(self, title: str, moment: datetime, head: str, foot: str) -> None:
        """What stands in the file's properties (no names, no clock), and at the head and the foot of its pages."""
        told = self._document.core_properties
        told.title, told.language, told.author, told.last_modified_by = title, self.language, "", ""
        told.comments, told.created, told.modified, told.revision = "", moment, moment, 1
        section = self._document.sections[0]
        section.header.paragraphs[0].add_run(head)
        line = section.footer.paragraphs[0]
        line.add_run(f"{foot}\t\t")
        page_number = _within(line._p, "w:fldSimple", instr="PAGE")  # noqa: SLF001 - python-docx has no fields
        self._fill(page_number, [Piece("1")])

    def turn(self, *, across: bool) -> None:
        """Go on on a new page that lies across, or stands."""
        section = self._document.add_section(WD_SECTION.NEW_PAGE)
        section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (ACROSS, ALONG) if across else (ALONG, ACROSS)
        self._margins(section)

    def paragraph(
        self, pieces: Sequence[Piece], style: str = "Normal", mark: str = "", *, new_page: bool = False
    ) -> None:
        """One paragraph; `mark` names it for links that lead here."""
        paragraph = self._paragraph(style)
        paragraph.paragraph_format.page_break_before = True if new_page else None
        if mark:
            self._marks += 1
            _within(paragraph._p, "w:bookmarkStart", id=str(self._marks), name=_bookmark(mark))  # noqa: SLF001
            _within(paragraph._p, "w:bookmarkEnd", id=str(self._marks))  # noqa: SLF001
        self._fill(paragraph._p, pieces)  # noqa: SLF001

    def table(self, rows: Sequence[Sequence[Cell]], heads: int, widths: Sequence[float]) -> None:
        """A table whose first `heads` rows are repeated on every page; `widths` in millimetres, one for each column."""
        table = OxmlElement("w:tbl")
        properties = _within(table, "w:tblPr")
        _within(properties, "w:tblStyle", val="TableGrid")
        if self.right_to_left:
            _within(properties, "w:bidiVisual")
        _within(properties, "w:tblW", w=str(round(sum(widths) * TWIPS_PER_MM)), type="dxa")
        borders = _within(properties, "w:tblBorders")
        for edge in ("top", "bottom", "insideH"):
            _within(borders, f"w:{edge}", val="single", sz="4", space="0", color=LINE)
        for edge in ("left", "right", "insideV"):
            _within(borders, f"w:{edge}", val="nil")
        _within(properties, "w:tblLayout", type="fixed")
        grid = _within(table, "w:tblGrid")
        for width in widths:
            _within(grid, "w:gridCol", w=str(round(width * TWIPS_PER_MM)))
        for number, row in enumerate(rows):
            self._row(table, row, widths, head=number < heads)
        body = self._document.element.body
        body.insert_element_before(table, "w:sectPr")
        self._paragraph("No Spacing")  # two tables would become one

    def written(self) -> bytes:
        """The file; the same bytes for the same content."""
        package = self._document.part.package
        for name, relation in list(package.rels.items()):
            if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:  # a picture of the empty page of python-docx
                del package.rels[name]
        written, same = io.BytesIO(), io.BytesIO()
        self._document.save(written)
        with zipfile.ZipFile(written) as given, zipfile.ZipFile(same, "w", zipfile.ZIP_DEFLATED) as kept:
            for name in given.namelist():
                entry = zipfile.ZipInfo(name, ALWAYS)
                entry.compress_type = zipfile.ZIP_DEFLATED
                kept.writestr(entry, given.read(name))
        return same.getvalue()

    def _paragraph(self, style: str) -> Any:  # noqa: ANN401
        paragraph = self._document.add_paragraph()
        if style != "Normal":
            paragraph._p.style = self._styles[style]  # noqa: SLF001
        return paragraph

    def _row(self, table: Any, row: Sequence[Cell], widths: Sequence[float], *, head: bool) -> None:  # noqa: ANN401
        line = _within(table, "w:tr")
        properties = _within(line, "w:trPr")
        _within(properties, "w:cantSplit")
        if head:
            _within(properties, "w:tblHeader")
        column = 0
        for cell in row:
            held = _within(line, "w:tc")
            shape = _within(held, "w:tcPr")
            width = sum(widths[column : column + cell.span])
            _within(shape, "w:tcW", w=str(round(width * TWIPS_PER_MM)), type="dxa")
            if cell.span > 1:
                _within(shape, "w:gridSpan", val=str(cell.span))
            if cell.fill:
                _within(shape, "w:shd", val="clear", color="auto", fill=cell.fill)
            for pieces in cell.paragraphs or ((),):
                self._in_cell(held, cell, pieces)
            column += cell.span

    def _in_cell(self, held: Any, cell: Cell, pieces: Sequence[Piece]) -> None:  # noqa: ANN401
        paragraph = _within(held, "w:p")
        shape = _within(paragraph, "w:pPr")
        _within(shape, "w:pStyle", val="TableHeading" if cell.heading else "TableText")
        if cell.centred:
            _within(shape, "w:jc", val="center")
        self._fill(paragraph, [replace(one, colour=one.colour or cell.colour) for one in pieces])

    def _fill(self, paragraph: Any, pieces: Sequence[Piece]) -> None:  # noqa: ANN401
        for piece in pieces:
            parent = paragraph
            if piece.link.startswith("#"):
                parent = _within(paragraph, "w:hyperlink", anchor=_bookmark(piece.link[1:]))
            elif piece.link:
                name = self._document.part.relate_to(piece.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
                parent = _within(paragraph, "w:hyperlink")
                parent.set(qn("r:id"), name)
            run = _within(parent, "w:r")
            self._look(_within(run, "w:rPr"), piece)
            for number, line in enumerate(piece.text.split("\n")):
                if number:
                    _within(run, "w:br")
                text = _within(run, "w:t")
                text.set(qn("xml:space"), "preserve")
                text.text = line

    def _look(self, properties: Any, piece: Piece) -> None:  # noqa: ANN401
        if piece.bold:
            _within(properties, "w:b")
        if piece.colour:
            _within(properties, "w:color", val=piece.colour)
        if piece.link:
            _within(properties, "w:u", val="single")
        if piece.fill:
            _within(properties, "w:shd", val="clear", color="auto", fill=piece.fill)
        if self.right_to_left:
            _within(properties, "w:rtl")

    def _margins(self, section: Any) -> None:  # noqa: ANN401
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN


def _bookmark(name: str) -> str:
    return name.replace("-", "_")  # Word takes nothing else but letters and digits


def _within(parent: Any, tag: str, /, **attributes: str) -> Any:  # noqa: ANN401 - the elements of lxml have no types here
    return etree.SubElement(parent, qn(tag), {qn(f"w:{key}"): value for key, value in attributes.items()})
