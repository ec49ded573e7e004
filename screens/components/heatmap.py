"""A heatmap on the screen: a table whose cells lead to what they are about; and to save it, as picture and as table."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st
from markupsafe import Markup, escape

from exports import HeatCell, Heatmap, heatmap_svg
from screens.components.saved_picture import draw_saving
from translations import Translator

__all__ = ["draw_heatmap"]

_TABLE = Markup(
    '<div class="heat" role="region" tabindex="0" aria-label="{title}"><table><caption class="spoken">{title}</caption>'
    '<thead><tr><td></td>{head}</tr></thead><tbody>{body}</tbody></table></div><p class="heat-says">{says}</p>'
)
_LINK = Markup('<td class="{look}"><a href="{link}" title="{words}"{tab}>{said}</a></td>')
_PLAIN = Markup('<td class="{look}" title="{words}">{said}</td>')
_SAID = Markup('<span aria-hidden="true">{}</span><span class="spoken">{}</span>')


def draw_heatmap(  # noqa: PLR0913 what is drawn, under what, called what
    heatmap: Heatmap, draw_words: Callable[[], None], translator: Translator, *, key: str, name: str, fold: str
) -> None:
    """Draw the heatmap, what it says, and a fold with the same as a table (`draw_words`) and as files.

    `name` is that of the files, without an ending: neutral, as it can be seen in the list of downloads.
    """
    with st.container(key=f"heat-{key}"):
        st.html(_table(heatmap))
        folded = st.expander(fold, key=f"{key}-words", on_change="rerun")
        if not folded.open:
            return
        with folded:
            draw_saving(heatmap_svg(heatmap), heatmap.title, translator, key=key, name=name)
            draw_words()


def _table(heatmap: Heatmap) -> Markup:
    at = {(cell.row, cell.column): cell for cell in heatmap.cells}
    first = next((one for one in heatmap.cells if one.link), None)
    head = Markup("").join(Markup('<th scope="col"><span>{}</span></th>').format(one) for one in heatmap.columns)
    rows = []
    for row, title in enumerate(heatmap.rows):
        cells = (at.get((row, column)) for column in range(len(heatmap.columns)))
        drawn = Markup("").join(
            Markup("<td></td>") if one is None else _cell(one, is_first=one is first) for one in cells
        )
        rows.append(Markup('<tr><th scope="row">{}</th>{}</tr>').format(_breakable(title), drawn))
    return _TABLE.format(title=heatmap.title, head=head, body=Markup("").join(rows), says=heatmap.says)


def _breakable(title: str) -> Markup:
    """“Victims/survivors” is wider than the column on a phone: it breaks behind the stroke, and not inside a word."""
    return Markup("/<wbr>").join(escape(part) for part in title.split("/"))


def _cell(one: HeatCell, *, is_first: bool) -> Markup:
    """One link of all stands in the order of the Tab key; web/static/heat.js moves it with the arrows."""
    said = _SAID.format(one.mark, one.words)
    tab = "" if is_first else Markup(' tabindex="-1"')
    return (_LINK if one.link else _PLAIN).format(look=one.look, link=one.link, words=one.words, said=said, tab=tab)
