"""The plan as a PDF, or as a page to print from the browser where this machine cannot set PDFs."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import Any
from weakref import WeakKeyDictionary

from jinja2 import BytecodeCache, Environment, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from assessments import Assessment, write_assessment
from checklists import Edition, SectorId
from exports.assessment_json import assessment_json
from exports.draft import draft
from exports.earlier import Earlier
from exports.kept import KeptFiles
from exports.plan import Plan
from exports.shipped import Templates, shipped_style
from exports.wording import Wording
from exports.worker import Worker, WorkerAnswer
from look import on_paper
from translations import Translator
from translations.isolates import isolated

__all__ = ["Paper", "environment", "plan_page", "plan_pdf", "printable_html", "style_sheet", "typeset_plan"]

VARIANT = "pdf/ua-1"
WITH_ARCHIVE = "pdf/a-3a"  # claims PDF/UA-1 as well
ATTACHED = "assessment.json"
WORKER = Worker()
KEPT = KeptFiles()
IN_COLOUR = "* { print-color-adjust: exact }\n"  # a browser leaves the backgrounds out otherwise


class Paper(StrEnum):
    """The paper a plan is laid out for."""

    A4 = "a4"
    LETTER = "letter"


def plan_pdf(  # noqa: PLR0913 - what a plan is made from, and the ways to make it
    edition: Edition,
    assessment: Assessment,
    translator: Translator,
    *,
    sector: SectorId | None = None,
    public: bool = False,
    paper: Paper = Paper.A4,
    large: bool = False,
    earlier: Earlier | None = None,
) -> bytes:
    """The plan of one round as PDF/UA-1, or one sector's; the same bytes for the same arguments.

    `edition` is adapted to the assessment, its texts in the language of `translator` (`checklists.translated`).
    With `earlier`, it tells what changed since that round; with `large`, it is in large print.
    Raises PdfUnavailableError where Pango is missing (then `printable_html`), PdfFailedError where it did not work.
    """
    # Everything that a plan is made from; a kind of translator has one catalogue for each language.
    words = (repr(type(translator)), translator.info().get("language", ""))
    before = earlier.content if earlier else ()
    content = (
        repr(edition),
        write_assessment(assessment),
        *words,
        sector or "",
        str(public),
        paper,
        str(large),
        *before,
    )

    def make() -> bytes:
        return typeset_plan(
            WORKER,
            edition,
            assessment,
            translator,
            sector=sector,
            public=public,
            paper=paper,
            large=large,
            earlier=earlier,
        ).pdf

    return KEPT.file(content, make)


def typeset_plan(  # noqa: PLR0913
    worker: Worker,
    edition: Edition,
    assessment: Assessment,
    translator: Translator,
    *,
    sector: SectorId | None = None,
    public: bool = False,
    paper: Paper = Paper.A4,
    large: bool = False,
    earlier: Earlier | None = None,
) -> WorkerAnswer:
    """As `plan_pdf`, with the worker given and what the typesetter complained about."""
    chosen = edition.sector_by_id[sector] if sector else None
    plan, words = draft(edition, assessment, translator, chosen, public=public, earlier=earlier)
    plan = replace(plan, attached=not public)
    held = assessment.round.closed or assessment.round.opened
    job = {
        "css": style_sheet(paper, large=large),
        "variant": VARIANT if public or sector else WITH_ARCHIVE,
        "attached": None if public else _attached(edition, assessment, words, sector),
        "language": words.language,
        # Neutral, as it stands in the title bar of whoever opens the file.
        "title": translator.gettext("Action plan"),
        "date": held.isoformat() if held else None,
        "edges": {
            "who": plan.whose,
            "audience": words.gettext("Public version") if public else words.gettext("For the partnership only"),
            "direction": words.direction,
        },
        "blocks": _blocks(plan, words),
    }
    return worker.typeset(job)


def printable_html(  # noqa: PLR0913
    edition: Edition,
    assessment: Assessment,
    translator: Translator,
    *,
    sector: SectorId | None = None,
    public: bool = False,
    paper: Paper = Paper.A4,
    large: bool = False,
    earlier: Earlier | None = None,
) -> str:
    """The same plan as one page of HTML, to be printed from a browser. It needs no library and fetches nothing."""
    chosen = edition.sector_by_id[sector] if sector else None
    plan, words = draft(edition, assessment, translator, chosen, public=public, earlier=earlier)
    return plan_page(plan, words, style=style_sheet(paper, large=large) + IN_COLOUR)


def plan_page(plan: Plan, words: Wording, style: str = "") -> str:
    """The whole plan as one page of HTML, from the templates that the PDF is made from."""
    return _page(_groups(plan), plan, words, style)


def _attached(edition: Edition, assessment: Assessment, words: Wording, sector: SectorId | None) -> dict[str, str]:
    """The assessment file, as it may leave the house: from the plan the round can be brought in again."""
    content = assessment_json(edition, assessment, sector).decode()
    return {"name": ATTACHED, "about": words.gettext("What this plan was made from"), "content": content}


def _groups(plan: Plan) -> list[tuple[str, ...]]:
    """The sections of the plan; those of one group follow each other without a new page."""
    change = [("change",)] if plan.change else []
    over_time = [("timeline",)] if plan.timeline else []
    first: list[tuple[str, ...]]
    if plan.sector and not plan.change:
        first = [("gaps", "priorities", "actions")]
    elif plan.sector:
        first = [("gaps", "priorities"), *change, ("actions",)]
    elif plan.actions or plan.change:
        first = [("gaps",), ("priorities",), *change, ("actions",), *over_time]
    else:
        first = [("gaps",), ("priorities", "actions")]
    details = [("details",)] if plan.actions else []
    checklists = [(f"checklist {position}",) for position in range(len(plan.checklists))]
    return [("cover",), *first, *details, *checklists, ("method", "source")]


def _blocks(plan: Plan, words: Wording) -> list[dict[str, str]]:
    """The parts of the plan as the typesetter keeps them; those of one block follow each other without a new page."""
    blocks = []
    for group in _groups(plan):
        if group == ("details",):
            blocks += [{"kind": part, "html": str(_section(part, plan, words))} for part in ("head", "behind")]
            cards = sorted(plan.actions, key=lambda one: one.number)
            blocks += [{"kind": "card", "html": str(_section("card", plan, words, action=one))} for one in cards]
        else:
            html = "\n".join(_section(section, plan, words) for section in group)
            blocks.append({"kind": "flow", "html": html})
    return blocks


def _page(groups: list[tuple[str, ...]], plan: Plan, words: Wording, style: str = "") -> str:
    parts = [[_section(section, plan, words) for section in group] for group in groups]
    template = environment(words).get_template("page.html.j2")
    return template.render(groups=parts, plan=plan, words=words, style=Markup(style))  # noqa: S704 - our own file


def _section(section: str, plan: Plan, words: Wording, **more: object) -> Markup:
    name, _, position = section.partition(" ")
    values: dict[str, Any] = {"plan": plan, "words": words, **more}
    if position:
        values["checklist"] = plan.checklists[int(position)]
    # What a template gives has been escaped value by value.
    return Markup(environment(words).get_template(f"{name}.html.j2").render(values))  # noqa: S704


def style_sheet(paper: Paper, *, large: bool = False) -> str:
    """The look of what is printed, on this paper; in large print, all of it lies across."""
    names = ("plan.css", "large.css") if large else ("plan.css",)
    sheet = "\n".join(on_paper(shipped_style(name)) for name in names)
    across = " landscape" if large else ""
    return f"{sheet}\n@page {{ size: {paper}{across} }}\n@page wide {{ size: {paper} landscape }}\n"


class _Compiled(BytecodeCache):
    """The templates, compiled once for all languages and plans."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code of a template that was compiled before."""
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        self._code[bucket.key] = bucket.bytecode_to_string()


COMPILED = _Compiled()
ENVIRONMENTS: WeakKeyDictionary[Wording, Environment] = WeakKeyDictionary()


def environment(words: Wording) -> Environment:
    """The templates in the language of `words`, every value escaped."""
    if words not in ENVIRONMENTS:
        ENVIRONMENTS[words] = _environment(words)
    return ENVIRONMENTS[words]


def _environment(words: Wording) -> Environment:
    environment = Environment(
        loader=Templates(),
        autoescape=True,
        undefined=StrictUndefined,
        bytecode_cache=COMPILED,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.filters["isolated"] = isolated
    install: Any = environment
    install.install_gettext_translations(words.translator, newstyle=True)
    return environment
