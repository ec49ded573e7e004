"""The heatmaps of how people see it, from the ratings on the table: own view against partners', where they differ.

Nothing is drawn here that contract §6 withholds: `scoring` has left it out, and the cell says so.
"""

from __future__ import annotations

from math import ceil

from exports import HeatCell, Heatmap
from scoring import RatingsSummary, Summary
from screens.components.words import levels_words
from screens.gap_pictures import columns_of, link_to, of_sectors
from screens.round_page import OpenRound
from translations.isolates import isolated

__all__ = ["NOTHING", "WITHHELD", "disagreement", "own_view"]

WITHHELD, NOTHING = "✕", "·"
APART = 2  # levels between the lowest and the highest rating, from which it is worth talking about
ALIKE = 1  # a perception gap below it counts as seeing it alike


def own_view(page: OpenRound, summary: Summary) -> Heatmap:
    """How the sector's own voices see each responsibility against all others: half levels, with their sign."""
    _ = page.translator.gettext
    gaps = [one.ratings.perception_gap for one in summary.responsibilities if one.ratings.perception_gap is not None]
    says = _(
        "Of {all} responsibilities that the sector itself and its partners have rated, they see {alike} less than a "
        "level apart. For {more} the sector sees itself a level or more further on than its partners do, for {less} "
        "less far. "
        "{withheld} are not shown, so that nobody’s own view can be told."
    ).format(
        all=len(gaps),
        alike=sum(abs(gap) < ALIKE for gap in gaps),
        more=sum(gap >= ALIKE for gap in gaps),
        less=sum(gap <= -ALIKE for gap in gaps),
        withheld=sum(one.ratings.withheld for one in summary.responsibilities),
    )
    return _map(page, summary, _("Own view against the partners’ view"), says, _view_cell)


def disagreement(page: OpenRound, summary: Summary) -> Heatmap:
    """How far the ratings of each responsibility lie apart: from the lowest level to the highest."""
    _ = page.translator.gettext
    ranges = [one.ratings.range for one in summary.responsibilities if one.ratings.range is not None]
    says = _(
        "Of {all} responsibilities whose ratings are shown, the levels of {close} are the same or next to each "
        "other; for {apart} they are two levels or more apart, which is worth talking about. {withheld} are not "
        "shown, so that nobody’s own view can be told."
    ).format(
        all=len(ranges),
        close=sum(high - low < APART for low, high in ranges),
        apart=sum(high - low >= APART for low, high in ranges),
        withheld=sum(_is_hidden(one.ratings) for one in summary.responsibilities),
    )
    return _map(page, summary, _("Where the ratings differ"), says, _spread_cell)


def _map(page: OpenRound, summary: Summary, title: str, says: str, draw: object) -> Heatmap:
    cells = []
    for row, inside in enumerate(of_sectors(page, summary)):
        for column, one in enumerate(inside):
            mark, look, words = draw(page, one.ratings)  # type: ignore[operator]
            told = f"{isolated(page.edition.by_id[one.id].statement)} {words}"
            cells.append(HeatCell(row, column, mark, look, told, link_to(page, one)))
    return Heatmap(title, says, [sector.name for sector in page.edition.sectors], columns_of(page, summary), cells)


def _view_cell(page: OpenRound, ratings: RatingsSummary) -> tuple[str, str, str]:
    _ = page.translator.gettext
    gap = ratings.perception_gap
    if ratings.withheld:
        return WITHHELD, "withheld", _("Not shown, so that nobody’s own view can be told.")
    if gap is None:
        return (
            NOTHING,
            "unsettled",
            _("Nothing to compare: one side has given no level yet, or it is not on the table."),
        )
    if gap == 0:
        return "=", "same", _("The sector’s own voices and the others see it alike.")
    levels = levels_words(abs(gap), page.translator)
    if gap > 0:
        words = _("The sector’s own voices see it {levels} higher than the others do.")
        return f"+{_figure(gap)}", f"gap-{ceil(gap)}", words.format(levels=levels)
    words = _("The sector’s own voices see it {levels} lower than the others do.")
    return f"−{_figure(-gap)}", f"less-{ceil(-gap)}", words.format(levels=levels)


def _spread_cell(page: OpenRound, ratings: RatingsSummary) -> tuple[str, str, str]:
    _ = page.translator.gettext
    if _is_hidden(ratings):
        return WITHHELD, "withheld", _("Not shown, so that nobody’s own view can be told.")
    if ratings.range is None:
        return NOTHING, "unsettled", _("No level to show: nobody has given one, or it is not on the table.")
    low, high = ratings.range
    told = page.translator.ngettext("{count} rating", "{count} ratings", ratings.count).format(count=ratings.count)
    if low == high:
        return str(low), "gap-0", _("{ratings}, all levels at {level}.").format(ratings=told, level=low)
    words = _("{ratings}, levels from {low} to {high}.").format(ratings=told, low=low, high=high)
    return f"{low}–{high}", f"gap-{high - low}", words


def _is_hidden(ratings: RatingsSummary) -> bool:
    """Whether not even the whole distribution may be shown: the breakdown is withheld, and so is every figure."""
    return ratings.withheld and ratings.range is None


def _figure(gap: float) -> str:
    whole = "" if 0 < gap < 1 else str(int(gap))
    return whole + ("½" if gap != int(gap) else "")
