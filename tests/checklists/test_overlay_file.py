"""A partnership's overlay as a file: read, refused with every line that is wrong, written so that it reads back."""

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import assume, given

from checklists import (
    RESPONSIBILITIES,
    MendableError,
    Overlay,
    Question,
    Responsibility,
    Safety,
    Step,
    overlay_in,
    published_editions,
    read_overlay,
    write_overlay,
)
from checklists.shape import schema
from tests.assessments.strategies import overlays

ROOT = Path(__file__).parents[2]
EDITION = published_editions()["2026.1"]
WHOLE = """\
edition: "2026.1"
hidden:
  - mens-groups.discuss-gender-roles
sectors:
  local-government: Municipality and elders
examples:
  police.clear-messages: Posters at the ferry
  local.night-buses: The last bus is at 23:10
added:
  - id: local.night-buses
    sector: local-government
    theme: access
    statement: Buses run when the late shift ends.
    why: She can leave after dark.
    levels: [None runs, It is agreed, On some days, On all days, It is paid for]
    evidence:
      - The timetable
    ask:
      - question: Who has taken it?
        voice: ngos
    steps:
      - to: 2
        step: Ask the bus company.
        helps: [police, ngos]
        weeks: 4
        indicator: A date is set
    safety:
      risk: He waits at the stop.
      precaution: The driver lets her off anywhere.
    supports: [police]
"""
NIGHT_BUSES = Responsibility(
    id="local.night-buses",
    sector="local-government",
    theme="access",
    statement="Buses run when the late shift ends.",
    why="She can leave after dark.",
    levels=("None runs", "It is agreed", "On some days", "On all days", "It is paid for"),
    evidence=("The timetable",),
    ask=(Question("Who has taken it?", voice="ngos"),),
    steps=(Step(2, "Ask the bus company.", ("police", "ngos"), 4, "A date is set"),),
    safety=Safety("He waits at the stop.", "The driver lets her off anywhere."),
    supports=("police",),
)
READ = Overlay(
    hidden=("mens-groups.discuss-gender-roles",),
    sectors={"local-government": "Municipality and elders"},
    examples={"police.clear-messages": "Posters at the ferry", "local.night-buses": "The last bus is at 23:10"},
    added=(NIGHT_BUSES,),
)


def found(text: str) -> Overlay:
    return overlay_in(text.encode(), "overlay.yaml", EDITION)


def problems(text: str) -> list[str]:
    with pytest.raises(MendableError) as refusal:
        found(text)
    return [str(one) for one in refusal.value.problems]


def test_an_overlay_is_read_with_all_it_may_hold() -> None:
    assert found(WHOLE) == READ


def test_what_is_left_out_is_not_there_and_what_is_empty_is_empty() -> None:
    assert found('edition: "2026.1"\n') == Overlay()
    empty = 'edition: "2026.1"\nhidden: []\nsectors: {}\nexamples: {}\nadded: []\n'
    assert found(empty) == Overlay(hidden=(), sectors={}, examples={}, added=())


def test_a_file_and_the_folder_that_holds_it_give_the_same(tmp_path: Path) -> None:
    file = tmp_path / "overlay.yaml"
    file.write_text(WHOLE, encoding="utf-8")
    assert read_overlay(tmp_path, EDITION) == read_overlay(file, EDITION) == READ


def test_a_folder_without_one_is_told(tmp_path: Path) -> None:
    with pytest.raises(MendableError, match=re.escape(f"{tmp_path}/overlay.yaml:1: This file is missing.")):
        read_overlay(tmp_path, EDITION)


def test_the_example_in_the_readme_is_an_overlay() -> None:
    readme = (RESPONSIBILITIES / "README.md").read_text(encoding="utf-8")
    section = readme.partition("\n## overlay\n")[2].partition("\n## ")[0]
    example = section.partition("```yaml\n")[2].partition("```")[0]
    overlay = found(example)
    assert len(overlay.hidden or ()) == 1
    assert len(overlay.sectors or ()) == 1
    assert len(overlay.examples or ()) == 1
    assert len(overlay.added or ()) == 2
    assert overlay.added[1].levels is not None  # type: ignore[index]


