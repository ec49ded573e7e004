"""The pages of a plan, put together from pieces that were laid out and drawn once. Loaded by the typesetter alone.

Running heads and the number of a page are a piece of their own. So what stands on it serves the whole plan and a
sector's; and several low pieces, the cards of actions, share one page.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from itertools import islice
from typing import Any

from exports.pieces import Piece

__all__ = ["MOST_PIECES", "Binder", "Sheet", "stacked"]

MOST_PIECES = 480  # laid-out pages and cards that are kept; some 0.3 MB each
PAGE_REFERENCE = re.compile(r'data-page="([a-z0-9-]*)"')
# What the style sheet says of the edges of a page, divided: the chapter is the piece's own, the rest its frame's.
WITHOUT_FRAME = """@page{@top-left{content:none}@bottom-left{content:none}@bottom-right{content:none}}
@page card{@top-right{content:none}}
.action{page:card}"""
FRAME_ALONE = """@page{@top-right{content:none}@bottom-right{content:string(number)}}
.frame{string-set:number attr(data-number)}"""
MOST_EMPTY = 0.2  # of a page, before a card is parted
BETWEEN = 15.0  # pixels from a card to the next
FEWEST_DIGITS = 2  # that a frame has room for, so that few plans need one of their own
WIDEST = f'data-page="{"8" * FEWEST_DIGITS}"'

Page = list[tuple[Piece, float]]
"""What stands on one page, each piece so many pixels below the top."""


Rectangle = tuple[float, float, float, float]


class Sheet:
    """A page of the file: pieces, each so many pixels below the top. It stands in for a page of WeasyPrint's."""

    def __init__(self, pieces: Sequence[tuple[Piece, float]]) -> None:
        first = pieces[0][0].page
        self.pieces = tuple(pieces)
        self.width, self.height, self.bleed = first.width, first.height, first.bleed
        self.forms: dict[Any, list[Any]] = {None: []}
        self.anchors: dict[str, Rectangle] = {}
        self.bookmarks: list[Any] = []
        self.links: list[Any] = []
        children: list[Any] = []
        for piece, place in pieces:
            page, down = piece.page, place - piece.top
            children += page._page_box.children  # noqa: SLF001
            self.anchors |= {name: _lower(where, down) for name, where in page.anchors.items()}
            self.bookmarks += [(level, words, (x, y + down), state) for level, words, (x, y), state in page.bookmarks]
            self.links += [(kind, target, _lower(where, down), box) for kind, target, where, box in page.links]
        self._page_box = first._page_box.copy_with_children(children)  # noqa: SLF001

    def paint(self, stream: Any, scale: float = 1) -> None:  # noqa: ANN401
        """Draw every piece, the first at the bottom."""
        for piece, down in self.pieces:
            piece.draw(stream, scale, down)


