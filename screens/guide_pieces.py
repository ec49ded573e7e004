"""Pieces of the facilitator's guide where they are needed: one touch away, and out of the way until then."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st
from markupsafe import Markup

from checklists.guide import Moment, Piece, published_guide, translated_guide
from screens.components.fold import fold
from screens.components.links import Address, link
from translations import Translator

__all__ = ["draw_guide_at", "draw_guide_for_talking", "draw_pieces"]

GUIDE = Markup('<div class="guide">{}</div>')
OPENING = Markup(
    '<button type="button" class="opening" popovertarget="guide-{0}">{1}</button>'
    '<div id="guide-{0}" class="opened" popover role="dialog" aria-label="{1}">'
    '<p class="put-away"><button type="button" popovertarget="guide-{0}" popovertargetaction="hide">{3}</button></p>'
    "{2}</div>"
)


def draw_guide_at(place: Moment, translator: Translator, address: Address, *, level: int = 2) -> None:
    """What the guide has to say at `place`, folded up; its headings are of this `level`."""
    st.html(fold(_label(place, translator), _place(place, translator, address, level)))


def draw_guide_for_talking(translator: Translator, address: Address) -> None:
    """While the table rates: how to lead the talk, and what to do when somebody discloses. Opens over the page."""
    close = translator.gettext("Close")
    drawn = (
        OPENING.format(place.value, _label(place, translator), _place(place, translator, address, 2), close)
        for place in (Moment.RATE, Moment.DISCLOSURE)
    )
    st.html(Markup('<div class="openings">{}</div>').format(Markup("").join(drawn)))


def draw_pieces(pieces: Iterable[Piece], level: int) -> None:
    """Pieces one under the other, each with its title as a heading of this `level`."""
    st.html(_pieces(pieces, level))


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


def _place(place: Moment, translator: Translator, address: Address, level: int) -> Markup:
    whole = link("guide", translator.gettext("The whole guide"), address)
    return _pieces(translated_guide(published_guide(), translator).shown_at(place), level) + whole


def _pieces(pieces: Iterable[Piece], level: int) -> Markup:
    return GUIDE.format(Markup("").join(_piece(one, level) for one in pieces))


def _piece(one: Piece, level: int) -> Markup:
    points = Markup("").join(Markup("<li>{}</li>").format(point) for point in one.points)
    listed = Markup("<ul>{}</ul>").format(points) if points else Markup("")
    return Markup("<h{0}>{1}</h{0}><p>{2}</p>{3}").format(level, one.title, one.text, listed)
