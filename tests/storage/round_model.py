"""A round in plain Python: what is put down, who may do what, and what each may see. Nothing of the program is in it.

Every deed gives one word for what comes of it: "stored", "conflict" (both texts are kept), "too late" (what was typed
is kept), "refused", "not allowed".
"""

from __future__ import annotations

from dataclasses import dataclass, field

from assessments import Answer, Finding, Rating, Role, Seat

__all__ = ["Drafts", "RoundModel"]

Drafts = list[tuple[str, dict[str, str]]]

FEWEST = 5
PROTECTED = "victims-survivors"
FINDINGS = [Finding.NOT_KNOWN, Finding.NOT_APPLICABLE]


@dataclass
class Told:
    """What one seat has put down on one responsibility."""

    answer: Answer | None = None
    note: str = ""
    reason: str = ""
    paper: bool = False
    sitting: int = 0
    put: int = 0  # when answer or reason was last put down

    def counts(self) -> bool:
        return self.answer is not None and (self.answer is not Finding.NOT_APPLICABLE or bool(self.reason.strip()))


@dataclass
class Talk:
    """What the table has on one responsibility."""

    agreed: Answer | None = None
    note: str = ""
    revealed: bool = False
    sealed: bool = False
    hidden: int | None = None  # when its ratings, seen once, were hidden again


