"""Rounds: begun, listed, renamed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from assessments import Assessment, Finding, Partnership, Role, Round, Seat
from checklists import MendableError
from storage import Conflict, RoundRef, Saved, Store
from tests.storage.conftest import HOST, START, Clock


def test_a_partnership_starts_with_what_was_said_of_it(store: Store) -> None:
    ref = store.start_partnership(
        HOST,
        name="Harbour District",
        title="Baseline",
        edition="2026.1",
        area="three towns",
        opened=date(2026, 5, 4),
        target=4,
        voice="ngos",
    )
    state = store.round_state(HOST, ref)
    assert state.assessment == Assessment(
        "2026.1",
        Partnership("Harbour District", "three towns"),
        Round("Baseline", date(2026, 5, 4), None, 4),
        (Seat("facilitator", "ngos", Role.FACILITATOR),),
    )
    assert (state.ref, state.revision, state.saved_at) == (ref, 1, START)


def test_the_same_start_twice_is_one_round_and_another_title_another(store: Store, ref: RoundRef) -> None:
    again = store.start_partnership(HOST, name="Harbour District", title="Baseline", edition="2026.1")
    later = store.start_partnership(HOST, name="Harbour District", title="Second round", edition="2026.1")
    assert again == ref
    assert (later.partnership, later.round == ref.round) == (ref.partnership, False)


@pytest.mark.parametrize(
    "wrong",
    [{"name": " "}, {"name": "x" * 301}, {"title": ""}, {"edition": "1999.1"}, {"target": 5}, {"voice": "army"}],
)
def test_a_start_with_something_wrong_is_refused(store: Store, wrong: dict[str, object]) -> None:
    right = {"name": "Harbour District", "title": "Baseline", "edition": "2026.1"}
    with pytest.raises(MendableError):
        store.start_partnership(HOST, **right | wrong)
    assert store.rounds(HOST) == ()


def test_the_list_counts_what_is_agreed_and_shows_the_newest_change_first(
    store: Store, ref: RoundRef, clock: Clock
) -> None:
    clock.move(timedelta(minutes=1))
    second = store.start_partnership(HOST, name="Northgate", title="Baseline", edition="2026.1", area="the north")
    clock.move(timedelta(minutes=1))
    store.set_agreed(HOST, ref, "police.clear-messages", 0)
    store.set_agreed(HOST, ref, "police.referral-protocols", Finding.NOT_KNOWN)
    store.set_agreed(HOST, ref, "ngos.referral-feedback", Finding.NO_AGREEMENT)
    listed = store.rounds(HOST)
    assert [(one.ref, one.name, one.agreed, one.responsibilities) for one in listed] == [
        (ref, "Harbour District", 2, 64),
        (second, "Northgate", 0, 64),
    ]
    assert listed[0].changed_at == START + timedelta(minutes=2)
    assert listed[1].area == "the north"


def test_what_is_said_of_a_round_can_be_changed(store: Store, ref: RoundRef) -> None:
    changes = {"area": "two towns", "title": "First round", "opened": date(2026, 5, 4), "target": 4}
    assert isinstance(store.change_round(HOST, ref, changes, seen={"title": "Baseline"}), Saved)
    assessment = store.round_state(HOST, ref).assessment
    assert assessment.partnership == Partnership("Harbour District", "two towns")
    assert assessment.round == Round("First round", date(2026, 5, 4), None, 4)


def test_a_round_closed_before_it_opened_is_refused_whole(store: Store, ref: RoundRef) -> None:
    wrong = {"title": "New", "opened": date(2026, 5, 4), "closed": date(2026, 5, 3)}
    with pytest.raises(MendableError):
        store.change_round(HOST, ref, wrong, seen={"title": "Baseline"})
    assert store.round_state(HOST, ref).assessment.round == Round("Baseline")


def test_a_clash_over_the_title_is_told(store: Store, ref: RoundRef) -> None:
    store.change_round(HOST, ref, {"title": "Theirs"}, seen={"title": "Baseline"})
    outcome = store.change_round(HOST, ref, {"title": "Ours"}, seen={"title": "Baseline"})
    assert outcome == Conflict({"title": "Theirs"}, {"title": "Ours"})


def test_a_new_name_is_the_name_in_all_rounds_of_the_partnership(
    store: Store, example: Callable[[str], Assessment]
) -> None:
    first = store.import_assessment(HOST, example("harbour-district-baseline")).ref
    second = store.import_assessment(HOST, example("harbour-district-second-round")).ref
    before = store.revision(HOST, second)
    store.change_round(HOST, first, {"name": "Harbour"}, seen={"name": "Harbour District"})
    assert {one.name for one in store.rounds(HOST)} == {"Harbour"}
    assert store.revision(HOST, second) == before + 1
    third = store.start_partnership(HOST, name="Harbour", title="Third", edition="2026.1")
    assert third.partnership == first.partnership


def test_the_name_of_another_partnership_is_refused(store: Store, ref: RoundRef) -> None:
    store.start_partnership(HOST, name="Northgate", title="Baseline", edition="2026.1")
    with pytest.raises(MendableError, match="another partnership"):
        store.change_round(HOST, ref, {"name": "Northgate"}, seen={"name": "Harbour District"})
