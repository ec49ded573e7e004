"""The choice of an agreed level: the five levels with what they mean, and the findings that stand in place of one."""

from __future__ import annotations

from assessments import Finding
from checklists import Edition, LevelTexts
from translations import Translator

__all__ = ["level_options", "rating_options"]


def level_options(edition: Edition, texts: LevelTexts | None, translator: Translator) -> list[tuple[str, str, str]]:
    """What stands for each answer that a table can agree on, its name, and what it means.

    `texts` says what one sees or hears at each level; None: what the scale says of it in general.
    """
    _ = translator.gettext
    return [
        *_levels(edition, texts),
        (Finding.NOT_KNOWN.value, _("Not known"), _("Nobody here can say; we will find out.")),
        (Finding.NOT_APPLICABLE.value, _("Not applicable"), _("It cannot arise here; we say why.")),
        (Finding.NO_AGREEMENT.value, _("No agreement"), _("We see it differently; each view is kept.")),
    ]


def rating_options(edition: Edition, texts: LevelTexts | None, translator: Translator) -> list[tuple[str, str, str]]:
    """The same for what one person can say."""
    _ = translator.gettext
    return [
        *_levels(edition, texts),
        (Finding.NOT_KNOWN.value, _("Not known"), _("I cannot say.")),
        (Finding.NOT_APPLICABLE.value, _("Not applicable"), _("It cannot arise here; I say why.")),
    ]


def _levels(edition: Edition, texts: LevelTexts | None) -> list[tuple[str, str, str]]:
    meanings = texts or tuple(one.meaning for one in edition.scale)
    return [
        (str(one.level), f"{one.level} {one.name}", meaning)
        for one, meaning in zip(edition.scale, meanings, strict=True)
    ]
