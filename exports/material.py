"""What a plan is drafted from: one assessment, cut to what this plan may hold, with its figures and its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from assessments import Action, Assessment, Status
from checklists import Edition, Responsibility, ResponsibilityId, Sector, SectorId
from exports.earlier import Earlier, cut_earlier
from exports.plan import Bearing
from exports.public_part import public_part
from exports.timeline import Axis, axis_of
from exports.wording import Wording
from scoring.disclosure import cut_to_sector
from scoring.model import Band, ResponsibilitySummary, Summary
from scoring.summary import summarise
from translations import Translator

__all__ = ["BANDS", "CLOSED", "Material", "material"]

CLOSED = (Status.DONE, Status.DROPPED)
"""Nobody waits for these any more."""

BANDS = {Band.HIGH: "high", Band.MEDIUM: "medium", Band.LOW: "low", Band.NONE: "none", Band.FIND_OUT: "find-out"}
"""The style class of each band."""


@dataclass(frozen=True)
class Material:
    """What one plan is drafted from. `edition` is adapted, `assessment` cut; `sector` is None in the whole plan.

    `numbers`: by which number each action goes, under its id. It is the action's place among all that were written
    down, whatever is pressing now, so that "action 7" is the same one in every sector's plan and next month; in a
    public plan, among those that are public. Its place in the order of priority would tell of other sectors.
    `earlier` is the round before, cut in the same way, where the plan is to tell what changed since then.
    """

    edition: Edition
    assessment: Assessment
    summary: Summary
    words: Wording
    sector: Sector | None
    public: bool
    numbers: Mapping[str, int]
    earlier: Earlier | None = None

    @cached_property
    def figures(self) -> Mapping[ResponsibilityId, ResponsibilitySummary]:
        """The figures of every responsibility under its id."""
        return {one.id: one for one in self.summary.responsibilities}

    @cached_property
    def sectors(self) -> tuple[Sector, ...]:
        """The sectors that this plan is about."""
        return self.edition.sectors if self.sector is None else (self.sector,)

    @cached_property
    def responsibilities(self) -> tuple[Responsibility, ...]:
        """The responsibilities that this plan is about, in edition order."""
        return tuple(one for sector in self.sectors for one in self.edition.of_sector(sector.id))

    @cached_property
    def places(self) -> Mapping[ResponsibilityId, str]:
        """The place of every responsibility: `2.4` is the police's fourth in the source, `2.+1` the first one added."""
        return {
            one.id: f"{number}.{one.item or f'+{1 + added.index(one)}'}"
            for number, sector in enumerate(self.edition.sectors, 1)
            for added in [[one for one in self.edition.of_sector(sector.id) if one.item is None]]
            for one in self.edition.of_sector(sector.id)
        }

    @cached_property
    def actions(self) -> tuple[Action, ...]:
        """The actions in the order of the plan: the most pressing first, those that are closed last."""
        pressing = {name: place for place, name in enumerate(self.summary.priorities)}
        last = len(pressing)

        def order(action: Action) -> tuple[bool, int]:
            return action.stands in CLOSED, min(pressing.get(one, last) for one in action.responsibilities)

        return tuple(sorted(self.assessment.actions or (), key=order))

    @cached_property
    def axis(self) -> Axis | None:
        """The months over which the actions are drawn; None where no action has a date."""
        round_ = self.assessment.round
        return axis_of(self.actions, round_.closed or round_.opened)

    @cached_property
    def on_responsibility(self) -> Mapping[ResponsibilityId, tuple[Action, ...]]:
        """The actions on each responsibility, in the order of their numbers."""
        found: dict[ResponsibilityId, tuple[Action, ...]] = {}
        for action in sorted(self.actions, key=lambda one: self.numbers[one.id]):
            for name in action.responsibilities:
                found[name] = (*found.get(name, ()), action)
        return found

    def name(self, sector: SectorId) -> str:
        """The name of a sector."""
        return self.edition.sector_by_id[sector].name

    def bearing(self, name: ResponsibilityId) -> Bearing:
        """How an action or a list names a responsibility."""
        one = self.edition.by_id[name]
        return Bearing(self.places[name], one.statement, self.name(one.sector))

    def action_titles(self, name: ResponsibilityId) -> tuple[str, ...]:
        """The actions on a responsibility, as the lists name them."""
        return tuple(f"{self.numbers[one.id]}. {one.title}" for one in self.on_responsibility.get(name, ()))


def material(  # noqa: PLR0913 - what a plan is made from, and for whom
    edition: Edition,
    assessment: Assessment,
    translator: Translator,
    sector: Sector | None,
    *,
    public: bool,
    earlier: Earlier | None = None,
) -> Material:
    """Cut `assessment` to what the plan may hold; everything after this sees no more than that."""
    seen = public_part(assessment) if public else assessment
    cut = seen if sector is None else cut_to_sector(edition, seen, sector.id)
    before = cut_earlier(earlier, assessment, sector.id if sector else None, public=public) if earlier else None
    words = Wording(translator, edition.scale)
    numbers = {action.id: number for number, action in enumerate(seen.actions or (), 1)}
    return Material(edition, cut, summarise(edition, cut), words, sector, public, numbers, before)
