"""What helps a table to decide: why it matters, what to ask, what to look for, what could go wrong."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from checklists import Responsibility, Sector
from screens.components.fold import fold, parts
from screens.components.notice import hint_text
from screens.item import Item
from screens.round_page import OpenRound
from translations.isolates import in_a_row, isolated

__all__ = ["draw_sector_introduction", "help_of"]

SECTOR = Markup('<div class="about-sector">{}{}</div>')


def help_of(item: Item) -> Markup:
    """One touch away: a responsibility's purpose, questions, evidence and safety; nothing where it has none."""
    _ = item.page.translator.gettext
    one = item.responsibility
    if not (one.why or one.ask or one.evidence or one.safety or one.supports):
        return Markup("")
    told = (
        (_("What it changes for women"), [one.why] if one.why else []),
        (_("To open the talk"), _questions(item)),
        (_("What we could point to"), [f"– {text}" for text in one.evidence or ()]),
        (_("Safety"), _safety(item, one)),
    )
    title = _("Why it matters, what to ask, what to look for, what could go wrong")
    return fold(title, parts(told) + _supports(item, one))


def _safety(item: Item, one: Responsibility) -> list[str]:
    _ = item.page.translator.gettext
    if not one.safety:
        return []
    return [_("Done badly:") + " " + one.safety.risk, _("So:") + " " + one.safety.precaution]


def _supports(item: Item, one: Responsibility) -> Markup:
    _ = item.page.translator.gettext
    if not one.supports:
        return Markup("")
    names = in_a_row((item.page.edition.sector_by_id[sector].name for sector in one.supports), ", ")
    return hint_text(_("It depends on:") + " " + names, key="supports")


def _questions(item: Item) -> list[str]:
    _ = item.page.translator.gettext
    sectors = item.page.edition.sector_by_id
    return [
        f"– {one.question}" + (f" ({_('could come from')} {isolated(sectors[one.voice].name)})" if one.voice else "")
        for one in item.responsibility.ask or ()
    ]


def draw_sector_introduction(page: OpenRound, sector: Sector) -> None:
    """Who the sector is, who usually sits at the table for it, what it must never do."""
    _ = page.translator.gettext
    about = hint_text(sector.about, key="about-sector") if sector.about else Markup("")
    told = parts(
        (title, [text] if text else [])
        for title, text in (
            (_("Who this is"), sector.who),
            (_("Who usually sits at the table"), sector.at_the_table),
            (_("What it must never do"), sector.must_never),
        )
    )
    if about or told:
        st.html(SECTOR.format(about, fold(_("About this sector"), told) if told else ""))
