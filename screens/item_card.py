"""One responsibility as a card: what it says, what helps to decide, one's own rating, what all said, what is agreed."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from screens.components.field import Follow, draw_watch
from screens.components.notice import hint_text
from screens.components.words import answer_name
from screens.item import Item
from screens.item_agreed import draw_agreed, draw_agreeing
from screens.item_course import draw_course, was_revealed_here
from screens.item_help import help_of
from screens.item_rating import draw_own_rating, draw_what_i_rated
from screens.ratings_seen import Seen, draw_seen, look_at, rated_line
from storage import EntryState, RatingDraft, Stage
from translations.isolates import isolated

__all__ = ["draw_item", "draw_item_inside"]

# One piece of our own: each container or text of Streamlit's is a message of its own, and those are what a run costs.
STATEMENT = Markup('<div class="statement"><h2><span>{}</span> <span>{}</span></h2>{}</div>')


@st.fragment
def draw_item(item: Item) -> None:
    """One responsibility. Only this is drawn again when somebody touches it, or when others change it."""
    draw_item_inside(item)


def draw_item_inside(item: Item) -> None:
    """The same, inside a fragment."""
    page = item.page
    state, own = item.read()
    with st.container(key=f"item-{item.number}"):
        _draw_statement(item)
        if page.doer.alone:
            _draw_alone(item, state)
        else:
            _draw_at_the_table(item, state, own)


def _draw_statement(item: Item) -> None:
    """What the responsibility says, whether a woman's safety hangs on it, and what helps to decide."""
    _ = item.page.translator.gettext
    one, beside = item.responsibility, Markup("")
    if one.safety_critical:
        safe = _("Safety first: a woman can come to harm at once where this is missing.")
        beside += hint_text(safe, key="safe")
    if one.example:
        beside += hint_text(_("Here, for example:") + " " + isolated(one.example), key="example")
    st.html(STATEMENT.format(item.number, one.statement, beside + help_of(item)))


def _draw_alone(item: Item, state: EntryState) -> None:
    """Without seats: agree at once. Ratings that were entered from paper are revealed by one touch."""
    follow = _follow(item, state, with_count=state.rated > 0)
    if state.stage is Stage.RATING and state.rated:
        draw_course(item, state)
    elif state.ratings or state.sealed:
        _draw_seen(item, state)
    draw_agreeing(item, state, follow=follow)
    if state.stage is Stage.REVEALED and was_revealed_here(item):
        draw_course(item, state)


def _draw_at_the_table(item: Item, state: EntryState, own: RatingDraft | None) -> None:
    """Rate in private; once it is revealed, see all ratings; then the facilitator puts down what is agreed."""
    doer, follow = item.page.doer, _follow(item, state, with_count=True)
    if state.stage is Stage.RATING:
        if doer.rates and not item.page.assessment.round.closed:
            draw_own_rating(item, own, state.as_of, follow)
        else:
            draw_watch(follow, item.page.translator)
        if state.agreed.answer is not None:
            draw_agreed(item, state.agreed)
    else:
        seen = _draw_seen(item, state)
        if own and own.counts:
            draw_what_i_rated(item, own)
        _draw_what_follows(item, state, seen, follow)
    if doer.facilitates:
        draw_course(item, state)


def _draw_what_follows(item: Item, state: EntryState, seen: Seen, follow: Follow) -> None:
    """What is agreed: the facilitator puts it down, the others see it."""
    _ = item.page.translator.gettext
    if not item.page.doer.facilitates:
        draw_agreed(item, state.agreed)
        draw_watch(follow, item.page.translator)
        return
    with st.container(key=f"agreeing-{item.number}"):
        st.text(_("What we agree on"))
        draw_agreeing(item, state, None if seen.sealed else seen.summary.suggested, follow=follow)


def _follow(item: Item, state: EntryState, *, with_count: bool) -> Follow:
    """Follow the others; while it is rated, with how many have rated it."""
    counted = with_count and state.stage is Stage.RATING
    line = rated_line(item.page, item.id, state) if counted else None
    return Follow(item.page.ref, {f"entry:{item.id}": state.revision}, line, _news(item, state))


def _news(item: Item, state: EntryState) -> str:
    """What the facilitator did, for whoever does not see it: that it was revealed, and what was agreed."""
    _ = item.page.translator.gettext
    if item.page.doer.facilitates or item.page.doer.alone or state.stage is Stage.RATING:
        return ""
    if state.agreed.answer is None:
        return _("Responsibility {number} is revealed.").format(number=item.number)
    level = answer_name(state.agreed.answer, item.page.edition, item.page.translator)
    return _("Responsibility {number}: agreed on {level}.").format(number=item.number, level=level)


def _draw_seen(item: Item, state: EntryState) -> Seen:
    seen = look_at(item.page, item.responsibility, state.ratings, state.seats, sealed=state.sealed)
    draw_seen(item.page, seen)
    return seen
