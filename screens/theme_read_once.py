"""The theme is the same for every run, so it is read once.

Streamlit says with each run, a fragment's too, what it looks like, and gathers that from its settings every time: more
than a millisecond on the server's loop, in which nobody else is heard.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from streamlit import config

__all__ = ["read_theme_once"]


def read_theme_once() -> None:
    """Keep what the settings say of the theme; called once, before anything is served, and they change no more."""
    read = config.get_options_for_section

    @cache
    def read_once(section: str) -> Mapping[str, object]:
        return read(section)

    config.get_options_for_section = read_once  # type: ignore[assignment]
