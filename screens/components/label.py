"""People's words where Streamlit would read Markdown: in labels, headings and helps."""

from __future__ import annotations

__all__ = ["plain_label"]

MARKDOWN = frozenset("\\`*_{}[]()#+-.!:|~$<>&")


def plain_label(text: str) -> str:
    """`text` on one line, so written that it is read as the characters it is."""
    return "".join(f"\\{one}" if one in MARKDOWN else one for one in " ".join(text.split()))
