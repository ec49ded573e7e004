"""Plain sentences to a person: what happened, what to do. User text stays text, never Markdown."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from checklists import MendableError
from screens.refusals import refusal_words
from screens.session import translator_here

__all__ = ["hint", "muted", "notice", "problems"]

Kind = Literal["good", "mind", "stop"]


def notice(text: str, kind: Kind = "mind", *, key: str) -> None:
    """A sentence that wants to be read, in a box; a mark that is not read aloud, and a colour, tell its `kind`."""
    with st.container(key=f"notice-{kind}-{key}"):
        st.text(text)


def problems(error: MendableError, *, key: str) -> None:
    """What a person can mend, a sentence each."""
    for number, problem in enumerate(error.problems):
        notice(refusal_words(problem.message, translator_here()), "stop", key=f"{key}-{number}")


def hint(text: str, *, key: str) -> None:
    """A short help beside a field."""
    with st.container(key=f"hint-{key}"):
        st.text(text)


def muted(text: str, *, key: str) -> None:
    """A remark of lesser weight. `st.caption` would be too pale to read."""
    with st.container(key=f"muted-{key}"):
        st.text(text)
