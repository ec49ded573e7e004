"""Bad input for an overlay, which comes from other people by e-mail: refused with its line, never a crash."""

import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from checklists import MendableError, Overlay, overlay_in, published_editions, yaml_tree

EDITION = published_editions()["2026.1"]
START = 'edition: "2026.1"\n'
SIGNS = st.text(st.sampled_from("ab01 \n\t-:?,[]{}#&*!|>'\"%@`~<=\\xuU.éل😀"), max_size=60)
LONGEST = 20  # seconds, for a file of the largest size on a busy machine


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def _either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With libyaml and without: on some machines PyYAML comes without it."""
    monkeypatch.setattr(yaml_tree, "PARSER", getattr(yaml, request.param))


def problems(data: bytes | str) -> list[str]:
    try:
        overlay_in(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"), "o.yaml", EDITION)
    except MendableError as error:
        return [str(one) for one in error.problems]
    return []


BOMB = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 15))

REFUSED = {
    "an anchor": (START + "hidden: &h [police.clear-messages]\n", "o.yaml:2: A & begins an anchor"),
    "an alias": (START + "hidden: *h\n", "o.yaml:2: A * begins an alias"),
    "a bomb": (START + "l0: &l0 [lol]\n" + BOMB, "o.yaml:2: A & begins an anchor"),
    "a cycle": (START + "hidden: &a [*a]\n", "o.yaml:2: A * begins an alias"),
    "a merge bomb": (START + "a: &a {x: 1}\nsectors: {<<: [*a, *a]}\n", "o.yaml:3: A * begins an alias"),
    "a merge": (START + "sectors: {<<: {police: x}}\n", 'o.yaml:2: "sectors" holds keys with a colon'),
    "a duplicate key": (START + "hidden: []\nhidden: []\n", "o.yaml:3: 'hidden' stands here a second time; line 2"),
    "a duplicate sector": (START + "sectors:\n  police: a\n  police: b\n", "o.yaml:4: 'police' stands here a second"),
    "a duplicate example": (
        START + "examples:\n  police.clear-messages: a\n  police.clear-messages: b\n",
        "o.yaml:4: 'police.clear-messages' stands here a second time; line 3",
    ),
    "no": (START + "sectors:\n  police: no\n", "o.yaml:3: \"sectors\" is 'no', which YAML reads as true or false"),
    "010": (START + "sectors:\n  police: 010\n", "which YAML reads as a number. Put the words in quotes"),
    "1:30": (START + "sectors:\n  police: 1:30\n", "which YAML reads as a number"),
    ".nan": (START + "hidden: [.nan]\n", "which YAML reads as a number"),
    ".inf": (START + "hidden: [.inf]\n", "which YAML reads as a number"),
    "a date": (START + "sectors:\n  police: 2026-01-01\n", "which YAML reads as a date"),
    "nothing": (START + "sectors:\n  police: ~\n", "which YAML reads as nothing"),
    "an empty key": (START + "hidden:\n", 'o.yaml:2: "hidden" holds nothing where a list belongs'),
    "5,000 digits": (
        START + f"added: [{{steps: [{{to: {'9' * 5000}}}]}}]\n",
        f"\"to\" is '{'9' * 80}…'. Write a number from 1 to 4",
    ),
    "a boolean as a number": (START + "added: [{steps: [{weeks: true}]}]\n", "\"weeks\" is 'true'. Write a number"),
    "nesting in lists": ("[" * 20_000, "o.yaml:1: This is nested more than 20 deep"),
    "nesting in keys": (START + "sectors: " + "{a: " * 20_000, "o.yaml:2: This is nested more than 20 deep"),
    "a Python tag": (START + "hidden: !!python/object/apply:os.system [id]\n", "o.yaml:2: A ! begins a tag"),
    "another tag": (START + "sectors: {police: !!str x}\n", "o.yaml:2: A ! begins a tag"),
    "two documents": (START + "---\n" + START, "o.yaml:2: A second document begins here"),
    "an empty file": ("", "o.yaml:1: This file is empty"),
    "a note only": ("# nothing\n", "o.yaml:1: This file is empty"),
    "a scalar": ("just words", "o.yaml:1: This file holds a text where keys with a colon belong"),
    "a list": ("- a\n- b\n", "o.yaml:1: This file holds a list where keys with a colon belong"),
    "UTF-16": (START.encode("utf-16"), "o.yaml:1: This file is not UTF-8 text"),
    "Latin-1": ((START + "sectors: {police: Sûreté}\n").encode("latin-1"), "o.yaml:2: This file is not UTF-8 text"),
    "a NUL": (START + "sectors: {police: a\0b}\n", "o.yaml:2: Here stands a character that cannot be seen, U+0000"),
    "an escaped NUL": (START + 'sectors: {police: "a\\0b"}\n', "cannot be seen, U+0000"),
    "half a character": (START + "sectors: {police: \ud800}\n", "o.yaml:2: This file is not UTF-8 text"),
    "half a character, escaped": (START + 'sectors: {police: "\\ud800"}\n', "o.yaml:2: "),
    "an override": (START + "sectors: {police: a\u202eb}\n", "cannot be seen, U+202E"),
    "an override in a key": (START + 'examples: {"a\\u202eb": x}\n', "cannot be seen, U+202E"),
    "10 MB": (START.encode() + b"sectors: [" + b"x" * 10_000_000, "o.yaml:1: This file is larger than 256 KB"),
    "an unknown key": (START + "hide: []\n", "o.yaml:2: 'hide' is no key here."),
    "a key that is a list": (START + "? [a]\n: b\n", "o.yaml:2: A key is a word followed by a colon"),
    "an assessment": ('{"format": "coordinated-response-assessment"}', "o.yaml:1: 'format' is no key here"),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "o.yaml:2: This file is not UTF-8 text"),
    "a ZIP": (b"PK\x03\x04\x14\x00\x00\x00", "o.yaml:1: Here stands a character that cannot be seen"),
}


@pytest.mark.usefixtures("_either_parser")
@pytest.mark.parametrize(("content", "words"), REFUSED.values(), ids=REFUSED.keys())
def test_what_hides_something_in_an_overlay_is_refused(content: bytes | str, words: str) -> None:
    told = problems(content)
    assert any(words in one for one in told), told
    assert all(one.isprintable() and one.startswith("o.yaml:") for one in told)


def test_a_byte_order_mark_and_the_line_ends_of_other_systems_are_accepted() -> None:
    assert problems(b"\xef\xbb\xbf" + START.encode()) == []
    assert problems((START + "hidden: []\n").replace("\n", "\r\n")) == []


def test_a_file_of_exactly_256_kb_is_read() -> None:
    data = (START + "# ").encode()
    assert problems(data + b"x" * (256 * 1024 - len(data))) == []
    assert len(problems(data + b"x" * (256 * 1024 - len(data) + 1))) == 1


def test_html_and_markdown_in_an_overlay_are_text() -> None:
    text = "<script>alert(1)</script> ![](http://example.com/a.png)"
    read = overlay_in((START + f"sectors:\n  police: {text}\n").encode(), "o.yaml", EDITION)
    assert read == Overlay(sectors={"police": text})


LARGE = {
    "hidden, one again and again": "hidden: [" + "a.b," * 64_000 + "]",
    "hidden, each another": "hidden:\n" + "".join(f"  - police.none-{n}\n" for n in range(12_000)),
    "hidden, long": "hidden:\n" + "".join(f"  - police.{n}{'x' * 9_000}\n" for n in range(28)),
    "examples": "examples:\n" + "".join(f"  police.none-{n}: x\n" for n in range(11_000)),
    "keys": "".join(f"hiden{n}: x\n" for n in range(18_000)),
    "added": "added:\n" + "  - {id: local.a}\n" * 14_000,
    "helpers": "added: [{id: local.a, supports: [" + "judges," * 37_000 + "]}]",
}


@pytest.mark.parametrize("content", LARGE.values(), ids=LARGE.keys())
def test_a_file_full_of_mistakes_is_refused_soon_and_in_few_words(content: str) -> None:
    data = (START + content).encode()
    assert 240_000 < len(data) <= 256 * 1024
    before = time.monotonic()
    told = problems(data)
    assert 5 <= len(told) <= 201
    assert not any("cannot be read as YAML" in one for one in told)
    assert sum(map(len, told)) < 200_000
    assert time.monotonic() - before < LONGEST


@given(st.binary(max_size=200) | SIGNS.map(str.encode) | SIGNS.map(lambda text: (START + text).encode()))
def test_whatever_stands_in_a_file_it_is_read_or_refused_with_its_lines(data: bytes) -> None:
    lines = data.count(b"\n") + data.count(b"\r") + 2
    for one in problems(data):
        assert one.isprintable()
        assert 1 <= int(one.split(":")[1]) <= lines
