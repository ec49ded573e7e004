"""What the table agrees on one responsibility: set by the facilitator, seen by everybody."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from assessments import Finding, Level
from checklists.guide import Moment
from screens.components.field import Follow, draw_levels
from screens.components.level_choice import level_options
from screens.components.notice import muted
from screens.components.words import answer_name
from screens.guide_pieces import draw_guide_at
from screens.item import Item
from screens.item_details import draw_details, draw_what_it_needs
from screens.session import address_of
from storage import AgreedDraft, EntryState, Stage
from translations.isolates import isolated
from web.options import option_of

__all__ = ["draw_agreed", "draw_agreeing"]

AGREED = Markup('<div class="agreed"><p>{}</p><p>{}</p></div>')

NEEDS_MORE = tuple(finding.value for finding in Finding)  # these bring fields and advice of their own


def draw_agreeing(item: Item, state: EntryState, suggested: Level | None = None, *, follow: Follow) -> None:
    """The choice of what is agreed, with all that belongs to it; `suggested` is marked, never chosen."""
    blank = state.agreed.answer is None and state.stage is Stage.REVEALED  # then what was put down is the stage
    draw_levels(
        item.page.place("answer", item.id),
        option_of(state.agreed.answer),
        level_options(item.page.edition, item.responsibility.levels, item.page.translator),
        item.page.translator,
        label=f"{item.number}. " + item.page.translator.gettext("How far is this in place?"),
        about=item.responsibility.statement,
        saved_at=None if blank else state.saved_at,
        as_of=state.as_of,
        needs_more=NEEDS_MORE,
        suggested=option_of(suggested),
        follow=follow,
    )
    draw_what_it_needs(item, state)
    if isinstance(state.agreed.answer, Finding):
        moment = Moment(state.agreed.answer)  # a finding’s moment has its name
        draw_guide_at(moment, item.page.translator, address_of(item.page.ref), level=3)
    draw_details(item, state)


def draw_agreed(item: Item, agreed: AgreedDraft) -> None:
    """The same for somebody who looks on."""
    _ = item.page.translator.gettext
    if agreed.answer is None:
        st.html(AGREED.format(_("Not agreed yet"), ""))
        return
    st.html(AGREED.format(_("Agreed"), answer_name(agreed.answer, item.page.edition, item.page.translator)))
    for number, text in enumerate(_beside(item, agreed)):
        muted(text, key=f"agreed-{item.number}-{number}")


def _beside(item: Item, agreed: AgreedDraft) -> list[str]:
    _ = item.page.translator.gettext
    name = [answer_name(one.answer, item.page.edition, item.page.translator) for one in agreed.positions]
    views = [
        f"{level}: {isolated(one.note)}" if one.note else level
        for level, one in zip(name, agreed.positions, strict=True)
    ]
    said = (
        ("", agreed.reason if agreed.answer is Finding.NOT_APPLICABLE else ""),
        (_("Views:"), "\n".join(views) if agreed.answer is Finding.NO_AGREEMENT else ""),
        ("", agreed.note),
        (_("Evidence:"), agreed.evidence),
        (_("Seen differently:"), agreed.dissent),
    )
    return [f"{title} {isolated(text)}".strip() for title, text in said if text]
