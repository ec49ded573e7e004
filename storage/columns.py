"""How our values stand in a column. Only TEXT and INTEGER are used, the same on SQLite and PostgreSQL."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sqlalchemy import Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator

from assessments import Answer, Finding

__all__ = ["ANSWERS", "AnswerText", "Day", "Flag", "Moment"]

LEVELS: dict[str, Answer] = {"0": 0, "1": 1, "2": 2, "3": 3, "4": 4}
ANSWERS: dict[str, Answer] = LEVELS | {finding.value: finding for finding in Finding}


class AnswerText(TypeDecorator[Answer]):
    """A level or a finding as text: `0` … `4`, `not_known`, `not_applicable`, `no_agreement`; a blank is NULL."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Answer | None, dialect: Dialect) -> str | None:  # noqa: ARG002, D102
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Answer | None:  # noqa: ARG002, D102
        return None if value is None else ANSWERS[value]


class Day(TypeDecorator[date]):
    """A date as `YYYY-MM-DD`."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:  # noqa: ARG002, D102
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:  # noqa: ARG002, D102
        return None if value is None else date.fromisoformat(value)


class Moment(TypeDecorator[datetime]):
    """A time in UTC, always with microseconds, so that texts sort as times do."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002, D102
        return None if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002, D102
        return None if value is None else datetime.fromisoformat(value)


class Flag(TypeDecorator[bool]):
    """Yes or no as 1 or 0."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:  # noqa: ARG002, D102
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:  # noqa: ARG002, D102
        return None if value is None else bool(value)
