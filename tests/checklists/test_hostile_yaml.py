"""Bad input for the checklists' YAML: refused with its file and line, never a crash, never read wrongly."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from checklists import read_edition, yaml_tree

ABOUT = "about: The police and other local security forces that take reports, protect women and investigate crimes.\n"


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True)
def _either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every case with libyaml and without: on some machines PyYAML comes without it."""
    monkeypatch.setattr(yaml_tree, "PARSER", getattr(yaml, request.param))


def test_an_anchor_is_refused(change: Callable[[str, str, str], None], problems: Callable[[], list[str]]) -> None:
    change("police.yaml", ABOUT, ABOUT.replace("The", "&us The", 1))
    assert problems() == [
        "police.yaml:4: A & begins an anchor, which is not used here. Remove it, or put the words in quotes."
    ]


def test_an_alias_is_refused_beside_its_anchor(
    change: Callable[[str, str, str], None], problems: Callable[[], list[str]]
) -> None:
    change("police.yaml", ABOUT, "about: &us The police\nguidance: *us\n")
    change("police.yaml", "guidance:\n  - title", "other:\n  - title")
    found = problems()
    assert found[0].startswith("police.yaml:4: A & begins an anchor")
    assert found[1].startswith("police.yaml:5: A * begins an alias")


def test_a_bomb_of_aliases_is_refused_at_once(
    police: Callable[[bytes | str], None], problems: Callable[[], list[str]]
) -> None:
    levels = [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 15)]
    police("l0: &l0 [lol]\n" + "\n".join(levels))
    assert (
        "police.yaml:15: A & begins an anchor, which is not used here. Remove it, or put the words in quotes."
        in problems()
    )


def test_a_cycle_of_aliases_is_refused(
    police: Callable[[bytes | str], None], problems: Callable[[], list[str]]
) -> None:
    police("about: &a [*a]\n")
    assert any(one.startswith("police.yaml:1: A * begins an alias") for one in problems())


def test_a_merge_bomb_is_refused(police: Callable[[bytes | str], None], problems: Callable[[], list[str]]) -> None:
    police("a: &a {x: 1}\nb: &b {<<: [*a, *a]}\nc: {<<: [*b, *b]}\n")
    found = problems()
    assert sum("begins an alias" in one for one in found) == 4
    assert not any("Traceback" in one for one in found)


def test_a_merge_without_an_alias_is_no_key(
    change: Callable[[str, str, str], None], problems: Callable[[], list[str]]
) -> None:
    change("police.yaml", ABOUT, ABOUT + "<<: {about: x}\n")
    [found] = problems()
    assert found.startswith("police.yaml:5: '<<' is no key here.")


def test_a_duplicate_key_is_refused_and_the_first_is_named(
    change: Callable[[str, str, str], None], problems: Callable[[], list[str]]
) -> None:
    change("police.yaml", ABOUT, ABOUT + ABOUT)
    assert problems() == ["police.yaml:5: 'about' stands here a second time; line 4 has it already. Keep one."]


@pytest.mark.parametrize(
    ("written", "reading"),
    [
        ("no", "true or false"),
        ("yes", "true or false"),
        ("on", "true or false"),
        ("010", "a number"),
        ("1:30", "a number"),
        ("1_000", "a number"),
        ("0x1F", "a number"),
        (".nan", "a number"),
        (".inf", "a number"),
        ("1.5", "a number"),
        ("2026-01-01", "a date"),
        ("2026-01-01 10:00:00", "a date"),
        ("~", "nothing"),
        ("null", "nothing"),
        ("=", "something else"),
    ],
)
def test_a_text_that_yaml_takes_for_something_else_asks_for_quotes(
    change: Callable[[str, str, str], None], problems: Callable[[], list[str]], written: str, reading: str
) -> None:
    change("police.yaml", ABOUT, f"about: {written}\n")
    [found] = problems()
    assert found.startswith(
        f"police.yaml:4: \"about\" is '{written}', which YAML reads as {reading}. Put the words in quotes."
    )
    change("police.yaml", f"about: {written}\n", f'about: "{written}"\n')
    assert problems() == []


def test_an_integer_of_5000_digits_is_never_counted_with(
    change: Callable[[str, str, str], None], problems: Callable[[], list[str]]
) -> None:
    change("police.yaml", "item: 1\n", f"item: {'9' * 5000}\n")
    [found] = problems()
    assert found.startswith(f"police.yaml:11: \"item\" is '{'9' * 80}…'. Write a number from 1 to 999")


@pytest.mark.parametrize(
    "written", ["010", "1.0", "1:30", "0x1", "1_0", "-1", "+1", "0", "1000", '"1"', "one", ".nan", "١"]
)
def test_a_number_that_is_not_written_in_plain_digits_is_refused(
    change: Callable[[str, str, str], None], problems: Callable[[], list[str]], written: str
) -> None:
    change("police.yaml", "item: 1\n", f"item: {written}\n")
    [found] = problems()
    assert found.startswith('police.yaml:11: "item" is ')


