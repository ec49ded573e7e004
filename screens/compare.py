"""Compare: what changed from one round to a later one, beside it what was finished, and all rounds over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from assessments import Assessment
from checklists import Edition, MendableError, SectorId, adapted, translated
from exports import HeatCell, Heatmap
from scoring import Change, Comparison, Progress, ResponsibilityComparison, Summary, compare, summarise
from scoring.side_by_side import TakenIn, side_by_side
from screens.components.change_cells import change_look, change_mark, change_words
from screens.components.heatmap import draw_heatmap
from screens.components.notice import muted, notice, problems
from screens.components.rounds_over_time import OfSector, draw_rounds_over_time
from screens.components.table import Cell, draw_table
from screens.components.words import answer_name, zone_here
from screens.earlier_round import days_of_finishing
from screens.finished_beside import draw_finished_beside
from screens.next_round import draw_way_to_next_round
from screens.round_order import of_partnership
from screens.round_page import OpenRound
from storage import RoundListing, RoundRef
from translations.isolates import isolated
from web.services import services

__all__ = ["compare_rounds"]


@dataclass(frozen=True, slots=True)
class Known:
    """One round that whoever looks may read, with its edition as it was adapted there."""

    ref: RoundRef
    assessment: Assessment
    edition: Edition


def compare_rounds(page: OpenRound) -> None:
    """Draw the comparison of two rounds that are chosen, and all rounds over time."""
    _ = page.translator.gettext
    st.title(_("What has changed"), anchor=False)
    ours = of_partnership(services().store.rounds(page.principal), page.ref.partnership)
    rounds = [_known(page, one) for one in ours]
    if len(rounds) == 1:
        notice(
            _("There is one round so far. With the next one, the two stand here beside each other."), key="one-round"
        )
        if page.doer.facilitates:
            draw_way_to_next_round(page)
        return
    _draw_two(page, _draw_choice(page, rounds))
    _draw_over_time(page, rounds)


def _known(page: OpenRound, listing: RoundListing) -> Known:
    assessment = services().store.round_state(page.principal, listing.ref).assessment
    published = translated(services().editions[assessment.edition], page.translator)
    return Known(listing.ref, assessment, adapted(published, assessment.overlay))


def _draw_choice(page: OpenRound, rounds: Sequence[Known]) -> Sequence[Known]:
    """Which two, and those between them; at first the round that is open, and the one before it."""
    _ = page.translator.gettext
    place = max(1, next((n for n, one in enumerate(rounds) if one.ref == page.ref), len(rounds) - 1))
    titles = [one.assessment.round.title for one in rounds]
    left, right = st.columns(2)
    earlier = left.selectbox(
        _("The earlier round"),
        range(len(rounds) - 1),
        index=place - 1,
        format_func=titles.__getitem__,
        key=f"{page.ref.round}:earlier",
    )
    after = range(earlier + 1, len(rounds))
    later = right.selectbox(
        _("The later round"),
        after,
        index=after.index(place) if place in after else 0,
        format_func=titles.__getitem__,
        key=f"{page.ref.round}:later:{earlier}",
    )
    return rounds[earlier : later + 1]


def _draw_two(page: OpenRound, rounds: Sequence[Known]) -> None:
    """Compare the first of these rounds with the last, with the actions of all of them."""
    _ = page.translator.gettext
    earlier, later = rounds[0], rounds[-1]
    editions = earlier.assessment.edition, later.assessment.edition
    if editions[0] != editions[1]:
        told = _(
            "These rounds were made with two editions of the checklists, {earlier} and {later}. "
            "They did not ask the same, so their levels are not compared."
        )
        notice(told.format(earlier=editions[0], later=editions[1]), key="two-editions")
        return
    published = translated(services().editions[editions[1]], page.translator)
    try:
        comparison = compare(published, earlier.assessment, later.assessment)
    except MendableError as error:
        problems(error, key="compare")
        return
    both = _asked_in_either(published, earlier, later)
    _draw_counts(page, comparison)
    _draw_map(page, comparison, both)
    _draw_lower(page, comparison, both)
    zone = zone_here()
    taken_in = [TakenIn(one.assessment, days_of_finishing(page.principal, one.ref, zone)) for one in rounds]
    draw_finished_beside(page, side_by_side(comparison, taken_in), both)


def _asked_in_either(published: Edition, earlier: Known, later: Known) -> Edition:
    """The later round’s words, and of the earlier one what only that asked."""
    gone = [one for one in earlier.edition.responsibilities if one.id not in later.edition.by_id]
    return Edition(
        published.id,
        published.published,
        published.source,
        later.edition.sectors,
        published.themes,
        published.scale,
        (*later.edition.responsibilities, *gone),
    )


def _draw_counts(page: OpenRound, comparison: Comparison) -> None:
    _ = page.translator.gettext
    totals = comparison.totals
    facts = (
        (totals.better, _("higher than before")),
        (totals.same, _("the same")),
        (totals.worse, _("lower than before")),
        (totals.not_comparable, _("not comparable")),
    )
    with st.container(key="facts", horizontal=True):
        for number, (figure, words) in enumerate(facts):
            with st.container(key=f"fact-{number}", width="content", gap=None):
                st.text(str(figure))
                st.text(words)


def _draw_map(page: OpenRound, comparison: Comparison, both: Edition) -> None:
    _ = page.translator.gettext
    st.header(_("From round to round, sector by responsibility"), anchor=False)
    muted(_("How many levels higher or lower; = the same; ? not comparable."), key="change-key")
    by_sector = [[one for one in comparison.responsibilities if one.sector == sector.id] for sector in both.sectors]
    each = [one for inside in by_sector for one in inside]
    caption = _("Agreed levels of both rounds")
    draw_heatmap(
        _heatmap(page, comparison, by_sector, both),
        partial(_draw_table, page, caption, comparison, each, both),
        page.translator,
        key="changes",
        name="heatmap-5",
        fold=_("The same as a table, with the words of each responsibility, and as a file"),
    )


def _heatmap(
    page: OpenRound, comparison: Comparison, by_sector: Sequence[Sequence[ResponsibilityComparison]], both: Edition
) -> Heatmap:
    _ = page.translator.gettext
    cells = [
        HeatCell(row, column, change_mark(one), change_look(one), _words(one, page, both))
        for row, inside in enumerate(by_sector)
        for column, one in enumerate(inside)
    ]
    totals = comparison.totals
    says = _(
        "{better} responsibilities have a higher agreed level than before, {same} the same, {worse} a lower one; "
        "{not_comparable} cannot be compared."
    ).format(better=totals.better, same=totals.same, worse=totals.worse, not_comparable=totals.not_comparable)
    columns = [str(number) for number in range(1, max(map(len, by_sector)) + 1)]
    return Heatmap(_("What has changed"), says, [sector.name for sector in both.sectors], columns, cells)


def _words(one: ResponsibilityComparison, page: OpenRound, both: Edition) -> str:
    sides = (answer_name(answer, both, page.translator) for answer in (one.earlier, one.later))
    told = change_words(one, both, page.translator)
    return f"{isolated(both.by_id[one.id].statement)} {' → '.join(sides)}: {told}"


def _draw_lower(page: OpenRound, comparison: Comparison, both: Edition) -> None:
    """What is lower now wants to be seen without looking for it."""
    _ = page.translator.gettext
    lower = [one for one in comparison.responsibilities if one.change is Change.WORSE]
    if not lower:
        return
    st.header(_("Lower than before") + f" ({len(lower)})", anchor=False)
    muted(_("It may have become worse, or the table may see it more clearly now. Ask those who know."), key="lower")
    _draw_table(page, _("What is lower in the later round"), comparison, lower, both)


def _draw_table(
    page: OpenRound, caption: str, comparison: Comparison, each: Sequence[ResponsibilityComparison], both: Edition
) -> None:
    _ = page.translator.gettext
    head = (_("Responsibility"), _("Sector"), comparison.earlier, comparison.later, _("Change"))
    rows = [
        [
            Cell(both.by_id[one.id].statement),
            Cell(both.sector_by_id[one.sector].name),
            Cell(answer_name(one.earlier, both, page.translator)),
            Cell(answer_name(one.later, both, page.translator)),
            Cell(change_words(one, both, page.translator), f"change-{one.change}"),
        ]
        for one in each
    ]
    draw_table(caption, head, rows, kind="changes")


def _draw_over_time(page: OpenRound, rounds: Sequence[Known]) -> None:
    _ = page.translator.gettext
    st.header(_("All rounds over time"), anchor=False)
    told = _("How many responsibilities are at their target, of those with an agreed level. Counts, never a grade.")
    muted(told, key="over-time")
    summaries = [(one.assessment.round.title, summarise(one.edition, one.assessment)) for one in rounds]
    draw_rounds_over_time(
        [OfSector(sector.name, _of(sector.id, summaries)) for sector in page.edition.sectors], page.translator
    )


def _of(sector: str, summaries: Sequence[tuple[str, Summary]]) -> list[tuple[str, Progress[SectorId]]]:
    return [(title, one) for title, summary in summaries for one in summary.sectors if one.id == sector]
