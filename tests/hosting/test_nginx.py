"""The nginx that hosts are given: who comes to which process, what is repeated, and what it says of whom."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Generator
from contextlib import closing
from http.server import BaseHTTPRequestHandler

import pytest

from tests.hosting.recorder import Recorder, hang_up, recording, say
from torture.nginx import NAME, Proxy, own_names, running_nginx


@pytest.fixture(scope="module")
def recorders() -> Generator[tuple[Recorder, Recorder]]:
    with recording() as first, recording() as second:
        yield first, second


@pytest.fixture(scope="module")
def started(recorders: tuple[Recorder, Recorder]) -> Generator[Proxy]:
    with running_nginx([one.port for one in recorders]) as made:
        yield made


@pytest.fixture
def proxy(started: Proxy, recorders: tuple[Recorder, Recorder]) -> Proxy:
    for one in recorders:
        one.asked.clear()
        one.answer = None
    return started


def ask(
    proxy: Proxy, path: str, *, method: str = "GET", body: bytes | None = None, **headers: str
) -> tuple[int, bytes]:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    with closing(http.client.HTTPSConnection(NAME, proxy.port, context=proxy.tls, timeout=60)) as connection:
        connection.request(method, path, body, sent)
        with connection.getresponse() as answer:
            assert answer.headers["strict-transport-security"]
            return answer.status, answer.read()


def test_everybody_of_one_partnership_comes_to_one_process(proxy: Proxy) -> None:
    came = {
        partnership: {ask(proxy, "/gaps", cookie=f"other=1; seat={partnership}.{secret * 43}")[1] for secret in "abc"}
        for partnership in (f"partnership-{number}" for number in range(12))
    }
    assert {len(ports) for ports in came.values()} == {1}
    assert len(set.union(*came.values())) == 2


@pytest.mark.parametrize("path", ["/j", "/j/wait", "/j/waiting", "/j/out"])
def test_codes_are_tried_at_one_process_whatever_cookie_is_sent(
    proxy: Proxy, recorders: tuple[Recorder, Recorder], path: str
) -> None:
    for number in range(8):
        ask(proxy, path, method="POST", body=b"code=1", cookie=f"seat=p{number}.{'a' * 43}")
    assert [len(one.asked) for one in recorders] == [8, 0]


def test_only_the_proxy_says_who_asks(proxy: Proxy, recorders: tuple[Recorder, Recorder]) -> None:
    claimed = "192.0.2.7"
    ask(
        proxy, "/j", x_forwarded_for=claimed, x_forwarded_proto="http", x_real_ip=claimed,
        forwarded=f"for={claimed}", x_forwarded_host="evil.example",
    )  # fmt: skip
    (asked,) = recorders[0].asked
    assert asked.headers["x-forwarded-for"] == "127.0.0.1"
    assert asked.headers["x-forwarded-proto"] == "https"
    assert asked.headers["host"] == proxy.address
    assert asked.headers.keys().isdisjoint({"x-real-ip", "forwarded", "x-forwarded-host"})


@pytest.mark.parametrize(("path", "times"), [("/save", 2), ("/leave", 1)])
def test_only_what_is_stored_once_under_its_key_is_asked_of_the_other_process(
    proxy: Proxy, recorders: tuple[Recorder, Recorder], path: str, times: int
) -> None:
    lock, dying = threading.Lock(), [True]

    def die_once(handler: BaseHTTPRequestHandler) -> None:
        with lock:
            dies = dying and dying.pop()
        if dies:
            hang_up(handler)
        else:
            say(handler, 200)

    for one in recorders:
        one.answer = die_once
    status, _ = ask(proxy, path, method="POST", body=b'{"key": "k"}', cookie=f"seat=p.{'a' * 43}")
    asked = [one for recorder in recorders for one in recorder.asked]
    assert [one.body for one in asked] == [b'{"key": "k"}'] * times
    assert status == (200 if times == 2 else 502)


def test_a_file_is_found_at_the_process_that_has_it(proxy: Proxy, recorders: tuple[Recorder, Recorder]) -> None:
    holder = recorders[1]
    recorders[0].answer = lambda handler: say(handler, 404, b"not here")
    for number in range(6):
        cookie = f"seat=p{number}.{'a' * 43}"
        assert ask(proxy, "/file/ticket", cookie=cookie) == (200, str(holder.port).encode())
    holder.answer = recorders[0].answer
    assert ask(proxy, "/file/ticket") == (404, b"not here")
    assert ask(proxy, "/gaps", cookie="seat=p." + "a" * 43)[0] == 404


def test_an_event_is_passed_on_before_the_next_one_comes(proxy: Proxy, recorders: tuple[Recorder, Recorder]) -> None:
    received = threading.Event()

    def tell(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("content-type", "text/event-stream")
        handler.send_header("transfer-encoding", "chunked")
        handler.end_headers()
        for event in (b"event: one\n", b"event: two\n"):
            handler.wfile.write(b"%x\r\n%b\r\n" % (len(event), event))
            assert received.wait(60)
        handler.wfile.write(b"0\r\n\r\n")

    for one in recorders:
        one.answer = tell
    with closing(http.client.HTTPSConnection(NAME, proxy.port, context=proxy.tls, timeout=60)) as connection:
        connection.request("GET", "/live?round=a.b")
        with connection.getresponse() as answer:
            assert answer.readline() == b"event: one\n"
            received.set()
            assert answer.readline() == b"event: two\n"


def test_whoever_comes_unencrypted_is_sent_to_where_it_is_not(proxy: Proxy) -> None:
    with closing(http.client.HTTPConnection("127.0.0.1", proxy.plain_port, timeout=60)) as connection:
        connection.request("GET", "/j", headers={"host": NAME})
        with connection.getresponse() as answer:
            assert (answer.status, answer.headers["location"]) == (301, f"https://{NAME}/j")


def test_a_name_that_the_configuration_does_not_hold_any_more_is_noticed() -> None:
    assert own_names("listen 80;", {"80": "81"}) == "listen 81;"
    with pytest.raises(ValueError, match="listen 443"):
        own_names("listen 80;", {"listen 443": ""})
