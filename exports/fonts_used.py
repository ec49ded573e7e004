"""What is drawn uses fonts: which of it can be kept, and how that is told to a file. Loaded by the typesetter alone."""

from __future__ import annotations

from copy import copy
from typing import Any

__all__ = ["held_once", "passing", "use"]

FILES: dict[str, bytes] = {}  # half a megabyte each, that every piece would hold anew


def passing(font: Any) -> bool:  # noqa: ANN401
    """Whether drawing with it cannot be kept: it lacks a letter, or draws pictures out of what may be gone."""
    return bool(font.missing or font.bitmap or font.png or font.svg or font.colr)


def held_once(key: str, font: Any) -> Any:  # noqa: ANN401
    """A font, its file held once for all."""
    font.file_content = FILES.setdefault(key, font.file_content)
    return font


def use(fonts: dict[str, Any], key: str, font: Any) -> None:  # noqa: ANN401
    """Note in `fonts`, those of one file, what a piece uses of one; what it was kept with stays as it is."""
    if key not in fonts:
        fonts[key] = copy(font)
        fonts[key].widths, fonts[key].to_unicode = dict(font.widths), dict(font.to_unicode)
        fonts[key].missing = dict(font.missing)
        return
    for name in ("widths", "to_unicode", "missing"):
        kept = getattr(fonts[key], name)
        for glyph, value in getattr(font, name).items():
            kept.setdefault(glyph, value)
