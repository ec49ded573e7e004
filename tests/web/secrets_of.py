"""Two partnerships with something secret at every place, and everybody who could try to come by it.

Every text is a mark that stands nowhere else. For each of those who try, `Somebody.may_read` says which marks are
theirs.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field

from assessments import Action, Assessment, Finding, Partnership, Position, Role, Round, Seat, Status
from checklists import ResponsibilityId, SectorId
from storage import Access, Principal, RoundRef, Store, TextSlot
from storage.people import token_of
from tests.browser.application import Application

__all__ = ["HIDDEN", "MIXED", "OPEN", "WITHHELD", "Secrets", "Somebody", "make_secrets"]

COMMAND = Principal.command()
HIDDEN = ResponsibilityId("police.clear-messages")  # rated, not revealed
OPEN = ResponsibilityId("police.referral-protocols")  # revealed; no protected voice
WITHHELD = ResponsibilityId("police.regular-meetings")  # revealed; a protected voice among fewer than five levels
MIXED = ResponsibilityId("police.aggregate-data")  # revealed; a protected voice among five levels or more
PROTECTED = "victims-survivors"
SEATS = (
    Seat("chair", SectorId("ngos"), Role.FACILITATOR),
    Seat("lead", SectorId("police"), Role.LEAD),
    Seat("member", SectorId("police"), Role.MEMBER),
    Seat("nurse", SectorId("health-care"), Role.MEMBER),
    Seat("paper", SectorId("community-groups"), Role.MEMBER),
    Seat("wall", SectorId("faith-groups"), Role.OBSERVER),
    Seat("survivor", SectorId(PROTECTED), Role.MEMBER),
)
WHO_RATES = ("chair", "lead", "member", "nurse", "survivor")


@dataclass(frozen=True)
class Somebody:
    """Who tries, with which cookie ("" for none); `may_read` holds the marks that are theirs to read.

    `seat` in `ref`, with `role`; None for those who sit nowhere.
    """

    name: str
    cookie: str = field(repr=False)
    may_read: frozenset[str] = frozenset()
    ref: RoundRef | None = None
    seat: str | None = None
    role: Role | None = None


@dataclass(frozen=True)
class Secrets:
    """All marks there are, all rounds, and all who try."""

    marks: frozenset[str]
    rounds: dict[str, RoundRef]
    people: tuple[Somebody, ...]
    application: Application

    def told(self, seen: bytes, to: Somebody) -> list[str]:
        """The marks in what somebody was sent that are not theirs to read."""
        return sorted(mark for mark in self.marks - to.may_read if mark.encode() in seen)

    def everything(self) -> list[str]:
        """The whole database but what every contact leaves in it."""
        with sqlite3.connect(self.application.database) as connection:
            return [line for line in connection.iterdump() if '"sign_in"' not in line]


def mark(*words: str) -> str:
    return f"zq{''.join(words)}qz"


class _Round:
    """One round with its marks, by who may read them: `of_all` at its table, `of[seat]` that seat alone."""

    def __init__(self, store: Store, name: str, partnership: str) -> None:
        self.name, self.store = name, store
        title = mark(name, "title")
        self.of_all = {mark(partnership, "name"), mark(partnership, "area"), title}
        self.of: dict[str, set[str]] = {one.id: set() for one in SEATS}
        self.entered = mark(name, "entered")
        begun = Assessment(
            "2026.1",
            Partnership(mark(partnership, "name"), mark(partnership, "area")),
            Round(title),
            SEATS,
            actions=(self._action(),),
        )
        self.ref = store.import_assessment(COMMAND, begun).ref
        self._rate()
        self._agree()

    def at(self, seat: str) -> Principal:
        return Principal.at(self.ref, seat)

    def _action(self) -> Action:
        words = {name: mark(self.name, "action", name) for name in ("title", "indicator", "verification", "note")}
        self.of_all.update(words.values())
        return Action(
            "a1",
            words["title"],
            (OPEN,),
            lead=SectorId("police"),
            indicator=words["indicator"],
            verification=words["verification"],
            status=Status.BLOCKED,
            status_note=words["note"],
        )

    def _rate(self) -> None:
        """Everybody on everything, each with a note; who speaks of what does not apply gives a reason too."""
        for responsibility, kind in ((HIDDEN, "hidden"), (OPEN, "open"), (WITHHELD, "withheld"), (MIXED, "mixed")):
            for number, seat in enumerate(self._voices(responsibility)):
                self._write(seat, responsibility, kind, number % 5)
        self._write("member", ResponsibilityId("police.regular-training"), "reason", Finding.NOT_APPLICABLE)
        self._write("survivor", ResponsibilityId("ngos.female-advocates"), "reason", Finding.NOT_APPLICABLE)
        self.store.write_rating_text(
            self.at("member"), self.ref, HIDDEN, TextSlot.NOTE, self._own("member", "draft"), seen="?"
        )
        self.store.enter_rating(COMMAND, self.ref, "paper", HIDDEN, 2)
        self.store.enter_rating_text(COMMAND, self.ref, "paper", HIDDEN, TextSlot.NOTE, self.entered, seen="")
        self.of["paper"].add(self.entered)
        self.of["chair"].add(self.entered)  # who leads has the sheet before them until it is revealed
        self.store.reveal(COMMAND, self.ref, [OPEN, WITHHELD, MIXED])

    def _voices(self, responsibility: ResponsibilityId) -> tuple[str, ...]:
        if responsibility == OPEN:
            return tuple(one for one in WHO_RATES if one != "survivor")
        return ("member", "survivor") if responsibility == WITHHELD else WHO_RATES

    def _write(self, seat: str, responsibility: ResponsibilityId, kind: str, answer: object) -> None:
        self.store.rate(self.at(seat), self.ref, responsibility, answer)  # type: ignore[arg-type]
        note = self._own(seat, kind)
        if responsibility == OPEN:
            self.of_all.add(note)
        self.store.write_rating_text(self.at(seat), self.ref, responsibility, TextSlot.NOTE, note, seen="")
        if answer is Finding.NOT_APPLICABLE:
            reason = self._own(seat, kind, "because")
            self.store.write_rating_text(self.at(seat), self.ref, responsibility, TextSlot.REASON, reason, seen="")

    def _own(self, seat: str, *words: str) -> str:
        made = mark(self.name, seat, *words)
        self.of[seat].add(made)
        return made

    def _agree(self) -> None:
        for slot in (TextSlot.NOTE, TextSlot.EVIDENCE, TextSlot.DISSENT):
            text = mark(self.name, "agreed", slot)
            self.of_all.add(text)
            self.store.write_text(COMMAND, self.ref, OPEN, slot, text, seen="")
        self.store.set_agreed(COMMAND, self.ref, OPEN, 2)
        views = tuple(mark(self.name, "view", str(number)) for number in range(2))
        self.of_all.update(views)
        self.store.set_positions(COMMAND, self.ref, MIXED, (Position(1, views[0]), Position(3, views[1])), seen=())
        self.store.set_agreed(COMMAND, self.ref, MIXED, Finding.NO_AGREEMENT)

    @property
    def marks(self) -> frozenset[str]:
        return frozenset(self.of_all).union(*self.of.values())


def make_secrets(application: Application, store: Store) -> Secrets:
    """Fill the database of a shared application."""
    store.set_access(COMMAND, Access.SHARED)
    first, second = _Round(store, "A1", "A"), _Round(store, "A2", "A")
    other = _Round(store, "B1", "B")
    rounds = {"A1": first, "A2": second, "B1": other}
    people = [*_at(store, first, second), *_at(store, second, first), *_at(store, other)]
    people += _outside(store, first, other)
    return Secrets(
        frozenset().union(*(one.marks for one in rounds.values())),
        {name: one.ref for name, one in rounds.items()},
        tuple(people),
        application,
    )


def _at(store: Store, here: _Round, *elsewhere: _Round) -> Iterable[Somebody]:
    """Everybody at one table. Who leads it may also read what all may read at the other tables of its partnership."""
    for one in SEATS:
        role = one.role or Role.MEMBER
        mine = here.of_all | here.of[one.id]
        if role is Role.FACILITATOR:
            mine = mine.union(*(other.of_all for other in elsewhere))
        joined = store.join(store.make_card(COMMAND, here.ref, one.id).code)
        cookie = f"seat={joined.partnership}.{joined.secret}"
        yield Somebody(f"{here.name} {one.id}", cookie, frozenset(mine), here.ref, one.id, role)


def _outside(store: Store, here: _Round, other: _Round) -> Iterable[Somebody]:
    """Those who have no business anywhere: no cookie, a made-up one, a bent one, one that has ended, in the lobby."""
    waiting = store.join(store.make_lobby_code(COMMAND, here.ref, SectorId("police")).code)
    seat = store.add_seat(COMMAND, here.ref, SectorId("faith-groups"))
    revoked = store.join(store.make_card(COMMAND, here.ref, seat).code)
    store.revoke_seat(COMMAND, here.ref, seat)
    left = store.join(store.make_card(COMMAND, here.ref, store.add_seat(COMMAND, here.ref, SectorId("ngos"))).code)
    store.sign_out(Principal.signed_in(left.partnership, token_of(left.secret)))
    theirs = store.join(store.make_card(COMMAND, other.ref, store.add_seat(COMMAND, other.ref, SectorId("ngos"))).code)
    yield Somebody("nobody", "")
    yield Somebody("made up", f"seat={here.ref.partnership}.{'A' * 43}")
    yield Somebody("the host, made up", f"seat=*.{'A' * 43}")
    yield Somebody("bent to another partnership", f"seat={here.ref.partnership}.{theirs.secret}")
    yield Somebody("waiting", f"seat={waiting.partnership}.{waiting.secret}")
    yield Somebody("revoked", f"seat={revoked.partnership}.{revoked.secret}")
    yield Somebody("left", f"seat={left.partnership}.{left.secret}")
