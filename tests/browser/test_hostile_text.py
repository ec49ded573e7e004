"""Whatever people type is shown as the characters it is, or refused with a sentence beside the field; never lost."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.table import Table, until
from tests.browser.watch import Watch

FIRST = "health-care.screening-protocols"
SHOWN_AS_TYPED = {
    "script": "<script>document.title = 'owned'</script>",
    "onerror": "<img src=x onerror=\"document.title = 'owned'\">",
    "remote image": "![](http://example.com/picture.png) [a link](http://example.com)",
    "javascript link": "[here](javascript:alert(1))",
    "formula": "$x^2$ and $$\\sum_i$$",
    "Streamlit's own marks": ":red[red] :material/home: :tada: :blue-badge[x]",
    "family of one emoji": "👩‍👩‍👧‍👦 sat with us",
    "SQL": "'); DROP TABLE rounds; --",
    "many marks on one letter": "he" + "\u0301" * 60 + "llo",
    "two spellings": "Zoe\u0308 and Zo\u00eb",
}
CHANGED_IN_A_ROW = ("SQL", "Streamlit's own marks")


def note_of(table: Table) -> Locator:
    return table.item(1).get_by_label("Note", exact=True)


@pytest.fixture
def rated(table: Table, request: pytest.FixtureRequest) -> Table:
    """A first card with an answer, its details open."""
    name = getattr(request.node, "callspec", None)
    return table.start_partnership(f"Rated {name.id if name else ''}".strip()).choose(1, "1 Planned").open_details(1)


@pytest.mark.parametrize("text", SHOWN_AS_TYPED.values(), ids=SHOWN_AS_TYPED.keys())
def test_a_note_is_kept_and_shown_as_typed(rated: Table, text: str) -> None:
    rated.write(note_of(rated), text)
    rated.wait_for(FIRST, lambda one: one.agreed.note == text)
    rated.page.reload()
    rated.open_details(1)
    expect(note_of(rated)).to_have_value(text)
    expect(rated.page).to_have_title("Rate, part 1 – Checklists")


@pytest.mark.parametrize("text", SHOWN_AS_TYPED.values(), ids=SHOWN_AS_TYPED.keys())
def test_names_of_partnership_and_round_are_shown_as_typed(table: Table, text: str) -> None:
    table.start_partnership(text, title=text)
    expect(table.page.locator(".band-name")).to_have_text(text + text)
    assert (table.stored().partnership.name, table.stored().round.title) == (text, text)
    table.page.get_by_role("link", name="Start", exact=True).click()
    listed = table.page.locator("[class*='st-key-listing-text']").first
    expect(listed).to_contain_text(text)
    expect(table.page).to_have_title("Checklists")


def test_titles_of_actions_are_shown_as_typed(table: Table) -> None:
    table.start_partnership("Titles").choose(1, "1 Planned").go_to("3 Plan")
    table.page.get_by_role("button", name="Take it on").first.click()
    field = table.page.get_by_label("What is to be done")
    for text in (one for name, one in SHOWN_AS_TYPED.items() if name not in CHANGED_IN_A_ROW):
        table.write(field, text)
        until(lambda text=text: (table.stored().actions or ())[0].title == text, text)
        table.page.reload()
        row = table.page.locator("[class*='st-key-action-'] summary").first
        expect(table.page.locator("[class*='st-key-action-']").first).to_contain_text(text)
        row.click()
        expect(field).to_have_value(text)


@pytest.mark.parametrize("name", CHANGED_IN_A_ROW)
def test_marks_of_markdown_in_the_title_of_an_action_are_shown_as_typed(table: Table, name: str) -> None:
    table.start_partnership(f"Marks {name}").choose(1, "1 Planned").go_to("3 Plan")
    table.page.get_by_role("button", name="Take it on").first.click()
    text = SHOWN_AS_TYPED[name]
    table.write(table.page.get_by_label("What is to be done"), text)
    until(lambda: (table.stored().actions or ())[0].title == text, text)
    table.page.reload()
    expect(table.page.locator("[class*='st-key-action-']").first).to_contain_text(text, timeout=10_000)


def test_views_without_agreement_are_shown_as_typed(table: Table) -> None:
    table.start_partnership("Views").choose(1, "No agreement")
    table.pick(table.item(1).get_by_role("combobox", name="View 1: level"), "1 Planned")
    table.pick(table.item(1).get_by_role("combobox", name="View 2: level"), "3 In place")
    for text in SHOWN_AS_TYPED.values():
        table.write(table.item(1).get_by_label("View 1: why"), text)
        table.wait_for(FIRST, lambda one, text=text: one.agreed and one.agreed.positions[0].note == text)


LETTERS = re.compile(r"\w")
REFUSED = {
    "bidirectional override": "safe \u202egnihtyna\u202c text",
    "too long": "word " * 4_000,
    "one long word": "x" * 20_000,
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED.keys())
def test_a_note_that_cannot_be_kept_is_refused_with_a_sentence_and_stays_in_the_field(
    rated: Table, watch: Watch, text: str
) -> None:
    watch.expect("422")  # the browser logs the refusal that the field shows
    rated.write(note_of(rated), text)
    expect(rated.item(1).get_by_role("alert").filter(has_text=LETTERS)).to_be_visible()
    expect(rated.item(1)).to_contain_text("Not saved yet; it stays here until it is.")
    expect(note_of(rated)).to_have_value(text)
    agreed = rated.entry(FIRST).agreed
    assert agreed is not None
    assert agreed.note is None


@pytest.mark.parametrize("text", ["", "   ", "n" * 301, "a \u202e name"])
def test_a_partnership_whose_name_cannot_be_kept_is_not_started_and_the_name_stays(table: Table, text: str) -> None:
    before = len(table.application.rounds())
    field = table.page.get_by_label("Name of the partnership")
    field.fill(text)
    table.page.get_by_role("button", name="Start", exact=True).click()
    expect(table.page.locator(".notice")).to_be_visible()
    expect(field).to_have_value(text)
    assert len(table.application.rounds()) == before


def test_the_title_of_an_action_cannot_be_emptied(table: Table, watch: Watch) -> None:
    watch.expect("422")
    table.start_partnership("Empty title").choose(1, "1 Planned").go_to("3 Plan")
    table.page.get_by_role("button", name="Take it on").first.click()
    field = table.page.get_by_label("What is to be done")
    expect(field).to_be_visible()
    title = (table.stored().actions or ())[0].title
    table.write(field, "")
    expect(table.page.get_by_role("alert").filter(has_text=LETTERS)).to_be_visible()
    assert (table.stored().actions or ())[0].title == title


def test_a_reason_of_white_space_alone_does_not_count_and_is_not_taken_away(table: Table, watch: Watch) -> None:
    watch.expect("422")
    table.start_partnership("White reason").choose(1, "Not applicable")
    field = table.item(1).get_by_label("Why can this not arise here?")
    table.write(field, " \n ")
    table.choose(2, "1 Planned")  # whatever became of the reason, it did before this
    expect(field).to_have_value(" \n ")
    assert table.entry(FIRST).agreed is None


def test_a_note_of_white_space_alone_is_kept_as_typed(rated: Table) -> None:
    rated.write(note_of(rated), " \n\t ")
    rated.wait_for(FIRST, lambda one: one.agreed.note == " \n\t ")
