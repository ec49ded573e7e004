"""The first tables, and the triggers that write the event log and keep it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ANSWERS = "'0', '1', '2', '3', '4', 'not_known', 'not_applicable', 'no_agreement'"
RATED = "'0', '1', '2', '3', '4', 'not_known', 'not_applicable'"
ACTION_TEXTS = (
    *("steps", "lead", "lead_role", "supporting", "start", "due", "resources", "indicator", "verification"),
    *("survivor_safety", "survivor_input", "status", "status_note", "visibility"),
)

LOGGED = {
    "round": ((), ("name", "area", "title", "opened", "closed", "target", "edition", "overlay")),
    "seat": (("seat",), ("voice", "role")),
    "entry": (
        ("responsibility",),
        (
            *("revealed_at", "answer", "note", "evidence", "dissent", "reason", "positions"),
            *("target", "importance"),
        ),
    ),
    "rating": (("responsibility", "seat"), ("answer", "note", "reason", "entered_by")),
    "seatless_rating": (("responsibility", "place"), ("answer", "voice", "reason")),
    "action": (("action",), ("title", "responsibilities", *ACTION_TEXTS)),
}
"""For each table: what says which row it is, and the columns whose changes are logged."""


def upgrade() -> None:
    """Make everything, in a database that is empty."""
    make_tables()
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    statements = sqlite_triggers() if on_sqlite else postgresql_triggers()
    for statement in statements:
        op.get_bind().exec_driver_sql(statement)
    op.execute("INSERT INTO setting (partnership, name, value) VALUES ('*', 'access', 'alone')")


def make_tables() -> None:
    """Make the tables, each after those it refers to."""
    make("partnership", text("name", needed=True))
    make("setting", text("name", key=True), text("value", needed=True))
    make(
        "round",
        text("round", key=True),
        *(text(name, needed=True) for name in ("name", "title", "edition", "digest", "changed_at")),
        *(text(name) for name in ("area", "opened", "closed", "overlay", "changed_by")),
        number("target"),
        *(number(name, needed=True) for name in ("seats_listed", "entries_listed", "actions_listed", "revision")),
        one_of("round", "target", "target BETWEEN 1 AND 4"),
        sa.UniqueConstraint("partnership", "digest", name="uq_round_partnership_digest"),
        refers("round", "partnership"),
    )
    make_in_round(
        "seat", text("seat", key=True), number("place", needed=True), text("voice", needed=True), text("role")
    )
    make_in_round(
        "entry",
        text("responsibility", key=True),
        number("ratings_listed", needed=True),
        *(text(name) for name in ("revealed_at", "answer", "note", "evidence", "dissent", "reason", "positions")),
        *(number(name) for name in ("target", "importance")),
        text("saved_at", needed=True),
        one_of("entry", "answer", f"answer IN ({ANSWERS})"),
        one_of("entry", "target", "target BETWEEN 1 AND 4"),
        one_of("entry", "importance", "importance BETWEEN 1 AND 3"),
    )
    make(
        "rating",
        *(text(name, key=True) for name in ("round", "responsibility", "seat")),
        number("place", needed=True),
        *(text(name) for name in ("answer", "note", "reason", "entered_by")),
        text("saved_at", needed=True),
        one_of("rating", "answer", f"answer IN ({RATED})"),
        refers("rating", "entry", "round", "responsibility"),
        refers("rating", "seat", "round", "seat"),
    )
    make(
        "seatless_rating",
        *(text(name, key=True) for name in ("round", "responsibility")),
        number("place", key=True),
        text("answer", needed=True),
        *(text(name) for name in ("voice", "reason")),
        one_of("seatless_rating", "answer", f"answer IN ({RATED})"),
        refers("seatless_rating", "entry", "round", "responsibility"),
    )
    make_in_round(
        "action",
        text("action", key=True),
        number("place", needed=True),
        *(text(name, needed=True) for name in ("title", "responsibilities", "saved_at")),
        *(text(name) for name in ACTION_TEXTS),
    )
    make_in_round(
        "event",
        number("number", key=True),
        *(text(name, needed=True) for name in ("at", "what", "subject")),
        *(text(name) for name in ("actor", "old", "new")),
    )
    make_in_round(
        "draft",
        number("number", key=True),
        *(text(name, needed=True) for name in ("at", "subject", "typed")),
        text("actor"),
    )
    make_in_round(
        "reply",
        *(text(name, key=True) for name in ("actor", "key")),
        *(text(name, needed=True) for name in ("asked", "at")),
        number("revision", needed=True),
    )


def make(table: str, *parts: sa.schema.SchemaItem) -> None:
    """Make one table, whose key begins with the partnership."""
    parts = (text("partnership", key=True), *parts)
    key = [part.name for part in parts if isinstance(part, sa.Column) and part.info.get("key")]
    op.create_table(table, *parts, sa.PrimaryKeyConstraint(*key, name=f"pk_{table}"), sqlite_strict=True)


def make_in_round(table: str, *parts: sa.schema.SchemaItem) -> None:
    """Make one table of what belongs to a round."""
    make(table, text("round", key=True), *parts, refers(table, "round", "round"))


def text(name: str, *, key: bool = False, needed: bool = False) -> sa.Column[str]:
    """A column of text."""
    return sa.Column(name, sa.Text, nullable=not (key or needed), info={"key": key})


def number(name: str, *, key: bool = False, needed: bool = False) -> sa.Column[int]:
    """A column of whole numbers."""
    return sa.Column(name, sa.Integer, nullable=not (key or needed), autoincrement=False, info={"key": key})


def one_of(table: str, name: str, condition: str) -> sa.CheckConstraint:
    """Hold the values of a column to those there are."""
    return sa.CheckConstraint(condition, name=f"ck_{table}_{name}")


def refers(table: str, parent: str, *key: str) -> sa.ForeignKeyConstraint:
    """Hold that the row of `parent` is there."""
    columns = ["partnership", *key]
    return sa.ForeignKeyConstraint(columns, [f"{parent}.{column}" for column in columns], name=f"fk_{table}_{parent}")


def sqlite_triggers() -> list[str]:
    """Statements for triggers that log each changed field, and that refuse to change the log.

    Time and seat come from the round's row, which every change stamps first.
    """
    statements = [
        f"CREATE TRIGGER event_no_{deed} BEFORE {deed.upper()} ON event "
        "BEGIN SELECT RAISE(ABORT, 'the event log is only ever added to'); END"
        for deed in ("update", "delete")
    ]
    for table, (key, columns) in LOGGED.items():
        for deed, row, of in (
            ("INSERT", "NEW", ""),
            ("UPDATE", "NEW", f" OF {', '.join(columns)}"),
            ("DELETE", "OLD", ""),
        ):
            subject = " || '/' || ".join(f"{row}.{part}" for part in key) or "''"
            fields = " UNION ALL ".join(
                f"SELECT {place} AS place, '{table}.{column}' AS what,"
                f" {'NULL' if deed == 'INSERT' else f'OLD.{column}'} AS old,"
                f" {'NULL' if deed == 'DELETE' else f'NEW.{column}'} AS new"
                for place, column in enumerate(columns)
            )
            statements.append(
                f"CREATE TRIGGER log_{table}_{deed.lower()} AFTER {deed}{of} ON {table} BEGIN"  # noqa: S608 - all ours
                " INSERT INTO event (partnership, round, number, at, actor, what, subject, old, new)"
                f" SELECT {row}.partnership, {row}.round, (SELECT coalesce(max(number), 0) FROM event"
                f" WHERE partnership = {row}.partnership AND round = {row}.round)"
                " + row_number() OVER (ORDER BY field.place), stamp.changed_at, stamp.changed_by, field.what,"
                f" {subject}, CAST(field.old AS TEXT), CAST(field.new AS TEXT)"
                f" FROM round AS stamp JOIN ({fields}) AS field ON field.old IS NOT field.new"
                f" WHERE stamp.partnership = {row}.partnership AND stamp.round = {row}.round; END"
            )
    return statements


def postgresql_triggers() -> list[str]:
    """The same for PostgreSQL: one function, told which columns."""
    statements = [
        """
        CREATE FUNCTION keep_event_log() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'the event log is only ever added to';
        END $$
        """,
        "CREATE TRIGGER event_kept BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION keep_event_log()",
        "CREATE TRIGGER event_all_kept BEFORE TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION keep_event_log()",
        """
        CREATE FUNCTION log_changed_fields() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE
            before jsonb := CASE WHEN TG_OP = 'INSERT' THEN '{}'::jsonb ELSE to_jsonb(OLD) END;
            after jsonb := CASE WHEN TG_OP = 'DELETE' THEN '{}'::jsonb ELSE to_jsonb(NEW) END;
            this jsonb := CASE WHEN TG_OP = 'DELETE' THEN before ELSE after END;
            subject_is text := (SELECT coalesce(string_agg(this ->> part, '/' ORDER BY place), '')
                FROM unnest(string_to_array(TG_ARGV[0], ',')) WITH ORDINALITY AS key(part, place));
        BEGIN
            INSERT INTO event (partnership, round, number, at, actor, what, subject, old, new)
            SELECT stamp.partnership, stamp.round,
                (SELECT coalesce(max(number), 0) FROM event
                 WHERE event.partnership = stamp.partnership AND event.round = stamp.round)
                    + row_number() OVER (ORDER BY field.place),
                stamp.changed_at, stamp.changed_by, TG_TABLE_NAME || '.' || field.name, subject_is,
                before ->> field.name, after ->> field.name
            FROM round AS stamp, unnest(string_to_array(TG_ARGV[1], ',')) WITH ORDINALITY AS field(name, place)
            WHERE stamp.partnership = this ->> 'partnership' AND stamp.round = this ->> 'round'
                AND before ->> field.name IS DISTINCT FROM after ->> field.name;
            RETURN NULL;
        END $$
        """,
    ]
    for table, (key, columns) in LOGGED.items():
        statements.append(
            f"CREATE TRIGGER log_{table} AFTER INSERT OR DELETE OR UPDATE OF {', '.join(columns)} ON {table}"
            f" FOR EACH ROW EXECUTE FUNCTION log_changed_fields('{','.join(key)}', '{','.join(columns)}')"
        )
    return statements
