"""Nobody gets what is not theirs: every method, with another partnership's ids, and with a role that may not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import update

from assessments import Action, Assessment, Partnership, Role, Round, Seat, SheetRating
from checklists import MendableError, Overlay
from storage import Access, NotAllowedError, Principal, RoundRef, Settled, Store, TextSlot, token_of
from storage.database import Database
from storage.tables import entry
from tests.storage.conftest import HOST
from tests.storage.test_joining import come_in, sits

ONE, OTHER = "police.clear-messages", "police.aggregate-data"
ACTION = Action("a1", "Sign", ("police.clear-messages",), lead="police")
SEATS = (
    Seat("chair", "ngos", Role.FACILITATOR),
    Seat("lead", "police", Role.LEAD),
    Seat("member", "ngos"),
    Seat("observer", "ngos", Role.OBSERVER),
    Seat("paper", "faith-groups"),
    Seat("spare", "faith-groups"),
)

READS: dict[str, Callable[[Store, Principal, RoundRef], object]] = {
    "round_state": lambda store, who, ref: store.round_state(who, ref),
    "entry_state": lambda store, who, ref: store.entry_state(who, ref, ONE),
    "entry_states": lambda store, who, ref: store.entry_states(who, ref, (ONE, OTHER)),
    "revision": lambda store, who, ref: store.revision(who, ref),
    "drafts": lambda store, who, ref: store.drafts(who, ref),
    "pulse": lambda store, who, ref: store.pulse(who, ref),
    "revealed": lambda store, who, ref: store.revealed(who, ref),
    "action_histories": lambda store, who, ref: store.action_histories(who, ref),
}
RATES: dict[str, Callable[[Store, Principal, RoundRef], object]] = {
    "rate": lambda store, who, ref: store.rate(who, ref, ONE, 1),
    "write_rating_text": lambda store, who, ref: store.write_rating_text(
        who, ref, ONE, TextSlot.NOTE, "Seen at the desk", seen=""
    ),
    "own_ratings": lambda store, who, ref: store.own_ratings(who, ref),
    "own_rating": lambda store, who, ref: store.own_rating(who, ref, ONE),
    "bring_in_sheet": lambda store, who, ref: store.bring_in_sheet(
        who, ref, {"police.enable-reporting": SheetRating(1)}, seen={}
    ),
}
TAKES_HOME = {
    "export_assessment": lambda store, who, ref: store.export_assessment(who, ref),
    "check_export": lambda store, who, ref: store.check_export(who, ref),
}
PLANS: dict[str, Callable[[Store, Principal, RoundRef], object]] = {
    "add_action": lambda store, who, ref: store.add_action(who, ref, ACTION),
    "change_action": lambda store, who, ref: store.change_action(who, ref, "a1", {"title": "New"}, seen={}),
    "remove_action": lambda store, who, ref: store.remove_action(who, ref, "a1"),
}


def admit(store: Store, who: Principal, ref: RoundRef) -> None:
    """Try to let somebody in who does not wait: only a facilitator is told so."""
    with pytest.raises(MendableError) as refused:
        store.admit(who, ref, "nobody")
    if isinstance(refused.value, NotAllowedError):
        raise refused.value


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
    "enter_sheet": lambda store, who, ref: store.enter_sheet(
        who, ref, "paper", {"police.enable-reporting": SheetRating(1)}
    ),
    "reveal": lambda store, who, ref: store.reveal(who, ref, [ONE]),
    "reopen": lambda store, who, ref: store.reopen(who, ref, [ONE]),
    "settle": lambda store, who, ref: store.settle(who, ref),
    "settled_together": lambda store, who, ref: store.settled_together(who, ref),
    "unsettle": lambda store, who, ref: store.unsettle(who, ref, Settled((ONE,), 1)),
    "show": lambda store, who, ref: store.show(who, ref, ONE),
    "seats": lambda store, who, ref: store.seats(who, ref),
    "add_seat": lambda store, who, ref: store.add_seat(who, ref, "police"),
    "set_role": lambda store, who, ref: store.set_role(who, ref, "spare", Role.LEAD),
    "move_seat": lambda store, who, ref: store.move_seat(who, ref, "spare", "police"),
    "make_card": lambda store, who, ref: store.make_card(who, ref, "spare"),
    "revoke_seat": lambda store, who, ref: store.revoke_seat(who, ref, "spare"),
    "remove_seat": lambda store, who, ref: store.remove_seat(who, ref, "spare"),
    "make_lobby_code": lambda store, who, ref: store.make_lobby_code(who, ref, "police"),
    "lobbies": lambda store, who, ref: store.lobbies(who, ref),
    "close_lobby": lambda store, who, ref: store.close_lobby(who, ref),
    "make_recovery_key": lambda store, who, ref: store.make_recovery_key(who, ref),
    "waiting": lambda store, who, ref: store.waiting(who, ref),
    "admit": admit,
    "turn_away": lambda store, who, ref: store.turn_away(who, ref, "nobody"),
}
ALL = READS | RATES | TAKES_HOME | PLANS | FACILITATES
BEGINS: dict[str, Callable[[Store, Principal], object]] = {
    "start_partnership": lambda store, who: store.start_partnership(who, name="Ours", title="t", edition="2026.1"),
    "import_assessment": lambda store, who: store.import_assessment(who, made("Ours", "Later")),
    "start_next_round": lambda store, who: store.start_next_round(who, listed(store, "Ours"), title="Later"),
}
OWN: dict[str, Callable[[Store, Principal], object]] = {
    "make_own_card": lambda store, who: store.make_own_card(who),
}
HOSTS: dict[str, Callable[[Store, Principal], object]] = {
    "make_host_code": lambda store, who: store.make_host_code(who),
    "set_access": lambda store, who: store.set_access(who, Access.SHARED),
    "retain": lambda store, who: store.retain(who),
    "content": lambda store, who: store.content(who),
}
ELSEWHERE = {
    *("where", "damage", "close"),  # of the database, not of what is in it
    "access",  # what it says is in every reply anyway: whether one has to sign in
    *("join", "sign_in_of", "sign_out", "enter_round"),  # test_joining.py, test_sign_ins.py
    *("everything", "delete_partnership"),  # test_leaving.py
    *("answers", "hears", "listen"),  # of the database and its signals: test_signals.py, test_a_lost_server.py
    "rounds",  # below
}


def listed(store: Store, name: str) -> RoundRef:
    return next(one.ref for one in store.rounds(Principal.command()) if one.name == name)


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


def signed_in(store: Store, ref: RoundRef, seat: str) -> Principal:
    """Whoever came to the seat with a card; for a seat that is not there, with a cookie that nobody was given."""
    if seat == "nobody":
        return Principal.signed_in(ref.partnership, token_of("nobody's"))
    return sits(store, ref, seat).principal


Who = Callable[[Store, RoundRef, str], Principal]
both_ways = pytest.mark.parametrize("who", [lambda _store, ref, seat: Principal.at(ref, seat), signed_in])


def test_every_method_that_takes_a_principal_is_tried_here() -> None:
    public = {name for name in dir(Store) if not name.startswith("_")} - ELSEWHERE
    assert public == {*ALL, *BEGINS, *OWN, *HOSTS}


@both_ways
@pytest.mark.parametrize("seat", ["chair", "lead", "member", "observer", "nobody"])
def test_nothing_of_another_partnership_is_seen_or_changed(
    store: Store, ours: RoundRef, theirs: RoundRef, seat: str, who: Who
) -> None:
    one = who(store, ours, seat)
    before = store.round_state(HOST, theirs)
    crossed = RoundRef(ours.partnership, theirs.round)
    for method in ALL.values():
        for ref in (theirs, crossed, RoundRef(theirs.partnership, ours.round)):
            with pytest.raises(NotAllowedError):
                method(store, one, ref)
    assert store.round_state(HOST, theirs) == before


@both_ways
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
def test_a_seat_does_what_its_role_may_and_no_more(
    store: Store, ours: RoundRef, seat: str, allowed: set[str], who: Who
) -> None:
    store.remove_action(HOST, ours, "a1")
    one = who(store, ours, seat)
    before = store.round_state(HOST, ours)
    for name in set(ALL) - allowed:
        with pytest.raises(NotAllowedError):
            ALL[name](store, one, ours)
    assert store.round_state(HOST, ours) == before
    for name in ALL:
        if name in allowed:
            ALL[name](store, one, ours)


@both_ways
@pytest.mark.parametrize("method", BEGINS)
def test_only_a_facilitator_begins_a_round_and_only_in_its_own_partnership(
    store: Store, ours: RoundRef, theirs: RoundRef, method: str, who: Who
) -> None:
    for seat in ("lead", "member", "observer", "nobody"):
        with pytest.raises(NotAllowedError):
            BEGINS[method](store, who(store, ours, seat))
    with pytest.raises(MendableError):
        BEGINS[method](store, who(store, theirs, "chair"))
    assert len(store.rounds(HOST)) == 2
    chair = who(store, ours, "chair")
    BEGINS[method](store, chair)
    assert len(store.rounds(chair)) == 2
    assert [one.ref for one in store.rounds(at(theirs, "chair"))] == [theirs]


@both_ways
def test_every_seat_and_nobody_else_goes_on_on_another_device(store: Store, ours: RoundRef, who: Who) -> None:
    for seat in ("chair", "lead", "member", "observer"):
        assert store.make_own_card(who(store, ours, seat)).seat == seat
    for other in (who(store, ours, "nobody"), HOST, Principal.command()):
        with pytest.raises(NotAllowedError):
            store.make_own_card(other)


@both_ways
@pytest.mark.parametrize("method", HOSTS)
def test_what_is_the_hosts_is_no_seats(store: Store, ours: RoundRef, method: str, who: Who) -> None:
    for seat in ("chair", "lead", "member", "observer", "nobody"):
        with pytest.raises(NotAllowedError):
            HOSTS[method](store, who(store, ours, seat))
    assert store.access() is Access.ALONE
    HOSTS[method](store, HOST)


def test_who_waits_may_do_nothing(store: Store, ours: RoundRef) -> None:
    waiting = come_in(store, store.make_lobby_code(HOST, ours, "police").code).principal
    before = store.round_state(HOST, ours)
    for method in ALL.values():
        with pytest.raises(NotAllowedError):
            method(store, waiting, ours)
    for method in (*BEGINS.values(), *OWN.values(), *HOSTS.values()):
        with pytest.raises(NotAllowedError):
            method(store, waiting)
    assert store.round_state(HOST, ours) == before


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


def test_the_host_is_let_in_only_while_the_store_is_used_alone(store: Store, ours: RoundRef) -> None:
    store.set_access(HOST, Access.SHARED)
    for method in ALL.values():
        with pytest.raises(NotAllowedError):
            method(store, HOST, ours)
    for method in (*BEGINS.values(), *HOSTS.values()):
        with pytest.raises(NotAllowedError):
            method(store, HOST)
    with pytest.raises(NotAllowedError):
        store.rounds(HOST)
    assert store.revision(at(ours, "member"), ours) == 1


@pytest.mark.parametrize("how", ["with a code", "by a command"])
def test_around_the_table_the_host_signs_in_or_gives_commands(store: Store, ours: RoundRef, how: str) -> None:
    host = Principal.command()
    store.set_access(host, Access.SHARED)
    assert store.access() is Access.SHARED
    if how == "with a code":
        host = come_in(store, store.make_host_code(host).code).principal
    store.remove_action(host, ours, "a1")
    for name, method in ALL.items():
        if name not in RATES:
            method(store, host, ours)
    for method in (*BEGINS.values(), *HOSTS.values()):
        method(store, host)
    store.set_access(host, Access.ALONE)
    assert store.rounds(HOST) == store.rounds(host)


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
