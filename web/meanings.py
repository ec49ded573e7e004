"""What the text of a field means, where it stands for something else than a text: lines, a day, nothing at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from checklists import MendableError, Problem

__all__ = ["FROM_TEXT", "OF_ROUND"]


def _line(text: str) -> str | None:
    return text or None


def _lines(text: str) -> tuple[str, ...] | None:
    return tuple(line for line in text.splitlines() if line.strip()) or None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise MendableError([Problem("date", "There is no such date.")]) from error


FROM_TEXT: Mapping[str, Callable[[str], object]] = {
    "title": _line,
    "lead_role": _line,
    "steps": _lines,
    "start": _day,
    "due": _day,
    "indicator": _line,
    "verification": _line,
    "survivor_safety": _line,
    "survivor_input": _line,
    "status_note": _line,
}


OF_ROUND: Mapping[str, Callable[[str], object]] = {
    "name": _line,
    "area": _line,
    "title": _line,
    "opened": _day,
    "closed": _day,
    "ratings_until": _day,
}
