"""What a filled sheet would change, in words, so that somebody can read it before anything is stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from assessments import Answer, Finding, SheetRating
from checklists import Edition, ResponsibilityId
from screens.components.words import answer_name
from screens.overlay_words import Said
from storage import EnteredRating, RatingDraft
from translations import Translator
from translations.isolates import in_a_row, isolated

__all__ = ["changes_nothing", "said_for_seat", "said_to_seat"]

Ratings = Mapping[ResponsibilityId, SheetRating]
Own = Mapping[ResponsibilityId, RatingDraft]
Values = tuple[Answer | None, str, str]
"""The answer, the note and the reason."""


def changes_nothing(ratings: Ratings, own: Own, revealed: frozenset[ResponsibilityId]) -> bool:
    """Whether all that the sheet says stands there as one's own already, or can no longer change.

    What somebody entered is not one's own, also where it is the same: else they would see that it was right.
    """
    found = _open(ratings, revealed)
    entered = any(own[one].entered for one, _rating in found if one in own)
    return not entered and all(_after(rating, own.get(one)) == _values(own.get(one)) for one, rating in found)


def said_to_seat(
    edition: Edition, ratings: Ratings, own: Own, revealed: frozenset[ResponsibilityId], translator: Translator
) -> tuple[Said, ...]:
    """What a seat's own sheet would change of what it has rated; for nobody but the seat itself."""
    _ = translator.gettext
    new, changed, same = [], [], 0
    for one, rating in _open(ratings, revealed):
        before, after = _values(own.get(one)), _after(rating, own.get(one))
        words = _words(edition, after, translator)
        if before == after:
            same += 1
        elif before == _NOTHING:
            new.append(in_a_row((words, edition.by_id[one].statement)))
        else:
            was = _words(edition, before, translator)
            changed.append(in_a_row((f"{was} → {words}", edition.by_id[one].statement)))
    parts = (
        Said(_("New: {count}").format(count=len(new)), tuple(new)),
        Said(_("Changed: {count}").format(count=len(changed)), tuple(changed)),
        *_left(edition, ratings, revealed, translator),
    )
    stays = Said(_("As it is already: {count}").format(count=same), ())
    return (*_with_lines(parts), *((stays,) if same else ()), _blank(edition, ratings, translator))


def said_for_seat(
    edition: Edition,
    ratings: Ratings,
    entered: Mapping[ResponsibilityId, EnteredRating],
    revealed: frozenset[ResponsibilityId],
    translator: Translator,
) -> tuple[Said, ...]:
    """What a seat's sheet says, for whoever enters it; never beside what that seat has rated before."""
    _ = translator.gettext
    itself = {one for one, known in entered.items() if known.itself} - revealed
    lines = tuple(
        in_a_row((_words(edition, _after(rating, None), translator), edition.by_id[one].statement))
        for one, rating in _open(ratings, revealed | itself)
    )
    touched = tuple(edition.by_id[one].statement for one in ratings if one in itself)
    parts = (
        Said(_("The sheet says: {count}").format(count=len(lines)), lines),
        Said(_("Rated on their own device, so nothing is entered: {count}").format(count=len(touched)), touched),
        *_left(edition, ratings, revealed, translator),
    )
    return (*_with_lines(parts), _blank(edition, ratings, translator))


def _open(ratings: Ratings, shut: frozenset[ResponsibilityId]) -> list[tuple[ResponsibilityId, SheetRating]]:
    return [(one, rating) for one, rating in ratings.items() if one not in shut]


def _left(
    edition: Edition, ratings: Ratings, revealed: frozenset[ResponsibilityId], translator: Translator
) -> tuple[Said, ...]:
    _ = translator.gettext
    lines = tuple(edition.by_id[one].statement for one in ratings if one in revealed)
    return (Said(_("Revealed by now, so it does not change any more: {count}").format(count=len(lines)), lines),)


def _blank(edition: Edition, ratings: Ratings, translator: Translator) -> Said:
    _ = translator.gettext
    return Said(_("Left blank, so nothing changes there: {count}").format(count=len(edition.by_id) - len(ratings)), ())


def _with_lines(parts: Iterable[Said]) -> tuple[Said, ...]:
    return tuple(part for part in parts if part.lines)


_NOTHING: Values = (None, "", "")


def _values(draft: RatingDraft | None) -> Values:
    return _NOTHING if draft is None else (draft.answer, draft.note, draft.reason)


def _after(rating: SheetRating, draft: RatingDraft | None) -> Values:
    answer, note, reason = _values(draft)
    return (answer if rating.answer is None else rating.answer, rating.note or note, rating.reason or reason)


def _words(edition: Edition, values: Values, translator: Translator) -> str:
    _ = translator.gettext
    answer, note, reason = values
    told = _("nothing rated") if answer is None else answer_name(answer, edition, translator)
    text = reason if answer is Finding.NOT_APPLICABLE else note
    return f"{told} “{isolated(text)}”" if text else told
