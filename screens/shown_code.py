"""A code on the screen, large enough to be photographed from across the table; it is there only when asked for."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st
from markupsafe import Markup

from screens.components.label import plain_label
from screens.components.notice import hint, notice
from screens.components.qr import draw_qr
from translations import Translator

__all__ = ["ShownCode", "draw_shown_code", "forget_code", "show", "shown_seat"]

SHOWN = "shown_code"


@dataclass(frozen=True, slots=True)
class ShownCode:
    """A code that stands on the screen: `where` names the part of the page that asked for it.

    `link` is what the QR code holds, None for what is only ever typed. `seat` is whose card it is.
    """

    where: str
    title: str
    note: str
    code: str
    link: str | None = None
    seat: str | None = None


def show(code: ShownCode) -> None:
    """Put a code on the screen with the next drawing."""
    st.session_state[SHOWN] = code


def forget_code() -> None:
    """Take the code off the screen; it is kept nowhere else."""
    st.session_state.pop(SHOWN, None)


def draw_shown_code(where: str, translator: Translator, *, used: bool = False) -> bool:
    """Draw the code that this part of the page asked for, in place of the part; whether there is one.

    `used`: somebody has come with it already.
    """
    _ = translator.gettext
    shown: ShownCode | None = st.session_state.get(SHOWN)
    if shown is None or shown.where != where:
        return False
    with st.container(key=f"shown-code-{where}"):
        st.header(plain_label(shown.title), anchor=False)
        if used:
            notice(_("This card has been used: somebody sits there now."), "good", key="code-used")
        else:
            if shown.link:
                draw_qr(shown.link, _("The same as the code below, for a camera"), key=f"shown-{where}")
            st.html(Markup('<p class="code" translate="no" role="status">{}</p>').format(shown.code))
            hint(shown.note, key="shown-code-note")
        st.button(_("Put it away"), key=f"put-away-{where}", type="primary", on_click=forget_code)
    return True


def shown_seat() -> str | None:
    """The seat whose card is on the screen."""
    shown: ShownCode | None = st.session_state.get(SHOWN)
    return shown.seat if shown else None
