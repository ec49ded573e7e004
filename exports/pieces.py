"""What stands on the pages of a plan, piece by piece, laid out and drawn once. Loaded by the typesetter alone.

A piece is one laid-out page of WeasyPrint's without what surrounds it. So it serves the whole plan and a sector's, on
whatever page it comes to stand. How it is drawn is kept as well: drawing costs a third of setting a page.

What is used here of WeasyPrint beside its documented interface: the boxes of a page, and the stream that draws it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pydyf  # type: ignore[import-untyped] # it comes with WeasyPrint
from weasyprint.layout.inline import split_text_box  # type: ignore[import-untyped]

from exports.fonts_used import held_once, passing, use

__all__ = ["Piece"]

GROUP = re.compile(rb"/(x\d+) Do")
NUMBER = "@bottom-right"  # where the number of a page stands
REFERENCE = "li::after"  # where the contents say on which page a part begins
CARD = "card"  # the name of the pages that hold nothing but a card
FEWEST_ROWS = 2  # of a card, that its heading is followed by
NAMED_IN_ORDER = ("Pattern", "Shading")  # resources that are called after their place in a file


@dataclass(frozen=True, slots=True)
class Drawing:
    """How a piece is drawn. Between two of `parts` stands the number that ties what follows to one of `tags`."""

    parts: tuple[bytes, ...]
    tags: tuple[tuple[Any, str], ...]
    fonts: dict[str, Any]
    transparency: dict[str, Any]
    groups: dict[str, Any]


class Piece:
    """One laid-out page of WeasyPrint's, and how it is drawn once that is known.

    `top`, `bottom`: how far down on it, in pixels, what is of this piece begins and ends.
    """

    def __init__(self, page: Any, top: float = 0.0, bottom: float | None = None) -> None:  # noqa: ANN401 - no types
        self.page = page
        self.top = top
        self._bottom = bottom
        self._drawing: Drawing | None = None
        self._parted: dict[int, tuple[Piece, Piece]] = {}
        self._numbered: dict[tuple[int, ...], Piece] = {}

    @property
    def name(self) -> str:
        """The name of its kind of page, as the style sheet has it; empty for the usual one."""
        return str(self.page._page_box.page_type.name or "")  # noqa: SLF001

    @property
    def block(self) -> int:
        """The place of the block that it comes from, among those it was laid out with."""
        return int(_groups(self.page._page_box)[0].element.get("data-block"))  # noqa: SLF001

    @property
    def room(self) -> float:
        """How high a page of this kind is between its margins, in pixels."""
        return float(self.page._page_box.height)  # noqa: SLF001

    @property
    def height(self) -> float:
        """How much of the room is taken up, in pixels."""
        if self._bottom is None:
            box = self.page._page_box  # noqa: SLF001
            # A card that goes on overleaf is as high as its page, whatever it holds; its rows tell where it ends.
            parts = _rows(box) if self.name == CARD else [part for group in _groups(box) for part in group.children]
            ends = [part.position_y + part.margin_height() for part in parts]
            self._bottom = float(max(ends, default=box.content_box_y()) - box.content_box_y())
        return self._bottom - self.top

    def parted(self, room: float) -> tuple[Piece, Piece] | None:
        """A card in two, between its rows: what of it `room` pixels hold, and the rest.

        None where that would leave a line or two alone on either side.
        """
        box = self.page._page_box  # noqa: SLF001
        start = box.content_box_y() + self.top
        rows = _rows(box)
        fitting = sum(row.position_y + row.margin_height() - start <= room for row in rows)
        if not FEWEST_ROWS <= fitting <= len(rows) - 1:
            return None
        if fitting not in self._parted:
            rest = copy(self.page)
            rest.anchors, rest.links, rest.bookmarks = {}, [], []
            rest._page_box = _with_rows(box, set(rows[fitting:]), begun=True)  # noqa: SLF001
            first = copy(self.page)
            first._page_box = _with_rows(box, set(rows[:fitting]), begun=False)  # noqa: SLF001
            place = rows[fitting].position_y - box.content_box_y()
            self._parted[fitting] = Piece(first, self.top, place), Piece(rest, place, self.top + self.height)
        return self._parted[fitting]

    @cached_property
    def numbers(self) -> int:
        """How many numbers of pages stand in it."""
        return len(_numbers(self.page._page_box))  # noqa: SLF001

    def numbered(self, *numbers: int) -> Piece:
        """The same with these numbers of pages in place of those that it was laid out with."""
        if not numbers:
            return self
        if numbers not in self._numbered:
            page = copy(self.page)
            page._page_box = _with_numbers(self.page._page_box, iter(numbers))  # noqa: SLF001
            self._numbered[numbers] = Piece(page, self.top)
        return self._numbered[numbers]

    def draw(self, stream: Any, scale: float, down: float) -> None:  # noqa: ANN401
        """Draw it `down` pixels below the top."""
        drawing = self._drawing or self._drawn(stream, scale)
        for key, font in drawing.fonts.items():
            use(stream._fonts, key, font)  # noqa: SLF001
        stream._resources["ExtGState"].update(drawing.transparency)  # noqa: SLF001
        tags = stream._tags if stream._tags is not None else {}  # noqa: SLF001
        groups = stream._resources["XObject"]  # noqa: SLF001
        names = {name: f"x{number}" for number, name in enumerate(drawing.groups, len(groups))}
        groups.update({names[name]: _copied(group, stream) for name, group in drawing.groups.items()})
        told = [drawing.parts[0]]
        for (box, tag), part in zip(drawing.tags, drawing.parts[1:], strict=True):
            told += (b"<</MCID %d>>" % len(tags), part)
            tags[box] = {"tag": tag, "mcid": len(tags)}
        with stream.stacked():
            if down != self.top:
                stream.transform(f=(down - self.top) * scale)
            content = b"\n".join(told)
            stream.stream.append(GROUP.sub(lambda found: f"/{names[found[1].decode()]} Do".encode(), content))

    def _drawn(self, stream: Any, scale: float) -> Drawing:  # noqa: ANN401
        """Draw it by itself. It is kept, unless something in it is called after its place in this file."""
        shared = stream._resources  # noqa: SLF001
        named = [len(shared[kind]) for kind in NAMED_IN_ORDER]
        resources = pydyf.Dictionary(shared)
        resources["ExtGState"], resources["XObject"] = pydyf.Dictionary(), pydyf.Dictionary()
        own = stream.clone(fonts={}, resources=resources, tags={})
        own.transform(d=-1, f=self.page.height * scale)
        self.page.paint(own, scale)
        parts: list[list[bytes]] = [[]]
        for operation in own.stream[1:]:
            if isinstance(operation, pydyf.Dictionary):
                parts.append([])
            else:
                parts[-1].append(operation if isinstance(operation, bytes) else operation.encode("ascii"))
        tags = tuple((box, kept["tag"]) for box, kept in own._tags.items())  # noqa: SLF001
        fonts = own._fonts  # noqa: SLF001
        groups = dict(resources["XObject"])
        content = tuple(b"\n".join(part) for part in parts)
        drawing = Drawing(content, tags, fonts, dict(resources["ExtGState"]), groups)
        same_names = named == [len(shared[kind]) for kind in NAMED_IN_ORDER]
        if same_names and all(map(_flat, groups.values())) and not any(map(passing, fonts.values())):
            for key, font in fonts.items():
                held_once(key, font)
            self._drawing = drawing
        return drawing


def _groups(box: Any) -> list[Any]:  # noqa: ANN401
    """What the body on a page holds."""
    root = next(child for child in box.children if child.is_for_root_element)
    return [part for body in root.children for part in body.children]


def _rows(box: Any) -> list[Any]:  # noqa: ANN401
    """The rows of the tables of fields below a box, from top to bottom."""
    if box.element_tag == "tr" and hasattr(box, "children"):
        return [box]
    return [row for child in getattr(box, "children", ()) for row in _rows(child)]


def _with_rows(box: Any, rows: set[Any], *, begun: bool) -> Any:  # noqa: ANN401
    """A copy with these rows alone. With `begun`, nothing else of it is left, and no line above."""
    if box in rows:
        return box
    children = []
    for child in box.children:
        below = _rows(child)
        if not below and not begun:
            children.append(child)
        elif rows.intersection(below):
            children.append(_with_rows(child, rows, begun=begun))
    made = box.copy_with_children(children)
    if begun and box.element_tag == "section":
        made.remove_decoration(start=True, end=False)
    return made


def _is_number(box: Any) -> bool:  # noqa: ANN401
    return getattr(box, "at_keyword", "") == NUMBER or box.element_tag == REFERENCE


def _numbers(box: Any) -> list[Any]:  # noqa: ANN401
    """The boxes that hold numbers of pages, in reading order."""
    if _is_number(box):
        return [box]
    return [number for child in getattr(box, "children", ()) for number in _numbers(child)]


def _with_numbers(box: Any, numbers: Iterator[int]) -> Any:  # noqa: ANN401
    """A copy with other numbers of pages; what holds none stays as it is."""
    if _is_number(box):
        to_the_left = box.element_tag == REFERENCE and box.style["direction"] == "rtl"
        return _saying(str(next(numbers)), box, to_the_left=to_the_left)
    if not _numbers(box):
        return box
    return box.copy_with_children([_with_numbers(child, numbers) for child in box.children])


def _saying(number: str, box: Any, *, to_the_left: bool) -> Any:  # noqa: ANN401
    """A copy of a box with a number in place of its text; it begins where that began or ends where that ended."""
    if not hasattr(box, "text"):
        return box.copy_with_children([_saying(number, child, to_the_left=to_the_left) for child in box.children])
    made, _, _ = split_text_box(None, box.copy_with_text(number), None, 0)
    if not to_the_left:
        made.position_x += box.width - made.width
    return made


def _copied(group: Any, stream: Any) -> Any:  # noqa: ANN401
    """A group of a drawing, the hatching of a cell, as a part of another file."""
    colours, own = stream._default_color_space, group._resources  # noqa: SLF001
    resources = pydyf.Dictionary({**own, "ColorSpace": stream._resources["ColorSpace"], "Font": None})  # noqa: SLF001
    shadings = {name: pydyf.Dictionary({**one, "ColorSpace": colours}) for name, one in own["Shading"].items()}
    resources["Shading"] = pydyf.Dictionary(shadings)
    extra = pydyf.Dictionary({**group.extra, "Resources": resources})
    extra["Group"] = pydyf.Dictionary({**group.extra["Group"], "CS": colours})
    made = stream.clone(resources=resources, extra=extra)
    made.stream = list(group.stream)
    return made


def _flat(group: Any) -> bool:  # noqa: ANN401
    """Whether a group can be copied: it is drawn from shadings alone."""
    return not any(group._resources[kind] for kind in ("ExtGState", "XObject", "Pattern"))  # noqa: SLF001
