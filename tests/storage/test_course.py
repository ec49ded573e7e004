"""The round's course: what a reveal shows, what a reopening hides, when a responsibility is sealed, what is settled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict

import pytest

from assessments import Agreement, Assessment, Entry, Finding, Partnership, Position, Rating, Round
from checklists import MendableError, Overlay, published_editions
from scoring import spread
from storage import NotAllowedError, RoundRef, Stage, Store, TextSlot
from tests.storage.conftest import HOST
from tests.storage.seated import ONE, OTHER, PROTECTED, SEATS, at, seated

EDITION = published_editions()["2026.1"]
ALL = tuple(EDITION.by_id)
OWN = EDITION.of_sector(PROTECTED)[0].id


@pytest.fixture
def ref(store: Store) -> RoundRef:
    return seated(store)


def rate(store: Store, ref: RoundRef, responsibility: str = ONE, **answers: object) -> None:
    for seat, answer in answers.items():
        store.rate(at(ref, seat.replace("_", "-")), ref, responsibility, answer)


def look(store: Store, ref: RoundRef, responsibility: str = ONE) -> tuple[Rating, ...] | None:
    """Reveal it, and what its ratings are then; None where it is sealed."""
    store.reveal(HOST, ref, [responsibility])
    state = store.entry_state(HOST, ref, responsibility)
    assert state.stage is Stage.REVEALED
    in_round = store.round_state(HOST, ref).assessment.entry(responsibility).ratings or ()
    assert in_round == state.ratings
    if state.sealed:
        assert state.ratings == ()
        assert not store.export_assessment(HOST, ref).entry(responsibility).ratings
        return None
    return state.ratings


def test_revealing_several_at_once_reveals_each_and_no_other(store: Store, ref: RoundRef) -> None:
    rate(store, ref, ONE, police_1=1)
    rate(store, ref, OTHER, police_1=2)
    rate(store, ref, OWN, police_1=3)
    store.reveal(HOST, ref, [OTHER, ONE, OTHER])
    entries = store.round_state(HOST, ref).assessment.entries or {}
    assert {one: held.ratings for one, held in entries.items()} == {
        ONE: (Rating(1, "police-1"),),
        OTHER: (Rating(2, "police-1"),),
    }
    assert store.round_state(HOST, ref).revealed == store.revealed(HOST, ref) == {ONE, OTHER}


def test_what_nobody_rated_can_be_revealed_and_is_rated_no_more(store: Store, ref: RoundRef) -> None:
    assert look(store, ref) == ()
    with pytest.raises(MendableError, match="no longer change"):
        rate(store, ref, police_1=1)


def test_several_read_at_once_are_each_as_it_is_read_alone(store: Store, ref: RoundRef) -> None:
    rate(store, ref, ONE, police_1=1)
    rate(store, ref, OTHER, police_1=2, police_2=3)
    store.reveal(HOST, ref, [OTHER])
    store.set_agreed(HOST, ref, OTHER, 2)
    states = store.entry_states(HOST, ref, (ONE, OTHER, OWN))
    assert states == {one: store.entry_state(HOST, ref, one) for one in (ONE, OTHER, OWN)}
    assert [len(states[one].ratings) for one in (ONE, OTHER, OWN)] == [0, 2, 0]
    assert [states[one].rated for one in (ONE, OTHER, OWN)] == [1, 2, 0]
    assert store.entry_states(HOST, ref, ()) == {}


def test_one_that_there_is_not_reveals_none_of_them(store: Store, ref: RoundRef) -> None:
    for deed in (store.reveal, store.reopen):
        with pytest.raises(MendableError, match="no such responsibility"):
            deed(HOST, ref, [ONE, "police.fly"])
    assert store.entry_state(HOST, ref, ONE).stage is Stage.RATING


def test_reopening_hides_the_ratings_and_leaves_what_was_agreed(store: Store, ref: RoundRef) -> None:
    rate(store, ref, police_1=1)
    look(store, ref)
    store.set_agreed(HOST, ref, ONE, 2)
    store.reopen(HOST, ref, [ONE])
    state = store.entry_state(HOST, ref, ONE)
    assert (state.stage, state.ratings, state.rated, state.agreed.answer) == (Stage.RATING, (), 1, 2)
    assert store.export_assessment(HOST, ref).entry(ONE) == Entry(agreed=Agreement(2))
    rate(store, ref, police_1=3)
    assert look(store, ref) == (Rating(3, "police-1"),)


def test_the_same_ratings_are_shown_again_after_a_slip(store: Store, ref: RoundRef) -> None:
    rate(store, ref, police_1=1, police_2=1, health_1=2, faith_1=3, survivor_1=0)
    first = look(store, ref)
    assert first is not None
    for _slip in range(3):
        store.reopen(HOST, ref, [ONE])
        assert look(store, ref) == first


def rated_by_another(store: Store, ref: RoundRef) -> None:
    rate(store, ref, police_1=4)


def rated_by_a_protected_one(store: Store, ref: RoundRef) -> None:
    rate(store, ref, survivor_1=4)


def rated_the_same_again(store: Store, ref: RoundRef) -> None:
    rate(store, ref, survivor_1=0)


def rated_otherwise_and_back(store: Store, ref: RoundRef) -> None:
    rate(store, ref, police_1=4)
    rate(store, ref, police_1=1)


def taken_back(store: Store, ref: RoundRef) -> None:
    rate(store, ref, survivor_1=None)


def joined_by_another(store: Store, ref: RoundRef) -> None:
    rate(store, ref, chair=4)


def entered_from_paper(store: Store, ref: RoundRef) -> None:
    store.enter_rating(HOST, ref, "chair", ONE, 4)


def finished_with_a_reason(store: Store, ref: RoundRef) -> None:
    store.write_rating_text(at(ref, "survivor-2"), ref, ONE, TextSlot.REASON, "Not asked", seen="")


def reopened_twice(store: Store, ref: RoundRef) -> None:
    rate(store, ref, police_1=4)
    store.reopen(HOST, ref, [ONE])


SINCE = [
    rated_by_another,
    rated_by_a_protected_one,
    rated_the_same_again,
    rated_otherwise_and_back,
    taken_back,
    joined_by_another,
    entered_from_paper,
    finished_with_a_reason,
    reopened_twice,
]


@pytest.mark.parametrize("since", SINCE, ids=lambda deed: deed.__name__)
def test_where_a_protected_voice_is_among_them_a_second_look_at_other_ratings_is_never_given(
    store: Store, ref: RoundRef, since: Callable[[Store, RoundRef], None]
) -> None:
    rate(store, ref, police_1=1, police_2=1, health_1=2, faith_1=3, survivor_1=0, survivor_2=Finding.NOT_APPLICABLE)
    assert look(store, ref)
    store.reopen(HOST, ref, [ONE])
    since(store, ref)
    assert look(store, ref) is None
    for _again in range(2):
        store.reopen(HOST, ref, [ONE])
        assert look(store, ref) is None
    assert store.round_state(HOST, ref).sealed == {ONE}


def test_a_protected_voice_that_joins_after_a_look_seals(store: Store, ref: RoundRef) -> None:
    """The second look less the first would be her rating."""
    rate(store, ref, police_1=1, police_2=1, health_1=2, faith_1=3, chair=3)
    assert look(store, ref)
    store.reopen(HOST, ref, [ONE])
    rate(store, ref, survivor_1=0)
    assert look(store, ref) is None


def test_a_guess_from_paper_is_not_told_right_or_wrong(store: Store, ref: RoundRef) -> None:
    """Who enters a guess for her, looks, and lets her rate would read from a second look whether it was right."""
    for responsibility, guess in ((ONE, 0), (OTHER, 4)):
        rate(store, ref, responsibility, police_1=1, police_2=1, health_1=2, faith_1=3)
        store.enter_rating(HOST, ref, "survivor-1", responsibility, guess)
        assert look(store, ref, responsibility)
        store.reopen(HOST, ref, [responsibility])
        store.enter_rating(HOST, ref, "survivor-1", responsibility, None)
        rate(store, ref, responsibility, survivor_1=0)
        assert look(store, ref, responsibility) is None


def test_a_hidden_distribution_does_not_open_when_others_join(store: Store, ref: RoundRef) -> None:
    """Whoever adds four ratings that they know to a look at nothing would read hers from the second one."""
    rate(store, ref, survivor_1=0)
    hidden = look(store, ref)
    assert spread(EDITION, SEATS, "police", hidden or ()).answers is None
    store.reopen(HOST, ref, [ONE])
    rate(store, ref, police_1=4, police_2=4, health_1=4, faith_1=4)
    assert look(store, ref) is None


@pytest.mark.parametrize("between", [False, True])
def test_without_a_protected_voice_every_look_is_given(store: Store, ref: RoundRef, between: bool) -> None:
    rate(store, ref, police_1=1, faith_1=2)
    if between:
        store.write_rating_text(at(ref, "survivor-1"), ref, ONE, TextSlot.NOTE, "A thought", seen="")
    assert look(store, ref) == (Rating(1, "police-1"), Rating(2, "faith-1"))
    store.reopen(HOST, ref, [ONE])
    rate(store, ref, faith_1=3)
    assert look(store, ref) == (Rating(1, "police-1"), Rating(3, "faith-1"))


def test_a_note_alone_does_not_seal(store: Store, ref: RoundRef) -> None:
    rate(store, ref, police_1=1, survivor_1=2)
    first = look(store, ref)
    store.reopen(HOST, ref, [ONE])
    store.write_rating_text(at(ref, "survivor-1"), ref, ONE, TextSlot.NOTE, "A thought", seen="")
    again = look(store, ref)
    assert first is not None
    assert again is not None
    assert [one.answer for one in again] == [one.answer for one in first]


def test_what_came_from_a_file_was_looked_at_already(store: Store) -> None:
    """A rating in a file that says neither seat nor voice may be a protected one's."""
    entries = {
        ONE: Entry(ratings=tuple(Rating(level) for level in (0, 1, 1, 2, 3))),
        OTHER: Entry(ratings=(Rating(1, "police-1"), *(Rating(level, voice=PROTECTED) for level in (0, 1, 1, 2, 3)))),
        OWN: Entry(ratings=(Rating(1, "police-1"), Rating(2, voice="ngos"))),
    }
    filed = Assessment("2026.1", Partnership("Harbour"), Round("Filed"), SEATS, entries)
    ref = store.import_assessment(HOST, filed).ref
    store.reopen(HOST, ref, [*entries])
    for one, held in entries.items():
        assert look(store, ref, one) == held.ratings
    store.reopen(HOST, ref, [*entries])
    for one in entries:
        rate(store, ref, one, faith_1=4)
        assert (look(store, ref, one) is None) == (one != OWN)


