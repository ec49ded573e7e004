"""What is seen of one responsibility's ratings once they are revealed: the dots, and the same in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import streamlit as st
from markupsafe import Markup

from assessments import Rating, Role, Seat
from checklists import Responsibility, ResponsibilityId
from scoring import Hidden, RatingsSummary, Remark, Spread, Voices, disclosure, spread
from scoring.ratings import summarise_ratings
from screens.components.dots import dots
from screens.components.field import RatedLine
from screens.components.fold import fold, parts
from screens.components.words import answer_name, levels_words
from screens.round_page import OpenRound
from storage import EntryState
from translations.isolates import filled, in_a_row, isolated

__all__ = ["Seen", "draw_seen", "look_at", "rated_line", "said_of"]

SENTENCE = Markup('<p class="seen">{}</p>')


@dataclass(frozen=True, slots=True)
class Seen:
    """The ratings of one responsibility as far as anybody may see them; `sealed`: in this round not any more."""

    responsibility: Responsibility
    spread: Spread
    summary: RatingsSummary
    sealed: bool


def look_at(
    page: OpenRound, responsibility: Responsibility, ratings: Sequence[Rating], seats: Iterable[Seat], *, sealed: bool
) -> Seen:
    """What may be seen of `ratings`; `seats` must be as fresh as they are, or whose they are could be mistaken."""
    voices = Voices.at(seats)
    shown = disclosure(page.edition, voices, ratings)
    return Seen(
        responsibility,
        spread(page.edition, voices, responsibility.sector, ratings),
        summarise_ratings(ratings, responsibility.sector, voices, shown),
        sealed,
    )


def rated_line(page: OpenRound, responsibility: ResponsibilityId, state: EntryState) -> RatedLine:
    """How many of those who may rate have done so; never who said what."""
    _ = page.translator.gettext
    raters = sum(seat.plays is not Role.OBSERVER for seat in state.seats)
    some = _("{rated} of {all} have rated this") if raters else _("{rated} have rated this")
    return RatedLine(responsibility, state.rated, some.replace("{all}", str(raters)), _("Nobody has rated this yet"))


def draw_seen(page: OpenRound, seen: Seen) -> None:
    """The dots, how the sector and the others see it, what people wrote, and why something is not shown."""
    drawn = Markup("")
    if not seen.sealed and seen.spread.count:
        drawn = dots(page.edition, seen.responsibility.sector, seen.spread, page.translator)
    drawn += Markup("").join(map(SENTENCE.format, said_of(page, seen)))
    if seen.spread.remarks and not seen.sealed:
        drawn += _remarks(page, seen.spread.remarks)
    st.html(drawn)


def said_of(page: OpenRound, seen: Seen) -> list[str]:
    """What there is to say beside the dots."""
    _ = page.translator.gettext
    if seen.sealed:
        return [
            _(
                "These ratings were shown, hidden again, and given anew by somebody. They are not shown any more in "
                "this round: what changed could be traced to a person. Talk about it, and agree on a level."
            )
        ]
    if not seen.spread.count:
        return [_("Nobody has rated this. Talk about it, and agree on a level.")]
    said = [_perception(page, seen), _why_hidden(page, seen)]
    return [sentence for sentence in said if sentence]


def _perception(page: OpenRound, seen: Seen) -> str:
    """How the sector's own voices see it, against all others."""
    _ = page.translator.gettext
    gap = seen.summary.perception_gap
    if gap is None:
        return ""
    if gap == 0:
        return _("The sector’s own voices and the others see it alike.")
    higher = _("The sector’s own voices see it {levels} higher than the others do.")
    lower = _("The sector’s own voices see it {levels} lower than the others do.")
    return (higher if gap > 0 else lower).format(levels=levels_words(abs(gap), page.translator))


def _why_hidden(page: OpenRound, seen: Seen) -> str:
    _ = page.translator.gettext
    protected = in_a_row((one.name for one in page.edition.sectors if one.protected), ", ")
    match seen.spread.hidden:
        case Hidden.FEW_LEVELS:
            words = _("{count} have rated this. What they said is not shown: so few could be traced to somebody.")
            return words.format(count=seen.spread.count)
        case Hidden.FEW_PROTECTED_LEVELS:
            words = _("All ratings are shown together, so that nobody can tell what came from: {sectors}.")
            return filled(words, sectors=protected)
        case Hidden.UNKNOWN_VOICES:
            return _("All ratings are shown together: it is not known whose each one is.")
    return ""


def _remarks(page: OpenRound, remarks: Sequence[Remark]) -> Markup:
    words = page.translator.ngettext("What somebody wrote beside it", "What people wrote beside it", len(remarks))
    return fold(words, parts(_remark(page, one) for one in remarks))


def _remark(page: OpenRound, one: Remark) -> tuple[str, list[str]]:
    rated = answer_name(one.answer, page.edition, page.translator)
    sector = isolated(page.edition.sector_by_id[one.voice].name)
    return f"{sector}: {rated}", [text for text in (one.reason, one.note) if text]
