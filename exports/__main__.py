"""`python -m exports pdf|xlsx|docx|csv|ics|json|all FILE.json --out F`: what people take home (contract §5).

`--earlier EARLIER.json` (pdf, docx, xlsx, all) is an addition of ours: the plan then tells what changed since then.
`python -m exports blank --out P.pdf` makes the checklists to fill in on paper. `--large` (pdf, all, blank) is an
addition of ours, and so are `--paper` where the contract does not name it and `python -m exports guide --out P.pdf`,
which makes the facilitator's guide. The checklists and the guide need no assessment.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import datetime, time
from functools import partial
from pathlib import Path

from assessments import MAX_BYTES, Assessment, is_pdf, read_assessment
from checklists import (
    Edition,
    MendableError,
    Problem,
    SectorId,
    adapted,
    published_editions,
    read_edition,
    translated,
)
from checklists.command import deliver, language_option, read_bytes, run
from checklists.guide import read_guide
from exports import (
    Earlier,
    Paper,
    actions_csv,
    actions_ics,
    assessment_json,
    blank_checklist_pdf,
    earlier_round,
    everything,
    plan_docx,
    plan_pdf,
    plan_xlsx,
)
from exports.attached import MAX_PDF_BYTES, attached_assessment
from exports.folder import deliver_folder
from exports.guide import GuideMatter, guide_pdf
from scoring.agenda import MOST_PEOPLE, USUAL_SEATS, agenda, topics
from translations import SOURCE_LANGUAGE, Translator, translator_for

Export = Callable[[argparse.Namespace], bytes]
COMPARED = {
    "docx": (plan_docx, "the plan as a Word file"),
    "xlsx": (plan_xlsx, "the plan as a spreadsheet"),
}
FLAT = {
    "csv": (actions_csv, "the actions as comma-separated values"),
    "ics": (actions_ics, "the due dates as calendar entries"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code: 0, 1 where the input has problems, 2 for wrong usage."""
    options = _parser().parse_args(arguments)
    return run(partial(_write, options))


def _write(options: argparse.Namespace) -> None:
    if options.export is _all:
        deliver_folder(_all(options), options.out)
        return
    export: Export = options.export
    deliver(export(options), options.out)


def _pdf(options: argparse.Namespace) -> bytes:
    edition, assessment, earlier = _read_rounds(options)
    return plan_pdf(
        edition,
        assessment,
        options.language,
        sector=options.sector,
        public=options.public,
        paper=options.paper,
        large=options.large,
        earlier=earlier,
    )


def _compared(kind: str, options: argparse.Namespace) -> bytes:
    edition, assessment, earlier = _read_rounds(options)
    return COMPARED[kind][0](
        edition, assessment, options.language, sector=options.sector, public=options.public, earlier=earlier
    )


def _flat(kind: str, options: argparse.Namespace) -> bytes:
    edition, assessment = _read(options, options.language)
    return FLAT[kind][0](edition, assessment, options.language, sector=options.sector, public=options.public)


def _all(options: argparse.Namespace) -> dict[str, bytes]:
    edition, assessment, earlier = _read_rounds(options)
    files = everything(edition, assessment, options.language, paper=options.paper, large=options.large, earlier=earlier)
    return {name: make() for name, make in files.items()}


def _json(options: argparse.Namespace) -> bytes:
    edition, assessment = _read(options, translator_for(SOURCE_LANGUAGE))
    return assessment_json(edition, assessment, options.sector)


def _guide(options: argparse.Namespace) -> bytes:
    edition = translated(read_edition(), options.language)
    matter = GuideMatter(read_guide(), agenda(topics(edition), options.seats), edition, options.start)
    return guide_pdf(matter, options.language, paper=options.paper)


def _blank(options: argparse.Namespace) -> bytes:
    edition = translated(read_edition(), options.language)
    _check_sector(edition, options, "--sector")
    return blank_checklist_pdf(
        edition, options.language, sector=options.sector, paper=options.paper, large=options.large
    )


def _read(options: argparse.Namespace, translator: Translator) -> tuple[Edition, Assessment]:
    (assessment,) = _read_all(options.file)
    edition = published_editions()[assessment.edition]
    _check_sector(edition, options, str(options.file))
    return adapted(translated(edition, translator), assessment.overlay), assessment


