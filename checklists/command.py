"""What all commands share: exit codes, problems on standard error, and results that are written whole or not at all.

Exit 0: fine. 1: the input has problems. 2: wrong usage, which `argparse` says by itself.
"""

from __future__ import annotations

import argparse
import errno
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from checklists.problems import MendableError, Problem
from translations import SOURCE_LANGUAGE, Translator, UnknownLanguageError, translator_for

__all__ = ["deliver", "language_option", "read_bytes", "run", "write_through"]

NO_ROOM = "There is no room left on the disk for what this command makes or prints. Make room and try again."


def run(command: Callable[[], None]) -> int:
    """Run `command`; its exit code. What a person can mend goes to standard error, a line each."""
    try:
        command()
        sys.stdout.flush()
    except MendableError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        return 1
    except BrokenPipeError:  # whoever read the result, `head` for instance, has had enough
        _print_no_more()
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        print(NO_ROOM, file=sys.stderr)
        _print_no_more()
        return 1
    return 0


def _print_no_more() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def read_bytes(path: Path, limit: int) -> bytes:
    """The bytes of the file at `path`, at most `limit` of them.

    Raises MendableError where the file is missing, unreadable or larger.
    """
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise MendableError([Problem(str(path), f"This file cannot be read: {reason}.")]) from error
    if len(data) > limit:
        raise MendableError([Problem(str(path), f"This file is larger than {limit:,} bytes, the most that is read.")])
    return data


def deliver(result: bytes, out: Path | None) -> None:
    """Write `result` to the file `out`, whole or not at all; to standard output where `out` is None.

    Raises MendableError where the file cannot be written.
    """
    if out is None:
        sys.stdout.buffer.write(result)
        sys.stdout.buffer.flush()
        return
    try:
        _replace(out, result)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise MendableError([Problem(str(out), f"This file cannot be written: {reason}.")]) from error


def _replace(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=".", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            write_through(file, content)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def write_through(file: BinaryIO, content: bytes) -> None:
    """Write all of it, to the disk: some disks say only then that they are full."""
    file.write(content)
    file.flush()
    os.fsync(file.fileno())


def language_option(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the option `--language`; the parsed `arguments.language` is a translator."""
    parser.add_argument(
        "--language",
        metavar="L",
        type=_translator,
        default=SOURCE_LANGUAGE,
        help="the language of the texts (default: %(default)s)",
    )


def _translator(language: str) -> Translator:
    try:
        return translator_for(language)
    except UnknownLanguageError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
