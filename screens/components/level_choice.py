"""The choice of an agreed level: the five levels with what they mean, and the findings that stand in place of one."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from assessments import Answer, Finding, Level
from checklists import Edition
from translations import Translator

__all__ = ["answer_of", "level_choice", "option_of"]

LEVELS: dict[str, Level] = {"0": 0, "1": 1, "2": 2, "3": 3, "4": 4}
FINDINGS = (Finding.NOT_KNOWN, Finding.NOT_APPLICABLE, Finding.NO_AGREEMENT)


def option_of(answer: Answer | None) -> str | None:
    """The option that stands for an answer; None for a blank."""
    return None if answer is None else str(answer)


def answer_of(option: str | None) -> Answer | None:
    """The answer that an option stands for; None for a blank."""
    if option is None:
        return None
    return LEVELS[option] if option in LEVELS else Finding(option)


def level_choice(
    stored: Answer | None,
    edition: Edition,
    translator: Translator,
    *,
    key: str,
    on_touch: Callable[[str], None],
) -> None:
    """Draw the choice with what is stored; `on_touch(key)` is called when somebody chooses.

    One radio group: arrows move, Space selects. A second touch on the same level changes nothing, so that a double
    click is one answer; `Clear` empties it.
    """
    _ = translator.gettext
    if key not in st.session_state or st.session_state[key] != option_of(stored):
        st.session_state[key] = option_of(stored)
    labels = _labels(edition, translator)
    with st.container(key=f"choice-{key.replace(':', '-')}"):
        st.segmented_control(
            _("How far is this in place?"),
            tuple(labels),
            format_func=labels.__getitem__,
            key=key,
            required=True,
            width="stretch",
            on_change=on_touch,
            args=(key,),
        )


def _labels(edition: Edition, translator: Translator) -> dict[str, str]:
    _ = translator.gettext
    levels = {str(one.level): f"**{one.level} {one.name}** {one.meaning}" for one in edition.scale}
    return levels | {
        Finding.NOT_KNOWN.value: "**" + _("Not known") + "** " + _("Nobody here can say; we will find out."),
        Finding.NOT_APPLICABLE.value: "**" + _("Not applicable") + "** " + _("It cannot arise here; we say why."),
        Finding.NO_AGREEMENT.value: "**" + _("No agreement") + "** " + _("We see it differently; each view is kept."),
    }
