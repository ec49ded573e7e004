"""Who sits at the table and how they get there: the store's part for seats, codes and sign-ins."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TypeVar

from sqlalchemy import select, update

from assessments import Role
from checklists import SectorId
from storage import cards, joining, lobby, seats
from storage.changes import Change
from storage.codes import CodeKind, Secret, new_code
from storage.model import RoundRef
from storage.opened import Opened
from storage.people import Access, Card, Joined, SeatId, SeatState, SignIn, Waiting
from storage.permissions import Deed, NotAllowedError, Principal, check, check_host, look_up, touch
from storage.tables import EVERYWHERE, setting

__all__ = ["People"]

Done = TypeVar("Done")
ACCESS = setting.c.partnership == EVERYWHERE, setting.c.name == "access"


class People(Opened):
    """Seats, codes and sign-ins. Each change bumps the round's revision and `people_revision` and is in its log."""

    def seats(self, principal: Principal, ref: RoundRef) -> tuple[SeatState, ...]:
        """All seats as they stand, in their order: who sits there, how many each has rated, and no more."""
        with self._database.reading() as connection:
            at = self._clock()
            check(connection, principal, ref, Deed.FACILITATE, at)
            return seats.seat_states(connection, ref, at)

    def add_seat(self, principal: Principal, ref: RoundRef, voice: SectorId, role: Role = Role.MEMBER) -> SeatId:
        """Add a seat that speaks for `voice`; its id is like "police-1"."""
        return self._people(principal, ref, lambda change: seats.add(change, voice, role))

    def set_role(self, principal: Principal, ref: RoundRef, seat: str, role: Role) -> None:
        """Let a seat do more or less. Refused where no facilitator could sign in any more, unless the host does it."""
        self._people(principal, ref, lambda change: seats.set_role(change, seat, role))

    def move_seat(self, principal: Principal, ref: RoundRef, seat: str, voice: SectorId) -> None:
        """Let a seat speak for another sector. Refused once it has rated."""
        self._people(principal, ref, lambda change: seats.move(change, seat, voice))

    def remove_seat(self, principal: Principal, ref: RoundRef, seat: str) -> None:
        """Remove a seat with its cards and sign-ins. Refused once it has rated, and where `set_role` would refuse."""
        self._people(principal, ref, lambda change: seats.remove(change, seat))

    def revoke_seat(self, principal: Principal, ref: RoundRef, seat: str) -> None:
        """End a seat's cards and sign-ins at once; the seat and its ratings stay.

        Of one's own seat all but the sign-in that asks: other devices.
        """

        def end_access(change: Change) -> None:
            seats.found(change.connection, ref, seat)
            seats.end_access(change, seat, but=principal.token if change.doer.seat == seat else None)

        self._people(principal, ref, end_access)

    def make_card(self, principal: Principal, ref: RoundRef, seat: str) -> Card:
        """A card for a seat: used once, within 7 days and before the round closes. Its unused card before ends.

        Whoever comes in with it takes the seat over: who sat there on another device gets up, and what they had rated
        counts and is not shown to who comes.
        """
        new = new_code(CodeKind.SEAT)
        return self._people(principal, ref, lambda change: cards.for_seat(change, new, seat))

    def make_own_card(self, principal: Principal) -> Card:
        """A card for one's own seat, to go on on another device as well: used once, within 10 minutes."""
        new = new_code(CodeKind.DEVICE)
        with self._database.reading() as connection:
            ref = look_up(connection, principal, self._clock()).ref
        if ref is None:
            raise NotAllowedError

        def keep_card(change: Change) -> Card:
            if change.doer.seat is None:
                raise NotAllowedError
            return cards.for_seat(change, new, change.doer.seat, CodeKind.DEVICE)

        return self._people(principal, ref, keep_card, Deed.READ)

    def make_lobby_code(self, principal: Principal, ref: RoundRef, voice: SectorId) -> Card:
        """A sector's code that opens the lobby and nothing else, for many. The sector's code before ends."""
        new = new_code(CodeKind.LOBBY)
        return self._people(principal, ref, lambda change: cards.for_lobby(change, new, voice))

    def lobbies(self, principal: Principal, ref: RoundRef) -> Mapping[SectorId, datetime]:
        """The sectors whose code opens the lobby now, and until when (UTC)."""
        with self._database.reading() as connection:
            at = self._clock()
            check(connection, principal, ref, Deed.FACILITATE, at)
            return cards.lobbies(connection, ref, at)

    def close_lobby(self, principal: Principal, ref: RoundRef) -> None:
        """End all codes for the lobby; whoever waits there still waits."""
        self._people(principal, ref, cards.close_lobby)

    def make_recovery_key(self, principal: Principal, ref: RoundRef) -> Secret:
        """A key by which a facilitator comes back to its seat when all else is lost. The seat's key before ends."""
        new = new_code(CodeKind.RECOVERY)
        self._people(principal, ref, lambda change: cards.for_recovery(change, new))
        return new.text

    def make_host_code(self, principal: Principal) -> Card:
        """A code for whoever looks after the machine: used once, within the hour."""
        new = new_code(CodeKind.HOST)
        with self._database.writing() as connection:
            at = self._clock()
            check_host(connection, principal, at)
            touch(connection, principal, at)
            return cards.for_host(connection, new, at)

    def waiting(self, principal: Principal, ref: RoundRef) -> tuple[Waiting, ...]:
        """Who waits in the lobby, first come first."""
        with self._database.reading() as connection:
            at = self._clock()
            check(connection, principal, ref, Deed.FACILITATE, at)
            return lobby.waiting(connection, ref, at)

    def admit(
        self,
        principal: Principal,
        ref: RoundRef,
        waiting_id: str,
        role: Role = Role.MEMBER,
        seat: str | None = None,
    ) -> SeatId:
        """Let somebody in: to a new seat for the sector they came with the code of, or to take over `seat`."""
        return self._people(principal, ref, lambda change: lobby.admit(change, waiting_id, role, seat))

    def turn_away(self, principal: Principal, ref: RoundRef, waiting_id: str) -> None:
        """Let somebody wait no longer."""
        self._people(principal, ref, lambda change: lobby.turn_away(change, waiting_id))

    def join(self, code_text: str, *, before: Principal | None = None) -> Joined:
        """Come in with a code. One Argon2id computation, whatever comes of it.

        `before` is whom the cookie names that the same browser still has, ended or not: who comes back to a seat finds
        what they rated there; whoever else takes it over does not.

        Raises CodeRefusedError, always in the same words, for any code that does not open anything now.
        """
        return joining.join(self._database, self._clock, code_text, before)

    def sign_in_of(self, partnership: str, token: str) -> SignIn | None:
        """Whose cookie this is, put down as heard of; None where there is no such sign-in or it has ended."""
        return joining.sign_in_of(self._database, self._clock, partnership, token)

    def sign_out(self, principal: Principal) -> None:
        """End the sign-in of `principal`; one that has ended stays so."""
        joining.sign_out(self._database, self._clock, principal)

    def enter_round(self, principal: Principal, ref: RoundRef) -> SeatId:
        """Take a facilitator's sign-in along to a round of its partnership that was just begun; its seat there.

        Raises MendableError where anybody ever signed in there or was given a code.
        """
        return joining.enter_round(self._database, self._clock, principal, ref)

    def access(self) -> Access:
        """How this database is used."""
        with self._database.reading() as connection:
            return Access(connection.execute(select(setting.c.value).where(*ACCESS)).scalar_one())

    def set_access(self, principal: Principal, access: Access) -> None:
        """Use this database alone on this machine, or around a table where everybody signs in. Only for the host."""
        with self._database.writing() as connection:
            check_host(connection, principal, self._clock())
            connection.execute(update(setting).where(*ACCESS).values(value=access))

    def _people(
        self, principal: Principal, ref: RoundRef, do: Callable[[Change], Done], deed: Deed = Deed.FACILITATE
    ) -> Done:
        """A change of who sits where: what `do` gives. Stored whole or not at all, and once where a server is lost."""
        done: list[Done] = []

        def change_people(change: Change) -> None:
            seats.mark_people(change)
            done.append(do(change))

        self._change(principal, ref, deed, None, change_people)
        return done[-1]
