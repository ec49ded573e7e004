"""A code on the screen, large enough to be photographed from across the table; it is there only when asked for."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st
from markupsafe import Markup

from screens.components.notice import hint
from screens.components.qr import draw_qr
from translations import Translator

__all__ = ["ShownCode", "draw_shown_code", "forget_code", "show"]

SHOWN = "shown_code"


@dataclass(frozen=True, slots=True)
class ShownCode:
    """A code that stands on the screen: `where` names the part of the page that asked for it.

    `link` is what the QR code holds, None for what is only ever typed.
    """

    where: str
    title: str
    note: str
    code: str
    link: str | None = None


def show(code: ShownCode) -> None:
    """Put a code on the screen with the next drawing."""
    st.session_state[SHOWN] = code


def forget_code() -> None:
    """Take the code off the screen; it is kept nowhere else."""
    st.session_state.pop(SHOWN, None)


def draw_shown_code(where: str, translator: Translator) -> None:
    """Draw the code that this part of the page asked for, over the page."""
    shown: ShownCode | None = st.session_state.get(SHOWN)
    if shown is None or shown.where != where:
        return

    @st.dialog(shown.title, width="medium", on_dismiss=forget_code)
    def draw() -> None:
        _draw(shown, translator)

    draw()


def _draw(shown: ShownCode, translator: Translator) -> None:
    _ = translator.gettext
    if shown.link:
        draw_qr(shown.link, _("The same as the code below, for a camera"), key="shown")
    with st.container(key="shown-code"):
        st.html(Markup('<p class="code" translate="no">{}</p>').format(shown.code))
        hint(shown.note, key="shown-code")
    if st.button(_("Put it away"), key="put-away", type="primary"):
        forget_code()
        st.rerun()
