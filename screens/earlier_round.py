"""The round before the one that is open, for whoever may read it: what a plan tells of the way since then."""

from __future__ import annotations

from datetime import date, datetime

from assessments import Assessment
from checklists import MendableError, translated
from exports import Earlier, earlier_round
from scoring.side_by_side import Days
from screens.action_words import finished_on
from screens.components.words import here
from screens.round_order import of_partnership
from screens.round_page import OpenRound
from storage import RoundListing, RoundRef
from web.services import services

__all__ = ["days_of_finishing", "earlier_listing", "earlier_of"]


def earlier_listing(page: OpenRound) -> RoundListing | None:
    """The round before, None where this is the first that whoever looks may read."""
    rounds = of_partnership(services().store.rounds(page.principal), page.ref.partnership)
    place = next((number for number, one in enumerate(rounds) if one.ref == page.ref), 0)
    return rounds[place - 1] if place else None


def earlier_of(page: OpenRound, later: Assessment) -> Earlier | None:
    """What a plan of `later` tells of the round before; None where there is none that can be compared with it."""
    before = earlier_listing(page)
    if before is None:
        return None
    earlier = services().store.round_state(page.principal, before.ref).assessment
    published = translated(services().editions[later.edition], page.translator)
    try:
        days = days_of_finishing(page, before.ref), days_of_finishing(page, page.ref)
        return earlier_round(published, earlier, later, days)
    except MendableError:  # of another edition
        return None


def days_of_finishing(page: OpenRound, ref: RoundRef) -> Days:
    """On which day each action of a round became done, as far as anybody said so here."""
    histories = services().store.action_histories(page.principal, ref)
    return {id_: day for id_, told in histories.items() if (day := finished_on(told, _day))}


def _day(moment: datetime) -> date:
    return here(moment).date()
