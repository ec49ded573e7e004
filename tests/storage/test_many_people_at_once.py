"""Forty people rate, take back, reveal, close and remove in the same moment: stored or refused, never half."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial

import pytest

from assessments import Rating, Role
from checklists import MendableError, ResponsibilityId, SectorId, published_editions
from storage import Conflict, Principal, RoundRef, Saved, Store, TextSlot, open_store
from storage.permissions import NotAllowedError
from tests.storage.conftest import Clock
from tests.storage.hands import at_once

HOST = Principal.host()
EDITION = published_editions()["2026.1"]
IDS = tuple(EDITION.by_id)
ONE = ResponsibilityId("police.referral-protocols")
POLICE, NGOS = SectorId("police"), SectorId("ngos")
NOTE = TextSlot.NOTE


@pytest.fixture
def seat(store: Store, ref: RoundRef) -> Principal:
    """Somebody of the police."""
    return Principal.at(ref, store.add_seat(HOST, ref, POLICE))


def table(store: Store, ref: RoundRef, many: int) -> list[Principal]:
    """So many seats, none of them of a protected voice."""
    voices = itertools.cycle(one.id for one in EDITION.sectors if not one.protected)
    return [Principal.at(ref, store.add_seat(HOST, ref, next(voices))) for _ in range(many)]


def rated(store: Store, ref: RoundRef, seats: Iterable[Principal]) -> Mapping[str, object]:
    """What each seat has rated `ONE` with, as it sees it itself."""
    own = {one.seat: store.own_ratings(one, ref).get(ONE) for one in seats}
    return {str(one): draft.answer for one, draft in own.items() if draft and draft.answer is not None}


def test_a_double_click_is_one_rating_and_one_change(store: Store, ref: RoundRef, seat: Principal) -> None:
    before = store.revision(HOST, ref)
    replies = at_once([partial(store.rate, seat, ref, ONE, 2, key="click")] * 8)
    assert len(set(replies)) == 1
    assert isinstance(replies[0], Saved)
    assert rated(store, ref, [seat]) == {"police-1": 2}
    assert store.entry_state(HOST, ref, ONE).rated == 1
    assert store.revision(HOST, ref) == before + 1


def test_of_one_seat_in_two_tabs_the_last_touch_stands(store: Store, ref: RoundRef, seat: Principal) -> None:
    for answer in (1, 3, 0):
        store.rate(seat, ref, ONE, answer)
    assert rated(store, ref, [seat]) == {"police-1": 0}
    assert store.entry_state(HOST, ref, ONE).rated == 1


def test_of_one_seat_in_two_tabs_the_second_note_sees_the_first_and_neither_is_lost(
    store: Store, ref: RoundRef, seat: Principal
) -> None:
    replies = at_once([partial(store.write_rating_text, seat, ref, ONE, NOTE, text, seen="") for text in ("a", "b")])
    [saved] = [one for one in replies if isinstance(one, Saved)]
    [clash] = [one for one in replies if isinstance(one, Conflict)]
    assert isinstance(saved, Saved)
    assert {clash.stored, clash.typed} == {"a", "b"}
    assert store.own_ratings(seat, ref)[ONE].note == clash.stored
    assert isinstance(store.write_rating_text(seat, ref, ONE, NOTE, "a and b", seen=clash.stored), Saved)
    assert store.own_ratings(seat, ref)[ONE].note == "a and b"


def test_forty_seats_at_once_are_forty_ratings_and_forty_notes(
    store: Store, url: str, ref: RoundRef, clock: Clock
) -> None:
    seats = table(store, ref, 40)
    other = open_store(url, clock=clock)  # as a second process

    def rate(number: int, one: Principal) -> None:
        through = other if number % 2 else store
        for place, responsibility in enumerate(IDS[:4]):
            through.rate(one, ref, responsibility, (number + place) % 5)
            through.write_rating_text(one, ref, responsibility, NOTE, f"{one.seat} {place}", seen="")

    assert at_once([partial(rate, *pair) for pair in enumerate(seats)]) == [None] * 40
    other.close()
    for number, one in enumerate(seats):
        own = store.own_ratings(one, ref)
        assert {id_: (draft.answer, draft.note) for id_, draft in own.items()} == {
            responsibility: ((number + place) % 5, f"{one.seat} {place}")
            for place, responsibility in enumerate(IDS[:4])
        }
    assert [store.pulse(HOST, ref).rated[one] for one in IDS[:4]] == [40] * 4


def kept_and_refused(outcomes: list[object], seats: list[Principal]) -> tuple[set[str], set[str]]:
    """Whose rating was stored, and whose was refused; everything else is a defect."""
    assert all(isinstance(one, (Saved, MendableError)) for one in outcomes), outcomes
    pairs = list(zip(outcomes, seats, strict=True))
    kept = {str(seat.seat) for outcome, seat in pairs if isinstance(outcome, Saved)}
    return kept, {str(seat.seat) for seat in seats} - kept


Ending = Callable[[Store, RoundRef], object]


def close(store: Store, ref: RoundRef) -> object:
    return store.change_round(HOST, ref, {"closed": date(2026, 5, 18)}, seen={"closed": None})


def reveal(store: Store, ref: RoundRef) -> object:
    return store.reveal(HOST, ref, [ONE])


@pytest.mark.parametrize("ending", [close, reveal])
def test_a_rating_that_arrives_while_it_ends_is_stored_or_refused_and_never_half(
    store: Store, ref: RoundRef, ending: Ending
) -> None:
    seats = table(store, ref, 12)
    rates = [partial(store.rate, one, ref, ONE, 3) for one in seats]
    *outcomes, ended = at_once([*rates, partial(ending, store, ref)])
    assert isinstance(ended, Saved)
    kept, refused = kept_and_refused(outcomes, seats)
    assert rated(store, ref, seats) == dict.fromkeys(kept, 3)
    assert store.entry_state(HOST, ref, ONE).rated == len(kept)
    for one in seats:
        with pytest.raises(MendableError, match="not stored"):
            store.rate(one, ref, ONE, 1)
    assert rated(store, ref, seats) == dict.fromkeys(kept, 3)
    if ending is reveal:
        shown = store.entry_state(HOST, ref, ONE).ratings
        assert {one.seat for one in shown if isinstance(one, Rating)} == kept
    assert kept | refused == {str(one.seat) for one in seats}


@pytest.mark.parametrize("ending", [close, reveal])
def test_a_note_that_comes_too_late_is_refused_and_kept_as_a_draft(
    store: Store, ref: RoundRef, seat: Principal, ending: Ending
) -> None:
    store.rate(seat, ref, ONE, 3)
    store.write_rating_text(seat, ref, ONE, NOTE, "in time", seen="")
    ending(store, ref)
    with pytest.raises(MendableError):
        store.write_rating_text(seat, ref, ONE, NOTE, "too late", seen="in time")
    assert store.own_ratings(seat, ref)[ONE].note == "in time"
    assert [one.typed for one in store.drafts(seat, ref)] == [{"note": "too late"}]
    assert [one.typed for one in store.drafts(HOST, ref)] == []


def test_a_seat_that_is_removed_while_it_rates_is_there_with_its_rating_or_gone_without(
    store: Store, ref: RoundRef
) -> None:
    seats = table(store, ref, 8)
    deeds = [
        deed
        for one in seats
        for deed in (partial(store.rate, one, ref, ONE, 2), partial(store.remove_seat, HOST, ref, str(one.seat)))
    ]
    outcomes = at_once(deeds)
    there = {one.seat for one in store.seats(HOST, ref)}
    for one, rating, removal in zip(seats, outcomes[::2], outcomes[1::2], strict=True):
        if isinstance(rating, Saved):
            assert isinstance(removal, MendableError)
            assert one.seat in there
            assert rated(store, ref, [one]) == {str(one.seat): 2}
        else:
            assert isinstance(rating, NotAllowedError)
            assert one.seat not in there
    assert store.entry_state(HOST, ref, ONE).rated == len(there)


def test_what_is_entered_from_paper_never_overrules_what_the_seat_rates_itself(store: Store, ref: RoundRef) -> None:
    seats = table(store, ref, 8)
    deeds = [
        deed
        for one in seats
        for deed in (
            partial(store.rate, one, ref, ONE, 4),
            partial(store.enter_rating, HOST, ref, str(one.seat), ONE, 0),
        )
    ]
    outcomes = at_once(deeds)
    assert all(isinstance(one, Saved) for one in outcomes[::2])
    assert all(isinstance(one, (Saved, MendableError)) for one in outcomes[1::2])
    assert rated(store, ref, seats) == {str(one.seat): 4 for one in seats}


def test_a_role_is_what_it_is_in_the_moment_of_the_rating(store: Store, ref: RoundRef) -> None:
    seats = table(store, ref, 8)
    deeds = [
        deed
        for one in seats
        for deed in (
            partial(store.rate, one, ref, ONE, 4),
            partial(store.set_role, HOST, ref, str(one.seat), Role.OBSERVER),
        )
    ]
    outcomes = at_once(deeds)
    assert all(isinstance(one, (Saved, NotAllowedError)) for one in outcomes[::2])
    for one in seats:
        with pytest.raises(NotAllowedError):
            store.rate(one, ref, ONE, 1)
