"""Seats: added, numbered, moved, revoked, removed; and who has to stay."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from assessments import Assessment, Finding, Partnership, Rating, Role, Round, Seat
from checklists import MendableError
from storage import CodeRefusedError, NotAllowedError, Principal, RoundRef, SeatState, SignIn, Store
from tests.storage.conftest import HOST, START
from tests.storage.test_joining import come_in, is_in, sits

ONE, OTHER = "police.clear-messages", "police.aggregate-data"


@pytest.fixture
def chair(store: Store, ref: RoundRef) -> SignIn:
    """A facilitator who is signed in."""
    return sits(store, ref, store.add_seat(HOST, ref, "ngos", Role.FACILITATOR))


def states(store: Store, ref: RoundRef) -> dict[str, SeatState]:
    return {one.seat: one for one in store.seats(HOST, ref)}


def test_seats_are_numbered_for_each_sector_and_stand_in_their_order(store: Store, ref: RoundRef) -> None:
    for voice, role in (("police", Role.MEMBER), ("health-care", Role.LEAD), ("police", Role.OBSERVER)):
        store.add_seat(HOST, ref, voice, role)
    assert store.seats(HOST, ref) == (
        SeatState("police-1", "police", Role.MEMBER, 0, signed_in=False),
        SeatState("health-care-1", "health-care", Role.LEAD, 0, signed_in=False),
        SeatState("police-2", "police", Role.OBSERVER, 0, signed_in=False),
    )
    assert store.round_state(HOST, ref).assessment.seats == (
        Seat("police-1", "police", Role.MEMBER),
        Seat("health-care-1", "health-care", Role.LEAD),
        Seat("police-2", "police", Role.OBSERVER),
    )


def test_seats_of_an_imported_round_are_counted_too(store: Store) -> None:
    seats = (Seat("police-7", "police"), Seat("police-x", "police"), Seat("police-09", "police"))
    ref = store.import_assessment(HOST, Assessment("2026.1", Partnership("P"), Round("R"), seats)).ref
    assert store.add_seat(HOST, ref, "police") == "police-8"


def test_a_number_is_never_given_again(store: Store, ref: RoundRef) -> None:
    """Whoever came after would read what the one before had typed and could not store."""
    for _ in range(2):
        store.add_seat(HOST, ref, "police")
    store.remove_seat(HOST, ref, "police-2")
    assert store.add_seat(HOST, ref, "police") == "police-3"


def test_there_is_no_seat_for_a_sector_that_is_none(store: Store, ref: RoundRef) -> None:
    store.add_seat(HOST, ref, "police")
    for deed in (
        lambda: store.add_seat(HOST, ref, "banks"),
        lambda: store.move_seat(HOST, ref, "police-1", "banks"),
        lambda: store.make_lobby_code(HOST, ref, "banks"),
    ):
        with pytest.raises(MendableError, match="no such sector"):
            deed()
    assert [one.voice for one in store.seats(HOST, ref)] == ["police"]


def test_a_seat_that_is_not_there_is_refused_like_one_that_is_not_yours(store: Store, ref: RoundRef) -> None:
    for deed in (
        lambda: store.set_role(HOST, ref, "none", Role.LEAD),
        lambda: store.move_seat(HOST, ref, "none", "police"),
        lambda: store.remove_seat(HOST, ref, "none"),
        lambda: store.revoke_seat(HOST, ref, "none"),
        lambda: store.make_card(HOST, ref, "none"),
    ):
        with pytest.raises(NotAllowedError):
            deed()


def test_a_seat_that_has_rated_neither_moves_nor_goes(store: Store, ref: RoundRef) -> None:
    seat = store.add_seat(HOST, ref, "police")
    store.move_seat(HOST, ref, seat, "ngos")
    store.rate(Principal.at(ref, seat), ref, ONE, 2)
    for deed in (lambda: store.move_seat(HOST, ref, seat, "police"), lambda: store.remove_seat(HOST, ref, seat)):
        with pytest.raises(MendableError, match="rated already"):
            deed()
    store.set_role(HOST, ref, seat, Role.LEAD)
    assert states(store, ref) == {seat: SeatState(seat, "ngos", Role.LEAD, 1, signed_in=False)}


def test_the_list_tells_how_many_were_rated_and_counts_no_draft(store: Store, ref: RoundRef) -> None:
    seat = store.add_seat(HOST, ref, "police")
    who = Principal.at(ref, seat)
    store.rate(who, ref, ONE, 0)
    store.rate(who, ref, OTHER, Finding.NOT_APPLICABLE)  # it needs a reason
    assert states(store, ref)[seat].rated == 1
    assert "answer" not in repr(store.seats(HOST, ref))


def test_who_leaves_a_role_or_voice_is_known_by_it_at_once(store: Store, ref: RoundRef, chair: SignIn) -> None:
    member = sits(store, ref, store.add_seat(HOST, ref, "police"))
    store.set_role(chair.principal, ref, "police-1", Role.OBSERVER)
    store.move_seat(chair.principal, ref, "police-1", "ngos")
    found = store.sign_in_of(ref.partnership, member.principal.token or "")
    assert found is not None
    assert (found.role, found.voice) == (Role.OBSERVER, "ngos")
    with pytest.raises(NotAllowedError):
        store.rate(member.principal, ref, ONE, 2)


def demotes(store: Store, who: Principal, ref: RoundRef, seat: str) -> None:
    store.set_role(who, ref, seat, Role.MEMBER)


def removes(store: Store, who: Principal, ref: RoundRef, seat: str) -> None:
    store.remove_seat(who, ref, seat)


Leave = Callable[[Store, Principal, RoundRef, str], None]


@pytest.mark.parametrize("leave", [demotes, removes])
def test_the_last_facilitator_who_can_sign_in_stays_unless_the_host_lets_them_go(
    store: Store, ref: RoundRef, chair: SignIn, leave: Leave
) -> None:
    store.add_seat(HOST, ref, "police", Role.FACILITATOR)  # where nobody can sign in
    with pytest.raises(MendableError, match="No other facilitator"):
        leave(store, chair.principal, ref, "ngos-1")
    leave(store, HOST, ref, "ngos-1")
    with pytest.raises(NotAllowedError):
        store.seats(chair.principal, ref)


@pytest.mark.parametrize("leave", [demotes, removes])
def test_a_facilitator_may_go_once_another_has_a_card(store: Store, ref: RoundRef, chair: SignIn, leave: Leave) -> None:
    store.add_seat(HOST, ref, "police", Role.FACILITATOR)
    store.make_card(chair.principal, ref, "police-1")
    leave(store, chair.principal, ref, "ngos-1")
    with pytest.raises(NotAllowedError):
        store.seats(chair.principal, ref)


def test_two_facilitators_who_demote_each_other_at_once_leave_one(store: Store, ref: RoundRef, chair: SignIn) -> None:
    other = sits(store, ref, store.add_seat(HOST, ref, "police", Role.FACILITATOR))

    def demote(who: tuple[SignIn, str]) -> bool:
        try:
            store.set_role(who[0].principal, ref, who[1], Role.MEMBER)
        except NotAllowedError:
            return False
        return True

    for _ in range(5):
        with ThreadPoolExecutor(2) as pool:
            assert sorted(pool.map(demote, [(chair, "police-1"), (other, "ngos-1")])) == [False, True]
        assert [one.role for one in store.seats(HOST, ref)].count(Role.FACILITATOR) == 1
        for seat in ("ngos-1", "police-1"):
            store.set_role(HOST, ref, seat, Role.FACILITATOR)


def test_a_revoked_seat_is_out_at_once_and_keeps_what_it_rated(store: Store, ref: RoundRef, chair: SignIn) -> None:
    member = sits(store, ref, store.add_seat(HOST, ref, "police"))
    store.rate(member.principal, ref, ONE, 3)
    card = store.make_card(chair.principal, ref, "police-1")
    store.revoke_seat(chair.principal, ref, "police-1")
    with pytest.raises(NotAllowedError):
        store.rate(member.principal, ref, ONE, 0)
    with pytest.raises(CodeRefusedError):
        store.join(card.code)
    assert not is_in(store, member)
    assert states(store, ref)["police-1"] == SeatState(
        "police-1", "police", Role.MEMBER, 1, signed_in=False, seen_at=START
    )


def test_who_revokes_the_own_seat_ends_its_other_devices(store: Store, ref: RoundRef, chair: SignIn) -> None:
    other = come_in(store, store.make_own_card(chair.principal).code)
    unused, key = store.make_own_card(chair.principal), store.make_recovery_key(chair.principal, ref)
    store.revoke_seat(chair.principal, ref, "ngos-1")
    assert is_in(store, chair)
    assert not is_in(store, other)
    with pytest.raises(CodeRefusedError):
        store.join(unused.code)
    assert come_in(store, key).seat == "ngos-1"


def test_ratings_from_a_file_count_for_the_seat(store: Store, baseline: Assessment) -> None:
    ref = store.import_assessment(HOST, baseline).ref
    held = [one for entry in (baseline.entries or {}).values() for one in entry.ratings or ()]
    expected = {
        seat.id: sum(isinstance(one, Rating) and one.seat == seat.id for one in held) for seat in baseline.seats or ()
    }
    assert {one.seat: one.rated for one in store.seats(HOST, ref)} == expected
    assert any(expected.values())
