"""The words of a plan in one language: answers, bands, states, dates and lists."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from babel import Locale
from babel.dates import format_date, format_datetime, format_skeleton
from babel.lists import format_list

from assessments import Answer, Finding, Resources, Round, Secured, Status
from checklists import LevelMeaning
from exports.plan import Cell, FinishedAction
from scoring.model import Band, ResponsibilitySummary
from translations import SOURCE_LANGUAGE, Translator
from translations.isolates import in_a_row, isolated

__all__ = ["Wording"]

SHAPES = {
    Status.NOT_STARTED: "○",
    Status.IN_PROGRESS: "▶",
    Status.BLOCKED: "■",
    Status.DONE: "✓",
    Status.DROPPED: "✗",
}
# Day before month, as in the contract's own examples; American English would be a language of its own.
REGION = {"en": "en_GB"}


class Wording:
    """The words of one language; `translator` is what it is."""

    def __init__(self, translator: Translator, scale: tuple[LevelMeaning, ...]) -> None:
        self.translator = translator
        self.gettext = translator.gettext
        self.language = translator.info().get("language", SOURCE_LANGUAGE).replace("_", "-")
        self.locale = Locale.parse(REGION.get(self.language, self.language.replace("-", "_")))
        self._scale = {meaning.level: meaning.name for meaning in scale}

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`."""
        return str(self.locale.text_direction)

    def day(self, day: date | None) -> str:
        """A date in words, empty for None."""
        return format_date(day, "d MMM y" if self.language == "en" else "medium", self.locale) if day else ""

    def month(self, day: date) -> str:
        """The month of a day, shortened."""
        return format_date(day, "LLL", self.locale)

    def month_of_year(self, day: date) -> str:
        """The month of a day, shortened, and the year."""
        return format_skeleton("yMMM", day, locale=self.locale)

    def moment(self, moment: datetime) -> str:
        """A day and the time of day in words, in the zone that `moment` is in."""
        pattern = "d MMM y, HH:mm" if self.language == "en" else "medium"
        return format_datetime(moment.replace(tzinfo=None), pattern, locale=self.locale)

    def days(self, round_: Round) -> str:
        """When a round was held."""
        _ = self.gettext
        if round_.opened and round_.closed:
            return _("%(first)s to %(last)s") % {"first": self.day(round_.opened), "last": self.day(round_.closed)}
        if round_.opened:
            return _("opened %(day)s") % {"day": self.day(round_.opened)}
        return _("closed %(day)s") % {"day": self.day(round_.closed)} if round_.closed else ""

    def all_of(self, names: Iterable[str]) -> str:
        """Names as one list: `a, b and c`."""
        listed = [isolated(one) for one in names]
        return format_list(listed, locale=self.locale) if listed else ""

    def answer(self, answer: Answer | None) -> str:
        """What was agreed, in words."""
        _ = self.gettext
        if answer is None:
            return _("Not yet discussed")
        if isinstance(answer, Finding):
            return {
                Finding.NOT_KNOWN: _("Not known"),
                Finding.NOT_APPLICABLE: _("Not applicable"),
                Finding.NO_AGREEMENT: _("No agreement"),
            }[answer]
        return f"{answer} {self._scale[answer]}"

    def cell(self, figures: ResponsibilitySummary) -> Cell:
        """One responsibility as the heatmap shows it."""
        meaning = self.answer(figures.agreed)
        if figures.agreed is None:
            return Cell("not-discussed", "·", meaning)
        if figures.agreed is Finding.NOT_KNOWN:
            return Cell("not-known", "?", meaning)
        if figures.agreed is Finding.NOT_APPLICABLE:
            return Cell("not-applicable", "–", meaning)
        if figures.agreed is Finding.NO_AGREEMENT or figures.gap is None:
            return Cell("no-agreement", "≠", meaning)
        return Cell(f"gap-{figures.gap}", str(figures.gap), meaning)

    def band(self, band: Band | None) -> str:
        """How pressing something is, in one word; empty for what has no band."""
        _ = self.gettext
        words = {
            Band.HIGH: _("High"),
            Band.MEDIUM: _("Medium"),
            Band.LOW: _("Low"),
            Band.NONE: _("At target"),
            Band.FIND_OUT: _("Find out"),
        }
        return words[band] if band else ""

    def status(self, status: Status) -> tuple[str, str]:
        """A shape and a word for how far an action is: it reads the same without colour."""
        _ = self.gettext
        words = {
            Status.NOT_STARTED: _("Not started"),
            Status.IN_PROGRESS: _("In progress"),
            Status.BLOCKED: _("Blocked"),
            Status.DONE: _("Done"),
            Status.DROPPED: _("Dropped"),
        }
        return SHAPES[status], words[status]

    def finished(self, done: FinishedAction) -> str:
        """A finished action with its lead and its day, as far as they are told."""
        day = self.gettext("done on %(day)s") % {"day": done.day} if done.day else ""
        beside = in_a_row((one for one in (done.lead, day) if one), ", ")
        return f"{isolated(done.title)} ({beside})" if beside else done.title

    def secured(self, resources: Resources | None) -> str:
        """Whether what an action needs is there."""
        _ = self.gettext
        if resources is None or resources.secured is None:
            return ""
        return {
            Secured.NO: _("Not yet secured"),
            Secured.PARTLY: _("Partly secured"),
            Secured.YES: _("Secured"),
        }[resources.secured]
