"""Ratings can be deleted after a day that a round names, and a partnership with all that it has.

The event log stays what is only ever added to, with two exceptions that the database itself holds to their conditions:
of a round whose day has passed, what was logged of ratings is blanked (number and time stay, so nothing is missing in
between); and of a partnership that leaves, everything goes.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

REFUSED = "the event log is only ever added to"
OF_RATINGS = "(substr(OLD.what, 1, 7) = 'rating.' OR substr(OLD.what, 1, 16) = 'seatless_rating.')"
BLANK = "NEW.what = 'rating.erased' AND NEW.subject = '' AND coalesce(NEW.actor, NEW.old, NEW.new) IS NULL"
SAME = " AND ".join(f"NEW.{name} = OLD.{name}" for name in ("partnership", "round", "number", "at"))
DAY_HAS_PASSED = (
    "EXISTS (SELECT 1 FROM round AS stamp WHERE stamp.partnership = OLD.partnership AND stamp.round = OLD.round"
    " AND stamp.ratings_until < substr(stamp.ratings_erased, 1, 10))"
)
MAY_BLANK = f"{OF_RATINGS} AND {BLANK} AND {SAME} AND {DAY_HAS_PASSED}"
LEAVES = "EXISTS (SELECT 1 FROM partnership AS one WHERE one.partnership = OLD.partnership AND one.leaving = 1)"
LOGGED = ("ratings_until", "ratings_erased")


def upgrade() -> None:
    """Add columns, log two of them, and let the log's guards know the two exceptions."""
    op.add_column("round", sa.Column("ratings_until", sa.Text))
    op.add_column("round", sa.Column("ratings_erased", sa.Text))
    op.add_column("partnership", sa.Column("leaving", sa.Integer, nullable=False, server_default="0"))
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    run(sqlite_guards(MAY_BLANK, LEAVES) if on_sqlite else postgresql_guard(MAY_BLANK, LEAVES))
    run(sqlite_log() if on_sqlite else postgresql_log())


def downgrade() -> None:
    """Take the columns away and let nothing change the log again. What was deleted stays deleted."""
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    names = [f"log_round_{column}" for column in LOGGED]
    if on_sqlite:
        run([*(f"DROP TRIGGER {name}" for name in names), *sqlite_guards("0", "0")])
    else:
        run([f"DROP TRIGGER {name} ON round" for name in names] + [f"DROP FUNCTION {name}()" for name in names])
        run(postgresql_guard("false", "false"))
    op.drop_column("partnership", "leaving")
    for column in LOGGED:
        op.drop_column("round", column)


def run(statements: list[str]) -> None:
    """Run one after the other."""
    for statement in statements:
        op.get_bind().exec_driver_sql(statement)


def sqlite_guards(may_change: str, may_go: str) -> list[str]:
    """The triggers that refuse to change the log, but for what may."""
    guards = {"update": may_change, "delete": may_go}
    return [
        statement
        for deed, may in guards.items()
        for statement in (
            f"DROP TRIGGER event_no_{deed}",
            (
                f"CREATE TRIGGER event_no_{deed} BEFORE {deed.upper()} ON event WHEN ({may}) IS NOT 1 "
                f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
            ),
        )
    ]


def postgresql_guard(may_change: str, may_go: str) -> list[str]:
    """The same for PostgreSQL: one function, for a whole table (TRUNCATE) too, where nothing may."""
    return [
        f"""
        CREATE OR REPLACE FUNCTION keep_event_log() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'UPDATE' THEN
                IF {may_change} THEN RETURN NEW; END IF;
            ELSIF TG_OP = 'DELETE' THEN
                IF {may_go} THEN RETURN OLD; END IF;
            END IF;
            RAISE EXCEPTION '{REFUSED}';
        END $$
        """
    ]


def event_of(column: str) -> str:
    """The statement that adds one event; time and seat come from the round's row, which every change stamps first."""
    return (
        "INSERT INTO event (partnership, round, number, at, actor, what, subject, old, new)"  # noqa: S608 - all ours
        " SELECT NEW.partnership, NEW.round, (SELECT coalesce(max(number), 0) + 1 FROM event"
        " WHERE event.partnership = NEW.partnership AND event.round = NEW.round), NEW.changed_at, NEW.changed_by,"
        f" 'round.{column}', '', OLD.{column}, NEW.{column};"
    )


def sqlite_log() -> list[str]:
    """Triggers that log a day that was named or taken back, and when the ratings went."""
    return [
        f"CREATE TRIGGER log_round_{column} AFTER UPDATE OF {column} ON round"
        f" WHEN OLD.{column} IS NOT NEW.{column} BEGIN {event_of(column)} END"
        for column in LOGGED
    ]


def postgresql_log() -> list[str]:
    """The same for PostgreSQL: a function for each."""
    statements = []
    for column in LOGGED:
        body = f"BEGIN {event_of(column)} RETURN NULL; END"
        statements += [
            f"CREATE FUNCTION log_round_{column}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$",
            (
                f"CREATE TRIGGER log_round_{column} AFTER UPDATE OF {column} ON round FOR EACH ROW"
                f" WHEN (OLD.{column} IS DISTINCT FROM NEW.{column}) EXECUTE FUNCTION log_round_{column}()"
            ),
        ]
    return statements
