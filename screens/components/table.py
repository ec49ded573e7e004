"""A plain table that every reader can read: real header cells, a caption, all text escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import streamlit as st
from markupsafe import Markup, escape

__all__ = ["Cell", "draw_table"]


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell; `style` is a class of the style sheet, `words` what a screen reader says instead."""

    text: str
    style: str = ""
    words: str = ""


def draw_table(caption: str, head: Sequence[str], rows: Iterable[Sequence[Cell]], *, kind: str) -> None:
    """Draw a table; the first cell of each row is its header. `kind` is a class of the style sheet."""
    header = Markup("").join(Markup('<th scope="col">{}</th>').format(one) for one in head)
    body = Markup("").join(_row(row) for row in rows)
    table = Markup(
        '<div class="table {}"><table><caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>'
    )
    st.html(table.format(kind, caption, header, body))


def _row(row: Sequence[Cell]) -> Markup:
    first, *others = row
    cells = Markup("").join(Markup('<td class="{}">{}</td>').format(one.style, _content(one)) for one in others)
    return Markup('<tr><th scope="row" class="{}">{}</th>{}</tr>').format(first.style, _content(first), cells)


def _content(cell: Cell) -> Markup:
    if not cell.words:
        return escape(cell.text)
    return Markup('<span aria-hidden="true">{}</span><span class="spoken">{}</span>').format(cell.text, cell.words)
