"""How an answer travels between a page and us: as a short text, the same in every field and every route."""

from __future__ import annotations

from assessments import Answer, Finding, Level

__all__ = ["LEVELS", "answer_of", "option_of"]

LEVELS: dict[str, Level] = {"0": 0, "1": 1, "2": 2, "3": 3, "4": 4}


def option_of(answer: Answer | None) -> str | None:
    """The option that stands for an answer; None for a blank."""
    return None if answer is None else str(answer)


def answer_of(option: str | None) -> Answer | None:
    """The answer that an option stands for; None for a blank.

    Raises ValueError where there is no such option.
    """
    if option is None:
        return None
    return LEVELS[option] if option in LEVELS else Finding(option)
