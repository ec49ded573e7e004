"""The log says in plain words who changed what."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from checklists import Overlay, SectorId, adapted, published_editions
from screens.event_words import LONGEST, EventWords
from storage import Event
from translations import SOURCE_LANGUAGE, translator_for

EDITION = published_editions()["2026.1"]
FIRST = EDITION.responsibilities[0]
WORDS = EventWords(
    EDITION,
    translator_for(SOURCE_LANGUAGE),
    {"police-2": SectorId("police"), "s1": SectorId("ngos")},
    {"a1": "A desk at night"},
)


def event(what: str, subject: str = "", old: str | None = None, new: str | None = None) -> Event:
    return Event(1, datetime(2026, 5, 4, 9, 0, tzinfo=UTC), None, what, subject, old, new)


SAID = [
    (event("entry.answer", FIRST.id, "1", "2"), "Agreed: 2 Partly in place (before: 1 Planned): “{first}”"),
    (event("entry.answer", FIRST.id, None, "not_known"), "Agreed: Not known (before: Not yet discussed): “{first}”"),
    (event("entry.revealed_at", FIRST.id, None, "2026-05-04"), "Ratings revealed: “{first}”"),
    (event("entry.revealed_at", FIRST.id, "2026-05-04"), "Opened again, ratings hidden: “{first}”"),
    (event("entry.note", FIRST.id, None, "Signed\nwith two"), "Note: Signed with two · “{first}”"),
    (event("entry.dissent", FIRST.id, "Not so", None), "Another view: (empty) · “{first}”"),
    (event("entry.positions", FIRST.id, None, "[…]"), "Views that are kept: … · “{first}”"),
    (event("entry.target", "local.gone", None, "4"), "Level aimed at: 4 · local.gone"),
    (event("seat.voice", "police-2", None, "police"), "A place was added: Police 2"),
    (event("seat.voice", "police-9", "police", None), "A place was removed: police-9"),
    (event("seat.voice", "s1", "police", "ngos"), "s1 speaks for another sector now: NGOs"),
    (event("seat.role", "s1", None, "lead"), "NGOs (s1) has the role: Lead"),
    (event("seat.role", "s1", "lead", None), ""),
    (event("sign_in.seat", "police-2", None, "seat"), "Police 2 is at the table"),
    (event("sign_in.seat", "police-2", "seat", None), "Police 2 has left the table"),
    (event("code.seat", "police-2", None, "2026-05-11"), "A card was made for Police 2"),
    (event("code.lobby", "police", None, "2026-05-11"), "A code for the waiting room was made: Police"),
    (event("code.recovery", "", None, "2026-05-11"), "A recovery key was made"),
    (event("round.closed", "", None, "2026-05-18"), "The round was closed: 18 May 2026"),
    (event("round.closed", "", "2026-05-18", None), "The round was opened again"),
    (event("round.title", "", "Baseline", "First round"), "Title of the round: First round"),
    (event("round.ratings_until", "", None, "2026-12-31"), "Last day on which the ratings are kept: 31 December 2026"),
    (event("round.ratings_until", "", "2026-12-31"), "The ratings are kept for as long as the round is there"),
    (event("round.ratings_erased", "", None, "2027-01-01"), "The ratings of this round were deleted, as was decided"),
    (event("round.overlay", "", None, "{}"), "The checklists were made to fit this place"),
    (event("action.title", "a2", None, "Train the desk"), "An action was added: Train the desk"),
    (event("action.title", "a2", "Train the desk", None), "An action was removed: Train the desk"),
    (event("action.lead", "a1", None, "police"), "Who leads: Police · “A desk at night”"),
    (event("action.status", "a1", None, "done"), "Status: ✓ Done · “A desk at night”"),
    (event("action.resources", "a1", None, "{}"), "What it needs: … · “A desk at night”"),
]


@pytest.mark.parametrize(("one", "said"), SAID, ids=[f"{one.what} {one.old} {one.new}" for one, _said in SAID])
def test_a_change_in_plain_words(one: Event, said: str) -> None:
    assert WORDS.what(one) == said.format(first=FIRST.statement)


def test_who_did_it_is_a_place_at_the_table_or_the_host() -> None:
    at = datetime(2026, 5, 4, tzinfo=UTC)
    actors = (None, "police-2", "s1", "gone-1")
    assert [WORDS.who(Event(1, at, actor, "entry.note", FIRST.id, None, None)) for actor in actors] == [
        "Host",
        "Police 2",
        "NGOs (s1)",
        "gone-1",
    ]


def test_a_long_text_is_shown_by_its_beginning() -> None:
    said = WORDS.what(event("entry.note", FIRST.id, None, "x" * 5_000))
    assert said == f"Note: {'x' * LONGEST}… · “{FIRST.statement}”"


def test_what_the_log_may_hold_tomorrow_does_not_stop_it() -> None:
    assert WORDS.what(event("something.new", "subject")) == "something.new"


def test_writing_from_right_to_left_keeps_to_itself_within_the_sentence() -> None:
    harbour = "مرفأ (2)"
    edition = adapted(EDITION, Overlay(sectors={SectorId("police"): harbour}))
    words = EventWords(edition, WORDS.translator, WORDS.voices, {"a1": harbour})
    kept = f"\u2068{harbour}\u2069"
    assert words.what(event("action.title", "a1", None, harbour)) == f"An action was added: {kept}"
    assert words.what(event("action.status", "a1", None, "blocked")) == f"Status: ■ Blocked · “{kept}”"
    assert words.what(event("seat.voice", "police-2", None, "police")) == f"A place was added: \u2068{kept} 2\u2069"
    assert words.what(event("round.title", "", None, harbour)) == f"Title of the round: {kept}"
