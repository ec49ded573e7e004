"""An edition as one partnership adapted it (contract §4, local adaptation)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checklists.model import Edition, Overlay, Responsibility, Sector

__all__ = ["adapted"]


def adapted(edition: Edition, overlay: Overlay | None) -> Edition:
    """`edition` with what `overlay` hides left out, and what it adds, renames and gives examples for put in.

    An added responsibility stands after the last of its sector, in the order given. The overlay has been held against
    the edition before: what it says of an id that the edition does not have changes nothing.
    """
    if overlay is None:
        return edition
    names = overlay.sectors or {}
    return replace(
        edition,
        sectors=tuple(replace(one, name=names.get(one.id, one.name)) for one in edition.sectors),
        responsibilities=tuple(one for sector in edition.sectors for one in _of_sector(sector, edition, overlay)),
    )


def _of_sector(sector: Sector, edition: Edition, overlay: Overlay) -> Iterator[Responsibility]:
    hidden = frozenset(overlay.hidden or ())
    examples = overlay.examples or {}
    for one in (*edition.of_sector(sector.id), *(overlay.added or ())):
        if one.sector == sector.id and one.id not in hidden:
            yield replace(one, example=examples.get(one.id, one.example))
