"""One action for those who may read it and not change it."""

from __future__ import annotations

import streamlit as st

from assessments import Action
from screens.components.words import date_text, secured_name
from screens.round_page import OpenRound

__all__ = ["draw_action_to_read"]


def draw_action_to_read(page: OpenRound, action: Action) -> None:
    """All that is written in it, line by line; what is empty is left out."""
    for number, (label, text) in enumerate(_lines(page, action)):
        if text:
            with st.container(key=f"reading-{action.id}-{number}", gap=None):
                st.text(label)
                st.text(text)


def _lines(page: OpenRound, action: Action) -> list[tuple[str, str | None]]:
    _ = page.translator.gettext
    sectors = page.edition.sector_by_id
    needs = action.resources
    statements = (page.edition.by_id[one].statement for one in action.responsibilities if one in page.edition.by_id)
    return [
        (_("Gaps that it closes"), "\n".join(statements)),
        (_("Steps"), "\n".join(action.steps or ())),
        (_("In which office or role"), action.lead_role),
        (_("Who helps"), ", ".join(sectors[one].name for one in action.supporting or ())),
        (_("From"), date_text(action.start) if action.start else None),
        (_("Money it needs"), needs.money if needs else None),
        (_("People and time it needs"), needs.people if needs else None),
        (_("Is it there?"), secured_name(needs.secured, page.translator) if needs and needs.secured else None),
        (_("How we will know that it works"), action.indicator),
        (_("How somebody can check it"), action.verification),
        (_("How it is kept safe for survivors"), action.survivor_safety),
        (_("How survivors have a say in it"), action.survivor_input),
        (_("How it stands, in a sentence"), action.status_note),
    ]
