"""Rating, and the round's course, as the screens see them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assessments import Answer, SheetRating
from checklists import ResponsibilityId
from storage import course, own_ratings, ratings, sheets
from storage.model import Conflict, RoundRef, Saved, Settled, TextSlot
from storage.opened import Opened
from storage.own_ratings import EnteredRating, RatingDraft
from storage.permissions import Deed, NotAllowedError, Principal, check
from storage.pulse import Pulse, pulse
from storage.reading import revealed

__all__ = ["Course"]


class Course(Opened):
    """What each seat rates, and what the facilitator does with it. What `Store` says holds here too.

    Nothing is rated once a responsibility is revealed or the round is closed: it is refused with a sentence. `seat`
    is always a seat of the round; `text` and `seen` are as in `Store.write_text`.
    """

    def rate(
        self,
        principal: Principal,
        ref: RoundRef,
        responsibility: ResponsibilityId,
        answer: Answer | None,
        *,
        key: str | None = None,
    ) -> Saved:
        """Put down one's own rating, None to take it back. A touch: the last one wins."""
        return self._change(principal, ref, Deed.RATE, key, ratings.rate, responsibility, answer)

    def write_rating_text(  # noqa: PLR0913 - a text, where it stands, and what was seen there
        self,
        principal: Principal,
        ref: RoundRef,
        responsibility: ResponsibilityId,
        slot: TextSlot,
        text: str,
        *,
        seen: str,
        key: str | None = None,
    ) -> Saved | Conflict[str]:
        """Put down a note or a reason beside one's own rating.

        Raises GoneError (the text is kept as a draft) where nothing is rated there any more.
        """
        return self._change(principal, ref, Deed.RATE, key, ratings.write_text, responsibility, slot, text, seen)

    def own_ratings(self, principal: Principal, ref: RoundRef) -> Mapping[ResponsibilityId, RatingDraft]:
        """All that one has put down oneself, finished or not, in edition order."""
        with self._database.reading() as connection:
            doer = check(connection, principal, ref, Deed.RATE, self._clock())
            if doer.seat is None:
                raise NotAllowedError
            return own_ratings.own_ratings(connection, ref, doer.seat)

    def own_rating(self, principal: Principal, ref: RoundRef, responsibility: ResponsibilityId) -> RatingDraft | None:
        """What one has put down oneself of one responsibility; None where nothing is."""
        with self._database.reading() as connection:
            doer = check(connection, principal, ref, Deed.RATE, self._clock())
            if doer.seat is None:
                raise NotAllowedError
            return own_ratings.own_rating(connection, ref, doer.seat, responsibility)

    def enter_rating(  # noqa: PLR0913 - whose rating, of what
        self,
        principal: Principal,
        ref: RoundRef,
        seat: str,
        responsibility: ResponsibilityId,
        answer: Answer | None,
        *,
        key: str | None = None,
    ) -> Saved:
        """Enter a rating from a seat's paper; refused where the seat has touched it itself."""
        return self._change(principal, ref, Deed.FACILITATE, key, ratings.enter, seat, responsibility, answer)

    def enter_rating_text(  # noqa: PLR0913, PLR0917 - the same
        self,
        principal: Principal,
        ref: RoundRef,
        seat: str,
        responsibility: ResponsibilityId,
        slot: TextSlot,
        text: str,
        *,
        seen: str,
        key: str | None = None,
    ) -> Saved | Conflict[str]:
        """Enter a note or a reason from a seat's paper."""
        facilitate = Deed.FACILITATE
        return self._change(principal, ref, facilitate, key, ratings.enter_text, seat, responsibility, slot, text, seen)

    def entered_ratings(
        self, principal: Principal, ref: RoundRef, seat: str
    ) -> Mapping[ResponsibilityId, EnteredRating]:
        """What a seat has rated: what was entered from its paper, and of the rest only that it is there."""
        with self._database.reading() as connection:
            check(connection, principal, ref, Deed.FACILITATE, self._clock())
            return own_ratings.entered_ratings(connection, ref, seat)

    def bring_in_sheet(
        self,
        principal: Principal,
        ref: RoundRef,
        said: Mapping[ResponsibilityId, SheetRating],
        *,
        seen: Mapping[ResponsibilityId, RatingDraft],
    ) -> tuple[ResponsibilityId, ...]:
        """Put down what one's own sheet says, all in one; those that no longer change are left, and given back.

        `seen` is what `own_ratings` gave when one was told what would change: refused where that is no longer so.
        """
        left: list[ResponsibilityId] = []
        self._change(principal, ref, Deed.RATE, None, sheets.bring_in, said, seen, left)
        return tuple(left)

    def enter_sheet(
        self, principal: Principal, ref: RoundRef, seat: str, said: Mapping[ResponsibilityId, SheetRating]
    ) -> tuple[ResponsibilityId, ...]:
        """Enter what a seat's sheet says, as from its paper, all in one.

        Those that the seat has touched itself, or that no longer change, are left, and given back.
        """
        left: list[ResponsibilityId] = []
        self._change(principal, ref, Deed.FACILITATE, None, sheets.enter_sheet, seat, said, left)
        return tuple(left)

    def reveal(
        self,
        principal: Principal,
        ref: RoundRef,
        responsibilities: Sequence[ResponsibilityId],
        *,
        key: str | None = None,
    ) -> Saved:
        """Put the ratings of these on the table, as far as contract §6 lets them be shown; see `storage.course`."""
        return self._change(principal, ref, Deed.FACILITATE, key, course.reveal, tuple(responsibilities))

    def reopen(
        self,
        principal: Principal,
        ref: RoundRef,
        responsibilities: Sequence[ResponsibilityId],
        *,
        key: str | None = None,
    ) -> Saved:
        """Hide the ratings of these again, so that they can change."""
        return self._change(principal, ref, Deed.FACILITATE, key, course.reopen, tuple(responsibilities))

    def settle(self, principal: Principal, ref: RoundRef) -> Settled:
        """Agree on every level that all have given, where that may be shown and nothing was agreed on yet."""
        which: list[ResponsibilityId] = []
        saved = self._change(principal, ref, Deed.FACILITATE, course.settling_key(), course.settle, which)
        return Settled(tuple(which), saved.revision)

    def settled_together(self, principal: Principal, ref: RoundRef) -> Settled | None:
        """What was settled together last, for a day; None where nothing of it stands as it was settled."""
        with self._database.reading() as connection:
            check(connection, principal, ref, Deed.FACILITATE, self._clock())
            return course.settled_together(connection, ref)

    def unsettle(self, principal: Principal, ref: RoundRef, settled: Settled) -> tuple[ResponsibilityId, ...]:
        """Take back what was settled together; what somebody has changed since then is left, and given back."""
        left: list[ResponsibilityId] = []
        self._change(principal, ref, Deed.FACILITATE, None, course.unsettle, settled, left)
        return tuple(left)

    def show(self, principal: Principal, ref: RoundRef, responsibility: ResponsibilityId | None) -> Saved:
        """Let the projector show a responsibility, or none. A touch."""
        return self._change(principal, ref, Deed.FACILITATE, None, course.show, responsibility)

    def revealed(self, principal: Principal, ref: RoundRef) -> frozenset[ResponsibilityId]:
        """The responsibilities whose ratings are on the table."""
        with self._database.reading() as connection:
            check(connection, principal, ref, Deed.READ, self._clock())
            return revealed(connection, ref)

    def pulse(self, principal: Principal, ref: RoundRef) -> Pulse:
        """How the round stands, in a few numbers; cheap enough to be asked every second."""
        with self._database.reading() as connection:
            check(connection, principal, ref, Deed.READ, self._clock())
            return pulse(connection, ref)
