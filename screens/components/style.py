"""The look, as one style sheet of our own beside Streamlit's theme."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st

__all__ = ["apply_style"]


def apply_style() -> None:
    """Send the style sheet with the page. It holds no text of anybody's."""
    st.html(_style())


@cache
def _style() -> str:
    return f"<style>{Path(__file__).with_name('style.css').read_text(encoding='utf-8')}</style>"
