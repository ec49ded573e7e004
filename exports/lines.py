"""Lines of text, each broken and drawn once. Loaded by the typesetter alone.

A plan says much of what it says more than once: half of the lines of a whole plan, and nine in ten of a sector's after
it. How a text is broken, and how a line is drawn, follows from the text, its style and the width alone; so both are
kept. WeasyPrint has no place for that: two of its functions are replaced. The same line is the same to the byte,
whatever was set before it.
"""

from __future__ import annotations

from copy import copy
from typing import Any

import pydyf  # type: ignore[import-untyped] # it comes with WeasyPrint
from weasyprint import draw  # type: ignore[import-untyped]
from weasyprint.layout import inline, preferred  # type: ignore[import-untyped]
from weasyprint.pdf.fonts import Font  # type: ignore[import-untyped]
from weasyprint.text.fonts import get_pango_font_key  # type: ignore[import-untyped]

from exports.fonts_used import held_once, passing, use

__all__ = ["STYLE", "Lines"]

MOST_LINES = 8000  # that are kept; some 3 kB each
LONGEST = 1000  # letters of a text that is kept: what is longer is hardly said twice
# All of a style that has a say in how a text is broken into lines and drawn, besides its colour.
STYLE = (
    "direction", "font_family", "font_feature_settings", "font_kerning", "font_language_override", "font_size",
    "font_stretch", "font_style", "font_variant_alternates", "font_variant_caps", "font_variant_east_asian",
    "font_variant_ligatures", "font_variant_numeric", "font_variant_position", "font_variation_settings", "font_weight",
    "hyphenate_character", "hyphenate_limit_chars", "hyphenate_limit_zone", "hyphens", "lang", "letter_spacing",
    "line_height", "overflow_wrap", "tab_size", "text_decoration_line", "white_space", "word_break", "word_spacing",
)  # fmt: skip


class _Taken(pydyf.Stream):  # type: ignore[misc]
    """Takes down how one line is drawn, wherever on a page that may be: what is written, and what is used of fonts."""

    def __init__(self, page: Any, opened: dict[tuple[str, float], Any]) -> None:  # noqa: ANN401 - WeasyPrint has no types
        super().__init__()
        self._opened = opened
        self.ink_rect, self.logical_rect = page.ink_rect, page.logical_rect
        self.fonts: dict[str, Any] = {}

    def add_font(self, pango_font: Any) -> tuple[Any, float]:  # noqa: ANN401
        """A font as if nothing had been drawn with it yet."""
        key, description, size = get_pango_font_key(pango_font)
        if key not in self.fonts:
            if (key, size) not in self._opened:
                self._opened[key, size] = held_once(key, Font(pango_font, description, size))
            self.fonts[key] = copy(self._opened[key, size])
            self.fonts[key].widths, self.fonts[key].to_unicode, self.fonts[key].missing = {}, {}, {}
        return self.fonts[key], size

    def set_text_matrix(self, *place: float) -> None:
        """Each time another one."""

    def show_text(self, text: str) -> None:
        """Letters, and how far one is moved to the next; by nothing is not told."""
        super().show_text(text.replace(">0<", ""))

    def set_font_size(self, font: str, size: float) -> None:
        """Told apart, as a page does not say again what it has said."""
        self.stream.append((font, size))


class Lines:
    """Keeps how texts were broken and drawn, from when it is made on, for all that this process sets."""

    def __init__(self) -> None:
        self.keeping = True
        """Whether what is set now may stay in memory."""
        self._styles: dict[str, int] = {}
        self._fonts: dict[tuple[str, float], Any] = {}
        self._broken: dict[tuple[Any, ...], tuple[Any, ...]] = {}
        self._break, self._draw_text, self._draw_line = (
            inline.split_first_line,
            draw.draw_text,
            draw.text.draw_first_line,
        )
        inline.split_first_line = preferred.split_first_line = self._first_line
        draw.draw_text = self._text

    def __len__(self) -> int:
        return len(self._broken)

    def forget(self) -> None:
        """Let all go where it has become too much; for between two files."""
        if len(self._broken) > MOST_LINES:
            self._broken.clear()

    def _first_line(  # noqa: PLR0913, PLR0917 - as WeasyPrint has it
        self,
        text: str,
        style: Any,  # noqa: ANN401
        context: Any,  # noqa: ANN401
        max_width: float | None,
        justification_spacing: float,
        is_line_start: bool = True,
        minimum: bool = False,
    ) -> tuple[Any, ...]:
        """The first line of a text, and where the next begins."""
        ways = (max_width, justification_spacing, is_line_start, minimum)
        if not self.keeping or len(text) > LONGEST:
            return tuple(self._break(text, style, context, *ways))
        key = (text, self._style(style), *ways)
        if key not in self._broken:
            self._broken[key] = self._break(text, style, context, *ways)
        return self._broken[key]

    def _style(self, style: Any) -> int:  # noqa: ANN401
        """The same number for styles in which the same text looks the same."""
        number: int | None = style.__dict__.get("number_of_its_lines")
        if number is None:
            said = repr((id(style.font_config), [style[name] for name in STYLE]))
            style.number_of_its_lines = number = self._styles.setdefault(said, len(self._styles))
        return number

    def _text(self, stream: Any, box: Any, offset: float, overflow: str, ellipsis: str = "none") -> None:  # noqa: ANN401
        """Draw a line of text."""
        style = box.style
        if overflow == "ellipsis" or ellipsis != "none":
            box.pango_layout = copy(box.pango_layout)  # it is cut then, and others hold it too
        elif style["visibility"] == "visible" and style["text_decoration_line"] == "none":
            taken = self._taken(stream, box)
            if taken:
                stream.set_color(style["color"])
                _repeat(stream, taken, box.position_x, box.position_y + box.baseline)
                return
        self._draw_text(stream, box, offset, overflow, ellipsis)

    def _taken(self, stream: Any, box: Any) -> _Taken | None:  # noqa: ANN401
        """How a line is drawn; None where that cannot be kept."""
        layout = box.pango_layout
        if not hasattr(layout, "taken"):
            taken = _Taken(stream, self._fonts)
            layout.reactivate(box.style)
            self._draw_line(taken, box, "clip", "none", draw.Matrix())
            layout.deactivate()
            layout.taken = None if any(map(passing, taken.fonts.values())) else taken
        kept: _Taken | None = layout.taken
        return kept


def _repeat(stream: Any, taken: _Taken, x: float, y: float) -> None:  # noqa: ANN401
    """Draw a line, its baseline beginning at `x` and `y`."""
    for key, font in taken.fonts.items():
        use(stream._fonts, key, font)  # noqa: SLF001
    stream.begin_text()
    if taken.stream:
        stream.set_text_matrix(1, 0, 0, -1, x, y)
    for operation in taken.stream:
        if isinstance(operation, tuple):
            stream.set_font_size(*operation)
        else:
            stream.stream.append(operation)
    stream.end_text()
