"""The tables. Every key begins with the partnership, so that the data can be sharded by it unchanged.

The migrations in `storage/migrations` make these tables; a test holds that both say the same. The triggers that write
the event log are in the migrations alone. Lists are kept with their `place`, and whether an empty list was written
down at all in a flag (`seats_listed`), so that an assessment comes out exactly as it went in.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Named,
    Table,
    Text,
    TypedColumns,
)
from sqlalchemy import UniqueConstraint as Unique

from assessments import Answer
from storage.columns import ANSWERS, AnswerText, Day, Flag, Moment

__all__ = [
    "EVERYWHERE",
    "OfPartnership",
    "action",
    "belongs_to",
    "draft",
    "entry",
    "event",
    "metadata",
    "partnership",
    "rating",
    "reply",
    "round_",
    "seat",
    "seatless_rating",
    "setting",
]

EVERYWHERE = "*"
"""Stands for the partnership in what holds for the whole database."""

metadata = MetaData(
    naming_convention={
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    }
)


def answer_in(*allowed: str) -> CheckConstraint:
    return CheckConstraint(f"answer IN ({', '.join(repr(one) for one in allowed)})", name="answer")


RATED = [one for one in ANSWERS if one != "no_agreement"]


def belongs_to(parent: str, *key: str) -> ForeignKeyConstraint:
    """Hold that the row of `parent` is there."""
    columns = ["partnership", *key]
    return ForeignKeyConstraint(columns, [f"{parent}.{column}" for column in columns])


def aims_at_a_level() -> CheckConstraint:
    return CheckConstraint("target BETWEEN 1 AND 4", name="target")


def counted() -> Column[int]:
    return Column(Integer, nullable=False, server_default="0")


def flag() -> Column[bool]:
    return Column(Flag, nullable=False, server_default="0")


class OfPartnership(TypedColumns):
    """What every table begins with."""

    partnership: Named[str] = Column(Text, primary_key=True)


class OfRound(OfPartnership):
    round: Named[str] = Column(Text, primary_key=True)


class Setting(OfPartnership):
    name: Named[str] = Column(Text, primary_key=True)
    value: Named[str] = Column(Text, nullable=False)


class Partnership(OfPartnership):
    name: Named[str] = Column(Text, nullable=False)  # normalised: what a later round is recognised by
    leaving: Named[bool] = flag()  # only ever true inside the transaction that deletes it all


class Round(OfRound):
    name: Named[str] = Column(Text, nullable=False)
    area: Named[str | None] = Column(Text)
    title: Named[str] = Column(Text, nullable=False)
    opened: Named[date | None] = Column(Day)
    closed: Named[date | None] = Column(Day)
    target: Named[int | None] = Column(Integer)
    edition: Named[str] = Column(Text, nullable=False)
    overlay: Named[str | None] = Column(Text)
    seats_listed: Named[bool] = Column(Flag, nullable=False)
    entries_listed: Named[bool] = Column(Flag, nullable=False)
    actions_listed: Named[bool] = Column(Flag, nullable=False)
    digest: Named[str] = Column(Text, nullable=False)
    revision: Named[int] = Column(Integer, nullable=False)
    changed_at: Named[datetime] = Column(Moment, nullable=False)
    changed_by: Named[str | None] = Column(Text)
    shown: Named[str | None] = Column(Text)  # the responsibility that the projector shows
    people_revision: Named[int] = counted()  # the round's when seats or sign-ins last changed
    follows: Named[str | None] = Column(Text)  # the round that this one took actions, targets and seats along from
    ratings_until: Named[date | None] = Column(Day)  # the last day on which its ratings are kept
    ratings_erased: Named[datetime | None] = Column(Moment)


class Seat(OfRound):
    seat: Named[str] = Column(Text, primary_key=True)
    place: Named[int] = Column(Integer, nullable=False)
    voice: Named[str] = Column(Text, nullable=False)
    role: Named[str | None] = Column(Text)
    sitting: Named[int] = counted()  # grows when somebody else sits down here; see storage.joining


class OfEntry(OfRound):
    responsibility: Named[str] = Column(Text, primary_key=True)


class Entry(OfEntry):
    ratings_listed: Named[bool] = Column(Flag, nullable=False)
    revealed_at: Named[datetime | None] = Column(Moment)  # NULL: nobody sees a rating of it yet
    answer: Named[Answer | None] = Column(AnswerText)
    note: Named[str | None] = Column(Text)
    evidence: Named[str | None] = Column(Text)
    dissent: Named[str | None] = Column(Text)
    reason: Named[str | None] = Column(Text)
    positions: Named[str | None] = Column(Text)
    target: Named[int | None] = Column(Integer)
    importance: Named[int | None] = Column(Integer)
    saved_at: Named[datetime] = Column(Moment, nullable=False)
    revision: Named[int] = counted()  # the round's when this last changed; 0: there is nothing but ratings so far
    hidden_revision: Named[int | None] = Column(Integer)  # the round's when its ratings, seen once, were hidden again
    sealed: Named[bool] = flag()  # its ratings are never shown again in this round


class Rating(OfEntry):
    seat: Named[str] = Column(Text, primary_key=True)
    place: Named[int] = Column(Integer, nullable=False)
    answer: Named[Answer | None] = Column(AnswerText)  # NULL: a note was typed and no level chosen yet
    note: Named[str | None] = Column(Text)
    reason: Named[str | None] = Column(Text)
    entered_by: Named[str | None] = Column(Text)  # the seat that entered it from this seat's paper; * the host
    saved_at: Named[datetime] = Column(Moment, nullable=False)
    revision: Named[int] = counted()  # the round's when its answer or reason was last put down, the same or another
    sitting: Named[int] = counted()  # the seat's when it was put down


class SeatlessRating(OfEntry):
    place: Named[int] = Column(Integer, primary_key=True, autoincrement=False)
    answer: Named[Answer] = Column(AnswerText, nullable=False)
    voice: Named[str | None] = Column(Text)
    reason: Named[str | None] = Column(Text)


class Action(OfRound):
    action: Named[str] = Column(Text, primary_key=True)
    place: Named[int] = Column(Integer, nullable=False)
    title: Named[str] = Column(Text, nullable=False)
    responsibilities: Named[str] = Column(Text, nullable=False)
    steps: Named[str | None] = Column(Text)
    lead: Named[str | None] = Column(Text)
    lead_role: Named[str | None] = Column(Text)
    supporting: Named[str | None] = Column(Text)
    start: Named[date | None] = Column(Day)
    due: Named[date | None] = Column(Day)
    resources: Named[str | None] = Column(Text)
    indicator: Named[str | None] = Column(Text)
    verification: Named[str | None] = Column(Text)
    survivor_safety: Named[str | None] = Column(Text)
    survivor_input: Named[str | None] = Column(Text)
    status: Named[str | None] = Column(Text)
    status_note: Named[str | None] = Column(Text)
    visibility: Named[str | None] = Column(Text)
    saved_at: Named[datetime] = Column(Moment, nullable=False)
    came_from: Named[str | None] = Column(Text)  # the round in which it stands under the same id


class Event(OfRound):
    number: Named[int] = Column(Integer, primary_key=True, autoincrement=False)
    at: Named[datetime] = Column(Moment, nullable=False)
    actor: Named[str | None] = Column(Text)
    what: Named[str] = Column(Text, nullable=False)
    subject: Named[str] = Column(Text, nullable=False)
    old: Named[str | None] = Column(Text)
    new: Named[str | None] = Column(Text)


class Draft(OfRound):
    number: Named[int] = Column(Integer, primary_key=True, autoincrement=False)
    at: Named[datetime] = Column(Moment, nullable=False)
    actor: Named[str | None] = Column(Text)
    subject: Named[str] = Column(Text, nullable=False)
    typed: Named[str] = Column(Text, nullable=False)


class Reply(OfRound):
    actor: Named[str] = Column(Text, primary_key=True)
    key: Named[str] = Column(Text, primary_key=True)
    asked: Named[str] = Column(Text, nullable=False)
    revision: Named[int] = Column(Integer, nullable=False)
    at: Named[datetime] = Column(Moment, nullable=False)


setting = Table("setting", metadata, Setting, sqlite_strict=True)
partnership = Table("partnership", metadata, Partnership, sqlite_strict=True)
round_ = Table(
    "round",
    metadata,
    Round,
    belongs_to("partnership"),
    Unique("partnership", "digest"),
    aims_at_a_level(),
    sqlite_strict=True,
)
seat = Table("seat", metadata, Seat, belongs_to("round", "round"), sqlite_strict=True)
entry = Table(
    "entry",
    metadata,
    Entry,
    belongs_to("round", "round"),
    answer_in(*ANSWERS),
    aims_at_a_level(),
    CheckConstraint("importance BETWEEN 1 AND 3", name="importance"),
    sqlite_strict=True,
)
rating = Table(
    "rating",
    metadata,
    Rating,
    belongs_to("entry", "round", "responsibility"),
    belongs_to("seat", "round", "seat"),
    answer_in(*RATED),
    Index("ix_rating_seat", "partnership", "round", "seat"),
    sqlite_strict=True,
)
seatless_rating = Table(
    "seatless_rating",
    metadata,
    SeatlessRating,
    belongs_to("entry", "round", "responsibility"),
    answer_in(*RATED),
    sqlite_strict=True,
)
action = Table("action", metadata, Action, belongs_to("round", "round"), sqlite_strict=True)
event = Table("event", metadata, Event, belongs_to("round", "round"), sqlite_strict=True)
draft = Table("draft", metadata, Draft, belongs_to("round", "round"), sqlite_strict=True)
reply = Table("reply", metadata, Reply, belongs_to("round", "round"), sqlite_strict=True)