# What is replaced in WHOLE, by what, and what is then told: the line, and words of it.
WRONG = [
    ('edition: "2026.1"\n', "", 1, '"edition" is missing'),
    ('"2026.1"', "2026.1", 1, "which YAML reads as a number"),
    ('"2026.1"', '"2031.1"', 1, 'changes edition "2031.1"; the checklists here are edition "2026.1"'),
    ("hidden:", "hiden:", 2, "'hiden' is no key here. Did you mean \"hidden\"?"),
    ("mens-groups.discuss", "mens-groups.dicuss", 3, 'Did you mean "mens-groups.discuss-gender-roles"?'),
    ("  - mens-groups.d", "  - police.clear-messages\n  - police.clear-messages\n  - mens-groups.d", 4, "twice"),
    ("  - mens-groups.discuss-gender-roles", "  - [police.clear-messages]", 3, "holds a list"),
    ("  local-government: M", "  judges: M", 5, "no sector 'judges'"),
    ("Municipality and elders", '" "', 5, "is empty"),
    ("Municipality and elders", "x" * 301, 5, "has 301 characters; up to 300 are read"),
    ("Municipality and elders", "no", 5, "which YAML reads as true or false"),
    ("police.clear-messages", "police.fly", 7, "no responsibility 'police.fly'"),
    ("Posters at the ferry", "x" * 10_001, 7, "has 10,001 characters; up to 10,000 are read"),
    ("local.night-buses: The", "local.day-buses: The", 8, 'Did you mean "local.night-buses"?'),
    ("- id: local.night-buses", "- id: police.clear-messages", 10, "does not fit"),
    ("- id: local.night-buses", "- id: local.Night_buses", 10, "does not fit"),
    ("sector: local-government", "sector: judges", 11, "no sector 'judges'"),
    ("theme: access", "theme: luck", 12, "no theme 'luck'"),
    ("    statement: Buses run when the late shift ends.\n", "", 10, '"statement" is missing'),
    ("Buses run when the late shift ends.", "x" * 10_001, 13, "10,001"),
    ("    why:", "    safety_critical: true\n    why:", 14, "'safety_critical' is no key here"),
    (", It is paid for]", "]", 15, "holds 4 where 5 belong"),
    ("voice: ngos", "voice: judges", 20, "no sector 'judges'"),
    ("to: 2", "to: 0", 22, "Write a number from 1 to 4"),
    ("weeks: 4", "weeks: 53", 25, "Write a number from 1 to 52"),
    ("helps: [police, ngos]", "helps: [police, police]", 24, "stands here twice"),
    ("supports: [police]", "supports: [local-government]", 30, "is this sector itself"),
]


@pytest.mark.parametrize(("old", "new", "line", "words"), WRONG, ids=[f"{one[2]}: {one[3][:40]}" for one in WRONG])
def test_what_an_overlay_may_not_hold_is_refused_at_its_line(old: str, new: str, line: int, words: str) -> None:
    assert WHOLE.count(old) >= 1
    [told] = [one for one in problems(WHOLE.replace(old, new, 1)) if words in one][:1]
    assert told.startswith(f"overlay.yaml:{line}: ")


def test_every_problem_is_told_at_once_in_the_order_of_the_lines() -> None:
    wrong = (
        WHOLE.replace("theme: access", "theme: luck").replace("Posters at the ferry", "''").replace("to: 2", "to: 9")
    )
    assert [one.split(":")[1] for one in problems(wrong)] == ["7", "12", "22"]


def test_an_editor_that_knows_the_schema_says_the_same() -> None:
    editor = jsonschema.Draft202012Validator(schema("overlay"))
    assert editor.is_valid(yaml.safe_load(WHOLE))
    for old, new in [
        ("hidden:", "hiden:"),
        ("Municipality and elders", "x" * 301),
        ("Posters at the ferry", '" "'),
        ("- id: local.", "- id: police."),
        (", It is paid for]", "]"),
        ("weeks: 4", "weeks: 53"),
    ]:
        assert not editor.is_valid(yaml.safe_load(WHOLE.replace(old, new, 1)))


def test_an_id_is_added_once() -> None:
    again = "  - {id: local.night-buses, sector: police, theme: access, statement: Again}\n"
    assert problems(WHOLE + again) == [
        'overlay.yaml:31: The id "local.night-buses" is taken: line 10 has it. See responsibilities/README.md#id.'
    ]


def test_fifty_may_be_added_and_no_more() -> None:
    rows = [f"  - {{id: local.n{n}, sector: police, theme: access, statement: Number {n}}}\n" for n in range(51)]
    start = 'edition: "2026.1"\nadded:\n'
    assert len(found(start + "".join(rows[:50])).added or ()) == 50
    [told] = problems(start + "".join(rows))
    assert told.startswith('overlay.yaml:3: "added" holds 51 where 0 to 50 belong.')


def test_of_very_many_problems_two_hundred_are_told() -> None:
    told = problems('edition: "2026.1"\nhidden:\n' + "".join(f"  - police.none-{n}\n" for n in range(5_000)))
    assert len(told) == 201
    assert told[199].startswith("overlay.yaml:202: There is no responsibility")
    assert told[200] == "overlay.yaml:202: From here on there is more to mend than these 200."


