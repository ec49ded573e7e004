"""What was revealed, as two lists: what is left to talk about, the widest differences first, and what is settled."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from screens.components.notice import hint, muted
from screens.components.words import answer_name
from screens.differences import Difference, words_of
from screens.discuss_steps import talk_about
from screens.round_page import OpenRound
from translations.isolates import isolated

__all__ = ["draw_left", "draw_settled"]


def draw_left(page: OpenRound, left: Sequence[Difference]) -> None:
    """What is left, with a touch to talk about each."""
    _ = page.translator.gettext
    st.header(_("Left to agree on: {count}").format(count=len(left)), anchor=False)
    if not left:
        muted(_("All that was revealed is settled."), key="nothing-left")
    for one in left:
        _draw_row(page, one, words_of(page, one))


def draw_settled(page: OpenRound, settled: Sequence[Difference]) -> None:
    """What is settled, folded up."""
    _ = page.translator.gettext
    if not settled:
        return
    # How many stands above; a fold whose label changes is another one, and closed.
    unfolded = st.expander(_("What is settled"), key=f"{page.ref.round}:settled", on_change="rerun")
    if unfolded.open:
        with unfolded:
            for one in settled:
                agreed = answer_name(one.agreed.answer if one.agreed else None, page.edition, page.translator)
                _draw_row(page, one, _("Agreed: {level}").format(level=agreed))


def _draw_row(page: OpenRound, one: Difference, words: str) -> None:
    _ = page.translator.gettext
    sector = page.edition.sector_by_id[one.responsibility.sector].name
    with st.container(key=f"row-{one.id.replace('.', '-')}", horizontal=True, vertical_alignment="center"):
        with st.container(key=f"row-text-{one.id.replace('.', '-')}", gap=None):
            st.text(f"{isolated(sector)} · {one.number}")
            st.text(one.responsibility.statement)
            hint(words, key=f"row-{one.id.replace('.', '-')}")
        if page.doer.facilitates:
            st.button(_("Talk about it"), key=f"talk:{one.id}", on_click=talk_about, args=(page, one.id))
