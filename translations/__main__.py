"""`python -m translations extract | check`: renew the list of all texts to translate, or say whether it is current."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from translations.extraction import TEMPLATE, differences, extracted, read_template, write_template

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code."""
    parser = argparse.ArgumentParser(prog="python -m translations", description="The list of all texts to translate.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("extract", help=f"write it to {TEMPLATE.name}")
    commands.add_parser("check", help="say what has changed since it was written")
    if parser.parse_args(arguments).command == "extract":
        catalog = extracted()
        write_template(catalog)
        print(f"{len(catalog)} texts are in {TEMPLATE.name}.")
        return 0
    return _check()


def _check() -> int:
    changes = differences(extracted(), read_template())
    if not changes:
        print(f"{TEMPLATE.name} is current.")
        return 0
    print(f"{TEMPLATE.name} is out of date. Run python -m translations extract.", *changes, sep="\n", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
