"""Fields that save themselves over a route of our own (`web/saving.py`), drawn as a Streamlit component.

A touch or a typed word costs no run of Streamlit, so none is lost when the next touch or another page comes fast.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from screens.components.field.watch import Follow, RatedLine, draw_watch
from screens.components.own import draw_component
from translations import Translator
from web.saving import Place

__all__ = ["Follow", "Option", "RatedLine", "draw_date", "draw_levels", "draw_text", "draw_watch"]

EARLIEST, LATEST = "2000-01-01", "2100-12-31"

Option = tuple[str, str, str]
"""What an option stands for, its name, what it means."""


def draw_levels(  # noqa: PLR0913 a choice has as many sides
    place: Place,
    stored: str | None,
    options: Sequence[Option],
    translator: Translator,
    *,
    label: str,
    about: str = "",
    saved_at: datetime | None,
    as_of: int,
    needs_more: Sequence[str],
    empty: str | None = None,
    clear: str | None = None,
    suggested: str | None = None,
    quick: bool = False,
    follow: Follow | None = None,
) -> None:
    """A group of options of which one is chosen. Another run follows only where an answer `needs_more`, or did.

    `about` is what a screen reader says beside the label: what stands around the field, where only eyes find it.
    `as_of` is the round's revision when `stored` was read: what this tab has stored since counts more.
    `empty` and `clear` are the words for a blank and for going back to it; `suggested` is an option that is marked.
    One that is `quick` can be chosen with a key: 0 to 4, ? and -, and taken back with Backspace.
    What the fragment is to `follow` stands below it: a watch of its own would cost each tab 9 KB.
    """
    _ = translator.gettext
    words = _words(translator) | {
        "empty": empty or _("Nothing agreed yet"),
        "clear": clear or _("Clear the answer"),
        "suggested": _("Suggested"),
    }
    more = {
        "about": about,
        "suggested": suggested,
        "quick": quick,
        "options": [{"value": value, "name": name, "meaning": meaning} for value, name, meaning in options],
        "needs_more": list(needs_more),
        "as_of": as_of,
        "follow": follow and follow.told(translator),
    }
    _draw("levels", place, stored, label, words, saved_at, more)


def draw_text(  # noqa: PLR0913 as above
    place: Place,
    stored: str,
    translator: Translator,
    *,
    label: str,
    about: str = "",
    lines: int = 3,
    goes: bool = False,
    as_of: int,
) -> None:
    """A text; without line breaks where `lines` is 1. `about` and `as_of` as above.

    One that `goes` may be drawn no more after something that others do.
    """
    more = {"about": about, "goes": goes, "as_of": as_of}
    _draw("area" if lines > 1 else "text", place, stored, label, _words(translator), None, more)


def draw_date(place: Place, stored: str, translator: Translator, *, label: str, as_of: int) -> None:
    """A day, as `YYYY-MM-DD`; "" is none. `as_of` as above."""
    more = {"earliest": EARLIEST, "latest": LATEST, "as_of": as_of}
    _draw("date", place, stored, label, _words(translator), None, more)


def _draw(  # noqa: PLR0913, PLR0917 all of it goes to the browser
    kind: str,
    place: Place,
    stored: str | None,
    label: str,
    words: Mapping[str, str],
    saved_at: datetime | None,
    more: Mapping[str, object],
) -> None:
    data = {
        "kind": kind,
        "round": place.round,
        "place": list(place.path),
        "value": stored,
        "label": label,
        "words": dict(words),
        "saved_at": None if saved_at is None else saved_at.isoformat(),
        **more,
    }
    draw_component(
        "field",
        key=f"field:{place.round}:{':'.join(place.path)}",
        data=data,
        on_answer_change=_nothing,
        on_asked_change=_nothing,
    )


def _nothing() -> None:
    """The run itself is all that an answer asks for."""


def _words(translator: Translator) -> dict[str, str]:
    _ = translator.gettext
    return {
        "empty": "",
        "saving": _("Saving …"),
        "saved": _("✓ Saved {time}"),
        "not_saved": _("Not saved yet; it stays here until it is."),
        "unreachable": _("Not saved yet: the toolkit does not answer. It is tried again by itself."),
        "not_taken": _("The toolkit cannot take this. Shorten it, or load the page again."),
        "gone": _("You are no longer signed in here, so this is not stored. Copy it before you leave this page."),
        "half_a_date": _("Not saved yet: this is not a whole date."),
        "clash": _("Somebody else changed this text meanwhile. Which one shall stay?"),
        "theirs": _("Stored now:"),
        "mine": _("Typed here:"),
        "keep_theirs": _("Keep the stored one"),
        "keep_mine": _("Keep mine"),
    }
