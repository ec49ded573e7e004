"""Laws: whatever stands in a file, it is read or refused; and a text in quotes comes back as it was written."""

import json
from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from checklists import yaml_tree
from checklists.shape import schema, shaped
from checklists.text_file import hidden_character
from checklists.yaml_tree import Branch, Leaf, read_tree

PARSERS = [yaml.CSafeLoader, yaml.SafeLoader]
SIGNS = st.text(st.sampled_from("ab01 \n\t-:?,[]{}#&*!|>'\"%@`~<=\\xuU.éل😀"), max_size=60)


@pytest.fixture(scope="module", params=PARSERS, ids=lambda parser: parser.__name__, autouse=True)
def _either_parser(request: pytest.FixtureRequest) -> Iterator[None]:
    """Every law with libyaml and without: on some machines PyYAML comes without it."""
    before, yaml_tree.PARSER = yaml_tree.PARSER, request.param
    yield
    yaml_tree.PARSER = before


def read(data: bytes) -> None:
    tree, problems = read_tree(data, "file.yaml")
    if tree is None:
        assert problems
    else:
        _, misfits = shaped(tree, schema("sector"), "file.yaml")
        problems += misfits
        assert problems
    for problem in problems:
        line = int(problem.where.removeprefix("file.yaml:"))
        assert 1 <= line <= data.count(b"\n") + data.count(b"\r") + 2
        assert str(problem).isprintable()


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_with_a_line_and_no_crash(data: bytes) -> None:
    read(data)


@given(SIGNS)
def test_any_text_of_the_signs_of_yaml_is_refused_with_a_line_and_no_crash(text: str) -> None:
    read(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        'a: "\\UFFFFFFFF"',
        'a: "\\U00110000"',
        "%YAML 1." + "9" * 5000 + "\n---\na",
        "%TAG !%FF! x\n---\n!%FF!y z",
        "!<%ZZ> a",
    ],
)
def test_what_makes_the_parser_itself_stumble_is_refused(text: str) -> None:
    read(text.encode())


@given(st.text(max_size=100))
def test_a_text_in_quotes_comes_back_as_it_was_written(text: str) -> None:
    tree, problems = read_tree(f"key: {json.dumps(text)}".encode(), "file.yaml")
    if hidden_character(text) is None and max(text, default="a") <= "\uffff":  # JSON writes the others as two halves
        assert problems == []
        assert isinstance(tree, Branch)
        assert tree.items["key"] == Leaf(1, text, "str")
    else:
        assert problems
