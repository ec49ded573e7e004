"""The heatmaps of a round: what stands in a cell, what is said under it, and that what is withheld stays withheld."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assessments import Agreement, Assessment, Entry, Finding, Partnership, Rating, Role, Round, Seat
from checklists import ResponsibilityId, SectorId, published_editions
from exports import HeatCell, Heatmap
from scoring import summarise
from screens.doer import ALONE, Doer
from screens.gap_pictures import by_responsibility, by_theme
from screens.round_page import OpenRound
from screens.view_pictures import disagreement, own_view
from storage import Principal, RoundRef
from translations import SOURCE_LANGUAGE, translator_for

EDITION = published_editions()["2026.1"]
PLAIN = translator_for(SOURCE_LANGUAGE)
DESK = ResponsibilityId("police.clear-messages")
SEATS = (
    Seat("p", SectorId("police"), Role.MEMBER),
    Seat("n", SectorId("ngos"), Role.MEMBER),
    Seat("h", SectorId("health-care"), Role.MEMBER),
    Seat("v", SectorId("victims-survivors"), Role.MEMBER),
)


def page(entry: Entry, doer: Doer = ALONE) -> OpenRound:
    made = Assessment("2026.1", Partnership("Harbour"), Round("Baseline"), seats=SEATS, entries={DESK: entry})
    return OpenRound(Principal.command(), PLAIN, RoundRef("a", "b"), EDITION, made, doer)


def of(heatmap: Heatmap) -> HeatCell:
    """The cell of the responsibility that the tests are about: the first of the police, in the second row."""
    return next(one for one in heatmap.cells if (one.row, one.column) == (1, 0))


def drawn(draw: object, entry: Entry, doer: Doer = ALONE) -> Heatmap:
    here = page(entry, doer)
    return draw(here, summarise(EDITION, here.assessment))  # type: ignore[operator, no-any-return]


def ratings(**levels: int) -> Entry:
    return Entry(ratings=tuple(Rating(level, seat=seat) for seat, level in levels.items()))


@pytest.mark.parametrize(
    ("answer", "mark", "look"),
    [
        (3, "0", "gap-0"),
        (0, "3", "gap-3"),
        (Finding.NOT_KNOWN, "?", "not_known"),
        (Finding.NO_AGREEMENT, "≠", "no_agreement"),
        (None, "·", "unsettled"),
    ],
)
def test_a_cell_shows_how_many_levels_there_are_to_go_or_why_there_is_no_figure(
    answer: int | Finding | None, mark: str, look: str
) -> None:
    entry = Entry() if answer is None else Entry(agreed=Agreement(answer))
    cell = of(drawn(by_responsibility, entry))

    assert (cell.mark, cell.look) == (mark, look)
    assert cell.words.startswith(EDITION.by_id[DESK].statement)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (None, "Not yet discussed"),
        (Finding.NOT_KNOWN, "Not known"),
        (1, "1 Planned: 2 levels to go to the target"),
    ],
)
def test_the_words_of_a_cell_say_each_thing_once(answer: int | Finding | None, said: str) -> None:
    cell = of(drawn(by_responsibility, Entry() if answer is None else Entry(agreed=Agreement(answer))))

    assert cell.words == f"{EDITION.by_id[DESK].statement} {said}"


def test_a_cell_leads_to_its_responsibility_for_whoever_may_open_it() -> None:
    assert of(drawn(by_responsibility, Entry())).link == "/rate-police?round=a.b#item-1"
    observer = Doer("o", SectorId("ngos"), Role.OBSERVER)
    assert of(drawn(by_responsibility, Entry(), observer)).link == ""


def test_the_sentence_under_the_gaps_counts_and_grades_nobody() -> None:
    says = drawn(by_responsibility, Entry(agreed=Agreement(0))).says

    assert says == (
        "0 of the 1 responsibilities with an agreed level are at their target; 1 are two levels or more away from it. "
        "0 not known, 0 without agreement, 63 not yet discussed."
    )


def test_a_theme_shows_the_widest_gap_of_the_sector_and_leads_there() -> None:
    heatmap = drawn(by_theme, Entry(agreed=Agreement(1)))
    place = list(EDITION.themes).index(next(one for one in EDITION.themes if one.id == EDITION.by_id[DESK].theme))
    cell = next(one for one in heatmap.cells if (one.row, one.column) == (1, place))

    assert (cell.mark, cell.look, cell.link) == ("2", "gap-2", "/rate-police?round=a.b#item-1")


@pytest.mark.parametrize(
    ("levels", "mark", "look"),
    [
        ({"p": 3, "n": 1, "h": 1}, "+2", "gap-2"),
        ({"p": 1, "n": 1, "h": 2}, "−½", "less-1"),
        ({"p": 0, "n": 4}, "−4", "less-4"),
        ({"p": 2, "n": 2}, "=", "same"),
        ({"p": 2}, "·", "unsettled"),
        ({"p": 2, "n": 4, "h": 4, "v": 0}, "✕", "withheld"),
    ],
)
def test_own_view_against_the_partners_view_is_told_in_half_levels(
    levels: dict[str, int], mark: str, look: str
) -> None:
    cell = of(drawn(own_view, ratings(**levels)))

    assert (cell.mark, cell.look) == (mark, look)


@pytest.mark.parametrize(
    ("levels", "mark", "look", "words"),
    [
        ({"p": 3, "n": 1, "h": 1}, "1–3", "gap-2", "3 ratings, levels from 1 to 3."),
        ({"p": 2, "n": 2}, "2", "gap-0", "2 ratings, all levels at 2."),
        ({}, "·", "unsettled", "No level to show: nobody has given one, or it is not on the table."),
    ],
)
def test_the_map_of_disagreement_shows_the_lowest_and_the_highest_level(
    levels: dict[str, int], mark: str, look: str, words: str
) -> None:
    cell = of(drawn(disagreement, ratings(**levels)))

    assert (cell.mark, cell.look) == (mark, look)
    assert cell.words == f"{EDITION.by_id[DESK].statement} {words}"


@pytest.mark.parametrize("draw", [own_view, disagreement])
def test_what_a_protected_voice_said_changes_nothing_where_it_is_withheld(draw: object) -> None:
    before = drawn(draw, ratings(p=2, n=2, v=0))
    after = drawn(draw, ratings(p=2, n=2, v=4))

    assert before == after
    assert (of(before).mark, of(before).look) == ("✕", "withheld")
    assert "1 are not shown" in before.says


def test_five_ratings_show_how_far_apart_all_are_and_nobodys_own_view() -> None:
    five = (*SEATS, Seat("w", SectorId("ngos"), Role.MEMBER))
    here = page(ratings(p=2, n=2, h=2, w=2, v=0))
    here = replace(here, assessment=replace(here.assessment, seats=five))
    summary = summarise(EDITION, here.assessment)

    assert of(disagreement(here, summary)).mark == "0–2"
    assert of(own_view(here, summary)).mark == "✕"
