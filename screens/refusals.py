"""What the rooms below refuse, in the reader’s language: the sentences are theirs, and offered for translation here."""

from __future__ import annotations

from collections.abc import Callable

from translations import Translator

__all__ = ["refusal_words", "sentences"]


def refusal_words(message: str, translator: Translator) -> str:
    """A sentence of the rooms below as this person reads it; one that is made of figures or names stays as it is."""
    return translator.gettext(message) if message in sentences(str) else message


def sentences(_: Callable[[str], str]) -> frozenset[str]:
    """Those that people meet on a screen."""
    return frozenset(
        {
            _("This place at the table may not do this, or there is no such thing."),
            _("Many are writing to this database just now. Nothing was stored; try again."),
            _("This seat has rated already, so it stays where it is. Add another seat instead."),
            _(
                "No other facilitator could sign in then. First give another seat the role of facilitator, and let "
                "it sign in."
            ),
            _("There is no facilitator's seat in this round yet. Add one first."),
            _("Nobody waits under this number any more. Look at the list again."),
            _("There is no such sector in this round."),
            _("This seat looks on and does not rate."),
            _("There is another partnership of this name. Choose another."),
            _("Another action of this round has this id."),
            _(
                "This is about men who use violence, or about data. "
                "Write first how it is kept safe for survivors; then somebody can lead it by a date."
            ),
            _("This is not the name of the partnership. Nothing was deleted."),
            _("Many files are being made just now. Wait until one of them is there, then ask for this one again."),
            _("Something here was changed since you looked. Nothing was stored; read once more what the sheet says."),
            _("This file took too long to make. Ask for one sector at a time."),
            _(
                "The program that makes this file stopped. Ask for it once more; if it stops again, for one sector at "
                "a time."
            ),
            _("A round follows with the same edition, or with a newer one."),
        }
    )
