"""What helps a table to decide: why it matters, what to ask, what to look for, what could go wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st
from markupsafe import Markup

from checklists import Responsibility, Sector
from screens.components.notice import muted
from screens.item import Item
from screens.round_page import OpenRound
from translations.isolates import in_a_row, isolated

__all__ = ["draw_help", "draw_sector_introduction"]


def draw_help(item: Item) -> None:
    """One touch away: a responsibility's purpose, questions, evidence and safety; nothing where it has none."""
    _ = item.page.translator.gettext
    one = item.responsibility
    if not (one.why or one.ask or one.evidence or one.safety or one.supports):
        return
    label = _("Why it matters, what to ask, what to look for, what could go wrong")
    unfolded = st.expander(label, key=f"{item.key}:help", on_change="rerun")
    if not unfolded.open:
        return
    with unfolded:
        if one.why:
            _draw_part(_("What it changes for women"), [one.why])
        left, right = st.columns(2)
        with left:
            _draw_part(_("To open the talk"), _questions(item))
        with right:
            _draw_part(_("What we could point to"), _bullets(one.evidence or ()))
        _draw_safety(item, one)


def _draw_safety(item: Item, one: Responsibility) -> None:
    _ = item.page.translator.gettext
    if one.safety:
        risk = _("Done badly:") + " " + one.safety.risk
        _draw_part(_("Safety"), [risk, _("So:") + " " + one.safety.precaution])
    if one.supports:
        names = in_a_row((item.page.edition.sector_by_id[sector].name for sector in one.supports), ", ")
        muted(_("It depends on:") + " " + names, key=f"supports-{item.number}")


def _questions(item: Item) -> list[str]:
    _ = item.page.translator.gettext
    sectors = item.page.edition.sector_by_id
    return [
        f"– {one.question}" + (f" ({_('could come from')} {isolated(sectors[one.voice].name)})" if one.voice else "")
        for one in item.responsibility.ask or ()
    ]


def _bullets(texts: Sequence[str]) -> list[str]:
    return [f"– {text}" for text in texts]


def _draw_part(title: str, texts: Sequence[str]) -> None:
    if texts:
        _draw_parts([(title, texts)])


def _draw_parts(parts: Iterable[tuple[str, Sequence[str]]]) -> None:
    """What is called how, one under the other, as one piece: each container or text of Streamlit's is a message."""
    st.html(Markup('<dl class="parts">{}</dl>').format(Markup("").join(_part(*one) for one in parts)))


def _part(title: str, texts: Sequence[str]) -> Markup:
    said = Markup("").join(Markup("<dd>{}</dd>").format(text) for text in texts)
    return Markup("<div><dt>{}</dt>{}</div>").format(title, said)


def draw_sector_introduction(page: OpenRound, sector: Sector) -> None:
    """Who the sector is, who usually sits at the table for it, what it must never do."""
    _ = page.translator.gettext
    if sector.about:
        muted(sector.about, key="about-sector")
    parts = (
        (_("Who this is"), sector.who),
        (_("Who usually sits at the table"), sector.at_the_table),
        (_("What it must never do"), sector.must_never),
    )
    told = [(title, [text]) for title, text in parts if text]
    if not told:
        return
    with st.expander(_("About this sector"), key=f"{page.ref.round}:{sector.id}:about"):
        _draw_parts(told)
