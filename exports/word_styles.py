"""The look of a Word file: a handful of styles that a lead can change in one place."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from look import LIGHT

__all__ = ["LINE", "MUTED", "in_word", "set_styles"]


def in_word(colour: str) -> str:
    """The colour of this name as Word writes it."""
    return LIGHT[colour].lstrip("#").upper()


NAVY, INK, MUTED, LINE = map(in_word, ("title", "ink", "ink-soft", "rule"))
FONT = "Calibri"
HEADINGS = {"Title": (26, NAVY), "Subtitle": (12, MUTED), "Heading 1": (18, NAVY), "Heading 2": (12, NAVY)}
IN_TABLES = ("Table Text", "Table Heading")


def set_styles(document: Any, language: str, *, right_to_left: bool) -> None:  # noqa: ANN401 - python-docx's own class
    """Give `document` our styles: sizes in points, one font, the language that spelling is checked in."""
    styles = document.styles
    usual = styles["Normal"]
    usual.font.size, usual.font.color.rgb = Pt(10.5), RGBColor.from_string(INK)
    usual.paragraph_format.space_after = Pt(5)
    for name in IN_TABLES:
        style = styles.add_style(name, 1)
        style.base_style = usual
        style.font.size, style.font.bold = Pt(9), name == "Table Heading"
        style.paragraph_format.space_after = Pt(1)
    for name in ("Normal", *HEADINGS):
        _font(styles[name], language)
    for name, (points, colour) in HEADINGS.items():
        styles[name].font.size, styles[name].font.color.rgb = Pt(points), RGBColor.from_string(colour)
        styles[name].font.italic = False
    if right_to_left:
        usual.element.get_or_add_pPr().append(OxmlElement("w:bidi"))


def _font(style: Any, language: str) -> None:  # noqa: ANN401
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    fonts.attrib.clear()  # the theme's fonts come before any name otherwise
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
    for known in properties.findall(qn("w:lang")):
        properties.remove(known)
    spoken = OxmlElement("w:lang")
    for script in ("val", "bidi"):
        spoken.set(qn(f"w:{script}"), language)
    properties.append(spoken)
