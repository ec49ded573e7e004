"""The facilitator's guide as a PDF, or as a page to print from the browser where this machine cannot set PDFs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from markupsafe import Markup

from checklists import Edition
from checklists.guide import Guide, translated_guide
from exports.guide_agenda import AgendaRow, agenda_rows, reckoning
from exports.pdf import IN_COLOUR, VARIANT, WORKER, Paper, environment, style_sheet
from exports.text import legible
from exports.wording import Wording
from exports.worker import Worker, WorkerAnswer
from look import on_paper
from scoring.agenda import Agenda
from translations import Translator

__all__ = ["GuideMatter", "guide_pdf", "printable_guide", "typeset_guide"]


@dataclass(frozen=True, slots=True)
class GuideMatter:
    """What a guide is made from: the texts as published, and the agenda of one table.

    `edition` is adapted and translated. `start`: when each session begins; None counts the hours from its beginning.
    `partnership` is empty where it is for any table.
    """

    guide: Guide
    agenda: Agenda
    edition: Edition
    start: time | None = None
    partnership: str = ""


@dataclass(frozen=True, slots=True)
class SessionTable:
    """One session as its table shows it."""

    number: int
    rows: tuple[AgendaRow, ...]


def guide_pdf(matter: GuideMatter, translator: Translator, *, paper: Paper = Paper.A4) -> bytes:
    """The guide as PDF/UA-1; the same bytes for the same arguments.

    Raises PdfUnavailableError where Pango is missing (then `printable_guide`), PdfFailedError where it did not work.
    """
    return typeset_guide(WORKER, matter, translator, paper=paper).pdf


def typeset_guide(
    worker: Worker, matter: GuideMatter, translator: Translator, *, paper: Paper = Paper.A4
) -> WorkerAnswer:
    """As `guide_pdf`, with the worker given and what the typesetter complained about."""
    words = Wording(translator, matter.edition.scale)
    job = {
        "css": style_sheet(paper) + _own_style(),
        "variant": VARIANT,
        "language": words.language,
        "title": translator.gettext("Facilitator’s guide"),
        "date": None,
        "sections": [{"html": _page(matter, words), "contents": True}],
    }
    return worker.typeset(job)


def printable_guide(matter: GuideMatter, translator: Translator, *, paper: Paper = Paper.A4) -> str:
    """The same guide as one page of HTML, to be printed from a browser. It needs no library and fetches nothing."""
    words = Wording(translator, matter.edition.scale)
    return _page(matter, words, style_sheet(paper) + _own_style() + IN_COLOUR)


def _page(matter: GuideMatter, words: Wording, style: str = "") -> str:
    _ = words.gettext
    return (
        environment(words)
        .get_template("guide.html.j2")
        .render(
            words=words,
            style=Markup(style),  # noqa: S704 - our own file
            chapters=translated_guide(matter.guide, words.translator).chapters,
            sessions=[
                SessionTable(number, agenda_rows(session, matter.edition, words.translator, matter.start))
                for number, session in enumerate(matter.agenda.sessions, 1)
            ],
            reckoning=reckoning(matter.agenda, words.translator),
            by_the_clock=matter.start is not None,
            partnership=legible(matter.partnership, _("[… shortened]")),
        )
    )


def _own_style() -> str:
    # Kept here, as it is short: the plan's style sheet holds for all but these.
    return on_paper(
        ".points { margin: 0 0 2.2mm; padding-inline-start: 5mm }\n"
        ".points li { margin-bottom: .8mm }\n"
        ".piece { break-inside: avoid; max-width: 150mm }\n"
        ".lines .clock { width: 15mm } .lines .what { width: 44mm } .lines .minutes { width: 16mm }\n"
        ".session { break-inside: avoid }\n"
        ".lines .pause td, .lines .pause th { color: var(--ink-soft); font-style: normal; background: var(--gap-0) }\n"
    )
