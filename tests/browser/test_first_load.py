"""What a phone on a poor line waits for before somebody can rate: measured as it comes over the network."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import expect

from benchmarks.meter import Meter
from screens.components.own import early_scripts
from tests.browser.seating import PHONE, Seating
from tests.browser.watch import INSIDE, LOCAL

SHARED = True

AT_MOST = 1_200_000  # bytes, compressed as they travel


def test_from_the_card_to_the_first_rating_it_is_at_most_1_2_megabytes_without_plotly(seating: Seating) -> None:
    code = seating.code(seating.seat("police"))
    context = seating.browser.new_context(viewport=PHONE, has_touch=True)
    seating.opened.append(context)
    page = context.new_page()
    meter = Meter(page)
    page.goto(f"{seating.application.address}/j#{code}")
    last = page.locator(".st-key-item-7")
    expect(last.locator("[role=radio]").first).to_be_attached()
    expect(last.locator(".watch-line")).to_have_text("Nobody has rated this yet")
    page.evaluate("document.fonts.ready.then(() => null)")
    page.locator(".st-key-item-1").get_by_role("radio", name="2 Partly in place").tap()
    expect(page.locator(".st-key-item-1").locator(".watch-line")).to_have_text("1 of 1 have rated this")

    figures = f"{meter.total():,} bytes, {meter.frames:,} of them over the websocket"
    print(figures, *meter.largest(), sep="\n")
    assert len(meter.asked) > 10
    assert AT_MOST / 10 < meter.total() <= AT_MOST, meter.largest()
    unused = ("plotly", "materialsymbols", "sourcesans")
    assert [one for one in meter.asked.values() if any(name in one.lower() for name in unused)] == []
    addresses = [urlsplit(one) for one in meter.asked.values()]
    assert {one.hostname for one in addresses if one.scheme not in INSIDE} == {LOCAL}
    own = sorted(one.path for one in addresses if "bidi-components" in one.path)
    assert own == sorted(early_scripts())  # each once: asked for with the page under the address that Streamlit uses
