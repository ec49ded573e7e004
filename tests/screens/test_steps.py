"""Each role is shown the pages that are theirs, and begins on its own."""

from __future__ import annotations

import pytest

from assessments import Role
from checklists import SectorId
from screens.doer import ALONE, Doer
from screens.steps import may_open, step_of, steps, where_to_begin
from translations import SOURCE_LANGUAGE, translator_for

WORDS = translator_for(SOURCE_LANGUAGE)
POLICE = SectorId("police")


def seated(role: Role) -> Doer:
    return Doer("police-1", POLICE, role)


def band(doer: Doer) -> list[str]:
    return [one.page for one in steps(doer, WORDS)]


def test_alone_on_one_laptop_the_way_is_as_short_as_it_was() -> None:
    assert band(ALONE) == ["start", "rate", "gaps", "plan", "download", "round"]


def test_a_member_rates_sees_and_reads_the_plan() -> None:
    assert band(seated(Role.MEMBER)) == ["rate", "discuss", "gaps", "plan", "place"]


def test_a_lead_takes_the_plan_home_too() -> None:
    assert band(seated(Role.LEAD)) == ["rate", "discuss", "gaps", "plan", "download", "place"]


def test_an_observer_looks_on() -> None:
    assert band(seated(Role.OBSERVER)) == ["wall", "gaps", "place"]


def test_a_facilitator_looks_after_people_and_the_round() -> None:
    wanted = ["rate", "discuss", "gaps", "plan", "download", "people", "round", "place"]
    assert band(seated(Role.FACILITATOR)) == wanted


def test_the_host_has_no_place_of_its_own_and_sees_all_rounds() -> None:
    assert band(Doer()) == ["start", "rate", "discuss", "gaps", "plan", "download", "people", "round"]


@pytest.mark.parametrize("page", ["people", "paper", "log", "round", "adapt", "wall"])
@pytest.mark.parametrize("role", [Role.MEMBER, Role.LEAD])
def test_what_the_facilitator_looks_after_is_no_page_of_others(role: Role, page: str) -> None:
    assert not may_open(seated(role), page)
    assert may_open(seated(Role.FACILITATOR), page)


@pytest.mark.parametrize("page", ["rate-police", "discuss", "plan", "download", "people", "paper", "log", "round"])
def test_an_observer_opens_nothing_but_what_everybody_sees(page: str) -> None:
    assert not may_open(seated(Role.OBSERVER), page)
    assert may_open(seated(Role.OBSERVER), "gaps")


def test_every_link_of_the_band_may_be_opened() -> None:
    for doer in (ALONE, Doer(), *map(seated, Role)):
        pages = ["rate-police" if page == "rate" else page for page in band(doer)]
        assert [page for page in pages if not may_open(doer, page)] == []


def test_a_seat_begins_with_its_own_sector_and_an_observer_with_what_the_table_sees() -> None:
    begins = {role: where_to_begin(seated(role)) for role in Role}
    own = "rate-police"
    assert begins == {Role.FACILITATOR: own, Role.MEMBER: own, Role.LEAD: own, Role.OBSERVER: "wall"}


def test_all_sectors_pages_are_one_step_and_no_address_is_the_start() -> None:
    assert [step_of(page) for page in ("rate-police", "rate-ngos", "plan", "")] == ["rate", "rate", "plan", "start"]


def test_who_may_change_which_action() -> None:
    ngos = SectorId("ngos")
    may = {role: (seated(role).plans(POLICE), seated(role).plans(ngos), seated(role).plans(None)) for role in Role}
    assert may == {
        Role.FACILITATOR: (True, True, True),
        Role.MEMBER: (False, False, False),
        Role.LEAD: (True, False, False),
        Role.OBSERVER: (False, False, False),
    }
    assert (seated(Role.LEAD).leads_as, seated(Role.FACILITATOR).leads_as) == (POLICE, None)
