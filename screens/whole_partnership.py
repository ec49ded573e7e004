"""Everything of this partnership: take it along, or have it deleted."""

from __future__ import annotations

from functools import partial

import streamlit as st

from checklists import MendableError
from screens.components.notice import hint, muted, problems
from screens.components.prepared_file import draw_file, made_of
from screens.round_page import OpenRound
from screens.session import leave_round, page_of
from translations.isolates import filled
from web.files import PreparedFile
from web.orders import Making
from web.services import services

__all__ = ["whole_partnership"]


def whole_partnership(page: OpenRound) -> None:
    """Draw what takes all rounds along, and what deletes them."""
    _ = page.translator.gettext
    st.title(_("Everything of this partnership"), anchor=False)
    st.header(_("Take it along"), anchor=False)
    muted(
        _(
            "All its rounds as assessment files, with the local changes to the checklists, and what happened in them. "
            "Ratings are in it only where they were revealed and may be told."
        ),
        key="whole-along",
    )
    draw_file(
        "everything",
        _("All rounds, and what happened (ZIP)"),
        partial(_making, page),
        page.translator,
        key=f"prepare:{page.ref.partnership}:everything",
    )
    st.header(_("Delete it"), anchor=False)
    _draw_deletion(page)


def _making(page: OpenRound) -> Making:
    store, principal, partnership = services().store, page.principal, page.ref.partnership

    def make() -> PreparedFile:
        return PreparedFile("everything.zip", "application/zip", store.everything(principal, partnership))

    return made_of(make, paged=False)


def _draw_deletion(page: OpenRound) -> None:
    _ = page.translator.gettext
    keeper, name = services().keeper, page.assessment.partnership.name
    muted(
        filled(
            _("All rounds of {name} go: ratings, agreed levels, plans, places, and what happened. Others keep theirs."),
            name=name,
        ),
        key="whole-goes",
    )
    if keeper is not None:
        stays = _("A backup is made first. Backups hold it for up to {days} days more; then it is gone there too.")
        muted(stays.format(days=keeper.days), key="whole-stays")
        hint(
            _("Copies that somebody saved elsewhere stay where they are, and so do files that were taken home."),
            key="whole",
        )
    with st.form("delete-partnership", border=True):
        typed = st.text_input(_("Type the name of the partnership"), key="whole-name")
        asked = st.form_submit_button(_("Delete everything of this partnership"))
    if not asked:
        return
    try:
        if keeper is not None:
            keeper.keep_now()
        services().store.delete_partnership(page.principal, page.ref.partnership, typed)
    except MendableError as error:
        problems(error, key="whole")
        return
    leave_round()
    st.switch_page(page_of("start"))
