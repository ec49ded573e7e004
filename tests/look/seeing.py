"""How colours are seen: contrast as WCAG counts it, lightness, and what colour blindness leaves of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

Linear = tuple[float, float, float]

# Machado, Oliveira and Fernandes: A Physiologically-based Model for Simulation of Color Vision Deficiency, IEEE TVCG 15
# (2009), severity 1.0; they hold for linear light.
BLINDNESS: Final[Mapping[str, tuple[Linear, Linear, Linear]]] = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
GREY: Final = (0.2126, 0.7152, 0.0722)


def linear(colour: str) -> Linear:
    """The light of a colour `#rrggbb`, each part from 0 to 1."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def seen(colour: str, how: str) -> Linear:
    """The light of a colour as somebody sees it: "everything", "grey", or a kind of `BLINDNESS`."""
    light = linear(colour)
    if how == "everything":
        return light
    rows = (GREY, GREY, GREY) if how == "grey" else BLINDNESS[how]
    red, green, blue = (min(1.0, max(0.0, sum(a * b for a, b in zip(row, light, strict=True)))) for row in rows)
    return red, green, blue


def luminance(light: Linear) -> float:
    return sum(a * b for a, b in zip(GREY, light, strict=True))


def contrast(one: Linear, other: Linear) -> float:
    """From 1 to 21, as in WCAG 2.2."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def lightness(light: Linear) -> float:
    """L* of CIELAB: 0 to 100, in steps that are seen as even."""
    y = luminance(light)
    return 116 * y ** (1 / 3) - 16 if y > 0.008856 else 903.3 * y
