"""What the store tells, and how rounds get into it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime

from assessments import Assessment, Level, Partnership, Role, Round, Seat
from checklists import ResponsibilityId, SectorId
from storage import importing, reading, rounds
from storage.database import Database
from storage.model import (
    Draft,
    EntryState,
    Event,
    Imported,
    RoundListing,
    RoundRef,
    RoundState,
)
from storage.opened import Opened
from storage.permissions import Deed, Principal, check, readable_rounds
from storage.taken_home import TakenHome

__all__ = ["Rounds"]

FIRST_SEAT = "facilitator"


class Rounds(Opened):
    """The rounds in one database: begun, imported, listed, read, taken home. What `Store` says holds here too."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        super().__init__(database, clock)
        self._taken_home = TakenHome()

    def rounds(self, principal: Principal) -> tuple[RoundListing, ...]:
        """The rounds that `principal` may read, newest change first."""
        with self._database.reading() as connection:
            return rounds.listed(connection, *readable_rounds(connection, principal, self._clock()))

    def start_partnership(  # noqa: PLR0913 - each is a field of the form
        self,
        principal: Principal,
        *,
        name: str,
        title: str,
        edition: str,
        area: str | None = None,
        opened: date | None = None,
        target: Level | None = None,
        voice: SectorId | None = None,
    ) -> RoundRef:
        """Begin a round with nothing in it, with one facilitator's seat where `voice` is given.

        A partnership of that name gets one more round; the very same start twice is one round.
        """
        seats = (Seat(FIRST_SEAT, voice, Role.FACILITATOR),) if voice else None
        begun = Assessment(edition, Partnership(name, area or None), Round(title, opened, None, target), seats)
        return self.import_assessment(principal, begun).ref

    def import_assessment(self, principal: Principal, assessment: Assessment) -> Imported:
        """Make a round of `assessment`; the very same one twice is one round, left as it stands."""
        return importing.import_assessment(self._database, self._clock, principal, assessment)

    def round_state(self, principal: Principal, ref: RoundRef) -> RoundState:
        """The whole round as it stands: what is finished, and the ratings that were revealed."""
        with self._database.reading() as connection:
            check(connection, principal, ref, Deed.READ, self._clock())
            return reading.round_state(connection, ref)

    def entry_state(self, principal: Principal, ref: RoundRef, responsibility: ResponsibilityId) -> EntryState:
        """One responsibility as it stands, unfinished things too."""
        return self.entry_states(principal, ref, (responsibility,))[responsibility]

    def entry_states(
        self, principal: Principal, ref: RoundRef, which: Collection[ResponsibilityId]
    ) -> Mapping[ResponsibilityId, EntryState]:
        """The same of several at once."""
        with self._database.reading() as connection:
            check(connection, principal, ref, Deed.READ, self._clock())
            return reading.entry_states(connection, ref, which)

    def revision(self, principal: Principal, ref: RoundRef) -> int:
        """A number that grows with every change of the round."""
        with self._database.reading() as connection:
            check(connection, principal, ref, Deed.READ, self._clock())
            return reading.revision(connection, ref)

    def events(self, principal: Principal, ref: RoundRef, limit: int = 200) -> tuple[Event, ...]:
        """The last `limit` changed fields, newest first."""
        with self._database.reading() as connection:
            check(connection, principal, ref, Deed.FACILITATE, self._clock())
            return reading.events(connection, ref, limit)

    def drafts(self, principal: Principal, ref: RoundRef) -> tuple[Draft, ...]:
        """What `principal` typed and could not store because somebody else had been faster, oldest first."""
        with self._database.reading() as connection:
            return reading.drafts(connection, ref, check(connection, principal, ref, Deed.READ, self._clock()))

    def export_assessment(self, principal: Principal, ref: RoundRef) -> Assessment:
        """The round as a file may hold it (contract §6)."""
        with self._database.reading() as connection:
            check(connection, principal, ref, Deed.TAKE_HOME, self._clock())
            return self._taken_home.read(connection, ref)

    def check_export(self, principal: Principal, ref: RoundRef) -> None:
        """Raises NotAllowedError where `export_assessment` does."""
        with self._database.reading() as connection:
            check(connection, principal, ref, Deed.TAKE_HOME, self._clock())
            reading.revision(connection, ref)
