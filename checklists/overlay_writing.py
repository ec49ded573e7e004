"""An overlay as `overlay.yaml`, for people to read and change, and to bring in elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict

import yaml

from checklists.model import Edition, Overlay, Responsibility
from checklists.overlay_file import OVERLAY, overlay_in
from checklists.shape import schema
from checklists.text_file import README

__all__ = ["write_overlay"]

NOTE = f"# What this partnership changed of the checklists for itself. Every key is explained in {README}.\n\n"
WIDTH = 110
LINE_ENDS = re.compile("[\u2028\u2029]")
NOTHING_TO_SEE = re.compile("[\ufeff\ufffe\uffff]")


def write_overlay(overlay: Overlay, edition: Edition) -> bytes:
    """`overlay` of `edition` as YAML, UTF-8. Reading it gives the same overlay, and writing that the same bytes.

    Only white space at the ends of a text is left out, and what cannot be seen: the file is for people to edit.

    Raises MendableError where such a file would be refused: above all where it is larger than what is read.
    """
    text: str = yaml.dump(_members(overlay, edition), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH)
    data = (NOTE + text).encode()
    overlay_in(data, OVERLAY, edition)
    return data


def _members(overlay: Overlay, edition: Edition) -> dict[str, object]:
    examples = {of: _tidy(text) for of, text in (overlay.examples or {}).items()}
    members = {
        "edition": edition.id,
        "hidden": overlay.hidden,
        "sectors": None if overlay.sectors is None else {of: _tidy(name) for of, name in overlay.sectors.items()},
        "examples": None if overlay.examples is None else {of: text for of, text in examples.items() if text},
        "added": None if overlay.added is None else [_added(one) for one in overlay.added],
    }
    return _held(members)


def _added(one: Responsibility) -> dict[str, object]:
    keys = schema("overlay")["properties"]["added"]["items"]["properties"]
    held = asdict(one, dict_factory=lambda members: _held({name: _tidy(value) for name, value in members}))
    return {key: held[key] for key in keys if key in held}


def _held(members: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in members.items() if value is not None}


def _tidy(value: object) -> object:
    """A text, or each text in a tuple, without what the checklists' YAML leaves out or refuses."""
    if isinstance(value, tuple):
        return tuple(map(_tidy, value))
    return NOTHING_TO_SEE.sub("", LINE_ENDS.sub("\n", value)).strip() if isinstance(value, str) else value


class _Dumper(yaml.SafeDumper):
    """YAML as the checklists are written: hyphens indented, long texts in blocks, nothing abbreviated."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 - they always are
        super().increase_indent(flow, indentless=False)

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - an alias would be refused when it is read
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else ">" if len(text) > WIDTH else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)
