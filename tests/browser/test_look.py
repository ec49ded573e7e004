"""Light, dark and high contrast: as the device asks for it, or as somebody chose; remembered there, told to nobody."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from look import LOOKS
from tests.browser.table import Table

CHOICE = "Light or dark"
DARK, LIGHT = LOOKS["dark"], LOOKS["light"]


def rgb(colour: str) -> str:
    return f"rgb({', '.join(str(int(colour[place : place + 2], 16)) for place in (1, 3, 5))})"


def expect_look(page: Page, look: str) -> None:
    """The ground, a field that Streamlit draws, a heading, and what Streamlit takes for its theme."""
    colours = LOOKS[look]
    expect(page.locator(".stApp")).to_have_css("background-color", rgb(colours["paper"]))
    field = page.locator("[data-testid=stTextInputRootElement]").first
    expect(field).to_have_css("background-color", rgb(colours["card"]))
    expect(page.get_by_role("heading").first).to_have_css("color", rgb(colours["title"]))
    expect(page.locator(".stApp")).to_have_css("color-scheme", "dark" if "dark" in look else "light")


@pytest.mark.parametrize(
    ("scheme", "contrast", "look"),
    [
        ("light", "no-preference", "light"),
        ("dark", "no-preference", "dark"),
        ("light", "more", "contrast"),
        ("dark", "more", "contrast-dark"),
    ],
)
def test_the_screens_look_as_the_device_asks_for(table: Table, scheme: str, contrast: str, look: str) -> None:
    table.page.emulate_media(color_scheme=scheme, contrast=contrast)  # type: ignore[arg-type]
    expect_look(table.page, look)


def test_a_choice_holds_at_once_and_after_a_reload_and_streamlit_follows(table: Table) -> None:
    page = table.page
    expect_look(page, "light")
    page.get_by_label(CHOICE).select_option("Dark")
    expect_look(page, "dark")
    page.reload()
    expect_look(page, "dark")
    expect(page.get_by_label(CHOICE)).to_have_value("dark")
    page.get_by_label(CHOICE).select_option("As this device")
    expect_look(page, "light")


def test_a_choice_is_one_word_on_the_device_and_is_sent_to_nobody(table: Table, context: BrowserContext) -> None:
    sent: list[str] = []
    table.page.on("request", lambda request: sent.append(f"{request.url} {request.post_data or ''}"))
    table.page.get_by_label(CHOICE).select_option("High contrast, dark")
    expect(table.page.locator(".stApp")).to_have_css("background-color", rgb(LOOKS["contrast-dark"]["paper"]))

    assert table.page.evaluate("localStorage.getItem('look')") == "contrast-dark"
    assert [one for one in sent if "contrast" in one] == []
    assert [one for one in context.cookies() if "contrast" in str(one)] == []


def test_the_start_page_offers_the_looks_and_says_which_is_chosen(table: Table) -> None:
    looks = table.page.locator(".looks")
    expect(looks.get_by_role("button", name="As this device")).to_have_attribute("aria-pressed", "true")
    looks.get_by_role("button", name="High contrast, light").click()
    expect(looks.get_by_role("button", name="High contrast, light")).to_have_attribute("aria-pressed", "true")
    expect(table.page.locator(".stApp")).to_have_css("color", rgb(LOOKS["contrast"]["ink"]))
    expect(table.page.get_by_label(CHOICE)).to_have_value("contrast")


def test_what_is_printed_is_light(table: Table) -> None:
    page = table.page
    page.get_by_label(CHOICE).select_option("Dark")
    expect(page.locator(".stApp")).to_have_css("background-color", rgb(DARK["paper"]))
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator(".stApp")).to_have_css("background-color", rgb(LIGHT["paper"]))
    expect(page.locator(".stApp")).to_have_css("color-scheme", "light")
