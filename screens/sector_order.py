"""In which order somebody takes the sectors: one's own first, for that is what one knows best."""

from __future__ import annotations

from checklists import Sector
from screens.round_page import OpenRound

__all__ = ["sectors_for"]


def sectors_for(page: OpenRound) -> tuple[Sector, ...]:
    """The sectors, the one that whoever looks speaks for before the others."""
    own = page.doer.voice
    return tuple(sorted(page.edition.sectors, key=lambda sector: sector.id != own))