def test_the_log_says_when_it_was_revealed_reopened_and_sealed_and_by_whom(store: Store, ref: RoundRef) -> None:
    chair = at(ref, "chair")
    before = store.events(HOST, ref)[0].number
    rate(store, ref, police_1=1, survivor_1=2)
    store.reveal(chair, ref, [ONE])
    store.reopen(chair, ref, [ONE])
    rate(store, ref, survivor_1=3)
    store.reveal(chair, ref, [ONE])
    told = [(one.number - before, one.seat, one.what, one.new is None) for one in store.events(HOST, ref, 4)]
    assert {one[1:] for one in told[:2]} == {("chair", "entry.revealed_at", False), ("chair", "entry.sealed", False)}
    assert told[2:] == [
        (2, "chair", "entry.revealed_at", True),
        (1, "chair", "entry.revealed_at", False),
    ]
    assert [number for number, *_ in told] == [4, 3, 2, 1]


def test_what_all_agree_on_is_settled_at_one_touch(store: Store, ref: RoundRef) -> None:
    agree, alone, differ, not_known, hidden, agreed, unrevealed, sealed, *_ = ALL
    for one in ALL[:8]:
        rate(store, ref, one, police_1=2, faith_1=2)
    rate(store, ref, alone, faith_1=None)
    rate(store, ref, differ, faith_1=3)
    rate(store, ref, not_known, faith_1=Finding.NOT_KNOWN)
    rate(store, ref, hidden, survivor_1=2)
    store.set_agreed(HOST, ref, agreed, 4)
    store.reveal(HOST, ref, [one for one in ALL[:8] if one != unrevealed])
    store.reopen(HOST, ref, [sealed])
    rate(store, ref, sealed, survivor_1=2, police_2=2, health_1=2)
    store.reveal(HOST, ref, [sealed])
    store.settle(at(ref, "chair"), ref)
    assert {one: store.entry_state(HOST, ref, one).agreed.answer for one in ALL[:8]} == {
        agree: 2,
        alone: None,
        differ: None,
        not_known: None,
        hidden: None,
        agreed: 4,
        unrevealed: None,
        sealed: None,
    }


