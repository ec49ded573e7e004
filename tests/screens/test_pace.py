"""The clock gives a responsibility the minutes of the agenda, worked by hand in docs/agenda.md."""

from __future__ import annotations

import pytest

from assessments import Answer, Rating, Seat
from checklists import ResponsibilityId, SectorId, published_editions
from scoring import Spread, Voices, disclosure, spread
from scoring.ratings import summarise_ratings
from screens.pace import minutes_for
from screens.ratings_seen import Seen

EDITION = published_editions()["2026.1"]
ONE = EDITION.by_id[ResponsibilityId("police.clear-messages")]


def seen(*answers: Answer, sealed: bool = False) -> Seen:
    """What is seen of these ratings, one from each seat."""
    seats = tuple(Seat(f"s{number}", SectorId("ngos")) for number in range(len(answers)))
    ratings = tuple(Rating(answer, seat=seat.id) for answer, seat in zip(answers, seats, strict=True))
    voices = Voices.at(seats)
    shown: Spread = spread(EDITION, voices, ONE.sector, ratings)
    summary = summarise_ratings(ratings, ONE.sector, voices, disclosure(EDITION, voices, ratings))
    return Seen(ONE, shown, summary, sealed)


@pytest.mark.parametrize(("seats", "alike", "differing"), [(0, 4, 10), (9, 4, 10), (14, 5, 12)])
def test_it_gives_more_minutes_where_the_table_sees_it_differently(seats: int, alike: int, differing: int) -> None:
    assert minutes_for(seats) == alike
    assert minutes_for(seats, seen(2, 2, 2)) == alike
    assert minutes_for(seats, seen(0, 2, 4)) == differing


def test_what_may_not_be_shown_any_more_gets_the_minutes_of_a_difference_whatever_it_is() -> None:
    assert minutes_for(9, seen(2, 2, 2, sealed=True)) == minutes_for(9, seen(0, 4, sealed=True)) == 10
