"""Streamlit's sessions and files belong to one principal: nobody else has them, whatever they know."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from assessments import Role
from storage import token_of
from tests.browser.application import Application
from tests.web.conftest import COMMAND, Table
from tests.web.eyes import look_in
from tests.web.requests import ask
from web.files import FileDesk, PreparedFile

CANARY = "Marigold 7731"
FILE = PreparedFile("plan.pdf", "application/pdf", b"%PDF-")


@pytest.fixture
def named(table: Table) -> Table:
    """A round whose title is told from everything else."""
    table.store.change_round(COMMAND, table.ref, {"title": CANARY}, seen={"title": "Baseline"})
    return table


@dataclass(frozen=True, slots=True)
class Screen:
    """The session that drew a screen, and all that was sent for it."""

    session: str
    sent: bytes


def drawn(table: Table, cookie: str, session: str = "", **headers: str) -> Screen:
    with look_in(table.application.port, cookie, session, **headers) as eye:
        assert eye is not None
        sent = eye.look("gaps", f"round={table.address}")
        return Screen(eye.session, sent)


def test_a_screen_is_drawn_for_a_seat_of_the_round(named: Table) -> None:
    assert CANARY.encode() in drawn(named, named.cookie()).sent


def opens(application: Application, cookie: str, **headers: str) -> bool:
    """Whether a web socket is opened at all."""
    with look_in(application.port, cookie, **headers) as eye:
        return eye is not None


def test_without_a_cookie_no_web_socket_is_opened(named: Table, application: Application) -> None:
    mine = named.cookie()
    partnership, secret = mine.removeprefix("seat=").split(".")
    forged = {"X-Toolkit-Principal": f"{partnership}.{token_of(secret)}"}
    for cookie in ("", f"{mine}x", mine.replace("seat=", "seats=")):
        assert not opens(named.application, cookie)
        assert not opens(named.application, cookie, **forged)
    assert opens(named.application, mine)
    assert opens(application, "")  # alone


def test_a_session_id_that_somebody_saw_does_not_take_the_session_over(named: Table, other: Table) -> None:
    theirs = drawn(named, named.cookie("police", Role.FACILITATOR))
    partnership, secret = named.cookie("ngos").removeprefix("seat=").split(".")
    forged = {"X-Toolkit-Principal": f"{partnership}.{token_of(secret)}"}
    mine = other.cookie("ngos")
    for headers in ({}, forged):
        taken = drawn(named, mine, theirs.session, **headers)
        assert taken.session not in {"", theirs.session}
        assert CANARY.encode() not in taken.sent


def test_whoever_comes_back_with_their_own_cookie_finds_their_session(named: Table) -> None:
    cookie = named.cookie()
    first = drawn(named, cookie)
    assert drawn(named, cookie, first.session).session == first.session


def test_a_seat_that_was_taken_back_opens_nothing_more(named: Table) -> None:
    seat = named.seat("police")
    cookie = named.application.come_in(named.card(seat).code)
    assert cookie
    before = drawn(named, cookie)
    named.store.revoke_seat(COMMAND, named.ref, seat)
    with look_in(named.application.port, cookie, before.session) as eye:
        assert eye is None
    assert ask(named.application, f"/live?round={named.address}", {"cookie": cookie}).status == 401


def test_a_ticket_is_for_whoever_asked_for_the_file_and_for_them_once() -> None:
    desk = FileDesk()
    ticket = desk.leave(FILE, "p.one").removeprefix("/file/")
    assert desk.fetch(ticket, "p.two") is None
    assert desk.fetch(ticket, "") is None
    assert desk.fetch(ticket, "p.one") == FILE
    assert desk.fetch(ticket, "p.one") is None


def test_a_ticket_lasts_ten_minutes() -> None:
    now = [datetime(2026, 5, 4, tzinfo=UTC)]
    desk = FileDesk(lambda: now[0])
    early, late = (desk.leave(FILE, "p.one").removeprefix("/file/") for _ in range(2))
    now[0] += timedelta(minutes=9, seconds=59)
    assert desk.fetch(early, "p.one") == FILE
    now[0] += timedelta(seconds=1)
    assert desk.fetch(late, "p.one") is None


def test_an_unknown_ticket_needs_a_cookie_and_is_not_found_with_one(table: Table) -> None:
    address = f"/file/{hashlib.sha256(b'nothing').hexdigest()}"
    assert ask(table.application, address).status == 401
    found = ask(table.application, address, {"cookie": table.cookie()})
    assert (found.status, found.headers["cache-control"]) == (404, "no-store")


def test_an_upload_into_a_session_of_somebody_else_is_refused(named: Table) -> None:
    theirs = drawn(named, named.cookie("police", Role.FACILITATOR)).session
    path = f"/_stcore/upload_file/{theirs}/0"
    assert ask(named.application, path, method="PUT", body=b"x").status == 401
    mine = {"cookie": named.cookie("ngos")}
    assert ask(named.application, path, mine, method="PUT", body=b"x").status in {400, 403, 404}