def _read_rounds(options: argparse.Namespace) -> tuple[Edition, Assessment, Earlier | None]:
    """As `_read`, and the round before, where one is named. Raises MendableError where the two do not go together."""
    if options.earlier is None:
        return *_read(options, options.language), None
    earlier, later = _read_all(options.earlier, options.file)
    published = translated(published_editions()[earlier.edition], options.language)
    compared = earlier_round(published, earlier, later, name=str(options.file))
    _check_sector(published, options, str(options.file))
    return adapted(published, later.overlay), later, compared


def _read_all(*files: Path) -> list[Assessment]:
    """The assessments in `files`. Raises MendableError with the problems of all of them."""
    found: list[Assessment] = []
    problems: list[Problem] = []
    for file in files:
        try:
            found.append(read_assessment(_read_file(file), str(file), published_editions()))
        except MendableError as error:
            problems += error.problems
    if problems:
        raise MendableError(problems)
    return found


def _read_file(file: Path) -> bytes:
    """The assessment file, or the one that is attached to a plan."""
    data = read_bytes(file, MAX_PDF_BYTES)
    return attached_assessment(data, str(file)) if is_pdf(data) else read_bytes(file, MAX_BYTES)


def _check_sector(edition: Edition, options: argparse.Namespace, where: str) -> None:
    if options.sector and options.sector not in edition.sector_by_id:  # another edition has it
        raise MendableError([Problem(where, f'Edition {edition.id} has no sector "{options.sector}".')])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m exports", description="Make what people take home.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, told: str, export: Callable[[argparse.Namespace], object]) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=told)
        made.set_defaults(export=export, sector=None)
        return made

    pdf = command("pdf", "the plan as a PDF", _pdf)
    compared = [command(kind, told, partial(_compared, kind)) for kind, (_, told) in COMPARED.items()]
    flat = [*compared, *(command(kind, told, partial(_flat, kind)) for kind, (_, told) in FLAT.items())]
    json = command("json", "the assessment file, as it may leave the house", _json)
    whole = command("all", "all of these, in a folder", _all)
    guide = command("guide", "the facilitator's guide as a PDF, with an agenda", _guide)
    guide.add_argument("--seats", type=_seats, default=USUAL_SEATS, metavar="N", help="how many people (default: 9)")
    guide.add_argument("--start", type=_start, metavar="HH:MM", help="when a session begins")
    blank = command("blank", "the checklists to fill in on paper, as a PDF", _blank)
    for one in (pdf, *flat):
        one.add_argument("--public", action="store_true", help="leave out what is not for the public")
    for one in (pdf, *flat, json, blank):
        one.add_argument("--sector", type=_sector, metavar="S", help="one sector's part only")
    for one in (pdf, *flat, whole, guide, blank):
        language_option(one)
    for one in (pdf, whole, blank):
        one.add_argument("--large", action="store_true", help="PDFs in large print")
    for one in (pdf, whole, guide, blank):
        one.add_argument("--paper", type=_paper, default=Paper.A4, metavar="P", help="a4 (the default) or letter")
    for one in (pdf, *flat, json, guide, blank):
        one.add_argument("--out", type=Path, required=True, metavar="F", help="the file to write")
    whole.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="the folder to write the files into")
    for one in (pdf, *compared, whole):
        one.add_argument(
            "--earlier", type=Path, metavar="EARLIER.json", help="tell what changed since this round of the partnership"
        )
    for one in (pdf, *flat, json, whole):
        one.add_argument(
            "file", type=Path, metavar="FILE.json", help="the assessment file, or a plan that it is attached to"
        )
    return parser


def _sector(name: str) -> SectorId:
    known = dict.fromkeys(sector.id for edition in published_editions().values() for sector in edition.sectors)
    if name not in known:
        raise argparse.ArgumentTypeError(f"There is no sector {name!a}. There is: {', '.join(known)}.")
    return SectorId(name)


def _seats(number: str) -> int:
    if number.isascii() and number.isdigit() and 1 <= int(number[:4]) <= MOST_PEOPLE and len(number) <= len("500"):
        return int(number)
    raise argparse.ArgumentTypeError(f"{number!a} is no number from 1 to {MOST_PEOPLE}.")


def _start(moment: str) -> time:
    try:
        return datetime.strptime(moment, "%H:%M").time()  # noqa: DTZ007 - a time of day, in no zone
    except ValueError:
        raise argparse.ArgumentTypeError(f"{moment!a} is no time of day such as 13:30.") from None


def _paper(name: str) -> Paper:
    try:
        return Paper(name)
    except ValueError:
        raise argparse.ArgumentTypeError(f"There is no paper {name!a}. There is: {', '.join(Paper)}.") from None


if __name__ == "__main__":
    sys.exit(main())
