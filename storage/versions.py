"""Which version of the tables a database has, and how it gets the newest."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from checklists import MendableError, Problem

if TYPE_CHECKING:
    from alembic.config import Config

__all__ = ["NEWEST", "OLDEST", "OLDEST_BACK", "make_newest", "make_older", "version_of"]

NEWEST = "0005"
"""The version of the tables that this program works with; versions sort as texts."""

OLDEST = "0001"
"""The oldest version that can be brought up to date."""

OLDEST_BACK = "0004"
"""The oldest version that a step goes back to: docs/decisions/0021."""

NO_STEP_BACK = (
    "There is no step back to version {}: an older toolkit would show what newer ones have sealed. "
    "`python -m storage restore FILE` brings back the copy that was made before, ….before-…."
)

MIGRATIONS = Path(__file__).parent / "migrations"


def version_of(connection: Connection) -> str | None:
    """The version of the tables; None where there are none of ours."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def make_newest(connection: Connection, *, extra: Path | None = None, until: str = "head") -> None:
    """Bring the tables to the newest version, inside the transaction that is open on `connection`.

    `extra` is a folder with more versions than those shipped; `until` an older version to stop at.
    """
    from alembic import command  # noqa: PLC0415 - a quarter of a second that a start does not need

    command.upgrade(_config(connection, extra), until)


def make_older(connection: Connection, until: str) -> None:
    """Take the tables back to the version `until`, inside the transaction that is open on `connection`.

    What that version has no place for is gone then. Raises MendableError where no step goes back so far.
    """
    if until < OLDEST_BACK:
        raise MendableError([Problem("tables", NO_STEP_BACK.format(until))])
    from alembic import command  # noqa: PLC0415 - as above

    command.downgrade(_config(connection, None), until)


def _config(connection: Connection, extra: Path | None) -> Config:
    from alembic.config import Config  # noqa: PLC0415 - as above

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    folders = [MIGRATIONS / "versions", *([extra] if extra else [])]
    config.set_main_option("version_locations", "\n".join(str(one).replace("%", "%%") for one in folders))
    config.attributes["connection"] = connection
    return config
