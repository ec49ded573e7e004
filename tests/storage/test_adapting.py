"""What a partnership changes of the checklists for itself."""

from __future__ import annotations

import pytest

from assessments import Action
from checklists import MendableError, Overlay, Responsibility
from storage import Conflict, RoundRef, Saved, Store, TextSlot
from tests.storage.conftest import HOST

POLICE = "police.referral-protocols"
NIGHT_BUSES = Responsibility("local.night-buses", "local-government", "access", "Buses run when the late shift ends")
HIDING = Overlay(hidden=(POLICE,))


def entries(store: Store, ref: RoundRef) -> dict[str, object]:
    return dict(store.round_state(HOST, ref).assessment.entries or {})


def test_what_is_put_down_on_a_hidden_responsibility_comes_back_with_it(store: Store, ref: RoundRef) -> None:
    store.set_agreed(HOST, ref, POLICE, 2)
    store.write_text(HOST, ref, POLICE, TextSlot.NOTE, "Signed with two services", seen="")
    before = entries(store, ref)

    assert isinstance(store.change_overlay(HOST, ref, HIDING, seen=None), Saved)
    assert entries(store, ref) == {}
    with pytest.raises(MendableError):
        store.set_agreed(HOST, ref, POLICE, 3)

    store.change_overlay(HOST, ref, None, seen=HIDING)
    assert entries(store, ref) == before


def test_a_round_with_something_hidden_can_be_taken_home_and_brought_in(store: Store, ref: RoundRef) -> None:
    store.set_agreed(HOST, ref, POLICE, 2)
    store.change_overlay(HOST, ref, HIDING, seen=None)

    exported = store.export_assessment(HOST, ref)
    again = store.import_assessment(HOST, exported).ref

    assert exported.overlay == HIDING
    assert store.export_assessment(HOST, again) == exported


def test_an_added_responsibility_is_agreed_on_like_any_other(store: Store, ref: RoundRef) -> None:
    store.change_overlay(HOST, ref, Overlay(added=(NIGHT_BUSES,)), seen=None)

    store.set_agreed(HOST, ref, NIGHT_BUSES.id, 1)

    assert store.entry_state(HOST, ref, NIGHT_BUSES.id).agreed.answer == 1
    assert list(entries(store, ref)) == [NIGHT_BUSES.id]


def test_what_an_action_serves_is_not_hidden(store: Store, ref: RoundRef) -> None:
    store.add_action(HOST, ref, Action("a1", "Sign the protocol", (POLICE,)))

    with pytest.raises(MendableError, match=f"An action serves {POLICE}"):
        store.change_overlay(HOST, ref, HIDING, seen=None)

    assert store.round_state(HOST, ref).assessment.overlay is None


@pytest.mark.parametrize(
    "wrong",
    [
        Overlay(hidden=("police.fly",)),
        Overlay(sectors={"police": " "}),
        Overlay(added=(Responsibility("police.mine", "police", "access", "Text"),)),
        Overlay(added=(Responsibility("local.a", "army", "access", "Text"),)),
        Overlay(examples={POLICE: "a\0b"}),
    ],
    ids=["unknown", "blank name", "id", "sector", "control character"],
)
def test_an_overlay_that_a_file_may_not_hold_is_refused(store: Store, ref: RoundRef, wrong: Overlay) -> None:
    with pytest.raises(MendableError):
        store.change_overlay(HOST, ref, wrong, seen=None)

    assert store.round_state(HOST, ref).assessment.overlay is None


def test_two_people_who_adapt_at_once_are_told(store: Store, ref: RoundRef) -> None:
    store.change_overlay(HOST, ref, HIDING, seen=None)
    mine = Overlay(sectors={"police": "Gendarmerie"})

    assert store.change_overlay(HOST, ref, mine, seen=None) == Conflict(HIDING, mine)
    assert store.round_state(HOST, ref).assessment.overlay == HIDING
