"""A filled sheet is taken in whole, by its seat or for it; nothing is overwritten unseen, and twice is once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from assessments import Finding, SheetRating
from checklists import MendableError
from storage import EnteredRating, NotAllowedError, RatingDraft, RoundRef, Store
from tests.storage.conftest import HOST, START, Clock
from tests.storage.seated import ONE, OTHER, at, seated

NOT_APPLICABLE = Finding.NOT_APPLICABLE
THIRD = "police.enable-reporting"
SAID = {
    ONE: SheetRating(3, note="Signed in May"),
    OTHER: SheetRating(NOT_APPLICABLE, reason="No station here"),
    THIRD: SheetRating(None, note="Only by day"),
}
CHAIR = "chair"


@pytest.fixture
def ref(store: Store) -> RoundRef:
    return seated(store)


def own(store: Store, ref: RoundRef, seat: str = "police-1") -> dict[str, tuple[object, str, str, bool]]:
    return {
        one: (draft.answer, draft.note, draft.reason, draft.entered)
        for one, draft in store.own_ratings(at(ref, seat), ref).items()
    }


def test_a_seat_takes_in_its_own_sheet(store: Store, ref: RoundRef) -> None:
    assert store.bring_in_sheet(at(ref, "police-1"), ref, SAID, seen={}) == ()
    assert own(store, ref) == {
        ONE: (3, "Signed in May", "", False),
        OTHER: (NOT_APPLICABLE, "", "No station here", False),
        THIRD: (None, "Only by day", "", False),
    }
    assert store.pulse(HOST, ref).rated == {ONE: 1, OTHER: 1}
    assert store.own_ratings(at(ref, "police-2"), ref) == {}


def test_the_same_sheet_twice_is_one_import(store: Store, ref: RoundRef, clock: Clock) -> None:
    store.bring_in_sheet(at(ref, "police-1"), ref, SAID, seen={})
    once = own(store, ref)
    clock.move(timedelta(days=3))
    store.bring_in_sheet(at(ref, "police-1"), ref, SAID, seen=store.own_ratings(at(ref, "police-1"), ref))
    assert own(store, ref) == once
    assert store.drafts(at(ref, "police-1"), ref) == ()

    for _time in range(2):
        assert store.enter_sheet(at(ref, CHAIR), ref, "police-2", SAID) == ()
    assert own(store, ref, "police-2") == {one: (*said[:3], True) for one, said in once.items()}
    assert store.drafts(at(ref, CHAIR), ref) == ()


def test_what_a_sheet_leaves_blank_stays_as_it_was(store: Store, ref: RoundRef) -> None:
    seat = at(ref, "police-1")
    store.bring_in_sheet(seat, ref, {ONE: SheetRating(3, note="Mine"), OTHER: SheetRating(1)}, seen={})
    store.bring_in_sheet(seat, ref, {ONE: SheetRating(2)}, seen=store.own_ratings(seat, ref))
    assert own(store, ref) == {ONE: (2, "Mine", "", False), OTHER: (1, "", "", False)}


def test_nothing_is_taken_in_over_what_was_changed_since_it_was_shown(store: Store, ref: RoundRef) -> None:
    seat = at(ref, "police-1")
    seen = store.own_ratings(seat, ref)
    store.rate(seat, ref, OTHER, 4)
    with pytest.raises(MendableError, match="changed since you looked"):
        store.bring_in_sheet(seat, ref, SAID, seen=seen)
    assert own(store, ref) == {OTHER: (4, "", "", False)}
    store.bring_in_sheet(seat, ref, SAID, seen={OTHER: RatingDraft(4, "", "", START, entered=False)})
    assert own(store, ref)[ONE] == (3, "Signed in May", "", False)


def test_what_is_revealed_is_left_as_it_is_and_said(store: Store, ref: RoundRef) -> None:
    store.rate(at(ref, "police-2"), ref, ONE, 1)
    store.enter_rating(at(ref, CHAIR), ref, "faith-1", ONE, 1)
    store.reveal(at(ref, CHAIR), ref, [ONE])
    assert store.bring_in_sheet(at(ref, "police-1"), ref, SAID, seen={}) == (ONE,)
    assert store.enter_sheet(at(ref, CHAIR), ref, "faith-1", SAID) == (ONE,)
    assert own(store, ref).keys() == {OTHER, THIRD}
    assert own(store, ref, "faith-1")[ONE][0] == 1


def test_for_a_seat_nothing_is_entered_that_it_has_touched_itself_whatever_it_said(store: Store, ref: RoundRef) -> None:
    store.rate(at(ref, "police-1"), ref, ONE, 3)
    store.rate(at(ref, "police-1"), ref, OTHER, 2)
    store.rate(at(ref, "police-1"), ref, OTHER, None)
    assert set(store.enter_sheet(at(ref, CHAIR), ref, "police-1", SAID)) == {ONE, OTHER}
    assert own(store, ref) == {
        ONE: (3, "", "", False), OTHER: (None, "", "", False), THIRD: (None, "Only by day", "", True),
    }  # fmt: skip


def test_a_sheet_entered_for_a_seat_is_the_seats_as_soon_as_it_brings_in_the_same(store: Store, ref: RoundRef) -> None:
    store.enter_sheet(at(ref, CHAIR), ref, "police-1", SAID)
    assert store.entered_ratings(HOST, ref, "police-1")[ONE] == EnteredRating(
        itself=False, answer=3, note="Signed in May"
    )
    seat = at(ref, "police-1")
    store.bring_in_sheet(seat, ref, SAID, seen=store.own_ratings(seat, ref))
    assert store.entered_ratings(HOST, ref, "police-1")[ONE] == EnteredRating(itself=True)


def test_a_text_that_was_entered_before_is_kept_as_a_draft(store: Store, ref: RoundRef) -> None:
    store.enter_sheet(at(ref, CHAIR), ref, "police-1", {ONE: SheetRating(1, note="From the paper")})
    store.enter_sheet(at(ref, CHAIR), ref, "police-1", SAID)
    assert [(one.subject, one.typed) for one in store.drafts(at(ref, CHAIR), ref)] == [
        (f"{ONE}/police-1", {"note": "From the paper"})
    ]
    assert store.entered_ratings(HOST, ref, "police-1")[ONE].note == "Signed in May"


def test_a_sheet_with_one_answer_that_cannot_be_stored_is_not_stored_at_all(store: Store, ref: RoundRef) -> None:
    for wrong in ({"police.fly": SheetRating(1)}, {THIRD: SheetRating(5)}, {THIRD: SheetRating(1, note="a\0b")}):
        with pytest.raises(MendableError):
            store.bring_in_sheet(at(ref, "police-1"), ref, {ONE: SheetRating(3)} | wrong, seen={})
        with pytest.raises(MendableError):
            store.enter_sheet(at(ref, CHAIR), ref, "police-1", {ONE: SheetRating(3)} | wrong)
    assert own(store, ref) == {}


def test_nothing_is_taken_in_once_the_round_is_closed(store: Store, ref: RoundRef) -> None:
    store.change_round(HOST, ref, {"closed": START.date()}, seen={"closed": None})
    with pytest.raises(MendableError, match="closed"):
        store.bring_in_sheet(at(ref, "police-1"), ref, SAID, seen={})
    with pytest.raises(MendableError, match="closed"):
        store.enter_sheet(at(ref, CHAIR), ref, "police-1", SAID)
    assert own(store, ref) == {}


def test_a_seat_that_looks_on_has_no_sheet(store: Store, ref: RoundRef) -> None:
    with pytest.raises(NotAllowedError):
        store.bring_in_sheet(at(ref, "wall"), ref, SAID, seen={})
    with pytest.raises(MendableError, match="looks on"):
        store.enter_sheet(at(ref, CHAIR), ref, "wall", SAID)
    with pytest.raises(NotAllowedError):
        store.enter_sheet(at(ref, CHAIR), ref, "nobody", SAID)


@pytest.mark.parametrize("again", [2, 4])
def test_a_sheet_seals_what_was_looked_at_whether_it_says_the_same_or_not(
    store: Store, ref: RoundRef, again: int
) -> None:
    survivor, chair = at(ref, "survivor-1"), at(ref, CHAIR)
    store.bring_in_sheet(survivor, ref, {ONE: SheetRating(2)}, seen={})
    store.reveal(chair, ref, [ONE])
    store.reopen(chair, ref, [ONE])
    store.bring_in_sheet(survivor, ref, {ONE: SheetRating(again)}, seen=store.own_ratings(survivor, ref))
    store.reveal(chair, ref, [ONE])
    assert store.round_state(chair, ref).sealed == {ONE}
