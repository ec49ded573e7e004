import json
from pathlib import Path

import pytest

from assessments import Action, Agreement, Assessment, Entry, Finding, Partnership, Rating, Round, Seat, read_assessment
from checklists import Overlay, Responsibility, adapted, published_editions
from scoring import Disclosure, cut_to_sector, disclosure, released, summarise

EDITION = published_editions()["2026.1"]
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.json"))
NOT_KNOWN, NOT_APPLICABLE = Finding.NOT_KNOWN, Finding.NOT_APPLICABLE
SURVIVORS = "victims-survivors"
TABLE = tuple(
    [Seat(f"v{number}", SURVIVORS) for number in range(8)]
    + [Seat(f"p{number}", "police") for number in range(8)]
    + [Seat(f"n{number}", "ngos") for number in range(8)]
)
ID = "police.clear-messages"


def round_with(*ratings: Rating) -> Assessment:
    return Assessment(
        "2026.1", Partnership("Here"), Round("A round"), TABLE, {ID: Entry(ratings=ratings, agreed=Agreement(2))}
    )


def rated(letter: str, *answers: object) -> tuple[Rating, ...]:
    return tuple(Rating(answer, seat=f"{letter}{place}") for place, answer in enumerate(answers))


def figures(*ratings: Rating):  # noqa: ANN201
    return next(one.ratings for one in summarise(EDITION, round_with(*ratings)).responsibilities if one.id == ID)


SHOWN = Disclosure(breakdown=True, distribution=True)
WHOLE = Disclosure(breakdown=False, distribution=True)
NOTHING = Disclosure(breakdown=False, distribution=False)


@pytest.mark.parametrize(
    ("ratings", "expected"),
    [
        ((), SHOWN),
        (rated("p", 1), SHOWN),
        (rated("v", 1, 1, 1, 1, 1), SHOWN),
        (rated("v", 1, 1, 1, 1, 1, NOT_KNOWN), SHOWN),
        (rated("v", 1, 1, 1, 1, NOT_KNOWN) + rated("p", 1), WHOLE),
        (rated("v", 1, 1, 1, 1) + rated("p", 1), WHOLE),
        (rated("v", 1, 1, 1, 1), NOTHING),
        (rated("v", 1, 1, 1, 1, NOT_APPLICABLE), NOTHING),
        (rated("v", NOT_KNOWN) + rated("p", 1, 1, 1, 1), NOTHING),
        (rated("v", NOT_KNOWN) + rated("p", 1, 1, 1, 1, 1), WHOLE),
        ((*rated("p", 1), Rating(2)), WHOLE),
        ((Rating(2, voice="ngos"),), SHOWN),
        (tuple(Rating(2, voice=SURVIVORS) for _ in range(5)), SHOWN),
        (rated("v", 2, 2) + tuple(Rating(2, voice=SURVIVORS) for _ in range(3)), SHOWN),
        ((*rated("v", 2, 2, 2, 2), Rating(2)), WHOLE),
        ((*rated("v", 2, 2, 2), Rating(2)), NOTHING),
    ],
)
def test_the_decision_at_its_boundaries(ratings: tuple[Rating, ...], expected: Disclosure) -> None:
    assert disclosure(EDITION, TABLE, ratings) == expected
    assert disclosure(EDITION, round_with(*ratings), ratings) == expected


def test_a_withheld_breakdown_takes_the_perception_gap_along() -> None:
    found = figures(*rated("p", 4, 4), *rated("v", 3, 3, 3))

    assert found.withheld
    assert found.perception_gap is None
    assert not found.discuss  # 4 and 3 lie one apart, and what would say more is not shown
    assert (found.median, found.suggested, found.range) == (3, 3, (3, 4))


def test_a_breakdown_that_is_shown_has_its_perception_gap() -> None:
    found = figures(*rated("p", 4, 4), *rated("v", 3, 3, 3, 3, 3))

    assert (found.withheld, found.perception_gap, found.discuss) == (False, 1, True)


def test_a_hidden_distribution_leaves_only_counts() -> None:
    found = figures(*rated("p", 2, NOT_KNOWN), *rated("v", 2, 2))

    assert (found.count, found.not_known, found.not_applicable) == (4, 1, 0)
    assert (found.median, found.suggested, found.range, found.consensus, found.perception_gap) == (None,) * 5
    assert found.withheld
    assert found.discuss


