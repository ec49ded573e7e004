"""Plain text where Streamlit reads Markdown: in the labels of widgets."""

from __future__ import annotations

__all__ = ["as_label"]

MARKDOWN = frozenset("\\`*_{}[]()<>#+-.!|~$:@&\"'")


def as_label(text: str) -> str:
    """`text` in one line, so that a label shows its characters as they are."""
    return "".join(f"\\{one}" if one in MARKDOWN else one for one in " ".join(text.split()))
