"""The first pages of a plan: counts, heatmap, themes, what comes first, what has to be found out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assessments import Finding
from checklists import Responsibility, ResponsibilityId, Sector
from exports.material import BANDS, Material
from exports.plan import Cell, Fact, HeatRow, Priority, ThemeRow
from scoring.model import Band

__all__ = ["facts", "heat", "heat_rows", "own", "places", "priority", "themes"]


def facts(material: Material) -> tuple[Fact, ...]:
    """The counts on the cover. No grade, no mean: a pair of counts stays a pair."""
    _, __ = material.words.gettext, material.words.translator.ngettext
    figures = [material.figures[one.id] for one in material.responsibilities]
    agreed = [one for one in figures if one.gap is not None]
    reached = sum(one.gap == 0 for one in agreed)
    high = sum(one.band is Band.HIGH for one in figures)
    unowned = len(own(material, material.summary.unowned))
    actions = len(material.actions)
    pair = _("%(part)d of %(whole)d")
    return (
        Fact(pair % {"part": len(agreed), "whole": len(figures)}, _("have an agreed level")),
        Fact(pair % {"part": reached, "whole": len(agreed)} if agreed else "0", _("of these are at their target")),
        Fact(str(high), __("gap of high priority", "gaps of high priority", high)),
        Fact(
            str(unowned),
            __("gap without a public action", "gaps without a public action", unowned)
            if material.public
            else __("gap that nobody has taken on", "gaps that nobody has taken on", unowned),
        ),
        Fact(str(actions), __("action", "actions", actions)),
    )


def places(material: Material) -> tuple[int, ...]:
    """The columns of the heatmap: the places in the source, from 1."""
    furthest = max((one.item or 0 for one in material.responsibilities), default=0)
    return tuple(range(1, furthest + 1))


def heat(material: Material) -> tuple[HeatRow, ...]:
    """A row for each sector; what the partnership added follows in rows of its own."""

    def cell(one: Responsibility) -> Cell:
        return material.words.cell(material.figures[one.id])

    width = len(places(material))
    return tuple(
        row
        for sector in material.sectors
        for row in heat_rows(material, sector, material.edition.of_sector(sector.id), width, cell)
    )


def heat_rows(
    material: Material,
    sector: Sector,
    asked: Sequence[Responsibility],
    width: int,
    cell: Callable[[Responsibility], Cell],
) -> list[HeatRow]:
    """The rows of one sector in a heatmap of `width` columns: what it is `asked` in the source, then what was added."""

    def row(name: str, places: Sequence[Responsibility | None]) -> HeatRow:
        return HeatRow(f"{number} {name}", tuple(None if one is None else cell(one) for one in places))

    number = 1 + material.edition.sectors.index(sector)
    by_item = {one.item: one for one in asked if one.item is not None}
    rows = [row(sector.name, [by_item.get(place) for place in range(1, width + 1)])]
    added = [one for one in asked if one.item is None]
    for start in range(0, len(added), max(width, 1)):
        part = added[start : start + width]
        rows.append(row(material.words.gettext("added here"), [*part, *[None] * (width - len(part))]))
    return rows


def themes(material: Material) -> tuple[ThemeRow, ...]:
    """For each theme that the plan touches: how many responsibilities stand where."""
    rows = []
    for theme in material.edition.themes:
        figures = [material.figures[one.id] for one in material.responsibilities if one.theme == theme.id]
        if figures:
            answers = [one.agreed for one in figures]
            row = ThemeRow(
                name=theme.name,
                reached=sum(one.gap == 0 for one in figures),
                below=sum(bool(one.gap) for one in figures),
                not_known=answers.count(Finding.NOT_KNOWN),
                no_agreement=answers.count(Finding.NO_AGREEMENT),
                not_applicable=answers.count(Finding.NOT_APPLICABLE),
                not_discussed=answers.count(None),
            )
            rows.append(row)
    return tuple(rows)


def priority(material: Material, name: ResponsibilityId) -> Priority:
    """One line of the lists of what comes first."""
    figures, words = material.figures[name], material.words
    return Priority(
        bearing=material.bearing(name),
        safety_critical=material.edition.by_id[name].safety_critical,
        agreed=words.answer(figures.agreed),
        target=figures.target,
        cell=words.cell(figures),
        band=BANDS[figures.band] if figures.band else "none",
        band_word=words.band(figures.band),
        actions=material.action_titles(name),
    )


def own(material: Material, names: tuple[ResponsibilityId, ...]) -> tuple[ResponsibilityId, ...]:
    """Those of `names` that the plan is about."""
    about = {one.id for one in material.responsibilities}
    return tuple(name for name in names if name in about)
