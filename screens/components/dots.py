"""The ratings of one responsibility as dots over the scale: a picture of our own markup, said in words beside it.

A dot is one rating. The sector's own voices are full, all others are rings, so that nobody need tell colours apart.
"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st
from markupsafe import Markup

from assessments import Answer, Finding
from checklists import Edition, SectorId
from scoring.spread import Spread
from screens.components.words import answer_name
from translations import Translator
from translations.isolates import filled

__all__ = ["dots", "draw_dots"]

_FINDINGS = (Finding.NOT_KNOWN, Finding.NOT_APPLICABLE)
_FIGURE = Markup('<figure class="dots"><figcaption>{}</figcaption><ul class="dots-scale">{}</ul></figure>')
_PLACE = Markup(
    '<li class="dots-place{}"><span class="dots-pile" aria-hidden="true">{}</span>'
    '<span class="dots-name">{}</span><span class="dots-count" aria-hidden="true">{}</span>'
    '<span class="spoken">{}</span></li>'
)


def draw_dots(edition: Edition, sector: SectorId, seen: Spread, translator: Translator) -> None:
    """Draw what may be shown of a responsibility of `sector`; nothing where the spread itself may not be."""
    if picture := dots(edition, sector, seen, translator):
        st.html(picture)


def dots(edition: Edition, sector: SectorId, seen: Spread, translator: Translator) -> Markup:
    """The picture; empty where nothing of the spread may be shown."""
    if seen.answers is None:
        return Markup("")
    own_name = edition.sector_by_id[sector].name
    answers, own = dict(seen.answers), None if seen.own is None else dict(seen.own)
    places = [*range(len(edition.scale)), *(one for one in _FINDINGS if answers.get(one))]
    drawn = Markup("").join(
        _place(one, answer_name(one, edition, translator), answers, own, own_name, translator) for one in places
    )
    return _FIGURE.format(_caption(own_name, seen, translator), drawn)


def _caption(own_name: str, seen: Spread, translator: Translator) -> Markup:
    """How many there are, and which dots are whose where that may be told."""
    _ = translator.gettext
    counted = translator.ngettext("{count} rating", "{count} ratings", seen.count).format(count=seen.count)
    if seen.own is None or seen.others is None:
        return Markup('<span class="dots-total">{}</span>').format(counted)
    mine, theirs = (sum(count for _answer, count in side) for side in (seen.own, seen.others))
    return Markup(
        '<span class="dots-total">{}</span>'
        '<span class="dots-key"><i class="dot own"></i>{}</span><span class="dots-key"><i class="dot"></i>{}</span>'
    ).format(
        counted,
        filled(_("{sector}: {count}"), sector=own_name, count=mine),
        _("the others: {count}").format(count=theirs),
    )


def _place(  # noqa: PLR0913, PLR0917 one place of the scale has as many sides
    answer: Answer,
    name: str,
    answers: Mapping[Answer, int],
    own: Mapping[Answer, int] | None,
    own_name: str,
    translator: Translator,
) -> Markup:
    _ = translator.gettext
    count = answers.get(answer, 0)
    if own is None:
        pile, said = Markup('<i class="dot all"></i>') * count, _("{count} in all").format(count=count)
    else:
        mine = own.get(answer, 0)
        pile = Markup('<i class="dot own"></i>') * mine + Markup('<i class="dot"></i>') * (count - mine)
        said = filled(
            _("{count} in all: {sector} {own}, the others {others}"),
            count=count,
            sector=own_name,
            own=mine,
            others=count - mine,
        )
    kind = " finding" if isinstance(answer, Finding) else "" if count else " nobody"
    return _PLACE.format(kind, pile, name, count or "–", said)
