"""People around the table, without the people: a round with seats, and for each seat the cookie of a sign-in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import cycle, islice

from assessments import Assessment, Role
from checklists import SectorId, published_editions
from storage import Access, Principal, RoundRef, Store, initialise, open_store

__all__ = ["Guest", "Place", "at_the_table", "begun", "seat_guests", "table_of"]

COMMAND = Principal.command()


@dataclass(frozen=True, slots=True)
class Place:
    """A seat that is wanted."""

    voice: SectorId
    role: Role = Role.MEMBER


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who has come in with the card of a seat: whoever sends `cookie` sits there."""

    ref: RoundRef
    seat: str
    voice: SectorId
    cookie: str = field(repr=False)

    @property
    def headers(self) -> dict[str, str]:
        """What this guest's browser sends with every request."""
        return {"cookie": self.cookie}


def begun(assessment: Assessment) -> Assessment:
    """The same round as on its first day: nobody sits there and nothing is put down yet."""
    first_day = replace(assessment.round, closed=None)
    return replace(assessment, round=first_day, seats=None, entries=None, actions=None)


def at_the_table(many: int) -> tuple[Place, ...]:
    """So many places: one that facilitates, and the sectors in turn."""
    voices = islice(cycle(one.id for one in published_editions()["2026.1"].sectors), many)
    return tuple(Place(voice, Role.MEMBER if at else Role.FACILITATOR) for at, voice in enumerate(voices))


def table_of(url: str, assessment: Assessment, places: Sequence[Place]) -> tuple[RoundRef, tuple[Guest, ...]]:
    """Make a new database at `url` for many devices, with this round in it, and let a guest in for each place."""
    initialise(url)
    store = open_store(url)
    try:
        ref = store.import_assessment(COMMAND, assessment).ref
        store.set_access(COMMAND, Access.SHARED)
        return ref, seat_guests(store, ref, places)
    finally:
        store.close()


def seat_guests(store: Store, ref: RoundRef, places: Sequence[Place]) -> tuple[Guest, ...]:
    """Add these places to a round, make a card for each, and come in with it."""
    guests = []
    for place in places:
        seat = store.add_seat(COMMAND, ref, place.voice, place.role)
        joined = store.join(store.make_card(COMMAND, ref, seat).code)
        guests.append(Guest(ref, seat, place.voice, f"seat={joined.partnership}.{joined.secret}"))
    return tuple(guests)
