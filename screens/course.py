"""The round’s course from preparing to closing: what is done, what is next, and how each step is taken back."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st
from markupsafe import Markup

from screens.components.links import draw_links, link, link_to_window
from screens.components.notice import hint
from screens.components.words import answer_name, date_text, today_here
from screens.deeds import do, draw_refusal
from screens.round_page import OpenRound
from screens.session import address_of, last_sector, rate_page
from storage import Pulse
from web.services import services

__all__ = ["draw_course"]


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the course: its words, how far it is, the pages that it happens on."""

    name: str
    title: str
    done: bool
    state: str
    back: str
    links: tuple[tuple[str, str], ...]


def draw_course(page: OpenRound) -> None:
    """Draw the five steps; the last one holds the button that closes the round, or opens it again."""
    _ = page.translator.gettext
    st.header(_("From here to the plan"), anchor=False)
    draw_refusal("course")
    pulse = services().store.pulse(page.principal, page.ref)
    for stage in _stages(page, pulse):
        with st.container(key=f"stage-{stage.name}", gap=None):
            # Without numbers: the steps in the band on top have others.
            st.text(f"✓  {stage.title}" if stage.done else stage.title)
            st.text(stage.state)
            hint(stage.back, key=f"stage-{stage.name}")
            with st.container(key=f"stage-links-{stage.name}", horizontal=True):
                if stage.name == "close":
                    _draw_close(page)
                else:
                    draw_links(_way(name, label, page) for name, label in stage.links)


def _way(name: str, label: str, page: OpenRound) -> Markup:
    """The way to a page; the projector's has a window of its own, as the facilitator goes on here."""
    return (link_to_window if name == "wall" else link)(name, label, address_of(page.ref))


def _stages(page: OpenRound, pulse: Pulse) -> tuple[Stage, ...]:
    _ = page.translator.gettext
    everything = len(page.edition.by_id)
    rated = sum(1 for count in pulse.rated.values() if count)
    discussed = sum(done for done, _of in pulse.discussed.values())
    seats = page.assessment.seats or ()
    sectors = len({one.voice for one in seats})
    aim = answer_name(page.assessment.target, page.edition, page.translator)
    closed = page.assessment.round.closed
    return (
        Stage(
            "prepare",
            _("Prepare"),
            bool(seats),
            _("{places} places at the table, from {sectors} sectors. The round aims at: {aim}.").format(
                places=len(seats), sectors=sectors, aim=aim
            ),
            _("Places can be added at any time, and the aim changed."),
            (("people", _("People and cards")), ("guide", _("Agenda")), ("adapt", _("Make the checklists fit"))),
        ),
        Stage(
            "rate",
            _("Rate, each in private"),
            rated >= everything,
            _("{rated} of {all} responsibilities have been rated by somebody.").format(rated=rated, all=everything),
            _("Everybody can change what they rated until it is revealed."),
            (
                (rate_page(last_sector(page.edition, page.doer)), _("Rate")),
                ("paper", _("Enter from paper")),
            ),
        ),
        Stage(
            "reveal",
            _("Reveal"),
            len(page.revealed) >= everything,
            _("{revealed} of {all} are revealed.").format(revealed=len(page.revealed), all=everything),
            _("They can be hidden again. If somebody rates then, they may never be shown again in this round."),
            (
                (rate_page(last_sector(page.edition, page.doer)), _("Reveal, sector by sector")),
                ("wall", _("Open the projector’s window")),
            ),
        ),
        Stage(
            "agree",
            _("Agree"),
            discussed >= everything,
            _("{discussed} of {all} are discussed.").format(discussed=discussed, all=everything),
            _("What was agreed can be changed, also after the round is closed."),
            (("discuss", _("Agree, what differs most first")), ("plan", _("The plan"))),
        ),
        Stage(
            "close",
            _("Close"),
            closed is not None,
            _("Closed on {date}.").format(date=date_text(closed)) if closed else _("The round goes on."),
            _("A closed round can be opened again; all that was entered is still there."),
            (),
        ),
    )


def _draw_close(page: OpenRound) -> None:
    _ = page.translator.gettext
    if page.assessment.round.closed:
        st.button(_("Open the round again"), key="reopen-round", on_click=_open_again, args=(page,))
        return
    with st.popover(_("Close the round"), key="close-round"):
        st.text(
            _(
                "Nobody can rate any more, and cards that nobody has used stop working. What is revealed, what is "
                "agreed and the plan stay as they are and can still be worked on. You can open the round again."
            )
        )
        st.button(_("Close it now"), key="close-round-now", type="primary", on_click=_close, args=(page,))


def _close(page: OpenRound) -> None:
    today = today_here()
    closed = max(today, page.assessment.round.opened or today)  # where it was opened it may be tomorrow already
    change = services().store.change_round
    do(page, "course", lambda: change(page.principal, page.ref, {"closed": closed}, seen={"closed": None}))


def _open_again(page: OpenRound) -> None:
    seen = {"closed": page.assessment.round.closed}
    change = services().store.change_round
    do(page, "course", lambda: change(page.principal, page.ref, {"closed": None}, seen=seen))
