"""A partnership's overlay in a file of its own: read as the checklists are, every problem with its line."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from checklists.model import Edition, Overlay, Question, Responsibility, Safety, Step
from checklists.overlay_checks import contradictions
from checklists.problems import MendableError, Problem
from checklists.shape import Record, schema, shaped
from checklists.text_file import MAX_BYTES, README
from checklists.yaml_tree import read_tree

__all__ = ["OVERLAY", "is_overlay", "overlay_in", "read_overlay"]

OVERLAY = "overlay.yaml"
MOST_PROBLEMS = 200


def is_overlay(path: Path) -> bool:
    """Whether `path` is for an overlay: a file, whatever its name, or a folder that holds an `overlay.yaml`.

    Where an `edition.yaml` lies, it is not: everything there belongs to that edition.
    """
    folder = path if path.is_dir() else path.parent
    return (path.is_file() or (path / OVERLAY).is_file()) and not (folder / "edition.yaml").exists()


def read_overlay(path: Path, edition: Edition) -> Overlay:
    """The overlay of `edition` in the file at `path`, or in `overlay.yaml` of the folder at `path`.

    Raises MendableError with every problem as FILE:LINE, in the order of the lines.
    """
    file = path / OVERLAY if path.is_dir() else path
    shown = str(file.relative_to(Path.cwd()) if file.is_relative_to(Path.cwd()) else file)
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise MendableError([Problem(f"{shown}:1", f"This file is missing. See {README}#overlay.")]) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise MendableError([Problem(f"{shown}:1", f"This file cannot be read: {reason}.")]) from error
    return overlay_in(data, shown, edition)


def overlay_in(data: bytes, file: str, edition: Edition) -> Overlay:
    """The overlay of `edition` in the YAML `data`; `file` is FILE in the problems.

    Raises MendableError with every problem as FILE:LINE, in the order of the lines.
    """
    tree, problems = read_tree(data, file)
    record: Record | None = None
    if tree is not None:
        record, misfits = shaped(tree, schema("overlay"), file)
        problems += misfits
    if record is not None and tree is not None:
        problems += islice(contradictions(record, tree, edition), MOST_PROBLEMS + 1)
    if problems or record is None:
        raise MendableError(_in_order(problems))
    return _overlay(record)


def _in_order(problems: list[Problem]) -> list[Problem]:
    told = sorted(problems, key=lambda one: int(one.where.rpartition(":")[2]))
    if len(told) <= MOST_PROBLEMS:
        return told
    last = told[MOST_PROBLEMS - 1].where
    return [*told[:MOST_PROBLEMS], Problem(last, f"From here on there is more to mend than these {MOST_PROBLEMS}.")]


def _overlay(record: Record) -> Overlay:
    sectors, examples = record.get("sectors"), record.get("examples")
    return Overlay(
        hidden=record.get("hidden"),
        sectors=None if sectors is None else sectors.values,
        examples=None if examples is None else examples.values,
        added=None if record.get("added") is None else tuple(map(_added, record.records("added"))),
    )


def _added(record: Record) -> Responsibility:
    made = dict(record.values)
    if "ask" in made:
        made["ask"] = tuple(Question(**one.values) for one in record.records("ask"))
    if "steps" in made:
        made["steps"] = tuple(Step(**one.values) for one in record.records("steps"))
    if "safety" in made:
        made["safety"] = Safety(**record["safety"].values)
    return Responsibility(**made)
