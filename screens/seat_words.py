"""Seats in the words people read: a place at the table is known by its sector and a number, never by a name."""

from __future__ import annotations

from assessments import Role
from checklists import Edition, SectorId
from translations import Translator
from translations.isolates import isolated

__all__ = ["role_meaning", "role_name", "seat_name"]


def seat_name(seat: str, voice: SectorId | str, edition: Edition) -> str:
    """`Police 2`; with the whole id where it was given elsewhere: `Police (s1)`."""
    sector = edition.sector_by_id[SectorId(voice)].name
    number = seat.removeprefix(f"{voice}-")
    return f"{isolated(sector)} {number}" if number != seat and number.isdecimal() else f"{isolated(sector)} ({seat})"


def role_name(role: Role, translator: Translator) -> str:
    """A role in a word or two."""
    _ = translator.gettext
    return {
        Role.FACILITATOR: _("Facilitator"),
        Role.MEMBER: _("Member"),
        Role.LEAD: _("Lead"),
        Role.OBSERVER: _("Observer"),
    }[role]


def role_meaning(role: Role, translator: Translator) -> str:
    """What somebody in this role may do, in a sentence."""
    _ = translator.gettext
    return {
        Role.FACILITATOR: _("Rates, leads the round, lets people in, and may do all that the round needs."),
        Role.MEMBER: _("Rates, and sees what is revealed."),
        Role.LEAD: _("Rates, looks after the sector’s own actions in the plan, and takes the plan home."),
        Role.OBSERVER: _("Sees what is revealed; rates nothing. For the projector, or for a guest."),
    }[role]
