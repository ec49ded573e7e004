"""The partnership of the examples: how it is told from one that exists."""

from __future__ import annotations

from typing import Final

from assessments.model import Partnership

__all__ = ["INVENTED", "is_invented"]

INVENTED: Final = Partnership("Harbour District", "three towns, their villages and one island")
"""Whose rounds `examples/` holds. A real place of this name has another area."""


def is_invented(partnership: Partnership) -> bool:
    """Whether this is the example that everybody may try things on, whose figures are nobody's."""
    return partnership == INVENTED
