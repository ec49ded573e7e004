"""What is taken home is read once for all who ask, as long as nothing in the round changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from assessments import Role
from checklists import MendableError
from storage import NotAllowedError, Principal, RoundRef, Store
from tests.storage.conftest import HOST
from tests.storage.seated import ONE, SEATS, at, seated


@pytest.fixture
def ref(store: Store) -> RoundRef:
    return seated(store)


def test_the_same_is_given_to_all_who_ask_until_something_changes(store: Store, ref: RoundRef) -> None:
    first = store.export_assessment(at(ref, "chair"), ref)
    assert store.export_assessment(at(ref, "police-2"), ref) is first
    changes: list[Callable[[], object]] = [
        lambda: store.set_agreed(HOST, ref, ONE, 3),
        lambda: store.set_importance(HOST, ref, ONE, 2),
        lambda: store.add_seat(HOST, ref, "police"),
        lambda: store.change_round(HOST, ref, {"name": "Elsewhere"}, seen={"name": "Harbour"}),
    ]
    last = first
    for change in changes:
        change()
        now = store.export_assessment(HOST, ref)
        assert now != last
        last = now


def test_each_round_is_its_own(store: Store, ref: RoundRef) -> None:
    others = [seated(store, f"Round {number}") for number in range(9)]
    for one in (ref, *others, ref):
        assert store.export_assessment(HOST, one).round.title == store.round_state(HOST, one).assessment.round.title


def test_asking_whether_it_may_be_taken_is_answered_as_taking_it(store: Store, ref: RoundRef) -> None:
    gone = replace(ref, round="nowhere")
    for seat in SEATS:
        for where in (ref, gone):
            said = []
            for ask in (store.check_export, store.export_assessment):
                try:
                    ask(Principal.at(ref, seat.id), where)
                    said.append("yes")
                except MendableError as error:
                    said.append(str(error))
            assert said[0] == said[1]
    with pytest.raises(NotAllowedError):
        store.check_export(HOST, gone)
    assert {one.role for one in SEATS} >= {Role.LEAD, Role.OBSERVER}
