"""What changed, in words: headings with what is true of each of several things. User text is escaped."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st
from markupsafe import Markup

from screens.overlay_words import Said

__all__ = ["draw_said"]


def draw_said(parts: Iterable[Said]) -> None:
    """Draw each heading with its lines as a list."""
    st.html(Markup('<div class="said">{}</div>').format(Markup("").join(map(_part, parts))))


def _part(said: Said) -> Markup:
    lines = Markup("").join(Markup("<li>{}</li>").format(line) for line in said.lines)
    return Markup("<h3>{}</h3><ul>{}</ul>").format(said.heading, lines)
