"""An edition in another language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from checklists.model import Edition
from translations import Translator

__all__ = ["TEXTS", "translated"]

TEXTS = frozenset(
    {
        *("title", "name", "about", "who", "at_the_table", "must_never", "meaning", "statement"),
        *("why", "levels", "evidence", "question", "step", "indicator", "risk", "precaution"),
    }
)
"""The members that hold a text, or several, for people to read: the keys that `translations/babel.cfg` names."""


def translated(edition: Edition, translator: Translator) -> Edition:
    """`edition` with every text of the checklists in the language of `translator`.

    Translate first and adapt afterwards: what a partnership wrote itself stands in no catalogue, and stays as it is.
    """
    said: Edition = _translated(edition, translator.gettext)
    return said


def _translated(value: Any, say: Callable[[str], str]) -> Any:  # noqa: ANN401 - gives back whatever type it was given
    if isinstance(value, tuple):
        return tuple(_translated(one, say) for one in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    inner = {one.name: getattr(value, one.name) for one in fields(value)}
    return replace(
        value,
        **{name: _said(held, say) if name in TEXTS else _translated(held, say) for name, held in inner.items()},
    )


def _said(text: Any, say: Callable[[str], str]) -> Any:  # noqa: ANN401 - a text, a tuple of texts, or nothing
    if isinstance(text, tuple):
        return tuple(map(say, text))
    return say(text) if text else text  # for an empty text, gettext gives the header of its catalogue
