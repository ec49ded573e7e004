"""The languages of the toolkit. Every visible text goes through a translator that is passed in, never a global one.

A translator is a `gettext.NullTranslations` or a subclass of it: `translator.gettext("…")`,
`translator.ngettext("…", "…", n)`, `translator.pgettext("where it stands", "…")`. Texts in the code and in the
checklists are written in English; a catalogue in `<language>/LC_MESSAGES/messages.mo` holds them in another language.
"""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path

__all__ = ["SOURCE_LANGUAGE", "Translator", "UnknownLanguageError", "languages", "translator_for"]

Translator = gettext.NullTranslations

SOURCE_LANGUAGE = "en"
CATALOGUES = Path(__file__).parent


class UnknownLanguageError(LookupError):
    """A language that there is no catalogue for; its text names those there are."""


def languages() -> tuple[str, ...]:
    """The codes of all languages there are, English first (BCP 47)."""
    found = (path.parent.parent.name for path in CATALOGUES.glob("*/LC_MESSAGES/messages.mo"))
    return (SOURCE_LANGUAGE, *sorted(found))


def translator_for(language: str) -> Translator:
    """The translator into `language`, the same one each time.

    Raises UnknownLanguageError where there is no catalogue for it.
    """
    if language != SOURCE_LANGUAGE and language not in languages():
        raise UnknownLanguageError(f"There is no language {language!a} here. There is: {', '.join(languages())}.")
    return _translator(language, CATALOGUES)


@cache
def _translator(language: str, catalogues: Path) -> Translator:
    if language == SOURCE_LANGUAGE:
        return gettext.NullTranslations()
    return gettext.translation("messages", catalogues, [language])
