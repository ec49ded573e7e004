"""A seat rates in private: what is kept, what counts, what is refused, and what paper adds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from assessments import MAX_TEXT, Finding, Rating
from checklists import MendableError, Overlay, published_editions
from storage import (
    Conflict,
    EnteredRating,
    EntryState,
    GoneError,
    NotAllowedError,
    RatingDraft,
    RoundRef,
    Saved,
    Stage,
    Store,
    TextSlot,
)
from tests.storage.conftest import HOST, START, Clock
from tests.storage.seated import ONE, OTHER, SEATS, at, seated

NOT_KNOWN, NOT_APPLICABLE = Finding.NOT_KNOWN, Finding.NOT_APPLICABLE
NOTE, REASON = TextSlot.NOTE, TextSlot.REASON


@pytest.fixture
def ref(store: Store) -> RoundRef:
    return seated(store)


def draft(answer: object, note: str = "", reason: str = "", *, entered: bool = False) -> RatingDraft:
    return RatingDraft(answer, note, reason, START, entered)


@pytest.mark.parametrize("answer", [0, 1, 2, 3, 4, NOT_KNOWN, NOT_APPLICABLE])
def test_each_rating_is_kept_as_itself_for_its_own_seat(store: Store, ref: RoundRef, answer: object) -> None:
    saved = store.rate(at(ref, "police-1"), ref, ONE, answer)
    own = store.own_ratings(at(ref, "police-1"), ref)
    assert own == {ONE: draft(answer)}
    assert type(own[ONE].answer) is type(answer)
    assert own[ONE].saved_at == saved.at
    assert store.own_ratings(at(ref, "police-2"), ref) == {}


@pytest.mark.parametrize("answer", [5, -1, True, 2.0, "2", "not known", 2**63, Finding.NO_AGREEMENT])
def test_a_rating_outside_the_scale_is_refused(store: Store, ref: RoundRef, answer: object) -> None:
    with pytest.raises(MendableError):
        store.rate(at(ref, "police-1"), ref, ONE, answer)
    assert store.own_ratings(at(ref, "police-1"), ref) == {}


def test_a_responsibility_that_does_not_exist_or_is_hidden_is_not_rated(store: Store, ref: RoundRef) -> None:
    store.change_overlay(HOST, ref, Overlay(hidden=(OTHER,)), seen=None)
    for responsibility in ("police.fly", OTHER):
        with pytest.raises(MendableError, match="no such responsibility"):
            store.rate(at(ref, "police-1"), ref, responsibility, 1)


def test_what_was_rated_before_it_was_hidden_comes_back_with_it(store: Store, ref: RoundRef) -> None:
    store.rate(at(ref, "police-1"), ref, ONE, 2)
    store.change_overlay(HOST, ref, Overlay(hidden=(ONE,)), seen=None)
    assert store.own_ratings(at(ref, "police-1"), ref) == {}
    assert store.pulse(HOST, ref).rated == {}
    store.change_overlay(HOST, ref, None, seen=Overlay(hidden=(ONE,)))
    assert store.own_ratings(at(ref, "police-1"), ref) == {ONE: draft(2)}


def test_one_own_rating_is_read_as_all_of_them_are_and_nobody_elses(store: Store, ref: RoundRef) -> None:
    store.rate(at(ref, "police-1"), ref, ONE, 2)
    store.rate(at(ref, "police-2"), ref, OTHER, 4)
    assert store.own_rating(at(ref, "police-1"), ref, ONE) == draft(2)
    assert store.own_rating(at(ref, "police-1"), ref, OTHER) is None
    assert store.own_rating(at(ref, "police-2"), ref, ONE) is None


def test_own_ratings_stand_in_the_order_of_the_checklists(store: Store, ref: RoundRef) -> None:
    in_order = [one for one in published_editions()["2026.1"].by_id if one in {ONE, OTHER}]
    for one in reversed(in_order):
        store.rate(at(ref, "police-1"), ref, one, 1)
    assert list(store.own_ratings(at(ref, "police-1"), ref)) == in_order


def test_a_rating_is_in_no_answer_but_its_own_seats_until_it_is_revealed(store: Store, ref: RoundRef) -> None:
    chair = at(ref, "chair")
    before = store.events(chair, ref)
    store.rate(at(ref, "police-1"), ref, ONE, 2)
    store.write_rating_text(at(ref, "police-1"), ref, ONE, NOTE, "Posters", seen="")
    assert store.entry_state(chair, ref, ONE) == EntryState(rated=1, seats=SEATS)
    assert store.round_state(chair, ref).assessment.entries is None
    assert store.export_assessment(chair, ref).entries is None
    assert store.events(chair, ref) == before
    assert store.entered_ratings(chair, ref, "police-1") == {ONE: EnteredRating(itself=True)}


def test_revealed_ratings_are_in_the_round_in_the_order_of_the_seats(store: Store, ref: RoundRef) -> None:
    store.rate(at(ref, "health-1"), ref, ONE, 4)
    store.rate(at(ref, "police-1"), ref, ONE, 2)
    store.write_rating_text(at(ref, "police-1"), ref, ONE, NOTE, "Posters", seen="")
    saved = store.reveal(at(ref, "chair"), ref, [ONE])
    shown = (Rating(2, "police-1", note="Posters"), Rating(4, "health-1"))
    assert store.entry_state(HOST, ref, ONE) == EntryState(
        ratings=shown,
        saved_at=saved.at,
        stage=Stage.REVEALED,
        rated=2,
        revision=saved.revision,
        seats=SEATS,
    )
    state = store.round_state(HOST, ref)
    assert state.assessment.entry(ONE).ratings == shown
    assert (state.revealed, state.sealed) == ({ONE}, frozenset())


def test_the_last_touch_stands_and_the_first_reply_is_given_again(store: Store, ref: RoundRef, clock: Clock) -> None:
    police = at(ref, "police-1")
    first = store.rate(police, ref, ONE, 1, key="touch-1")
    clock.move(timedelta(seconds=2))
    store.rate(police, ref, ONE, 3, key="touch-2")
    assert store.rate(police, ref, ONE, 1, key="touch-1") == first
    assert store.own_ratings(police, ref)[ONE].answer == 3
    assert store.pulse(HOST, ref).rated == {ONE: 1}


def test_a_rating_that_is_taken_back_is_a_blank_and_its_note_stays(store: Store, ref: RoundRef) -> None:
    police = at(ref, "police-1")
    store.rate(police, ref, ONE, 1)
    store.write_rating_text(police, ref, ONE, NOTE, "Posters", seen="")
    store.rate(police, ref, ONE, None)
    assert store.own_ratings(police, ref) == {ONE: draft(None, "Posters")}
    assert store.pulse(HOST, ref).rated == {}
    store.reveal(HOST, ref, [ONE])
    assert store.entry_state(HOST, ref, ONE).ratings == ()


def test_taking_back_what_was_never_rated_leaves_nothing(store: Store, ref: RoundRef) -> None:
    store.rate(at(ref, "police-1"), ref, ONE, None)
    assert store.own_ratings(at(ref, "police-1"), ref) == {}


@pytest.mark.parametrize("reason", ["", " \n\t", "\u00a0"])
def test_not_applicable_counts_once_it_has_its_reason(store: Store, ref: RoundRef, reason: str) -> None:
    police = at(ref, "police-1")
    store.rate(police, ref, ONE, NOT_APPLICABLE)
    store.write_rating_text(police, ref, ONE, REASON, reason, seen="")
    assert not store.own_ratings(police, ref)[ONE].counts
    assert (store.pulse(HOST, ref).rated, store.entry_state(HOST, ref, ONE).rated) == ({}, 0)
    assert store.entered_ratings(HOST, ref, "police-1") == {}
    store.write_rating_text(police, ref, ONE, REASON, "No station", seen=reason)
    assert store.own_ratings(police, ref)[ONE].counts
    assert (store.pulse(HOST, ref).rated, store.entry_state(HOST, ref, ONE).rated) == ({ONE: 1}, 1)
    store.reveal(HOST, ref, [ONE])
    assert store.entry_state(HOST, ref, ONE).ratings == (Rating(NOT_APPLICABLE, "police-1", reason="No station"),)


def test_not_applicable_without_a_reason_is_not_revealed_with_the_others(store: Store, ref: RoundRef) -> None:
    store.rate(at(ref, "police-1"), ref, ONE, NOT_APPLICABLE)
    store.rate(at(ref, "police-2"), ref, ONE, 2)
    store.reveal(HOST, ref, [ONE])
    assert store.entry_state(HOST, ref, ONE).ratings == (Rating(2, "police-2"),)
    assert store.export_assessment(HOST, ref).entry(ONE).ratings == (Rating(2, "police-2"),)


def test_going_to_a_level_and_back_keeps_the_reason_out_of_sight(store: Store, ref: RoundRef) -> None:
    police = at(ref, "police-1")
    store.write_rating_text(police, ref, ONE, REASON, "No station", seen="")
    store.rate(police, ref, ONE, 2)
    assert store.own_ratings(police, ref) == {ONE: draft(2, reason="No station")}
    store.reveal(HOST, ref, [ONE])
    assert store.entry_state(HOST, ref, ONE).ratings == (Rating(2, "police-1"),)


def test_a_second_tab_of_one_seat_sees_both_texts_and_the_typed_one_is_kept(store: Store, ref: RoundRef) -> None:
    police = at(ref, "police-1")
    assert isinstance(store.write_rating_text(police, ref, ONE, NOTE, "first", seen=""), Saved)
    for _try in range(2):
        assert store.write_rating_text(police, ref, ONE, NOTE, "second", seen="") == Conflict("first", "second")
    assert store.own_ratings(police, ref)[ONE].note == "first"
    assert [(one.subject, one.typed) for one in store.drafts(police, ref)] == [(f"{ONE}/police-1", {"note": "second"})]
    assert store.drafts(at(ref, "chair"), ref) == ()
    assert isinstance(store.write_rating_text(police, ref, ONE, NOTE, "both", seen="first"), Saved)


@pytest.mark.parametrize("text", ["a\0b", "a\x1bb", "a\u202eb", "a\ud800b", "x" * (MAX_TEXT + 1)])
def test_a_text_that_no_file_may_hold_is_refused(store: Store, ref: RoundRef, text: str) -> None:
    with pytest.raises(MendableError):
        store.write_rating_text(at(ref, "police-1"), ref, ONE, NOTE, text, seen="")
    assert store.own_ratings(at(ref, "police-1"), ref) == {}


@pytest.mark.parametrize("slot", [TextSlot.EVIDENCE, TextSlot.DISSENT])
def test_a_rating_has_a_note_and_a_reason_and_no_other_text(store: Store, ref: RoundRef, slot: TextSlot) -> None:
    with pytest.raises(MendableError):
        store.write_rating_text(at(ref, "police-1"), ref, ONE, slot, "x", seen="")


def test_who_looks_on_never_rates_not_even_on_paper(store: Store, ref: RoundRef) -> None:
    wall = at(ref, "wall")
    for deed in (
        lambda: store.rate(wall, ref, ONE, 1),
        lambda: store.write_rating_text(wall, ref, ONE, NOTE, "x", seen=""),
        lambda: store.own_ratings(wall, ref),
        lambda: store.enter_rating(HOST, ref, "wall", ONE, 1),
        lambda: store.enter_rating_text(HOST, ref, "wall", ONE, NOTE, "x", seen=""),
    ):
        with pytest.raises(MendableError):
            deed()
    assert store.pulse(HOST, ref).rated == {}


def test_another_rounds_and_another_partnerships_ratings_are_refused(store: Store, ref: RoundRef) -> None:
    later = seated(store, "Later")
    other = store.start_partnership(HOST, name="Northgate", title="Baseline", edition="2026.1", voice="police")
    police = at(ref, "police-1")
    for elsewhere in (later, other, RoundRef(ref.partnership, "none"), RoundRef("none", ref.round)):
        with pytest.raises(NotAllowedError):
            store.rate(police, elsewhere, ONE, 1)
        with pytest.raises(NotAllowedError):
            store.own_ratings(police, elsewhere)
    assert store.pulse(HOST, later).rated == store.pulse(HOST, other).rated == {}


CLOSE = {"closed": (START + timedelta(days=1)).date()}


def reveal(store: Store, ref: RoundRef) -> None:
    store.reveal(HOST, ref, [ONE])


def close(store: Store, ref: RoundRef) -> None:
    store.change_round(HOST, ref, CLOSE, seen={"closed": None})


@pytest.mark.parametrize(("end", "said"), [(reveal, "on the table"), (close, "closed")])
def test_after_the_reveal_or_the_close_nothing_is_rated_any_more(
    store: Store, ref: RoundRef, end: Callable[[Store, RoundRef], None], said: str
) -> None:
    police = at(ref, "police-1")
    store.rate(police, ref, ONE, 1)
    store.enter_rating(HOST, ref, "faith-1", ONE, 3)
    end(store, ref)
    before = store.revision(HOST, ref)
    for deed in (
        lambda: store.rate(police, ref, ONE, 2),
        lambda: store.rate(police, ref, ONE, None),
        lambda: store.enter_rating(HOST, ref, "faith-1", ONE, 2),
    ):
        with pytest.raises(MendableError, match=said):
            deed()
    assert store.revision(HOST, ref) == before
    assert store.own_ratings(police, ref) == {ONE: draft(1)}
    assert store.own_ratings(at(ref, "faith-1"), ref) == {ONE: draft(3, entered=True)}


@pytest.mark.parametrize("end", [reveal, close])
def test_a_text_that_comes_too_late_is_refused_and_kept_as_a_draft(
    store: Store, ref: RoundRef, end: Callable[[Store, RoundRef], None]
) -> None:
    police = at(ref, "police-1")
    store.write_rating_text(police, ref, ONE, NOTE, "Posters", seen="")
    end(store, ref)
    with pytest.raises(GoneError, match="kept as a draft"):
        store.write_rating_text(police, ref, ONE, NOTE, "Posters and radio", seen="Posters")
    assert [one.typed for one in store.drafts(police, ref)] == [{"note": "Posters and radio"}]
    assert store.own_ratings(police, ref) == {ONE: draft(None, "Posters")}
    assert isinstance(store.write_rating_text(police, ref, ONE, NOTE, "Posters", seen="x"), Saved)


def test_a_round_that_is_opened_again_is_rated_again(store: Store, ref: RoundRef) -> None:
    close(store, ref)
    store.change_round(HOST, ref, {"closed": None}, seen=CLOSE)
    store.rate(at(ref, "police-1"), ref, ONE, 1)
    assert store.pulse(HOST, ref).rated == {ONE: 1}


def test_paper_is_entered_for_a_seat_and_marked_as_entered(store: Store, ref: RoundRef) -> None:
    chair = at(ref, "chair")
    store.enter_rating(chair, ref, "faith-1", ONE, NOT_APPLICABLE)
    store.enter_rating_text(chair, ref, "faith-1", ONE, REASON, "No station", seen="")
    store.enter_rating_text(chair, ref, "faith-1", ONE, NOTE, "Ask again", seen="")
    entered = EnteredRating(itself=False, answer=NOT_APPLICABLE, note="Ask again", reason="No station")
    assert store.entered_ratings(chair, ref, "faith-1") == {ONE: entered}
    assert store.own_ratings(at(ref, "faith-1"), ref) == {
        ONE: draft(NOT_APPLICABLE, "Ask again", "No station", entered=True)
    }
    assert store.pulse(chair, ref).rated == {ONE: 1}
    with pytest.raises(NotAllowedError):
        store.entered_ratings(at(ref, "police-1"), ref, "faith-1")


def test_two_who_enter_one_paper_see_both_texts(store: Store, ref: RoundRef) -> None:
    store.enter_rating_text(HOST, ref, "faith-1", ONE, NOTE, "first", seen="")
    found = store.enter_rating_text(at(ref, "chair"), ref, "faith-1", ONE, NOTE, "second", seen="")
    assert found == Conflict("first", "second")
    assert [one.typed for one in store.drafts(at(ref, "chair"), ref)] == [{"note": "second"}]
    assert store.drafts(at(ref, "faith-1"), ref) == ()


def test_of_a_paper_that_was_revealed_the_values_are_no_longer_told(store: Store, ref: RoundRef) -> None:
    store.enter_rating(HOST, ref, "survivor-1", ONE, 0)
    store.reveal(HOST, ref, [ONE])
    assert store.entered_ratings(HOST, ref, "survivor-1") == {ONE: EnteredRating(itself=False)}


@pytest.mark.parametrize("taken_back", [False, True])
def test_what_a_seat_touched_itself_is_not_replaced_from_paper(store: Store, ref: RoundRef, taken_back: bool) -> None:
    survivor = at(ref, "survivor-1")
    store.rate(survivor, ref, ONE, 1)
    store.write_rating_text(survivor, ref, ONE, NOTE, "For me alone", seen="")
    if taken_back:
        store.rate(survivor, ref, ONE, None)
    for deed in (
        lambda: store.enter_rating(HOST, ref, "survivor-1", ONE, 3),
        lambda: store.enter_rating_text(HOST, ref, "survivor-1", ONE, NOTE, "x", seen=""),
    ):
        with pytest.raises(MendableError, match="itself"):
            deed()
    assert store.own_ratings(survivor, ref) == {ONE: draft(None if taken_back else 1, "For me alone")}
    told = {} if taken_back else {ONE: EnteredRating(itself=True)}
    assert store.entered_ratings(HOST, ref, "survivor-1") == told


def test_a_seat_that_rates_after_its_paper_was_entered_has_the_last_word(store: Store, ref: RoundRef) -> None:
    store.enter_rating(HOST, ref, "faith-1", ONE, 3)
    store.rate(at(ref, "faith-1"), ref, ONE, 1)
    assert store.own_ratings(at(ref, "faith-1"), ref) == {ONE: draft(1)}
    assert store.entered_ratings(HOST, ref, "faith-1") == {ONE: EnteredRating(itself=True)}
    with pytest.raises(MendableError, match="itself"):
        store.enter_rating(HOST, ref, "faith-1", ONE, 3)


def test_paper_of_a_seat_that_there_is_not_is_refused(store: Store, ref: RoundRef) -> None:
    for deed in (
        lambda: store.enter_rating(HOST, ref, "nobody", ONE, 3),
        lambda: store.enter_rating_text(HOST, ref, "nobody", ONE, NOTE, "x", seen=""),
        lambda: store.entered_ratings(HOST, ref, "nobody"),
    ):
        with pytest.raises(NotAllowedError):
            deed()
    assert store.pulse(HOST, ref).rated == {}
