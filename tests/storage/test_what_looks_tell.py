"""Whatever a facilitator does and looks at, nothing is told of a protected voice that a single look does not tell."""

from __future__ import annotations

from collections.abc import Callable, Generator
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from assessments import Answer, Assessment, Finding, Partnership, Rating, Round, SheetRating, write_assessment
from checklists import MendableError, published_editions
from scoring import Voices, cut_to_sector, disclosure, spread, summarise
from scoring.ratings import summarise_ratings
from storage import RoundRef, Saved, Store, TextSlot, initialise, open_store
from tests.storage.conftest import HOST, START, Clock
from tests.storage.seated import ONE, PROTECTED, SEATS, at

EDITION = published_editions()["2026.1"]
OWN = EDITION.of_sector(PROTECTED)[0].id
ASKED = [ONE, OWN]
OTHERS = [seat.id for seat in SEATS if seat.voice != PROTECTED and seat.id != "wall"]
SURVIVORS = [seat.id for seat in SEATS if seat.voice == PROTECTED]
VOICES = Voices.at(SEATS)

ANSWERS = st.sampled_from([0, 1, 2, 3, 4, Finding.NOT_KNOWN])
LEVELS = st.sampled_from([0, 2, 4])
PAIRS = st.tuples(LEVELS, LEVELS) | st.tuples(ANSWERS, ANSWERS) | st.just((Finding.NOT_APPLICABLE, 1))
RESPONSIBILITIES = st.sampled_from(ASKED)
SOME = st.lists(RESPONSIBILITIES, min_size=1, max_size=2)

_numbers = count(1)


class World:
    """One of the two: a round in a database of its own, and what each seat said in it last."""

    def __init__(self, store: Store, title: str) -> None:
        made = Assessment("2026.1", Partnership("Harbour"), Round(title), SEATS)
        self.store = store
        self.ref: RoundRef = store.import_assessment(HOST, made).ref
        self.said: dict[str, dict[str, Answer]] = {one: {} for one in ASKED}

    def rate(self, seat: str, responsibility: str, answer: Answer | None) -> object:
        """Rate from a seat's own device; *not applicable* with its reason, which is there before."""
        return self._remembered(
            seat, responsibility, answer, lambda: self.store.rate(at(self.ref, seat), self.ref, responsibility, answer)
        )

    def enter(self, seat: str, responsibility: str, answer: Answer | None) -> object:
        """Enter it from the seat's paper."""
        return self._remembered(
            seat,
            responsibility,
            answer,
            lambda: self.store.enter_rating(at(self.ref, "chair"), self.ref, seat, responsibility, answer),
        )

    def write(self, seat: str, responsibility: str, slot: TextSlot, text: str) -> object:
        """Type over whatever the seat's own text is."""
        own = self.store.own_ratings(at(self.ref, seat), self.ref).get(responsibility)
        seen = "" if own is None else getattr(own, slot.value)
        return outcome(
            lambda: self.store.write_rating_text(at(self.ref, seat), self.ref, responsibility, slot, text, seen=seen)
        )

    def bring_in(self, seat: str, responsibility: str, rating: SheetRating) -> object:
        """Bring in a sheet of one's own."""
        who = at(self.ref, seat)
        seen = self.store.own_ratings(who, self.ref)
        done = outcome(lambda: self.store.bring_in_sheet(who, self.ref, {responsibility: rating}, seen=seen))
        if done == () and rating.answer is not None:
            self.said[responsibility][seat] = rating.answer
        return done

    def enter_sheet(self, seat: str, responsibility: str, rating: SheetRating) -> object:
        """Enter a seat's sheet."""
        chair = at(self.ref, "chair")
        done = outcome(lambda: self.store.enter_sheet(chair, self.ref, seat, {responsibility: rating}))
        if done == () and rating.answer is not None:
            self.said[responsibility][seat] = rating.answer
        return done

    def deed(self, name: str, *args: object, **more: object) -> object:
        """Something the facilitator does."""
        return outcome(lambda: getattr(self.store, name)(at(self.ref, "chair"), self.ref, *args, **more))

    def _remembered(self, seat: str, responsibility: str, answer: Answer | None, do: Callable[[], object]) -> object:
        done = outcome(do)
        if isinstance(done, Saved) and answer is None:
            self.said[responsibility].pop(seat, None)
        elif isinstance(done, Saved):
            self.said[responsibility][seat] = answer
        return done

    def one_look(self, responsibility: str) -> object:
        """What contract §6 lets everybody see of the ratings as they are, were this the only time they are shown."""
        said = self.said[responsibility]
        ratings = [Rating(said[seat.id], seat.id) for seat in SEATS if seat.id in said]
        sector = EDITION.by_id[responsibility].sector
        shown = disclosure(EDITION, VOICES, ratings)
        return spread(EDITION, VOICES, sector, ratings), summarise_ratings(ratings, sector, VOICES, shown)

    def everything_seen(self) -> dict[str, object]:
        """All that the facilitator can see, screen by screen and file by file."""
        store, ref, chair = self.store, self.ref, at(self.ref, "chair")
        state = store.round_state(chair, ref)
        exported = store.export_assessment(chair, ref)
        seen: dict[str, object] = {
            "summary": summarise(EDITION, state.assessment),
            "round": (state.revision, state.saved_at, state.revealed, state.sealed),
            "file": write_assessment(exported),
            "summary of the file": summarise(EDITION, exported),
            "sector's file": write_assessment(cut_to_sector(EDITION, exported, PROTECTED)),
            "pulse": store.pulse(chair, ref),
            "log": store.events(chair, ref, 10_000),
            "drafts": store.drafts(chair, ref),
            "seats": store.seats(chair, ref),
            "papers": {seat: store.entered_ratings(chair, ref, seat) for seat in ("police-1", *SURVIVORS[:2])},
        }
        for one in ASKED:
            entry = store.entry_state(chair, ref, one)
            drawn = spread(EDITION, entry.seats, EDITION.by_id[one].sector, entry.ratings)
            bare = (entry.agreed, entry.saved_at, entry.stage, entry.rated, entry.sealed, entry.revision)
            seen[one] = (drawn, bare)
        return seen


