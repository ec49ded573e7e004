"""Links to pages, as many as stand together in one piece: each of Streamlit's own is two messages, and dear to draw.

Where one leads is its address, as with any link; web/static/shell.js goes there without loading everything anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup

__all__ = ["Address", "draw_link", "draw_links", "link", "link_to_window"]

Address = Mapping[str, str]
"""The query parameters that lead to a round, none where none is open."""

FIRST = "start"
"""The page whose address is that of the application."""

LINK = Markup('<a class="{}" href="/{}{}"{}>{}</a>')
HERE = Markup(' aria-current="{}"')
NEW_WINDOW = Markup(' target="_blank" rel="noopener"')


def link(page: str, words: str, address: Address, *, look: str = "", here: str = "") -> Markup:
    """A link to the page of this name. `look` is a class of the style sheet's.

    `here` is said of the link to where one is: "page", or "step".
    """
    return _drawn(page, words, address, look, HERE.format(here) if here else "")


def link_to_window(page: str, words: str, address: Address) -> Markup:
    """A link that opens the page in a window of its own, and leaves this one where it is."""
    return _drawn(page, words, address, "", NEW_WINDOW)


def _drawn(page: str, words: str, address: Address, look: str, said: str) -> Markup:
    path, query = "" if page == FIRST else page, f"?{urlencode(address)}" if address else ""
    return LINK.format(f"to-page {look}".strip(), path, query, said, words)


def draw_link(page: str, words: str, address: Address) -> None:
    """Draw one link."""
    draw_links((link(page, words, address),))


def draw_links(links: Iterable[Markup]) -> None:
    """Draw several beside one another."""
    st.html(Markup('<div class="to-pages">{}</div>').format(Markup("").join(links)))
