"""What people who go on rating meet with while something under them is killed or restarted."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Told"]


@dataclass(slots=True)
class Told:
    """What came of it: `seen` are statuses that a person would have been told, `again` how often a field tried again.

    `acknowledged`, `lost`, `doubled` count what was put down: told to be stored, and then not there, or there twice.
    """

    acknowledged: int = 0
    seen: list[int] = field(default_factory=list)
    again: int = 0
    lost: int = 0
    doubled: int = 0

    @property
    def fine(self) -> bool:
        """Whether nothing was lost or doubled, and nobody was told of it."""
        return not (self.lost or self.doubled or self.seen)
