"""Nobody gets what is not theirs: every method, with another partnership's ids, and with a role that may not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import update

from assessments import Action, Assessment, Partnership, Role, Round, Seat
from checklists import MendableError, Overlay
from storage import NotAllowedError, Principal, RoundRef, Store, TextSlot
from storage.database import Database
from storage.tables import entry, setting
from tests.storage.conftest import HOST

ONE, OTHER = "police.clear-messages", "police.aggregate-data"
ACTION = Action("a1", "Sign", ("police.clear-messages",), lead="police")
SEATS = (
    Seat("chair", "ngos", Role.FACILITATOR),
    Seat("lead", "police", Role.LEAD),
    Seat("member", "ngos"),
    Seat("observer", "ngos", Role.OBSERVER),
    Seat("paper", "faith-groups"),
)

READS: dict[str, Callable[[Store, Principal, RoundRef], object]] = {
    "round_state": lambda store, who, ref: store.round_state(who, ref),
    "entry_state": lambda store, who, ref: store.entry_state(who, ref, ONE),
    "revision": lambda store, who, ref: store.revision(who, ref),
    "drafts": lambda store, who, ref: store.drafts(who, ref),
    "pulse": lambda store, who, ref: store.pulse(who, ref),
}
RATES: dict[str, Callable[[Store, Principal, RoundRef], object]] = {
    "rate": lambda store, who, ref: store.rate(who, ref, ONE, 1),
    "write_rating_text": lambda store, who, ref: store.write_rating_text(
        who, ref, ONE, TextSlot.NOTE, "Seen at the desk", seen=""
    ),
    "own_ratings": lambda store, who, ref: store.own_ratings(who, ref),
}
TAKES_HOME = {"export_assessment": lambda store, who, ref: store.export_assessment(who, ref)}
PLANS: dict[str, Callable[[Store, Principal, RoundRef], object]] = {
    "add_action": lambda store, who, ref: store.add_action(who, ref, ACTION),
    "change_action": lambda store, who, ref: store.change_action(who, ref, "a1", {"title": "New"}, seen={}),
    "remove_action": lambda store, who, ref: store.remove_action(who, ref, "a1"),
}
FACILITATES: dict[str, Callable[[Store, Principal, RoundRef], object]] = {
    "events": lambda store, who, ref: store.events(who, ref),
    "set_agreed": lambda store, who, ref: store.set_agreed(who, ref, ONE, 1),
    "set_target": lambda store, who, ref: store.set_target(who, ref, ONE, 1),
    "set_importance": lambda store, who, ref: store.set_importance(who, ref, ONE, 1),
    "write_text": lambda store, who, ref: store.write_text(who, ref, ONE, TextSlot.NOTE, "x", seen=""),
    "set_positions": lambda store, who, ref: store.set_positions(who, ref, ONE, (), seen=()),
    "change_overlay": lambda store, who, ref: store.change_overlay(who, ref, Overlay(hidden=(OTHER,)), seen=None),
    "change_round": lambda store, who, ref: store.change_round(who, ref, {"title": "x"}, seen={}),
    "enter_rating": lambda store, who, ref: store.enter_rating(who, ref, "paper", ONE, 1),
    "enter_rating_text": lambda store, who, ref: store.enter_rating_text(
        who, ref, "paper", ONE, TextSlot.NOTE, "x", seen=""
    ),
    "entered_ratings": lambda store, who, ref: store.entered_ratings(who, ref, "paper"),
    "reveal": lambda store, who, ref: store.reveal(who, ref, [ONE]),
    "reopen": lambda store, who, ref: store.reopen(who, ref, [ONE]),
    "settle": lambda store, who, ref: store.settle(who, ref),
    "show": lambda store, who, ref: store.show(who, ref, ONE),
}
ALL = READS | RATES | TAKES_HOME | PLANS | FACILITATES
BEGINS: dict[str, Callable[[Store, Principal], object]] = {
    "start_partnership": lambda store, who: store.start_partnership(who, name="Ours", title="t", edition="2026.1"),
    "import_assessment": lambda store, who: store.import_assessment(who, made("Ours", "Later")),
}


def made(name: str, title: str) -> Assessment:
    return Assessment("2026.1", Partnership(name), Round(title), SEATS, actions=(ACTION,))


@pytest.fixture
def ours(store: Store) -> RoundRef:
    return store.import_assessment(HOST, made("Ours", "Baseline")).ref


@pytest.fixture
def theirs(store: Store) -> RoundRef:
    return store.import_assessment(HOST, made("Theirs", "Baseline")).ref


def at(ref: RoundRef, seat: str) -> Principal:
    return Principal.at(ref, seat)


def test_every_method_that_takes_a_principal_is_tried_here() -> None:
    public = {name for name in dir(Store) if not name.startswith("_")} - {"where", "damage", "close", "rounds"}
    assert public == {*ALL, *BEGINS}


@pytest.mark.parametrize("seat", ["chair", "lead", "member", "observer", "nobody"])
def test_nothing_of_another_partnership_is_seen_or_changed(
    store: Store, ours: RoundRef, theirs: RoundRef, seat: str
) -> None:
    before = store.round_state(HOST, theirs)
    crossed = RoundRef(ours.partnership, theirs.round)
    for method in ALL.values():
        for ref in (theirs, crossed, RoundRef(theirs.partnership, ours.round)):
            with pytest.raises(NotAllowedError):
                method(store, at(ours, seat), ref)
    assert store.round_state(HOST, theirs) == before


@pytest.mark.parametrize(
    ("seat", "allowed"),
    [
        ("chair", {*ALL}),
        ("lead", {*READS, *RATES, *TAKES_HOME, *PLANS}),
        ("member", {*READS, *RATES}),
        ("observer", {*READS}),
        ("nobody", set()),
    ],
)
def test_a_seat_does_what_its_role_may_and_no_more(store: Store, ours: RoundRef, seat: str, allowed: set[str]) -> None:
    store.remove_action(HOST, ours, "a1")
    before = store.round_state(HOST, ours)
    for name in set(ALL) - allowed:
        with pytest.raises(NotAllowedError):
            ALL[name](store, at(ours, seat), ours)
    assert store.round_state(HOST, ours) == before
    for name in ALL:
        if name in allowed:
            ALL[name](store, at(ours, seat), ours)


@pytest.mark.parametrize("method", BEGINS)
def test_only_a_facilitator_begins_a_round_and_only_in_its_own_partnership(
    store: Store, ours: RoundRef, theirs: RoundRef, method: str
) -> None:
    for seat in ("lead", "member", "observer", "nobody"):
        with pytest.raises(NotAllowedError):
            BEGINS[method](store, at(ours, seat))
    with pytest.raises(MendableError):
        BEGINS[method](store, at(theirs, "chair"))
    assert len(store.rounds(HOST)) == 2
    BEGINS[method](store, at(ours, "chair"))
    assert len(store.rounds(at(ours, "chair"))) == 2
    assert [one.ref for one in store.rounds(at(theirs, "chair"))] == [theirs]


def test_the_host_has_no_seat_to_rate_from(store: Store, ours: RoundRef) -> None:
    for name, method in RATES.items():
        with pytest.raises(NotAllowedError):
            pytest.fail(f"{name}: {method(store, HOST, ours)}")


def test_nobody_rates_for_a_seat_of_the_same_id_in_another_round(store: Store, ours: RoundRef) -> None:
    later = store.import_assessment(HOST, made("Ours", "Later")).ref
    for method in RATES.values():
        with pytest.raises(NotAllowedError):
            method(store, at(later, "chair"), ours)
    assert store.pulse(HOST, ours).rated == {}


def test_a_facilitator_reads_earlier_rounds_and_changes_none_of_them(store: Store, ours: RoundRef) -> None:
    later = store.import_assessment(HOST, made("Ours", "Later")).ref
    chair, member = at(later, "chair"), at(later, "member")
    assert store.round_state(chair, ours).ref == ours
    with pytest.raises(NotAllowedError):
        store.set_agreed(chair, ours, ONE, 1)
    with pytest.raises(NotAllowedError):
        store.round_state(member, ours)
    assert [one.ref for one in store.rounds(member)] == [later]


def test_a_lead_plans_what_its_own_sector_leads_and_nothing_else(store: Store, ours: RoundRef) -> None:
    other = Action("a2", "Train", (ONE,), lead="ngos")
    store.add_action(HOST, ours, other)
    lead = at(ours, "lead")
    for deed in (
        lambda: store.add_action(lead, ours, Action("a3", "Train", (ONE,), lead="ngos")),
        lambda: store.change_action(lead, ours, "a2", {"title": "x"}, seen={}),
        lambda: store.change_action(lead, ours, "a1", {"lead": "ngos"}, seen={"lead": "police"}),
        lambda: store.remove_action(lead, ours, "a2"),
    ):
        with pytest.raises(NotAllowedError):
            deed()
    assert store.round_state(HOST, ours).assessment.actions == (ACTION, other)


def test_the_host_is_let_in_only_while_the_store_is_used_alone(store: Store, url: str, ours: RoundRef) -> None:
    database = Database(url)
    with database.writing() as connection:
        connection.execute(update(setting).values(value="around-the-table"))
    database.close()
    for method in ALL.values():
        with pytest.raises(NotAllowedError):
            method(store, HOST, ours)
    for begin in BEGINS.values():
        with pytest.raises(NotAllowedError):
            begin(store, HOST)
    with pytest.raises(NotAllowedError):
        store.rounds(HOST)
    assert store.revision(at(ours, "member"), ours) == 1


def test_a_round_that_there_is_not_gets_the_same_reply_as_one_that_is_not_yours(
    store: Store, ours: RoundRef, theirs: RoundRef
) -> None:
    replies = set()
    for ref in (theirs, RoundRef(ours.partnership, "none"), RoundRef("none", "none")):
        with pytest.raises(NotAllowedError) as refused:
            store.round_state(at(ours, "chair"), ref)
        replies.add(str(refused.value))
    assert len(replies) == 1


def test_ratings_that_are_not_revealed_are_in_no_answer(store: Store, url: str, baseline: Assessment) -> None:
    ref = store.import_assessment(HOST, baseline).ref
    one = next(
        id_ for id_, held in (baseline.entries or {}).items() if held.ratings and any(r.note for r in held.ratings)
    )
    assert store.entry_state(HOST, ref, one).ratings
    database = Database(url)
    with database.writing() as connection:
        connection.execute(update(entry).where(entry.c.responsibility == one).values(revealed_at=None))
    database.close()
    assert store.entry_state(HOST, ref, one).ratings == ()
    assert not store.round_state(HOST, ref).assessment.entry(one).ratings
    assert not store.export_assessment(HOST, ref).entry(one).ratings
    assert not [event for event in store.events(HOST, ref, 10_000) if "rating" in event.what]
