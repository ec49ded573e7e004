"""A row for a file: one touch prepares it, the next saves it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st
from markupsafe import Markup

from checklists import MendableError
from screens.components.notice import problems
from screens.session import caller
from translations import Translator
from web.files import PreparedFile
from web.services import services

__all__ = ["draw_file"]

Make = Callable[[], PreparedFile]


@st.fragment
def draw_file(name: str, label: str, make: Make, translator: Translator, *, key: str) -> None:
    """One file, drawn by itself, so that others stay as they are. `key` is the button's."""
    _ = translator.gettext
    with st.container(key=f"file-{name}"):
        words, touch = st.columns((3, 2), vertical_alignment="center")
        words.text(label)
        with touch:
            if not st.button(_("Prepare"), key=key, help=label):
                return
            with st.spinner(_("Drawing the pages …")):
                file = _made(make, name)
            if file is not None:
                address = services().desk.leave(file, caller())
                link = Markup('<a class="save" href="{}" download="{}">{}</a>')
                st.html(link.format(address, file.name, _("Save {name}").format(name=file.name)))


def _made(make: Make, name: str) -> PreparedFile | None:
    try:
        return make()
    except MendableError as error:
        problems(error, key=f"file-{name}")
        return None
