"""The commands of the checklists (contract §5): `python -m checklists check [FOLDER]` and `… list [--language L]`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from checklists.command import deliver, language_option, run
from checklists.model import Edition
from checklists.reading import RESPONSIBILITIES, read_edition
from checklists.translation import translated
from translations import Translator

__all__ = ["listing", "main"]

LISTED = (
    *("id", "sector", "item", "theme", "statement", "safety_critical"),  # contract §5
    *("why", "levels", "evidence", "ask", "steps", "safety", "supports"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code."""
    options = _parser().parse_args(arguments)
    if options.command == "check":
        return run(lambda: check(options.folder))
    return run(lambda: print_list(options.language))


def check(folder: Path) -> None:
    """Read the checklists in `folder` and say that all is well with them.

    Raises MendableError where it is not.
    """
    edition = read_edition(folder)
    counts = f"{len(edition.sectors)} sectors, {len(edition.responsibilities)} responsibilities"
    print(f"All is well: edition {edition.id}, {counts}, {len(edition.themes)} themes.")


def print_list(translator: Translator) -> None:
    """Print every responsibility of the newest edition as JSON, in the language of `translator`."""
    deliver(listing(translated(read_edition(), translator)), None)


def listing(edition: Edition) -> bytes:
    """Every responsibility of `edition` as a JSON list in edition order, UTF-8.

    A member is what the YAML holds for it, under the same name; what stands nowhere in the YAML is left out.
    """
    held = [asdict(one, dict_factory=_held) for one in edition.responsibilities]
    rows = [{name: one[name] for name in LISTED if name in one} for one in held]
    return (json.dumps(rows, ensure_ascii=False, indent=2) + "\n").encode()


def _held(members: list[tuple[str, object]]) -> dict[str, object]:
    return {name: value for name, value in members if value is not None}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m checklists", description="Check and list the checklists.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    checking = commands.add_parser("check", help="check the YAML files; every problem as FILE:LINE: message")
    checking.add_argument("folder", nargs="?", type=Path, default=RESPONSIBILITIES, metavar="FOLDER")
    language_option(commands.add_parser("list", help="print every responsibility as JSON"))
    return parser


if __name__ == "__main__":
    sys.exit(main())
