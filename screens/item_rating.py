"""Somebody's own rating of one responsibility: private until it is revealed, saved at every touch."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from assessments import Finding
from screens.components.field import Follow, draw_levels, draw_text
from screens.components.level_choice import rating_options
from screens.components.notice import hint
from screens.components.words import answer_name
from screens.item import Item
from storage import RatingDraft, TextSlot
from web.options import option_of

__all__ = ["draw_own_rating", "draw_what_i_rated"]

NEEDS_MORE = (Finding.NOT_APPLICABLE.value,)
TITLE = Markup('<p class="private-title"><strong>{}</strong> <span>{}</span></p>')


def draw_own_rating(item: Item, own: RatingDraft | None, as_of: int, follow: Follow) -> None:
    """The choice, the reason where one is needed, and a note on request; `as_of` as in `EntryState`."""
    _ = item.page.translator.gettext
    answer = own.answer if own else None
    private = _("Only you see it until it is revealed.")
    with st.container(key=f"private-{item.number}"):
        st.html(TITLE.format(_("Your rating"), private))
        draw_levels(
            item.page.place("rating", item.id),
            option_of(answer),
            rating_options(item.page.edition, item.responsibility.levels, item.page.translator),
            item.page.translator,
            label=f"{item.number}. " + _("Your rating: how far is this in place?"),
            about=f"{item.responsibility.statement} {private}",
            saved_at=own.saved_at if own else None,
            as_of=as_of,
            needs_more=NEEDS_MORE,
            empty=_("Not rated yet. You may leave it blank."),
            clear=_("Take it back"),
            follow=follow,
        )
        if own and own.entered:
            hint(_("Entered from your paper. You may change it here."), key=f"entered-{item.number}")
        if answer is Finding.NOT_APPLICABLE:
            why, reason = _("Why can this not arise here?"), own.reason if own else ""
            hint(_("It counts once a reason is written here."), key=f"own-reason-{item.number}")
            _draw_text(item, TextSlot.REASON, reason, why, about=item.said, as_of=as_of)
        _draw_note(item, own.note if own else "", as_of)


def _draw_note(item: Item, note: str, as_of: int) -> None:
    """Folded up; a sign where one is written stands below, as a fold whose label changes is another one, and closed."""
    _ = item.page.translator.gettext
    unfolded = st.expander(_("A note of your own"), key=f"{item.key}:own-note", on_change="rerun")
    if unfolded.open:
        with unfolded:
            calm, seen = _("About how things work here, never about a person or a case."), _seen_by_whom(item)
            hint(calm, key=f"own-calm-{item.number}")
            about = f"{calm} {seen} {item.said}"
            _draw_text(item, TextSlot.NOTE, note, _("Why you see it so"), about=about, as_of=as_of)
            hint(seen, key=f"own-seen-{item.number}")
    if note:
        hint("✓ " + _("You wrote one."), key=f"own-written-{item.number}")


def _seen_by_whom(item: Item) -> str:
    """What becomes of a note when it is revealed."""
    _ = item.page.translator.gettext
    if item.page.doer.voice and item.page.edition.sector_by_id[item.page.doer.voice].protected:
        return _("Nobody else is ever shown your note.")
    return _("Once it is revealed, everybody can see your note beside your sector’s name.")


def _draw_text(item: Item, slot: TextSlot, stored: str, label: str, *, about: str, as_of: int) -> None:  # noqa: PLR0913
    place = item.page.place("rating-text", item.id, slot.value)
    draw_text(place, stored, item.page.translator, label=label, about=about, goes=True, as_of=as_of)


def draw_what_i_rated(item: Item, own: RatingDraft) -> None:
    """After it was revealed: what one rated oneself; others are not told whose dot it is."""
    _ = item.page.translator.gettext
    if own.answer is not None:
        rated = answer_name(own.answer, item.page.edition, item.page.translator)
        hint(_("You rated it: {level}").format(level=rated), key=f"mine-{item.number}")
