"""Help: what to do on a page, our words, the figures, the keys, for whom the screens work. Plain HTML under `/help`.

It stands beside each screen too (web/static/help.js), and is the same for everybody: nothing of any round is in it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from checklists import Edition, translated
from translations import SOURCE_LANGUAGE, Translator, translator_for
from web.access import Access
from web.accessibility import accessibility
from web.glossary import figures, words_for_people, words_of_the_work
from web.index_page import head_of_look, look_names, shell_words
from web.page_help import page_help
from web.plain_pages import NO_STORE, templates

__all__ = ["help_page", "help_route"]


def help_route(access: Access, edition: Callable[[], Edition | None]) -> Route:
    """The route; `edition` is the one whose levels are explained, None while there is none yet."""

    async def show(_request: Request) -> HTMLResponse:
        text = help_page(translator_for(SOURCE_LANGUAGE), SOURCE_LANGUAGE, "ltr", access, edition())
        return HTMLResponse(text, headers=NO_STORE)

    return Route("/help", show, methods=["GET"])


def help_page(
    translator: Translator, language: str, direction: str, access: Access, edition: Edition | None = None
) -> str:
    """The whole page, in the translator's language."""
    return (
        templates()
        .get_template("help.html.j2")
        .render(
            _=translator.gettext,
            language=language,
            direction=direction,
            look=head_of_look(),
            shell_words=json.dumps(shell_words(translator, shared=access.shared)),
            refuge=access.refuge,
            work=words_of_the_work(translator),
            people=words_for_people(translator),
            figures=figures(translator),
            scale=translated(edition, translator).scale if edition else (),
            keys=_keys(translator),
            looks=look_names(translator),
            accessibility=accessibility(translator),
            pages=page_help(translator),
        )
    )


def _keys(translator: Translator) -> Sequence[tuple[str, str]]:
    """The keys of web/static/keys.js, of the fields and of the shell, and what each does."""
    _ = translator.gettext
    return (
        ("n", _("The next responsibility: where you rate, and where the facilitator leads the talk")),
        ("p", _("The one before")),
        ("a", _("To its answers: your rating, or what is agreed; nothing is chosen by that")),
        ("0 … 4", _("With the focus in the answers: that level")),
        ("→ ←", _("With the focus in the answers: from one to the next; Space or Enter chooses")),
        ("s", _("Show it on the projector, or the progress again; for the facilitator")),
        ("?", _("This help")),
        ("Esc", _("Close this help")),
        ("Shift × 3", _("Leave quickly")),
    )
