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


def draw_table(
    caption: str, head: Sequence[str], rows: Iterable[Sequence[Cell]], *, kind: str, wide: bool = False
) -> None:
    """Draw a table; the first cell of each row is its header. `kind` is a class of the style sheet.

    Where the style sheet stacks the cells on a narrow screen, it is a table still for who listens: hence the roles.
    A `wide` one is scrolled inside a narrow screen, with the keys too.
    """
    header = Markup("").join(Markup('<th scope="col" role="columnheader">{}</th>').format(one) for one in head)
    body = Markup("").join(_row(row, head[1:]) for row in rows)
    table = Markup(
        '<div class="table {}"{}><table role="table"><caption>{}</caption><thead role="rowgroup"><tr role="row">{}</tr>'
        '</thead><tbody role="rowgroup">{}</tbody></table></div>'
    )
    region = Markup(' tabindex="0" role="region" aria-label="{}"').format(caption) if wide else ""
    st.html(table.format(kind, region, caption, header, body))


def _row(row: Sequence[Cell], head: Sequence[str]) -> Markup:
    first, *others = row
    cell = Markup('<td role="cell" class="{}" data-head="{}">{}</td>')
    cells = Markup("").join(
        cell.format(one.style, words, _content(one)) for one, words in zip(others, head, strict=False)
    )
    header = Markup('<tr role="row"><th scope="row" role="rowheader" class="{}">{}</th>{}</tr>')
    return header.format(first.style, _content(first), cells)


def _content(cell: Cell) -> Markup:
    if not cell.words:
        return escape(cell.text)
    return Markup('<span aria-hidden="true">{}</span><span class="spoken">{}</span>').format(cell.text, cell.words)
