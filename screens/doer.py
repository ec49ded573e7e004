"""Who looks at a page and what it may offer them. What is refused the database decides, every time; this only draws."""

from __future__ import annotations

from dataclasses import dataclass

from assessments import Role
from checklists import SectorId

__all__ = ["ALONE", "Doer"]


@dataclass(frozen=True, slots=True)
class Doer:
    """A seat with its voice and role; or, without a seat, the host.

    `alone`: whoever holds the laptop is the facilitator, and there is nobody else.
    """

    seat: str | None = None
    voice: SectorId | None = None
    role: Role = Role.FACILITATOR
    alone: bool = False

    @property
    def facilitates(self) -> bool:
        """Whether it may agree, reveal, let people in, and look after the round."""
        return self.role is Role.FACILITATOR

    @property
    def rates(self) -> bool:
        """Whether it has ratings of its own."""
        return self.seat is not None and self.role is not Role.OBSERVER

    @property
    def begins_actions(self) -> bool:
        """Whether it may put an action into the plan."""
        return self.facilitates or self.role is Role.LEAD

    @property
    def leads_as(self) -> SectorId | None:
        """The sector that leads an action which it begins; None where that is still open."""
        return None if self.facilitates else self.voice

    def plans(self, lead: SectorId | None) -> bool:
        """Whether it may change an action that `lead` leads."""
        return self.facilitates or (self.role is Role.LEAD and self.voice == lead)


ALONE = Doer(alone=True)
"""Whoever holds the laptop, while nobody else can connect."""
