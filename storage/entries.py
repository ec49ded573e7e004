"""What is put down on one responsibility: the agreed answer, its texts and positions, target and importance."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, get_args

from sqlalchemy import Insert, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite

from assessments import MAX_TEXT, Answer, Finding, Level, Position
from storage.changes import Change
from storage.limits import check_choice, check_responsibility, check_text
from storage.model import Conflict, TextSlot
from storage.rows import agreed_of, positions_text
from storage.tables import entry

__all__ = ["change_positions", "change_text", "found", "put", "set_answer", "set_importance", "set_target"]

LEVELS: tuple[Level, ...] = get_args(Level)
TARGETS = LEVELS[1:]
IMPORTANCES = (1, 2, 3)
_KEY = ("partnership", "round", "responsibility")
_ENTRY = select(entry).where(*(entry.c[name] == bindparam(f"of_{name}") for name in _KEY))


def set_answer(change: Change, responsibility: str, answer: Answer | None) -> None:
    """Put down what the table settled on; None takes it back."""
    check_choice("agreed", answer, (*LEVELS, *Finding))
    found(change, responsibility)
    put(change, responsibility, answer=answer)


def set_target(change: Change, responsibility: str, level: Level | None) -> None:
    """Aim at `level`, 1 to 4; None at the round's."""
    check_choice("target", level, TARGETS)
    put(change, responsibility, target=level)


def set_importance(change: Change, responsibility: str, importance: int | None) -> None:
    """Weigh it with `importance`, 1 to 3; None as usual."""
    check_choice("importance", importance, IMPORTANCES)
    put(change, responsibility, importance=importance)


def change_text(change: Change, responsibility: str, slot: TextSlot, text: str, seen: str) -> Conflict[str] | None:
    """Put down `text`, unless somebody wrote something else than what was `seen`."""
    check_text(slot.value, text, MAX_TEXT)
    row = found(change, responsibility)
    stored = (getattr(row, slot.value) if row else None) or ""
    if stored not in {seen, text}:
        change.keep_draft(responsibility, {slot.value: text})
        return Conflict(stored, text)
    if stored != text:
        put(change, responsibility, **{slot.value: text or None})
    return None


def change_positions(
    change: Change, responsibility: str, positions: tuple[Position, ...], seen: tuple[Position, ...]
) -> Conflict[tuple[Position, ...]] | None:
    """Put down the positions that are kept, unless somebody put down others than those `seen`."""
    for place, position in enumerate(positions, start=1):
        check_choice(f"position {place}", position.answer, (*LEVELS, Finding.NOT_KNOWN, Finding.NOT_APPLICABLE))
        check_text(f"position {place}", position.note or "", MAX_TEXT)
    positions = tuple(Position(one.answer, one.note or None) for one in positions)
    row = found(change, responsibility)
    stored = agreed_of(row).positions if row else ()
    if stored not in {seen, positions}:
        change.keep_draft(responsibility, {"positions": [[str(one.answer), one.note] for one in positions]})
        return Conflict(stored, positions)
    if stored != positions:
        put(change, responsibility, positions=positions_text(positions))
    return None


def found(change: Change, responsibility: str) -> Any:  # noqa: ANN401 - a row, or None
    """The row of the entry, where there is one; from which revision it is, the change remembers.

    Raises MendableError where the round has no such responsibility.
    """
    check_responsibility(change.edition, change.overlay, responsibility)
    where = {**change.key, "responsibility": responsibility}
    row = change.connection.execute(_ENTRY, {f"of_{name}": value for name, value in where.items()}).one_or_none()
    change.before.setdefault(responsibility, row.revision if row else 0)
    return row


def put(change: Change, responsibility: str, **columns: object) -> None:
    """Fill these columns of the entry, which is made where there is none.

    Raises MendableError where the round has no such responsibility.
    """
    check_responsibility(change.edition, change.overlay, responsibility)
    values = {
        "responsibility": responsibility,
        "ratings_listed": False,
        "saved_at": change.at,
        "revision": change.revision,
        **columns,
    }
    change.connection.execute(_filling(change.connection.dialect.name, tuple(columns)), change.key | values)


@lru_cache
def _filling(dialect: str, columns: tuple[str, ...]) -> Insert:
    """The statement that makes an entry with these columns filled, or fills them in the one there is."""
    statement = postgresql.insert(entry) if dialect == "postgresql" else sqlite.insert(entry)
    new = statement.excluded
    return statement.on_conflict_do_update(
        index_elements=list(_KEY), set_={name: new[name] for name in (*columns, "saved_at", "revision")}
    )
