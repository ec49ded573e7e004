"""The round before the one that is open, for whoever may read it: what a plan tells of the way since then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from functools import partial

from assessments import Assessment
from checklists import MendableError, translated
from exports import Earlier, earlier_round
from scoring.side_by_side import Days
from screens.action_words import finished_on
from screens.components.words import zone_here
from screens.round_order import of_partnership
from screens.round_page import OpenRound
from storage import NotAllowedError, Principal, RoundListing, RoundRef
from translations import Translator
from web.services import services

__all__ = ["Source", "days_of_finishing", "earlier_listing", "earlier_of", "source_of"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a plan is read from when its turn comes, without the page on which it was asked for.

    `before` is the round before, where it is to be told of; in `zone` a day is a day for whoever asked.
    """

    principal: Principal
    translator: Translator
    ref: RoundRef
    before: RoundRef | None
    zone: tzinfo


def source_of(page: OpenRound, before: RoundListing | None = None) -> Source:
    """The source of what is taken home from a page."""
    return Source(page.principal, page.translator, page.ref, before.ref if before else None, zone_here())


def earlier_listing(page: OpenRound) -> RoundListing | None:
    """The round before, None where this is the first that whoever looks may read."""
    rounds = of_partnership(services().store.rounds(page.principal), page.ref.partnership)
    place = next((number for number, one in enumerate(rounds) if one.ref == page.ref), 0)
    return rounds[place - 1] if place else None


def earlier_of(source: Source, later: Assessment) -> Earlier | None:
    """What a plan of `later` tells of the round before; None where there is none that can be compared with it."""
    if source.before is None:
        return None
    published = translated(services().editions[later.edition], source.translator)
    try:
        earlier = services().store.round_state(source.principal, source.before).assessment
        days = [days_of_finishing(source.principal, ref, source.zone) for ref in (source.before, source.ref)]
    except NotAllowedError:  # it is gone by now
        return None
    try:
        return earlier_round(published, earlier, later, (days[0], days[1]))
    except MendableError:  # of another edition
        return None


def days_of_finishing(principal: Principal, ref: RoundRef, zone: tzinfo) -> Days:
    """On which day, in this zone, each action of a round became done, as far as anybody said so here."""
    histories = services().store.action_histories(principal, ref)
    return {id_: day for id_, told in histories.items() if (day := finished_on(told, partial(_day, zone)))}


def _day(zone: tzinfo, moment: datetime) -> date:
    return moment.astimezone(zone).date()
