"""An agenda in words: what stands in each line of its tables, on paper and on the screen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from checklists import Edition
from scoring.agenda import Agenda, Part, PartKind, Session, clock
from translations import Translator

__all__ = ["AgendaRow", "agenda_rows", "duration", "reckoning"]

BEGINNING = time(0, 0)


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One line: when it begins (`14:25`, or `0:25` after the beginning), what, how long, what for."""

    begins: str
    what: str
    minutes: int
    about: str
    pause: bool = False


def agenda_rows(
    session: Session, edition: Edition, translator: Translator, start: time | None = None
) -> tuple[AgendaRow, ...]:
    """The lines of one session. `start`: when it begins; None counts from its beginning."""
    return tuple(_row(part, edition, translator, start) for part in session.parts)


def duration(minutes: int, translator: Translator) -> str:
    """A length of time in words: `3 hours 17 minutes`, `2 hours`, `55 minutes`."""
    hours, rest = divmod(minutes, 60)
    said = [translator.ngettext("{n} hour", "{n} hours", hours).format(n=hours)] if hours else []
    if rest or not hours:
        said.append(translator.ngettext("{n} minute", "{n} minutes", rest).format(n=rest))
    return " ".join(said)


def reckoning(agenda: Agenda, translator: Translator) -> tuple[str, ...]:
    """How the minutes were reckoned, in sentences."""
    _ = translator.gettext
    count = len(agenda.sessions)
    lengths = "; ".join(duration(session.minutes, translator) for session in agenda.sessions)
    told = translator.ngettext("{n} session: {lengths}.", "{n} sessions: {lengths}.", count)
    seats = translator.ngettext("With {n} seat", "With {n} seats", agenda.seats).format(n=agenda.seats)
    each = _(
        "{seats}, each responsibility takes about {minutes} minutes: one to read it out and choose in silence, "
        "ten seconds for a word from each seat, and one to settle on a level and write it down."
    )
    longer = _("Where you are known to differ, it takes {minutes}: two views are explained, and all speak once more.")
    return (
        told.format(n=count, lengths=lengths),
        each.format(seats=seats, minutes=agenda.minutes_each),
        longer.format(minutes=agenda.minutes_disagreement),
        _(
            "Nobody sits for more than 70 minutes without a break. Change it as you need; with an interpreter it takes "
            "twice as long."
        ),
    )


def _row(part: Part, edition: Edition, translator: Translator, start: time | None) -> AgendaRow:
    moment = clock(start or BEGINNING, part.begins)
    begins = f"{moment:%H:%M}" if start else f"{moment.hour}:{moment.minute:02}"
    what, about = _words(part, edition, translator)
    return AgendaRow(begins, what, part.minutes, about, pause=part.kind is PartKind.BREAK)


def _words(part: Part, edition: Edition, translator: Translator) -> tuple[str, str]:
    _ = translator.gettext
    if part.sector is not None:
        return edition.sector_by_id[part.sector].name, _counted(part, translator)
    return {
        PartKind.OPENING: (
            _("Opening"),
            _("Welcome, who is here, the support person and the quiet room, what is written down, who must report."),
        ),
        PartKind.GROUND_RULES: (
            _("Ground rules"),
            _("Agree on the rules. Choose one level together, to see how it goes."),
        ),
        PartKind.REOPENING: (_("Opening"), _("Who is here today, the rules once more, where we stopped.")),
        PartKind.BREAK: (_("Break"), _("For a quiet word too. The support person stays near.")),
        PartKind.ACTIONS: (
            _("Actions"),
            _("For the gaps that matter most: what, who leads, by when, and whether it could put a woman at risk."),
        ),
        PartKind.CLOSING: (_("Closing"), _("What each takes home, thanks, one word on how we leave, the next date.")),
    }[part.kind]


def _counted(part: Part, translator: Translator) -> str:
    count = len(part.topics)
    told = translator.ngettext("{n} responsibility", "{n} responsibilities", count).format(n=count)
    differ = sum(one.disagreement for one in part.topics)
    if not differ:
        return told
    _ = translator.gettext
    if differ == count:
        return f"{told}; {_('we differ')}"
    return f"{told}; {_('we differ on {n}, and begin there').format(n=differ)}"