def test_a_whole_distribution_that_may_be_shown_is_settled_and_a_draft_stays(store: Store, ref: RoundRef) -> None:
    for one in (ONE, OTHER):
        rate(store, ref, one, police_1=1, police_2=1, health_1=1, faith_1=1, survivor_1=1)
    store.set_agreed(HOST, ref, OTHER, Finding.NOT_APPLICABLE)  # its reason is still to be typed
    store.reveal(HOST, ref, [ONE, OTHER])
    store.settle(HOST, ref)
    assert store.entry_state(HOST, ref, ONE).agreed.answer == 1
    assert store.entry_state(HOST, ref, OTHER).agreed.answer is Finding.NOT_APPLICABLE


def test_settling_twice_changes_nothing_more(store: Store, ref: RoundRef) -> None:
    rate(store, ref, police_1=2, faith_1=2)
    look(store, ref)
    assert store.settle(HOST, ref).which == (ONE,)
    before = store.events(HOST, ref)
    assert store.settle(HOST, ref).which == ()
    assert store.events(HOST, ref) == before


def test_what_was_settled_together_is_taken_back_together(store: Store, ref: RoundRef) -> None:
    store.set_agreed(HOST, ref, OWN, 1)
    for one in (ONE, OTHER):
        rate(store, ref, one, police_1=2, faith_1=2)
    store.reveal(HOST, ref, [ONE, OTHER, OWN])
    settled = store.settle(HOST, ref)
    assert store.unsettle(at(ref, "chair"), ref, settled) == ()
    assert [store.entry_state(HOST, ref, one).agreed.answer for one in (ONE, OTHER, OWN)] == [None, None, 1]
    assert store.settle(HOST, ref).which == settled.which
    assert store.unsettle(HOST, ref, settled) == settled.which  # of another settling than that


