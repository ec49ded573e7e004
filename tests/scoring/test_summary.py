import json
from datetime import date

import pytest

from assessments import (
    Action,
    Agreement,
    Assessment,
    Entry,
    Finding,
    Partnership,
    Rating,
    Round,
    Seat,
    Status,
    read_assessment,
)
from checklists import Overlay, Responsibility, adapted, published_editions
from scoring import Band, Progress, Summary, summarise
from scoring.report import summary_json
from tests.assessments.contract_example import contract_example

EDITION = published_editions()["2026.1"]
POLICE = [one.id for one in EDITION.of_sector("police")]
NOT_KNOWN, NOT_APPLICABLE, NO_AGREEMENT = Finding.NOT_KNOWN, Finding.NOT_APPLICABLE, Finding.NO_AGREEMENT


def summary(entries: dict[str, Entry], **members: object) -> Summary:
    overlay = members.get("overlay")
    round_ = members.pop("round", Round("A round"))
    return summarise(
        adapted(EDITION, overlay), Assessment("2026.1", Partnership("Here"), round_, entries=entries, **members)
    )


def agreed(answer: object, **members: object) -> Entry:
    return Entry(agreed=Agreement(answer), **members)


def of(found: Summary, id_: str):  # noqa: ANN201
    return next(one for one in found.responsibilities if one.id == id_)


def test_the_file_of_the_contract_gives_the_summary_of_the_contract() -> None:
    content = contract_example()
    del content["overlay"]
    assessment = read_assessment(json.dumps(content).encode(), "round.json", published_editions())

    found = json.loads(summary_json(summarise(EDITION, assessment)))

    (rated,) = (one for one in found["responsibilities"] if one["id"] == "police.referral-protocols")
    assert rated == {
        "id": "police.referral-protocols",
        "sector": "police",
        "theme": "coordination",
        "ratings": {
            "count": 3,
            "not_known": 1,
            "not_applicable": 1,
            "median": 2,
            "suggested": 2,
            "range": [2, 2],
            "consensus": None,
            "perception_gap": None,
            "withheld": False,
            "discuss": True,
        },
        "agreed": 1,
        "target": 4,
        "gap": 3,
        "importance": 3,
        "priority": 9,
        "band": "high",
    }
    progress = {"attained": 1, "aimed": 4, "reached": 0, "agreed": 1, "applicable": 7}
    assert {"id": "police", **progress} in found["sectors"]
    assert {"id": "coordination", **progress} in found["themes"]
    assert (found["priorities"], found["unowned"], found["find_out"]) == (["police.referral-protocols"], [], [])
    assert found["totals"] == {
        "responsibilities": 64,
        "agreed": 1,
        "reached": 0,
        "not_known": 0,
        "not_applicable": 0,
        "no_agreement": 1,
        "high": 1,
        "medium": 0,
        "low": 0,
    }
    assert [*found] == [
        *("format", "version", "edition", "responsibilities", "sectors", "themes"),
        *("priorities", "unowned", "find_out", "totals"),
    ]
    assert (found["format"], found["version"], found["edition"]) == ("coordinated-response-summary", 1, "2026.1")


def test_without_ratings_there_are_no_figures() -> None:
    found = json.loads(summary_json(summary({})))

    assert len(found["responsibilities"]) == 64
    assert [len(found["sectors"]), len(found["themes"])] == [9, 9]
    assert found["responsibilities"][0]["ratings"] == {
        "count": 0,
        "not_known": 0,
        "not_applicable": 0,
        **dict.fromkeys(("median", "suggested", "range", "consensus", "perception_gap")),
        "withheld": False,
        "discuss": False,
    }


@pytest.mark.parametrize(
    ("own", "others", "median", "gap"),
    [((2, 3), (1, 1), "1.5", "1.5"), ((3, 3), (1, 1), "2", "2"), ((0,), (1, 2), "1", "-1.5"), ((0,), (4,), "2", "-4")],
)
def test_whole_medians_and_gaps_are_printed_as_integers_and_others_with_a_half(
    own: tuple[int, ...], others: tuple[int, ...], median: str, gap: str
) -> None:
    seats = [Seat(f"s{place}", "police" if place < len(own) else "ngos") for place in range(len(own) + len(others))]
    ratings = tuple(Rating(level, f"s{place}") for place, level in enumerate(own + others))

    printed = summary_json(summary({POLICE[0]: Entry(ratings=ratings)}, seats=tuple(seats))).decode()

    assert f'"median": {median},' in printed
    assert f'"perception_gap": {gap},' in printed


