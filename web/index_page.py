"""The page that holds the screens: Streamlit's own, with our title, our picture, our language and what is around it."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Mapping, Sequence

from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from look import page_style
from translations import SOURCE_LANGUAGE, Translator, translator_for
from web.access import Access

__all__ = ["FrontPageError", "head_of_look", "index_page", "index_routes", "look_names", "shell_words"]

INLINE_SCRIPT = re.compile(r"<script>.*?</script>", re.DOTALL)
DESCRIPTION = re.compile(r'<link rel="service-desc"[^>]*>')
ICON = re.compile(r'<link rel="shortcut icon"[^>]*>')
FONT = re.compile(r'<link\s+rel="preload"[^>]*/SourceSans[^>]*>')
NO_SCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
OLD_TITLE = re.compile(r"<title>.*?</title>")
OLD_LANGUAGE = '<html lang="en">'
SHEETS = ("shell", "help")
FIRST_SCRIPT = '<script type="module"'
END = "</body>"


class FrontPageError(RuntimeError):
    """Streamlit's page is not what it was: this version of Streamlit is another one than the one pinned."""


def index_page(  # noqa: PLR0913 each is one thing that the page is told
    page: str, translator: Translator, language: str, direction: str, access: Access, *, early: Sequence[str] = ()
) -> str:
    """Streamlit's `page`, made ours; the modules at the addresses `early` are asked for with it.

    Raises FrontPageError where something is not found in it that has to be replaced.
    """
    _ = translator.gettext
    sheets = Markup("").join(Markup('<link rel="stylesheet" href="/toolkit/{}.css">').format(one) for one in SHEETS)
    scripts = (
        _script("shell", shell_words(translator, shared=access.shared), refuge=access.refuge),
        _script("turns", turn_words(translator)),
        _script("help", help_words(translator)),
        _script("keys"),
        _script("here"),
        _script("stay"),
        _script("heat"),
        _script("pace", pace_words(translator)),
    )
    shell = head_of_look() + sheets + Markup("").join(scripts)
    title = escape(_("Checklists"))  # neutral, for whoever looks over a shoulder
    preloads = "".join(f'<link rel="modulepreload" crossorigin href="{address}">' for address in early)
    no_script = escape(_("These pages need JavaScript. Switch it on for this address, or use another browser."))
    for old, new in (
        (INLINE_SCRIPT, ""),
        (DESCRIPTION, ""),
        (ICON, '<link rel="icon" href="/toolkit/icon.png">'),
        (FONT, '<link rel="preload" href="/toolkit/inter-regular.woff2" as="font" type="font/woff2" crossorigin>'),
        (NO_SCRIPT, f"<noscript><p>{no_script}</p></noscript>"),
        (OLD_TITLE, f"<title>{title}</title>"),
        (re.compile(re.escape(OLD_LANGUAGE)), f'<html lang="{language}" dir="{direction}">'),
        (re.compile(re.escape(FIRST_SCRIPT)), f"{shell}{FIRST_SCRIPT}"),
        # After Streamlit's own styles, which it puts into the head: of two rules that weigh the same, ours holds.
        (re.compile(re.escape(END)), f'<link rel="stylesheet" href="/toolkit/screens.css">{preloads}{END}'),
    ):
        before, found, after = _around(old, page)
        if not found:
            raise FrontPageError(old.pattern)
        page = before + new + after
    return page.replace('="./', '="/').strip()  # a page's address may have several parts


def _script(name: str, words: Mapping[str, object] | None = None, **data: str) -> Markup:
    """One of our own scripts, given its words, that runs once the page is there.

    Streamlit's waits for it, so it is asked for first: a script that may wait would come after a hundred others.
    """
    given = data | ({"words": json.dumps(words)} if words else {})
    attributes = Markup("").join(Markup(' data-{}="{}"').format(key, value) for key, value in given.items())
    return Markup('<script src="/toolkit/{}.js" defer fetchpriority="high"{}></script>').format(name, attributes)


def _around(part: re.Pattern[str], page: str) -> tuple[str, bool, str]:
    found = part.search(page)
    return (page[: found.start()], True, page[found.end() :]) if found else (page, False, "")


