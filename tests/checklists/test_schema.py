"""The schema that editors read is the one that the reader reads, and says nothing that the reader does not know."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from checklists import RESPONSIBILITIES
from checklists.shape import KEYWORDS, SCHEMAS, schema

FILES = {
    **{path.name: "sector" for path in RESPONSIBILITIES.glob("*.yaml")},
    "edition.yaml": "edition",
    "retired.yaml": "retired",
    "published/2026.1.yaml": "published",
}


class _AsEditorsRead(yaml.SafeLoader):
    """YAML as editors take it: a date stays the text that it is."""


_AsEditorsRead.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def editor_accepts(text: str, kind: str) -> bool:
    checker = jsonschema.Draft202012Validator(schema(kind), format_checker=jsonschema.FormatChecker())
    return checker.is_valid(yaml.load(text, _AsEditorsRead))  # noqa: S506 - a SafeLoader


def _parts(of: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield of
    for part in of.get("properties", {}).values():
        yield from _parts(part)
    for part in (of.get("items"), of.get("additionalProperties")):
        if part:
            yield from _parts(part)


@pytest.mark.parametrize("path", sorted(SCHEMAS.glob("*.json")), ids=lambda path: path.name)
def test_a_schema_is_a_schema_and_uses_only_what_the_reader_knows(path: Path) -> None:
    whole = json.loads(path.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(whole)
    for part in _parts(whole):
        assert part.keys() <= KEYWORDS
        assert part["description"]
        assert part["type"] in {"object", "array", "string", "integer", "boolean"}
        if part["type"] == "object":
            assert part["additionalProperties"] is not True
            assert set(part["required"]) <= part["properties"].keys()
        if part["type"] == "integer":
            assert {"minimum", "maximum"} <= part.keys()


def test_every_key_is_explained_in_the_readme() -> None:
    readme = (RESPONSIBILITIES / "README.md").read_text(encoding="utf-8")
    headings = set(re.findall(r"^## (.*)$", readme, re.MULTILINE))
    keys = {
        key
        for path in SCHEMAS.glob("*.json")
        for part in _parts(schema(path.name.split(".")[0]))
        for key in part.get("properties", {})
    }
    assert keys <= headings


@pytest.mark.parametrize(("name", "kind"), FILES.items())
def test_an_editor_accepts_every_file_as_shipped(name: str, kind: str) -> None:
    assert editor_accepts((RESPONSIBILITIES / name).read_text(encoding="utf-8"), kind)


@pytest.mark.parametrize(("name", "kind"), FILES.items())
def test_every_file_tells_editors_its_schema(name: str, kind: str) -> None:
    first = (RESPONSIBILITIES / name).read_text(encoding="utf-8").splitlines()[0]
    prefix = "../" if "/" in name else ""
    assert first == f"# yaml-language-server: $schema={prefix}schema/{kind}.schema.json"


REFUSED = [
    ("police.yaml", "item: 1\n", "item: 0\n"),
    ("police.yaml", "item: 1\n", "item: 1000\n"),
    ("police.yaml", "item: 1\n", 'item: "1"\n'),
    ("police.yaml", "    item: 1\n", ""),
    ("police.yaml", "item: 1\n", "item: 1\n    place: 1\n"),
    ("police.yaml", "id: police.clear-messages", "id: police"),
    ("police.yaml", "theme: data", "theme: Data"),
    ("police.yaml", "theme: data", "theme: [data]"),
    ("police.yaml", "about:", "guidance: x\nabuot:"),
    ("police.yaml", "    address: https://", "    address: http://"),
    ("edition.yaml", 'edition: "2026.1"', "edition: 2026.1"),
    ("edition.yaml", 'edition: "2026.1"', 'edition: "first"'),
    ("edition.yaml", "published: 2026-11-23", "published: 2026-02-30"),
    ("edition.yaml", "level: 4", "level: 5"),
    ("edition.yaml", "protected: true", "protected: 1"),
    ("edition.yaml", "name: Police", 'name: ""'),
    ("edition.yaml", "name: Police", 'name: "  "'),
    ("edition.yaml", "name: Police", f"name: {'x' * 301}"),
    ("retired.yaml", "retired: []", "retired: {}"),
    ("retired.yaml", "retired: []", "retired: [{replaced_by: police.a}]"),
    ("published/2026.1.yaml", "ids:", "ids: []\nmore:"),
]


@pytest.mark.parametrize("case", REFUSED, ids=str)
def test_what_the_reader_refuses_an_editor_refuses(
    folder: Path, change: Callable[[str, str, str], None], problems: Callable[[], list[str]], case: tuple[str, str, str]
) -> None:
    name = case[0]
    assert editor_accepts((folder / name).read_text(encoding="utf-8"), FILES[name])
    change(*case)
    assert not editor_accepts((folder / name).read_text(encoding="utf-8"), FILES[name])
    assert any(one.startswith(f"{name}:") for one in problems())
