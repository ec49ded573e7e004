"""The actions of a round, edited in place by several people."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assessments import Action, Assessment, Resources, Secured, Status, Visibility
from checklists import MendableError, Overlay
from storage import Conflict, GoneError, RoundRef, Saved, Store
from tests.storage.conftest import HOST

FIRST = Action("a1", "Sign the protocol", ("police.referral-protocols",), steps=("Draft", "Sign"), lead="police")


def actions(store: Store, ref: RoundRef) -> tuple[Action, ...] | None:
    return store.round_state(HOST, ref).assessment.actions


def test_actions_stand_in_the_order_they_were_added(store: Store, ref: RoundRef) -> None:
    assert actions(store, ref) is None
    second = replace(FIRST, id="a0", title="Train")
    store.add_action(HOST, ref, FIRST)
    store.add_action(HOST, ref, second)
    assert actions(store, ref) == (FIRST, second)


def test_a_double_click_adds_one_action(store: Store, ref: RoundRef) -> None:
    store.add_action(HOST, ref, FIRST, key="click")
    store.add_action(HOST, ref, FIRST, key="click")
    store.add_action(HOST, ref, FIRST)
    assert actions(store, ref) == (FIRST,)


def test_another_action_of_the_same_id_is_refused(store: Store, ref: RoundRef) -> None:
    store.add_action(HOST, ref, FIRST)
    with pytest.raises(MendableError, match="id"):
        store.add_action(HOST, ref, replace(FIRST, title="Another"))
    assert actions(store, ref) == (FIRST,)


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "_a"},
        {"id": "a" * 65},
        {"title": " "},
        {"title": "x" * 301},
        {"responsibilities": ()},
        {"responsibilities": ("police.fly",)},
        {"responsibilities": ("police.referral-protocols",) * 2},
        {"lead": "army"},
        {"start": date(2026, 6, 2), "due": date(2026, 6, 1)},
        {"steps": ("ok", "")},
        {"indicator": "a\0b"},
        {"status": "finished"},
        {"survivor_input": "a\ud800b"},
    ],
)
def test_what_no_file_may_hold_is_refused_when_added_and_when_changed(
    store: Store, ref: RoundRef, wrong: dict[str, object]
) -> None:
    with pytest.raises(MendableError) as refused:
        store.add_action(HOST, ref, replace(FIRST, **wrong))
    assert "$" not in str(refused.value)
    store.add_action(HOST, ref, FIRST)
    if "id" not in wrong:
        with pytest.raises(MendableError):
            store.change_action(HOST, ref, "a1", wrong, seen={})
    assert actions(store, ref) == (FIRST,)


def test_an_action_on_a_hidden_responsibility_is_refused(store: Store, baseline: Assessment) -> None:
    hidden = "mens-groups.discuss-gender-roles"
    overlay = {"hidden": (hidden,)}
    entries = {one: entry for one, entry in (baseline.entries or {}).items() if one != hidden}
    ref = store.import_assessment(
        HOST, replace(baseline, overlay=Overlay(**overlay), entries=entries, actions=None)
    ).ref
    with pytest.raises(MendableError):
        store.add_action(HOST, ref, replace(FIRST, responsibilities=(hidden,)))
    with pytest.raises(MendableError):
        store.set_agreed(HOST, ref, hidden, 1)


def test_every_field_can_be_changed_and_emptied(store: Store, ref: RoundRef) -> None:
    store.add_action(HOST, ref, FIRST)
    full = {
        "title": "Sign it",
        "responsibilities": ("police.clear-messages", "police.referral-protocols"),
        "steps": ("One",),
        "lead": "ngos",
        "lead_role": "Coordinator",
        "supporting": ("police", "faith-groups"),
        "start": date(2028, 2, 29),
        "due": date(9999, 12, 31),
        "resources": Resources("none", "two", Secured.PARTLY),
        "indicator": "Signed",
        "verification": "Seen",
        "survivor_safety": "Asked",
        "survivor_input": "Heard",
        "status": Status.BLOCKED,
        "status_note": "Waiting",
        "visibility": Visibility.PUBLIC,
    }
    seen = {field: getattr(FIRST, field) for field in full}
    assert isinstance(store.change_action(HOST, ref, "a1", full, seen=seen), Saved)
    assert actions(store, ref) == (replace(FIRST, **full),)
    needed = {"title", "responsibilities"}
    empty = {field: "" if isinstance(full[field], str) else None for field in full if field not in needed}
    assert isinstance(store.change_action(HOST, ref, "a1", empty, seen=full), Saved)
    assert actions(store, ref) == (Action("a1", "Sign it", full["responsibilities"]),)


def test_two_who_change_different_fields_do_not_clash(store: Store, ref: RoundRef) -> None:
    store.add_action(HOST, ref, FIRST)
    store.change_action(HOST, ref, "a1", {"title": "New title"}, seen={"title": FIRST.title})
    outcome = store.change_action(HOST, ref, "a1", {"lead_role": "Chief"}, seen={"lead_role": None})
    assert isinstance(outcome, Saved)
    assert actions(store, ref) == (replace(FIRST, title="New title", lead_role="Chief"),)


def test_a_clash_is_told_for_its_field_alone_and_the_others_are_stored(store: Store, ref: RoundRef) -> None:
    store.add_action(HOST, ref, FIRST)
    store.change_action(HOST, ref, "a1", {"title": "Theirs"}, seen={"title": FIRST.title})
    ours = {"title": "Ours", "indicator": "Signed"}
    outcome = store.change_action(HOST, ref, "a1", ours, seen={"title": FIRST.title, "indicator": ""})
    assert outcome == Conflict({"title": "Theirs"}, {"title": "Ours"})
    assert actions(store, ref) == (replace(FIRST, title="Theirs", indicator="Signed"),)
    assert [(one.subject, one.typed) for one in store.drafts(HOST, ref)] == [("a1", {"title": "Ours"})]


@pytest.mark.parametrize("seen", [(), None])
@pytest.mark.parametrize("stored", [(), None])
def test_an_empty_list_and_none_do_not_clash(
    store: Store, ref: RoundRef, stored: tuple[str, ...] | None, seen: tuple[str, ...] | None
) -> None:
    store.add_action(HOST, ref, replace(FIRST, steps=stored))
    assert isinstance(store.change_action(HOST, ref, "a1", {"steps": ("One",)}, seen={"steps": seen}), Saved)
    assert actions(store, ref) == (replace(FIRST, steps=("One",)),)


def test_a_removed_action_is_gone_and_removing_it_again_is_no_error(store: Store, ref: RoundRef) -> None:
    store.add_action(HOST, ref, FIRST)
    store.remove_action(HOST, ref, "a1")
    store.remove_action(HOST, ref, "a1")
    assert actions(store, ref) is None
    removed = {one.what: one.old for one in store.events(HOST, ref) if one.subject == "a1" and one.new is None}
    assert removed["action.title"] == "Sign the protocol"


def test_what_is_typed_into_an_action_just_removed_is_refused_and_kept(store: Store, ref: RoundRef) -> None:
    store.add_action(HOST, ref, FIRST)
    store.remove_action(HOST, ref, "a1")
    with pytest.raises(GoneError):
        store.change_action(HOST, ref, "a1", {"title": "Typed for long"}, seen={"title": FIRST.title})
    assert [one.typed for one in store.drafts(HOST, ref)] == [{"title": "Typed for long"}]


def test_a_field_that_there_is_not_is_a_defect(store: Store, ref: RoundRef) -> None:
    store.add_action(HOST, ref, FIRST)
    with pytest.raises(ValueError, match="No such field"):
        store.change_action(HOST, ref, "a1", {"id": "a2"}, seen={})
