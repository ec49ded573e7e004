"""Coming in with a code: every outcome, once and for all, whoever else tries at the same time."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date, timedelta
from traceback import format_exception

import pytest
from sqlalchemy import insert, select

from assessments import Role
from storage import CodeRefusedError, NotAllowedError, Principal, RoundRef, SignIn, SignInKind, Store, codes, open_store
from storage.access_tables import code, sign_in
from storage.database import ContradictionError, Database
from storage.people import token_of
from storage.tables import event
from tests.storage.conftest import HOST, START, Clock

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


def come_in(store: Store, text: str) -> SignIn:
    joined = store.join(text)
    found = store.sign_in_of(joined.partnership, token_of(joined.secret))
    assert found is not None
    assert found.kind is joined.kind
    return found


def sits(store: Store, ref: RoundRef, seat: str) -> SignIn:
    return come_in(store, store.make_card(HOST, ref, seat).code)


def is_in(store: Store, one: SignIn) -> bool:
    return store.sign_in_of(one.principal.partnership or "", one.principal.token or "") is not None


def refused(store: Store, text: str) -> str:
    with pytest.raises(CodeRefusedError) as error:
        store.join(text)
    return str(error.value)


@pytest.fixture
def seat(store: Store, ref: RoundRef) -> str:
    return store.add_seat(HOST, ref, "police", Role.LEAD)


def test_a_card_leads_to_its_seat(store: Store, ref: RoundRef, seat: str) -> None:
    card = store.make_card(HOST, ref, seat)
    assert (card.seat, card.voice, card.role) == ("police-1", "police", Role.LEAD)
    found = come_in(store, card.code)
    assert (found.kind, found.ref, found.seat, found.voice, found.role, found.number) == (
        SignInKind.SEAT,
        ref,
        "police-1",
        "police",
        Role.LEAD,
        None,
    )
    assert store.revision(found.principal, ref) > 0


def test_every_refusal_is_the_same(store: Store, ref: RoundRef, seat: str, clock: Clock) -> None:
    used, replaced = store.make_card(HOST, ref, seat), store.make_card(HOST, ref, store.add_seat(HOST, ref, "ngos"))
    store.join(used.code)
    store.make_card(HOST, ref, "ngos-1")
    revoked = store.make_card(HOST, ref, store.add_seat(HOST, ref, "ngos"))
    store.revoke_seat(HOST, ref, "ngos-2")
    gone = store.make_card(HOST, ref, store.add_seat(HOST, ref, "ngos"))
    store.remove_seat(HOST, ref, "ngos-3")
    closed = store.make_lobby_code(HOST, ref, "police")
    store.close_lobby(HOST, ref)
    expired = store.make_card(HOST, ref, store.add_seat(HOST, ref, "ngos"))
    clock.move(7 * DAY)
    fresh = store.make_card(HOST, ref, store.add_seat(HOST, ref, "ngos"))
    wrong = fresh.code[:-1] + ("0" if fresh.code[-1] != "0" else "1")
    texts = [one.code for one in (used, replaced, revoked, gone, closed, expired)]
    assert len({refused(store, text) for text in [*texts, wrong, "0" * 20, "0" * 34, "", "nonsense"]}) == 1
    assert come_in(store, fresh.code).seat == "ngos-5"


def test_whatever_comes_of_it_one_hash_is_computed(
    store: Store, ref: RoundRef, seat: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = CountingHasher()
    texts = [store.make_card(HOST, ref, seat).code, store.make_lobby_code(HOST, ref, "police").code]
    texts += [texts[0], "0" * 20, "", "МGSZ17T4-SYMC-8X2Q-PYMH", store.make_recovery_key(HOST, facilitated(store, ref))]
    monkeypatch.setattr("storage.codes._hasher", counted)
    for text in texts:
        before = counted.verified
        with suppress(CodeRefusedError):
            store.join(text)
        assert counted.verified == before + 1
    clock.move(8 * DAY)
    refused(store, texts[1])
    assert counted.verified == len(texts) + 1


class CountingHasher:
    """The hasher of `storage.codes`, and how often it was asked."""

    def __init__(self) -> None:
        self._real = codes._hasher  # noqa: SLF001 - the one that is replaced
        self.verified = 0

    def verify(self, kept: str, given: str) -> bool:
        self.verified += 1
        return self._real.verify(kept, given)


def facilitated(store: Store, ref: RoundRef) -> RoundRef:
    store.add_seat(HOST, ref, "ngos", Role.FACILITATOR)
    return ref


@pytest.mark.parametrize("kind", ["card", "own card", "host"])
def test_of_twenty_who_try_one_code_at_once_one_comes_in(store: Store, ref: RoundRef, seat: str, kind: str) -> None:
    text = store.make_card(HOST, ref, seat).code
    if kind == "own card":
        text = store.make_own_card(come_in(store, text).principal).code
    if kind == "host":
        text = store.make_host_code(HOST).code

    def tries(_: int) -> bool:
        try:
            store.join(text)
        except CodeRefusedError:
            return False
        return True

    with ThreadPoolExecutor(20) as pool:
        assert sum(pool.map(tries, range(20))) == 1


def test_forty_join_at_once_and_all_are_in(store: Store, ref: RoundRef) -> None:
    cards = [store.make_card(HOST, ref, store.add_seat(HOST, ref, "ngos")) for _ in range(40)]
    with ThreadPoolExecutor(20) as pool:
        found = list(pool.map(lambda card: come_in(store, card.code), cards))
    assert [one.seat for one in found] == [f"ngos-{number}" for number in range(1, 41)]
    assert all(one.signed_in for one in store.seats(HOST, ref))


def test_a_new_card_ends_the_one_before_and_says_so_in_the_list(
    store: Store, ref: RoundRef, seat: str, clock: Clock
) -> None:
    first = store.make_card(HOST, ref, seat)
    clock.move(MINUTE)
    second = store.make_card(HOST, ref, seat)
    [state] = store.seats(HOST, ref)
    assert (state.card, state.expires_at, state.signed_in, state.seen_at) == (clock(), clock() + 7 * DAY, False, None)
    refused(store, first.code)
    store.join(second.code)
    [state] = store.seats(HOST, ref)
    assert (state.card, state.expires_at, state.signed_in, state.seen_at) == (None, None, True, clock())


def test_a_card_takes_the_seat_over_and_an_own_card_does_not(
    store: Store, ref: RoundRef, seat: str, clock: Clock
) -> None:
    first = sits(store, ref, seat)
    own = store.make_own_card(first.principal)
    assert own.expires_at == clock() + 10 * MINUTE
    second = come_in(store, own.code)
    assert is_in(store, first)
    assert second.seat == first.seat
    third = sits(store, ref, seat)
    assert [is_in(store, one) for one in (first, second, third)] == [False, False, True]


def test_an_own_card_ends_after_ten_minutes(store: Store, ref: RoundRef, seat: str, clock: Clock) -> None:
    first = sits(store, ref, seat)
    own = store.make_own_card(first.principal)
    clock.move(10 * MINUTE)
    refused(store, own.code)


def test_cards_end_when_the_round_closes_and_those_made_later_hold(store: Store, ref: RoundRef, seat: str) -> None:
    key = store.make_recovery_key(HOST, facilitated(store, ref))
    there = sits(store, ref, seat)
    waits = store.make_lobby_code(HOST, ref, "police")
    store.join(waits.code)
    early = [store.make_card(HOST, ref, seat), waits, store.make_own_card(there.principal)]
    store.change_round(HOST, ref, {"closed": date(2026, 5, 4)}, seen={"closed": None})
    for card in early:
        refused(store, card.code)
    assert is_in(store, there)
    assert come_in(store, key).role is Role.FACILITATOR
    assert sits(store, ref, seat).seat == seat


def test_a_recovery_key_brings_its_facilitator_back_as_often_as_needed(
    store: Store, ref: RoundRef, clock: Clock
) -> None:
    chair = store.add_seat(HOST, ref, "ngos", Role.FACILITATOR)
    old = store.make_recovery_key(HOST, ref)
    key = store.make_recovery_key(Principal.at(ref, chair), ref)
    refused(store, old)
    for _ in range(2):
        found = come_in(store, key.lower())
        assert (found.kind, found.ref, found.seat, found.role) == (SignInKind.SEAT, ref, chair, Role.FACILITATOR)
        clock.move(365 * DAY)
    clock.move(3 * DAY)
    refused(store, key)


def test_the_key_of_somebody_who_facilitates_no_more_opens_nothing(store: Store, ref: RoundRef) -> None:
    seats = [store.add_seat(HOST, ref, "ngos", Role.FACILITATOR) for _ in range(3)]
    keys = [store.make_recovery_key(Principal.at(ref, seat), ref) for seat in seats]
    store.set_role(HOST, ref, seats[0], Role.MEMBER)
    store.set_role(HOST, ref, seats[0], Role.FACILITATOR)
    store.revoke_seat(HOST, ref, seats[1])
    refused(store, keys[0])
    refused(store, keys[1])
    assert come_in(store, keys[2]).seat == seats[2]


def test_a_recovery_key_needs_a_facilitators_seat(store: Store, ref: RoundRef) -> None:
    with pytest.raises(Exception, match="Add one first"):
        store.make_recovery_key(HOST, ref)


def test_the_hosts_code_opens_everything_but_a_seat_within_the_hour(store: Store, ref: RoundRef, clock: Clock) -> None:
    late, card = store.make_host_code(HOST), store.make_host_code(HOST)
    found = come_in(store, card.code)
    assert (found.kind, found.principal.partnership, found.ref, found.seat) == (SignInKind.HOST, "*", None, None)
    store.set_target(found.principal, ref, "police.clear-messages", 2)
    assert [one.ref for one in store.rounds(found.principal)] == [ref]
    with pytest.raises(NotAllowedError):
        store.rate(found.principal, ref, "police.clear-messages", 2)
    with pytest.raises(NotAllowedError):
        store.make_own_card(found.principal)
    clock.move(60 * MINUTE)
    refused(store, late.code)


@pytest.mark.parametrize("move", [-DAY, timedelta()])
def test_a_clock_that_was_put_back_a_day_keeps_nobody_out(
    store: Store, ref: RoundRef, seat: str, clock: Clock, move: timedelta
) -> None:
    card = store.make_card(HOST, ref, seat)
    clock.move(move)
    found = come_in(store, card.code)
    clock.move(move)
    assert is_in(store, found)


def test_what_was_made_by_a_clock_ten_years_on_does_not_hold_for_ten_years(
    store: Store, ref: RoundRef, seat: str, clock: Clock
) -> None:
    clock.move(3650 * DAY)
    card, other = store.make_card(HOST, ref, seat), store.make_card(HOST, ref, store.add_seat(HOST, ref, "ngos"))
    found = come_in(store, card.code)
    clock.move(-3650 * DAY)
    refused(store, other.code)
    assert not is_in(store, found)


def test_a_code_and_a_cookie_outlive_the_program(
    store: Store, url: str, ref: RoundRef, seat: str, clock: Clock
) -> None:
    card, found = store.make_card(HOST, ref, store.add_seat(HOST, ref, "ngos")), None
    found = sits(store, ref, seat)
    store.close()
    again = open_store(url, clock=clock)
    assert is_in(again, found)
    assert come_in(again, card.code).seat == "ngos-1"
    again.close()


def test_no_code_and_no_cookie_is_anywhere_in_the_database_or_in_an_error(
    store: Store, url: str, ref: RoundRef, seat: str, capsys: pytest.CaptureFixture[str]
) -> None:
    card = store.make_card(HOST, ref, seat)
    joined = store.join(card.code)
    found = store.sign_in_of(joined.partnership, token_of(joined.secret))
    waiting = store.join(store.make_lobby_code(HOST, ref, "police").code)
    key = store.make_recovery_key(HOST, facilitated(store, ref))
    told = repr([card, joined, found, store.seats(HOST, ref), store.waiting(HOST, ref), store.events(HOST, ref)])
    told += refused(store, card.code) + "".join(capsys.readouterr())
    database = Database(url)
    with database.reading() as connection:
        rows = [connection.execute(select(table)).all() for table in (code, sign_in, event)]
    database.close()
    secrets = [text.partition("-")[2] for text in (card.code, key)] + [joined.secret, waiting.secret]
    for secret in secrets:
        assert secret not in told
        assert secret.replace("-", "") not in repr(rows)
    assert all(row.hash.startswith("$argon2id$v=19$m=19456,t=2,p=1$") for row in rows[0])
    tokens = [row.token for row in rows[1]]
    assert token_of(joined.secret) in tokens
    for kept in [*tokens, *(row.hash for row in rows[0])]:
        assert kept not in told
        assert kept not in repr(rows[2])


def test_an_error_of_the_database_does_not_repeat_what_was_stored(url: str) -> None:
    database = Database(url)
    row = {"partnership": "*", "selector": "ABCDEFGH", "kind": "host", "hash": "the-hash", "made_at": START}
    for rows in ([row | {"expires_at": START}] * 2, [row | {"expires_at": START, "kind": "none"}]):
        with pytest.raises(ContradictionError) as failed, database.writing() as connection:
            connection.execute(insert(code), rows)
        assert "the-hash" not in "".join(format_exception(failed.value))
    database.close()


Spoil = Callable[[SignIn], tuple[str, str]]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda one: (one.principal.partnership, "0" * 64),
        lambda one: ("*", one.principal.token),
        lambda one: ("", one.principal.token),
        lambda one: (one.principal.partnership, one.principal.token.upper()),
        lambda one: (one.principal.partnership, ""),
    ],
)
def test_a_spoilt_cookie_is_nobodys(store: Store, ref: RoundRef, seat: str, spoil: Spoil) -> None:
    found = sits(store, ref, seat)
    partnership, token = spoil(found)
    assert store.sign_in_of(partnership, token) is None
    with pytest.raises(NotAllowedError):
        store.revision(Principal.signed_in(partnership, token), ref)


def test_a_cookie_is_good_for_its_own_round_alone(store: Store, ref: RoundRef, seat: str) -> None:
    elsewhere = store.start_partnership(HOST, name="Northgate", title="Baseline", edition="2026.1", voice="police")
    later = store.start_partnership(HOST, name="Harbour District", title="Later", edition="2026.1", voice="police")
    found = sits(store, ref, seat)
    for other in (elsewhere, later, RoundRef(elsewhere.partnership, ref.round), RoundRef(ref.partnership, "none")):
        with pytest.raises(NotAllowedError):
            store.revision(found.principal, other)
