"""What the projector shows: what the table talks about now, or how far the sectors have come. Nothing private."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from assessments import Role
from checklists import ResponsibilityId
from screens.components.dots import draw_dots
from screens.components.field import Follow, RatedLine, draw_watch
from screens.components.links import draw_links, link
from screens.components.qr import draw_qr
from screens.components.words import answer_name
from screens.pace import draw_pace, minutes_for
from screens.ratings_seen import Seen, look_at, rated_line, said_of
from screens.round_page import OpenRound
from screens.session import address_of
from storage import EntryState, Pulse, Stage
from web.services import services

__all__ = ["wall"]


def wall(page: OpenRound) -> None:
    """Draw it, and follow the facilitator."""
    _draw_wall(page)
    _ = page.translator.gettext
    ways = [("discuss", _("Back to your own screen"))]
    if page.doer.role is Role.OBSERVER:
        ways = [("gaps", _("Gaps")), ("place", _("My place"))]
    draw_links(link(name, words, address_of(page.ref), look="from-the-wall") for name, words in ways)


@st.fragment
def _draw_wall(page: OpenRound) -> None:
    pulse = services().store.pulse(page.principal, page.ref)
    with st.container(key="wall"):
        draw_watch(Follow(page.ref, {"shown": pulse.shown}), page.translator)
        if pulse.shown is not None and pulse.shown in page.edition.by_id:
            _draw_one(page, pulse.shown)
        else:
            _draw_progress(page, pulse)


def _draw_one(page: OpenRound, responsibility: ResponsibilityId) -> None:
    """The statement; while it is rated how many have; then the ratings, and what is agreed."""
    state = services().store.entry_state(page.principal, page.ref, responsibility)
    one = page.edition.by_id[responsibility]
    statement = Markup('<div class="wall-one"><p class="wall-sector">{}</p><h1>{}</h1></div>')
    st.html(statement.format(page.edition.sector_by_id[one.sector].name, one.statement))
    rating = state.stage is Stage.RATING
    line = rated_line(page, responsibility, state) if rating else None
    draw_watch(Follow(page.ref, {f"entry:{responsibility}": state.revision}, line), page.translator)
    seen = None if rating else look_at(page, one, state.ratings, state.seats, sealed=state.sealed)
    if seen:
        _draw_ratings(page, seen)
    if not rating or state.agreed.answer is not None:
        _draw_agreed(page, state)
    draw_pace(page, responsibility, minutes_for(len(state.seats), seen))


def _draw_ratings(page: OpenRound, seen: Seen) -> None:
    if not seen.sealed and seen.spread.count:
        draw_dots(page.edition, seen.responsibility.sector, seen.spread, page.translator)
    for sentence in said_of(page, seen):
        st.html(Markup('<p class="wall-said">{}</p>').format(sentence))


def _draw_agreed(page: OpenRound, state: EntryState) -> None:
    _ = page.translator.gettext
    agreed = state.agreed.answer
    if agreed is None:
        st.html(Markup('<p class="wall-agreed open">{}</p>').format(_("Not agreed yet")))
        return
    words = Markup('<p class="wall-agreed"><span>{}</span> <strong>{}</strong></p>')
    st.html(words.format(_("Agreed:"), answer_name(agreed, page.edition, page.translator)))


def _draw_progress(page: OpenRound, pulse: Pulse) -> None:
    """How far each sector has come, how much has been rated, and how to join."""
    _ = page.translator.gettext
    st.html(Markup('<div class="wall-one"><h1>{}</h1></div>').format(page.assessment.partnership.name))
    draw_watch(Follow(page.ref, {"discussed": pulse.discussed}, _all_ratings(page, pulse)), page.translator)
    with st.container(key="wall-between", horizontal=True):
        st.html(_sectors(page, pulse))
        if address := services().address:
            with st.container(key="wall-join"):
                draw_qr(address, _("The address of the toolkit, for a camera"), key="wall")
                st.html(Markup("<p>{}<br><strong>{}</strong></p>").format(_("To join, open"), address))


def _all_ratings(page: OpenRound, pulse: Pulse) -> RatedLine:
    _ = page.translator.gettext
    return RatedLine(
        None, sum(pulse.rated.values()), _("Ratings given so far: {rated}"), _("Nobody has rated anything yet")
    )


def _sectors(page: OpenRound, pulse: Pulse) -> Markup:
    rows = Markup("").join(_row(page, sector.name, *pulse.discussed[sector.id]) for sector in page.edition.sectors)
    return Markup('<div class="wall-sectors"><table><caption>{}</caption><tbody>{}</tbody></table></div>').format(
        page.translator.gettext("Agreed so far"), rows
    )


def _row(page: OpenRound, name: str, done: int, of: int) -> Markup:
    counted = page.translator.gettext("{done} of {all}").format(done=done, all=of)
    steps = Markup("").join(Markup('<i class="{}"></i>').format("done" if at < done else "") for at in range(of))
    row = Markup('<tr><th scope="row">{}</th><td aria-hidden="true">{}</td><td>{}</td></tr>')
    return row.format(name, steps, counted)
