"""The sectors over any number of rounds, a small picture for each: a square is a responsibility."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st
from markupsafe import Markup

from scoring import Progress
from translations import Translator

__all__ = ["OfSector", "draw_rounds_over_time"]

_SQUARES = Markup('<span class="squares" aria-hidden="true">{}</span>')
_ROW = Markup('<li><span class="when">{}</span>{}<span class="count">{}</span></li>')
_SECTOR = Markup('<section class="multiple"><h3>{}</h3><ol>{}</ol></section>')
_KEY = Markup('<p class="squares-key" aria-hidden="true">{}</p>')


@dataclass(frozen=True, slots=True)
class OfSector:
    """One sector: its name, and for each round its title and how far the sector had come."""

    name: str
    rounds: Sequence[tuple[str, Progress]]  # type: ignore[type-arg]


def draw_rounds_over_time(sectors: Sequence[OfSector], translator: Translator) -> None:
    """Draw a picture for each sector, all of one scale; the same is said in words in each row."""
    _ = translator.gettext
    key = (("reached", _("at its target")), ("agreed", _("has a level")), ("open", _("no level yet")))
    st.html(_KEY.format(Markup(" ").join(Markup('<i class="square {}"></i>{}').format(*one) for one in key)))
    pictures = Markup("").join(_sector(one, translator) for one in sectors)
    st.html(Markup('<div class="multiples">{}</div>').format(pictures))


def _sector(sector: OfSector, translator: Translator) -> Markup:
    rows = Markup("").join(_row(title, progress, translator) for title, progress in sector.rounds)
    return _SECTOR.format(sector.name, rows)


def _row(title: str, progress: Progress, translator: Translator) -> Markup:  # type: ignore[type-arg]
    _ = translator.gettext
    kinds = (
        ("reached", progress.reached),
        ("agreed", progress.agreed - progress.reached),
        ("open", progress.applicable - progress.agreed),
    )
    squares = Markup("").join(Markup('<i class="square {}"></i>').format(kind) * count for kind, count in kinds)
    counted = _("{reached} of {agreed}").format(reached=progress.reached, agreed=progress.agreed)
    counted = counted if progress.agreed else "–"
    spoken = Markup('<span class="spoken">{}</span>').format(
        _("at their target; {open} without a level").format(open=progress.applicable - progress.agreed)
    )
    return _ROW.format(title, _SQUARES.format(squares), Markup("{} {}").format(counted, spoken))
