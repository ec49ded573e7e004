"""Our Streamlit components, told to the running Streamlit; their scripts are files, which a strict policy lets in.

It imports nothing else of ours, so that a server can tell Streamlit of them before it answers anybody.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.runtime import Runtime

__all__ = ["draw_component", "early_scripts", "register"]

PACKAGE = "toolkit"
EARLY = ("field", "watch")
"""What a card begins with, and what that brings: a phone that asks for them with the page waits once less."""

HTML = {
    "field": '<div class="field"></div><div class="watch"></div>',
    "picture": '<div class="picture"></div>',
    "order": (
        '<div class="order"><p class="order-words" role="status"></p><progress class="order-bar" hidden></progress>'
        '<a class="save" hidden></a></div>'
    ),
}


def early_scripts() -> tuple[str, ...]:
    """The addresses of the scripts that every page asks for at once."""
    return tuple(f"/_stcore/bidi-components/{PACKAGE}.field/{name}.js" for name in EARLY)


def register() -> None:
    """Tell Streamlit of the components now, and not when the first of them is drawn.

    Until then their scripts are not found; a browser that asked for one with its page may take that for good.
    """
    _components(id(Runtime.instance()))


def draw_component(name: str, key: str, data: Mapping[str, object], **heard: Callable[[], None]) -> None:
    """Draw `field`, `order` or `picture` with `data`; `heard` is called for `on_<state>_change`.

    What is in `data` goes as the one item of a list: the members of a mapping Streamlit would look through for tables,
    and load pandas for it while the first people wait.
    """
    _components(id(Runtime.instance()))[name](key=key, data=[data], **heard)


@cache
def _components(_runtime: int) -> dict[str, Any]:
    manifest = ComponentManifest(PACKAGE, "1", [ComponentConfig(name, "field") for name in HTML])
    get_bidi_component_manager().register_from_manifest(manifest, Path(__file__).resolve().parent)
    return {
        name: st.components.v2.component(f"{PACKAGE}.{name}", html=html, js=f"{name}.js", isolate_styles=False)
        for name, html in HTML.items()
    }
