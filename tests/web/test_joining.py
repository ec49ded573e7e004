"""Coming to the table: codes, links and sessions as strangers, guessers and neighbours could use them."""

from __future__ import annotations

import json
import random
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import pytest
from sqlalchemy import update

from assessments import Role
from benchmarks.fields import Line, Reply, change
from checklists import ResponsibilityId, SectorId
from storage import Principal, SeatId, token_of
from storage.access_tables import sign_in
from storage.database import Database
from tests.browser.application import Application
from tests.web.conftest import COMMAND, Table
from tests.web.requests import Answer, ask

FIRST = ResponsibilityId("police.clear-messages")
FORM = {"content-type": "application/x-www-form-urlencoded"}
UNKNOWN = "ABCDEFGH-1234-1234-1234"


def typed(application: Application, code: str, **headers: str) -> Answer:
    return ask(application, "/j", FORM | headers, method="POST", body=urlencode({"code": code}).encode())


def rate(table: Table, cookie: str, responsibility: str = FIRST, headers: dict[str, str] | None = None) -> int:
    sent = {"content-type": "application/json", "x-toolkit": "field", "cookie": cookie} | (headers or {})
    with Line(table.application.address.removeprefix("http://")) as line:
        return line.send(change(table.ref, ("rating", responsibility), "2"), sent).status


@pytest.mark.parametrize("path", ["/", "/gaps", "/rate-police"])
def test_whoever_has_no_place_is_shown_where_to_type_a_code(shared: Application, path: str) -> None:
    answer = ask(shared, path)
    assert (answer.status, answer.headers["location"]) == (303, "/j")
    page = ask(shared, "/j")
    assert page.status == 200
    assert 'name="code"' in page.text
    assert page.headers["cache-control"] == "no-store"


def test_a_card_opens_its_seat_with_a_cookie_that_no_script_and_no_other_site_can_use(table: Table) -> None:
    seat = table.seat("police")
    answer = typed(table.application, table.card(seat).code)
    assert (answer.status, answer.headers["location"]) == (303, "/j/wait")
    value, *ways = answer.headers["set-cookie"].split("; ")
    assert re.fullmatch(rf"seat={table.ref.partnership}\.[A-Za-z0-9_-]{{43}}", value)
    assert {"HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=43200"} == set(ways)
    onward = ask(table.application, "/j/wait", {"cookie": value})
    assert (onward.status, onward.headers["location"]) == (303, f"/?round={table.address}")
    assert ask(table.application, "/gaps", {"cookie": value}).status == 200
    assert next(one for one in table.store.seats(COMMAND, table.ref) if one.seat == seat).signed_in


@pytest.mark.parametrize(
    "way",
    [
        str.lower,
        lambda code: code.replace("-", " "),
        lambda code: "".join(chr(ord(one) + 0xFEE0) if one != "-" else one for one in code),
        lambda code: f"  {code}\n",
    ],
    ids=["lower case", "spaces", "full-width letters", "white space around"],
)
def test_a_code_is_taken_as_people_type_it(table: Table, way: object) -> None:
    assert callable(way)
    assert table.application.come_in(way(str(table.card(table.seat("police")).code)))


def test_a_letter_of_another_script_is_refused_and_not_dropped(table: Table) -> None:
    code = str(table.card(table.seat("police")).code)
    assert table.application.come_in(f"А{code}") is None  # a Cyrillic letter
    assert table.application.come_in(f"{code[:-1]}С") is None
    assert table.application.come_in(code) is not None


def refused_codes(table: Table) -> dict[str, str]:
    seat = table.seat("police")
    first = str(table.card(seat).code)
    second = str(table.card(seat).code)  # the first is taken back
    assert table.application.come_in(second)
    return {
        "unknown": UNKNOWN,
        "taken back": first,
        "used": second,
        "no code": "hello",
        "empty": "",
        "long": "A" * 3_000,
    }


def test_all_refusals_are_one_and_the_same(table: Table) -> None:
    answers = {name: typed(table.application, code) for name, code in refused_codes(table).items()}
    assert {answer.status for answer in answers.values()} == {403}
    assert len({answer.body for answer in answers.values()}) == 1
    assert len({tuple(sorted((answer.headers | {"date": ""}).items())) for answer in answers.values()}) == 1
    assert not any("set-cookie" in answer.headers for answer in answers.values())