class Binder:
    """Keeps what was laid out, and binds the sheets of a plan together.

    `render` lays out a page of HTML with the style sheets given as CSS, and gives WeasyPrint's document.
    """

    def __init__(self, render: Callable[[str, Sequence[str]], Any]) -> None:
        self._render = render
        self._kept: OrderedDict[tuple[str, ...], list[Piece]] = OrderedDict()
        self._document: Any = None
        self.dropped = 0
        """Pieces that were let go, and whose memory was not given back yet."""

    def bound(self, job: Mapping[str, Any]) -> Any:  # noqa: ANN401
        """The plan as WeasyPrint's document, without title and dates.

        `job`: "css", "language"; "edges", {"who", "audience", "direction"}; "blocks", each {"kind", "html"} in the
        order of the plan. Kinds: "flow", which begins on a new page; "head", "behind" and then "card", as `stacked`
        puts them. What refers to a page by an anchor is given that page's number once all are laid out.
        """
        blocks = [{**one, "html": PAGE_REFERENCE.sub(WIDEST, one["html"])} for one in job["blocks"]]
        found = self._pieces(job, [one["html"] for one in blocks], WITHOUT_FRAME)
        bodies = self._pages(blocks, found)
        begins: dict[str, int] = {}
        for number, body in enumerate(bodies, 1):
            for piece, _ in body:
                for anchor in piece.page.anchors:
                    begins.setdefault(anchor, number)
        references = (begins[name] for one in job["blocks"] for name in PAGE_REFERENCE.findall(one["html"]))
        frames = self._frames(job, [body[0][0].name for body in bodies])
        sheets = [
            Sheet([*((piece.numbered(*islice(references, piece.numbers)), down) for piece, down in body), (frame, 0.0)])
            for body, frame in zip(bodies, frames, strict=True)
        ]
        self._forget()
        return self._document.copy(sheets)

    def _pages(self, blocks: Sequence[Mapping[str, str]], found: Mapping[str, list[Piece]]) -> list[Page]:
        """What stands on each page, in order."""
        pages: list[Page] = []
        of_kind = {one["kind"]: one["html"] for one in blocks}
        cards = [found[one["html"]] for one in blocks if one["kind"] == "card"]
        for one in blocks:
            if one["kind"] == "flow":
                pages += [[(piece, 0.0)] for piece in found[one["html"]]]
            elif one["kind"] == "head":
                pages += stacked(found[one["html"]][0], found[of_kind["behind"]][0], cards)
        return pages

    def _frames(self, job: Mapping[str, Any], names: Sequence[str]) -> list[Piece]:
        """What surrounds each page: whose it is, whom it is for, its number. `names`: the kind of each page."""
        widest = "8" * max(FEWEST_DIGITS, len(str(len(names))))
        frames = {
            name: f'<div class="frame" style="page:{name or "auto"}" data-number="{widest}"></div>' for name in names
        }
        found = self._pieces(job, list(frames.values()), FRAME_ALONE)
        return [found[frames[name]][0].numbered(number) for number, name in enumerate(names, 1)]

    def _pieces(self, job: Mapping[str, Any], blocks: Sequence[str], edges: str) -> dict[str, list[Piece]]:
        """The pieces of each block. What is not kept yet is laid out, all of it at once."""
        about = {name: escape(job["edges"][name]) for name in ("who", "audience", "direction")}
        key = (edges, job["css"], job["language"], *((about["who"], about["audience"]) if edges == FRAME_ALONE else ()))
        key = (*key, about["direction"])
        missing = [one for one in dict.fromkeys(blocks) if (one, *key) not in self._kept]
        if missing:
            groups = "".join(f'<div class="group" data-block="{n}">{one}</div>' for n, one in enumerate(missing))
            body = f'<body data-who="{about["who"]}" data-for="{about["audience"]}">{groups}</body>'
            root = f'<html lang="{escape(job["language"])}" dir="{about["direction"]}">'
            html = f"<!DOCTYPE html>{root}<head><title>-</title></head>{body}</html>"
            self._document = self._render(html, (job["css"], edges))
            for page in self._document.pages:
                piece = Piece(page)
                self._kept.setdefault((missing[piece.block], *key), []).append(piece)
        for one in blocks:
            self._kept.move_to_end((one, *key))
        return {one: self._kept[one, *key] for one in blocks}

    def _forget(self) -> None:
        count = sum(map(len, self._kept.values()))
        while count > MOST_PIECES and len(self._kept) > 1:
            gone = len(self._kept.popitem(last=False)[1])
            count -= gone
            self.dropped += gone


def stacked(head: Piece, behind: Piece, cards: Iterable[Sequence[Piece]]) -> list[Page]:
    """Put cards below each other, and part a card only where much of a page would stay empty otherwise.

    `head` stands above the first, `behind` is what every further page has besides. A card that is higher than a page
    comes in several pieces.
    """
    pages: list[Page] = [[(head, 0.0)]]
    used = head.height
    for card in cards:
        for piece in card:
            rest, left = piece, piece.room - used
            if rest.height > left:
                parts = piece.parted(left) if left > MOST_EMPTY * piece.room else None
                if parts:
                    begun, rest = parts
                    pages[-1].append((begun, used))
                pages.append([(behind, 0.0)])
                used = 0.0
            pages[-1].append((rest, used))
            used += rest.height
        used += BETWEEN
    return pages


def _lower(place: Rectangle, down: float) -> Rectangle:
    left, top, right, bottom = place
    return left, top + down, right, bottom + down
