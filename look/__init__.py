"""The look: the colours and the type that screens, pages and paper share."""

from look.colours import CHANGES, GAPS, LESS, LIGHT, LOOKS
from look.style import FONT, on_paper, page_style, theme_options

__all__ = ["CHANGES", "FONT", "GAPS", "LESS", "LIGHT", "LOOKS", "on_paper", "page_style", "theme_options"]
