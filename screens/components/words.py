"""The contract's values in the words people read, through the translator that is passed in."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st
from babel.dates import format_date, format_time

from assessments import Answer, Finding, Secured, Status, Visibility
from checklists import Edition, Responsibility
from translations import SOURCE_LANGUAGE, Translator
from translations.isolates import in_a_row

__all__ = [
    "answer_name",
    "date_text",
    "here",
    "levels_words",
    "moment_text",
    "month_text",
    "secured_name",
    "status_name",
    "time_text",
    "today_here",
    "visibility_name",
    "with_sector",
    "zone_here",
]


def answer_name(answer: Answer | None, edition: Edition, translator: Translator) -> str:
    """An agreed level or finding in words: `2 Partly in place`, `Not known`."""
    _ = translator.gettext
    match answer:
        case None:
            return _("Not yet discussed")
        case Finding.NOT_KNOWN:
            return _("Not known")
        case Finding.NOT_APPLICABLE:
            return _("Not applicable")
        case Finding.NO_AGREEMENT:
            return _("No agreement")
        case _level:
            return f"{answer} {edition.scale[int(answer)].name}"


def levels_words(count: float, translator: Translator) -> str:
    """`half a level`, `1 level`, `1½ levels`, for whole and half levels above 0."""
    whole, half = int(count), "½" if count % 1 else ""
    if not whole:
        return translator.gettext("half a level")
    words = translator.ngettext("{count} level", "{count} levels", 2 if half else whole)
    return words.format(count=f"{whole}{half}")


def status_name(status: Status, translator: Translator) -> str:
    """How far an action is: a mark and a word, so that neither colour nor shape is needed alone."""
    _ = translator.gettext
    return {
        Status.NOT_STARTED: "○ " + _("Not started"),
        Status.IN_PROGRESS: "◐ " + _("In progress"),
        Status.BLOCKED: "■ " + _("Blocked"),
        Status.DONE: "✓ " + _("Done"),
        Status.DROPPED: "✕ " + _("Dropped"),
    }[status]


def secured_name(secured: Secured, translator: Translator) -> str:
    """Whether what an action needs is there."""
    _ = translator.gettext
    return {Secured.NO: _("Not yet"), Secured.PARTLY: _("In part"), Secured.YES: _("Yes")}[secured]


def visibility_name(visibility: Visibility, translator: Translator) -> str:
    """Who may read about an action."""
    _ = translator.gettext
    return {
        Visibility.INTERNAL: _("Partners only"),
        Visibility.PUBLIC: _("Also in the public plan"),
    }[visibility]


def with_sector(edition: Edition, one: Responsibility) -> str:
    """Which responsibility, with its sector before it: `Police: What the police do is …`."""
    return in_a_row((edition.sector_by_id[one.sector].name, one.statement), ": ")


def date_text(day: date, language: str = SOURCE_LANGUAGE) -> str:
    """A day as people write it: `4 May 2026`."""
    return format_date(day, "d MMMM y", locale=language)


def month_text(year: int, month: int, language: str = SOURCE_LANGUAGE) -> str:
    """A month, short: `Nov 2026`."""
    return format_date(date(year, month, 1), "MMM y", locale=language)


def time_text(moment: datetime, language: str = SOURCE_LANGUAGE) -> str:
    """A moment (UTC) on the clock of the person who reads it: `14:02:11`."""
    return format_time(here(moment), "HH:mm:ss", locale=language)


def moment_text(moment: datetime, language: str = SOURCE_LANGUAGE) -> str:
    """A moment (UTC) in the reader’s time, to the minute: `4 May 2026, 14:02`."""
    local = here(moment)
    return f"{date_text(local.date(), language)}, {format_time(local, 'HH:mm', locale=language)}"


def here(moment: datetime) -> datetime:
    """A moment (UTC) in the time of the person who reads it."""
    return moment.astimezone(zone_here())


def zone_here() -> ZoneInfo:
    """The time zone of the person who reads; what is made later, without their page, is given it."""
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def today_here() -> date:
    """The day that it is for the person who reads."""
    return here(datetime.now(UTC)).date()
