"""The commands of the checklists: `check [FOLDER]`, `list [--language L]` (contract §5), `diff OLD NEW [--json]`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from checklists.changes import Changes, changed, lines
from checklists.command import deliver, language_option, run
from checklists.editions import published_editions, read_editions
from checklists.guide import GUIDE, read_guide
from checklists.model import Edition, Responsibility
from checklists.overlay_file import is_overlay, read_overlay
from checklists.problems import MendableError, Problem
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
    if options.command == "diff":
        return run(lambda: diff(options.old, options.new, as_json=options.json))
    return run(lambda: print_list(options.language))


def check(folder: Path) -> None:
    """Read the checklists in `folder`, or the overlay that is there instead, and say that all is well with them.

    Raises MendableError where it is not.
    """
    if is_overlay(folder):
        _check_overlay(folder)
        return
    *earlier, edition = _whole(folder)
    counts = f"{len(edition.sectors)} sectors, {len(edition.responsibilities)} responsibilities"
    print(f"All is well: edition {edition.id}, {counts}, {len(edition.themes)} themes.")
    if earlier:
        print(f"So is what came before it: {', '.join(one.id for one in earlier)}.")


def _whole(folder: Path) -> Sequence[Edition]:
    """The editions in `folder`, newest last; the guide that lies there is read with them.

    Raises MendableError with the problems of both.
    """
    problems: list[Problem] = []
    editions: Sequence[Edition] = ()
    try:
        editions = tuple(read_editions(folder).values())
    except MendableError as error:
        problems += error.problems
    if folder == RESPONSIBILITIES or (folder / GUIDE).parent.exists():
        try:
            read_guide(folder)
        except MendableError as error:
            problems += error.problems
    if problems:
        raise MendableError(problems)
    return editions


def _check_overlay(path: Path) -> None:
    edition = read_edition()
    overlay = read_overlay(path, edition)
    members = (overlay.hidden, overlay.added, overlay.sectors, overlay.examples)
    hidden, added, sectors, examples = (len(one or ()) for one in members)
    renamed = f"{sectors} sector{'' if sectors == 1 else 's'} renamed"
    counts = f"{hidden} hidden, {added} added, {renamed}, {examples} example{'' if examples == 1 else 's'}"
    print(f"All is well: an overlay of edition {edition.id}; {counts}.")


def print_list(translator: Translator) -> None:
    """Print every responsibility of the newest edition as JSON, in the language of `translator`."""
    deliver(listing(translated(read_edition(), translator)), None)


def diff(old: Path, new: Path, *, as_json: bool = False) -> None:
    """Print what changed from the edition `old` to `new`, as lines or as JSON; each is a folder, or named by its id.

    Raises MendableError with the problems of both.
    """
    changes = changed(*_both(old, new))
    deliver(changes_json(changes) if as_json else ("\n".join(lines(changes)) + "\n").encode(), None)


def _both(old: Path, new: Path) -> tuple[Edition, Edition]:
    editions: list[Edition] = []
    problems: list[Problem] = []
    for one in (old, new):
        try:
            editions.append(_edition(one))
        except MendableError as error:
            problems += error.problems
    if problems:
        raise MendableError(problems)
    earlier, later = editions
    return earlier, later


def _edition(named: Path) -> Edition:
    """The edition in a folder; where there is no such folder, the one of that name."""
    editions = {} if named.exists() else published_editions()
    return editions.get(str(named)) or read_edition(named)


def changes_json(changes: Changes) -> bytes:
    """`changes` as a JSON object, UTF-8; what was added as `list` prints it."""
    whole = {"format": "coordinated-response-edition-changes", "version": 1, **asdict(changes)}
    whole["added"] = [_row(one) for one in changes.added]
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def listing(edition: Edition) -> bytes:
    """Every responsibility of `edition` as a JSON list in edition order, UTF-8.

    A member is what the YAML holds for it, under the same name; what stands nowhere in the YAML is left out.
    """
    rows = [_row(one) for one in edition.responsibilities]
    return (json.dumps(rows, ensure_ascii=False, indent=2) + "\n").encode()


def _row(one: Responsibility) -> dict[str, object]:
    held = asdict(one, dict_factory=_held)
    return {name: held[name] for name in LISTED if name in held}


def _held(members: list[tuple[str, object]]) -> dict[str, object]:
    return {name: value for name, value in members if value is not None}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m checklists", description="Check, list and compare the checklists.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    checking = commands.add_parser("check", help="check an edition or an overlay; every problem as FILE:LINE: message")
    checking.add_argument("folder", nargs="?", type=Path, default=RESPONSIBILITIES, metavar="FOLDER")
    comparing = commands.add_parser("diff", help="say what changed from one edition to another")
    comparing.add_argument("old", type=Path, metavar="OLD", help="the earlier edition: its folder or its name")
    comparing.add_argument("new", type=Path, metavar="NEW", help="the later edition, likewise")
    comparing.add_argument("--json", action="store_true", help="as JSON, for programs")
    language_option(commands.add_parser("list", help="print every responsibility as JSON"))
    return parser


if __name__ == "__main__":
    sys.exit(main())
