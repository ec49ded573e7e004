"""Each sector's checklist: what it is asked, what the table agreed, and what of the ratings may be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from assessments import Agreement, Answer, Finding, Rating
from checklists import Responsibility, Sector
from exports.material import BANDS, Material
from exports.plan import Address, Checklist, Item, Link, Position
from scoring.disclosure import disclosure

__all__ = ["checklists"]

NOTHING_AGREED = Agreement(Finding.NOT_KNOWN)
ORDER: tuple[Answer, ...] = (0, 1, 2, 3, 4, Finding.NOT_KNOWN, Finding.NOT_APPLICABLE)


def checklists(material: Material) -> tuple[Checklist, ...]:
    """The checklist of every sector that the plan is about."""
    return tuple(_checklist(material, sector) for sector in material.sectors)


def _checklist(material: Material, sector: Sector) -> Checklist:
    return Checklist(
        number=1 + material.edition.sectors.index(sector),
        anchor=f"sector-{sector.id}",
        name=sector.name,
        about=sector.about,
        progress=_progress(material, sector),
        entries=tuple(_item(material, one) for one in material.edition.of_sector(sector.id)),
        guidance=tuple(Link(page.title, Address(page.address)) for page in sector.guidance),
    )


def _progress(material: Material, sector: Sector) -> str:
    _ = material.words.gettext
    progress = next(one for one in material.summary.sectors if one.id == sector.id)
    if not progress.agreed:
        return _("Nothing has a level yet.")
    counts = {"reached": progress.reached, "agreed": progress.agreed, "applicable": progress.applicable}
    return _("%(agreed)d of %(applicable)d have an agreed level; %(reached)d of these are at their target.") % counts


def _item(material: Material, one: Responsibility) -> Item:
    words, figures = material.words, material.figures[one.id]
    entry = material.assessment.entry(one.id)
    agreed = entry.agreed or NOTHING_AGREED
    ratings, own_view, withheld = _ratings(material, one, entry.ratings or ())
    return Item(
        place=material.places[one.id],
        statement=one.statement,
        example=one.example or "",
        theme=material.edition.theme_by_id[one.theme].name,
        safety_critical=one.safety_critical,
        agreed=words.answer(figures.agreed),
        target=figures.target,
        cell=words.cell(figures),
        band=BANDS[figures.band] if figures.band else "",
        band_word=words.band(figures.band),
        note=agreed.note or "",
        evidence=agreed.evidence or "",
        dissent=agreed.dissent or "",
        reason=agreed.reason or "",
        positions=tuple(Position(words.answer(held.answer), held.note or "") for held in agreed.positions or ()),
        ratings=ratings,
        own_view=own_view,
        withheld=withheld,
        actions=material.action_titles(one.id),
    )


def _ratings(material: Material, one: Responsibility, ratings: Sequence[Rating]) -> tuple[str, str, str]:
    """The distribution, the sector's own view beside its partners', and the sentence why something is not told."""
    _ = material.words.gettext
    if not ratings:
        return "", "", ""
    told = disclosure(material.edition, material.assessment, ratings)
    if not told.distribution:
        return "", "", _("Not shown: with so few ratings, what a survivor said could be traced to her.")
    spread = _distribution(material, ratings)
    if not told.breakdown:
        return (
            spread,
            "",
            _("Own view and partners’ view are not told apart, so that no survivor’s rating can be traced."),
        )
    return spread, _own_view(material, one), ""


def _distribution(material: Material, ratings: Sequence[Rating]) -> str:
    counts = Counter(rating.answer for rating in ratings)
    words = material.words
    return " · ".join(
        f"{words.answer(answer).lower() if isinstance(answer, Finding) else answer} ×{counts[answer]}"
        for answer in ORDER
        if counts[answer]
    )


def _own_view(material: Material, one: Responsibility) -> str:
    _, __ = material.words.gettext, material.words.translator.ngettext
    difference = material.figures[one.id].ratings.perception_gap
    if difference is None:
        return ""
    if difference == 0:
        return _("own view and partners’ view are the same")
    one_or_more = 1 if abs(difference) == 1 else 2
    if difference > 0:
        said = __(
            "own view %(levels)s level above the partners’",
            "own view %(levels)s levels above the partners’",
            one_or_more,
        )
    else:
        said = __(
            "own view %(levels)s level below the partners’",
            "own view %(levels)s levels below the partners’",
            one_or_more,
        )
    return said % {"levels": f"{abs(difference):g}"}
