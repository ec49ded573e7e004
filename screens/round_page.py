"""The round that is open, read once for a page: what every screen behind the start screen is given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from assessments import Assessment
from checklists import Edition, ResponsibilityId, adapted, translated
from screens.doer import ALONE, Doer
from screens.session import Session
from storage import Principal, RoundRef
from translations import Translator
from web.addresses import round_address
from web.saving import Place
from web.services import services

__all__ = ["OpenRound", "edition_of", "read_open_round"]

MOST_HELD = 32  # rounds, each in one language
_held: dict[tuple[RoundRef, Translator], tuple[Assessment, Edition]] = {}


@dataclass(frozen=True, slots=True)
class OpenRound:
    """Who looks at which round, in which language; the edition as the partnership adapted it; what is stored.

    `doer` says what the page may offer to whoever looks; the ratings of the `revealed` are on the table.
    `ratings_until` is the last day on which its ratings are kept; `ratings_erased`, when they went. `as_of` is
    the round's revision when all of it was read: what was stored with a greater one may be missing here.
    """

    principal: Principal
    translator: Translator
    ref: RoundRef
    edition: Edition
    assessment: Assessment
    doer: Doer = ALONE
    revealed: frozenset[ResponsibilityId] = frozenset()
    ratings_until: date | None = None
    ratings_erased: datetime | None = None
    as_of: int = 0

    def place(self, *path: str) -> Place:
        """The place of a field of this round."""
        return Place(round_address(self.ref), path)


def read_open_round(here: Session, ref: RoundRef) -> OpenRound:
    """Read the round from the database.

    Raises MendableError where it is not there or not this principal's to see.
    """
    state = services().store.round_state(here.principal, ref)
    assessment, edition = _held_once(ref, here.translator, state.assessment)
    more = state.revealed, state.ratings_until, state.ratings_erased, state.revision
    return OpenRound(here.principal, here.translator, ref, edition, assessment, here.doer, *more)


def _held_once(ref: RoundRef, translator: Translator, read: Assessment) -> tuple[Assessment, Edition]:
    """The assessment and its edition in words, held once for all tabs that look at the same state of a round.

    With forty seats and everything revealed it would cost each tab half a megabyte of its own.
    """
    key = (ref, translator)
    held = _held.pop(key, None)
    if held is None or held[0] != read:
        held = (read, edition_of(read, translator))
    _held[key] = held
    while len(_held) > MOST_HELD:
        _held.pop(next(iter(_held)), None)
    return held


def edition_of(assessment: Assessment, translator: Translator) -> Edition:
    """The edition of an assessment, as the partnership adapted it, in words."""
    return adapted(_in_words(assessment.edition, translator), assessment.overlay)


@lru_cache(maxsize=32)
def _in_words(edition: str, translator: Translator) -> Edition:
    """An edition in one language, made once for everybody: of their own it would cost each tab 110 KB."""
    return translated(services().editions[edition], translator)
