"""The pages outside the screens: joining, waiting, leaving. Plain HTML that any phone shows, without a script too."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from translations import SOURCE_LANGUAGE, translator_for
from web.index_page import head_of_look, shell_words

__all__ = ["NO_STORE", "plain_page", "templates"]

NO_STORE = {"cache-control": "no-store"}


def plain_page(refuge: str, state: str, *, status: int = 200, number: str = "") -> HTMLResponse:
    """The page for `state`: form, refused, address, waiting, away, inside, left or unavailable.

    `number` is what whoever waits reads out.
    """
    translator = translator_for(SOURCE_LANGUAGE)
    words = shell_words(translator, shared=True)
    text = (
        templates()
        .get_template("joining.html.j2")
        .render(
            _=translator.gettext,
            language=SOURCE_LANGUAGE,
            direction="ltr",
            look=head_of_look(),
            words=json.dumps(words),
            help=words["leave_help"],
            refuge=refuge,
            state=state,
            number=number,
        )
    )
    return HTMLResponse(text, status_code=status, headers=NO_STORE)


@cache
def templates() -> Environment:
    """Those of all plain pages."""
    folder = Path(__file__).parent / "templates"
    return Environment(loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined, trim_blocks=True)
