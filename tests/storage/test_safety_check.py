"""An action on men who use violence or on data is committed once it says how it is kept safe for survivors."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assessments import Action, Assessment, Partnership, Round, Status
from checklists import MendableError
from storage import RoundRef, SafetyCheckNeededError, Saved, Store
from tests.storage.conftest import HOST

DUE = date(2027, 1, 1)
DRAFT = Action("a1", "Evenings with coaches", ("mens-groups.speak-out",), lead="mens-groups")
SAFE = "His partner hears of it first, from the women’s service."


def stored(store: Store, ref: RoundRef) -> Action:
    return (store.round_state(HOST, ref).assessment.actions or ())[0]


def change(store: Store, ref: RoundRef, **fields: object) -> object:
    seen = {field: getattr(stored(store, ref), field) for field in fields}
    return store.change_action(HOST, ref, "a1", fields, seen=seen)


def test_a_date_waits_until_the_check_is_written_and_what_was_typed_is_kept(store: Store, ref: RoundRef) -> None:
    store.add_action(HOST, ref, DRAFT)
    for _twice in range(2):
        with pytest.raises(SafetyCheckNeededError, match="safe for survivors"):
            change(store, ref, due=DUE, title="Evenings")
    assert stored(store, ref) == DRAFT
    assert [one.typed for one in store.drafts(HOST, ref)] == [{"due": "2027-01-01", "title": "Evenings"}]

    change(store, ref, survivor_safety=SAFE)
    assert isinstance(change(store, ref, due=DUE), Saved)
    assert stored(store, ref) == replace(DRAFT, due=DUE, survivor_safety=SAFE)


def test_the_check_and_the_date_may_come_together(store: Store, ref: RoundRef) -> None:
    store.add_action(HOST, ref, DRAFT)
    assert isinstance(change(store, ref, due=DUE, survivor_safety=SAFE), Saved)


@pytest.mark.parametrize(
    "wanted",
    [
        {"survivor_safety": ""},
        {"survivor_safety": " "},
        {"status": Status.DONE, "survivor_safety": None, "due": DUE},
    ],
)
def test_it_is_not_taken_out_while_somebody_leads_by_a_date(
    store: Store, ref: RoundRef, wanted: dict[str, object]
) -> None:
    store.add_action(HOST, ref, replace(DRAFT, due=DUE, survivor_safety=SAFE))
    if wanted.get("status"):
        assert isinstance(change(store, ref, **wanted), Saved)  # done is done
        return
    with pytest.raises(SafetyCheckNeededError):
        change(store, ref, **wanted)
    assert stored(store, ref).survivor_safety == SAFE


def test_such_a_gap_is_not_added_to_an_action_that_says_nothing_of_it(store: Store, ref: RoundRef) -> None:
    messages = Action("a1", "Posters", ("police.clear-messages",), lead="police", due=DUE)
    store.add_action(HOST, ref, messages)
    with pytest.raises(SafetyCheckNeededError):
        change(store, ref, responsibilities=("police.clear-messages", "police.aggregate-data"))
    assert stored(store, ref) == messages


def test_an_action_is_not_added_whole_without_it(store: Store, ref: RoundRef) -> None:
    with pytest.raises(MendableError, match="safe for survivors"):
        store.add_action(HOST, ref, replace(DRAFT, due=DUE))
    assert store.round_state(HOST, ref).assessment.actions is None


def test_what_came_from_a_file_without_it_can_be_worked_on(store: Store) -> None:
    lacking = replace(DRAFT, due=DUE)
    here = Assessment("2026.1", Partnership("P"), Round("R"), actions=(lacking,))
    ref = store.import_assessment(HOST, here).ref
    assert isinstance(change(store, ref, status_note="Begun", due=date(2027, 2, 1)), Saved)
    assert isinstance(change(store, ref, survivor_safety=SAFE), Saved)
    with pytest.raises(SafetyCheckNeededError):
        change(store, ref, survivor_safety=None)
