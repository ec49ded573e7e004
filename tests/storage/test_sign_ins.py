"""The lobby, how long a sign-in holds, what is told of it, and going on in the next round."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from assessments import Assessment, Partnership, Role, Round, Seat
from checklists import MendableError
from storage import CodeRefusedError, NotAllowedError, Principal, RoundRef, SeatState, SignIn, SignInKind, Store
from storage.database import Database
from storage.tables import round_
from tests.storage.conftest import HOST, START, Clock
from tests.storage.test_joining import come_in, is_in, sits

ONE = "police.clear-messages"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def chair(store: Store, ref: RoundRef) -> SignIn:
    """A facilitator who is signed in."""
    return sits(store, ref, store.add_seat(HOST, ref, "ngos", Role.FACILITATOR))


def states(store: Store, ref: RoundRef) -> dict[str, SeatState]:
    return {one.seat: one for one in store.seats(HOST, ref)}


def test_in_the_lobby_nothing_can_be_read_or_done(store: Store, ref: RoundRef) -> None:
    code = store.make_lobby_code(HOST, ref, "police")
    assert store.lobbies(HOST, ref) == {"police": code.expires_at}
    who = come_in(store, code.code)
    assert (who.kind, who.ref, who.seat, who.voice, who.role) == (SignInKind.WAITING, ref, None, "police", None)
    for deed in (
        lambda: store.rounds(who.principal),
        lambda: store.revision(who.principal, ref),
        lambda: store.seats(who.principal, ref),
        lambda: store.make_own_card(who.principal),
        lambda: store.enter_round(who.principal, ref),
    ):
        with pytest.raises(NotAllowedError):
            deed()


def test_a_lobby_code_is_for_many_and_who_waits_is_let_in_one_by_one(
    store: Store, ref: RoundRef, chair: SignIn, clock: Clock
) -> None:
    code = store.make_lobby_code(chair.principal, ref, "police").code
    first = come_in(store, code)
    clock.move(MINUTE)
    second = come_in(store, code)
    third = come_in(store, code)
    waiting = store.waiting(chair.principal, ref)
    assert [(one.voice, one.number, one.since) for one in waiting[:1]] == [("police", first.number, START)]
    assert {one.number for one in waiting} == {one.number for one in (first, second, third)}
    assert len({one.number for one in waiting}) == 3
    ids = {one.number: one.id for one in waiting}
    taken = sits(store, ref, store.add_seat(HOST, ref, "health-care"))
    assert store.admit(chair.principal, ref, ids[first.number], Role.LEAD) == "police-1"
    assert store.admit(chair.principal, ref, ids[second.number], seat="health-care-1") == "health-care-1"
    store.turn_away(chair.principal, ref, ids[third.number])
    store.turn_away(chair.principal, ref, ids[third.number])
    assert store.waiting(chair.principal, ref) == ()
    assert [is_in(store, one) for one in (first, second, third, taken)] == [True, True, False, False]
    found = store.sign_in_of(ref.partnership, first.principal.token or "")
    assert found is not None
    assert (found.kind, found.seat, found.role, found.number) == (SignInKind.SEAT, "police-1", Role.LEAD, None)
    store.rate(first.principal, ref, ONE, 2)


def test_who_was_let_in_or_left_cannot_be_let_in_again(store: Store, ref: RoundRef) -> None:
    code = store.make_lobby_code(HOST, ref, "police").code
    one, other = come_in(store, code), come_in(store, code)
    ids = {who.number: who.id for who in store.waiting(HOST, ref)}
    store.admit(HOST, ref, ids[one.number])
    store.sign_out(other.principal)
    for id_ in [*ids.values(), "", one.principal.token or ""]:
        with pytest.raises(MendableError, match="Nobody waits"):
            store.admit(HOST, ref, id_)
    assert [state.seat for state in store.seats(HOST, ref)] == ["police-1"]


def test_a_lobby_lets_a_hundred_wait_and_no_more(store: Store, ref: RoundRef, clock: Clock) -> None:
    code = store.make_lobby_code(HOST, ref, "police").code
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: store.join(code), range(100)))
    assert len({one.number for one in store.waiting(HOST, ref)}) == 100
    with pytest.raises(CodeRefusedError):
        store.join(code)
    clock.move(31 * MINUTE)
    assert store.waiting(HOST, ref) == ()
    store.join(code)


def test_a_sign_in_of_which_nothing_is_heard_ends_after_half_an_hour(
    store: Store, ref: RoundRef, chair: SignIn, clock: Clock
) -> None:
    clock.move(30 * MINUTE)
    assert is_in(store, chair)
    clock.move(30 * MINUTE)
    store.add_seat(chair.principal, ref, "police")  # this is heard of too
    clock.move(30 * MINUTE)
    store.set_agreed(chair.principal, ref, ONE, 1)
    assert states(store, ref)["ngos-1"].seen_at == clock()
    clock.move(30 * MINUTE + timedelta(microseconds=1))
    assert not states(store, ref)["ngos-1"].signed_in
    with pytest.raises(NotAllowedError):
        store.set_agreed(chair.principal, ref, ONE, 2)
    assert not is_in(store, chair)


def test_no_sign_in_holds_longer_than_twelve_hours(store: Store, chair: SignIn, clock: Clock) -> None:
    for _ in range(35):
        clock.move(20 * MINUTE)
        assert is_in(store, chair)
    clock.move(20 * MINUTE)
    assert not is_in(store, chair)


def test_what_is_heard_is_written_once_a_minute(store: Store, ref: RoundRef, chair: SignIn, clock: Clock) -> None:
    seen = []
    for _ in range(5):
        clock.move(timedelta(seconds=30))
        is_in(store, chair)
        seen.append((states(store, ref)["ngos-1"].seen_at or START) - START)
    assert seen == [timedelta(seconds=one) for one in (0, 0, 90, 90, 90)]


def test_what_is_heard_is_not_written_while_somebody_saves_and_the_next_time_is(
    store: Store, ref: RoundRef, chair: SignIn, clock: Clock
) -> None:
    clock.move(5 * MINUTE)
    with store._database.writing():  # noqa: SLF001
        assert is_in(store, chair)
    others_wait = store._database.is_sqlite  # noqa: SLF001
    assert states(store, ref)["ngos-1"].seen_at == (START if others_wait else clock())
    assert is_in(store, chair)
    assert states(store, ref)["ngos-1"].seen_at == clock()


def test_a_clock_that_jumps_on_ends_sign_ins_only_while_it_is_wrong(store: Store, chair: SignIn, clock: Clock) -> None:
    clock.move(timedelta(days=3650))
    assert not is_in(store, chair)
    clock.move(timedelta(days=-3650))
    assert is_in(store, chair)


def test_who_signs_out_is_out_and_may_do_it_twice(store: Store, ref: RoundRef, chair: SignIn) -> None:
    host = come_in(store, store.make_host_code(HOST).code)
    for who in (chair, host):
        for _ in range(2):
            store.sign_out(who.principal)
        assert not is_in(store, who)
    store.sign_out(HOST)
    store.sign_out(Principal.at(ref, "ngos-1"))
    assert store.seats(HOST, ref)[0].signed_in is False


def test_each_change_of_people_is_told_by_two_revisions_and_the_log(
    store: Store, url: str, ref: RoundRef, chair: SignIn
) -> None:
    def told() -> tuple[int, int]:
        database = Database(url)
        with database.reading() as connection:
            row = connection.execute(select(round_.c.revision, round_.c.people_revision)).one()
        database.close()
        return row.revision, row.people_revision

    code = store.make_lobby_code(HOST, ref, "police").code
    key = store.make_recovery_key(chair.principal, ref)
    card = store.make_card(HOST, ref, store.add_seat(HOST, ref, "police")).code
    for deed in (
        lambda: store.join(code),
        lambda: store.join(card),
        lambda: store.make_own_card(chair.principal),
        lambda: store.admit(chair.principal, ref, store.waiting(HOST, ref)[0].id),
        lambda: store.set_role(HOST, ref, "police-1", Role.LEAD),
        lambda: store.move_seat(HOST, ref, "police-1", "ngos"),
        lambda: store.revoke_seat(HOST, ref, "police-1"),
        lambda: store.remove_seat(HOST, ref, "police-1"),
        lambda: store.sign_out(chair.principal),
        lambda: store.join(key),
    ):
        before = told()[0]
        deed()
        assert told() == (before + 1, before + 1)
    before = told()
    store.set_agreed(HOST, ref, ONE, 1)
    assert told() == (before[0] + 1, before[1])
    happened = [(one.seat, one.what, one.subject) for one in reversed(store.events(HOST, ref))]
    for event in [
        (None, "code.seat", "ngos-1"),
        ("ngos-1", "sign_in.seat", "ngos-1"),
        (None, "code.lobby", "police"),
        ("ngos-1", "code.recovery", "ngos-1"),
        ("police-1", "sign_in.seat", "police-1"),
        ("ngos-1", "code.device", "ngos-1"),
        ("ngos-1", "sign_in.seat", "police-2"),
        (None, "seat.role", "police-1"),
        (None, "seat.voice", "police-1"),
        (None, "sign_in.seat", "police-1"),
    ]:
        assert event in happened


def test_the_log_tells_who_came_how_and_who_went(store: Store, ref: RoundRef) -> None:
    member = sits(store, ref, store.add_seat(HOST, ref, "police"))
    store.sign_out(member.principal)
    came, went = (one for one in reversed(store.events(HOST, ref)) if one.what == "sign_in.seat")
    assert (came.seat, came.subject, came.old, came.new) == ("police-1", "police-1", None, "seat")
    assert (went.seat, went.subject, went.old, went.new) == ("police-1", "police-1", "seat", None)


def begun(store: Store, who: Principal, how: str) -> RoundRef:
    name, title = "Harbour District", "Second round"
    if how == "started":
        return store.start_partnership(who, name=name, title=title, edition="2026.1", voice="police")
    if how == "started without a seat":
        return store.start_partnership(who, name=name, title=title, edition="2026.1")
    seats = (Seat("s1", "police"), Seat("s2", "faith-groups", Role.FACILITATOR))
    return store.import_assessment(who, Assessment("2026.1", Partnership(name), Round(title), seats)).ref


@pytest.mark.parametrize(
    ("how", "place"),
    [
        ("started", ("facilitator", "police")),
        ("started without a seat", ("ngos-1", "ngos")),
        ("imported", ("s2", "faith-groups")),
    ],
)
def test_a_facilitator_goes_on_in_a_round_that_was_just_begun(
    store: Store, ref: RoundRef, chair: SignIn, how: str, place: tuple[str, str]
) -> None:
    new = begun(store, chair.principal, how)
    store.add_seat(HOST, ref, "police", Role.FACILITATOR)
    other = sits(store, ref, "police-1")
    with pytest.raises(NotAllowedError):
        store.set_agreed(chair.principal, new, ONE, 1)
    for _ in range(2):
        assert store.enter_round(chair.principal, new) == place[0]
    found = store.sign_in_of(ref.partnership, chair.principal.token or "")
    assert found is not None
    assert (found.ref, (found.seat, found.voice), found.role) == (new, place, Role.FACILITATOR)
    store.set_agreed(chair.principal, new, ONE, 1)
    assert store.round_state(chair.principal, ref).ref == ref
    with pytest.raises(NotAllowedError):
        store.set_agreed(chair.principal, ref, ONE, 1)
    with pytest.raises(MendableError, match="sits in this round already"):
        store.enter_round(other.principal, new)


def test_nobody_else_enters_a_round_and_nobody_a_closed_or_strange_one(
    store: Store, ref: RoundRef, chair: SignIn
) -> None:
    new = begun(store, HOST, "started")
    closed = begun(store, HOST, "imported")
    store.change_round(HOST, closed, {"closed": date(2026, 5, 4)}, seen={"closed": None})
    strange = store.start_partnership(HOST, name="Northgate", title="Baseline", edition="2026.1", voice="ngos")
    member = sits(store, ref, store.add_seat(HOST, ref, "police", Role.LEAD))
    for who in (member.principal, HOST, Principal.at(ref, "ngos-1")):
        with pytest.raises(NotAllowedError):
            store.enter_round(who, new)
    for other in (closed, strange, RoundRef(ref.partnership, "none"), RoundRef(strange.partnership, new.round)):
        with pytest.raises(NotAllowedError):
            store.enter_round(chair.principal, other)
    store.make_card(HOST, new, "facilitator")
    with pytest.raises(MendableError, match="sits in this round already"):
        store.enter_round(chair.principal, new)


def test_a_facilitator_who_begins_the_same_next_round_again_is_not_let_into_it(
    store: Store, ref: RoundRef, chair: SignIn
) -> None:
    other = sits(store, ref, store.add_seat(HOST, ref, "police", Role.FACILITATOR))
    new = store.start_next_round(chair.principal, ref, title="Second round")
    assert store.start_next_round(other.principal, ref, title="Second round") == new
    with pytest.raises(NotAllowedError):
        store.set_agreed(other.principal, new, ONE, 1)
    store.set_agreed(chair.principal, new, ONE, 1)
