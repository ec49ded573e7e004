"""What can be read on request, folded up in the page: it opens without asking the server, and needs no run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

__all__ = ["fold", "parts"]

FOLD = Markup('<details class="fold"><summary>{}</summary><div>{}</div></details>')


def fold(title: str, content: Markup) -> Markup:
    """`content` under a `title` that opens it."""
    return FOLD.format(title, content)


def parts(told: Iterable[tuple[str, Sequence[str]]]) -> Markup:
    """What is called how, with what there is to say of it, one under the other; nothing where nothing is said."""
    drawn = Markup("").join(_part(title, texts) for title, texts in told if texts)
    return Markup('<dl class="parts">{}</dl>').format(drawn) if drawn else Markup("")


def _part(title: str, texts: Sequence[str]) -> Markup:
    said = Markup("").join(Markup("<dd>{}</dd>").format(text) for text in texts)
    return Markup("<div><dt>{}</dt>{}</div>").format(title, said)
