"""In which order the rounds of a partnership stand."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from screens.round_order import newest_rounds, of_partnership
from storage import RoundListing, RoundRef

START = datetime(2026, 5, 4, tzinfo=UTC)
MAY, JUNE = date(2026, 5, 4), date(2026, 6, 4)


def listing(
    name: str, opened: date | None, *, follows: str | None = None, changed: int = 0, partnership: str = "p"
) -> RoundListing:
    at = START + timedelta(hours=changed)
    return RoundListing(
        RoundRef(partnership, name), "P", None, name, opened, None, "2026.1", 0, 64, at, follows=follows
    )


def order(*rounds: RoundListing) -> list[str]:
    return [one.title for one in of_partnership(rounds, "p")]


def test_rounds_stand_by_the_day_on_which_they_were_opened_and_those_without_one_first() -> None:
    assert order(listing("b", JUNE), listing("a", MAY, changed=9), listing("c", None)) == ["c", "a", "b"]


def test_of_one_day_a_round_stands_after_the_one_that_it_follows_whichever_was_changed_last() -> None:
    first, second, third = (
        listing("1", MAY, changed=9),
        listing("2", MAY, follows="1", changed=5),
        listing("3", MAY, follows="2"),
    )
    assert order(third, first, second) == ["1", "2", "3"]


def test_otherwise_the_one_changed_longer_ago_stands_first() -> None:
    assert order(listing("b", MAY, changed=2), listing("a", MAY, changed=1)) == ["a", "b"]


def test_rounds_that_follow_each_other_in_a_circle_still_have_an_order() -> None:
    assert sorted(order(listing("a", MAY, follows="b"), listing("b", MAY, follows="a"))) == ["a", "b"]


def test_of_each_partnership_there_is_one_newest_round() -> None:
    rounds = (listing("2", JUNE), listing("1", MAY, changed=9), listing("x", None, partnership="q"))

    assert {(one.ref.partnership, one.title) for one in newest_rounds(rounds)} == {("p", "2"), ("q", "x")}
