"""The commands of the arithmetic (contract §5): `python -m scoring summary FILE` and `… compare EARLIER LATER`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from assessments import MAX_BYTES, Assessment, read_assessment
from checklists import MendableError, Problem, adapted, published_editions
from checklists.command import deliver, read_bytes, run
from scoring.comparison import compare
from scoring.report import comparison_json, summary_json
from scoring.summary import summarise

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code."""
    options = _parser().parse_args(arguments)
    if options.command == "summary":
        return run(lambda: print_summary(options.file))
    return run(lambda: print_comparison(options.earlier, options.later))


def print_summary(file: Path) -> None:
    """Print the figures of the round in `file`."""
    (assessment,) = _read(file)
    edition = adapted(published_editions()[assessment.edition], assessment.overlay)
    deliver(summary_json(summarise(edition, assessment)), None)


def print_comparison(earlier: Path, later: Path) -> None:
    """Print what changed from the round in one file to that in the other."""
    before, after = _read(earlier, later)
    edition = published_editions()[before.edition]
    deliver(comparison_json(compare(edition, before, after, str(later))), None)


def _read(*files: Path) -> list[Assessment]:
    """The assessments in `files`. Raises MendableError with the problems of all of them."""
    found: list[Assessment] = []
    problems: list[Problem] = []
    for file in files:
        try:
            found.append(read_assessment(read_bytes(file, MAX_BYTES), str(file), published_editions()))
        except MendableError as error:
            problems += error.problems
    if problems:
        raise MendableError(problems)
    return found


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scoring", description="The figures of assessment files.")
    commands = parser.add_subparsers(dest="command", required=True)
    summary = commands.add_parser("summary", help="gaps, priorities and progress of one round, as JSON")
    summary.add_argument("file", metavar="FILE.json", type=Path)
    comparison = commands.add_parser("compare", help="what changed from one round to a later one, as JSON")
    comparison.add_argument("earlier", metavar="EARLIER.json", type=Path)
    comparison.add_argument("later", metavar="LATER.json", type=Path)
    return parser


if __name__ == "__main__":
    sys.exit(main())
