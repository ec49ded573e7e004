"""What stays and what goes: everything of a partnership, taken along or deleted; ratings whose day has passed."""

from __future__ import annotations

from sqlalchemy import select

from scoring.disclosure import released
from storage import leaving, reading, retention
from storage.changes import begin, wait_for
from storage.content import content_hash
from storage.limits import adapted_edition, overlay_text
from storage.model import RoundRef
from storage.opened import Opened
from storage.permissions import Deed, Doer, NotAllowedError, Principal, check, check_host, check_partnership
from storage.tables import round_

__all__ = ["Lasting"]

ALL_EVENTS = 1_000_000_000


class Lasting(Opened):
    """Taking along, deleting, and keeping only as long as was said. What `Store` says holds here too."""

    def content(self, principal: Principal) -> str:
        """What the database holds, as one hash: see `storage.content`."""
        with self._database.reading() as connection:
            check_host(connection, principal, self._clock())
            return content_hash(connection)

    def everything(self, principal: Principal, partnership: str) -> bytes:
        """All that a partnership has, as a ZIP file: rounds as a file may hold them (contract §6), and logs."""
        order = (round_.c.opened, round_.c.changed_at, round_.c.round)
        with self._database.reading() as connection:
            at = self._clock()
            check_partnership(connection, principal, partnership, at)
            leaving.name_of(connection, partnership)
            named = select(round_.c.round).where(round_.c.partnership == partnership).order_by(*order)
            rounds = []
            for one in connection.execute(named).scalars().all():
                ref = RoundRef(partnership, one)
                assessment = reading.round_state(connection, ref).assessment
                try:
                    check(connection, principal, ref, Deed.FACILITATE, at)
                    events = reading.events(connection, ref, ALL_EVENTS)
                except NotAllowedError:
                    events = None
                edition = adapted_edition(assessment.edition, overlay_text(assessment))
                rounds.append((released(edition, assessment), events))
        return leaving.packed(rounds)

    def delete_partnership(self, principal: Principal, partnership: str, typed: str) -> None:
        """Delete all that a partnership has here; `typed` is its name, written out by whoever means it.

        Backups hold it until they are old enough to go; see `storage.backups`.
        """
        with self._database.writing() as connection:
            at = self._clock()
            check_partnership(connection, principal, partnership, at)
            leaving.delete_all(self._database, connection, partnership, typed, at)
        self._database.empty_journal()
        self.worth_keeping.set()

    def retain(self, principal: Principal) -> tuple[RoundRef, ...]:
        """Delete the ratings of every round whose day has passed. The rounds that lost something."""
        with self._database.reading() as connection:
            at = self._clock()
            check_host(connection, principal, at)
            rounds = retention.due(connection, at)
        for ref in rounds:
            with self._database.writing() as connection:
                wait_for(connection, ref)
                if ref in retention.due(connection, at):  # another process may have been here
                    retention.erase(begin(connection, ref, Doer(), at))
                    leaving.put_down_deletion(connection, at)
        if rounds:
            self._database.empty_journal()
            self.worth_keeping.set()
        return rounds
