"""Pieces of the facilitator's guide where they are needed: one touch away, and out of the way until then."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st
from markupsafe import Markup

from checklists.guide import Moment, Piece, published_guide, translated_guide
from screens.components.links import Address, draw_link
from translations import Translator

__all__ = ["draw_guide_at", "draw_guide_for_talking", "draw_pieces"]


def draw_guide_at(place: Moment, translator: Translator, address: Address, *, key: str, level: int = 2) -> None:
    """What the guide has to say at `place`, folded up; its headings are of this `level`."""
    unfolded = st.expander(_label(place, translator), key=f"{key}:guide", on_change="rerun")
    if unfolded.open:
        with unfolded:
            _draw_place(place, translator, address, level)


def draw_guide_for_talking(translator: Translator, address: Address, *, key: str) -> None:
    """While the table rates: how to lead the talk, and what to do when somebody discloses. Opens over the page."""
    with st.container(key="guide-for-talking", horizontal=True):
        for place in (Moment.RATE, Moment.DISCLOSURE):
            opening = st.popover(_label(place, translator), key=f"{key}:{place}:guide", on_change="rerun")
            if opening.open:
                with opening:
                    _draw_place(place, translator, address, 2)


def draw_pieces(pieces: Iterable[Piece], level: int) -> None:
    """Pieces one under the other, each with its title as a heading of this `level`."""
    drawn = Markup("").join(_piece(one, level) for one in pieces)
    st.html(Markup('<div class="guide">{}</div>').format(drawn))


def _label(place: Moment, translator: Translator) -> str:
    _ = translator.gettext
    return {
        Moment.START: _("Before you meet: whom to invite, and how to keep it safe"),
        Moment.RATE: _("How to lead the talk"),
        Moment.DISCLOSURE: _("If somebody tells what happened to them"),
        Moment.NOT_KNOWN: _("What “not known” is for"),
        Moment.NOT_APPLICABLE: _("When “not applicable” is right"),
        Moment.NO_AGREEMENT: _("If you do not agree, or it gets heated"),
        Moment.PLAN: _("Before you agree on an action, and to close"),
        Moment.DOWNLOAD: _("To close, and what to do with papers and files"),
    }[place]


def _draw_place(place: Moment, translator: Translator, address: Address, level: int) -> None:
    draw_pieces(translated_guide(published_guide(), translator).shown_at(place), level)
    draw_link("guide", translator.gettext("The whole guide"), address)


def _piece(one: Piece, level: int) -> Markup:
    points = Markup("").join(Markup("<li>{}</li>").format(point) for point in one.points)
    listed = Markup("<ul>{}</ul>").format(points) if points else Markup("")
    return Markup("<h{0}>{1}</h{0}><p>{2}</p>{3}").format(level, one.title, one.text, listed)
