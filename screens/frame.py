"""The frame around each page: where one is, and what comes next."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from assessments import is_invented
from screens.components.links import link
from screens.components.words import date_text
from screens.round_page import OpenRound
from screens.seat_words import role_name, seat_name
from screens.session import address_of, last_sector, rate_page
from screens.steps import RATE, step_of, steps
from translations import Translator
from translations.isolates import in_a_row

__all__ = ["draw_header"]

BAND = Markup('<div class="band"><div class="band-name"><p>{}</p><p>{}</p></div>{}</div>')
STEPS = Markup('<nav class="steps" aria-label="{}">{}</nav>')


def draw_header(translator: Translator, opened: OpenRound | None, chosen: st.Page) -> None:
    """The band on top: the partnership and its round, and the steps from rating to the plan."""
    _ = translator.gettext
    name = opened.assessment.partnership.name if opened else _("Coordinated Response Toolkit")
    about = _about(translator, opened) if opened else _("Checklists and plans for local partners")
    ways = _steps(translator, opened, step_of(chosen.url_path)) if opened else Markup("")
    st.html(BAND.format(name, about, ways))


def _about(translator: Translator, opened: OpenRound) -> str:
    """The round’s title, whether it is closed or the example, which nobody need fear to spoil, and who looks at it."""
    _ = translator.gettext
    parts = [opened.assessment.round.title]
    if opened.assessment.round.closed:
        parts.append(_("closed {date}").format(date=date_text(opened.assessment.round.closed)))
    if is_invented(opened.assessment.partnership):
        parts.append(_("an invented example: try anything"))
    if opened.doer.seat and opened.doer.voice:
        parts.append(seat_name(opened.doer.seat, opened.doer.voice, opened.edition))
        parts.append(role_name(opened.doer.role, translator))
    return in_a_row(parts)


def _steps(translator: Translator, opened: OpenRound, here: str) -> Markup:
    own, address = rate_page(last_sector(opened.edition, opened.doer)), address_of(opened.ref)
    drawn = (
        link(own if step.page == RATE else step.page, step.label, address, here="step" if step.page == here else "")
        for step in steps(opened.doer, translator)
    )
    return STEPS.format(translator.gettext("Steps"), Markup("").join(drawn))
