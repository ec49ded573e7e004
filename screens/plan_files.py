"""What of a plan can be saved, in which formats, and how each is made in the background."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from assessments import Assessment
from checklists import Edition, SectorId
from exports import (
    FILES,
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
from screens.earlier_round import Source, earlier_of
from screens.pdf_or_page import pdf_or_page
from screens.round_page import edition_of
from translations import Translator
from web.files import PreparedFile
from web.orders import Making, Piece
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
    """A round as it is taken home."""

    edition: Edition
    assessment: Assessment
    translator: Translator
    earlier: Earlier | None = None


def formats_of(source: Source, reader: Reader) -> list[Format]:
    """A plan in each of the formats that there are."""
    _ = source.translator.gettext
    made: tuple[tuple[str, str, Callable[[Reader, Taken], PreparedFile]], ...] = (
        ("pdf", "PDF", _pdf),
        ("docx", "Word", partial(_file, plan_docx, "docx", WORD)),
        ("xlsx", _("Spreadsheet"), partial(_file, plan_xlsx, "xlsx", SPREADSHEET)),
        ("ics", _("Calendar"), partial(_list, actions_ics, "ics", "text/calendar")),
        ("csv", _("Table (CSV)"), partial(_list, actions_csv, "csv", "text/csv")),
    )
    return [
        Format(kind, label, partial(_making, source, partial(make, reader), kind), _choice(kind, reader))
        for kind, label, make in made
    ]


def _choice(kind: str, reader: Reader) -> str:
    """What tells an order from others: how it is printed matters for pages only."""
    return ":".join((reader.named("plan"), *((reader.printed.name,) if kind == "pdf" else ())))


def assessment_file(source: Source) -> Making:
    """The assessment file of the whole round."""
    return _making(source, partial(_json, Reader()), "json")


def calendar_of(source: Source, sector: SectorId | None) -> Making:
    """The due dates as calendar entries: everybody's, or those that concern a sector."""
    return _making(source, partial(_list, actions_ics, "ics", "text/calendar", Reader(sector)), "ics")


def sectors_assessment_file(source: Source, sector: SectorId) -> Format:
    """The assessment file, cut to one sector."""
    label = source.translator.gettext("Assessment file")
    return Format("json", label, partial(_making, source, partial(_json, Reader(sector)), "json"), sector)


def everything_as_zip(source: Source, printed: Printed) -> Making:
    """All that a partnership takes home, under the names of contract §5."""
    return Making(partial(_everything, source, printed), _joined, partial(_check, source), paged=True)


def _everything(source: Source, printed: Printed) -> list[Piece]:
    taken = _taken(source)
    readers = {f"plan-{one.id}.pdf": Reader(one.id, printed=printed) for one in taken.edition.sectors}
    files = everything(taken.edition, taken.assessment, taken.translator, earlier=taken.earlier)
    return [
        partial(_pdf, readers.get(name, Reader(printed=printed)), taken)
        if name.endswith(".pdf")
        else partial(_as_it_is, name, make)
        for name, make in files.items()
    ]


def _making(source: Source, make: Callable[[Taken], PreparedFile], kind: str) -> Making:
    """One file: with what is stored when its turn comes, which may be later than the touch and is never less."""
    return made_of(lambda: make(_taken(source)), partial(_check, source), paged=kind == "pdf")


def _taken(source: Source) -> Taken:
    """The round as it may leave the house; raises MendableError where it may not."""
    assessment = services().store.export_assessment(source.principal, source.ref)
    edition = edition_of(assessment, source.translator)
    return Taken(edition, assessment, source.translator, earlier_of(source, assessment))


def _check(source: Source) -> None:
    services().store.check_export(source.principal, source.ref)


def _pdf(reader: Reader, taken: Taken) -> PreparedFile:
    what: dict[str, Any] = {
        "edition": taken.edition,
        "assessment": taken.assessment,
        "translator": taken.translator,
        "sector": reader.sector,
        "public": reader.public,
        "paper": reader.printed.paper,
        "large": reader.printed.large,
        "earlier": taken.earlier,
    }
    return pdf_or_page(reader.named("plan"), plan_pdf, printable_html, what)


def _file(make: Callable[..., bytes], ending: str, kind: str, reader: Reader, taken: Taken) -> PreparedFile:
    """What is gone on with in an office program: like the pages, it tells what changed."""
    content = FILES.made(
        make,
        taken.edition,
        taken.assessment,
        taken.translator,
        sector=reader.sector,
        public=reader.public,
        earlier=taken.earlier,
    )
    return PreparedFile(f"{reader.named('plan')}.{ending}", kind, content)


def _list(make: Callable[..., bytes], ending: str, kind: str, reader: Reader, taken: Taken) -> PreparedFile:
    """The actions alone."""
    what = taken.edition, taken.assessment, taken.translator
    content = FILES.made(make, *what, sector=reader.sector, public=reader.public)
    return PreparedFile(f"{reader.named('actions')}.{ending}", f"{kind}; charset=utf-8", content)


def _json(reader: Reader, taken: Taken) -> PreparedFile:
    content = FILES.made(assessment_json, taken.edition, taken.assessment, reader.sector)
    return PreparedFile(f"{reader.named('assessment')}.json", "application/json", content)


def _as_it_is(name: str, make: Callable[[], bytes]) -> PreparedFile:
    return PreparedFile(name, "", FILES.made(make))


def _joined(files: Sequence[PreparedFile]) -> PreparedFile:
    remark = next((one.remark for one in files if one.remark), "")
    content = zipped({one.name: one.content for one in files})
    return PreparedFile("plans.zip", "application/zip", content, remark)