def test_what_is_written_reads_back_and_is_written_the_same() -> None:
    data = write_overlay(READ, EDITION)
    assert overlay_in(data, "overlay.yaml", EDITION) == READ
    assert write_overlay(found(data.decode()), EDITION) == data


@given(overlays())
def test_any_overlay_reads_back_but_for_what_cannot_be_seen(overlay: Overlay) -> None:
    needed = [*(overlay.sectors or {}).values(), *(one.statement for one in overlay.added or ())]
    assume(all(map(seen, needed)))
    data = write_overlay(overlay, EDITION)
    again = overlay_in(data, "overlay.yaml", EDITION)
    assert (again.hidden, visible(again)) == (overlay.hidden, visible(overlay))
    assert write_overlay(again, EDITION) == data


def test_a_needed_text_without_anything_to_see_is_told_instead_of_written() -> None:
    with pytest.raises(MendableError, match='"sectors" is empty'):
        write_overlay(Overlay(sectors={"police": "\ufeff"}), EDITION)


def visible(overlay: Overlay) -> list[object]:
    """What can be seen of an overlay's names, examples and additions."""
    examples = None if overlay.examples is None else {of: seen(text) for of, text in overlay.examples.items()}
    added = None
    if overlay.added is not None:
        added = [
            replace(one, statement=seen(one.statement), levels=one.levels and tuple(map(seen, one.levels)))
            for one in overlay.added
        ]
    return [
        overlay.sectors and {of: seen(name) for of, name in overlay.sectors.items()},
        examples and {of: text for of, text in examples.items() if text},
        added,
    ]


def seen(text: str) -> str:
    return re.sub("[\ufeff\ufffe\uffff]", "", re.sub("[\u2028\u2029]", "\n", text)).strip()


@pytest.mark.parametrize(
    "text",
    [
        *(
            "no",
            "010",
            "1:30",
            "~",
            "2026-01-01",
            "<<",
            "=",
            "*a",
            "&a b",
            "!tag",
            "%x",
            "@x",
            "`x",
            "- a",
            "? a",
            "a: b",
        ),
        *(
            "a #b",
            "---",
            "...",
            "{a}",
            "[a]",
            "'",
            '"',
            "\\",
            "a\n\n  b\n# c\n---\nd",
            "a\tb",
            "a\r\nb",
            "e\u0301",
            "\u0639",
        ),
        *(
            "👩🏽‍🤝‍👩🏾",
            "\u2067x\u2069",
            "word " * 60 + "end",
            "x" * 10_000,
            "a  b " * 40 + "c",
            "<script>alert(1)</script>",
        ),
    ],
)
def test_a_text_that_yaml_might_take_otherwise_comes_back_as_it_is(text: str) -> None:
    told = Overlay(sectors={"police": text[:300].strip()}, examples={"police.clear-messages": text})
    assert overlay_in(write_overlay(told, EDITION), "overlay.yaml", EDITION) == told


def test_an_overlay_that_would_be_too_large_to_read_is_not_written() -> None:
    large = Overlay(examples={one.id: "x" * 10_000 for one in EDITION.responsibilities[:30]})
    with pytest.raises(MendableError, match="larger than 256 KB"):
        write_overlay(large, EDITION)


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "checklists", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_check_knows_an_overlay_by_its_name_in_a_folder_and_any_file_as_one(tmp_path: Path) -> None:
    well = "All is well: an overlay of edition 2026.1; 1 hidden, 1 added, 1 sector renamed, 2 examples.\n"
    (tmp_path / "overlay.yaml").write_text(WHOLE, encoding="utf-8")
    (tmp_path / "overlay (1).yaml").write_text(WHOLE, encoding="utf-8")
    for path in (tmp_path, tmp_path / "overlay.yaml", tmp_path / "overlay (1).yaml"):
        done = run("check", path)
        assert (done.returncode, done.stdout, done.stderr) == (0, well, "")


def test_check_prints_the_problems_of_an_overlay_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "overlay.yaml"
    file.write_text(WHOLE.replace("theme: access", "theme: luck").replace("to: 2", "to: 9"), encoding="utf-8")
    done = run("check", tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert [line.split(": ")[0] for line in done.stderr.splitlines()] == [f"{file}:12", f"{file}:22"]


def test_a_file_of_an_edition_is_no_overlay_and_neither_is_a_folder_with_both(folder: Path) -> None:
    assert "There is no such folder." in run("check", folder / "police.yaml").stderr
    (folder / "overlay.yaml").write_text(WHOLE, encoding="utf-8")
    assert run("check", folder).stderr.startswith(f"{folder}/overlay.yaml:1: edition.yaml lists no sector of this name")