@pytest.mark.parametrize("path", [f"/j?code={UNKNOWN}", f"/j?{UNKNOWN}", "/j?c="])
def test_a_code_in_an_address_is_not_used_and_it_is_said_why(table: Table, path: str) -> None:
    code = str(table.card(table.seat("police")).code)
    address = path.replace(UNKNOWN, code)
    asked = ask(table.application, address)
    assert asked.status == 400
    assert "never stands in an address" in asked.text
    assert code not in asked.text
    posted = ask(table.application, address, FORM, method="POST", body=urlencode({"code": code}).encode())
    assert posted.status == 403
    assert table.application.come_in(code) is not None


@pytest.mark.parametrize(
    ("number", "headers", "body"),
    [
        (11, {"content-type": "application/json"}, b'{"code": "x"}'),
        (12, {"content-type": "text/plain"}, b"code=x"),
        (13, {}, b"code=x"),
        (14, FORM, b"code=x&code=y"),
        (15, FORM, b"code=%ff"),
        (16, FORM, b"\xff\xfe"),
        (17, FORM, b"code=" + b"x" * 100_000),
        (18, FORM, b"&".join([b"code=x"] * 500)),
        (19, FORM, b""),
    ],
    ids=lambda part: str(part)[:40],
)
def test_what_no_form_of_ours_sends_is_refused_like_a_wrong_code(
    shared: Application, number: int, headers: dict[str, str], body: bytes
) -> None:
    # From an address of its own, so that it need not wait for what was refused before.
    answer = ask(shared, "/j", headers, method="POST", body=body, source=f"127.0.0.{number}")
    assert (answer.status, "set-cookie" in answer.headers) == (403, False)


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"host": "evil.example"},
    ],
    ids=str,
)
def test_a_form_of_another_site_lets_nobody_in_or_out(table: Table, headers: dict[str, str]) -> None:
    code, cookie = str(table.card(table.seat("ngos")).code), table.cookie()
    assert table.application.come_in(code, **headers) is None
    for path in ("/j/out", "/leave"):
        assert ask(table.application, path, {"cookie": cookie} | headers, method="POST", body=b"").status == 403
    assert ask(table.application, "/gaps", {"cookie": cookie}).status == 200
    assert table.application.come_in(code) is not None


def test_a_seat_card_opens_once_even_for_two_at_the_same_moment(table: Table) -> None:
    code = str(table.card(table.seat("police")).code)
    with ThreadPoolExecutor(6) as many:
        came_in = list(many.map(lambda _: table.application.come_in(code), range(6)))
    assert len([cookie for cookie in came_in if cookie]) == 1


@pytest.mark.parametrize(
    "forged",
    [
        "seat={partnership}.{other}",
        "seat=*.{secret}",
        "seat={partnership}.{token}",
        "seat={partnership}.{secret}x",
        "seat=.{secret}",
        "seat={secret}",
        "seat=",
        "seat={partnership}.{secret}; seat=nonsense",
        "Seat={partnership}.{secret}",
    ],
)
def test_a_cookie_that_somebody_made_up_is_nobodys(table: Table, forged: str) -> None:
    partnership, secret = table.cookie().removeprefix("seat=").split(".")
    other = ("B" if secret[0] == "A" else "A") + secret[1:]
    cookie = forged.format(partnership=partnership, secret=secret, other=other, token=token_of(secret))
    answer = ask(table.application, "/gaps", {"cookie": cookie})
    assert (answer.status, answer.headers["location"]) == (303, "/j")


def test_a_cookie_of_another_partnership_reads_and_changes_nothing_here(table: Table, other: Table) -> None:
    cookie = table.cookie("police", Role.FACILITATOR)
    before = other.store.events(COMMAND, other.ref)
    for path in (f"/live?round={other.address}", f"/live?round={other.address}&once=1"):
        assert ask(table.application, path, {"cookie": cookie}).status == 403
    assert rate(other, cookie) == 422
    assert other.store.events(COMMAND, other.ref) == before