def test_what_was_settled_together_last_is_known_as_long_as_some_of_it_stands(store: Store, ref: RoundRef) -> None:
    store.set_agreed(HOST, ref, OWN, 1)
    for one in (ONE, OTHER):
        rate(store, ref, one, police_1=2, faith_1=2)
    store.reveal(HOST, ref, [ONE, OTHER, OWN])
    assert store.settled_together(HOST, ref) is None
    settled = store.settle(at(ref, "chair"), ref)
    assert store.settle(HOST, ref).which == ()  # nothing was left
    assert store.settled_together(HOST, ref) == store.settled_together(at(ref, "chair"), ref) == settled
    store.set_agreed(HOST, ref, ONE, 3)
    assert store.settled_together(HOST, ref) == settled
    assert store.unsettle(HOST, ref, settled) == (ONE,)
    assert store.settled_together(HOST, ref) is None


def test_of_what_was_settled_together_nothing_is_offered_to_be_taken_back_that_is_hidden_here(
    store: Store, ref: RoundRef
) -> None:
    rate(store, ref, police_1=2, faith_1=2)
    look(store, ref)
    store.settle(HOST, ref)
    store.change_overlay(HOST, ref, Overlay(hidden=(ONE,)), seen=None)
    assert store.settled_together(HOST, ref) is None


@pytest.mark.parametrize(
    "change",
    [
        lambda store, ref: store.set_agreed(HOST, ref, ONE, 3),
        lambda store, ref: [store.set_agreed(HOST, ref, ONE, level) for level in (3, 2)],
        lambda store, ref: store.set_agreed(HOST, ref, ONE, None),
        lambda store, ref: store.write_text(HOST, ref, ONE, TextSlot.NOTE, "Said twice", seen=""),
        lambda store, ref: store.change_overlay(HOST, ref, Overlay(hidden=(ONE,)), seen=None),
    ],
    ids=["another level", "there and back", "taken back", "a note", "hidden here"],
)
def test_what_somebody_changed_since_it_was_settled_stays_and_is_told(
    store: Store, ref: RoundRef, change: Callable[[Store, RoundRef], object]
) -> None:
    for one in (ONE, OTHER):
        rate(store, ref, one, police_1=2, faith_1=2)
    store.reveal(HOST, ref, [ONE, OTHER])
    settled = store.settle(HOST, ref)
    change(store, ref)
    before = store.entry_state(HOST, ref, ONE)
    assert store.unsettle(HOST, ref, settled) == (ONE,)
    assert store.entry_state(HOST, ref, ONE) == before
    assert store.entry_state(HOST, ref, OTHER).agreed.answer is None


def test_what_the_round_hides_is_not_settled(store: Store, ref: RoundRef) -> None:
    rate(store, ref, police_1=2, faith_1=2)
    look(store, ref)
    store.change_overlay(HOST, ref, Overlay(hidden=(ONE,)), seen=None)
    store.settle(HOST, ref)
    store.change_overlay(HOST, ref, None, seen=Overlay(hidden=(ONE,)))
    assert store.entry_state(HOST, ref, ONE).agreed.answer is None


