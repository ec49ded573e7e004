"""The checklists to fill in on paper: for a seat without a phone, a sector without a network, large print too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from checklists import Edition, LevelMeaning, Responsibility, Sector, SectorId
from exports.pdf import IN_COLOUR, VARIANT, WORKER, Paper, environment
from exports.shipped import shipped_style
from exports.text import legible_throughout
from exports.wording import Wording
from exports.worker import Worker, WorkerAnswer
from look import on_paper
from translations import Translator

__all__ = ["blank_checklist_pdf", "printable_checklist", "typeset_checklist"]

USUAL_PRINT = "html { font-size: 9.2pt }\n"
LARGE_PRINT = (  # 16 point is the least that counts as large print; a question may then be longer than a page
    "html { font-size: 16pt }\n.question { break-inside: auto }\n"
    "@page { @top-left { font-size: 12pt } @top-right { font-size: 14pt } @bottom-right { font-size: 14pt } "
    "@top-center { content: none } }\n"
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One level to tick: what one sees or hears there, or what the level means anywhere."""

    level: int
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """One responsibility with its five levels. `place` is `2.4` for the police's fourth in the source."""

    place: str
    statement: str
    example: str
    safety_critical: bool
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One sector's checklist; `anchor` is where the contents lead to."""

    number: int
    anchor: str
    name: str
    about: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Blank:
    """The whole form: one part or all of them. `seat` is the label of the seat it is for, empty for any."""

    seat: str
    parts: tuple[Part, ...]
    scale: tuple[Choice, ...]


def blank_checklist_pdf(  # noqa: PLR0913 - what is asked, and four ways to print it
    edition: Edition,
    translator: Translator,
    *,
    sector: SectorId | None = None,
    seat: str | None = None,
    paper: Paper = Paper.A4,
    large: bool = False,
) -> bytes:
    """The checklists with boxes to tick, whole or one sector's, as PDF/UA-1; the same bytes for the same arguments.

    `edition` is adapted and translated; `seat` is the label of the seat whose paper it is; `large` is large print.
    Raises PdfUnavailableError where Pango is missing (then `printable_checklist`), PdfFailedError where it failed.
    """
    return typeset_checklist(WORKER, edition, translator, sector=sector, seat=seat, paper=paper, large=large).pdf


def typeset_checklist(  # noqa: PLR0913
    worker: Worker,
    edition: Edition,
    translator: Translator,
    *,
    sector: SectorId | None = None,
    seat: str | None = None,
    paper: Paper = Paper.A4,
    large: bool = False,
) -> WorkerAnswer:
    """As `blank_checklist_pdf`, with the worker given and what the typesetter complained about."""
    words = Wording(translator, edition.scale)
    blank = _blank(edition, translator, sector, seat)
    # Every sector is a section of its own, so that forty seats' papers take little longer than one.
    pages = [_page(blank, words, parts=(), first=True)]
    pages += [_page(blank, words, parts=(part,), first=False) for part in blank.parts]
    job = {
        "css": _style(paper, large=large),
        "variant": VARIANT,
        "language": words.language,
        "title": translator.gettext("Checklist"),
        "date": None,
        "sections": [{"html": html, "contents": number == 0} for number, html in enumerate(pages)],
    }
    return worker.typeset(job)


def printable_checklist(  # noqa: PLR0913
    edition: Edition,
    translator: Translator,
    *,
    sector: SectorId | None = None,
    seat: str | None = None,
    paper: Paper = Paper.A4,
    large: bool = False,
) -> str:
    """The same checklist as one page of HTML, to be printed from a browser. It fetches nothing."""
    blank = _blank(edition, translator, sector, seat)
    style = _style(paper, large=large) + IN_COLOUR
    return _page(blank, Wording(translator, edition.scale), parts=blank.parts, first=True, style=style)


def _page(blank: Blank, words: Wording, *, parts: Sequence[Part], first: bool, style: str = "") -> str:
    template = environment(words).get_template("blank.html.j2")
    # The style is our own file.
    return template.render(blank=blank, words=words, parts=parts, first=first, style=Markup(style))  # noqa: S704


def _blank(edition: Edition, translator: Translator, sector: SectorId | None, seat: str | None) -> Blank:
    sectors = edition.sectors if sector is None else (edition.sector_by_id[sector],)
    made = Blank(
        seat=seat or "",
        parts=tuple(_part(edition, one) for one in sectors),
        scale=tuple(Choice(one.level, one.name, one.meaning) for one in edition.scale),
    )
    return legible_throughout(made, translator.gettext("[… shortened]"))


def _part(edition: Edition, sector: Sector) -> Part:
    number = 1 + edition.sectors.index(sector)
    own = edition.of_sector(sector.id)
    added = [one for one in own if one.item is None]
    places = [f"{number}.{one.item or f'+{1 + added.index(one)}'}" for one in own]
    questions = (_question(place, one, edition.scale) for place, one in zip(places, own, strict=True))
    return Part(number, f"sector-{sector.id}", sector.name, sector.about, tuple(questions))


def _question(place: str, one: Responsibility, scale: Sequence[LevelMeaning]) -> Question:
    texts = one.levels or tuple(level.meaning for level in scale)
    choices = (Choice(level.level, level.name, text) for level, text in zip(scale, texts, strict=True))
    return Question(place, one.statement, one.example or "", one.safety_critical, tuple(choices))


def _style(paper: Paper, *, large: bool) -> str:
    size = LARGE_PRINT if large else USUAL_PRINT
    return f"{on_paper(shipped_style('blank.css'))}\n@page {{ size: {paper} }}\n{size}"
