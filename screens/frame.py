"""The frame around each page: where one is, what comes next, and how far the table has come."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from scoring import summarise
from screens.components.words import date_text
from screens.round_page import OpenRound
from screens.seat_words import role_name, seat_name
from screens.session import address_of, last_sector, page_of, rate_page
from screens.steps import RATE, step_of, steps
from translations import Translator
from web.services import services

__all__ = ["draw_header", "draw_rail"]

EXAMPLE = "Harbour District"  # the partnership of the files in examples/
WATCH_EVERY = 2  # seconds between two looks at the round's revision


def draw_header(translator: Translator, opened: OpenRound | None, chosen: st.Page) -> None:
    """The band on top: the partnership and its round, and the steps from rating to the plan."""
    _ = translator.gettext
    with st.container(key="band", horizontal=True, vertical_alignment="center"):
        with st.container(key="band-name", gap=None):
            st.text(opened.assessment.partnership.name if opened else _("Coordinated Response Toolkit"))
            st.text(_about(translator, opened) if opened else _("Checklists and plans for local partners"))
        if opened:
            _draw_steps(translator, opened, step_of(chosen.url_path))


def _about(translator: Translator, opened: OpenRound) -> str:
    """The round’s title, whether it is closed or the example, which nobody need fear to spoil, and who looks at it."""
    _ = translator.gettext
    parts = [opened.assessment.round.title]
    if opened.assessment.round.closed:
        parts.append(_("closed {date}").format(date=date_text(opened.assessment.round.closed)))
    if opened.assessment.partnership.name == EXAMPLE:
        parts.append(_("an invented example: try anything"))
    if opened.doer.seat and opened.doer.voice:
        parts.append(seat_name(opened.doer.seat, opened.doer.voice, opened.edition))
        parts.append(role_name(opened.doer.role, translator))
    return " · ".join(parts)


def _draw_steps(translator: Translator, opened: OpenRound, here: str) -> None:
    with st.container(key="steps", horizontal=True, gap="small", width="content"):
        for step in steps(opened.doer, translator):
            page = rate_page(last_sector(opened.edition, opened.doer)) if step.page == RATE else step.page
            with st.container(key=f"step-{step.page}{'-here' if step.page == here else ''}", width="content"):
                st.page_link(page_of(page), label=step.label, query_params=address_of(opened.ref))


@dataclass(frozen=True, slots=True)
class Counts:
    """How many responsibilities have been discussed, of how many, per sector; as of one revision of the round."""

    revision: int
    sectors: tuple[tuple[int, int], ...]


@st.fragment(run_every=WATCH_EVERY)
def draw_rail(opened: OpenRound) -> None:
    """The sectors with how far each has come. Looks at the round's revision by itself."""
    _ = opened.translator.gettext
    counts = _counts(opened)
    with st.container(key="rail", gap=None):
        discussed = sum(one for one, _of in counts.sectors)
        in_all = sum(of for _done, of in counts.sectors)
        with st.container(key="rail-total", gap=None):
            st.text(_("{discussed} of {all} discussed").format(discussed=discussed, all=in_all))
            st.progress(discussed / in_all if in_all else 0.0)
        for sector, (done, of) in zip(opened.edition.sectors, counts.sectors, strict=True):
            mark = "✓" if done == of else "◐" if done else "○"
            with st.container(key=f"rail-{sector.id}{'-done' if done == of else ''}"):
                label = f"{mark} {sector.name}  {done}/{of}"
                st.page_link(page_of(rate_page(sector.id)), label=label, query_params=address_of(opened.ref))
        with st.container(key="rail-guide"):
            st.page_link(page_of("guide"), label=_("Facilitator’s guide"), query_params=address_of(opened.ref))


def _counts(opened: OpenRound) -> Counts:
    key = f"{opened.ref.round}:counts"
    store = services().store
    known: Counts | None = st.session_state.get(key)
    if known and known.revision == store.revision(opened.principal, opened.ref):
        return known
    state = store.round_state(opened.principal, opened.ref)
    agreed = {one.id for one in summarise(opened.edition, state.assessment).responsibilities if one.agreed is not None}
    fresh = Counts(
        state.revision,
        tuple(
            (
                sum(one.id in agreed for one in opened.edition.of_sector(sector.id)),
                len(opened.edition.of_sector(sector.id)),
            )
            for sector in opened.edition.sectors
        ),
    )
    st.session_state[key] = fresh
    return fresh
