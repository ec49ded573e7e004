"""A card for a seat where somebody has rated already: the seat goes on, and nobody reads what is not theirs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from assessments import Finding, Rating, Role
from checklists import MendableError
from storage import Principal, RoundRef, SignIn, Store, TextSlot, token_of
from storage.model import Conflict
from tests.storage.conftest import HOST, Clock
from tests.storage.test_joining import come_in, sits

ONE, OTHER = "police.clear-messages", "police.aggregate-data"
SEAT = "victims-survivors-1"


@pytest.fixture
def first(store: Store, ref: RoundRef) -> SignIn:
    """Who sat there first: rated one, wrote a note, and has a draft that could not be stored."""
    who = sits(store, ref, store.add_seat(HOST, ref, "victims-survivors"))
    store.rate(who.principal, ref, ONE, 0)
    store.write_rating_text(who.principal, ref, ONE, TextSlot.NOTE, "Nobody came", seen="")
    conflict = store.write_rating_text(who.principal, ref, ONE, TextSlot.NOTE, "They laughed", seen="another")
    assert isinstance(conflict, Conflict)
    assert [one.typed for one in store.drafts(who.principal, ref)] == [{"note": "They laughed"}]
    return who


def levels(store: Store, who: SignIn, ref: RoundRef) -> dict[str, object]:
    return {id_: one.answer for id_, one in store.own_ratings(who.principal, ref).items()}


def told(store: Store, who: SignIn, ref: RoundRef) -> str:
    return repr((store.own_ratings(who.principal, ref), store.drafts(who.principal, ref)))


def taken_over_by_card(store: Store, ref: RoundRef) -> SignIn:
    return sits(store, ref, SEAT)


def taken_over_from_the_lobby(store: Store, ref: RoundRef) -> SignIn:
    who = come_in(store, store.make_lobby_code(HOST, ref, "police").code)
    store.admit(HOST, ref, store.waiting(HOST, ref)[0].id, seat=SEAT)
    return who


def taken_over_by_key(store: Store, ref: RoundRef) -> SignIn:
    store.set_role(HOST, ref, SEAT, Role.FACILITATOR)
    return come_in(store, store.make_recovery_key(HOST, ref))


def taken_over_after_revoking(store: Store, ref: RoundRef) -> SignIn:
    store.revoke_seat(HOST, ref, SEAT)
    return sits(store, ref, SEAT)


every_way = pytest.mark.parametrize(
    "take_over",
    [taken_over_by_card, taken_over_from_the_lobby, taken_over_by_key, taken_over_after_revoking],
)


@pytest.mark.usefixtures("first")
@every_way
def test_whoever_takes_a_seat_over_is_not_told_what_was_rated_there(
    store: Store, ref: RoundRef, take_over: Callable[[Store, RoundRef], SignIn]
) -> None:
    after = take_over(store, ref)
    assert told(store, after, ref) == "({}, ())"
    assert store.own_rating(after.principal, ref, ONE) is None
    assert store.seats(HOST, ref)[0].rated == 1
    again = come_in(store, store.make_own_card(after.principal).code)
    assert told(store, again, ref) == "({}, ())"
    store.reveal(HOST, ref, [ONE])
    assert told(store, after, ref) == "({}, ())"


@pytest.mark.usefixtures("first")
def test_no_way_to_write_there_tells_it_either(store: Store, ref: RoundRef) -> None:
    after = sits(store, ref, SEAT)
    for guess in ("Nobody came", "Something else"):
        saved = store.write_rating_text(after.principal, ref, ONE, TextSlot.NOTE, guess, seen="")
        assert not isinstance(saved, Conflict)
        assert levels(store, after, ref) == {ONE: None}
        assert store.own_ratings(after.principal, ref)[ONE].note == guess
        store.write_rating_text(after.principal, ref, ONE, TextSlot.NOTE, "", seen=guess)
    store.rate(after.principal, ref, ONE, 4)
    assert levels(store, after, ref) == {ONE: 4}


@pytest.mark.usefixtures("first")
def test_a_guess_after_the_reveal_is_not_told_right_or_wrong(store: Store, ref: RoundRef) -> None:
    store.reveal(HOST, ref, [ONE])
    after = sits(store, ref, SEAT)
    said = set()
    for guess in ("Nobody came", "Something else"):
        with pytest.raises(MendableError) as refused:
            store.write_rating_text(after.principal, ref, ONE, TextSlot.NOTE, guess, seen="")
        said.add(str(refused.value))
    assert len(said) == 1


@pytest.mark.usefixtures("first")
def test_what_was_rated_before_counts_until_it_is_rated_anew_and_then_no_more(store: Store, ref: RoundRef) -> None:
    after = sits(store, ref, SEAT)
    store.rate(after.principal, ref, OTHER, 2)
    assert store.pulse(HOST, ref).rated == {ONE: 1, OTHER: 1}
    store.write_rating_text(after.principal, ref, ONE, TextSlot.NOTE, "Mine", seen="")
    assert store.pulse(HOST, ref).rated == {OTHER: 1}
    store.rate(after.principal, ref, ONE, Finding.NOT_KNOWN)
    assert levels(store, after, ref) == {ONE: Finding.NOT_KNOWN, OTHER: 2}


def test_a_rating_of_before_is_revealed_with_the_others(store: Store, ref: RoundRef) -> None:
    who = sits(store, ref, store.add_seat(HOST, ref, "ngos"))
    store.rate(who.principal, ref, ONE, 3)
    sits(store, ref, "ngos-1")
    store.reveal(HOST, ref, [ONE])
    assert store.entry_state(HOST, ref, ONE).ratings == (Rating(3, "ngos-1"),)


def test_what_was_taken_back_over_and_over_never_comes_back(store: Store, ref: RoundRef, first: SignIn) -> None:
    second = sits(store, ref, SEAT)
    store.rate(second.principal, ref, ONE, None)
    third = sits(store, ref, SEAT)
    assert levels(store, third, ref) == {}
    store.rate(third.principal, ref, ONE, 1)
    assert store.own_ratings(third.principal, ref)[ONE].note == ""
    assert first.seat == third.seat


def test_the_same_browser_finds_all_again_when_only_time_was_up(
    store: Store, ref: RoundRef, first: SignIn, clock: Clock
) -> None:
    before = told(store, first, ref)
    clock.move(timedelta(hours=13))
    joined = store.join(store.make_card(HOST, ref, SEAT).code, before=first.principal)
    assert "Nobody came" in before
    assert told(store, come_back(store, joined.partnership, joined.secret), ref) == before


def come_back(store: Store, partnership: str, secret: str) -> SignIn:
    found = store.sign_in_of(partnership, token_of(secret))
    assert found is not None
    return found


@pytest.mark.parametrize("how", ["signed out", "revoked", "taken over", "of another seat", "nobody's"])
def test_a_cookie_that_was_ended_or_is_of_somebody_else_finds_nothing(
    store: Store, ref: RoundRef, first: SignIn, how: str
) -> None:
    before = first.principal
    if how == "signed out":
        store.sign_out(before)
    elif how == "revoked":
        store.revoke_seat(HOST, ref, SEAT)
    elif how == "taken over":
        sits(store, ref, SEAT)
    elif how == "of another seat":
        before = sits(store, ref, store.add_seat(HOST, ref, "police")).principal
    else:
        before = Principal.signed_in(ref.partnership, "0" * 64)
    joined = store.join(store.make_card(HOST, ref, SEAT).code, before=before)
    assert told(store, come_back(store, joined.partnership, joined.secret), ref) == "({}, ())"


def test_an_own_card_takes_everything_along(store: Store, ref: RoundRef, first: SignIn) -> None:
    second = come_in(store, store.make_own_card(first.principal).code)
    assert told(store, second, ref) == told(store, first, ref)
    store.rate(second.principal, ref, ONE, 2)
    assert levels(store, first, ref) == {ONE: 2}


def test_an_own_card_of_before_lets_nobody_in_any_more(store: Store, ref: RoundRef, first: SignIn) -> None:
    card = store.make_own_card(first.principal)
    sits(store, ref, SEAT)
    with pytest.raises(MendableError):
        store.join(card.code)


def test_who_went_on_to_the_next_round_leaves_nothing_to_read(store: Store, ref: RoundRef) -> None:
    chair = sits(store, ref, store.add_seat(HOST, ref, "ngos", Role.FACILITATOR))
    store.rate(chair.principal, ref, ONE, 3)
    store.start_next_round(chair.principal, ref, title="Second round")
    assert levels(store, sits(store, ref, "ngos-1"), ref) == {}


def test_what_was_entered_from_paper_is_told_to_whoever_sits_there(store: Store, ref: RoundRef) -> None:
    sits(store, ref, store.add_seat(HOST, ref, "police"))
    store.enter_rating(HOST, ref, "police-1", ONE, 1)
    assert levels(store, sits(store, ref, "police-1"), ref) == {ONE: 1}


def test_what_was_written_on_the_paper_stays_when_whoever_sits_there_takes_the_level_back(
    store: Store, ref: RoundRef, first: SignIn
) -> None:
    assert first.seat is not None
    store.enter_rating(HOST, ref, SEAT, OTHER, 3)
    store.enter_rating_text(HOST, ref, SEAT, OTHER, TextSlot.NOTE, "From the paper", seen="")
    second = sits(store, ref, SEAT)
    store.rate(second.principal, ref, OTHER, None)
    store.rate(second.principal, ref, OTHER, 2)
    own = store.own_ratings(second.principal, ref)[OTHER]
    assert (own.answer, own.note) == (2, "From the paper")
