"""`python -m exports pdf|json FILE.json --out F`: what people take home, from an assessment file (contract §5).

`python -m exports blank --out P.pdf` makes the checklists to fill in on paper; `--large` and `--paper` are additions of
ours, and so is `python -m exports guide --out P.pdf`, the facilitator's guide. Both need no assessment.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import datetime, time
from functools import partial
from pathlib import Path

from assessments import MAX_BYTES, Assessment, read_assessment
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
from exports import Paper, assessment_json, blank_checklist_pdf, plan_pdf
from exports.guide import GuideMatter, guide_pdf
from scoring.agenda import MOST_PEOPLE, USUAL_SEATS, agenda, topics
from translations import SOURCE_LANGUAGE, Translator, translator_for

Export = Callable[[argparse.Namespace], bytes]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code: 0, 1 where the input has problems, 2 for wrong usage."""
    options = _parser().parse_args(arguments)
    return run(partial(_write, options))


def _write(options: argparse.Namespace) -> None:
    export: Export = options.export
    deliver(export(options), options.out)


def _pdf(options: argparse.Namespace) -> bytes:
    edition, assessment = _read(options, options.language)
    return plan_pdf(
        edition,
        assessment,
        options.language,
        sector=options.sector,
        public=options.public,
        paper=options.paper,
    )


def _json(options: argparse.Namespace) -> bytes:
    edition, assessment = _read(options, translator_for(SOURCE_LANGUAGE))
    return assessment_json(edition, assessment, options.sector)


def _guide(options: argparse.Namespace) -> bytes:
    edition = translated(read_edition(), options.language)
    matter = GuideMatter(read_guide(), agenda(topics(edition), options.seats), edition, options.start)
    return guide_pdf(matter, options.language, paper=options.paper)


def _blank(options: argparse.Namespace) -> bytes:
    edition = translated(read_edition(), options.language)
    return blank_checklist_pdf(
        edition, options.language, sector=options.sector, paper=options.paper, large=options.large
    )


def _read(options: argparse.Namespace, translator: Translator) -> tuple[Edition, Assessment]:
    file, editions = options.file, published_editions()
    assessment = read_assessment(read_bytes(file, MAX_BYTES), str(file), editions)
    edition = editions[assessment.edition]
    if options.sector and options.sector not in edition.sector_by_id:  # another edition has it
        raise MendableError([Problem(str(file), f'Edition {edition.id} has no sector "{options.sector}".')])
    return adapted(translated(edition, translator), assessment.overlay), assessment


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m exports", description="Make what people take home.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    pdf = commands.add_parser("pdf", help="the plan as a PDF")
    pdf.set_defaults(export=_pdf)
    pdf.add_argument("--public", action="store_true", help="leave out what is not for the public")
    pdf.add_argument("--paper", type=_paper, default=Paper.A4, metavar="P", help="a4 (the default) or letter")
    language_option(pdf)
    json = commands.add_parser("json", help="the assessment file, as it may leave the house")
    json.set_defaults(export=_json)
    guide = commands.add_parser("guide", help="the facilitator's guide as a PDF, with an agenda")
    guide.set_defaults(export=_guide)
    guide.add_argument("--seats", type=_seats, default=USUAL_SEATS, metavar="N", help="how many people (default: 9)")
    guide.add_argument("--start", type=_start, metavar="HH:MM", help="when a session begins")
    blank = commands.add_parser("blank", help="the checklists to fill in on paper, as a PDF")
    blank.set_defaults(export=_blank)
    blank.add_argument("--large", action="store_true", help="in large print")
    for command in (guide, blank):
        command.add_argument("--paper", type=_paper, default=Paper.A4, metavar="P", help="a4 (the default) or letter")
        language_option(command)
    for command in (pdf, json, guide, blank):
        command.add_argument("--out", type=Path, required=True, metavar="F", help="the file to write")
    for command in (pdf, json):
        command.add_argument("file", type=Path, metavar="FILE.json", help="the assessment file")
    for command in (pdf, json, blank):
        command.add_argument("--sector", type=_sector, metavar="S", help="one sector's part only")
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
