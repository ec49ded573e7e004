"""HTML and Markdown in the texts of a checklist reach a browser as the characters they are, on every screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from gettext import NullTranslations

import pytest
from google.protobuf.message import Message
from markupsafe import escape

from assessments import Action, Agreement, Assessment, Entry, Partnership, Rating, Round, Seat
from checklists import Overlay, ResponsibilityId, SectorId, published_editions, translated
from screens.components.label import plain_label
from storage import Principal, RoundRef, Store
from tests.browser.application import Application
from tests.web.eyes import look_in

HTML, MARKDOWN = "<img src=x onerror=alert(1)>", "![p](http://example.com/p.png)"
POLICE = SectorId("police")
FIRST, OWN = ResponsibilityId("police.clear-messages"), ResponsibilityId("local.night-buses")
SEATS = (Seat("police-1", POLICE), Seat("police-2", POLICE))
AS_TEXT = {
    *("Text.body", "MultiSelect.options", "MultiSelect.raw_values", "Selectbox.options", "Selectbox.raw_value"),
    "BidiComponent.json",  # of our own fields, which put nothing but text into the page
}
PAGES = (
    *(
        "",
        "rate-health-care",
        "rate-police",
        "gaps",
        "plan",
        "follow-up",
        "download",
        "round",
        "adapt",
        "next-round",
        "compare",
        "paper",
    ),
    *("people", "log", "discuss", "wall"),
)


class Marked(NullTranslations):
    """Every text with markup behind it."""

    def gettext(self, message: str) -> str:
        return f"{message[:60]} {HTML}{MARKDOWN}"


def strings(message: Message) -> Iterator[tuple[str, str]]:
    """Every text within a message, with the kind of message and the field that it is in."""
    for field, value in message.ListFields():
        for one in value if field.is_repeated and not hasattr(value, "items") else (value,):
            if isinstance(one, Message):
                yield from strings(one)
            elif isinstance(one, str):
                yield f"{message.DESCRIPTOR.name}.{field.name}", one


@pytest.fixture(scope="module")
def ref(store: Store) -> RoundRef:
    edition = translated(published_editions()["2026.1"], Marked())
    added = replace(edition.by_id[FIRST], id=OWN, item=None, safety_critical=False, example=None)
    overlay = Overlay(sectors={POLICE: f"Police {HTML}{MARKDOWN}"}, examples={FIRST: HTML + MARKDOWN}, added=(added,))
    action = Action("a1", f"{HTML}{MARKDOWN}", (OWN, FIRST), lead=POLICE)
    entries = {
        OWN: Entry((Rating(1, "police-1", note=HTML + MARKDOWN), Rating(3, "police-2")), Agreement(1)),
        FIRST: Entry(agreed=Agreement(2)),
    }
    made = Assessment("2026.1", Partnership("Markup"), Round("Baseline"), SEATS, entries, (action,), overlay)
    return store.import_assessment(Principal.host(), made).ref


@pytest.mark.parametrize("page", PAGES)
def test_markup_in_a_text_of_a_checklist_is_sent_where_it_is_read_as_text_or_escaped(
    application: Application, ref: RoundRef, page: str
) -> None:
    with look_in(application.port, "") as eye:
        assert eye is not None
        sent = [one for message in eye.frames(page, f"round={ref.partnership}.{ref.round}") for one in strings(message)]
    assert {where for where, text in sent if HTML in text} - AS_TEXT == set()
    assert {where for where, text in sent if MARKDOWN in text} - AS_TEXT - {"Html.body"} == set()
    if page in {"plan", "discuss"}:
        assert any(HTML in text for where, text in sent if where == "Text.body")
    if page in {"rate-police", "rate-health-care"}:
        assert any(str(escape(HTML)) in text for where, text in sent if where == "Html.body")
    if page == "people":
        assert any(plain_label(HTML) in text for where, text in sent if where == "Button.label")
