"""Whoever guesses becomes slow, and cannot make believe to be somebody else; a cookie is kept to where it belongs."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.datastructures import Headers

from storage import token_of
from tests.browser.application import Application
from web.cookies import Bearer, bearer_of, forget_cookie, seat_cookie

SECRET = "A" * 42 + "_"
SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def test_whoever_guesses_is_slowed_down_whatever_address_they_claim_and_others_are_not(shared: Application) -> None:
    selector = "".join(random.choices(SYMBOLS, k=8))
    answered: list[str] = []

    def guess(name: str, code: str, claimed: str) -> None:
        assert shared.come_in(code, **{"x-forwarded-for": claimed, "forwarded": f"for={claimed}"}) is None
        answered.append(name)

    with ThreadPoolExecutor(7) as many:
        for number in range(7):
            many.submit(guess, "free", f"{selector}-0000-0000-000{number}", f"203.0.113.{number}")
    with ThreadPoolExecutor(2) as both:
        slowed = both.submit(guess, "slowed down", f"{selector}-0000-0000-0009", "203.0.113.99")
        other = both.submit(guess, "somebody else", "ABCDEFGH-0000-0000-0000", "203.0.113.99")
        slowed.result()
        other.result()
    assert answered == ["free"] * 7 + ["somebody else", "slowed down"]


def test_a_cookie_goes_over_tls_alone_where_there_is_tls() -> None:
    assert seat_cookie("p", SECRET, secure=True).endswith("; HttpOnly; SameSite=Lax; Secure")
    assert forget_cookie(secure=True).endswith("; HttpOnly; SameSite=Lax; Secure")
    assert "Secure" not in seat_cookie("p", SECRET, secure=False)


@pytest.mark.parametrize("partnership", ["*", "0123456789abcdef"])
def test_of_a_cookie_only_the_hash_goes_any_further(partnership: str) -> None:
    given = seat_cookie(partnership, SECRET, secure=False).partition(";")[0]
    bearer = bearer_of(Headers({"cookie": f"other=1; {given}; more=2"}))
    assert bearer == Bearer(partnership, token_of(SECRET))
    assert SECRET not in repr(bearer)
