"""Seat cards on paper: one card opens one seat, once. What is carried away says nothing of what the table is about.

The sector, the role and the seat stand on a strip that whoever hands the card out tears off: a card in a pocket must
not tell anybody who finds it that a woman speaks there as a survivor. So all cards have it, hers like every other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import segno
from markupsafe import Markup

from exports.pdf import IN_COLOUR, VARIANT, WORKER, Paper, environment
from exports.shipped import shipped_style
from exports.text import legible
from exports.wording import Wording
from exports.worker import Worker, WorkerAnswer
from look import on_paper
from translations import Translator

__all__ = ["SeatCard", "join_link", "printable_seat_cards", "seat_cards_pdf", "typeset_seat_cards"]

CARDS_ON_A_PAGE = 6
HEIGHT = {Paper.A4: "91mm", Paper.LETTER: "85mm"}
SIDES = {Paper.A4: "12mm", Paper.LETTER: "14.9mm"}  # what two cards of 93 mm leave
LONGEST_ON_THE_STRIP = 40  # characters; what does not fit is cut with a sign
QUIET_ZONE = 4  # modules around the code, the fewest that the standard allows


@dataclass(frozen=True, slots=True)
class SeatCard:
    """One card to print: the names of the voice and of the role in plain words, the seat's label, the code as shown.

    `expires` is printed as it is: give it in the time of the place where the table sits.
    """

    voice: str
    role: str
    seat: str
    code: str
    expires: datetime


@dataclass(frozen=True, slots=True)
class PrintedCard:
    """A card as the template draws it: `number` is the public half of the code, by which a strip finds its card."""

    voice: str
    role: str
    seat: str
    number: str
    rest: str
    until: str
    square: Markup


def join_link(address: str, code: str) -> str:
    """What the QR code says. The code stands behind the `#`, which no browser sends and no server writes down."""
    return f"{_page_address(address)}#{code}"


def seat_cards_pdf(
    cards: Sequence[SeatCard], address: str, translator: Translator, *, paper: Paper = Paper.A4
) -> bytes:
    """Sheets of cards to cut out, six to a page, as PDF/UA-1. `address`: where the table is, `https://host:port`.

    Raises PdfUnavailableError where Pango is missing (then `printable_seat_cards`), PdfFailedError where it failed.
    """
    return typeset_seat_cards(WORKER, cards, address, translator, paper=paper).pdf


def typeset_seat_cards(
    worker: Worker, cards: Sequence[SeatCard], address: str, translator: Translator, *, paper: Paper = Paper.A4
) -> WorkerAnswer:
    """As `seat_cards_pdf`, with the worker given and what the typesetter complained about."""
    words = Wording(translator, ())
    pages = [cards[start : start + CARDS_ON_A_PAGE] for start in range(0, len(cards), CARDS_ON_A_PAGE)] or [()]
    job = {
        "css": _style(paper),
        "variant": VARIANT,
        "language": words.language,
        "title": translator.gettext("Cards"),
        "date": None,
        "keep": False,  # codes are kept nowhere, not even in the memory of the typesetter
        "sections": [{"html": _sheet([page], address, words), "contents": False} for page in pages],
    }
    return worker.typeset(job)


def printable_seat_cards(
    cards: Sequence[SeatCard], address: str, translator: Translator, *, paper: Paper = Paper.A4
) -> str:
    """The same sheets as one page of HTML, to be printed from a browser. It needs no library and fetches nothing."""
    words = Wording(translator, ())
    pages = [cards[start : start + CARDS_ON_A_PAGE] for start in range(0, len(cards), CARDS_ON_A_PAGE)]
    return _sheet(pages, address, words, _style(paper) + IN_COLOUR)


def _sheet(pages: Sequence[Sequence[SeatCard]], address: str, words: Wording, style: str = "") -> str:
    template = environment(words).get_template("cards.html.j2")
    return template.render(
        words=words,
        style=Markup(style),  # noqa: S704 - our own file
        address=legible(_page_address(address), "…"),
        sheets=[[_printed(card, address, words) for card in page] for page in pages],
    )


def _printed(card: SeatCard, address: str, words: Wording) -> PrintedCard:
    number, _, rest = card.code.partition("-")
    return PrintedCard(
        voice=_short(card.voice),
        role=_short(card.role),
        seat=_short(card.seat),
        number=number,
        rest=rest,
        until=words.moment(card.expires),
        square=_square(join_link(address, card.code), words.gettext("The same as the code beside it, for a camera")),
    )


def _short(text: str) -> str:
    made = " ".join(legible(text, "…").split())
    return made if len(made) <= LONGEST_ON_THE_STRIP else f"{made[: LONGEST_ON_THE_STRIP - 1].rstrip()}…"


def _square(link: str, meaning: str) -> Markup:
    drawn = segno.make_qr(link, error="m").svg_inline(
        border=QUIET_ZONE, omitsize=True, title=meaning, svgclass=None, lineclass=None
    )
    return Markup(drawn)  # noqa: S704 - a path drawn by segno, which escapes the title


def _page_address(address: str) -> str:
    return f"{address.rstrip('/')}/j"


def _style(paper: Paper) -> str:
    return (
        f"{on_paper(shipped_style('cards.css'))}\n@page {{ size: {paper}; margin: 7mm {SIDES[paper]} }}\n"
        f".card {{ height: {HEIGHT[paper]} }}\n"
    )
