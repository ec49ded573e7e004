"""Every text to translate, out of the code, the templates and the checklists, as Babel's catalogue template."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

import yaml
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

__all__ = ["TEMPLATE", "differences", "extracted", "read_template", "texts_in_yaml", "write_template"]

ROOT = Path(__file__).parents[1]
SETTINGS = Path(__file__).parent / "babel.cfg"
TEMPLATE = Path(__file__).parent / "messages.pot"

HEADER = """# Every text of the coordinated response toolkit that a person reads.
# Made by python -m translations extract; changes by hand are lost."""

# libyaml where PyYAML was built with it, many times faster.
PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Found = tuple[int, None, str, list[str]]


def texts_in_yaml(
    fileobj: BinaryIO, _keywords: Mapping[str, object], _comment_tags: Collection[str], options: Mapping[str, str]
) -> Iterator[Found]:
    """Babel's extractor for the checklists: every text under a key that `options["keys"]` names, wherever it stands.

    Yields its line, from 1, and the text, with a note to the translator on what it is.
    """
    keys = frozenset(key.strip() for key in options["keys"].split(","))
    tree = yaml.compose(fileobj, Loader=PARSER)
    if tree is not None:
        yield from _texts(tree, keys, "")


def _texts(node: yaml.Node, keys: frozenset[str], owner: str) -> Iterator[Found]:
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _texts(item, keys, owner)
    elif isinstance(node, yaml.MappingNode):
        owner = next((value.value for key, value in node.value if key.value == "id"), owner)
        for key, value in node.value:
            texts = value.value if isinstance(value, yaml.SequenceNode) else [value]
            if key.value in keys and all(isinstance(text, yaml.ScalarNode) for text in texts):
                for text in texts:
                    yield text.start_mark.line + 1, None, text.value.strip(), [f"{key.value} {owner}".strip()]
            else:
                yield from _texts(value, keys, owner or str(key.value))


def extracted(root: Path = ROOT) -> Catalog:
    """All texts below the folder `root`, as `babel.cfg` says where to look."""
    with SETTINGS.open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file, str(SETTINGS))  # type: ignore[no-untyped-call]
    catalog = Catalog(header_comment=HEADER, project="Coordinated response toolkit", version="", charset="utf-8")
    found = extract_from_dir(root, methods, options, comment_tags=("Translators:",), directory_filter=_is_ours)
    for name, line, message, comments, context in sorted(found, key=lambda one: (one[0], one[1])):
        place = Path(name).as_posix()
        catalog.add(message, None, [(place, line)], auto_comments=comments, context=context)
    return catalog


def _is_ours(folder: str | os.PathLike[str]) -> bool:
    return not Path(folder).name.startswith((".", "_"))


def write_template(catalog: Catalog, path: Path = TEMPLATE) -> None:
    """Write `catalog` to the file `path`, without line numbers, which change with every edit."""
    with path.open("wb") as file:
        write_po(file, catalog, width=120, include_lineno=False)


def read_template(path: Path = TEMPLATE) -> Catalog:
    """The catalogue template in the file `path`."""
    with path.open("rb") as file:
        return read_po(file)


def differences(fresh: Catalog, kept: Catalog) -> list[str]:
    """What has to change in `kept` for it to hold the texts of `fresh`, a line each; none where it is current."""
    new, old = ({_identity(message) for message in one if message.id} for one in (fresh, kept))
    return [f"+ {text}" for text in sorted(new - old)] + [f"- {text}" for text in sorted(old - new)]


def _identity(message: Message) -> str:
    parts = (message.context or "", *(message.id if isinstance(message.id, tuple) else (message.id,)))
    return " | ".join(part for part in parts if part)
