"""Begin the next round: what is taken along, what starts blank, and a touch that begins it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st

from assessments import Status
from checklists import MendableError
from scoring.next_round import NextRound, next_round
from screens.components.links import draw_link
from screens.components.notice import hint, muted, notice, problems
from screens.components.words import today_here
from screens.round_order import of_partnership
from screens.round_page import OpenRound
from screens.session import address_of, open_first_sector
from storage import RoundListing
from translations.isolates import filled
from web.services import services

__all__ = ["NEXT_ROUND", "draw_way_to_next_round", "next_round_page"]

NEXT_ROUND = "next-round"
"""The address of this page."""

ENDED = (Status.DONE, Status.DROPPED)


def draw_way_to_next_round(page: OpenRound) -> None:
    """What the next round is, and the way there."""
    _ = page.translator.gettext
    st.header(_("The next round"), anchor=False)
    told = _("A while from now, rate again and see what has changed. Open actions and targets are taken along.")
    muted(told, key="next-round")
    draw_link(NEXT_ROUND, _("Begin the next round"), address_of(page.ref))


def next_round_page(page: OpenRound) -> None:
    """Draw what would be taken along, and the form that begins the round."""
    _ = page.translator.gettext
    st.title(_("Begin the next round"), anchor=False)
    muted(filled(_("After “{title}”. That round stays as it is."), title=page.assessment.round.title), key="follows")
    ours = of_partnership(services().store.rounds(page.principal), page.ref.partnership)
    _draw_later_one(page, ours)
    edition = _draw_edition(page)
    begun = next_round(page.assessment, services().editions[edition], page.assessment.round.title, None)
    along, blank = st.columns(2, gap="large")
    with along, st.container(key="along", border=True):
        st.header(_("Taken along"), anchor=False)
        for line in _taken_along(page, begun):
            st.text(f"✓ {line}")
    with blank, st.container(key="blank", border=True):
        st.header(_("Starts blank"), anchor=False)
        for line in _blank(page):
            st.text(f"○ {line}")
    _draw_left(page, begun)
    _draw_form(page, edition, len(ours) + 1)


def _draw_later_one(page: OpenRound, ours: Sequence[RoundListing]) -> None:
    """Whoever stands on an old round is told that there is a later one."""
    _ = page.translator.gettext
    newest = ours[-1]
    if newest.ref == page.ref:
        return
    told = _("“{title}” comes after this one. Its open actions are not taken along from here.")
    notice(filled(told, title=newest.title), key="later-round")
    label = filled(_("Go on from “{title}”"), title=newest.title)
    draw_link(NEXT_ROUND, label, address_of(newest.ref))


def _draw_edition(page: OpenRound) -> str:
    """Which edition of the checklists: this round’s, or the newest; there is a choice only where they differ."""
    _ = page.translator.gettext
    stays, newest = page.assessment.edition, list(services().editions)[-1]
    if stays == newest:
        return stays
    chosen = st.segmented_control(
        _("Which edition of the checklists"),
        (stays, newest),
        format_func=lambda one: (_("{edition}, as before") if one == stays else _("{edition}, the newest")).format(
            edition=one
        ),
        default=newest,
        required=True,
        key=f"{page.ref.round}:edition",
    )
    if chosen == newest:
        hint(_("Levels of two editions are not compared with each other; actions and targets go on."), key="edition")
    return chosen or stays


def _taken_along(page: OpenRound, begun: NextRound) -> Iterable[str]:
    _, many = page.translator.gettext, page.translator.ngettext
    one = begun.assessment
    actions = len(one.actions or ())
    if actions:
        yield many("{n} open action, with its history", "{n} open actions, with their history", actions).format(
            n=actions
        )
    else:
        yield _("No action: none is open")
    aimed = len(one.entries or {})
    told = many("Target and weight of {n} responsibility", "Targets and weights of {n} responsibilities", aimed)
    yield told.format(n=aimed) if aimed else _("The level that the round aims at")
    if one.seats:
        seats = len(one.seats)
        yield many("{n} place at the table", "{n} places at the table", seats).format(n=seats)
    if one.overlay:
        yield _("What you changed in the checklists for this place")


def _blank(page: OpenRound) -> Iterable[str]:
    _, many = page.translator.gettext, page.translator.ngettext
    yield _("Ratings and agreed levels")
    yield _("Notes, evidence and other views beside them")
    ended = sum(one.stands in ENDED for one in page.assessment.actions or ())
    if ended:
        told = many(
            "{n} action that is done or dropped stays in the round before",
            "{n} actions that are done or dropped stay in the round before",
            ended,
        )
        yield told.format(n=ended)
    if page.assessment.seats and not page.doer.alone:
        yield _("Cards and sign-ins: make new cards for the places")


def _draw_left(page: OpenRound, begun: NextRound) -> None:
    """The open actions that have nothing to serve in the newer edition."""
    if not begun.left:
        return
    _ = page.translator.gettext
    told = _("What these actions serve is not asked in the newer edition, so they stay in the round before:")
    notice("\n".join([told, *(f"– {one.title}" for one in begun.left)]), key="left-behind")


def _draw_form(page: OpenRound, edition: str, number: int) -> None:
    _ = page.translator.gettext
    with st.form("next-round", border=True):
        suggested = _("Round {number}").format(number=number)
        title = st.text_input(_("What to call this round"), value=suggested, key="next-title")
        hint(_("Names of groups and places, never of a person."), key="next-calm")
        asked = st.form_submit_button(_("Begin the next round"), type="primary")
    if not asked:
        return
    if not title.strip():
        notice(_("Give the round a name, then begin."), key="next-unnamed")
        return
    today = today_here()
    opened = max(today, page.assessment.round.opened or today)
    try:
        ref = services().store.start_next_round(page.principal, page.ref, title=title, opened=opened, edition=edition)
    except MendableError as error:
        problems(error, key="next-round")
        return
    open_first_sector(ref, services().editions[edition])
