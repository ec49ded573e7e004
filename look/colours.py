"""The colours, each by what it is for: one set for light, and what differs in dark and in high contrast.

Paper, spreadsheets and printed checklists are always light. What is written on what, and how well it can be read there,
is held by tests/look/test_contrast.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

__all__ = ["CHANGES", "CONTRAST", "CONTRAST_DARK", "DARK", "GAPS", "LESS", "LIGHT", "LOOKS", "Colours"]

Colours = Mapping[str, str]
"""The name of each colour, and the colour as `#rrggbb`."""

LIGHT: Final[Colours] = {
    # the ground, what lies on it, what is under a finger or set apart
    "paper": "#faf8f4", "card": "#ffffff", "sunken": "#f1ece3", "cool": "#dfe5ee",
    # text, headings, thin lines, the edge of what can be touched
    "ink": "#1c2430", "ink-soft": "#4a5560", "title": "#14213d", "line": "#cfc8bb",
    "rule": "#c9ced6", "edge": "#77808d",
    # what is chosen, and what one is to touch
    "fill": "#14213d", "on-fill": "#ffffff", "fill-hover": "#24365f",
    # the band and the strip on top
    "band": "#14213d", "on-band": "#ffffff", "on-band-soft": "#fbdcae", "strip": "#0e182d",
    # marks, focus, links, sentences that want to be read
    "accent": "#c4601f", "accent-ink": "#8a3d0c", "accent-soft": "#fdf1e2",
    "good": "#1d5c3a", "on-good": "#ffffff", "good-soft": "#e8f3ec",
    "stop": "#6e2408", "stop-ink": "#8a1c0c", "stop-soft": "#fbe5dc",
    # one's own, before anybody else sees it
    "own": "#4b3f86", "on-own": "#ffffff", "own-ink": "#342a68", "own-soft": "#f3f1fa", "own-line": "#b9b2d3",
    # gaps, from none to four levels: the further to go, the further from the ground
    "gap-0": "#fbf7f0", "gap-1": "#fbdcae", "gap-2": "#f2a95c", "gap-3": "#c4601f", "gap-4": "#6e2408",
    "on-gap-0": "#000000", "on-gap-1": "#000000", "on-gap-2": "#000000", "on-gap-3": "#000000", "on-gap-4": "#ffffff",
    # where there is no figure, and the lines across it
    "unsettled": "#e4e7ec", "hatch": "#c9ced6",
    # levels lower, the same, higher
    "lower-4": "#6e2408", "lower-3": "#a84f14", "lower-2": "#eba868", "lower-1": "#f8d9b4", "same": "#fbf7f0",
    "higher-1": "#cfe3d8", "higher-2": "#93c3a9", "higher-3": "#357a58", "higher-4": "#14452b",
    "on-lower-4": "#ffffff", "on-lower-3": "#ffffff", "on-lower-2": "#000000", "on-lower-1": "#000000",
    "on-same": "#000000", "on-higher-1": "#000000", "on-higher-2": "#000000", "on-higher-3": "#ffffff",
    "on-higher-4": "#ffffff",
    # a sector sees itself less far than its partners do, from half a level to four; further: the colours of the gaps
    "less-1": "#dbd7f0", "less-2": "#afa6dd", "less-3": "#6f62b3", "less-4": "#342a68",
    "on-less-1": "#000000", "on-less-2": "#000000", "on-less-3": "#ffffff", "on-less-4": "#ffffff",
    # how an action stands
    "going": "#6d86c4", "done": "#357a58", "blocked": "#f8d9b4",
}  # fmt: skip

DARK: Final[Colours] = {
    "paper": "#12161f", "card": "#1b212d", "sunken": "#272f3e", "cool": "#2b3446",
    "ink": "#ece7dd", "ink-soft": "#bcc2cc", "title": "#f8efdf", "line": "#3b4558",
    "rule": "#3b4558", "edge": "#8792a5",
    "fill": "#c3d0f0", "on-fill": "#10182b", "fill-hover": "#dde5f9",
    "band": "#1a2440", "on-band": "#ffffff", "on-band-soft": "#fbdcae", "strip": "#0b101b",
    "accent": "#e98a45", "accent-ink": "#f6b681", "accent-soft": "#33261a",
    "good": "#8fd3ad", "on-good": "#0d2418", "good-soft": "#17291f",
    "stop": "#e9805f", "stop-ink": "#ffab93", "stop-soft": "#38201a",
    "own": "#c5bcf5", "on-own": "#1a1438", "own-ink": "#d9d2ff", "own-soft": "#211d36", "own-line": "#4d4576",
    "gap-0": "#262d3a", "gap-1": "#5d4526", "gap-2": "#9a6429", "gap-3": "#e39a4f", "gap-4": "#ffe0b5",
    "on-gap-0": "#ffffff", "on-gap-1": "#ffffff", "on-gap-2": "#ffffff", "on-gap-3": "#000000", "on-gap-4": "#000000",
    "unsettled": "#2e3747", "hatch": "#566176",
    "lower-4": "#ffe0b5", "lower-3": "#e39a4f", "lower-2": "#9a6429", "lower-1": "#5d4526", "same": "#262d3a",
    "higher-1": "#2c4a3b", "higher-2": "#3f7258", "higher-3": "#79bd98", "higher-4": "#c9f0da",
    "on-lower-4": "#000000", "on-lower-3": "#000000", "on-lower-2": "#ffffff", "on-lower-1": "#ffffff",
    "on-same": "#ffffff", "on-higher-1": "#ffffff", "on-higher-2": "#ffffff", "on-higher-3": "#000000",
    "on-higher-4": "#000000",
    "less-1": "#3b3562", "less-2": "#5f549c", "less-3": "#a79ce0", "less-4": "#e4dfff",
    "on-less-1": "#ffffff", "on-less-2": "#ffffff", "on-less-3": "#000000", "on-less-4": "#000000",
    "going": "#8aa2e0", "done": "#79bd98", "blocked": "#5d4526",
}  # fmt: skip

CONTRAST: Final[Colours] = {
    "paper": "#ffffff", "sunken": "#f2f2f2", "cool": "#eceff5",
    "ink": "#000000", "ink-soft": "#2b333d", "title": "#000000", "line": "#59626e",
    "rule": "#59626e", "edge": "#1c2430",
    "fill": "#0a1330", "fill-hover": "#24365f", "band": "#0a1330", "strip": "#000000",
    "accent": "#8a3d0c", "accent-ink": "#6b2d06", "accent-soft": "#ffffff",
    "good": "#0c4526", "good-soft": "#ffffff", "stop-ink": "#6b1206", "stop-soft": "#ffffff",
    "own": "#342a68", "own-ink": "#261d52", "own-soft": "#ffffff", "own-line": "#342a68",
    "gap-3": "#dd8040", "hatch": "#8a93a0", "going": "#4a63a6",
    "lower-3": "#8f3f0c", "higher-3": "#245f42", "less-3": "#574a9c",
}  # fmt: skip
"""What differs from `LIGHT`."""

CONTRAST_DARK: Final[Colours] = {
    "paper": "#000000", "card": "#000000", "sunken": "#1c2230", "cool": "#1c2230",
    "ink": "#ffffff", "ink-soft": "#e2e6ec", "title": "#ffffff", "line": "#a3acba",
    "rule": "#a3acba", "edge": "#ffffff",
    "fill": "#ffffff", "on-fill": "#000000", "fill-hover": "#d5dff7", "band": "#000000", "strip": "#000000",
    "accent": "#ffb066", "accent-ink": "#ffc894", "accent-soft": "#000000",
    "good": "#a6eac3", "on-good": "#000000", "good-soft": "#000000", "stop-ink": "#ffc2b0", "stop-soft": "#000000",
    "own": "#e0daff", "on-own": "#000000", "own-ink": "#e9e4ff", "own-soft": "#000000", "own-line": "#c5bcf5",
    "gap-0": "#141923", "gap-1": "#402f18", "gap-2": "#7d4d19", "same": "#141923",
    "less-1": "#2b2650", "less-2": "#544a8c", "lower-1": "#402f18", "lower-2": "#7d4d19",
    "higher-1": "#1c3328", "higher-2": "#2f5c45",
}  # fmt: skip
"""What differs from `DARK`."""

LOOKS: Final[Mapping[str, Colours]] = {
    "light": LIGHT,
    "dark": DARK,
    "contrast": {**LIGHT, **CONTRAST},
    "contrast-dark": {**DARK, **CONTRAST_DARK},
}
"""All four looks, each whole."""

GAPS: Final = tuple(f"gap-{levels}" for levels in range(5))
"""The colours of the gaps, from none to four levels."""

CHANGES: Final = (*(f"lower-{n}" for n in (4, 3, 2, 1)), "same", *(f"higher-{n}" for n in (1, 2, 3, 4)))
"""The colours of what changed between two rounds, from four levels lower to four higher."""

LESS: Final = tuple(f"less-{levels}" for levels in range(1, 5))
"""The colours of how much less far a sector sees itself than its partners do, from up to one level to four."""
