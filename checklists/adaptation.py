"""An edition as one partnership adapted it (contract §4, local adaptation), or in another language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checklists.model import Edition, Overlay, Responsibility, Sector
from translations import Translator

__all__ = ["adapted", "translated"]


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


def translated(edition: Edition, translator: Translator) -> Edition:
    """`edition` with every text of the checklists in the language of `translator`.

    Translate first and adapt afterwards: what a partnership wrote itself stands in no catalogue, and stays as it is.
    """
    say = translator.gettext
    return replace(
        edition,
        source=replace(edition.source, title=say(edition.source.title)),
        sectors=tuple(
            replace(
                one,
                name=say(one.name),
                about=say(one.about),
                guidance=tuple(replace(page, title=say(page.title)) for page in one.guidance),
            )
            for one in edition.sectors
        ),
        themes=tuple(replace(one, name=say(one.name), about=say(one.about)) for one in edition.themes),
        scale=tuple(replace(one, name=say(one.name), meaning=say(one.meaning)) for one in edition.scale),
        responsibilities=tuple(replace(one, statement=say(one.statement)) for one in edition.responsibilities),
    )
