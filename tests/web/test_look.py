"""Every page begins with the colours, inside, so that nobody in a dark room sees a white page first."""

from __future__ import annotations

from look import page_style
from web.plain_pages import plain_page


def test_the_page_for_coming_in_has_all_looks_and_the_script_that_knows_which_is_chosen() -> None:
    page = bytes(plain_page("https://example.org", "form").body).decode()

    assert f"<style>{page_style()}</style>" in page
    assert page.index("/toolkit/look.js") < page.index("/toolkit/shell.css") < page.index("/toolkit/shell.js")
