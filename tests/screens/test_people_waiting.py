"""Where somebody who waits can be let in: the likeliest place is offered first."""

from __future__ import annotations

from assessments import Role
from checklists import SectorId
from screens.people_waiting import Place, places_for
from storage import SeatId, SeatState

POLICE, NGOS, FAITH = map(SectorId, ("police", "ngos", "faith-groups"))


def seat(name: str, voice: SectorId, role: Role = Role.MEMBER, *, here: bool = False) -> SeatState:
    return SeatState(SeatId(name), voice, role, 0, here)


def test_a_new_place_of_the_sector_comes_first_then_its_empty_ones_then_those_of_others() -> None:
    seats = (
        seat("ngos-1", NGOS, Role.LEAD),
        seat("police-1", POLICE, here=True),
        seat("police-2", POLICE, Role.OBSERVER),
    )
    assert places_for(POLICE, seats, (POLICE, NGOS, FAITH)) == (
        Place(None, POLICE, Role.MEMBER),
        Place(None, POLICE, Role.LEAD),
        Place(None, POLICE, Role.OBSERVER),
        Place("police-2", POLICE, Role.OBSERVER),
        Place("ngos-1", NGOS, Role.LEAD),
        Place(None, NGOS, Role.MEMBER),
        Place(None, FAITH, Role.MEMBER),
    )


def test_nobody_is_let_in_as_a_facilitator_from_the_waiting_room_unless_that_place_was_made_before() -> None:
    new = [one.role for one in places_for(POLICE, (), (POLICE, NGOS)) if one.seat is None]
    assert Role.FACILITATOR not in new
    made = places_for(POLICE, (seat("police-1", POLICE, Role.FACILITATOR),), (POLICE,))
    assert Place("police-1", POLICE, Role.FACILITATOR) in made
