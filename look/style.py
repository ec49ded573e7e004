"""The colours for whoever draws with them: as variables of a page, as plain values on paper, as Streamlit's theme."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from look.colours import CONTRAST, CONTRAST_DARK, DARK, LIGHT, Colours

__all__ = ["FONT", "on_paper", "page_style", "theme_options"]

FONT: Final = "Inter"
FACES: Final = {"100 500": "regular", "501 900": "semibold"}
"""Which weights are written with which file in web/static: two are enough, and a phone waits for each."""

VARIABLE = re.compile(r"var\(--([a-z0-9-]+)\)")
ALWAYS_LIGHT = '[class*="st-key-chart-"]'
"""What is drawn with fixed colours, by Plotly: it lies on a sheet of its own."""

DARK_SCREEN, MORE = "(prefers-color-scheme: dark)", "(prefers-contrast: more)"


@cache
def page_style() -> str:
    """The style sheet that every page begins with: the font, and the colours as variables.

    web/static/look.js says in two attributes of the page which look is chosen; without it, the device is followed.
    """
    by_device = ":root:not([data-scheme])"
    dark, more = ':root[data-scheme="dark"]', ':root[data-contrast="more"]'
    return "".join(
        (
            *(_face(weights, name) for weights, name in FACES.items()),
            # Before Streamlit knows our theme it shows its own font: a phone on a poor line would fetch it for nothing.
            f"html body,html body .stApp{{font-family:{FONT},system-ui,sans-serif}}",
            _rule(f":root,{ALWAYS_LIGHT}", LIGHT, "color-scheme:light"),
            _rule(dark, DARK, "color-scheme:dark"),
            _rule(more, CONTRAST),
            _rule(f'{dark}[data-contrast="more"]', {**DARK, **CONTRAST_DARK}),
            f"@media {DARK_SCREEN}{{{_rule(by_device, DARK, 'color-scheme:dark')}}}",
            f"@media {MORE}{{{_rule(by_device, CONTRAST)}}}",
            f"@media {DARK_SCREEN} and {MORE}{{{_rule(by_device, {**DARK, **CONTRAST_DARK})}}}",
            f"@media print{{{_rule(':root:root:root:root', LIGHT, 'color-scheme:light')}}}",
        )
    )


def on_paper(sheet: str) -> str:
    """A style sheet for paper: every `var(--name)` in it as the colour that it is in light.

    Raises KeyError for a colour that there is not. WeasyPrint knows variables too, but looks each up for every element.
    """
    return VARIABLE.sub(lambda found: LIGHT[found[1]], sheet)


def theme_options() -> dict[str, object]:
    """Streamlit's settings for the same look in light and in dark."""
    options: dict[str, object] = {"theme.font": f"{FONT}, system-ui, sans-serif", "theme.baseFontSize": 16}
    for scheme, colours in (("light", LIGHT), ("dark", DARK)):
        options |= {
            f"theme.{scheme}.primaryColor": colours["fill"],
            f"theme.{scheme}.backgroundColor": colours["paper"],
            f"theme.{scheme}.secondaryBackgroundColor": colours["card"],
            f"theme.{scheme}.textColor": colours["ink"],
            f"theme.{scheme}.linkColor": colours["accent-ink"],
            f"theme.{scheme}.borderColor": colours["edge"],
            f"theme.{scheme}.showWidgetBorder": True,
            f"theme.{scheme}.baseRadius": "0.5rem",
        }
    return options


def _rule(selector: str, colours: Colours, more: str = "") -> str:
    variables = ";".join(f"--{name}:{colour}" for name, colour in colours.items())
    return f"{selector}{{{variables};{more}}}"


def _face(weights: str, name: str) -> str:
    source = f'url("/toolkit/inter-{name}.woff2") format("woff2")'
    return f'@font-face{{font-family:"{FONT}";font-weight:{weights};font-display:swap;src:{source}}}'
