"""Plain sentences to a person: what happened, what to do. User text stays text, never Markdown.

Each is one piece of escaped markup: each container or text of Streamlit's is a message of its own.
"""

from __future__ import annotations

from typing import Literal

import streamlit as st
from markupsafe import Markup

from checklists import MendableError
from screens.refusals import refusal_words
from screens.session import translator_here

__all__ = ["hint", "hint_text", "muted", "notice", "problems"]

Kind = Literal["good", "mind", "stop"]
SAID = Markup('<p class="{0} {0}-{1}">{2}</p>')


def notice(text: str, kind: Kind = "mind", *, key: str) -> None:
    """A sentence that wants to be read, in a box; a mark that is not read aloud, and a colour, tell its `kind`."""
    st.html(Markup('<p class="notice notice-{} notice-{}">{}</p>').format(kind, key, text))


def problems(error: MendableError, *, key: str) -> None:
    """What a person can mend, a sentence each."""
    for number, problem in enumerate(error.problems):
        notice(refusal_words(problem.message, translator_here()), "stop", key=f"{key}-{number}")


def hint(text: str, *, key: str) -> None:
    """A short help beside a field."""
    st.html(hint_text(text, key=key))


def hint_text(text: str, *, key: str) -> Markup:
    """The same, to stand in a larger piece."""
    return SAID.format("hint", key, text)


def muted(text: str, *, key: str) -> None:
    """A remark of lesser weight. `st.caption` would be too pale to read."""
    st.html(SAID.format("muted", key, text))
