"""What of a plan can be saved, in which formats, and how each is made in the background."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from assessments import Assessment
from checklists import Edition, SectorId
from exports import (
    Earlier,
    Paper,
    actions_csv,
    actions_ics,
    assessment_json,
    everything,
    plan_docx,
    plan_pdf,
    plan_xlsx,
    printable_html,
)
from exports.archive import zipped
from screens.components.prepared_file import Format, made_of
from screens.earlier_round import earlier_of
from screens.pdf_or_page import pdf_or_page
from screens.round_page import OpenRound, edition_of
from translations import Translator
from web.files import PreparedFile
from web.orders import Making
from web.services import services

__all__ = [
    "Printed",
    "Reader",
    "assessment_file",
    "calendar_of",
    "everything_as_zip",
    "formats_of",
    "sectors_assessment_file",
]

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Printed:
    """How pages are printed."""

    paper: Paper = Paper.A4
    large: bool = False

    @property
    def name(self) -> str:
        """What tells it from others."""
        return f"{self.paper}-large" if self.large else self.paper.value


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a file is: the partnership (`sector` None), a sector's lead, or the public; and how it is printed."""

    sector: SectorId | None = None
    public: bool = False
    printed: Printed = Printed()

    def named(self, what: str) -> str:
        """The neutral name of a file, without its ending."""
        return "-".join((what, *((self.sector,) if self.sector else ()), *(("public",) if self.public else ())))


@dataclass(frozen=True, slots=True)
class Taken:
    """A round as it is taken home: with what is stored at the moment of the touch."""

    edition: Edition
    assessment: Assessment
    translator: Translator
    earlier: Earlier | None = None


def formats_of(page: OpenRound, reader: Reader) -> list[Format]:
    """A plan in each of the formats that there are."""
    _ = page.translator.gettext
    made: tuple[tuple[str, str, Callable[[Reader, Taken], PreparedFile]], ...] = (
        ("pdf", "PDF", _pdf),
        ("docx", "Word", partial(_file, plan_docx, "docx", WORD)),
        ("xlsx", _("Spreadsheet"), partial(_file, plan_xlsx, "xlsx", SPREADSHEET)),
        ("ics", _("Calendar"), _ics),
        ("csv", _("Table (CSV)"), _csv),
    )
    return [
        Format(kind, label, partial(_making, page, partial(make, reader), kind), _choice(kind, reader))
        for kind, label, make in made
    ]


def _choice(kind: str, reader: Reader) -> str:
    """What tells an order from others: how it is printed matters for pages only."""
    return ":".join((reader.named("plan"), *((reader.printed.name,) if kind == "pdf" else ())))


def assessment_file(page: OpenRound) -> Making:
    """The assessment file of the whole round."""
    return _making(page, partial(_json, Reader()), "json")


def calendar_of(page: OpenRound, sector: SectorId | None) -> Making:
    """The due dates as calendar entries: everybody's, or those that concern a sector."""
    return _making(page, partial(_ics, Reader(sector)), "ics")


def sectors_assessment_file(page: OpenRound, sector: SectorId) -> Format:
    """The assessment file, cut to one sector."""
    label = page.translator.gettext("Assessment file")
    return Format("json", label, partial(_making, page, partial(_json, Reader(sector)), "json"), sector)


def everything_as_zip(page: OpenRound, printed: Printed) -> Making:
    """All that a partnership takes home, under the names of contract §5."""
    taken = _taken(page)
    files = everything(
        taken.edition,
        taken.assessment,
        page.translator,
        paper=printed.paper,
        large=printed.large,
        earlier=taken.earlier,
    )
    readers = {f"plan-{one.id}.pdf": Reader(one.id, printed=printed) for one in taken.edition.sectors}
    pieces = (
        partial(_pdf, readers.get(name, Reader(printed=printed)), taken)
        if name.endswith(".pdf")
        else partial(_as_it_is, name, make)
        for name, make in files.items()
    )
    return Making(tuple(pieces), _joined, partial(_taken_home, page), paged=True)


def _making(page: OpenRound, make: Callable[[Taken], PreparedFile], kind: str) -> Making:
    return made_of(partial(make, _taken(page)), partial(_taken_home, page), paged=kind == "pdf")


def _taken(page: OpenRound) -> Taken:
    assessment = _taken_home(page)
    return Taken(edition_of(assessment, page.translator), assessment, page.translator, earlier_of(page, assessment))


def _taken_home(page: OpenRound) -> Assessment:
    """The round as it may leave the house; raises MendableError where it may not."""
    return services().store.export_assessment(page.principal, page.ref)


def _pdf(reader: Reader, taken: Taken) -> PreparedFile:
    what = taken.edition, taken.assessment, taken.translator
    how: dict[str, Any] = {
        "sector": reader.sector,
        "public": reader.public,
        "paper": reader.printed.paper,
        "large": reader.printed.large,
        "earlier": taken.earlier,
    }
    return pdf_or_page(
        reader.named("plan"), lambda: plan_pdf(*what, **how), lambda: printable_html(*what, **how), taken.translator
    )


def _file(make: Callable[..., bytes], ending: str, kind: str, reader: Reader, taken: Taken) -> PreparedFile:
    """What is gone on with in an office program: like the pages, it tells what changed."""
    content = make(
        taken.edition,
        taken.assessment,
        taken.translator,
        sector=reader.sector,
        public=reader.public,
        earlier=taken.earlier,
    )
    return PreparedFile(f"{reader.named('plan')}.{ending}", kind, content)


def _ics(reader: Reader, taken: Taken) -> PreparedFile:
    content = actions_ics(taken.edition, taken.assessment, taken.translator, sector=reader.sector, public=reader.public)
    return PreparedFile(f"{reader.named('actions')}.ics", "text/calendar; charset=utf-8", content)


def _csv(reader: Reader, taken: Taken) -> PreparedFile:
    content = actions_csv(taken.edition, taken.assessment, taken.translator, sector=reader.sector, public=reader.public)
    return PreparedFile(f"{reader.named('actions')}.csv", "text/csv; charset=utf-8", content)


def _json(reader: Reader, taken: Taken) -> PreparedFile:
    content = assessment_json(taken.edition, taken.assessment, reader.sector)
    return PreparedFile(f"{reader.named('assessment')}.json", "application/json", content)


def _as_it_is(name: str, make: Callable[[], bytes]) -> PreparedFile:
    return PreparedFile(name, "", make())


def _joined(files: Sequence[PreparedFile]) -> PreparedFile:
    remark = next((one.remark for one in files if one.remark), "")
    content = zipped({one.name: one.content for one in files})
    return PreparedFile("plans.zip", "application/zip", content, remark)