def head_of_look() -> Markup:
    """What every page begins with: the colours and the font, and the script that knows which look was chosen.

    Inside the page, and the script before anything is drawn, so that nobody in a dark room sees a white page first.
    """
    return Markup(f'<style>{page_style()}</style><script src="/toolkit/look.js"></script>')  # noqa: S704 all of it our own


def shell_words(translator: Translator, *, shared: bool) -> Mapping[str, object]:
    """What shell.js says. `shared`: whoever leaves gives up a place at the table."""
    _ = translator.gettext
    return {
        "leave": _("Leave quickly"),
        "leave_help": _leave_help(translator, shared=shared),
        "lost": _("No connection. What you type stays here and is saved when it is back."),
        "back": _("Connected again."),
        "gone": _(
            "Your place here has ended. What you typed and was not saved yet is still on this page: copy it before you "
            "go on."
        ),
        "join": _("Join again"),
        "strip": _("On every page"),
        "look": _("Light or dark"),
        "looks": look_names(translator),
    }


def turn_words(translator: Translator) -> Mapping[str, object]:
    """What the bar says that turns one responsibility at a time (turns.js)."""
    _ = translator.gettext
    return {
        "label": _("Responsibilities of this sector"),
        "before": "‹ " + _("Before"),
        "place": _("{number} of {all}"),
        "next": _("Next") + " ›",
        "on": _("Go on") + " ›",
        "sectors": _("All sectors") + " ›",
    }


def help_words(translator: Translator) -> Mapping[str, object]:
    """What stands around the help (help.js)."""
    _ = translator.gettext
    return {
        "help": _("Help"),
        "close": _("Close"),
        "unreachable": _("The help cannot be fetched now: there is no connection. Try again when it is back."),
    }


def pace_words(translator: Translator) -> Mapping[str, object]:
    """What the clock for one responsibility says (pace.js); of more than `longest` minutes over it speaks no more."""
    _ = translator.gettext
    return {
        "left": _("about {count} minutes left"),
        "one_left": _("about 1 minute left"),
        "nearly": _("less than a minute left"),
        "take": _("take the time you need"),
        "one_over": _("take the time you need, 1 minute over"),
        "over": _("take the time you need, {count} minutes over"),
        "longest": 15,
        "hide": _("Hide the time"),
        "show": _("Show the time"),
    }


def look_names(translator: Translator) -> Mapping[str, str]:
    """The looks that somebody can choose, as web/static/look.js knows them, in words."""
    _ = translator.gettext
    return {
        "device": _("As this device"),
        "light": _("Light"),
        "dark": _("Dark"),
        "contrast": _("High contrast, light"),
        "contrast-dark": _("High contrast, dark"),
    }


def index_routes(page: str, access: Access, early: Sequence[str] = ()) -> list[Route]:
    """The routes that answer the address of each screen with Streamlit's `page`, made ours."""
    plain = index_page(page, translator_for(SOURCE_LANGUAGE), SOURCE_LANGUAGE, "ltr", access, early=early).encode()
    packed = gzip.compress(plain, mtime=0)
    # Never kept: what somebody left quickly must not come back from a cache.
    headers = {"cache-control": "no-store", "vary": "accept-encoding"}

    async def show(request: Request) -> Response:
        if "gzip" not in request.headers.get("accept-encoding", ""):
            return Response(plain, media_type="text/html", headers=headers)
        return Response(packed, media_type="text/html", headers=headers | {"content-encoding": "gzip"})

    return [Route(path, show, methods=["GET"]) for path in ("/", "/{page}")]


def _leave_help(translator: Translator, *, shared: bool) -> str:
    _ = translator.gettext
    history = _("The list of visited pages in this browser stays: only you can clear it.")
    if shared:
        what = _(
            "“Leave quickly”, or Shift pressed three times, covers this page at once, goes to another site and ends "
            "your place here."
        )
    else:
        what = _("“Leave quickly”, or Shift pressed three times, covers this page at once and goes to another site.")
    return f"{what} {history}"
