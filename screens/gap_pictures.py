"""The heatmaps of the gaps: sector by responsibility and sector by theme, each with a sentence of what it shows."""

from __future__ import annotations

from exports import HeatCell, Heatmap
from scoring import ResponsibilitySummary, Summary
from screens.components.gap_cells import cell_look, cell_mark, cell_words
from screens.components.words import answer_name
from screens.round_page import OpenRound
from screens.session import rate_page
from screens.steps import RATE, may_open
from translations.isolates import isolated
from web.addresses import round_address

__all__ = ["by_responsibility", "by_theme", "columns_of", "link_to", "of_sectors", "widest"]

FAR = 2  # levels to go, from which a gap is called far


def by_responsibility(page: OpenRound, summary: Summary) -> Heatmap:
    """A row for each sector, a cell for each of its responsibilities: how many levels it is from its target."""
    _ = page.translator.gettext
    cells = [
        HeatCell(row, column, cell_mark(one), cell_look(one), _words(one, page), link_to(page, one))
        for row, inside in enumerate(of_sectors(page, summary))
        for column, one in enumerate(inside)
    ]
    says = _(
        "{reached} of the {agreed} responsibilities with an agreed level are at their target; {far} are two levels or "
        "more away from it. {not_known} not known, {no_agreement} without agreement, {open} not yet discussed."
    ).format(
        reached=summary.totals.reached,
        agreed=summary.totals.agreed,
        far=sum((one.gap or 0) >= FAR for one in summary.responsibilities),
        not_known=summary.totals.not_known,
        no_agreement=summary.totals.no_agreement,
        open=sum(one.agreed is None for one in summary.responsibilities),
    )
    names = [sector.name for sector in page.edition.sectors]
    return Heatmap(_("Gaps, sector by responsibility"), says, names, columns_of(page, summary), cells)


def by_theme(page: OpenRound, summary: Summary) -> Heatmap:
    """A row for each sector, a column for each theme: the widest gap that the sector has there."""
    _ = page.translator.gettext
    cells = []
    for row, inside in enumerate(of_sectors(page, summary)):
        for column, theme in enumerate(page.edition.themes):
            here = [one for one in inside if one.theme == theme.id]
            if here:
                most = widest(here)
                words = "\n".join(_words(one, page) for one in here)
                cells.append(HeatCell(row, column, cell_mark(most), cell_look(most), words, link_to(page, most)))
    says = _(
        "Each cell shows the widest gap that the sector has in the theme; empty: it has no responsibility there. In "
        "{far} of {all} places where a sector and a theme meet, something is two levels or more from its target."
    ).format(far=sum(one.look in {"gap-2", "gap-3", "gap-4"} for one in cells), all=len(cells))
    names = [sector.name for sector in page.edition.sectors]
    return Heatmap(_("Gaps, sector by theme"), says, names, [theme.name for theme in page.edition.themes], cells)


def widest(inside: list[ResponsibilitySummary]) -> ResponsibilitySummary:
    """The one that is furthest from its target; the first where there is no gap at all."""
    return max(inside, key=lambda one: -1 if one.gap is None else one.gap)


def of_sectors(page: OpenRound, summary: Summary) -> list[list[ResponsibilitySummary]]:
    """The responsibilities of each sector, in the order of the edition."""
    return [[one for one in summary.responsibilities if one.sector == sector.id] for sector in page.edition.sectors]


def columns_of(page: OpenRound, summary: Summary) -> list[str]:
    """The places of responsibilities in their sectors, from 1."""
    return [str(number + 1) for number in range(max(map(len, of_sectors(page, summary))))]


def link_to(page: OpenRound, one: ResponsibilitySummary) -> str:
    """The address of a responsibility on the page of its sector; "" for whoever may not open it."""
    if not may_open(page.doer, RATE):
        return ""
    inside = [each.id for each in page.edition.of_sector(one.sector)]
    return f"/{rate_page(one.sector)}?round={round_address(page.ref)}#item-{inside.index(one.id) + 1}"


def _words(one: ResponsibilitySummary, page: OpenRound) -> str:
    statement = isolated(page.edition.by_id[one.id].statement)
    agreed = answer_name(one.agreed, page.edition, page.translator)
    return f"{statement} {agreed}" if one.gap is None else f"{statement} {agreed}: {cell_words(one, page.translator)}"
