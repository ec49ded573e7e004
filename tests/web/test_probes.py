"""Over a thousand ways to come by what is somebody else's: every route, as everybody, into every round, at every place.

Everything secret is a mark (`secrets_of.py`). None of those that are not theirs may be in anything that anybody is
sent, and nobody may change anything that is not theirs to change.
"""

from __future__ import annotations

import http.client
import json
import re
from collections.abc import Generator, Mapping
from contextlib import closing
from dataclasses import dataclass

import pytest

from assessments import Role
from benchmarks.fields import HEADERS, change
from checklists import published_editions
from storage import RoundRef, Store, open_store
from tests.browser.application import Application
from tests.browser.table import until
from tests.web.eyes import look_in
from tests.web.secrets_of import HIDDEN, MIXED, OPEN, SEATS, WITHHELD, Secrets, Somebody, make_secrets

ROUNDS = ("A1", "A2", "B1")
SITTING = tuple(f"{name} {seat.id}" for name in ROUNDS for seat in SEATS)
OUTSIDE = ("nobody", "made up", "the host, made up", "bent to another partnership", "waiting", "revoked", "left")
EVERYBODY = (*SITTING, *OUTSIDE)
FEW = ("A1 member", "A1 lead", "A1 chair", "A1 wall", "A1 survivor", "A1 paper", "A2 member", "B1 chair")
"""Who has every page drawn: one for each role, those whose notes are secret, and two from elsewhere."""

SECTORS = tuple(one.id for one in published_editions()["2026.1"].sectors)
PAGES = (
    *("", "guide", "gaps", "plan", "download", "round", "adapt", "next-round", "compare", "people", "paper", "log"),
    *("place", "discuss", "wall", "rate-police", "rate-ngos", "rate-victims-survivors", "no-such-page"),
    *("whole", "follow-up"),
)
PLAIN = (
    *("/", "/rate-police", "/paper", "/live", "/live&once", "/file/x", "/media/x.json", "/_stcore/host-config"),
    *("/_stcore/metrics", "/j", "/j/wait", "/j/waiting", "/component/x", "/_stcore/upload_file/x/y", "/save"),
    "/order/x",
)
PLACES: tuple[tuple[str, ...], ...] = (
    *(("answer", one) for one in (HIDDEN, OPEN, WITHHELD, MIXED)),
    *(("text", one, slot) for one in (HIDDEN, OPEN) for slot in ("note", "evidence", "dissent", "reason")),
    ("position", MIXED, "0"),
    *(("action", "a1", field) for field in ("title", "indicator", "due", "money", "people", "survivor_safety")),
    *(("round", field) for field in ("name", "title", "closed", "area")),
    ("sector", "police"),
    ("example", OPEN),
    ("added", "local.x"),
    *(("rating", one) for one in (HIDDEN, OPEN)),
    *(("rating-text", one, slot) for one in (HIDDEN, OPEN) for slot in ("note", "reason")),
    *(("paper", seat, one) for seat in ("paper", "member", "survivor") for one in (HIDDEN, OPEN)),
    *(("paper-text", seat, HIDDEN, "note") for seat in ("paper", "member", "survivor")),
)


@dataclass(frozen=True)
class Probe:
    """One try: who, over which route, at which place of it."""

    who: str
    route: str
    round: str
    place: tuple[str, ...] = ()


PAGES_DRAWN = [Probe(who, "page", of, (page,)) for who in FEW for of in ROUNDS for page in PAGES]
PLAIN_REQUESTS = [Probe(who, "plain", of, (path,)) for who in EVERYBODY for of in ROUNDS for path in PLAIN]
FIELDS = [Probe(who, "save", of, place) for who in EVERYBODY for of in ROUNDS for place in PLACES]


@pytest.fixture(scope="module")
def application(tmp_path_factory: pytest.TempPathFactory) -> Generator[Application]:
    made = Application(tmp_path_factory.mktemp("probes"), shared=True)
    made.init()
    made.start()
    yield made
    made.stop()


@pytest.fixture(scope="module")
def store(application: Application) -> Generator[Store]:
    opened = open_store(application.url)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def secrets(application: Application, store: Store) -> Secrets:
    return make_secrets(application, store)


@pytest.fixture
def one(secrets: Secrets, who: str) -> Somebody:
    """Who tries in this test."""
    return next(person for person in secrets.people if person.name == who)


def address(ref: RoundRef) -> str:
    return f"{ref.partnership}.{ref.round}"


def test_there_are_over_a_thousand_probes_and_many_marks(secrets: Secrets) -> None:
    assert len(PAGES_DRAWN) + len(PLAIN_REQUESTS) + len(FIELDS) >= 1_000
    assert len({*PAGES_DRAWN, *PLAIN_REQUESTS, *FIELDS}) == len([*PAGES_DRAWN, *PLAIN_REQUESTS, *FIELDS])
    assert {person.name for person in secrets.people} == set(EVERYBODY)
    assert len(secrets.marks) >= 100