@pytest.mark.parametrize("written", ["yes", "no", "on", "True", "FALSE", "1", '"true"', "y"])
def test_a_switch_is_true_or_false_and_nothing_else(
    change: Callable[[str, str, str], None], problems: Callable[[], list[str]], written: str
) -> None:
    change(
        "police.yaml",
        "item: 1\n    theme: accountability\n    safety_critical: false",
        "item: 1\n    theme: accountability\n    safety_critical: " + written,
    )
    [found] = problems()
    assert found.startswith('police.yaml:13: "safety_critical" is ')
    assert "Write true or false, without quotes." in found


@pytest.mark.parametrize(
    "written", ["2026-02-30", "2026-1-1", "20261123", "2026-11-23 10:00:00", "yesterday", "0000-01-01"]
)
def test_a_date_that_does_not_exist_is_refused(
    change: Callable[[str, str, str], None], problems: Callable[[], list[str]], written: str
) -> None:
    change("edition.yaml", "published: 2026-11-23", f"published: {written}")
    [found] = problems()
    assert found.startswith('edition.yaml:5: "published" is ')


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_nesting_20000_deep_is_refused_at_once(
    police: Callable[[bytes | str], None], problems: Callable[[], list[str]], opening: str
) -> None:
    police(opening * 20_000)
    [found] = [one for one in problems() if one.startswith("police.yaml")]
    assert re.match(r"police\.yaml:1: This is nested more than 20 deep|police\.yaml:1: A key is a word", found)


@pytest.mark.parametrize(
    "tag",
    ["!!python/object/apply:os.system [id]", "!!python/name:os.system", "!mine x", "!!str x", "! x", "!!binary eA=="],
)
def test_a_tag_is_refused(change: Callable[[str, str, str], None], problems: Callable[[], list[str]], tag: str) -> None:
    change("police.yaml", ABOUT, f"about: {tag}\n")
    assert (
        problems()[0]
        == "police.yaml:4: A ! begins a tag, which is not used here. Remove it, or put the words in quotes."
    )


def test_two_documents_are_refused(change: Callable[[str, str, str], None], problems: Callable[[], list[str]]) -> None:
    change("police.yaml", ABOUT, ABOUT + "---\n")
    assert problems() == ["police.yaml:5: A second document begins here. A file holds one: remove the line ---."]


def test_a_line_of_three_hyphens_may_begin_the_one_document(folder: Path, problems: Callable[[], list[str]]) -> None:
    path = folder / "police.yaml"
    path.write_bytes(b"---\n" + path.read_bytes())
    assert problems() == []


@pytest.mark.parametrize("directive", ["%YAML 1.1", "%TAG ! tag:example.org,2026:", "%YAML 7.0", "%NONE"])
def test_a_directive_is_no_crash(
    police: Callable[[bytes | str], None], problems: Callable[[], list[str]], directive: str
) -> None:
    police(f"{directive}\n---\nabout: x\n")
    assert re.match(r"police\.yaml:[123]: ", problems()[0])


@pytest.mark.parametrize("content", ["", "\n\n", "# only a note\n"])
def test_an_empty_file_is_refused(
    police: Callable[[bytes | str], None], problems: Callable[[], list[str]], content: str
) -> None:
    police(content)
    [found] = problems()
    assert found.startswith("police.yaml:1: ")


def test_an_empty_document_is_refused(police: Callable[[bytes | str], None], problems: Callable[[], list[str]]) -> None:
    police("---\n...\n")
    assert problems()[0].startswith("police.yaml:2: This file holds nothing where keys with a colon belong.")


@pytest.mark.parametrize(("content", "kind"), [("just words", "a text"), ("- a\n- b\n", "a list"), ("42", "a text")])
def test_a_scalar_or_a_list_at_the_top_is_refused(
    police: Callable[[bytes | str], None], problems: Callable[[], list[str]], content: str, kind: str
) -> None:
    police(content)
    [found] = problems()
    assert found.startswith(f"police.yaml:1: This file holds {kind} where keys with a colon belong.")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "latin-1"])
def test_another_encoding_than_utf_8_is_refused(
    folder: Path, police: Callable[[bytes | str], None], problems: Callable[[], list[str]], encoding: str
) -> None:
    text = (folder / "police.yaml").read_text(encoding="utf-8").replace("’", "ê")
    police(text.encode(encoding))
    assert problems()[0].startswith("police.yaml:")
    assert all("See responsibilities/README.md#encoding." in one for one in problems())


def test_latin_1_is_refused_at_the_line_of_its_first_letter(
    police: Callable[[bytes | str], None], problems: Callable[[], list[str]]
) -> None:
    police("about: The police\nresponsibilities: déjà\n".encode("latin-1"))
    assert problems() == [
        "police.yaml:2: This file is not UTF-8 text. Save it again as UTF-8. See responsibilities/README.md#encoding."
    ]


def test_a_byte_order_mark_is_accepted(folder: Path, problems: Callable[[], list[str]]) -> None:
    path = folder / "police.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert problems() == []