def test_level_0_not_known_not_applicable_no_agreement_and_blank_are_five_different_things() -> None:
    answers = dict(zip(POLICE, [0, NOT_KNOWN, NOT_APPLICABLE, NO_AGREEMENT], strict=False))
    found = summary({id_: agreed(answer) for id_, answer in answers.items()})

    rows = [of(found, id_) for id_ in POLICE[:5]]
    assert [(one.agreed, one.gap, one.priority, one.band) for one in rows] == [
        (0, 3, 6, Band.HIGH),
        (NOT_KNOWN, None, None, Band.FIND_OUT),
        (NOT_APPLICABLE, None, None, None),
        (NO_AGREEMENT, None, None, None),
        (None, None, None, None),
    ]
    assert next(one for one in found.sectors if one.id == "police") == Progress("police", 0, 3, 0, 1, 6)
    assert (found.totals.not_known, found.totals.not_applicable, found.totals.no_agreement) == (1, 1, 1)


def test_a_skipped_responsibility_does_not_lower_the_progress() -> None:
    found = summary({POLICE[0]: agreed(3)})

    assert next(one for one in found.sectors if one.id == "police") == Progress("police", 3, 3, 1, 1, 7)


def test_the_round_s_target_counts_where_a_responsibility_has_none() -> None:
    found = summary({POLICE[0]: agreed(1), POLICE[1]: agreed(1, target=2)}, round=Round("A round", target=4))

    assert [of(found, id_).target for id_ in POLICE[:3]] == [4, 2, 4]
    assert [of(found, id_).gap for id_ in POLICE[:3]] == [3, 1, None]


def test_priorities_go_by_priority_safety_gap_level_and_edition_order() -> None:
    critical = [one.id for one in EDITION.responsibilities if one.safety_critical]
    others = [one.id for one in EDITION.responsibilities if not one.safety_critical]
    found = summary(
        {
            others[0]: agreed(2, target=3, importance=2),  # 2
            others[1]: agreed(0, target=3, importance=2),  # 6, gap 3
            others[2]: agreed(1, target=3, importance=3),  # 6, gap 2, level 1
            others[3]: agreed(0, target=2, importance=3),  # 6, gap 2, level 0
            others[4]: agreed(0, target=2, importance=3),  # the same, later in the edition
            critical[0]: agreed(1, target=3, importance=3),  # 6, safety-critical
            critical[1]: agreed(3, target=3, importance=3),  # 0
            critical[2]: agreed(NOT_KNOWN),
            others[5]: agreed(0, target=4, importance=3),  # 12
        }
    )

    assert found.priorities == (others[5], critical[0], others[1], others[3], others[4], others[2], others[0])


@pytest.mark.parametrize(
    ("members", "owned"),
    [
        ({"lead": "ngos", "due": date(2026, 9, 1)}, True),
        ({"lead": "ngos", "due": date(2026, 9, 1), "status": Status.BLOCKED}, True),
        ({"lead": "ngos", "due": date(2026, 9, 1), "status": Status.DONE}, False),
        ({"lead": "ngos", "due": date(2026, 9, 1), "status": Status.DROPPED}, False),
        ({"lead": "ngos"}, False),
        ({"due": date(2026, 9, 1)}, False),
    ],
)
def test_an_action_takes_on_what_it_covers_where_somebody_leads_it_by_a_date(
    members: dict[str, object], owned: bool
) -> None:
    action = Action("a", "Do it", (POLICE[0], POLICE[2]), **members)
    found = summary(
        {POLICE[0]: agreed(1), POLICE[1]: agreed(1), POLICE[2]: agreed(NOT_KNOWN), POLICE[3]: agreed(NOT_KNOWN)},
        actions=(action,),
    )

    assert found.unowned == (tuple(id_ for id_ in found.priorities if id_ != POLICE[0]) if owned else found.priorities)
    assert found.find_out == ((POLICE[3],) if owned else (POLICE[2], POLICE[3]))


def test_what_is_hidden_leaves_every_sum_and_what_is_added_is_scored_after_the_last_of_its_sector() -> None:
    added = Responsibility("local.night-buses", "police", "access", "Buses at night")
    overlay = Overlay(hidden=(POLICE[0],), added=(added,))

    found = summary({"local.night-buses": agreed(1)}, overlay=overlay)

    assert [one.id for one in found.responsibilities if one.sector == "police"] == [*POLICE[1:], "local.night-buses"]
    assert next(one for one in found.sectors if one.id == "police") == Progress("police", 1, 3, 0, 1, 7)
    assert found.priorities == ("local.night-buses",)
    assert found.totals.responsibilities == 64
