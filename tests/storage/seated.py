"""A round with people around the table, for tests of what they rate."""

from __future__ import annotations

from assessments import Assessment, Partnership, Role, Round, Seat
from storage import Principal, RoundRef, Store
from tests.storage.conftest import HOST

ONE, OTHER = "police.clear-messages", "police.referral-protocols"
PROTECTED = "victims-survivors"
SEATS = (
    Seat("chair", "ngos", Role.FACILITATOR),
    Seat("police-1", "police"),
    Seat("police-2", "police", Role.LEAD),
    Seat("health-1", "health-care"),
    Seat("faith-1", "faith-groups"),
    *(Seat(f"survivor-{number}", PROTECTED) for number in range(1, 7)),
    Seat("wall", "ngos", Role.OBSERVER),
)


def seated(store: Store, title: str = "Baseline") -> RoundRef:
    return store.import_assessment(HOST, Assessment("2026.1", Partnership("Harbour"), Round(title), SEATS)).ref


def at(ref: RoundRef, seat: str) -> Principal:
    return Principal.at(ref, seat)
