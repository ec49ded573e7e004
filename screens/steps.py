"""The way through a round: which pages there are for whom, and which of them stand in the band on top."""

from __future__ import annotations

from dataclasses import dataclass

from assessments import Role
from screens.doer import Doer
from translations import Translator

__all__ = ["Step", "may_open", "step_of", "steps", "where_to_begin"]

RATE = "rate"
"""Stands for the page of whichever sector somebody looks at."""

FOR_ALL = frozenset({"gaps", "guide", "place", "start"})
FOR_RATERS = FOR_ALL | {RATE, "discuss", "follow-up", "plan"}
FOR_TAKERS = FOR_RATERS | {"download"}
FOR_FACILITATORS = FOR_TAKERS | {"adapt", "compare", "log", "next-round", "paper", "people", "round", "wall", "whole"}
PAGES = {
    Role.FACILITATOR: FOR_FACILITATORS,
    Role.LEAD: FOR_TAKERS,
    Role.MEMBER: FOR_RATERS,
    Role.OBSERVER: FOR_ALL | {"wall"},
}


@dataclass(frozen=True, slots=True)
class Step:
    """A link in the band: the page that it leads to, and its words."""

    page: str
    label: str


def step_of(page: str) -> str:
    """What a page belongs to: all sectors’ pages are one step."""
    return RATE if page.startswith("rate-") else page or "start"


def may_open(doer: Doer, page: str) -> bool:
    """Whether a page has anything for this person. What is stored there is guarded by itself."""
    step = step_of(page)
    if step == "place":
        return doer.seat is not None
    return step in PAGES[doer.role]


def where_to_begin(doer: Doer) -> str:
    """The page on which somebody with a seat arrives."""
    return "wall" if doer.role is Role.OBSERVER else f"rate-{doer.voice}"


def steps(doer: Doer, translator: Translator) -> tuple[Step, ...]:
    """The links of the band, in the order in which a table takes them."""
    _ = translator.gettext
    if doer.alone:
        return (
            Step("start", _("Start")),
            Step(RATE, _("1 Rate and agree")),
            Step("gaps", _("2 Gaps")),
            Step("plan", _("3 Plan")),
            Step("download", _("4 Download")),
            Step("round", _("This round")),
        )
    around_the_table = (
        Step("start", _("Start")),
        Step("wall", _("Projector")),
        Step(RATE, _("1 Rate")),
        Step("discuss", _("2 Agree") if doer.facilitates else _("2 See and agree")),
        Step("gaps", _("Gaps") if doer.role is Role.OBSERVER else _("3 Gaps")),
        Step("plan", _("4 Plan")),
        Step("download", _("5 Download")),
        Step("people", _("People")),
        Step("round", _("This round")),
        Step("place", _("My place")),
    )
    return tuple(one for one in around_the_table if _stands_in_the_band(doer, one.page))


def _stands_in_the_band(doer: Doer, page: str) -> bool:
    """A place leads to one round, so there is no list of rounds to go back to; the projector has no band."""
    if page == "start":
        return doer.seat is None
    if page == "wall":
        return doer.role is Role.OBSERVER
    return may_open(doer, page)
