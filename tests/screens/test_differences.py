"""In which order a table talks: the disagreements as contract §3 marks them, by range and then perception gap."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from assessments import Answer, Assessment, Finding, Partnership, Rating, Role, Round, Seat
from checklists import Responsibility, SectorId, published_editions
from screens.differences import Difference
from screens.ratings_seen import look_at
from screens.round_page import OpenRound
from storage import Principal, RoundRef
from translations import SOURCE_LANGUAGE, translator_for

EDITION = published_editions()["2026.1"]
POLICE = EDITION.of_sector(SectorId("police"))
VOICES = {"own": "police", "own-2": "police", "ngo": "ngos", "health": "health-care", "survivor": "victims-survivors"}
SEATS = tuple(Seat(seat, SectorId(voice), Role.MEMBER) for seat, voice in VOICES.items())
NOT_KNOWN = Finding.NOT_KNOWN

Said = Mapping[str, Answer]
IN_ORDER: Mapping[str, Said] = {
    "far apart": {"own": 4, "ngo": 0},
    "two levels, and the sector sees it further on": {"own": 3, "own-2": 3, "ngo": 1, "health": 2},
    "two levels, among others": {"own": 2, "ngo": 1, "health": 3},
    "one level, and the sector sees it further on": {"own": 3, "own-2": 3, "ngo": 2, "health": 2},
    "one level, and one of three does not know": {"own": NOT_KNOWN, "ngo": 2, "health": 1},
    "nobody knows": {"own": NOT_KNOWN, "ngo": NOT_KNOWN},
    "one level, and half a level between the views": {"own": 3, "own-2": 3, "ngo": 3, "health": 2},
    "one mind": {"own": 2, "ngo": 2},
}
HIDDEN: Said = {"own": 2, "ngo": 2, "survivor": 2}


def difference(one: Responsibility, said: Said, *, sealed: bool = False) -> Difference:
    page = OpenRound(
        Principal.command(),
        translator_for(SOURCE_LANGUAGE),
        RoundRef("a", "b"),
        EDITION,
        Assessment("2026.1", Partnership("Harbour"), Round("Baseline"), SEATS),
    )
    ratings = () if sealed else tuple(Rating(answer, seat=seat) for seat, answer in said.items())
    return Difference(one, 1, look_at(page, one, ratings, SEATS, sealed=sealed), None)


def test_disagreements_come_first_by_range_and_then_by_perception_gap() -> None:
    named = {name: difference(POLICE[0], said).width for name, said in IN_ORDER.items()}
    assert sorted(named, key=lambda one: named[one], reverse=True) == list(IN_ORDER)
    assert len(set(named.values())) == len(named)


@pytest.mark.parametrize(("levels", "sealed"), [((2, 2, 2), False), ((0, 4, 1), False), ((0, 4, 1), True)])
def test_what_may_not_be_shown_stands_before_what_needs_no_talk_and_tells_nothing_by_its_place(
    levels: tuple[Answer, Answer, Answer], *, sealed: bool
) -> None:
    said = dict(zip(HIDDEN, levels, strict=True))
    hidden = difference(POLICE[0], said, sealed=sealed).width
    nobody_knows = difference(POLICE[0], IN_ORDER["nobody knows"]).width
    assert hidden == nobody_knows
    assert hidden > difference(POLICE[0], IN_ORDER["one level, and half a level between the views"]).width
