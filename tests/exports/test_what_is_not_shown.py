"""Canaries in every field that somebody must not see, looked for in the whole file and not only in its pages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assessments import Agreement, Assessment, Entry, Finding, Rating, Seat
from checklists import Edition, SectorId, adapted, published_editions
from exports import printable_html
from tests.exports.canaries import FEEDBACK, MODEL, NEVER, OPEN, OTHERS, POLICE, PRIVATE, REPORTING, filled
from tests.exports.examples import ENGLISH, Typeset
from tests.exports.reading_pdf import everything_in, text_of


def found(words: tuple[str, ...], pdf: bytes, *, attached: bool = True) -> list[str]:
    everything = everything_in(pdf, attached=attached)
    return [word for word in words if word in everything]


def test_the_internal_plan_tells_what_the_table_said(typeset: Typeset) -> None:
    internal = typeset(filled())
    assert found((*PRIVATE, *OPEN, *OTHERS), internal) == [*PRIVATE, *OPEN, *OTHERS]
    assert "1 ×1 · 3 ×1 · not applicable ×1; own view 2 levels below the partners’" in text_of(internal)


@pytest.mark.parametrize("sector", [None, "police"])
def test_only_the_attached_file_holds_what_one_seat_wrote_beside_its_rating(
    typeset: Typeset, sector: str | None
) -> None:
    internal = typeset(filled(), sector)
    assert found(NEVER, internal, attached=False) == []
    assert found(NEVER, internal) == list(NEVER)


def test_what_a_survivor_wrote_stands_not_even_in_the_attached_file(typeset: Typeset) -> None:
    hers = replace(filled(), seats=tuple(Seat(f"canaryseat-{one}", SURVIVORS) for one in (1, 2, 3)))
    internal = typeset(hers)
    assert found(("canaryratingnote", "canaryratingreason"), internal) == []
    assert '"seat":' not in everything_in(internal)


@pytest.mark.parametrize("sector", [None, "police"])
def test_the_public_plan_holds_nothing_that_is_private_not_even_hidden(typeset: Typeset, sector: str | None) -> None:
    public = typeset(filled(), sector, public=True)
    assert found((*PRIVATE, *NEVER), public) == []
    assert found(OPEN, public) == list(OPEN)
    text = text_of(public)
    assert "own view" not in text.replace("its own view", "")
    assert "×" not in text
    assert "For the partnership only" not in text


def test_a_public_plan_does_not_call_unowned_what_an_internal_action_answers(typeset: Typeset) -> None:
    text = text_of(typeset(filled(), public=True))
    assert "Nobody has taken" not in text
    assert "Without a public action" in text


def test_a_sectors_plan_holds_of_other_sectors_nothing_but_their_wording(typeset: Typeset, edition: Edition) -> None:
    police = typeset(filled(), "police")
    assert found(OTHERS, police) == []
    assert found(OPEN, police) == list(OPEN)
    text = text_of(police).replace(" ", "")
    assert edition.by_id[FEEDBACK].statement.replace(" ", "") in text
    assert edition.by_id[MODEL].statement.replace(" ", "") not in text


def test_the_page_to_print_holds_no_more_than_the_pdf() -> None:
    assessment = filled()
    edition = adapted(published_editions()["2026.1"], assessment.overlay)
    public = printable_html(edition, assessment, ENGLISH, public=True)
    assert [word for word in (*PRIVATE, *NEVER) if word in public] == []
    assert [word for word in OPEN if word not in public] == []
    assert [word for word in OTHERS if word in printable_html(edition, assessment, ENGLISH, sector=POLICE)] == []


SURVIVORS = SectorId("victims-survivors")


def survivors(levels: tuple[int | Finding, ...], others: int) -> Assessment:
    voices = [SURVIVORS] * len(levels) + [POLICE] * others
    seats = tuple(Seat(f"s{number}", voice) for number, voice in enumerate(voices))
    answers = [*levels, *[2] * others]
    ratings = tuple(Rating(answer, seat=seat.id) for answer, seat in zip(answers, seats, strict=True))  # type: ignore[arg-type]
    return replace(
        filled(), seats=seats, entries={REPORTING: Entry(ratings=ratings, agreed=Agreement(1))}, actions=None
    )


def test_with_five_survivors_the_two_views_are_told(typeset: Typeset) -> None:
    text = text_of(typeset(survivors((0, 0, 0, 0, 0), 2), "police"))
    assert "0 ×5 · 2 ×2; own view 2 levels above the partners’" in text


def test_with_four_survivors_only_the_whole_distribution_is_told_and_why(typeset: Typeset) -> None:
    text = text_of(typeset(survivors((0, 0, 0, 0), 2), "police"))
    assert "0 ×4 · 2 ×2. Own view and partners’ view are not told apart, so that no survivor" in text
    assert "own view 2" not in text


def test_with_fewer_than_five_levels_nothing_is_told_but_why(typeset: Typeset) -> None:
    text = text_of(typeset(survivors((0, 0, Finding.NOT_KNOWN), 2), "police"))
    assert "Not shown: with so few ratings, what a survivor said could be traced to her." in text
    assert "0 ×2" not in text