def test_a_header_in_which_somebody_names_himself_counts_for_nothing(table: Table) -> None:
    mine, theirs = table.cookie("police"), table.cookie("ngos", Role.FACILITATOR)
    partnership, secret = theirs.removeprefix("seat=").split(".")
    for name in (f"{partnership}.{token_of(secret)}", "alone", "", "*"):
        forged = {"X-Toolkit-Principal": name}
        assert ask(table.application, "/gaps", forged).status == 303
        assert rate(table, "", headers=forged) == 401
        assert rate(table, mine, "police.regular-training", headers=forged) == 200
    ratings = table.store.own_ratings(Principal.at(table.ref, SeatId("ngos-1")), table.ref)
    assert dict(ratings) == {}
    assert list(table.store.own_ratings(Principal.at(table.ref, SeatId("police-1")), table.ref)) == [
        "police.regular-training"
    ]


def test_forty_people_come_in_from_one_address_while_somebody_guesses_codes_there(table: Table) -> None:
    codes = [str(table.card(table.seat("police")).code) for _ in range(40)]
    over = threading.Event()

    def guess() -> list[str | None]:
        came_in = []
        while not over.is_set():
            guessed = "".join(random.choices("0123456789ABCDEFGHJKMNPQRSTVWXYZ", k=20))
            came_in.append(table.application.come_in(guessed))
        return came_in

    with ThreadPoolExecutor(50) as many:
        guessing = [many.submit(guess) for _ in range(8)]
        cookies = list(many.map(table.application.come_in, codes))
        over.set()
    assert all(cookies)
    assert len(set(cookies)) == 40
    assert [one for guesses in guessing for one in guesses.result() if one] == []


def test_whoever_types_a_known_cards_selector_wrong_does_not_lock_its_owner_out(table: Table) -> None:
    code = str(table.card(table.seat("police")).code)
    wrong = f"{code[:8]}-0000-0000-0000"
    with ThreadPoolExecutor(6) as many:
        assert list(many.map(table.application.come_in, [wrong] * 6)) == [None] * 6
    assert table.application.come_in(code)


def test_a_sectors_code_opens_the_waiting_room_and_nothing_else(table: Table) -> None:
    code = str(table.store.make_lobby_code(COMMAND, table.ref, SectorId("ngos")).code)
    cookie = table.application.come_in(code)
    assert cookie
    (waits,) = table.store.waiting(COMMAND, table.ref)
    room = ask(table.application, "/j/wait", {"cookie": cookie})
    assert waits.number in room.text
    assert json.loads(ask(table.application, "/j/waiting", {"cookie": cookie}).body) == {"state": "waiting"}
    for path in ("/", "/gaps"):
        assert ask(table.application, path, {"cookie": cookie}).headers["location"] == "/j/wait"
    assert ask(table.application, f"/live?round={table.address}", {"cookie": cookie}).status == 403
    assert ask(table.application, "/file/anything", {"cookie": cookie}).status == 401
    assert rate(table, cookie) == 422


def test_whoever_is_let_in_goes_on_with_the_same_cookie(table: Table) -> None:
    cookie = table.application.come_in(table.store.make_lobby_code(COMMAND, table.ref, SectorId("ngos")).code)
    assert cookie
    (waits,) = table.store.waiting(COMMAND, table.ref)
    table.store.admit(COMMAND, table.ref, waits.id)
    assert json.loads(ask(table.application, "/j/waiting", {"cookie": cookie}).body) == {"state": "over"}
    onward = ask(table.application, "/j/wait", {"cookie": cookie})
    assert onward.headers["location"] == f"/?round={table.address}"
    assert rate(table, cookie) == 200


def test_whoever_is_turned_away_is_told_so_kindly(table: Table) -> None:
    cookie = table.application.come_in(table.store.make_lobby_code(COMMAND, table.ref, SectorId("ngos")).code)
    assert cookie
    (waits,) = table.store.waiting(COMMAND, table.ref)
    table.store.turn_away(COMMAND, table.ref, waits.id)
    page = ask(table.application, "/j/wait", {"cookie": cookie})
    assert (page.status, "not let in this time" in page.text) == (200, True)
    assert page.headers["set-cookie"].startswith("seat=; Max-Age=0")


@pytest.mark.parametrize("path", ["/leave", "/j/out"])
def test_whoever_leaves_is_nobody_from_then_on(table: Table, path: str) -> None:
    cookie = table.cookie()
    answer = ask(table.application, path, {"cookie": cookie}, method="POST", body=b"")
    assert answer.status in {200, 204}
    assert answer.headers["set-cookie"].startswith("seat=; Max-Age=0")
    assert ask(table.application, "/gaps", {"cookie": cookie}).status == 303
    assert rate(table, cookie) == 401


