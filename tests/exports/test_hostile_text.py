"""What people type, all the way to the page. Time is bounded by the worker's own limit, not measured here."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from gettext import NullTranslations

import page
import pytest

from assessments import Action, Agreement, Assessment, Entry, Partnership, Round
from checklists import Edition, ResponsibilityId, SectorId, translated
from exports import printable_checklist, printable_html
from tests.exports.examples import ENGLISH, Typeset
from tests.exports.reading_pdf import text_of

CLEAR = ResponsibilityId("police.clear-messages")

TEXTS = {
    "a word of 10,000 letters": "x" * 10_000,
    "10,000 marks on one letter": "a" + "\u0301" * 9_999,
    "a text that turns round": "\u2067abc\u2069 \u200f שלום مرحبا",
    "emoji": "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 ❤️",
    "scripts without a font here": "女性 हिंसा ไทย አማርኛ \ue000\u0378",
    "5,000 lines": "a\n" * 5_000,
    "markup": "<script>alert(1)</script><img src=x onerror=y> &amp; {{ 7*7 }} {% raw %} $x$ </style>",
    "quotes": "\"'\\;}",
}


def written_everywhere(text: str) -> Assessment:
    name = text[:300]
    return Assessment(
        edition="2026.1",
        partnership=Partnership(name, name),
        round=Round(name),
        entries={CLEAR: Entry(agreed=Agreement(1, note=text, evidence=text, dissent=text))},
        actions=(Action("a1", name, (CLEAR,), steps=(text,), lead=SectorId("police"), lead_role=name, indicator=text),),
    )


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_whatever_is_typed_comes_to_an_accessible_plan(typeset: Typeset, text: str) -> None:
    pdf = typeset(written_everywhere(text), "police")
    assert page.validate_pdf_bytes(pdf, profile="ua1").failures == []


def test_markup_is_shown_as_the_characters_it_is(typeset: Typeset, edition: Edition) -> None:
    text = TEXTS["markup"]
    shown = text_of(typeset(written_everywhere(text), "police")).replace(" ", "")
    assert shown.count(text.replace(" ", "")) >= 4
    html = printable_html(edition, written_everywhere(text), ENGLISH)
    assert "<script" not in html
    assert "<img" not in html


def test_a_character_that_no_font_has_is_seen_to_be_missing_and_the_rest_is_there(typeset: Typeset) -> None:
    shown = text_of(typeset(written_everywhere("Zoë said \u0378 in the café"), "police"))
    assert "Zoë said □ in the café" in shown


def test_what_was_shortened_says_so(typeset: Typeset) -> None:
    assert "[… shortened]" in text_of(typeset(written_everywhere("a\n" * 5_000), "police"))


def test_writing_from_right_to_left_keeps_to_itself_beside_our_words(edition: Edition) -> None:
    there = written_everywhere("مرفأ (2)")
    html = printable_html(edition, replace(there, round=Round("مرفأ (2)", date(2026, 5, 4))), ENGLISH)
    kept = "\u2068مرفأ (2)\u2069"
    for line in (f"{kept} · {kept} · opened 4 May 2026", f"1. {kept}", f"Police: {kept}", f"</b> {kept}</p>"):
        assert line in html
    assert "\u2068" not in printable_html(edition, written_everywhere("Harbour (2)"), ENGLISH)


class Marked(NullTranslations):
    """Every text with markup behind it."""

    def gettext(self, message: str) -> str:
        return f"{message} <img src=x onerror=y>"


def test_markup_in_the_texts_of_a_checklist_is_printed_as_the_characters_it_is(edition: Edition) -> None:
    marked = translated(edition, Marked())
    for html in (printable_html(marked, written_everywhere("Text"), ENGLISH), printable_checklist(marked, ENGLISH)):
        assert "<img" not in html
        assert html.count("&lt;img src=x onerror=y&gt;") > len(edition.responsibilities)
