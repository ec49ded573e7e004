"""The picture of the ratings: what it shows, what it says to whoever does not see it, and what it leaves out."""

from __future__ import annotations

import re

from assessments import Finding, Rating, Seat
from checklists import SectorId, published_editions
from scoring import Hidden, Spread, spread
from screens.components.dots import dots
from translations import SOURCE_LANGUAGE, translator_for

EDITION = published_editions()["2026.1"]
POLICE, FAITH, SURVIVORS = SectorId("police"), SectorId("faith-groups"), SectorId("victims-survivors")
WORDS = translator_for(SOURCE_LANGUAGE)


def picture(seen: Spread) -> str:
    return str(dots(EDITION, POLICE, seen, WORDS))


def place(drawn: str, name: str) -> str:
    """The place of one level or finding in the picture."""
    found = re.search(rf'<li[^>]*>(?:(?!</li>).)*<span class="dots-name">{name}</span>(?:(?!</li>).)*</li>', drawn)
    assert found, f"{name} is not in {drawn}"
    return found.group()


OWN_AGAINST_OTHERS = Spread(
    count=5,
    answers=((1, 2), (3, 2), (Finding.NOT_KNOWN, 1)),
    own=((3, 2),),
    others=((1, 2), (Finding.NOT_KNOWN, 1)),
)


def test_each_rating_is_a_dot_full_for_own_voices_and_a_ring_for_the_others() -> None:
    drawn = picture(OWN_AGAINST_OTHERS)
    assert place(drawn, "3 In place").count('<i class="dot own">') == 2
    assert place(drawn, "1 Planned").count('<i class="dot">') == 2
    assert place(drawn, "2 Partly in place").count("<i ") == 0
    assert place(drawn, "Not known").count('<i class="dot">') == 1


def test_whoever_does_not_see_the_dots_hears_the_same_counts() -> None:
    drawn = picture(OWN_AGAINST_OTHERS)
    assert "2 in all: Police 2, the others 0" in place(drawn, "3 In place")
    assert "2 in all: Police 0, the others 2" in place(drawn, "1 Planned")
    assert "0 in all" in place(drawn, "0 Not in place")
    assert all('aria-hidden="true"' in pile for pile in re.findall(r'<span class="dots-pile[^>]*>', drawn))


def test_the_caption_says_how_many_there_are_and_which_dots_are_whose() -> None:
    caption = re.search("<figcaption>(.*)</figcaption>", picture(OWN_AGAINST_OTHERS))
    assert caption
    assert "5 ratings" in caption[1]
    assert "Police: 2" in caption[1]
    assert "the others: 3" in caption[1]


def test_without_the_breakdown_all_dots_are_alike_and_no_sector_is_named() -> None:
    drawn = picture(Spread(6, ((0, 1), (2, 5)), None, None, hidden=Hidden.FEW_PROTECTED_LEVELS))
    assert drawn.count('<i class="dot all">') == 6
    assert "dot own" not in drawn
    assert "Police" not in drawn
    assert "5 in all" in place(drawn, "2 Partly in place")


def test_where_not_even_the_distribution_may_be_seen_there_is_no_picture() -> None:
    assert picture(Spread(3, None, None, None, hidden=Hidden.FEW_LEVELS)) == ""


def test_what_a_protected_voice_said_among_four_is_in_no_part_of_the_picture() -> None:
    seats = [Seat("s1", POLICE), Seat("s2", FAITH), Seat("s3", FAITH), Seat("s4", SURVIVORS)]
    ratings = [Rating(level, seat.id) for level, seat in zip((3, 2, 2, 0), seats, strict=True)]
    assert picture(spread(EDITION, seats, POLICE, ratings)) == ""


def test_a_finding_that_nobody_gave_takes_no_place() -> None:
    drawn = picture(Spread(1, ((2, 1),), (), ((2, 1),)))
    assert "Not known" not in drawn
    assert "Not applicable" not in drawn
    assert drawn.count("<li") == 5
