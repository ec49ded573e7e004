"""The facilitator's guide: `responsibilities/guide/guide.yaml` read by the rules of the checklists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from pathlib import Path

from checklists.problems import MendableError, Problem
from checklists.reading import RESPONSIBILITIES
from checklists.shape import Record, schema, shaped
from checklists.text_file import MAX_BYTES, README
from checklists.yaml_tree import read_tree
from translations import Translator

__all__ = ["GUIDE", "Chapter", "Guide", "Moment", "Piece", "published_guide", "read_guide", "translated_guide"]

GUIDE = Path("guide") / "guide.yaml"
"""Where the guide stands in the folder of the checklists."""


class Moment(StrEnum):
    """A moment of the work, and so a place on the screens, at which pieces of the guide are one touch away."""

    START = "start"
    RATE = "rate"
    DISCLOSURE = "disclosure"
    NOT_KNOWN = "not_known"
    NOT_APPLICABLE = "not_applicable"
    NO_AGREEMENT = "no_agreement"
    PLAN = "plan"
    DOWNLOAD = "download"


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing to do or to say: a few sentences, and where there are any, points that follow as a list."""

    id: str
    title: str
    text: str
    points: tuple[str, ...] = ()
    shown_at: tuple[Moment, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """Pieces on one matter, in the order in which they are read."""

    id: str
    title: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """The whole guide, its chapters in order."""

    chapters: tuple[Chapter, ...]

    def shown_at(self, moment: Moment) -> tuple[Piece, ...]:
        """The pieces that are needed at one place of the screens, in the order of the guide."""
        return tuple(piece for chapter in self.chapters for piece in chapter.pieces if moment in piece.shown_at)


@cache
def published_guide() -> Guide:
    """The guide that is shipped."""
    return read_guide()


def read_guide(folder: Path = RESPONSIBILITIES) -> Guide:
    """The guide that stands in `folder`.

    Raises MendableError with every problem as FILE:LINE, in the order of its lines.
    """
    path = folder / GUIDE
    file = str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise MendableError([Problem(f"{file}:1", f"This file is missing. See {README}#files.")]) from error
    except OSError as error:
        raise MendableError([Problem(f"{file}:1", f"This file cannot be read: {error.strerror}.")]) from error
    tree, problems = read_tree(data, file)
    record = None
    if tree is not None:
        record, misfits = shaped(tree, schema("guide"), file)
        problems += misfits
    if record is not None:
        problems += _contradictions(record)
    if record is None or problems:
        raise MendableError(sorted(problems, key=lambda one: int(one.where.rpartition(":")[2])))
    return Guide(tuple(_chapter(one) for one in record.records("chapters")))


def translated_guide(guide: Guide, translator: Translator) -> Guide:
    """`guide` with every text in the language of `translator`."""
    say = translator.gettext

    def piece(one: Piece) -> Piece:
        return replace(one, title=say(one.title), text=say(one.text), points=tuple(map(say, one.points)))

    return Guide(
        tuple(replace(one, title=say(one.title), pieces=tuple(map(piece, one.pieces))) for one in guide.chapters)
    )


def _contradictions(guide: Record) -> Iterator[Problem]:
    """What fits the schema and cannot be meant: an id that is there already, or not the chapter's; a place twice."""
    seen: set[str] = set()
    for chapter in guide.records("chapters"):
        for one in (chapter, *chapter.records("pieces")):
            name = one.get("id")
            if name in seen:
                yield one.problem("id", f'"{name}" is an id already. Choose another. See {README}#id.')
            seen.update({name} - {None})
        for piece in chapter.records("pieces"):
            yield from _in_piece(piece, chapter.get("id"))


def _in_piece(piece: Record, chapter: str | None) -> Iterator[Problem]:
    name = piece.get("id")
    if name and chapter and name.partition(".")[0] != chapter:
        message = f'"{name}" does not begin with "{chapter}.", as every id in this chapter does.'
        yield piece.problem("id", f"{message} See {README}#id.")
    places = piece.get("shown_at") or ()
    for number, place in enumerate(places):
        if place in places[:number]:
            yield piece.problem("shown_at", f'"{place}" stands here twice. Keep one. See {README}#shown_at.')


def _chapter(record: Record) -> Chapter:
    return Chapter(record["id"], record["title"], tuple(_piece(one) for one in record.records("pieces")))


def _piece(record: Record) -> Piece:
    places = tuple(map(Moment, record.get("shown_at") or ()))
    return Piece(record["id"], record["title"], record["text"], record.get("points") or (), places)
