"""What a filled sheet would change, in words: for its seat beside what it rated; for whoever enters it, never."""

from __future__ import annotations

from datetime import UTC, datetime

from assessments import Answer, Finding, SheetRating
from checklists import published_editions
from screens.overlay_words import Said
from screens.sheet_words import changes_nothing, said_for_seat, said_to_seat
from storage import EnteredRating, RatingDraft
from translations import translator_for

EDITION = published_editions()["2026.1"]
ENGLISH = translator_for("en")
ONE, TWO, THREE, FOUR = [one.id for one in EDITION.of_sector(EDITION.sectors[0].id)][:4]
SAID = {
    ONE: SheetRating(3, note="Signed"),
    TWO: SheetRating(Finding.NOT_APPLICABLE, reason="No clinic"),
    THREE: SheetRating(None, note="By day"),
}


def draft(answer: Answer | None, note: str = "", reason: str = "", *, entered: bool = False) -> RatingDraft:
    return RatingDraft(answer, note, reason, datetime(2026, 5, 4, tzinfo=UTC), entered)


def stated(words: str, one: str) -> str:
    return f"{words} · {EDITION.by_id[one].statement}"


def test_a_seat_reads_what_is_new_what_changes_and_what_stays() -> None:
    own = {ONE: draft(3, "Signed"), TWO: draft(0, "My note"), FOUR: draft(4)}
    assert said_to_seat(EDITION, SAID, own, frozenset(), ENGLISH) == (
        Said("New: 1", (stated("nothing rated “By day”", THREE),)),
        Said("Changed: 1", (stated("0 Not in place “My note” → Not applicable “No clinic”", TWO),)),
        Said("As it is already: 1", ()),
        Said("Left blank, so nothing changes there: 61", ()),
    )


def test_what_is_revealed_is_named_and_no_change() -> None:
    said = said_to_seat(EDITION, SAID, {}, frozenset({ONE}), ENGLISH)
    assert Said("Revealed by now, so it does not change any more: 1", (EDITION.by_id[ONE].statement,)) in said
    assert not any("3 In place" in line for part in said for line in part.lines)


def test_a_sheet_changes_nothing_once_all_of_it_is_stored() -> None:
    own = {ONE: draft(3, "Signed"), TWO: draft(Finding.NOT_APPLICABLE, "kept", "No clinic"), THREE: draft(2, "By day")}
    assert changes_nothing(SAID, own, frozenset())
    assert changes_nothing({}, {}, frozenset())
    assert changes_nothing(SAID, {}, frozenset(SAID))
    assert not changes_nothing(SAID, own | {ONE: draft(2, "Signed")}, frozenset())
    assert not changes_nothing(SAID, own | {ONE: draft(3, "Other")}, frozenset())


def test_what_somebody_entered_is_to_become_ones_own_also_where_it_is_the_same() -> None:
    assert not changes_nothing({ONE: SheetRating(3)}, {ONE: draft(3, entered=True)}, frozenset())


def test_whoever_enters_a_sheet_reads_what_it_says_and_never_what_the_seat_rated() -> None:
    entered = {ONE: EnteredRating(itself=True), TWO: EnteredRating(itself=False, answer=0, note="From paper")}
    said = said_for_seat(EDITION, SAID, entered, frozenset(), ENGLISH)
    assert said == (
        Said(
            "The sheet says: 2",
            (stated("Not applicable “No clinic”", TWO), stated("nothing rated “By day”", THREE)),
        ),
        Said("Rated on their own device, so nothing is entered: 1", (EDITION.by_id[ONE].statement,)),
        Said("Left blank, so nothing changes there: 61", ()),
    )
    others = {
        one: EnteredRating(known.itself, 4 if known.answer is not None else None) for one, known in entered.items()
    }
    assert said_for_seat(EDITION, SAID, others, frozenset(), ENGLISH) == said
