"""What saves a picture that the page shows: drawn into dots in the browser, or as the drawing that it is."""

from __future__ import annotations

from screens.components.own import draw_component
from translations import Translator

__all__ = ["draw_saving"]


def draw_saving(svg: str, about: str, translator: Translator, *, key: str, name: str) -> None:
    """Two buttons for the picture `svg`, which is `about` something.

    `name` is that of the files, without an ending: neutral, as it can be seen in the list of downloads.
    """
    _ = translator.gettext
    words = {
        "png": _("Save as a picture (PNG)"),
        "svg": _("Save as a drawing (SVG)"),
        "about": about,
        "failed": _("This browser could not draw the picture. Save it as a drawing instead."),
    }
    draw_component("picture", key=f"picture:{key}", data={"svg": svg, "name": name, "words": words})
