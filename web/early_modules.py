"""What every screen is drawn with, asked for together with Streamlit's page.

Streamlit asks for the module of a kind of element when it first has one to draw. A phone then waits once more for each,
and what waits is drawn after all that does not.
"""

from __future__ import annotations

import re
from pathlib import Path

__all__ = ["early_modules"]

KINDS = ("BidiComponent", "Html")
"""Streamlit's modules for fields of ours, and for text that is laid out."""

IMPORT = re.compile(r'(?:from|import)"\./([^"]+\.js)"')


def early_modules(folder: Path, page: str) -> tuple[str, ...]:
    """The names of the modules in Streamlit's `folder` of scripts that its `page` does not ask for itself.

    Raises FileNotFoundError where Streamlit has no module for one of the KINDS.
    """
    found: dict[str, None] = {}
    waiting = [_module(folder, kind) for kind in KINDS]
    while waiting:
        name = waiting.pop()
        if name not in found and name not in page:
            found[name] = None
            waiting += IMPORT.findall((folder / name).read_text(encoding="utf-8"))
    return tuple(sorted(found))


def _module(folder: Path, kind: str) -> str:
    for path in folder.glob(f"{kind}.*.js"):
        return path.name
    raise FileNotFoundError(folder / f"{kind}.js")
