"""When something goes wrong that nobody can mend from the screen: a plain sentence there, the rest in the log."""

from __future__ import annotations

import logging
import secrets

from checklists import MendableError
from screens.components.notice import notice, problems
from screens.refusals import refusal_words
from screens.session import translator_here
from translations import Translator

__all__ = ["show_trouble", "why_no_file"]

log = logging.getLogger("toolkit")


def show_trouble(error: Exception) -> bool:
    """Say what happened, with a number that stands in the log too; True: Streamlit shows nothing of its own."""
    if isinstance(error, MendableError):
        problems(error, key="mendable")
        return True
    number = secrets.token_hex(3).upper()
    log.error("trouble %s", number, exc_info=error)
    _ = translator_here().gettext
    text = _(
        "Something went wrong on our side; it is not your doing. All that said “Saved” is safe. "
        "Load the page again to go on. If it comes back, tell whoever looks after the toolkit this number: {number}"
    )
    notice(text.format(number=number), "stop", key=f"trouble-{number}")
    return True


def why_no_file(error: Exception, translator: Translator) -> tuple[str, ...]:
    """What to say where a file could not be made: what there is to mend, or a number that stands in the log too."""
    if isinstance(error, MendableError):
        return tuple(refusal_words(problem.message, translator) for problem in error.problems)
    number = secrets.token_hex(3).upper()
    log.error("trouble %s", number, exc_info=error)
    _ = translator.gettext
    text = _(
        "This file could not be made; it is not your doing, and nothing is lost. Ask for it once more. "
        "If it does not come then either, tell whoever looks after the toolkit this number: {number}"
    )
    return (text.format(number=number),)
