"""Whatever people type beside a rating is stored as it is, or refused with a sentence; nothing of it is lost."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessments import MAX_TEXT, Finding
from checklists import MendableError, ResponsibilityId, SectorId
from storage import Principal, RoundRef, Saved, Store, TextSlot

HOST = Principal.host()
ONE = ResponsibilityId("police.referral-protocols")
POLICE = SectorId("police")

STORED = {
    "a script": "<script>alert(1)</script>",
    "a handler": '<img src=x onerror="alert(1)">',
    "a javascript link": "[look](javascript:alert(1))",
    "a remote image in Markdown": "![](https://example.org/spy.png)",
    "HTML entities": "&lt;b&gt; &amp; &#x202e;",
    "joined emoji": "👩🏽‍⚕️ 👨‍👩‍👧‍👦 ❤️",
    "isolates around other writing": "\u2066שלום\u2069 and \u2067مرحبا\u2069",
    "a line from right to left": "قالت إنها بأمان الآن",
    "stacked combining marks": "Z" + "\u0351\u0343\u0310" * 200,
    "one spelling of a name": unicodedata.normalize("NFC", "Zoë Núñez"),
    "the other spelling of it": unicodedata.normalize("NFD", "Zoë Núñez"),
    "SQL": "'; DROP TABLE rating; --",
    "placeholders": "%s %(x)s {0} {name} :name ? $1",
    "LaTeX": r"$\frac{1}{2}$ \(x\) $$y$$",
    "a formula": '=HYPERLINK("https://example.org";"x")',
    "lines of Windows": "one\r\ntwo\rthree\n\tfour",
    "white space around": "  kept as it is  ",
    "as much as is allowed": "ä" * MAX_TEXT,
    "a word of ten thousand letters": "x" * MAX_TEXT,
    "invisible ones": "a\u200bb\u200cc\u200dd\ufeffe\u00ad",
    "marks of direction": "a\u200eb\u200fc\u061cd",
    "the last plane": "\U0010fffd \ue000 \ufffd",
}
REFUSED = {
    "NUL": "a\0b",
    "a control character": "a\x1bb",
    "another": "a\x85b",
    "half a pair": "a\ud800b",
    "the other half": "\udfff",
    "an override": "a\u202eb",
    "an embedding": "a\u202ab",
    "its end": "a\u202cb",
    "one character too many": "x" * (MAX_TEXT + 1),
    "a hundred thousand": "x" * 100_000,
}

Typing = Callable[[Store, RoundRef, Principal, TextSlot, str, str], object]


def oneself(store: Store, ref: RoundRef, seat: Principal, slot: TextSlot, text: str, seen: str) -> object:  # noqa: PLR0913, PLR0917 - a text, where it stands, and what was seen there
    """Typed by the seat on its own device."""
    return store.write_rating_text(seat, ref, ONE, slot, text, seen=seen)


def from_paper(store: Store, ref: RoundRef, seat: Principal, slot: TextSlot, text: str, seen: str) -> object:  # noqa: PLR0913, PLR0917 - the same
    """Typed by the facilitator from the seat's paper."""
    return store.enter_rating_text(HOST, ref, str(seat.seat), ONE, slot, text, seen=seen)


@pytest.fixture
def seat(store: Store, ref: RoundRef) -> Principal:
    return Principal.at(ref, store.add_seat(HOST, ref, POLICE))


def kept(store: Store, ref: RoundRef, seat: Principal, slot: TextSlot) -> str:
    draft = store.own_ratings(seat, ref).get(ONE)
    return str(getattr(draft, slot.value)) if draft else ""


@pytest.mark.parametrize("typing", [oneself, from_paper])
@pytest.mark.parametrize("slot", [TextSlot.NOTE, TextSlot.REASON])
@pytest.mark.parametrize("text", STORED.values(), ids=list(STORED))
def test_this_is_stored_as_it_was_typed(  # noqa: PLR0913, PLR0917 - pytest's
    store: Store, ref: RoundRef, seat: Principal, typing: Typing, slot: TextSlot, text: str
) -> None:
    assert isinstance(typing(store, ref, seat, slot, text, ""), Saved)
    assert kept(store, ref, seat, slot) == text


@pytest.mark.parametrize("typing", [oneself, from_paper])
@pytest.mark.parametrize("slot", [TextSlot.NOTE, TextSlot.REASON])
@pytest.mark.parametrize("text", REFUSED.values(), ids=list(REFUSED))
def test_this_is_refused_with_a_sentence_and_what_stood_there_stays(  # noqa: PLR0913, PLR0917 - pytest's
    store: Store, ref: RoundRef, seat: Principal, typing: Typing, slot: TextSlot, text: str
) -> None:
    typing(store, ref, seat, slot, "before", "")
    revision = store.revision(HOST, ref)
    with pytest.raises(MendableError) as refused:
        typing(store, ref, seat, slot, text, "before")
    [problem] = refused.value.problems
    assert problem.message.endswith(".")
    assert len(problem.message) < 300
    assert problem.message.isprintable()
    assert kept(store, ref, seat, slot) == "before"
    assert store.revision(HOST, ref) == revision


def test_two_spellings_of_one_name_are_two_texts_and_both_are_seen(
    store: Store, ref: RoundRef, seat: Principal
) -> None:
    composed, apart = (unicodedata.normalize(form, "Zoë") for form in ("NFC", "NFD"))
    store.write_rating_text(seat, ref, ONE, TextSlot.NOTE, composed, seen="")
    outcome = store.write_rating_text(seat, ref, ONE, TextSlot.NOTE, apart, seen="")
    assert (outcome.stored, outcome.typed) == (composed, apart)  # type: ignore[union-attr]


def test_a_reason_of_white_space_is_kept_and_does_not_count(store: Store, ref: RoundRef, seat: Principal) -> None:
    store.rate(seat, ref, ONE, Finding.NOT_APPLICABLE)
    store.write_rating_text(seat, ref, ONE, TextSlot.REASON, " \t\n\u3000", seen="")
    assert store.own_ratings(seat, ref)[ONE].reason == " \t\n\u3000"
    assert not store.own_ratings(seat, ref)[ONE].counts
    assert store.entry_state(HOST, ref, ONE).rated == 0
    store.write_rating_text(seat, ref, ONE, TextSlot.REASON, "We were not asked", seen=" \t\n\u3000")
    assert store.entry_state(HOST, ref, ONE).rated == 1


def test_another_slot_of_a_rating_than_note_and_reason_there_is_not(
    store: Store, ref: RoundRef, seat: Principal
) -> None:
    for slot in (TextSlot.EVIDENCE, TextSlot.DISSENT):
        with pytest.raises(MendableError):
            store.write_rating_text(seat, ref, ONE, slot, "x", seen="")
    assert store.own_ratings(seat, ref) == {}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=()), max_size=40))
def test_any_text_at_all_is_stored_as_it_is_or_refused_and_nothing_changes(
    store: Store, ref: RoundRef, seat: Principal, text: str
) -> None:
    before = kept(store, ref, seat, TextSlot.NOTE)
    try:
        store.write_rating_text(seat, ref, ONE, TextSlot.NOTE, text, seen=before)
    except MendableError:
        assert kept(store, ref, seat, TextSlot.NOTE) == before
    else:
        assert kept(store, ref, seat, TextSlot.NOTE) == text
