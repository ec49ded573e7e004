"""The part of a plan that looks back: what changed since the round before, and what was finished in between."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from checklists import Responsibility, ResponsibilityId
from exports.change_words import change_colour, change_mark, change_words, levels_between, reason_words
from exports.draft_overview import heat_rows
from exports.earlier import Earlier
from exports.material import Material
from exports.plan import Bearing, Cell, ChangeLine, ChangeSince, Fact, FinishedAction
from exports.wording import Wording
from scoring.model import Change, ResponsibilityComparison
from scoring.side_by_side import Finished, SideBySide, TakenIn, side_by_side

__all__ = ["change_since", "change_totals", "each_change"]


def change_since(made: Material) -> ChangeSince | None:
    """What changed since the round before; None where the plan is given none."""
    return None if made.earlier is None else _Drafting(made, made.earlier).drafted()


def each_change(made: Material) -> tuple[tuple[ResponsibilityComparison, ChangeLine], ...]:
    """Every responsibility that one of the two rounds asks, with its line; none where there is no round before."""
    if made.earlier is None:
        return ()
    drafting = _Drafting(made, made.earlier)
    return tuple((one, drafting.line(one)) for one in made.earlier.comparison.responsibilities)


def change_totals(words: Wording) -> Mapping[Change, str]:
    """How each kind of change is called where it is counted."""
    _ = words.gettext
    return {
        Change.BETTER: _("higher than before"),
        Change.SAME: _("the same"),
        Change.WORSE: _("lower than before"),
        Change.NOT_COMPARABLE: _("not comparable"),
    }


class _Drafting:
    def __init__(self, made: Material, earlier: Earlier) -> None:
        self._made, self._earlier, self._words = made, earlier, made.words
        self._each: Mapping[ResponsibilityId, ResponsibilityComparison] = {
            one.id: one for one in earlier.comparison.responsibilities
        }

    def drafted(self) -> ChangeSince:
        columns = max((one.item or 0 for sector in self._made.sectors for one in self._asked(sector.id)), default=0)
        return ChangeSince(
            earlier=self._earlier.assessment.round.title,
            dates=self._words.days(self._earlier.assessment.round),
            facts=self._facts(),
            places=tuple(range(1, columns + 1)),
            heat=tuple(
                row
                for sector in self._made.sectors
                for row in heat_rows(self._made, sector, self._asked(sector.id), columns, self._cell)
            ),
            better=self._lines(Change.BETTER),
            worse=self._lines(Change.WORSE),
            not_comparable=self._lines(Change.NOT_COMPARABLE),
            elsewhere=tuple(self._finished(one) for one in self._beside.elsewhere),
        )

    @cached_property
    def _beside(self) -> SideBySide:
        both = zip((self._earlier.assessment, self._made.assessment), self._earlier.finished_on, strict=True)
        return side_by_side(self._earlier.comparison, [TakenIn(*one) for one in both])

    @cached_property
    def _finished_before(self) -> Mapping[ResponsibilityId, tuple[Finished, ...]]:
        return {one.compared.id: one.finished for one in self._beside.improvements}

    def _facts(self) -> tuple[Fact, ...]:
        changes = [one.change for one in self._each.values()]
        return tuple(Fact(str(changes.count(change)), label) for change, label in change_totals(self._words).items())

    def _asked(self, sector: str) -> list[Responsibility]:
        """What at least one of the two rounds asks a sector, in edition order."""
        return [self._asked_as(one.id) for one in self._each.values() if one.sector == sector]

    def _asked_as(self, name: ResponsibilityId) -> Responsibility:
        """A responsibility as the later round words it; one that only the earlier one asked, as that does."""
        here = self._made.edition.by_id.get(name)
        return self._earlier.edition.by_id[name] if here is None else here

    def _cell(self, one: Responsibility) -> Cell:
        compared = self._each[one.id]
        levels = levels_between(compared)
        kind = "not-known" if levels is None else change_colour(levels)
        words = change_words(compared, self._words.answer, self._words.translator)
        return Cell(kind, change_mark(compared), words)

    def _lines(self, change: Change) -> tuple[ChangeLine, ...]:
        return tuple(self.line(one) for one in self._each.values() if one.change is change)

    def line(self, one: ResponsibilityComparison) -> ChangeLine:
        """One responsibility, as it was and as it is; beside a higher level what was finished before."""
        asked = self._asked_as(one.id)
        return ChangeLine(
            bearing=Bearing(self._made.places.get(one.id, "–"), asked.statement, self._made.name(one.sector)),
            before=self._words.answer(one.earlier),
            after=self._words.answer(one.later),
            cell=self._cell(asked),
            why=reason_words(one, self._words.translator),
            finished=tuple(self._finished(done) for done in self._finished_before.get(one.id, ())),
        )

    def _finished(self, done: Finished) -> FinishedAction:
        """Its lead; and the day, where the plan is for partners: no file for the public says who marked what when."""
        action, day = done.action, None if self._made.public else done.day
        lead = self._made.edition.sector_by_id.get(action.lead) if action.lead else None
        return FinishedAction(action.title, lead.name if lead else "", self._words.day(day))
