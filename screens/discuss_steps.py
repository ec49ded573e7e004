"""What the facilitator does with what was revealed: go from one to the next, show it, settle what nobody disputes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from checklists import ResponsibilityId
from screens.components.links import draw_links, link_to_window
from screens.components.notice import hint, notice
from screens.deeds import do, draw_refusal
from screens.differences import Difference
from screens.round_page import OpenRound
from screens.session import address_of
from storage import Settled
from web.services import services

__all__ = ["draw_steps", "draw_together", "talk_about"]

KEY = "discuss"


def draw_steps(
    page: OpenRound, found: Sequence[Difference], current: Difference, shown: ResponsibilityId | None
) -> None:
    """Back to the one before, on to the next that is not settled; and what the projector shows."""
    _ = page.translator.gettext
    place = found.index(current)
    before = found[place - 1] if place else None
    following = next((one for one in (*found[place + 1 :], *found[:place]) if one.agreed is None), None)
    with st.container(key="discuss-steps", horizontal=True, vertical_alignment="center"):
        _draw_step(page, "← " + _("Back"), before, "back")
        _draw_step(page, _("Next") + " →", following, "next")
        if shown == current.id:
            st.button(
                _("Show the progress on the projector"), key="discuss-hide", on_click=talk_about, args=(page, None)
            )
            hint(_("The projector shows this one."), key="on-the-projector")
        else:
            words = _("Show it on the projector")
            st.button(words, key="discuss-show", on_click=talk_about, args=(page, current.id), type="primary")
        draw_links((link_to_window("wall", _("Open the projector’s window"), address_of(page.ref)),))
    draw_refusal(KEY)


def _draw_step(page: OpenRound, words: str, to: Difference | None, name: str) -> None:
    to_id = to.id if to else None
    st.button(words, key=f"discuss-{name}", on_click=talk_about, args=(page, to_id), disabled=to is None)


def talk_about(page: OpenRound, responsibility: ResponsibilityId | None) -> None:
    """Put one in the middle of everybody's attention, the projector's too; None: the progress of the sectors."""
    do(page, KEY, partial(services().store.show, page.principal, page.ref, responsibility))


def draw_together(page: OpenRound, of_one_mind: Sequence[Difference]) -> None:
    """Settle at one touch all on which everybody agrees; and take that back at one touch."""
    _ = page.translator.gettext
    if of_one_mind:
        words = page.translator.ngettext(
            "Settle the one on which everybody agrees", "Settle the {count} on which everybody agrees", len(of_one_mind)
        )
        st.button(words.format(count=len(of_one_mind)), key="settle", on_click=_settle, args=(page,))
    elif settled := services().store.settled_together(page.principal, page.ref):
        count = len(settled.which)
        words = page.translator.ngettext("One was settled together.", "{count} were settled together.", count)
        with st.container(key="settled-together", horizontal=True, vertical_alignment="center"):
            notice(words.format(count=count), "good", key="settled-together")
            st.button(_("Undo"), key="settle-undo", on_click=_undo, args=(page, settled))
    if left := st.session_state.get(_left(page), 0):
        words = page.translator.ngettext(
            "One stays as it is: somebody has changed something there since.",
            "{count} stay as they are: somebody has changed something there since.",
            left,
        )
        notice(words.format(count=left), key="settled-left")


def _left(page: OpenRound) -> str:
    return f"{page.ref.round}:settled-left"


def _settle(page: OpenRound) -> None:
    def settle() -> None:
        services().store.settle(page.principal, page.ref)
        st.session_state.pop(_left(page), None)

    do(page, KEY, settle)


def _undo(page: OpenRound, settled: Settled) -> None:
    """Take back what was settled together, but for what somebody has changed since: that is said."""

    def undo() -> None:
        st.session_state[_left(page)] = len(services().store.unsettle(page.principal, page.ref, settled))

    do(page, KEY, undo)
