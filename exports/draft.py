"""From an assessment to the plan as values: drafted, then, for the page, made legible throughout."""

from __future__ import annotations

from dataclasses import replace

from assessments import Assessment, Finding, is_invented
from checklists import Edition, ResponsibilityId, Sector
from exports.draft_actions import action_entries
from exports.draft_change import change_since
from exports.draft_checklists import checklists
from exports.draft_overview import facts, heat, own, places, priority, themes
from exports.draft_timeline import timeline
from exports.earlier import Earlier
from exports.material import Material, material
from exports.plan import Address, ContentsLine, Level, Link, Plan, SourceNote
from exports.text import legible_throughout
from exports.wording import Wording
from scoring.follow_up import review_day
from translations import Translator
from translations.isolates import in_a_row

__all__ = ["draft", "plan_of"]


def draft(  # noqa: PLR0913 - what a plan is made from, and for whom
    edition: Edition,
    assessment: Assessment,
    translator: Translator,
    sector: Sector | None,
    *,
    public: bool,
    earlier: Earlier | None = None,
) -> tuple[Plan, Wording]:
    """The plan and the words it is in. `edition`: adapted, its texts in the language of `translator`."""
    made = material(edition, assessment, translator, sector, public=public, earlier=earlier)
    return legible_throughout(plan_of(made), translator.gettext("[… shortened]")), made.words


def plan_of(made: Material) -> Plan:
    """The plan in words, its texts as they were typed."""
    plan = _plan(made)
    return replace(plan, contents=_contents(made, plan))


def _plan(made: Material) -> Plan:
    assessment, words = made.assessment, made.words
    unowned = own(made, made.summary.unowned)
    actions = action_entries(made)
    return Plan(
        partnership=assessment.partnership.name,
        area=assessment.partnership.area or "",
        round=assessment.round.title,
        whose=_whose(made),
        dates=words.days(assessment.round),
        sector=made.sector.name if made.sector else "",
        about=made.sector.about if made.sector else "",
        public=made.public,
        invented=is_invented(assessment.partnership),
        target=assessment.target,
        rated=not made.public and any(made.figures[one.id].ratings.count for one in made.responsibilities),
        begun=any(made.figures[one.id].agreed is not None for one in made.responsibilities),
        facts=facts(made),
        places=places(made),
        heat=heat(made),
        themes=themes(made),
        unowned=tuple(priority(made, name) for name in unowned),
        owned=tuple(priority(made, name) for name in own(made, made.summary.priorities) if name not in unowned),
        find_out=tuple(priority(made, name) for name in _not_known(made)),
        actions=actions,
        checklists=checklists(made),
        scale=tuple(Level(one.level, one.name, one.meaning) for one in made.edition.scale),
        source=_source(made),
        review=words.day(review_day(assessment.round, made.actions)),
        timeline=timeline(made, actions),
        change=change_since(made),
    )


def _whose(made: Material) -> str:
    """Whose plan it is, of which round; and that of the example is never taken for a real place's."""
    partnership, words = made.assessment.partnership, made.words
    example = (words.gettext("an invented example"),) if is_invented(partnership) else ()
    return in_a_row((partnership.name, made.assessment.round.title, *example))


def _not_known(made: Material) -> tuple[ResponsibilityId, ...]:
    """What nobody is finding out yet, then what somebody is."""
    nobody = own(made, made.summary.find_out)
    known_not = [one.id for one in made.responsibilities if made.figures[one.id].agreed is Finding.NOT_KNOWN]
    return (*nobody, *(name for name in known_not if name not in nobody))


def _source(made: Material) -> SourceNote:
    source, words = made.edition.source, made.words
    link = Link(source.title, Address(source.address))
    return SourceNote(link, words.day(source.last_edited), words.day(source.looked_up), made.edition.id)


def _contents(made: Material, plan: Plan) -> tuple[ContentsLine, ...]:
    _ = made.words.gettext
    return (
        ContentsLine(_("Where the gaps are") if plan.sector else _("On one page"), "gaps"),
        ContentsLine(_("What comes first"), "priorities"),
        *([ContentsLine(_("What has changed"), "change")] if plan.change else []),
        ContentsLine(_("Actions"), "actions"),
        *([ContentsLine(_("The actions over time"), "timeline")] if plan.timeline and not plan.sector else []),
        *([ContentsLine(_("The actions one by one"), "details")] if plan.actions else []),
        *(ContentsLine(f"{one.number} {one.name}", one.anchor) for one in plan.checklists),
        ContentsLine(_("How to read this plan"), "method"),
        ContentsLine(_("Source and licence"), "source"),
    )
