"""Contract §6 and `--sector` in every format but PDF, which `test_what_is_not_shown.py` has: hidden parts included."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from assessments import Agreement, Answer, Assessment, Entry, Finding, Rating, Seat
from checklists import Edition, SectorId
from exports import actions_csv, actions_ics, plan_docx, plan_xlsx
from tests.exports.canaries import FEEDBACK, MODEL, NEVER, OPEN, OTHERS, POLICE, PRIVATE, REPORTING, filled
from tests.exports.examples import ENGLISH, edition_of
from tests.exports.reading_files import everything_in_file

Export = Callable[..., bytes]
EXPORTS: dict[str, Export] = {"csv": actions_csv, "ics": actions_ics, "xlsx": plan_xlsx, "docx": plan_docx}
WHOLE_PLANS = ("xlsx", "docx")

# What each format holds of an internal plan beside its words; the two whole plans hold all of it.
OF_ACTIONS = ("canarystatusnote", "canarysafety", "canaryinput", "canarymoney", "canarypeople", "canaryinternaltitle")
HELD = {
    "csv": (
        *OF_ACTIONS,
        "canaryinternalstep",
        "opentitle",
        "openstep",
        "openindicator",
        "openverification",
        "openrole",
    ),
    "ics": ("canaryinternaltitle", "opentitle", "openindicator"),
    "xlsx": (*PRIVATE, *OPEN, *OTHERS),
    "docx": (*PRIVATE, *OPEN, *OTHERS),
}
ALL_WORDS = (*PRIVATE, *OPEN, *OTHERS, *NEVER)


def made(kind: str, assessment: Assessment, sector: SectorId | None = None, *, public: bool = False) -> str:
    due = tuple(replace(action, due=date(2026, 9, 30)) for action in assessment.actions or ())
    assessment = replace(assessment, actions=due)
    file = EXPORTS[kind](edition_of(assessment), assessment, ENGLISH, sector=sector, public=public)
    return everything_in_file(file)


def found(words: tuple[str, ...], text: str) -> list[str]:
    return [word for word in words if word in text]


@pytest.mark.parametrize("kind", EXPORTS)
def test_an_internal_file_holds_what_the_table_wrote_and_nothing_that_one_seat_wrote(kind: str) -> None:
    assert found(ALL_WORDS, made(kind, filled())) == [word for word in ALL_WORDS if word in HELD[kind]]


@pytest.mark.parametrize("sector", [None, POLICE], ids=["whole", "police"])
@pytest.mark.parametrize("kind", EXPORTS)
def test_a_public_file_holds_nothing_that_is_private_not_even_hidden(kind: str, sector: SectorId | None) -> None:
    public = made(kind, filled(), sector, public=True)
    assert found((*PRIVATE, *NEVER), public) == []
    assert found(OPEN, public) == [word for word in OPEN if word in HELD[kind]]


@pytest.mark.parametrize("kind", EXPORTS)
def test_a_public_file_says_nothing_of_ratings_or_of_internal_actions(kind: str) -> None:
    public = made(kind, filled(), public=True)
    words = ("ownview", "×1", "Median", "Consensus", "Forthepartnershiponly", "CONFIDENTIAL", "Nobodyhastaken")
    assert found(words, public) == []


@pytest.mark.parametrize("kind", EXPORTS)
def test_a_sectors_file_holds_of_other_sectors_nothing_but_their_wording(kind: str, edition: Edition) -> None:
    police = made(kind, filled(), POLICE)
    assert found((*OTHERS, *NEVER), police) == []
    assert found((*PRIVATE, *OPEN), police) == [word for word in (*PRIVATE, *OPEN) if word in HELD[kind]]
    # The shared action answers a responsibility of another sector, whose wording may be told; no other may.
    assert edition.by_id[FEEDBACK].statement.replace(" ", "") in police.replace("\\,", ",")
    assert edition.by_id[MODEL].statement.replace(" ", "") not in police.replace("\\,", ",")
    assert "ngos.rights-based-model" not in police


def survivors(levels: tuple[Answer, ...], others: int) -> Assessment:
    voices = [SectorId("victims-survivors")] * len(levels) + [POLICE] * others
    seats = tuple(Seat(f"canaryseat-{number}", voice) for number, voice in enumerate(voices))
    answers: list[Answer] = [*levels, *[2] * others]
    ratings = tuple(Rating(answer, seat=seat.id) for answer, seat in zip(answers, seats, strict=True))
    return replace(
        filled(), seats=seats, entries={REPORTING: Entry(ratings=ratings, agreed=Agreement(1))}, actions=None
    )


@pytest.mark.parametrize("kind", WHOLE_PLANS)
def test_with_five_survivors_the_two_views_are_told(kind: str) -> None:
    assert "ownview2levelsabovethepartners’" in made(kind, survivors((0, 0, 0, 0, 0), 2), POLICE)


@pytest.mark.parametrize("kind", WHOLE_PLANS)
def test_with_four_survivors_only_the_whole_distribution_is_told_and_why(kind: str) -> None:
    text = made(kind, survivors((0, 0, 0, 0), 2), POLICE)
    assert "0×4·2×2" in text
    assert "Ownviewandpartners’viewarenottoldapart" in text
    assert "ownview2" not in text


@pytest.mark.parametrize("kind", WHOLE_PLANS)
def test_with_fewer_than_five_levels_nothing_is_told_but_why(kind: str) -> None:
    text = made(kind, survivors((0, 0, Finding.NOT_KNOWN), 2), POLICE)
    assert "Notshown:withsofewratings,whatasurvivorsaidcouldbetracedtoher." in text
    assert "0×2" not in text