def outcome(do: Callable[[], object]) -> object:
    try:
        return do()
    except MendableError as refused:
        return [problem.message for problem in refused.problems]


class TwoWorlds(RuleBasedStateMachine):
    """The same afternoon twice. The two differ in nothing but what protected voices say.

    In both the same people do the same things in the same order at the same times: rate, take back, type, enter papers,
    reveal, reopen, settle, close. So who has rated is the same. Protected voices say something else in the second world
    than in the first, whenever they speak, and write other notes.

    What may tell the worlds apart is one thing alone: the first look at a responsibility's ratings, as far as contract
    §6 lets a single look tell. The machine takes that away: before a responsibility is revealed for the first time,
    protected voices speak again until that one look would be the same in both (it often is: the distribution is
    hidden, or two of them have swapped their answers). After the first look they are free again.

    The law: everything the facilitator can ever see is the same in both worlds, all the time, whatever is done. It
    holds because a second look is either at ratings that nobody has touched since the first, or at none of them.

    Outside of it: what a facilitator knows of a protected seat because they typed it from its paper (the same in both
    worlds), and what somebody can work out who knows what everybody else said (docs/scoring.md#disclosure).
    """

    stores: tuple[Store, Store]
    clock: Clock

    @initialize(spoken=st.sampled_from([(), OTHERS[:4], OTHERS]))
    def begin(self, spoken: tuple[str, ...]) -> None:
        title = f"Round {next(_numbers)}"
        self.one, self.other = (World(store, title) for store in self.stores)
        self.looked: set[str] = set()
        for seat in spoken:
            self.speak(seat, ONE, (2, 2))

    def both(self, name: str, *args: object, **more: object) -> object:
        """The facilitator does the same in both and is told the same."""
        self.clock.move(timedelta(seconds=1))
        here, there = (world.deed(name, *args, **more) for world in (self.one, self.other))
        assert here == there
        return here

    def speak(self, seat: str, responsibility: str, answers: tuple[Answer | None, Answer | None]) -> None:
        self.clock.move(timedelta(seconds=1))
        if Finding.NOT_APPLICABLE in answers:
            self.write(seat, responsibility, TextSlot.REASON, ("Not asked", "Not asked"))
        here = self.one.rate(seat, responsibility, answers[0])
        there = self.other.rate(seat, responsibility, answers[1])
        assert here == there

    def paper(self, seat: str, responsibility: str, answer: Answer | None) -> None:
        self.clock.move(timedelta(seconds=1))
        assert self.one.enter(seat, responsibility, answer) == self.other.enter(seat, responsibility, answer)

    def write(self, seat: str, responsibility: str, slot: TextSlot, texts: tuple[str, str]) -> None:
        """What the writer is told, that both texts clash or that it is too late, nobody else sees."""
        self.clock.move(timedelta(seconds=1))
        self.one.write(seat, responsibility, slot, texts[0])
        self.other.write(seat, responsibility, slot, texts[1])

    @rule(seat=st.sampled_from(OTHERS), responsibility=RESPONSIBILITIES, answer=st.none() | ANSWERS)
    def another_rates(self, seat: str, responsibility: str, answer: Answer | None) -> None:
        self.speak(seat, responsibility, (answer, answer))

    @rule(responsibility=RESPONSIBILITIES, answers=st.lists(ANSWERS, min_size=4, max_size=5))
    def most_others_rate(self, responsibility: str, answers: list[Answer]) -> None:
        for seat, answer in zip(OTHERS, answers, strict=False):
            self.speak(seat, responsibility, (answer, answer))

    @rule(seat=st.sampled_from(SURVIVORS), responsibility=RESPONSIBILITIES, answers=PAIRS | st.just((None, None)))
    def a_protected_voice_rates(self, seat: str, responsibility: str, answers: tuple[Any, Any]) -> None:
        self.speak(seat, responsibility, answers)

    @rule(seats=st.permutations(SURVIVORS), responsibility=RESPONSIBILITIES, answers=PAIRS)
    def two_protected_voices_swap(self, seats: list[str], responsibility: str, answers: tuple[Any, Any]) -> None:
        self.speak(seats[0], responsibility, answers)
        self.speak(seats[1], responsibility, (answers[1], answers[0]))

    @rule(responsibility=RESPONSIBILITIES, answers=st.lists(LEVELS, min_size=5, max_size=5))
    def five_protected_voices_rate(self, responsibility: str, answers: list[Answer]) -> None:
        for seat, one, other in zip(SURVIVORS, answers, reversed(answers), strict=False):
            self.speak(seat, responsibility, (one, other))

    @rule(
        seat=st.sampled_from(SURVIVORS),
        responsibility=RESPONSIBILITIES,
        texts=st.sampled_from([("Mine", "Other"), ("Mine", ""), ("", "Mine")]),
    )
    def a_protected_voice_writes(self, seat: str, responsibility: str, texts: tuple[str, str]) -> None:
        self.write(seat, responsibility, TextSlot.NOTE, texts)

    @rule(seat=st.sampled_from([*OTHERS, *SURVIVORS]), responsibility=RESPONSIBILITIES, answer=st.none() | ANSWERS)
    def a_paper_is_entered(self, seat: str, responsibility: str, answer: Answer | None) -> None:
        self.paper(seat, responsibility, answer)

    @rule(
        seat=st.sampled_from(SURVIVORS),
        responsibility=RESPONSIBILITIES,
        answers=PAIRS.filter(lambda pair: Finding.NOT_APPLICABLE not in pair),
        notes=st.sampled_from([("", ""), ("Mine", "Other")]),
    )
    def a_protected_voice_brings_in_a_sheet(
        self, seat: str, responsibility: str, answers: tuple[Any, Any], notes: tuple[str, str]
    ) -> None:
        self.clock.move(timedelta(seconds=1))
        here = self.one.bring_in(seat, responsibility, SheetRating(answers[0], note=notes[0]))
        assert here == self.other.bring_in(seat, responsibility, SheetRating(answers[1], note=notes[1]))

    @rule(
        seat=st.sampled_from([*OTHERS, *SURVIVORS]),
        responsibility=RESPONSIBILITIES,
        answer=ANSWERS,
        note=st.sampled_from(["", "On paper"]),
    )
    def a_sheet_is_entered(self, seat: str, responsibility: str, answer: Answer, note: str) -> None:
        self.clock.move(timedelta(seconds=1))
        rating = SheetRating(answer, note=note)
        here, there = (world.enter_sheet(seat, responsibility, rating) for world in (self.one, self.other))
        assert here == there

    @rule(responsibilities=SOME)
    def reveal(self, responsibilities: list[str]) -> None:
        for one in set(responsibilities) - self.looked:
            if not self.told_the_same(one):
                return
        self.both("reveal", responsibilities)
        self.looked |= set(responsibilities)

    def told_the_same(self, responsibility: str) -> bool:
        """Let protected voices speak again until a single look would be the same; False where they no longer can."""
        here, there = (world.said[responsibility] for world in (self.one, self.other))
        for seat in sorted(here):
            if self.one.one_look(responsibility) == self.other.one_look(responsibility):
                return True
            if here[seat] != there[seat]:
                self.speak(seat, responsibility, (here[seat], here[seat]))
        return self.one.one_look(responsibility) == self.other.one_look(responsibility)

    @precondition(lambda self: self.looked)
    @rule(data=st.data())
    def reopen(self, data: st.DataObject) -> None:
        self.both("reopen", [data.draw(st.sampled_from(sorted(self.looked)))])

    @precondition(lambda self: self.looked)
    @rule(data=st.data(), answer=st.none() | LEVELS, twice=st.booleans())
    def reopen_for_one_and_look_again(self, data: st.DataObject, answer: Answer | None, twice: bool) -> None:
        """What somebody would do who wants to know what one of them said: one who spoke, or has not yet."""
        responsibility = data.draw(st.sampled_from(sorted(self.looked)))
        spoke = [one for one in self.one.said[responsibility] if one in SURVIVORS]
        seat = data.draw(st.sampled_from([*spoke, *SURVIVORS[:2], OTHERS[0]]))
        self.both("reopen", [responsibility])
        self.speak(seat, responsibility, (answer, answer))
        if twice:
            self.both("reopen", [responsibility])
        self.both("reveal", [responsibility])

    @precondition(lambda self: self.looked)
    @rule(data=st.data(), answers=st.none() | st.lists(LEVELS, min_size=4, max_size=5))
    def reopen_for_others_or_nobody_and_look_again(self, data: st.DataObject, answers: list[Answer] | None) -> None:
        """To open what was hidden with ratings that one knows; or, after that, as if by a slip."""
        responsibility = data.draw(st.sampled_from(sorted(self.looked)))
        self.both("reopen", [responsibility])
        for seat, answer in zip(OTHERS, answers or [], strict=False):
            self.speak(seat, responsibility, (answer, answer))
        self.both("reveal", [responsibility])

    @rule(responsibility=RESPONSIBILITIES, seat=st.sampled_from(SURVIVORS), guess=LEVELS, answer=LEVELS)
    def guess_from_paper(self, responsibility: str, seat: str, guess: Answer, answer: Answer) -> None:
        """Enter a guess for somebody, look, take it out again, let them answer, look: was it right?"""
        self.paper(seat, responsibility, guess)
        self.reveal([responsibility])
        self.both("reopen", [responsibility])
        self.paper(seat, responsibility, None)
        self.speak(seat, responsibility, (guess, answer))
        self.reveal([responsibility])

    @precondition(lambda self: self.looked)
    @rule(data=st.data(), twice=st.booleans())
    def reopen_for_one_who_says_the_same_again_in_one_of_the_worlds(self, data: st.DataObject, twice: bool) -> None:
        responsibility = data.draw(st.sampled_from(sorted(self.looked)))
        said = self.one.said[responsibility], self.other.said[responsibility]
        spoke = [one for one in said[0] if one in SURVIVORS]
        if not spoke:
            return
        seat = data.draw(st.sampled_from(spoke))
        another = next(level for level in (1, 3) if level != said[1][seat])
        self.both("reopen", [responsibility])
        self.speak(seat, responsibility, (said[0][seat], another))
        if twice:
            self.both("reopen", [responsibility])
        self.both("reveal", [responsibility])

    @rule(responsibility=RESPONSIBILITIES, what=st.sampled_from(["settle", "agree", "take back", "show", "close"]))
    def facilitate(self, responsibility: str, what: str) -> None:
        """What else is done; a round that was closed is opened again, so that the afternoon goes on."""
        if what == "settle":
            self.both("settle")
        elif what == "show":
            self.both("show", responsibility)
        elif what == "close":
            self.both("change_round", {"closed": START.date()}, seen={"closed": None})
            self.speak(SURVIVORS[0], responsibility, (0, 4))
            self.both("change_round", {"closed": None}, seen={"closed": START.date()})
        else:
            self.both("set_agreed", responsibility, 2 if what == "agree" else None)

    @rule(seat=st.sampled_from([*OTHERS[1:], *SURVIVORS]), voice=st.sampled_from(["police", PROTECTED]))
    def move_a_seat_and_back(self, seat: str, voice: str) -> None:
        """Refused once it has rated anything, whatever that was."""
        was = next(one.voice for one in SEATS if one.id == seat)
        self.both("move_seat", seat, voice)
        self.both("move_seat", seat, was)

    @invariant()
    def the_facilitator_sees_the_same_in_both(self) -> None:
        if not hasattr(self, "one"):
            return
        here, there = self.one.everything_seen(), self.other.everything_seen()
        for view, seen in here.items():
            assert seen == there[view], view


@pytest.fixture
def two_stores(url: str, new_url_of_the_same_kind: str, clock: Clock) -> Generator[tuple[Store, Store]]:
    initialise(new_url_of_the_same_kind)
    stores = open_store(url, clock=clock), open_store(new_url_of_the_same_kind, clock=clock)
    yield stores
    for one in stores:
        one.close()


def test_no_sequence_of_looks_tells_what_a_protected_voice_said(
    two_stores: tuple[Store, Store], clock: Clock, url: str
) -> None:
    machine = type("TwoWorldsHere", (TwoWorlds,), {"stores": two_stores, "clock": clock})
    # What is decided is the same on both engines; a few afternoons show that what is stored is, too.
    examples = 40 if url.startswith("sqlite") else 5
    run_state_machine_as_test(machine, settings=settings(max_examples=examples, stateful_step_count=15, deadline=None))