def test_whoever_ran_out_of_time_finds_what_they_rated_and_whoever_takes_their_seat_does_not(table: Table) -> None:
    cookie = table.cookie("police")
    assert rate(table, cookie) == 200
    seat = SeatId("police-1")
    let_time_pass(table, cookie)
    assert rate(table, cookie) == 401
    turned_back = ask(table.application, "/gaps", {"cookie": cookie})
    assert (turned_back.headers["location"], "set-cookie" in turned_back.headers) == ("/j", False)
    again = table.application.come_in(table.card(seat).code, cookie=cookie)
    assert rated_by(table, again) == {FIRST: 2}
    stranger = table.application.come_in(table.card(seat).code)
    assert rated_by(table, stranger) == {}
    assert rate(table, again or "") == 401


def let_time_pass(table: Table, cookie: str, time: timedelta = timedelta(hours=1)) -> None:
    """Nothing was heard of a cookie for so long."""
    database = Database(table.application.url)
    with database.writing() as connection:
        seen_at = datetime.now(UTC) - time
        connection.execute(update(sign_in).where(sign_in.c.token == token(cookie)).values(seen_at=seen_at))
    database.close()


def token(cookie: str) -> str:
    return token_of(cookie.partition(".")[2])


def rated_by(table: Table, cookie: str | None) -> dict[str, object]:
    principal = Principal.signed_in(table.ref.partnership, token(cookie or ""))
    return {id_: one.answer for id_, one in table.store.own_ratings(principal, table.ref).items()}


def test_whoever_comes_in_with_another_code_gets_up_where_they_sat_before(table: Table) -> None:
    before = table.cookie("police")
    after = table.application.come_in(table.card(table.seat("ngos")).code, cookie=before)
    assert after
    assert ask(table.application, "/gaps", {"cookie": before}).status == 303
    assert ask(table.application, "/gaps", {"cookie": after}).status == 200


def test_a_seat_that_is_taken_back_while_its_page_is_open_is_told_so_and_stores_nothing(table: Table) -> None:
    seat = table.seat("police")
    cookie = table.application.come_in(table.card(seat).code)
    assert cookie
    assert rate(table, cookie) == 200
    table.store.revoke_seat(COMMAND, table.ref, seat)
    sent = {"content-type": "application/json", "x-toolkit": "field", "cookie": cookie}
    with Line(table.application.address.removeprefix("http://")) as line:
        reply = line.send(change(table.ref, ("rating", "police.regular-training"), "2"), sent)
    assert reply == Reply(401, {"gone": True})
    assert list(table.store.own_ratings(Principal.at(table.ref, seat), table.ref)) == [FIRST]


def test_the_host_comes_in_with_a_code_of_the_host(shared: Application) -> None:
    cookie = shared.come_in(shared.storage("code", "host").strip())
    assert cookie
    assert cookie.startswith("seat=*.")
    assert ask(shared, "/j/wait", {"cookie": cookie}).headers["location"] == "/"
    assert ask(shared, "/", {"cookie": cookie}).status == 200


def test_alone_nobody_signs_in_and_nobody_else_is_let_in(application: Application) -> None:
    assert ask(application, "/").status == 200
    posted = ask(application, "/j", FORM, method="POST", body=b"code=x")
    assert posted.status == 405
    assert "set-cookie" not in posted.headers


def test_no_code_no_cookie_and_no_hash_stands_in_the_log(table: Table) -> None:
    seat = table.seat("police")
    code = str(table.card(seat).code)
    cookie = table.application.come_in(code)
    assert cookie
    secret = cookie.rpartition(".")[2]
    typed(table.application, f"{code[:-1]}0")
    ask(table.application, f"/j?code={code}", {"cookie": cookie})
    ask(table.application, f"/live?round={secret}", {"cookie": cookie})
    ask(table.application, f"/{code}/{secret}", {"cookie": cookie, "origin": f"http://{code}.example"})
    rate(table, f"{cookie}x")
    rate(table, cookie)
    written = table.application.written()
    assert [word for word in (code, code[9:], secret, token_of(secret)) if word in written] == []
