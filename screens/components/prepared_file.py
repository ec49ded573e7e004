"""A row for a file, a button for each of its formats: one touch has it made in the background, the next saves it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

import streamlit as st

from checklists import MendableError
from screens.components.notice import problems
from screens.components.own import draw_component
from screens.session import caller
from screens.trouble import why_no_file
from translations import Translator
from web.files import PreparedFile
from web.orders import PATH, Making
from web.services import services

__all__ = ["Format", "draw_file", "draw_files", "made_of"]


@dataclass(frozen=True, slots=True)
class Format:
    """One button of a row. `name` tells it from the others of the row, `choice` its order from those of other choices.

    The button stays the same whatever is chosen beside it: one that is touched while the page is drawn anew is still
    there when the touch arrives, and asks for what was chosen. `begin` is called in the run of the touch and says how
    the file is made; it may raise MendableError.
    """

    name: str
    label: str
    begin: Callable[[], Making]
    choice: str = ""
    kind: Literal["primary", "secondary"] = "secondary"

    def order(self, key: str) -> str:
        """The key of its order, in the row of this `key`."""
        return ":".join((key, self.name, *((self.choice,) if self.choice else ())))


def made_of(
    make: Callable[[], PreparedFile], allowed: Callable[[], object] | None = None, *, paged: bool = True
) -> Making:
    """A file that is made in one piece."""
    return Making(lambda: (make,), allowed=allowed, paged=paged)


def draw_file(  # noqa: PLR0913
    name: str, label: str, begin: Callable[[], Making], translator: Translator, *, key: str, choice: str = ""
) -> None:
    """A row with one button. `key` begins the button's; `choice` as in `Format`."""
    draw_files(name, label, [Format("file", translator.gettext("Prepare"), begin, choice)], translator, key=key)


@st.fragment
def draw_files(name: str, label: str, formats: Sequence[Format], translator: Translator, *, key: str) -> None:
    """One file in several formats, drawn by itself, so that others stay as they are."""
    with st.container(key=f"file-{name}"):
        with st.container(key=f"files-{name}", horizontal=True, vertical_alignment="center"):
            if label:
                st.text(label)
            with st.container(key=f"formats-{name}", horizontal=True):
                touched = [one for one in formats if st.button(one.label, key=f"{key}:{one.name}", type=one.kind)]
        for one in touched:
            _ask(one, translator, one.order(key))
        for one in formats:
            _draw_order(one.label if len(formats) > 1 else "", translator, one.order(key))


def _ask(wanted: Format, translator: Translator, key: str) -> None:
    try:
        services().orders.ask(caller(), key, wanted.begin, partial(why_no_file, translator=translator))
    except MendableError as error:
        problems(error, key=f"file-{key}")


def _draw_order(which: str, translator: Translator, key: str) -> None:
    """How far an order is; `which` of the row's it is, where there are several."""
    order = services().orders.known(caller(), key)
    if order is None:
        return
    _ = translator.gettext
    words = {
        "label": _("How far it is"),
        "waiting": _("Waiting. Before it in the queue: {ahead}"),
        "next": _("Waiting. It is next."),
        "making": _("It is being made. You can go on; it waits for you here."),
        "pieces": _("{done} of {all} files are made. You can go on; it waits for you here."),
        "ready": _("{name} is there."),
        "save": _("Save {name}"),
        "fetched": _(
            "It was handed to this device: look among its downloads. If it is not there, or it waited here too long, "
            "ask for it again."
        ),
        "gone": _("It has waited too long and was put away. If you need it still, ask for it again."),
        "lost": _("The toolkit does not answer. It is tried again by itself."),
    }
    draw_component("order", key=f"order:{key}", data={"address": f"{PATH}/{order}", "which": which, "words": words})
