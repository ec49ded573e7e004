"""What a page is called in the browser's tab and in its list of visited pages: neutral, and yet not all alike.

Somebody may look over a shoulder, so no sector, no partnership and no subject is named; somebody who cannot see which
tab is in front hears which page it is.
"""

from __future__ import annotations

from checklists import Edition
from screens.session import rate_page
from translations import Translator

__all__ = ["neutral_title", "page_titles"]


def neutral_title(translator: Translator) -> str:
    """What every title ends in."""
    return translator.gettext("Checklists")


def page_titles(edition: Edition, translator: Translator) -> dict[str, str]:
    """The title of each page by its address. A sector's page has the number of its place in the edition."""
    _ = translator.gettext
    called = {
        "adapt": _("Make it fit"),
        "compare": _("What has changed"),
        "discuss": _("Agree"),
        "download": _("Download"),
        "follow-up": _("How it goes"),
        "gaps": _("Gaps"),
        "guide": _("Guide"),
        "log": _("History"),
        "next-round": _("Next round"),
        "paper": _("From paper"),
        "people": _("People"),
        "place": _("My place"),
        "plan": _("Plan"),
        "round": _("This round"),
        "wall": _("Projector"),
        "whole": _("Everything"),
    }
    part = _("Rate, part {number}")
    called |= {rate_page(one.id): part.format(number=number) for number, one in enumerate(edition.sectors, start=1)}
    title = neutral_title(translator)
    return {name: f"{words} – {title}" for name, words in called.items()}
