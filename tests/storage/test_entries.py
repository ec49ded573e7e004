"""What the table puts down on one responsibility, and what happens when many do at once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from assessments import MAX_TEXT, Agreement, Finding, Position
from checklists import MendableError, published_editions
from storage import AgreedDraft, Conflict, EntryState, RoundRef, Saved, Store, TextSlot, open_store
from storage.database import Database
from storage.tables import reply
from tests.storage.conftest import HOST, START, Clock
from tests.storage.hands import at_once

ONE = "police.clear-messages"
OTHER = "police.referral-protocols"


def test_a_new_round_has_nothing_put_down(store: Store, ref: RoundRef) -> None:
    assert store.entry_state(HOST, ref, ONE) == EntryState()
    assert store.round_state(HOST, ref).assessment.entries is None


@pytest.mark.parametrize("answer", [0, 1, 2, 3, 4, Finding.NOT_KNOWN, None])
def test_each_answer_is_kept_as_itself(store: Store, ref: RoundRef, answer: object) -> None:
    saved = store.set_agreed(HOST, ref, ONE, answer)
    state = store.entry_state(HOST, ref, ONE)
    assert state.agreed.answer == answer
    assert type(state.agreed.answer) is type(answer)
    assert state.saved_at == saved.at == START


def test_ten_touches_are_ten_revisions_and_the_last_one_stands(store: Store, ref: RoundRef) -> None:
    before = store.revision(HOST, ref)
    for touch in range(10):
        saved = store.set_agreed(HOST, ref, ONE, touch % 5)
        assert saved.revision == before + touch + 1
    assert store.entry_state(HOST, ref, ONE).agreed.answer == 4


@pytest.mark.parametrize("answer", [5, -1, True, 1.0, "2", "not known", 2**63])
def test_an_answer_outside_the_scale_is_refused(store: Store, ref: RoundRef, answer: object) -> None:
    with pytest.raises(MendableError):
        store.set_agreed(HOST, ref, ONE, answer)
    assert store.entry_state(HOST, ref, ONE) == EntryState()


def test_target_and_importance_are_kept_and_taken_back(store: Store, ref: RoundRef) -> None:
    store.set_target(HOST, ref, ONE, 4)
    store.set_importance(HOST, ref, ONE, 1)
    state = store.entry_state(HOST, ref, ONE)
    assert (state.target, state.importance) == (4, 1)
    store.set_target(HOST, ref, ONE, None)
    store.set_importance(HOST, ref, ONE, None)
    state = store.entry_state(HOST, ref, ONE)
    assert (state.target, state.importance) == (None, None)


@pytest.mark.parametrize(("target", "importance"), [(0, 2), (5, 2), (3, 0), (3, 4)])
def test_a_target_or_importance_out_of_range_is_refused(
    store: Store, ref: RoundRef, target: int, importance: int
) -> None:
    with pytest.raises(MendableError):
        (store.set_target(HOST, ref, ONE, target), store.set_importance(HOST, ref, ONE, importance))


def test_a_responsibility_that_does_not_exist_is_refused(store: Store, ref: RoundRef) -> None:
    with pytest.raises(MendableError, match="no such responsibility"):
        store.set_agreed(HOST, ref, "police.fly", 1)


def test_not_applicable_stands_in_the_assessment_once_it_has_its_reason(store: Store, ref: RoundRef) -> None:
    store.set_agreed(HOST, ref, ONE, Finding.NOT_APPLICABLE)
    assert store.round_state(HOST, ref).assessment.entry(ONE).agreed is None
    store.write_text(HOST, ref, ONE, TextSlot.REASON, " \n", seen="")
    assert store.round_state(HOST, ref).assessment.entry(ONE).agreed is None
    store.write_text(HOST, ref, ONE, TextSlot.REASON, "No station", seen=" \n")
    assert store.round_state(HOST, ref).assessment.entry(ONE).agreed == Agreement(
        Finding.NOT_APPLICABLE, reason="No station"
    )


def test_no_agreement_stands_in_the_assessment_once_it_has_two_positions(store: Store, ref: RoundRef) -> None:
    one, two = Position(1, "patchy"), Position(Finding.NOT_KNOWN)
    store.set_agreed(HOST, ref, ONE, Finding.NO_AGREEMENT)
    store.set_positions(HOST, ref, ONE, (one,), seen=())
    assert store.round_state(HOST, ref).assessment.entry(ONE).agreed is None
    assert store.entry_state(HOST, ref, ONE).agreed == AgreedDraft(Finding.NO_AGREEMENT, positions=(one,))
    store.set_positions(HOST, ref, ONE, (one, two), seen=(one,))
    agreed = store.round_state(HOST, ref).assessment.entry(ONE).agreed
    assert agreed == Agreement(Finding.NO_AGREEMENT, positions=(one, two))


def test_a_note_without_a_level_is_kept_and_stands_in_the_assessment_once_there_is_one(
    store: Store, ref: RoundRef
) -> None:
    store.write_text(HOST, ref, ONE, TextSlot.NOTE, "Signed with two services", seen="")
    assert store.round_state(HOST, ref).assessment.entry(ONE).agreed is None
    store.set_agreed(HOST, ref, ONE, 2)
    agreed = store.round_state(HOST, ref).assessment.entry(ONE).agreed
    assert agreed == Agreement(2, note="Signed with two services")


def test_going_to_another_answer_and_back_loses_neither_reason_nor_positions(store: Store, ref: RoundRef) -> None:
    positions = (Position(1), Position(3))
    store.write_text(HOST, ref, ONE, TextSlot.REASON, "No station", seen="")
    store.set_positions(HOST, ref, ONE, positions, seen=())
    store.set_agreed(HOST, ref, ONE, 2)
    assert store.round_state(HOST, ref).assessment.entry(ONE).agreed == Agreement(2)
    draft = store.entry_state(HOST, ref, ONE).agreed
    assert (draft.reason, draft.positions) == ("No station", positions)


def test_the_second_of_two_who_edit_one_note_sees_both_texts_and_the_typed_one_is_kept(
    store: Store, ref: RoundRef
) -> None:
    assert isinstance(store.write_text(HOST, ref, ONE, TextSlot.NOTE, "first", seen=""), Saved)
    for _try in range(2):
        assert store.write_text(HOST, ref, ONE, TextSlot.NOTE, "second", seen="") == Conflict("first", "second")
    assert store.entry_state(HOST, ref, ONE).agreed.note == "first"
    assert [(one.subject, one.typed) for one in store.drafts(HOST, ref)] == [(ONE, {"note": "second"})]
    assert isinstance(store.write_text(HOST, ref, ONE, TextSlot.NOTE, "both", seen="first"), Saved)
    assert store.entry_state(HOST, ref, ONE).agreed.note == "both"


def test_two_who_type_the_same_do_not_clash(store: Store, ref: RoundRef) -> None:
    store.write_text(HOST, ref, ONE, TextSlot.EVIDENCE, "same", seen="")
    assert isinstance(store.write_text(HOST, ref, ONE, TextSlot.EVIDENCE, "same", seen=""), Saved)


def test_emptying_a_text_leaves_none(store: Store, ref: RoundRef) -> None:
    store.set_agreed(HOST, ref, ONE, 1)
    store.write_text(HOST, ref, ONE, TextSlot.DISSENT, "but", seen="")
    store.write_text(HOST, ref, ONE, TextSlot.DISSENT, "", seen="but")
    assert store.round_state(HOST, ref).assessment.entry(ONE).agreed == Agreement(1)


@pytest.mark.parametrize("text", ["a\0b", "a\x1bb", "a\u202eb", "a\ud800b", "x" * (MAX_TEXT + 1)])
def test_a_text_that_no_file_may_hold_is_refused(store: Store, ref: RoundRef, text: str) -> None:
    with pytest.raises(MendableError):
        store.write_text(HOST, ref, ONE, TextSlot.NOTE, text, seen="")
    with pytest.raises(MendableError):
        store.set_positions(HOST, ref, ONE, (Position(1, text), Position(2)), seen=())
    assert store.entry_state(HOST, ref, ONE) == EntryState()


@pytest.mark.parametrize(
    "text", ["'; DROP TABLE entry; --", "%s %(x)s :name ?", "x" * MAX_TEXT, "👩‍⚕️\u2066é\u2069", "\t\r\n", "=1+1"]
)
def test_any_other_text_comes_back_as_it_was_typed(store: Store, ref: RoundRef, text: str) -> None:
    store.write_text(HOST, ref, ONE, TextSlot.NOTE, text, seen="")
    assert store.entry_state(HOST, ref, ONE).agreed.note == text


def test_the_same_key_twice_is_one_change_and_one_reply(store: Store, ref: RoundRef, clock: Clock) -> None:
    first = store.set_agreed(HOST, ref, ONE, 1, key="click-1")
    clock.move(timedelta(seconds=5))
    store.set_agreed(HOST, ref, ONE, 3)
    assert store.set_agreed(HOST, ref, ONE, 1, key="click-1") == first
    assert store.entry_state(HOST, ref, ONE).agreed.answer == 3


def test_a_key_used_for_something_else_is_refused_and_nothing_is_stored(store: Store, ref: RoundRef) -> None:
    store.set_agreed(HOST, ref, ONE, 1, key="click-1")
    with pytest.raises(MendableError, match="key"):
        store.set_agreed(HOST, ref, ONE, 2, key="click-1")
    assert store.entry_state(HOST, ref, ONE).agreed.answer == 1


def test_replies_are_forgotten_after_a_day(
    store: Store, url: str, ref: RoundRef, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.changes.PRUNED_EVERY", 5)
    for number in range(4):
        store.set_agreed(HOST, ref, ONE, 1, key=f"click-{number}")
        clock.move(timedelta(hours=12))
    database = Database(url)
    with database.reading() as connection:
        kept = connection.execute(select(reply.c.key).order_by(reply.c.key)).scalars().all()
    database.close()
    assert kept == ["click-1", "click-2", "click-3"]


def test_a_double_click_that_arrives_at_once_is_one_change(store: Store, ref: RoundRef) -> None:
    before = store.revision(HOST, ref)
    replies = at_once([lambda: store.set_agreed(HOST, ref, ONE, 2, key="click")] * 8)
    assert len(set(replies)) == 1
    assert store.revision(HOST, ref) == before + 1
    assert len([one for one in store.events(HOST, ref) if one.what == "entry.answer"]) == 1


def test_every_touch_of_many_hands_at_once_is_stored(store: Store, url: str, ref: RoundRef, clock: Clock) -> None:
    ids = list(published_editions()["2026.1"].by_id)
    before = store.revision(HOST, ref)
    other = open_store(url, clock=clock)

    def hand(number: int) -> None:
        for place in range(number, 64, 8):
            (store if place % 2 else other).set_agreed(HOST, ref, ids[place], place % 5)
            store.entry_state(HOST, ref, ids[place])

    at_once([lambda number=number: hand(number) for number in range(8)])
    other.close()
    state = store.round_state(HOST, ref)
    assert {one: entry.agreed.answer for one, entry in (state.assessment.entries or {}).items() if entry.agreed} == {
        one: place % 5 for place, one in enumerate(ids)
    }
    assert state.revision == before + 64
