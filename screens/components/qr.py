"""A QR code as a picture in the page: drawn here, so that nothing is asked of another host."""

from __future__ import annotations

import segno
import streamlit as st
from markupsafe import Markup

__all__ = ["draw_qr"]

QUIET_ZONE = 4  # modules around the code, the fewest that the standard allows


def draw_qr(text: str, meaning: str, *, key: str) -> None:
    """Draw `text` as a QR code; `meaning` says what it is to whoever cannot see it."""
    picture = segno.make_qr(text, error="m").svg_data_uri(border=QUIET_ZONE, scale=8)
    with st.container(key=f"qr-{key}"):
        st.html(Markup('<img class="qr" src="{}" alt="{}">').format(picture, meaning))
