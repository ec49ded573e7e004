"""Rate and agree: one sector on a page, one fragment for each responsibility, saved at every touch."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from assessments import Assessment, Finding
from checklists import Edition, ResponsibilityId, Sector
from checklists.guide import Moment
from scoring import summarise
from screens.components.field import draw_levels
from screens.components.level_choice import level_options
from screens.components.notice import hint, muted
from screens.components.words import answer_name
from screens.guide_pieces import draw_guide_at, draw_guide_for_talking
from screens.item import Item
from screens.item_details import draw_details, draw_what_it_needs
from screens.item_help import draw_help, draw_sector_introduction
from screens.round_page import OpenRound
from screens.session import address_of, page_of, rate_page
from translations import Translator
from web.options import option_of
from web.services import services

__all__ = ["rate_sector"]

NEEDS_MORE = tuple(finding.value for finding in Finding)  # these bring fields and advice of their own


def rate_sector(page: OpenRound, sector: Sector) -> None:
    """Draw the page of one sector."""
    _ = page.translator.gettext
    st.header(sector.name, anchor=False)
    draw_sector_introduction(page, sector)
    draw_guide_for_talking(page.translator, address_of(page.ref), key=f"{page.ref.round}:{sector.id}")
    summary = {one.id: one.ratings for one in summarise(page.edition, page.assessment).responsibilities}
    for number, responsibility in enumerate(page.edition.of_sector(sector.id), start=1):
        levels = _levels(page.assessment, responsibility.id, page.edition, page.translator)
        _draw_item(Item(page, responsibility, number, summary[responsibility.id], levels))
    if not page.edition.of_sector(sector.id):
        muted(_("Nothing is asked of this sector here. Go on with the next one."), key="no-responsibilities")
    _draw_way_on(page, sector)


def _draw_way_on(page: OpenRound, sector: Sector) -> None:
    """What comes next: the next sector, after the last one the gaps."""
    _ = page.translator.gettext
    sectors = page.edition.sectors
    following = sectors.index(sector) + 1
    with st.container(key="way-on"):
        if following < len(sectors):
            name, label = rate_page(sectors[following].id), _("Next: {sector}").format(sector=sectors[following].name)
        else:
            name, label = "gaps", _("Next: see the gaps")
        st.page_link(page_of(name), label=f"{label} →", query_params=address_of(page.ref))


def _levels(
    assessment: Assessment, responsibility: ResponsibilityId, edition: Edition, translator: Translator
) -> tuple[tuple[str, int], ...]:
    """How many ratings gave which answer, in the order of the scale."""
    counts = Counter(rating.answer for rating in assessment.entry(responsibility).ratings or ())
    in_order = [*range(len(edition.scale)), Finding.NOT_KNOWN, Finding.NOT_APPLICABLE]
    return tuple((answer_name(one, edition, translator), counts[one]) for one in in_order if counts[one])


@st.fragment
def _draw_item(item: Item) -> None:
    """One responsibility. Only this is drawn again when somebody touches it."""
    state = services().store.entry_state(item.page.principal, item.page.ref, item.id)
    with st.container(key=f"item-{item.number}"):
        _draw_statement(item)
        draw_help(item)
        draw_levels(
            item.page.place("answer", item.id),
            option_of(state.agreed.answer),
            level_options(item.page.edition, item.responsibility.levels, item.page.translator),
            item.page.translator,
            label=item.page.translator.gettext("How far is this in place?"),
            saved_at=state.saved_at,
            needs_more=NEEDS_MORE,
        )
        draw_what_it_needs(item, state.agreed)
        if isinstance(state.agreed.answer, Finding):
            moment = Moment(state.agreed.answer)  # a finding’s moment has its name
            draw_guide_at(moment, item.page.translator, address_of(item.page.ref), key=f"{item.key}:{moment}")
        draw_details(item, state)


def _draw_statement(item: Item) -> None:
    _ = item.page.translator.gettext
    one = item.responsibility
    with st.container(key=f"statement-{item.number}"):
        st.subheader(f"{item.number}", anchor=False)
        st.text(one.statement)
    if one.safety_critical:
        hint(
            "▲ " + _("Safety first: a woman can come to harm at once where this is missing."), key=f"safe-{item.number}"
        )
    if one.example:
        hint(_("Here, for example:") + " " + one.example, key=f"example-{item.number}")
    _draw_ratings(item)


def _draw_ratings(item: Item) -> None:
    _ = item.page.translator.gettext
    ratings = item.ratings
    if not ratings.count:
        return
    if ratings.range is None and ratings.withheld:
        text = _("{count} have rated this. What they said is not shown: with so few, it could be traced to somebody.")
        hint(text.format(count=ratings.count), key=f"ratings-{item.number}")
        return
    spread = " · ".join(f"{name} × {count}" for name, count in item.levels)
    hint(_("The ratings at the table:") + " " + spread, key=f"ratings-{item.number}")