def test_the_marks_are_there_to_be_found(secrets: Secrets) -> None:
    """What is theirs is sent to them: so a leak would be seen."""
    found = {}
    for name, page in (("A1 member", "rate-police"), ("A1 chair", "paper"), ("A1 chair", "plan"), ("A1 wall", "gaps")):
        person = next(one for one in secrets.people if one.name == name)
        with look_in(secrets.application.port, person.cookie) as eye:
            assert eye is not None
            seen = eye.look(page, f"round={address(secrets.rounds['A1'])}")
        found[name, page] = {mark for mark in person.may_read if mark.encode() in seen}
    assert "zqA1memberhiddenqz" in found["A1 member", "rate-police"]
    assert "zqA1actiontitleqz" in found["A1 chair", "plan"]
    assert all("zqAnameqz" in marks for marks in found.values())


@pytest.mark.parametrize("who", FEW)
def test_no_page_that_is_drawn_tells_what_is_somebody_elses(secrets: Secrets, one: Somebody) -> None:
    leaks = []
    with look_in(secrets.application.port, one.cookie) as eye:
        assert eye is not None
        for probe in (probe for probe in PAGES_DRAWN if probe.who == one.name):
            seen = eye.look(probe.place[0], f"round={address(secrets.rounds[probe.round])}")
            assert len(seen) > 1_000, probe  # a page, whatever it says
            leaks += [(probe, mark) for mark in secrets.told(seen, one)]
    assert leaks == []


@pytest.mark.parametrize("who", OUTSIDE)
def test_whoever_has_no_seat_is_not_connected_at_all(secrets: Secrets, one: Somebody) -> None:
    with look_in(secrets.application.port, one.cookie) as eye:
        assert eye is None


def ask(  # noqa: PLR0913, PLR0917 - a request
    application: Application,
    method: str,
    path: str,
    cookie: str,
    body: bytes | None = None,
    headers: Mapping[str, str] | None = None,
) -> tuple[int, bytes]:
    """One request; its status, and all that came: headers and body, of a stream the first part."""
    with closing(http.client.HTTPConnection("127.0.0.1", application.port, timeout=60)) as connection:
        sent = {**(headers or {}), **({"cookie": cookie} if cookie else {})}
        connection.request(method, path, body, sent)
        with connection.getresponse() as answer:
            stream = answer.headers.get_content_type() == "text/event-stream"
            told = answer.read1() if stream else answer.read()
            return answer.status, str(answer.headers).encode() + told


def query_of(path: str, ref: RoundRef) -> str:
    base, _, more = path.partition("&")
    return f"{base}?round={address(ref)}{'&' + more if more else ''}"


@pytest.mark.parametrize("who", EVERYBODY)
def test_no_plain_request_tells_what_is_somebody_elses(secrets: Secrets, one: Somebody) -> None:
    leaks = []
    for probe in (probe for probe in PLAIN_REQUESTS if probe.who == one.name):
        ref = secrets.rounds[probe.round]
        _, seen = ask(secrets.application, "GET", query_of(probe.place[0], ref), one.cookie)
        leaks += [(probe, mark) for mark in secrets.told(seen, one)]
    assert leaks == []


@pytest.mark.parametrize("who", EVERYBODY)
def test_the_line_of_a_round_is_open_to_those_around_its_table_and_to_nobody_else(
    secrets: Secrets, one: Somebody
) -> None:
    opened = {
        name
        for name, ref in secrets.rounds.items()
        if ask(secrets.application, "GET", f"/live?round={address(ref)}", one.cookie)[0] == 200
    }
    own = one.name.split()[0]
    leads = one.role is Role.FACILITATOR
    assert opened == ({own} | ({"A1", "A2"} if leads and own != "B1" else set()) if one.ref else set())


def is_theirs(one: Somebody, probe: Probe) -> bool:
    """Whether somebody may write there; whatever is not on this list, nobody but who leads may."""
    own = one.name.split()[0] == probe.round
    kind = probe.place[0]
    if not own or one.role is None or one.role is Role.OBSERVER:
        return False
    if one.role is Role.FACILITATOR:
        return True
    if kind in {"rating", "rating-text"}:
        return True
    return one.role is Role.LEAD and kind == "action"


@pytest.mark.parametrize("who", EVERYBODY)
def test_no_field_tells_or_changes_what_is_somebody_elses(secrets: Secrets, one: Somebody) -> None:
    before = secrets.everything()
    tried, leaks, stored = 0, [], []
    for probe in (probe for probe in FIELDS if probe.who == one.name and not is_theirs(one, probe)):
        tried += 1
        value = {"answer": "1", "rating": "1", "paper": "1", "round": "2026-05-18"}.get(probe.place[0], "guessed")
        body = change(secrets.rounds[probe.round], probe.place, value, "guessed")
        status, seen = ask(secrets.application, "POST", "/save", one.cookie, body, HEADERS)
        leaks += [(probe, mark) for mark in secrets.told(seen, one)]
        if status == 200:
            stored.append(probe)
    assert (leaks, stored) == ([], [])
    assert secrets.everything() == before
    assert tried >= 2 * len(PLACES)


