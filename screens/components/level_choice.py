"""The choice of an agreed level: the five levels with what they mean, and the findings that stand in place of one."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from assessments import Answer, Finding, Level
from checklists import Edition, LevelTexts
from screens.components.plain import as_label
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


def level_choice(  # noqa: PLR0913 a choice has as many sides
    stored: Answer | None,
    edition: Edition,
    texts: LevelTexts | None,
    translator: Translator,
    *,
    key: str,
    on_touch: Callable[[str], None],
) -> None:
    """Draw the choice with what is stored; `on_touch(key)` is called when somebody chooses.

    `texts` says what one sees or hears at each level; None: what the scale says of it in general.

    One radio group: arrows move, Space selects. A second touch on the same level changes nothing, so that a double
    click is one answer; `Clear` empties it.
    """
    _ = translator.gettext
    if key not in st.session_state or st.session_state[key] != option_of(stored):
        st.session_state[key] = option_of(stored)
    labels = _labels(edition, texts, translator)
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


def _labels(edition: Edition, texts: LevelTexts | None, translator: Translator) -> dict[str, str]:
    _ = translator.gettext
    meanings = texts or tuple(one.meaning for one in edition.scale)
    levels = {
        str(one.level): _label(f"{one.level} {one.name}", meaning)
        for one, meaning in zip(edition.scale, meanings, strict=True)
    }
    return levels | {
        Finding.NOT_KNOWN.value: _label(_("Not known"), _("Nobody here can say; we will find out.")),
        Finding.NOT_APPLICABLE.value: _label(_("Not applicable"), _("It cannot arise here; we say why.")),
        Finding.NO_AGREEMENT.value: _label(_("No agreement"), _("We see it differently; each view is kept.")),
    }


def _label(name: str, meaning: str) -> str:
    return f"**{as_label(name)}** {as_label(meaning)}"
