"""A facilitator whose network is away for ten minutes: the place is kept, the round goes on, and nothing is lost.

What the page does meanwhile is tried in tests/browser/test_nothing_is_lost.py and test_fields.py: it keeps what was
touched and typed, asks for its line again every few seconds for as long as it takes, and sends it then.
"""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from assessments import Role
from checklists import ResponsibilityId, SectorId
from storage import Conflict, RoundRef, Saved, SignIn, Stage, Store, TextSlot
from tests.storage.conftest import HOST, Clock
from tests.storage.test_joining import is_in, sits
from web.news import news

ONE, OTHER = map(ResponsibilityId, ("police.clear-messages", "police.referral-protocols"))
POLICE, NGOS = SectorId("police"), SectorId("ngos")
AWAY = timedelta(minutes=10)
NOTE = TextSlot.NOTE


@pytest.fixture
def chair(store: Store, ref: RoundRef) -> SignIn:
    """The facilitator who will be away."""
    return sits(store, ref, store.add_seat(HOST, ref, NGOS, Role.FACILITATOR))


@pytest.fixture
def deputy(store: Store, ref: RoundRef) -> SignIn:
    """A second one, who stays."""
    return sits(store, ref, store.add_seat(HOST, ref, NGOS, Role.FACILITATOR))


@pytest.fixture
def member(store: Store, ref: RoundRef) -> SignIn:
    return sits(store, ref, store.add_seat(HOST, ref, POLICE))


def test_ten_minutes_without_a_network_the_place_is_kept_and_the_next_touch_is_stored(
    store: Store, ref: RoundRef, chair: SignIn, clock: Clock
) -> None:
    clock.move(AWAY)
    (state,) = store.seats(HOST, ref)
    assert state.signed_in
    assert is_in(store, chair)
    assert isinstance(store.set_agreed(chair.principal, ref, ONE, 1), Saved)
    for _ in range(3):  # for as long as that, as often as it likes
        clock.move(AWAY)
        store.set_agreed(chair.principal, ref, ONE, 2)
    clock.move(3 * AWAY)
    assert is_in(store, chair)


def test_ten_minutes_without_a_facilitator_the_others_go_on_and_a_new_line_tells_of_all_of_it(  # noqa: PLR0913, PLR0917 fixtures
    store: Store, ref: RoundRef, chair: SignIn, deputy: SignIn, member: SignIn, clock: Clock
) -> None:
    known = store.pulse(chair.principal, ref)
    clock.move(AWAY / 2)
    for one in (ONE, OTHER):
        assert isinstance(store.rate(member.principal, ref, one, 3), Saved)
    store.reveal(deputy.principal, ref, [ONE])
    store.set_agreed(deputy.principal, ref, ONE, 3)
    clock.move(AWAY / 2)
    told = json.loads(news(None, store.pulse(chair.principal, ref)))  # a line that is opened again knows nothing yet
    assert told["revision"] > known.revision
    assert told["rated"] == {ONE: 1, OTHER: 1}
    assert told["discussed"][POLICE][0] == 1
    state = store.entry_state(chair.principal, ref, ONE)
    assert (state.stage, state.agreed.answer, len(state.ratings)) == (Stage.REVEALED, 3, 1)
    assert store.entry_state(chair.principal, ref, OTHER).ratings == ()


def test_a_touch_whose_answer_was_lost_ten_minutes_ago_is_one_change_when_it_is_sent_again(
    store: Store, ref: RoundRef, chair: SignIn, deputy: SignIn, clock: Clock
) -> None:
    first = store.set_agreed(chair.principal, ref, ONE, 1, key="touch")
    store.set_agreed(deputy.principal, ref, ONE, 4)
    events = store.events(HOST, ref)
    clock.move(AWAY)
    assert store.set_agreed(chair.principal, ref, ONE, 1, key="touch") == first
    assert store.events(HOST, ref) == events
    assert store.entry_state(HOST, ref, ONE).agreed.answer == 4  # what came after it stands


def test_a_note_typed_while_ten_minutes_away_is_stored_or_both_texts_are_shown(
    store: Store, ref: RoundRef, chair: SignIn, deputy: SignIn, clock: Clock
) -> None:
    store.write_text(deputy.principal, ref, ONE, NOTE, "Meanwhile", seen="")
    clock.move(AWAY)
    clash = store.write_text(chair.principal, ref, ONE, NOTE, "Typed on the train", seen="")
    assert isinstance(clash, Conflict)
    assert (clash.stored, clash.typed) == ("Meanwhile", "Typed on the train")
    assert isinstance(store.write_text(chair.principal, ref, OTHER, NOTE, "Typed on the train", seen=""), Saved)
    assert store.entry_state(HOST, ref, OTHER).agreed.note == "Typed on the train"
