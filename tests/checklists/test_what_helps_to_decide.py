"""The keys that help a table to decide: read whole, and every mistake in them said with its file and line."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from checklists import Question, Safety, Step, read_edition
from checklists.__main__ import listing

Change = Callable[[str, str, str], None]
Problems = Callable[[], list[str]]

WHY = "    why: What clear-messages changes for women.\n"
FIRST = '    ask: [{question: "Who does it?"}, {question: "Who feels it?", voice: ngos}]\n'


def test_every_key_reaches_the_edition(folder: Path) -> None:
    one = read_edition(folder).by_id["police.clear-messages"]
    assert one.why == "What clear-messages changes for women."
    assert one.levels == ("Nothing of it.", "It is agreed.", "Some do it.", "All do it.", "It is paid for.")
    assert one.evidence == ("A paper", "A total")
    assert one.ask == (Question("Who does it?"), Question("Who feels it?", "ngos"))
    assert one.steps == (
        Step(1, "Agree on it.", (), 1, "A note"),
        Step(2, "Try it.", ("ngos",), 4, "A day"),
        Step(3, "Train all.", ("ngos",), 12, "A list"),
        Step(4, "Pay for it.", ("ngos",), 52, "A budget"),
    )
    assert one.steps_to(3) == one.steps[2:3]
    assert one.safety == Safety("She is seen.", "Ask her first.")
    assert one.supports == ("ngos",)


def test_a_sector_is_introduced(folder: Path) -> None:
    police = read_edition(folder).sector_by_id["police"]
    assert police.who == "Whoever belongs to police, in a city and in a village."
    assert police.at_the_table == "Somebody of police who can decide."
    assert police.must_never == "Speak for women."


def test_the_list_holds_what_the_yaml_holds_under_the_same_names(folder: Path) -> None:
    one = json.loads(listing(read_edition(folder)))[0]
    assert list(one) == [
        *("id", "sector", "item", "theme", "statement", "safety_critical"),
        *("why", "levels", "evidence", "ask", "steps", "safety", "supports"),
    ]
    assert one["ask"] == [{"question": "Who does it?"}, {"question": "Who feels it?", "voice": "ngos"}]
    assert one["steps"][0] == {"to": 1, "step": "Agree on it.", "helps": [], "weeks": 1, "indicator": "A note"}
    assert one["safety"] == {"risk": "She is seen.", "precaution": "Ask her first."}


# What stands in the first responsibility of police.yaml, what takes its place, the line of the problem, its words.
MISTAKES = [
    (WHY, "    why: [x]\n", 15, '"why" holds a list where text belongs.'),
    (WHY, '    why: " "\n', 15, '"why" is empty.'),
    (WHY, "    why: no\n", 15, "which YAML reads as true or false. Put the words in quotes."),
    (WHY, f"    why: {'x' * 10_001}\n", 15, '"why" has 10,001 characters; up to 10,000 are read.'),
    ("    why: ", "    whi: ", 15, "'whi' is no key here. Did you mean \"why\"?"),
    ("levels: [Nothing of it., ", "levels: [", 16, '"levels" holds 4 where 5 belong.'),
    ("levels: [Nothing", "levels: [One more., Nothing", 16, '"levels" holds 6 where 5 belong.'),
    ("levels: [Nothing of it.", "levels: [no", 16, "\"levels\" is 'no', which YAML reads as true or false."),
    ("levels: [Nothing of it.", 'levels: [""', 16, '"levels" is empty.'),
    ("evidence: [A paper, A total]", "evidence: [A paper]", 17, '"evidence" holds 1 where 2 to 5 belong.'),
    ("evidence: [A paper, A total]", "evidence: [A, B, C, D, E, F]", 17, '"evidence" holds 6 where 2 to 5 belong.'),
    ("evidence: [A paper, A total]", "evidence: A paper", 17, '"evidence" holds a text where a list belongs'),
    (FIRST, '    ask: [{question: "Who?"}]\n', 18, '"ask" holds 1 where 2 or 3 belong.'),
    ('[{question: "Who does it?"}', "[{answer: We}", 18, "'answer' is no key here."),
    ('[{question: "Who does it?"}', "[{voice: ngos}", 18, '"question" is missing. Here belongs: The question'),
    ("voice: ngos", "voice: judges", 18, 'There is no sector "judges". There is: police, ngos, mens-groups.'),
    ("voice: ngos", "voice: 1", 18, '"voice" is '),
    ("{to: 1,", "{to: 0,", 20, "\"to\" is '0'. Write a number from 1 to 4 in digits,"),
    ("{to: 1,", "{to: 5,", 20, "\"to\" is '5'."),
    ("{to: 1,", "{", 20, '"to" is missing.'),
    ("step: Agree on it.", "stap: Agree on it.", 20, "'stap' is no key here. Did you mean \"step\"?"),
    ("helps: [], weeks: 1,", "weeks: 1,", 20, '"helps" is missing.'),
    ("helps: [], weeks: 1,", "helps: [judges], weeks: 1,", 20, 'There is no sector "judges".'),
    ("helps: [], weeks: 1,", "helps: [police], weeks: 1,", 20, '"police" is this sector itself; name the others.'),
    ("helps: [], weeks: 1,", "helps: [ngos, ngos], weeks: 1,", 20, '"ngos" stands here twice. Keep one.'),
    ("helps: [], weeks: 1,", "helps: ngos, weeks: 1,", 20, '"helps" holds a text where a list belongs'),
    ("weeks: 1,", "weeks: 0,", 20, "\"weeks\" is '0'. Write a number from 1 to 52"),
    ("weeks: 52,", "weeks: 53,", 23, "\"weeks\" is '53'."),
    ("weeks: 4,", "weeks: 010,", 21, "\"weeks\" is '010'."),
    (", indicator: A note", "", 20, '"indicator" is missing.'),
    ("{to: 3,", "{to: 2,", 19, "No step leads to level 3."),
    ("{to: 1, step: Agree on it.,", "{to: 3, step: Agree on it.,", 19, "The steps stand in the order of the levels"),
    ("risk: She is seen., ", "", 24, '"risk" is missing.'),
    ("precaution: Ask her first.", "cure: Ask her first.", 24, "'cure' is no key here."),
    ("safety: {risk", "safety: [risk]\n    x: {risk", 24, '"safety" holds a list where keys with a colon belong.'),
    ("supports: [ngos]", "supports: []", 25, '"supports" holds 0 where at least 1 belong.'),
    ("supports: [ngos]", "supports: [police]", 25, '"police" is this sector itself; name the others.'),
    ("supports: [ngos]", "supports: [ngo]", 25, 'There is no sector "ngo".'),
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=str)
def test_a_mistake_is_said_with_its_line(folder: Path, problems: Problems, mistake: tuple[str, str, int, str]) -> None:
    old, new, line, words = mistake
    path = folder / "police.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = [one for one in problems() if one.startswith(f"police.yaml:{line}: ") and words in one]
    assert len(found) == 1
    assert "See responsibilities/README.md#" in found[0]


@pytest.mark.parametrize("key", ["who", "at_the_table", "must_never"])
def test_a_mistake_in_an_introduction_is_said_with_its_line(change: Change, problems: Problems, key: str) -> None:
    change("police.yaml", f"\n{key}: ", f"\n{key}: [x]\nx-{key}: ")
    assert any(one.startswith("police.yaml:9") and f'"{key}" holds a list' in one for one in problems())


@pytest.mark.parametrize("written", ["&a [ngos]", "*a", "!!set {ngos}"])
def test_anchors_aliases_and_tags_are_refused_here_too(folder: Path, problems: Problems, written: str) -> None:
    path = folder / "police.yaml"
    text = path.read_text(encoding="utf-8").replace("supports: [ngos]", f"supports: {written}", 1)
    path.write_text(text, encoding="utf-8")
    assert problems()[0].startswith("police.yaml:25: A ")
