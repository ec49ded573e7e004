"""A folder of files that is written whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from checklists import MendableError, Problem
from checklists.command import write_through

__all__ = ["deliver_folder"]


def deliver_folder(files: Mapping[str, bytes], folder: Path) -> None:
    """Write `files` into `folder`, which is made where it is missing; what else stands in it stays.

    Raises MendableError where it cannot be written; then nothing in it has changed.
    """
    try:
        _write(files, folder)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise MendableError([Problem(str(folder), f"This folder cannot be written: {reason}.")]) from error


def _write(files: Mapping[str, bytes], folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise NotADirectoryError(20, "there is a file of this name")
    in_the_way = next((name for name in files if (folder / name).is_dir()), None)
    if in_the_way:
        raise IsADirectoryError(21, f"{in_the_way} is a folder")
    beside = Path(tempfile.mkdtemp(prefix=".", dir=folder.parent))
    try:
        for name, content in files.items():
            with (beside / name).open("wb") as file:
                write_through(file, content)
        folder.mkdir(exist_ok=True)
        for name in files:
            (beside / name).replace(folder / name)
    finally:
        shutil.rmtree(beside)
