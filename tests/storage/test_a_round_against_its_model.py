"""An afternoon of a round against a model in plain Python: what is stored, and what each place at the table may see."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from itertools import count

import pytest
from argon2 import PasswordHasher
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
from sqlalchemy import text as sql

from assessments import Answer, Assessment, Finding, Partnership, Role, Round, Seat
from checklists import MendableError, ResponsibilityId, published_editions
from storage import GoneError, NotAllowedError, Principal, Store, TextSlot, open_store, token_of
from storage.database import Database
from storage.model import Conflict, Stage
from tests.storage.conftest import HOST, START, Clock
from tests.storage.round_model import PROTECTED, RoundModel, Told
from torture.ledger import unlike_its_log

EDITION = published_editions()["2026.1"]
ASKED = (ResponsibilityId("police.clear-messages"), EDITION.of_sector(PROTECTED)[0].id)
SURVIVORS = tuple(f"survivor-{number}" for number in range(1, 6))
SEATS = (
    Seat("chair", "ngos", Role.FACILITATOR),
    Seat("police-1", "police"),
    Seat("health-1", "health-care", Role.LEAD),
    *(Seat(one, PROTECTED) for one in SURVIVORS),
    Seat("wall", "ngos", Role.OBSERVER),
)
RATERS = [one.id for one in SEATS if one.id != "wall"]

WHERE = st.sampled_from(ASKED)
SOME = st.lists(WHERE, min_size=1, max_size=2, unique=True)
SEAT = st.sampled_from([one.id for one in SEATS])
ANSWER = st.sampled_from([0, 1, 3, 4, Finding.NOT_KNOWN, Finding.NOT_APPLICABLE]) | st.none()
TEXT = st.sampled_from(["", "One", "Two", " "])

_numbers = count(1)


@dataclass
class Device:
    """One browser of one seat; `ended` by somebody, or `asleep` because nothing was heard of it for half an hour."""

    seat: str
    principal: Principal
    ended: bool = False
    asleep: bool = False

    @property
    def holds(self) -> bool:
        return not self.ended and not self.asleep


def outcome(do: Callable[[], object]) -> str:
    try:
        return "conflict" if isinstance(do(), Conflict) else "stored"
    except NotAllowedError:
        return "not allowed"
    except GoneError:
        return "too late"
    except MendableError:
        return "refused"


class Afternoon(RuleBasedStateMachine):
    """Whatever nine seats do in whatever order, the services do what the model does, and show what it shows."""

    store: Store
    clock: Clock
    url: str

    @initialize()
    def begin(self) -> None:
        made = Assessment("2026.1", Partnership("Harbour"), Round(f"Round {next(_numbers)}"), SEATS)
        self.ref = self.store.import_assessment(HOST, made).ref
        self.model = RoundModel(SEATS)
        self.devices = [self.come_in(one.id, None) for one in SEATS]
        self.steps = 0

    def come_in(self, seat: str, before: Device | None) -> Device:
        joined = self.store.join(
            self.store.make_card(HOST, self.ref, seat).code, before=None if before is None else before.principal
        )
        return Device(seat, Principal.signed_in(joined.partnership, token_of(joined.secret)))

    def chair_does(self, device: Device, do: Callable[[Principal], object], modelled: Callable[[], str | None]) -> None:
        """Something that only a facilitator's device does, tried by whichever."""
        self.clock.move(timedelta(seconds=1))
        allowed = device.holds and self.model.role(device.seat) is Role.FACILITATOR
        told = outcome(lambda: do(device.principal))
        assert told == ((modelled() or "stored") if allowed else "not allowed")

    def seat_does(self, device: Device, do: Callable[[Principal], object], modelled: Callable[[], str]) -> None:
        self.clock.move(timedelta(seconds=1))
        told = outcome(lambda: do(device.principal))
        assert told == (modelled() if device.holds else "not allowed")

    def device(self, data: st.DataObject, *, chair: bool = False) -> Device:
        """Any of them; where the chair is asked for, mostly one of the chair's."""
        of_chair = [one for one in self.devices if one.seat == "chair"]
        return data.draw(st.sampled_from([*of_chair * 9, *self.devices] if chair else self.devices))

    @rule(data=st.data(), where=WHERE, answer=ANSWER)
    def rate(self, data: st.DataObject, where: ResponsibilityId, answer: Answer | None) -> None:
        one = self.device(data)
        self.seat_does(
            one,
            lambda who: self.store.rate(who, self.ref, where, answer),
            lambda: self.model.rate(one.seat, where, answer),
        )

    @rule(where=WHERE, answers=st.lists(ANSWER, min_size=8, max_size=8))
    def all_rate(self, where: ResponsibilityId, answers: list[Answer | None]) -> None:
        for seat, answer in zip(RATERS, answers, strict=True):
            for one in [one for one in self.devices if one.seat == seat][:1]:
                self.seat_does(
                    one,
                    lambda who, answer=answer: self.store.rate(who, self.ref, where, answer),  # type: ignore[misc]
                    lambda seat=seat, answer=answer: self.model.rate(seat, where, answer),  # type: ignore[misc]
                )

    @rule(where=WHERE, level=st.sampled_from([1, 2]))
    def all_say_the_same(self, where: ResponsibilityId, level: Answer) -> None:
        self.all_rate(where, [level] * 8)

    @rule(
        data=st.data(),
        where=WHERE,
        slot=st.sampled_from([TextSlot.NOTE, TextSlot.REASON]),
        text=TEXT,
        stale=st.booleans(),
    )
    def write(self, data: st.DataObject, where: ResponsibilityId, slot: TextSlot, text: str, *, stale: bool) -> None:
        one = self.device(data)
        seen = "Another" if stale else getattr(self.model.own(one.seat).get(where, Told()), slot.value)
        self.seat_does(
            one,
            lambda who: self.store.write_rating_text(who, self.ref, where, slot, text, seen=seen),
            lambda: self.model.write(one.seat, where, slot.value, text, seen),
        )

    @rule(data=st.data(), seat=SEAT, where=WHERE, answer=ANSWER)
    def enter_a_paper(self, data: st.DataObject, seat: str, where: ResponsibilityId, answer: Answer | None) -> None:
        self.chair_does(
            self.device(data, chair=True),
            lambda who: self.store.enter_rating(who, self.ref, seat, where, answer),
            lambda: self.model.enter(seat, where, answer),
        )

    @rule(data=st.data(), some=SOME)
    def reveal(self, data: st.DataObject, some: list[ResponsibilityId]) -> None:
        one = self.device(data, chair=True)
        self.chair_does(one, lambda who: self.store.reveal(who, self.ref, some), lambda: self.model.reveal(some))

    @rule(data=st.data(), some=SOME)
    def reopen(self, data: st.DataObject, some: list[ResponsibilityId]) -> None:
        one = self.device(data, chair=True)
        self.chair_does(one, lambda who: self.store.reopen(who, self.ref, some), lambda: self.model.reopen(some))

    @rule(data=st.data())
    def settle(self, data: st.DataObject) -> None:
        one = self.device(data, chair=True)
        self.chair_does(one, lambda who: self.store.settle(who, self.ref), self.model.settle)

    @rule(data=st.data(), where=WHERE, answer=ANSWER)
    def agree(self, data: st.DataObject, where: ResponsibilityId, answer: Answer | None) -> None:
        def agree() -> None:
            self.model.on(where).agreed = answer

        one = self.device(data, chair=True)
        self.chair_does(one, lambda who: self.store.set_agreed(who, self.ref, where, answer), agree)

    @rule(data=st.data(), where=WHERE, text=TEXT, stale=st.booleans())
    def edit(self, data: st.DataObject, where: ResponsibilityId, text: str, *, stale: bool) -> None:
        seen = "Another" if stale else self.model.on(where).note
        one = self.device(data, chair=True)
        self.chair_does(
            one,
            lambda who: self.store.write_text(who, self.ref, where, TextSlot.NOTE, text, seen=seen),
            lambda: self.model.edit(one.seat, where, text, seen),
        )

    @rule(data=st.data())
    def close_or_open_again(self, data: st.DataObject) -> None:
        was, now = (START.date(), None) if self.model.closed else (None, START.date())

        def turn() -> None:
            self.model.closed = not self.model.closed

        one = self.device(data, chair=True)
        changes, seen = {"closed": now}, {"closed": was}
        self.chair_does(one, lambda who: self.store.change_round(who, self.ref, changes, seen=seen), turn)

    @rule(data=st.data(), seat=SEAT)
    def revoke(self, data: st.DataObject, seat: str) -> None:
        asking = self.device(data, chair=True)

        def end() -> None:
            for one in self.devices:
                one.ended = one.ended or (one.seat == seat and one is not asking)

        self.chair_does(asking, lambda who: self.store.revoke_seat(who, self.ref, seat), end)

    @rule(data=st.data(), seat=SEAT, known=st.booleans())
    def come_back_or_take_over(self, data: st.DataObject, seat: str, *, known: bool) -> None:
        """With a new card; the same browser is known by its cookie, unless somebody ended that."""
        theirs = [one for one in self.devices if one.seat == seat]
        before = data.draw(st.sampled_from(theirs)) if known else None
        if before is None or before.ended:
            self.model.sit_down(seat)
        new = self.come_in(seat, before)
        for one in theirs:
            one.ended = True
        self.devices.append(new)

    @precondition(lambda self: any(one.holds for one in self.devices))
    @rule(data=st.data())
    def go_on_with_another_device_as_well(self, data: st.DataObject) -> None:
        one = data.draw(st.sampled_from([one for one in self.devices if one.holds]))
        joined = self.store.join(self.store.make_own_card(one.principal).code)
        self.devices.append(Device(one.seat, Principal.signed_in(joined.partnership, token_of(joined.secret))))

    @rule(data=st.data())
    def leave(self, data: st.DataObject) -> None:
        one = self.device(data)
        self.store.sign_out(one.principal)
        one.ended = True

    @rule()
    def go_for_a_long_walk(self) -> None:
        self.clock.move(timedelta(minutes=31))
        for one in self.devices:
            one.asleep = True

    @invariant()
    def each_sees_what_the_model_shows(self) -> None:
        if not hasattr(self, "steps"):
            return
        self.steps += 1
        chair = next((one for one in self.devices if one.seat == "chair" and one.holds), None)
        for one in [self.devices[self.steps % len(self.devices)], *([chair] if chair else [])]:
            self.look(one)

    def look(self, device: Device) -> None:
        """Everything that this device can ask for."""
        store, ref, who, role = self.store, self.ref, device.principal, self.model.role(device.seat)
        asked: dict[str, tuple[Callable[[], object], bool]] = {
            "round": (lambda: store.round_state(who, ref), True),
            "own": (lambda: store.own_ratings(who, ref), role is not Role.OBSERVER),
            "drafts": (lambda: store.drafts(who, ref), True),
            "file": (lambda: store.export_assessment(who, ref), role in {Role.FACILITATOR, Role.LEAD}),
            "papers": (lambda: store.entered_ratings(who, ref, "police-1"), role is Role.FACILITATOR),
            "log": (lambda: store.events(who, ref, 10_000), role is Role.FACILITATOR),
        }
        for name, (ask, allowed) in asked.items():
            assert outcome(ask) == ("stored" if allowed and device.holds else "not allowed"), name
        if not device.holds:
            return
        self.look_at_the_table(who)
        drafts = [(one.subject, dict(one.typed)) for one in store.drafts(who, ref)]
        assert drafts == self.model.drafts.get(device.seat, [])
        if role is not Role.OBSERVER:
            own = {
                where: as_told(one.answer, one.note, one.reason, one.entered)
                for where, one in store.own_ratings(who, ref).items()
            }
            assert own == {
                where: as_told(one.answer, one.note, one.reason, one.paper)
                for where, one in self.model.own(device.seat).items()
            }
        if role in {Role.FACILITATOR, Role.LEAD}:
            exported = store.export_assessment(who, ref)
            assert {where: exported.entry(where).ratings or () for where in ASKED} == {
                where: self.model.in_a_file(where) for where in ASKED
            }
        if role is Role.FACILITATOR:
            self.look_at_papers(who)
            assert not any("rating" in one.what for one in store.events(who, ref, 10_000))

    def look_at_the_table(self, who: Principal) -> None:
        state = self.store.round_state(who, self.ref).assessment
        for where in ASKED:
            talk, entry = self.model.on(where), self.store.entry_state(who, self.ref, where)
            assert (state.entry(where).ratings or ()) == entry.ratings == self.model.shown(where)
            assert entry.rated == self.model.rated(where)
            assert (entry.agreed.answer, entry.agreed.note) == (talk.agreed, talk.note)
            assert (entry.stage is Stage.REVEALED, entry.sealed) == (talk.revealed, talk.sealed)

    def look_at_papers(self, who: Principal) -> None:
        """Whoever enters papers sees what they entered, until it lies on the table, and of nobody else anything."""
        for seat in ("police-1", SURVIVORS[0]):
            seen = self.store.entered_ratings(who, self.ref, seat)
            for where in ASKED:
                told = self.model.told.get((where, seat), Told())
                assert (where in seen) == (told.paper or told.counts())
                if where in seen:
                    legible = told.paper and not self.model.on(where).revealed
                    assert seen[where].itself is not told.paper
                    values = as_told(seen[where].answer, seen[where].note, seen[where].reason, paper=True)
                    assert values == (
                        as_told(told.answer, told.note, told.reason, paper=True) if legible else as_told()
                    )

    def teardown(self) -> None:
        """What is stored is what the model holds, and the log says the same."""
        if not hasattr(self, "steps"):
            return
        database = Database(self.url)
        with closing(database), database.reading() as connection:
            assert unlike_its_log(connection) == []
            rows = connection.execute(sql("SELECT * FROM rating WHERE round = :round"), {"round": self.ref.round})
            stored = {
                (row.responsibility, row.seat): as_told(row.answer, row.note, row.reason, row.entered_by is not None)
                for row in rows
            }
        assert stored == {
            key: as_told(one.answer, one.note, one.reason, one.paper) for key, one in self.model.told.items()
        }


def as_told(
    answer: Answer | None = None, note: str | None = None, reason: str | None = None, paper: bool = True
) -> tuple[str | None, str, str, bool]:
    return (None if answer is None else str(answer), note or "", reason or "", paper)


@pytest.fixture
def cheap_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A code costs a guesser 20 ms, and it would cost this test minutes."""
    monkeypatch.setattr("storage.codes._hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@pytest.fixture
def served(url: str, clock: Clock) -> Generator[Store]:
    store = open_store(url, clock=clock)
    yield store
    store.close()


@pytest.mark.usefixtures("cheap_codes")
def test_a_round_is_and_shows_what_its_model_is_and_shows(served: Store, clock: Clock, url: str) -> None:
    machine = type("AfternoonHere", (Afternoon,), {"store": served, "clock": clock, "url": url})
    # What is decided is the same on both engines; a few afternoons show that what is stored is, too.
    examples = 25 if url.startswith("sqlite") else 4
    run_state_machine_as_test(machine, settings=settings(max_examples=examples, stateful_step_count=25, deadline=None))
