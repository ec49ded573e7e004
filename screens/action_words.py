"""How an action went, in plain words: day by day, from where it was written down."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from assessments import Status
from checklists import Edition, SectorId
from screens.components.words import date_text, status_name
from storage import ActionTold
from translations import Translator
from translations.isolates import filled, in_a_row, isolated

__all__ = ["HistoryWords", "finished_on", "said_on"]

Today = Callable[[datetime], date]
"""The day that a moment (UTC) falls on, for whoever reads it."""


def finished_on(told: Sequence[ActionTold], day_of: Today) -> date | None:
    """The day on which an action became done here; None where nobody said it here (it came from a file so), or not."""
    last = next((one for one in reversed(told) if one.field == "status"), None)
    begun = next((one.at for one in told if one.field == "title"), None)
    if last is None or last.new != Status.DONE or (last.old is None and last.at == begun):
        return None
    return day_of(last.at)


def said_on(told: Sequence[ActionTold], day_of: Today) -> date | None:
    """The day of the last word on how an action stands: its status, or the sentence beside it."""
    last = next((one for one in reversed(told) if one.field in {"status", "status_note"}), None)
    return None if last is None else day_of(last.at)


@dataclass(frozen=True, slots=True)
class HistoryWords:
    """Puts what is told of an action into words."""

    edition: Edition
    translator: Translator
    day_of: Today

    def lines(self, told: Sequence[ActionTold]) -> Iterator[tuple[date, str]]:
        """A sentence for each day on which something changed, oldest first; of one day the last word alone."""
        for (round_, day), of_day in groupby(told, key=lambda one: (one.round, self.day_of(one.at))):
            words = in_a_row(self._day(round_, tuple(of_day)))
            if words:
                yield day, words

    def _day(self, round_: str, of_day: Sequence[ActionTold]) -> Iterator[str]:
        _ = self.translator.gettext
        beginning = next((one for one in of_day if one.field == "title"), None)
        if beginning is not None:
            told = _("Taken along into “{round}”") if beginning.came_along else _("Written down in “{round}”")
            yield filled(told, round=round_)
        for field in ("status", "status_note", "lead", "due", "responsibilities"):
            changes = [one for one in of_day if one.field == field]
            if changes and changes[0].old != changes[-1].new:
                yield from self._change(field, changes[-1].new, first=changes[0].old is None)

    def _change(self, field: str, new: str | None, *, first: bool) -> Iterable[str]:
        _ = self.translator.gettext
        match field, new:
            case "status", _status:
                yield status_name(Status(new or Status.NOT_STARTED), self.translator)
            case "status_note", str(note):
                yield f"“{isolated(note)}”"
            case "lead", None:
                yield _("nobody leads it any more")
            case "lead", str(lead):
                sector = self.edition.sector_by_id.get(SectorId(lead))
                yield filled(_("{sector} leads"), sector=sector.name if sector else lead)
            case "due", None:
                yield _("without a date")
            case "due", str(day):
                told = _("to be done by {date}") if first else _("now to be done by {date}")
                yield told.format(date=date_text(date.fromisoformat(day)))
            case "responsibilities", _any if not first:
                yield _("serves other gaps now")