@dataclass
class RoundModel:
    seats: tuple[Seat, ...]
    told: dict[tuple[str, str], Told] = field(default_factory=dict)
    talk: dict[str, Talk] = field(default_factory=dict)
    sitting: dict[str, int] = field(default_factory=dict)
    drafts: dict[str, Drafts] = field(default_factory=dict)
    closed: bool = False
    moment: int = 0

    def role(self, seat: str) -> Role:
        return next(one.role or Role.MEMBER for one in self.seats if one.id == seat)

    def voice(self, seat: str) -> str:
        return next(one.voice for one in self.seats if one.id == seat)

    def on(self, responsibility: str) -> Talk:
        return self.talk.setdefault(responsibility, Talk())

    def late(self, responsibility: str) -> bool:
        return self.closed or self.on(responsibility).revealed

    # what is done

    def rate(self, seat: str, responsibility: str, answer: Answer | None) -> str:
        if self.role(seat) is Role.OBSERVER:
            return "not allowed"
        if self.late(responsibility):
            return "refused"
        self._begin_anew(seat, responsibility)
        self._put(seat, responsibility, answer, paper=False)
        return "stored"

    def enter(self, seat: str, responsibility: str, answer: Answer | None) -> str:
        found = self.told.get((responsibility, seat))
        itself = found is not None and not found.paper
        if self.role(seat) is Role.OBSERVER or itself or self.late(responsibility):
            return "refused"
        self._put(seat, responsibility, answer, paper=True)
        return "stored"

    def write(self, seat: str, responsibility: str, slot: str, text: str, seen: str) -> str:
        if self.role(seat) is Role.OBSERVER:
            return "not allowed"
        late = self.late(responsibility)
        if not late:
            self._begin_anew(seat, responsibility)
        stored = getattr(self.own(seat).get(responsibility, Told()), slot)
        if late and stored == text:
            return "stored"
        if late or stored not in {seen, text}:
            self.keep(seat, f"{responsibility}/{seat}", {slot: text})
            return "too late" if late else "conflict"
        mine = self.told.setdefault((responsibility, seat), Told())
        setattr(mine, slot, text)
        mine.paper, mine.sitting = False, self.sitting.get(seat, 0)
        mine.put = self._tick() if slot == "reason" else mine.put
        return "stored"

    def reveal(self, responsibilities: list[str]) -> None:
        for one in responsibilities:
            talk = self.on(one)
            if not talk.revealed:
                talk.sealed = talk.sealed or self._tells_more(one, talk.hidden)
                talk.revealed = True

    def reopen(self, responsibilities: list[str]) -> None:
        for one in responsibilities:
            talk = self.on(one)
            if talk.revealed:
                talk.revealed, talk.hidden = False, self._tick()

    def settle(self) -> None:
        for one, talk in self.talk.items():
            shown = self.shown(one)
            answers = {rating.answer for rating in shown}
            agree = len(shown) > 1 and len(answers) == 1 and shown[0].answer not in FINDINGS
            hidden = self._protected_among(shown) and len(shown) < FEWEST
            if agree and not hidden and talk.agreed is None:
                talk.agreed = shown[0].answer

    def edit(self, seat: str, responsibility: str, text: str, seen: str) -> str:
        talk = self.on(responsibility)
        if talk.note not in {seen, text}:
            self.keep(seat, responsibility, {"note": text})
            return "conflict"
        talk.note = text
        return "stored"

    def sit_down(self, seat: str) -> None:
        """Somebody else than before."""
        self.sitting[seat] = self.sitting.get(seat, 0) + 1
        self.drafts.pop(seat, None)

    def keep(self, seat: str, subject: str, typed: dict[str, str]) -> None:
        kept = self.drafts.setdefault(seat, [])
        if (subject, typed) not in kept:
            kept.append((subject, typed))

    # what is seen

    def own(self, seat: str) -> dict[str, Told]:
        """What whoever sits there sees of what stands there."""
        return {
            responsibility: one
            for (responsibility, whose), one in self.told.items()
            if whose == seat and (one.paper or one.sitting == self.sitting.get(seat, 0))
        }

    def rated(self, responsibility: str) -> int:
        return sum(one.counts() for (where, _seat), one in self.told.items() if where == responsibility)

    def shown(self, responsibility: str) -> tuple[Rating, ...]:
        """The ratings that lie on the table, in the order of the seats."""
        talk = self.on(responsibility)
        if not talk.revealed or talk.sealed:
            return ()
        found = ((seat.id, self.told.get((responsibility, seat.id))) for seat in self.seats)
        return tuple(
            Rating(
                one.answer,
                seat,
                None,
                one.note or None,
                (one.reason or None) if one.answer is Finding.NOT_APPLICABLE else None,
            )
            for seat, one in found
            if one is not None and one.answer is not None and one.counts()
        )

    def in_a_file(self, responsibility: str) -> tuple[Rating, ...]:
        """The same as far as contract §6 lets a file say it."""
        ratings = self.shown(responsibility)
        levels = [one for one in ratings if one.answer not in FINDINGS]
        theirs = [one for one in ratings if self.voice(str(one.seat)) == PROTECTED]
        if not theirs:
            return ratings
        if len(levels) < FEWEST:
            return ()
        order = [0, 1, 2, 3, 4, *FINDINGS]
        if len([one for one in theirs if one.answer not in FINDINGS]) >= FEWEST:
            bare = [
                Rating(one.answer, None, PROTECTED) for one in sorted(theirs, key=lambda one: order.index(one.answer))
            ]
            return (*(one for one in ratings if one not in theirs), *bare)
        return tuple(Rating(one.answer) for one in sorted(ratings, key=lambda one: order.index(one.answer)))

    # the rest

    def _tick(self) -> int:
        self.moment += 1
        return self.moment

    def _begin_anew(self, seat: str, responsibility: str) -> None:
        found = self.told.get((responsibility, seat))
        if found is not None and responsibility not in self.own(seat):
            self.told[responsibility, seat] = Told(sitting=self.sitting.get(seat, 0), put=self._tick())

    def _put(self, seat: str, responsibility: str, answer: Answer | None, *, paper: bool) -> None:
        if answer is None and (responsibility, seat) not in self.told:
            return
        one = self.told.setdefault((responsibility, seat), Told())
        one.answer, one.paper, one.sitting, one.put = answer, paper, self.sitting.get(seat, 0), self._tick()

    def _tells_more(self, responsibility: str, hidden: int | None) -> bool:
        here = {seat: one for (where, seat), one in self.told.items() if where == responsibility}
        if hidden is None or not any(one.put > hidden for one in here.values()):
            return False
        return any(self.voice(seat) == PROTECTED for seat, one in here.items() if one.put > hidden or one.counts())

    def _protected_among(self, ratings: tuple[Rating, ...]) -> bool:
        return any(self.voice(str(one.seat)) == PROTECTED for one in ratings)