@pytest.mark.parametrize("line_end", [b"\r\n", b"\r"])
def test_the_line_ends_of_other_systems_are_accepted_and_counted(
    folder: Path, problems: Callable[[], list[str]], line_end: bytes
) -> None:
    path = folder / "police.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", line_end))
    assert problems() == []
    path.write_bytes(path.read_bytes().replace(b"item: 1", b"item: no"))
    assert problems()[0].startswith("police.yaml:11: ")


@pytest.mark.parametrize("code", [0x00, 0x07, 0x0B, 0x1B, 0x7F, 0x85, 0x9F, 0x2028, 0x202E, 0xFEFF, 0xFFFE])
def test_a_character_that_cannot_be_seen_is_refused_at_its_line(
    change: Callable[[str, str, str], None], problems: Callable[[], list[str]], code: int
) -> None:
    change("police.yaml", ABOUT, f"about: The po{chr(code)}lice\n")
    [found] = problems()
    assert found == (
        f"police.yaml:4: Here stands a character that cannot be seen, U+{code:04X}. Remove it. "
        "See responsibilities/README.md#encoding."
    )


@pytest.mark.parametrize("escape", [r"\0", r"\ud800", r"\udfff", r"\u202e", r"\x1b", r"\e", r"\N", r"\L"])
def test_an_escape_smuggles_no_hidden_character_in(
    change: Callable[[str, str, str], None], problems: Callable[[], list[str]], escape: str
) -> None:
    change("police.yaml", ABOUT, f'about: "The po{escape}lice"\n')
    assert problems()[0].startswith("police.yaml:4: ")


def test_a_lone_surrogate_in_the_bytes_is_refused(
    police: Callable[[bytes | str], None], problems: Callable[[], list[str]]
) -> None:
    police(b"about: \xed\xa0\x80\n")
    assert problems()[0].startswith("police.yaml:1: This file is not UTF-8 text.")


def test_other_scripts_emoji_and_isolates_are_welcome(
    change: Callable[[str, str, str], None], problems: Callable[[], list[str]]
) -> None:
    change("police.yaml", ABOUT, "about: الشرطة \u2067पुलिस\u2069 👩🏽‍🤝‍👩🏾\n")
    assert problems() == []


def test_a_file_over_256_kb_is_refused_before_it_is_parsed(
    police: Callable[[bytes | str], None], problems: Callable[[], list[str]]
) -> None:
    police(b"about: [" + b"x" * 10_000_000)  # no YAML at all: the parser would say so
    assert problems() == [
        "police.yaml:1: This file is larger than 256 KB, the most that is read. See responsibilities/README.md#files."
    ]


def test_a_file_of_exactly_256_kb_is_read(folder: Path, problems: Callable[[], list[str]]) -> None:
    path = folder / "police.yaml"
    data = path.read_bytes() + b"# "
    path.write_bytes(data + b"x" * (256 * 1024 - len(data)))
    assert problems() == []
    path.write_bytes(path.read_bytes() + b"x")
    assert len(problems()) == 1


def test_a_text_longer_than_its_limit_is_refused(
    change: Callable[[str, str, str], None], problems: Callable[[], list[str]]
) -> None:
    change("edition.yaml", "name: Police", f"name: {'x' * 301}")
    [found] = problems()
    assert '"name" has 301 characters; up to 300 are read.' in found


def test_an_unknown_key_is_refused_with_the_one_that_was_meant(
    change: Callable[[str, str, str], None], problems: Callable[[], list[str]]
) -> None:
    change("police.yaml", ABOUT, ABOUT.replace("about", "abuot"))
    unknown, missing = problems()
    assert unknown.startswith("police.yaml:4: 'abuot' is no key here. Did you mean \"about\"?")
    assert missing.startswith('police.yaml:4: "about" is missing.')


def test_a_key_that_is_no_word_is_refused(
    police: Callable[[bytes | str], None], problems: Callable[[], list[str]]
) -> None:
    police("? [a, b]\n: c\n")
    assert problems()[0].startswith("police.yaml:1: A key is a word followed by a colon.")


@pytest.mark.parametrize("text", ["<script>alert(1)</script> & <b>bold</b>", "![a](http://example.com/a.png) $x$ &lt;"])
def test_html_in_a_text_is_text(
    change: Callable[[str, str, str], None], problems: Callable[[], list[str]], folder: Path, text: str
) -> None:
    change("police.yaml", ABOUT, f"about: '{text}'\n")
    assert problems() == []
    assert text in {sector.about for sector in read_edition(folder).sectors}


@pytest.mark.parametrize(
    "content",
    [
        "about: 'x\n",
        "about: [a\n",
        "\tabout: x\n",
        "about: a: b\n",
        "- a\nabout: b\n",
        "about: `x\n",
        "about: %x\n",
        "{",
        "about: |2x\n",
    ],
)
def test_what_is_no_yaml_is_refused_with_its_line(
    police: Callable[[bytes | str], None], problems: Callable[[], list[str]], content: str
) -> None:
    police(content)
    assert re.match(r"police\.yaml:[12]: From here on this cannot be read as YAML", problems()[0])
