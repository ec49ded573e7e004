"""What a screen draws of one responsibility's ratings: contract §6, by hand and as laws."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from assessments import Finding, Rating, Seat
from checklists import published_editions
from scoring import Hidden, Remark, Spread, disclosure, released, spread
from tests.assessments.strategies import ANSWERS
from tests.scoring.test_laws import rounds

EDITION = published_editions()["2026.1"]
NOT_KNOWN, NOT_APPLICABLE = Finding.NOT_KNOWN, Finding.NOT_APPLICABLE
SURVIVORS = "victims-survivors"
TABLE = tuple(
    Seat(f"{letter}{number}", voice)
    for letter, voice in (("v", SURVIVORS), ("p", "police"), ("n", "ngos"))
    for number in range(8)
)


def rated(letter: str, *answers: object) -> tuple[Rating, ...]:
    return tuple(Rating(answer, seat=f"{letter}{place}") for place, answer in enumerate(answers))


def drawn(*ratings: Rating, sector: str = "police") -> Spread:
    return spread(EDITION, TABLE, sector, ratings)


def test_nothing_rated_is_drawn_as_nothing() -> None:
    assert drawn() == Spread(0, (), (), (), (), None)


def test_own_voices_stand_against_all_others_in_the_order_of_the_scale() -> None:
    found = drawn(*rated("n", NOT_APPLICABLE, 4, 0, 4), *rated("p", NOT_KNOWN, 3))

    assert found == Spread(
        count=6,
        answers=((0, 1), (3, 1), (4, 2), (NOT_KNOWN, 1), (NOT_APPLICABLE, 1)),
        own=((3, 1), (NOT_KNOWN, 1)),
        others=((0, 1), (4, 2), (NOT_APPLICABLE, 1)),
    )


def test_a_sector_that_nobody_speaks_for_has_no_own_ratings() -> None:
    found = drawn(*rated("n", 1, 2), sector="health-care")

    assert (found.own, found.others) == ((), ((1, 1), (2, 1)))


def test_one_protected_rating_among_four_levels_hides_everything_but_how_many() -> None:
    found = drawn(*rated("v", 2), *rated("p", 1, 3, 4, NOT_KNOWN))

    assert found == Spread(5, None, None, None, (), Hidden.FEW_LEVELS)


def test_one_protected_rating_among_five_levels_leaves_the_whole_alone() -> None:
    found = drawn(*rated("v", 2), *rated("p", 1, 3, 4, 4))

    assert found == Spread(5, ((1, 1), (2, 1), (3, 1), (4, 2)), None, None, (), Hidden.FEW_PROTECTED_LEVELS)


def test_five_protected_levels_are_drawn_by_voice() -> None:
    found = drawn(*rated("v", 2, 2, 2, 2, 0), *rated("p", 4))

    assert found == Spread(6, ((0, 1), (2, 4), (4, 1)), ((4, 1),), ((0, 1), (2, 4)), (), None)


def test_four_protected_levels_and_one_not_known_are_not() -> None:
    found = drawn(*rated("v", 2, 2, 2, 2, NOT_KNOWN), *rated("p", 4), sector=SURVIVORS)

    assert (found.own, found.others, found.hidden) == (None, None, Hidden.FEW_PROTECTED_LEVELS)
    assert found.answers == ((2, 4), (4, 1), (NOT_KNOWN, 1))


def test_a_rating_of_which_nobody_knows_the_voice_leaves_the_whole_alone() -> None:
    found = drawn(*rated("p", 1), Rating(2))

    assert found == Spread(2, ((1, 1), (2, 1)), None, None, (), Hidden.UNKNOWN_VOICES)


def test_where_both_are_so_the_protected_voices_are_the_reason() -> None:
    found = drawn(*rated("v", 1), *rated("p", 1, 1, 1), Rating(2))

    assert found.hidden is Hidden.FEW_PROTECTED_LEVELS


def test_remarks_are_drawn_with_their_voice_and_never_those_of_a_protected_one() -> None:
    noted = replace(rated("p", 1)[0], note="Signed with two services")
    reasoned = replace(rated("n", NOT_APPLICABLE)[0], reason="Not asked")
    protected = tuple(replace(one, note="Mine", reason=None) for one in rated("v", 1, 1, 1, 1, 1))

    found = drawn(noted, reasoned, *protected)

    assert found.remarks == (
        Remark("police", 1, "Signed with two services", ""),
        Remark("ngos", NOT_APPLICABLE, "", "Not asked"),
    )


@pytest.mark.parametrize("protected", [1, 4])
def test_where_the_breakdown_is_withheld_nobodys_remark_is_drawn(protected: int) -> None:
    noted = tuple(replace(one, note="Ours") for one in rated("p", 1, 2, 3, 4))

    assert drawn(*noted, *rated("v", *[1] * protected)).remarks == ()


@given(rounds())
def test_a_spread_holds_what_the_decision_lets_through_and_adds_up(round_) -> None:  # noqa: ANN001
    for id_, entry in round_.entries.items():
        ratings = entry.ratings or ()
        decided = disclosure(EDITION, round_, ratings)
        found = spread(EDITION, round_, EDITION.by_id[id_].sector, ratings)

        assert found.count == len(ratings)
        assert (found.answers is not None) == decided.distribution
        assert (found.own is not None) == (found.others is not None) == (decided.breakdown and decided.distribution)
        assert (found.hidden is None) == (decided.breakdown and decided.distribution)
        if found.answers is not None:
            assert sum(count for _, count in found.answers) == len(ratings)
        if found.own is not None and found.others is not None:
            assert sum(count for _, count in (*found.own, *found.others)) == len(ratings)


@given(rounds())
def test_a_released_file_is_drawn_like_the_round_itself(round_) -> None:  # noqa: ANN001
    """But for what a file leaves out: all ratings where nothing may be shown, and who may not be named."""
    out = released(EDITION, round_)

    for id_, entry in round_.entries.items():
        here = spread(EDITION, round_, EDITION.by_id[id_].sector, entry.ratings or ())
        there = spread(EDITION, out, EDITION.by_id[id_].sector, out.entries[id_].ratings or ())
        if here.hidden is Hidden.FEW_LEVELS:
            assert there == Spread()
        else:
            assert (there.count, there.answers, there.own, there.others) == (
                here.count,
                here.answers,
                here.own,
                here.others,
            )
            assert (there.hidden is None) == (here.hidden is None)


@st.composite
def two_tables(draw: DrawFn) -> tuple[tuple[Rating, ...], tuple[Rating, ...]]:
    """Ratings twice: whoever is protected says something else the second time, a level where it was a level."""
    letters = draw(st.lists(st.sampled_from("vpn"), max_size=10))
    numbers = {"v": 0, "p": 0, "n": 0}
    pairs = []
    for letter in letters:
        number = numbers[letter] = numbers[letter] + 1
        if number > 8:
            continue
        answer = draw(ANSWERS)
        other = draw(st.integers(0, 4)) if letter == "v" and not isinstance(answer, Finding) else answer
        notes = draw(st.tuples(st.none() | st.just("x"), st.none() | st.just("y"))) if letter == "v" else ("z", "z")
        seat = f"{letter}{number - 1}"
        pairs.append((Rating(answer, seat=seat, note=notes[0]), Rating(other, seat=seat, note=notes[1])))
    return tuple(one for one, _ in pairs), tuple(other for _, other in pairs)


@given(two_tables(), st.sampled_from([SURVIVORS, "police", "ngos", "health-care"]))
def test_only_a_distribution_that_may_be_shown_tells_what_a_protected_voice_said(
    tables: tuple[tuple[Rating, ...], tuple[Rating, ...]], sector: str
) -> None:
    """Two tables that differ only in the levels of protected voices are drawn the same, unless the whole may be shown
    and differs, or five protected levels are there and theirs differ."""
    one, other = tables
    decided = disclosure(EDITION, TABLE, one)
    assert decided == disclosure(EDITION, TABLE, other)

    def of(letters: str, ratings: tuple[Rating, ...]) -> list[str]:
        return sorted(str(rating.answer) for rating in ratings if rating.seat and rating.seat[0] in letters)

    differs = of("vpn", one) != of("vpn", other)
    if not (decided.distribution and differs):
        assert drawn(*one, sector=sector) == drawn(*other, sector=sector)


@given(rounds(), st.randoms())
def test_the_order_in_which_ratings_came_draws_the_same_dots(round_, random) -> None:  # noqa: ANN001
    for id_, entry in round_.entries.items():
        ratings = entry.ratings or ()
        sector = EDITION.by_id[id_].sector
        mixed = spread(EDITION, round_, sector, random.sample(ratings, len(ratings)))
        assert replace(mixed, remarks=()) == replace(spread(EDITION, round_, sector, ratings), remarks=())