def test_a_protected_rating_is_released_with_its_voice_where_the_breakdown_is_shown() -> None:
    protected = tuple(
        Rating(answer, seat=f"v{place}", note="Mine", reason="Why" if answer is NOT_APPLICABLE else None)
        for place, answer in enumerate([3, NOT_APPLICABLE, 0, NOT_KNOWN, 3, 1, 2])
    )
    police = Rating(4, seat="p0", note="Ours")

    out = released(EDITION, round_with(*protected, police)).entry(ID).ratings

    assert out == (
        police,
        *(Rating(answer, voice=SURVIVORS) for answer in (0, 1, 2, 3, 3, NOT_KNOWN, NOT_APPLICABLE)),
    )


def test_where_the_breakdown_is_withheld_every_rating_is_released_bare_and_sorted() -> None:
    ratings = (
        *rated("p", 4, NOT_KNOWN, 0),
        Rating(NOT_APPLICABLE, seat="n0", note="x", reason="y"),
        *rated("v", 2, 1, 3),
    )

    out = released(EDITION, round_with(*ratings)).entry(ID).ratings

    assert out == tuple(Rating(answer) for answer in (0, 1, 2, 3, 4, NOT_KNOWN, NOT_APPLICABLE))


def test_where_the_distribution_is_hidden_ratings_are_left_out_and_the_entry_stays() -> None:
    out = released(EDITION, round_with(*rated("v", 1, 2)))

    assert out.entry(ID) == Entry(ratings=None, agreed=Agreement(2))


def test_ratings_without_a_seat_stand_after_those_with_one_sorted_by_level_and_voice() -> None:
    out = released(
        EDITION,
        round_with(
            Rating(1, voice="police"),
            Rating(3, seat="p1"),
            Rating(1, voice="ngos"),
            Rating(NOT_APPLICABLE, voice="ngos", reason="Elsewhere"),
            Rating(NOT_KNOWN, voice="police"),
            Rating(0, seat="n1"),
        ),
    )

    assert out.entry(ID).ratings == (
        Rating(3, seat="p1"),
        Rating(0, seat="n1"),
        Rating(1, voice="ngos"),
        Rating(1, voice="police"),
        Rating(NOT_KNOWN, voice="police"),
        Rating(NOT_APPLICABLE, voice="ngos", reason="Elsewhere"),
    )


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_say_nothing_that_has_to_be_withheld(path: Path) -> None:
    assessment = read_assessment(path.read_bytes(), path.name, published_editions())

    assert released(EDITION, assessment) == assessment


def test_a_sector_s_part_holds_its_responsibilities_its_actions_and_who_rated() -> None:
    other = "ngos.referral-feedback"
    added = Responsibility("local.ferry", "ngos", "access", "A ferry at night")
    actions = tuple(
        Action(id_, "Do it", (covered,), lead=lead, supporting=supporting)
        for id_, covered, lead, supporting in [
            ("leads", other, "police", None),
            ("supports", other, "ngos", ("health-care", "police")),
            ("covers", ID, "ngos", None),
            ("elsewhere", other, "ngos", ("health-care",)),
        ]
    )
    whole = Assessment(
        "2026.1",
        Partnership("Here"),
        Round("A round"),
        TABLE,
        {ID: Entry(ratings=rated("p", 1, 2)), other: Entry(ratings=rated("n", 1), agreed=Agreement(1, note="Private"))},
        actions,
        Overlay(examples={ID: "Posters", other: "Calls"}, added=(added,)),
    )

    part = cut_to_sector(EDITION, whole, "police")

    assert part.entries == {ID: Entry(ratings=rated("p", 1, 2))}
    assert [action.id for action in part.actions] == ["leads", "supports", "covers"]
    assert [seat.id for seat in part.seats] == ["p0", "p1"]
    assert part.overlay == Overlay(examples={ID: "Posters"}, added=(added,))


def test_of_what_was_added_for_another_sector_only_the_wording_goes_along() -> None:
    ours = Responsibility("local.ours", "police", "access", "Ours", why="Kept")
    theirs = Responsibility("local.theirs", "ngos", "access", "Theirs", why="Private", evidence=("Private",))
    whole = Assessment("2026.1", Partnership("Here"), Round("A round"), overlay=Overlay(added=(ours, theirs)))

    part = cut_to_sector(adapted(EDITION, whole.overlay), whole, "police")

    assert part.overlay == Overlay(added=(ours, Responsibility("local.theirs", "ngos", "access", "Theirs")))


def test_a_part_of_a_round_that_holds_nothing_holds_nothing() -> None:
    path = next(one for one in EXAMPLES if one.stem == "minimal")
    assessment = read_assessment(path.read_bytes(), path.name, published_editions())

    assert cut_to_sector(EDITION, assessment, "police") == assessment
    assert "seats" not in json.loads(path.read_bytes())
