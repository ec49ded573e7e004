"""Codes and sign-ins, and what a round's course needs: what the projector shows, when people and entries changed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

CODES = "'seat', 'device', 'lobby', 'host', 'recovery'"
SIGN_INS = "'seat', 'waiting', 'host'"


def upgrade() -> None:
    """Add columns and tables; what is there stays as it is."""
    op.add_column("round", text("shown"))
    op.add_column("round", counted("people_revision"))
    op.add_column("entry", counted("revision"))
    op.execute("UPDATE entry SET revision = 1")
    op.add_column("entry", sa.Column("hidden_revision", sa.Integer))
    op.add_column("entry", counted("sealed"))
    op.add_column("rating", counted("revision"))
    op.create_index("ix_rating_seat", "rating", ["partnership", "round", "seat"])
    make_tables()
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in sqlite_triggers() if on_sqlite else postgresql_triggers():
        op.get_bind().exec_driver_sql(statement)


def make_tables() -> None:
    """Make the two tables of access."""
    op.create_table(
        "code",
        *(text(name, needed=True) for name in ("partnership", "selector", "kind", "hash", "made_at", "expires_at")),
        *(text(name) for name in ("round", "seat", "voice", "used_at", "revoked_at")),
        sa.PrimaryKeyConstraint("partnership", "selector", name="pk_code"),
        sa.CheckConstraint(f"kind IN ({CODES})", name="ck_code_kind"),
        *of_round_and_seat("code"),
        sqlite_strict=True,
    )
    op.create_index("ix_code_selector", "code", ["selector"])
    op.create_table(
        "sign_in",
        *(text(name, needed=True) for name in ("partnership", "token", "kind", "came_by", "made_at", "seen_at")),
        text("expires_at", needed=True),
        *(text(name) for name in ("round", "seat", "voice", "number", "revoked_at")),
        sa.PrimaryKeyConstraint("partnership", "token", name="pk_sign_in"),
        sa.CheckConstraint(f"kind IN ({SIGN_INS})", name="ck_sign_in_kind"),
        sa.CheckConstraint(f"came_by IN ({CODES})", name="ck_sign_in_came_by"),
        *of_round_and_seat("sign_in"),
        sqlite_strict=True,
    )


def text(name: str, *, needed: bool = False) -> sa.Column[str]:
    """A column of text."""
    return sa.Column(name, sa.Text, nullable=not needed)


def counted(name: str) -> sa.Column[int]:
    """A column of whole numbers, 0 in the rows there are."""
    return sa.Column(name, sa.Integer, nullable=False, server_default="0")


def of_round_and_seat(table: str) -> tuple[sa.ForeignKeyConstraint, sa.ForeignKeyConstraint]:
    """Hold that round and seat are there, where the row is of any."""
    of_round, of_seat = ["partnership", "round"], ["partnership", "round", "seat"]
    return (
        sa.ForeignKeyConstraint(of_round, [f"round.{name}" for name in of_round], name=f"fk_{table}_round"),
        sa.ForeignKeyConstraint(of_seat, [f"seat.{name}" for name in of_seat], name=f"fk_{table}_seat"),
    )


# Of a code and a sign-in the log says when they began and ended and for which seat, never what they are.
CAME = "NEW.kind = 'seat' AND NEW.revoked_at IS NULL"
MOVED = f"{CAME} AND (OLD.kind <> 'seat' OR OLD.round <> NEW.round OR OLD.seat <> NEW.seat)"
WENT = "NEW.kind = 'seat' AND OLD.revoked_at IS NULL AND NEW.revoked_at IS NOT NULL"
ENDED = "NEW.round IS NOT NULL AND OLD.revoked_at IS NULL AND NEW.revoked_at IS NOT NULL"
CODE_OF = "'code.' || NEW.kind", "coalesce(NEW.seat, NEW.voice, '')"
SEAT_OF = "'sign_in.seat'", "NEW.seat"
SEAL_OF = "'entry.sealed'", "NEW.responsibility"

LOGGED = (
    ("sign_in_insert", "INSERT ON sign_in", CAME, *SEAT_OF, "NULL", "NEW.came_by"),
    ("sign_in_moved", "UPDATE OF kind, round, seat ON sign_in", MOVED, *SEAT_OF, "NULL", "NEW.came_by"),
    ("sign_in_ended", "UPDATE OF revoked_at ON sign_in", WENT, *SEAT_OF, "NEW.came_by", "NULL"),
    ("code_insert", "INSERT ON code", "NEW.round IS NOT NULL", *CODE_OF, "NULL", "NEW.expires_at"),
    ("code_ended", "UPDATE OF revoked_at ON code", ENDED, *CODE_OF, "NEW.expires_at", "NULL"),
    ("entry_sealed", "UPDATE OF sealed ON entry", "OLD.sealed <> NEW.sealed", *SEAL_OF, "NULL", "NEW.sealed"),
)
"""For each trigger: its name, at what, where, and what it writes: what, subject, old, new."""


def event_of(what: str, subject: str, old: str, new: str) -> str:
    """The statement that adds one event; time and seat come from the round's row, which every change stamps first."""
    return (
        "INSERT INTO event (partnership, round, number, at, actor, what, subject, old, new)"  # noqa: S608 - all ours
        " SELECT NEW.partnership, NEW.round, (SELECT coalesce(max(number), 0) + 1 FROM event"
        " WHERE event.partnership = NEW.partnership AND event.round = NEW.round),"
        f" stamp.changed_at, stamp.changed_by, {what}, {subject}, {old}, {new} FROM round AS stamp"
        " WHERE stamp.partnership = NEW.partnership AND stamp.round = NEW.round;"
    )


def sqlite_triggers() -> list[str]:
    """Statements for triggers that log who came and went."""
    return [
        f"CREATE TRIGGER log_{name} AFTER {at} WHEN {where} BEGIN {event_of(*written)} END"
        for name, at, where, *written in LOGGED
    ]


def postgresql_triggers() -> list[str]:
    """The same for PostgreSQL: a function for each."""
    statements = []
    for name, at, where, *written in LOGGED:
        body = f"BEGIN {event_of(*written)} RETURN NULL; END"
        statements += [
            f"CREATE FUNCTION log_{name}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$",
            f"CREATE TRIGGER log_{name} AFTER {at} FOR EACH ROW WHEN ({where}) EXECUTE FUNCTION log_{name}()",
        ]
    return statements