@pytest.mark.parametrize("who", [*OUTSIDE, "A1 wall", "A1 member", "A2 member", "B1 chair"])
def test_nothing_can_be_uploaded_into_somebody_elses_session(secrets: Secrets, one: Somebody) -> None:
    chair = next(person for person in secrets.people if person.name == "A1 chair")
    with look_in(secrets.application.port, chair.cookie) as eye:
        assert eye is not None
        eye.look("round", f"round={address(secrets.rounds['A1'])}")
        path = f"/_stcore/upload_file/{eye.session}/0123"
        form = {"content-type": "multipart/form-data; boundary=b"}
        body = b'--b\r\ncontent-disposition: form-data; name="file"; filename="x.json"\r\n\r\n{}\r\n--b--\r\n'
        for method in ("PUT", "DELETE", "GET"):
            status, seen = ask(secrets.application, method, path, one.cookie, body, form)
            assert secrets.told(seen, one) == []
            if one.ref is None:
                assert status in {303, 401, 403, 404, 405}, (method, status)


@pytest.mark.parametrize("who", ["A1 member", "A1 wall", "A2 chair", "B1 chair", *OUTSIDE])
def test_whoever_knows_the_id_of_a_session_does_not_take_it_over(secrets: Secrets, one: Somebody) -> None:
    victim = next(person for person in secrets.people if person.name == "A1 survivor")
    query = f"round={address(secrets.rounds['A1'])}"
    with look_in(secrets.application.port, victim.cookie) as eye:
        assert eye is not None
        eye.look("rate-police", query)
        session = eye.session
    with look_in(secrets.application.port, one.cookie, session) as eye:
        if one.ref is None:
            assert eye is None
            return
        assert eye is not None
        for page in ("rate-police", "place", ""):
            assert secrets.told(eye.look(page, query), one) == []
        assert eye.session != session


def test_a_file_goes_to_whoever_asked_for_it_and_nobody_else_hears_that_there_is_one(secrets: Secrets) -> None:
    chair = next(person for person in secrets.people if person.name == "A1 chair")
    others = [person for person in secrets.people if person is not chair]
    query = f"round={address(secrets.rounds['A1'])}"
    with look_in(secrets.application.port, chair.cookie) as eye:
        assert eye is not None
        eye.look("download", query)
        drawn = eye.press("download", query, ":assessment:file")
    (order,) = {found.decode() for found in re.findall(rb"/order/[\w-]{20,}", drawn)}

    def comes(path: str, one: Somebody) -> bytes:
        return ask(secrets.application, "GET", path, one.cookie)[1]

    until(lambda: b'"ready"' in comes(order, chair), "the file is made")
    (file,) = re.findall(r"/file/[\w-]{20,}", comes(order, chair).decode())
    for one in others:
        told, came = comes(order, one), comes(file, one)
        assert file.encode() not in told, one.name
        assert b"coordinated-response-assessment" not in came, one.name
        assert secrets.told(told + came, one) == [], one.name
    assert b"zqA1actiontitleqz" in comes(file, chair)
    assert b"zqA1actiontitleqz" not in comes(file, chair)  # once


@pytest.mark.parametrize("who", ["nobody", "waiting", "A2 member", "B1 chair"])
@pytest.mark.parametrize("name", ["x-toolkit-principal", "X-Toolkit-Principal", "X-TOOLKIT-PRINCIPAL"])
def test_a_header_that_says_who_one_is_is_not_believed(secrets: Secrets, one: Somebody, name: str) -> None:
    ref = secrets.rounds["A1"]
    chair = next(person for person in secrets.people if person.name == "A1 chair")
    partnership, _, secret = chair.cookie.removeprefix("seat=").partition(".")
    for claim in ("alone", f"{partnership}.{secret}", "*.x"):
        forged = {name: claim}
        body = change(ref, ("answer", OPEN), "4", None)
        status, _ = ask(secrets.application, "POST", "/save", one.cookie, body, {**HEADERS, **forged})
        assert status in {401, 403, 422}
        status, seen = ask(secrets.application, "GET", f"/live?round={address(ref)}", one.cookie, headers=forged)
        assert status in {303, 401, 403}
        with look_in(secrets.application.port, one.cookie, **forged) as eye:
            assert (eye is None) == (one.ref is None)
            seen += eye.look("plan", f"round={address(ref)}") if eye else b""
        assert secrets.told(seen, one) == []


def test_nothing_secret_and_nothing_of_a_cookie_stands_in_the_log(secrets: Secrets) -> None:
    written = secrets.application.written()
    assert [mark for mark in secrets.marks if mark in written] == []
    kept = {person.cookie.partition(".")[2] for person in secrets.people if person.cookie}
    assert [one for one in kept if one and one in written] == []
    assert json.dumps("Traceback").strip('"') not in written