def test_the_projector_follows_the_facilitator(store: Store, ref: RoundRef) -> None:
    assert store.pulse(HOST, ref).shown is None
    store.show(at(ref, "chair"), ref, ONE)
    assert store.pulse(at(ref, "wall"), ref).shown == ONE
    with pytest.raises(MendableError, match="no such responsibility"):
        store.show(HOST, ref, "police.fly")
    store.show(HOST, ref, None)
    assert store.pulse(HOST, ref).shown is None


def test_the_projector_shows_nothing_that_the_round_hides(store: Store, ref: RoundRef) -> None:
    store.show(HOST, ref, ONE)
    store.change_overlay(HOST, ref, Overlay(hidden=(ONE,)), seen=None)
    assert store.pulse(HOST, ref).shown is None


def test_the_pulse_counts_who_has_rated_and_nothing_of_what(store: Store, ref: RoundRef) -> None:
    rate(store, ref, ONE, police_1=1, survivor_1=4)
    rate(store, ref, OTHER, police_1=0)
    pulse = store.pulse(at(ref, "wall"), ref)
    assert pulse.revision == store.revision(HOST, ref)
    assert (pulse.rated, pulse.entries) == ({ONE: 2, OTHER: 1}, {})
    assert set(asdict(pulse)) == {"revision", "rated", "entries", "discussed", "shown", "people"}


def test_a_rating_before_the_reveal_does_not_touch_the_entry_and_everything_else_does(
    store: Store, ref: RoundRef
) -> None:
    chair = at(ref, "chair")
    police = at(ref, "police-1")
    touches = [
        lambda: store.set_target(chair, ref, ONE, 4),
        lambda: store.set_importance(chair, ref, ONE, 3),
        lambda: store.write_text(chair, ref, ONE, TextSlot.DISSENT, "Not in winter", seen=""),
        lambda: store.set_positions(chair, ref, ONE, (Position(1), Position(3)), seen=()),
        lambda: store.reveal(chair, ref, [ONE]),
        lambda: store.set_agreed(chair, ref, ONE, 1),
        lambda: store.reopen(chair, ref, [ONE]),
    ]
    for touch in touches:
        saved = touch()
        assert store.pulse(chair, ref).entries == {ONE: saved.revision}
        assert store.entry_state(chair, ref, ONE).revision == saved.revision
        if store.entry_state(chair, ref, ONE).stage is Stage.RATING:
            rated = store.rate(police, ref, ONE, 2)
            assert store.pulse(chair, ref).revision == rated.revision
            assert store.pulse(chair, ref).entries == {ONE: saved.revision}


def test_settling_touches_what_it_settles_alone(store: Store, ref: RoundRef) -> None:
    rate(store, ref, ONE, police_1=2, faith_1=2)
    rate(store, ref, OTHER, police_1=2, faith_1=3)
    before = store.reveal(HOST, ref, [ONE, OTHER])
    saved = store.settle(HOST, ref)
    assert store.pulse(HOST, ref).entries == {ONE: saved.revision, OTHER: before.revision}


def test_the_pulse_says_how_much_of_each_sector_is_agreed_on(store: Store, ref: RoundRef) -> None:
    one, two, three, four, *_ = (item.id for item in EDITION.of_sector("police"))
    store.set_agreed(HOST, ref, one, 0)
    store.set_agreed(HOST, ref, two, Finding.NOT_KNOWN)
    store.set_agreed(HOST, ref, three, Finding.NOT_APPLICABLE)
    store.set_agreed(HOST, ref, four, Finding.NO_AGREEMENT)
    assert store.pulse(HOST, ref).discussed["police"] == (2, 7)
    store.write_text(HOST, ref, three, TextSlot.REASON, "No station", seen="")
    store.set_positions(HOST, ref, four, (Position(1), Position(3)), seen=())
    store.change_overlay(HOST, ref, Overlay(hidden=(one,)), seen=None)
    discussed = store.pulse(HOST, ref).discussed
    assert discussed["police"] == (3, 6)
    assert discussed["ngos"] == (0, len(EDITION.of_sector("ngos")))
    assert list(discussed) == [sector.id for sector in EDITION.sectors]


def test_the_pulse_of_a_round_that_is_not_yours_is_not_given(store: Store, ref: RoundRef) -> None:
    other = store.start_partnership(HOST, name="Northgate", title="Baseline", edition="2026.1", voice="police")
    for elsewhere in (other, RoundRef(ref.partnership, "none")):
        with pytest.raises(NotAllowedError):
            store.pulse(at(ref, "chair"), elsewhere)
    with pytest.raises(NotAllowedError):
        store.pulse(HOST, RoundRef(ref.partnership, "none"))
