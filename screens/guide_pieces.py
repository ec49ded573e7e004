"""Pieces of the facilitator's guide where they are needed: one touch away, and out of the way until then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st
from markupsafe import Markup

from checklists.guide import Piece, Place, published_guide, translated_guide
from screens.session import page_of
from translations import Translator

__all__ = ["draw_guide_at", "draw_pieces"]


def draw_guide_at(place: Place, translator: Translator, address: Mapping[str, str], *, key: str) -> None:
    """What the guide has to say at `place`, folded up. `address`: the query parameters of the round, if one is open."""
    _ = translator.gettext
    labels = {
        Place.START: _("Before you meet: whom to invite, and how to keep it safe"),
        Place.RATE: _("To lead the talk: rules, who speaks first, if somebody tells what happened to her"),
        Place.NOT_KNOWN: _("What “not known” is for"),
        Place.NOT_APPLICABLE: _("When “not applicable” is right"),
        Place.NO_AGREEMENT: _("If you do not agree, or it gets heated"),
        Place.PLAN: _("Before you agree on an action, and to close"),
        Place.DOWNLOAD: _("To close, and what to do with papers and files"),
    }
    unfolded = st.expander(labels[place], key=f"{key}:guide", on_change="rerun")
    if not unfolded.open:
        return
    with unfolded:
        draw_pieces(translated_guide(published_guide(), translator).shown_at(place))
        st.page_link(page_of("guide"), label=_("The whole guide"), query_params=dict(address))


def draw_pieces(pieces: Iterable[Piece]) -> None:
    """Pieces one under the other, each with its title as a heading."""
    st.html(Markup('<div class="guide">{}</div>').format(Markup("").join(map(_piece, pieces))))


def _piece(one: Piece) -> Markup:
    points = Markup("").join(Markup("<li>{}</li>").format(point) for point in one.points)
    listed = Markup("<ul>{}</ul>").format(points) if points else Markup("")
    return Markup("<h4>{}</h4><p>{}</p>{}").format(one.title, one.text, listed)
