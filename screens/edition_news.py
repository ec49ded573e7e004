"""What a table should know of editions: its last round was made with an older one, or there is a newer one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import streamlit as st

from checklists import Edition, translated
from screens.components.notice import muted
from screens.components.said import draw_said
from screens.edition_words import said_of_editions
from screens.round_page import OpenRound
from storage import RoundListing, RoundRef
from translations.isolates import filled
from web.services import services

__all__ = ["News", "draw_edition_news", "news_of"]


@dataclass(frozen=True, slots=True)
class News:
    """What changed from the edition `earlier` to `later`. `last` is the title of the round that used `earlier`.

    `last` None: the round that is open uses it itself, and `later` is only on offer for the next one.
    """

    earlier: str
    later: str
    last: str | None


def news_of(ref: RoundRef, edition: str, rounds: tuple[RoundListing, ...], editions: tuple[str, ...]) -> News | None:
    """What to say of editions on the pages of one round of `edition`; None where there is nothing to say.

    `rounds` are those that whoever looks may read; `editions` are all that are known, the newest last.
    """
    if edition not in editions:
        return None
    if edition != editions[-1]:
        return News(edition, editions[-1], None)
    here = next((one for one in rounds if one.ref == ref), None)
    others = [one for one in rounds if one.ref.partnership == ref.partnership and one.ref != ref]
    before = [one for one in others if here is None or _when(one) <= _when(here)]
    last = max(before, key=_when, default=None)
    if last is None or last.edition == edition or last.edition not in editions:
        return None
    return News(last.edition, edition, last.title)


def _when(one: RoundListing) -> date:
    return one.opened or date.min


def draw_edition_news(page: OpenRound) -> None:
    """Say what changed between editions, folded up; nothing while there is one edition only, or once it was read."""
    editions = services().editions
    if len(editions) == 1 or st.session_state.get(_read(page)):
        return
    news = news_of(page.ref, page.assessment.edition, services().store.rounds(page.principal), tuple(editions))
    if news is None:
        return
    with st.container(key="edition-news", border=True):
        _draw(page, news)


def _draw(page: OpenRound, news: News) -> None:
    _ = page.translator.gettext
    if news.last is None:
        told = _(
            "This round is made with edition {earlier} of the checklists and stays on it. "
            "There is a newer one, {later}: the next round will be made with it."
        )
    else:
        told = _(
            "This round is made with edition {later} of the checklists; your last one, “{last}”, with {earlier}. "
            "That one stays as it is. The two can be read side by side, but their figures are not compared."
        )
    muted(filled(told, earlier=news.earlier, later=news.later, last=news.last), key="edition-news")
    unfolded = st.expander(_("What changed in the checklists"), key=f"{page.ref.round}:editions", on_change="rerun")
    if unfolded.open:
        with unfolded:
            parts = said_of_editions(_translated(page, news.earlier), _translated(page, news.later), page.translator)
            draw_said(parts)
    st.button(_("I have read this"), key=f"{page.ref.round}:editions-read", on_click=_put_away, args=(page,))


def _translated(page: OpenRound, edition: str) -> Edition:
    return translated(services().editions[edition], page.translator)


def _put_away(page: OpenRound) -> None:
    st.session_state[_read(page)] = True


def _read(page: OpenRound) -> str:
    return f"{page.ref.round}:editions-were-read"
