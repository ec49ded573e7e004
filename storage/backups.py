"""Backups that are made by themselves, and how long they are kept. By hand: `python -m storage backup FILE`."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import DatabaseError

from checklists import MendableError
from storage.copies import backup_of
from storage.database import Database, refusal
from storage.dumps import kept_file
from storage.leaving import LAST_DELETION
from storage.opening import BRING_BACK, make_folder, not_written
from storage.tables import EVERYWHERE, round_, setting

__all__ = ["Backups", "Made", "backups_of", "made_by_hand", "to_keep", "without_twins"]

STAMP = "%Y%m%dT%H%M%S%fZ"
NAME = re.compile(r"(\d{8}T\d{12}Z)-([0-9a-f]{16})\.backup")
NOTE = "of.txt"
"""In the folder: which database the backups are of."""

OTHERS = (
    "The backups in this folder are of another database ({}), so none of this one is made there. Name a folder of its "
    "own: TOOLKIT_BACKUPS. Where it is the same database in a new place, delete {} in the folder."
)
FOLDER, NEWEST, DAYS = "TOOLKIT_BACKUPS", "TOOLKIT_BACKUPS_NEWEST", "TOOLKIT_BACKUPS_DAYS"
NEWEST_KEPT, DAYS_KEPT = 8, 30


@dataclass(frozen=True, slots=True, order=True)
class Made:
    """A backup: when it was made (UTC), of which state, and its file."""

    at: datetime
    state: str
    file: Path


@dataclass(frozen=True, slots=True)
class Backups:
    """The backups of the database at `url`, in `folder`: the `newest`, and the last of each of so many `days`."""

    url: str
    folder: Path
    newest: int = NEWEST_KEPT
    days: int = DAYS_KEPT

    def made(self) -> tuple[Made, ...]:
        """Those there are, oldest first."""
        named = ((NAME.fullmatch(one.name), one) for one in self.folder.glob("*.backup"))
        return tuple(
            sorted(
                Made(datetime.strptime(name[1], STAMP).replace(tzinfo=UTC), name[2], file)
                for name, file in named
                if name
            )
        )

    def check_folder(self) -> None:
        """Raises MendableError where the folder holds another database's: each would let go of the other's."""
        try:
            of = (self.folder / NOTE).read_text(encoding="utf-8").strip()
        except OSError:
            return
        if of != self._of():
            raise refusal(str(self.folder), OTHERS.format("".join(filter(str.isprintable, of))[:200], NOTE))

    def keep_up(self, now: datetime) -> Path | None:
        """Make one if anything changed since the last, and let go of what is too old. The new one; None: no change.

        Raises MendableError where none can be made; then none is let go of either.
        """
        self.check_folder()
        database = Database(self.url)
        try:
            with database.reading() as connection:
                state, deleted = _state(connection), _last_deletion(connection)
            there, new = self.made(), None
            if not there or there[-1].state != state:
                new = self.folder / f"{now:{STAMP}}-{state}.backup"
                self._make_folder()
                try:
                    backup_of(database, new)
                except MendableError:
                    if not new.exists():  # another process made the same one at the same moment
                        raise
        except DatabaseError as error:
            raise refusal(database.where, f"This database cannot be read ({error.orig}). {BRING_BACK}") from error
        finally:
            database.close()
        there = self.made()
        kept = to_keep(without_twins(there), now, newest=self.newest, days=self.days, deleted=deleted)
        for one in set(there) - kept:
            one.file.unlink(missing_ok=True)
        return new if new and new.exists() else None

    def _make_folder(self) -> None:
        note = self.folder / NOTE
        try:
            make_folder(self.folder)
            if not note.exists():
                note.write_text(f"{self._of()}\n", encoding="utf-8")
        except OSError as error:
            raise not_written(self.folder, error) from error

    def _of(self) -> str:
        """The database in words that stay the same where both are moved together."""
        database = Database(self.url)
        database.close()
        if not database.is_sqlite:
            return f"PostgreSQL, {database.url.database}"
        try:
            return Path(os.path.relpath(database.path, self.folder)).as_posix()
        except ValueError:  # on another drive of Windows
            return database.path.as_posix()


def without_twins(there: Iterable[Made]) -> tuple[Made, ...]:
    """Oldest first; of those in a row of one state only the first, for two processes may have made one each."""
    ordered = sorted(there)
    return tuple(one for before, one in zip([None, *ordered], ordered, strict=False) if not _same(before, one))


def _same(before: Made | None, one: Made) -> bool:
    return before is not None and before.state == one.state


def to_keep(
    there: Iterable[Made], now: datetime, *, newest: int, days: int, deleted: datetime | None = None
) -> frozenset[Made]:
    """Which of the backups stay.

    The `newest`, and the last of each of the past `days`. What is older than that and from before something was
    `deleted` for good goes, so that it is gone here too; but never the last one.
    """
    ordered = sorted(there)
    recent = [one for one in ordered if one.at > now - timedelta(days=days)]
    last_of_day = {one.at.date(): one for one in recent}
    kept = {*ordered[-newest:], *last_of_day.values()}
    gone = {one for one in kept if deleted and one not in recent and one.at < deleted}
    return frozenset(kept - gone) | frozenset(ordered[-1:])


def backups_of(url: str, settings: Mapping[str, str] = os.environ) -> Backups:
    """The backups of the database at `url`, kept as the environment says.

    TOOLKIT_BACKUPS names the folder (`backups` beside the database where it does not), TOOLKIT_BACKUPS_NEWEST how many
    of the newest are kept (8), TOOLKIT_BACKUPS_DAYS of how many days the last one is (30).
    Raises MendableError for a number that is none.
    """
    database = Database(url)
    beside = kept_file(database, "x").parent / "backups"
    database.close()
    folder = settings.get(FOLDER)
    return Backups(
        url,
        Path(folder) if folder else beside,
        _number(settings, NEWEST, NEWEST_KEPT),
        _number(settings, DAYS, DAYS_KEPT),
    )


def made_by_hand(url: str) -> tuple[Path, ...]:
    """Copies beside the database that nothing lets go of: those before a new version and before a restore."""
    database = Database(url)
    copy = kept_file(database, "before-x")
    database.close()
    stem = copy.name.removesuffix("before-x")
    return tuple(sorted(one for what in ("before-*", "replaced-*") for one in copy.parent.glob(f"{stem}{what}")))


def _number(settings: Mapping[str, str], name: str, usual: int) -> int:
    text = settings.get(name) or str(usual)
    if not (text.isascii() and text.isdecimal() and 0 < int(text) <= 10_000):  # noqa: PLR2004 - said below
        raise refusal(name, "This is a whole number from 1 to 10000.")
    return int(text)


def _state(connection: Connection) -> str:
    """A mark that is another after every change of a round."""
    found = connection.execute(select(func.count(), func.sum(round_.c.revision), func.max(round_.c.changed_at))).one()
    told = [*found, connection.execute(_DELETED).scalar()]
    return sha256("\n".join(map(str, told)).encode()).hexdigest()[:16]


_DELETED = select(setting.c.value).where(setting.c.partnership == EVERYWHERE, setting.c.name == LAST_DELETION)


def _last_deletion(connection: Connection) -> datetime | None:
    found = connection.execute(_DELETED).scalar()
    return datetime.fromisoformat(found) if found else None
