"""The facilitator's guide: what must stand in it, what must not, and what is said of a file that is not right."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
import yaml

from checklists import RESPONSIBILITIES, MendableError
from checklists.guide import Moment, Piece, published_guide, read_guide, translated_guide
from checklists.shape import schema
from translations import Translator

GUIDE = published_guide()
PIECES = tuple(piece for chapter in GUIDE.chapters for piece in chapter.pieces)
BY_ID = {one.id: one for one in PIECES}

# What the guide must say, by hand from the issue: every term stands in the chapter, in lower case.
MUST_SAY = {
    "before": "each kind of partner, need not sit beside the police, pay survivors, without steps, childcare, "
    "interpreter, sign language, a yes, destroyed, support person, report",
    "rules": "never about a person, nobody has to speak, a break, counts the same",
    "order": "least power, may pass, in silence, survivors and those who speak for them, last of all the sector",
    "level": "only if all of it holds, the lower one counts, proposal, it is not a zero, each view, what could we show",
    "heat": "stop the talk, blames women, do not bring a woman and a perpetrator together, threatened",
    "disclosure": "stop, in private, she decides, support person, nothing of it is written, must pass something on",
    "closing": "each person names, thank, one word, put a woman at risk",
    "after": "support, shred, delete, two dates",
}


def words(piece: Piece) -> str:
    return " ".join((piece.title, piece.text, *piece.points))


def test_the_chapters_follow_the_meeting() -> None:
    assert [one.id for one in GUIDE.chapters] == list(MUST_SAY)


@pytest.mark.parametrize("chapter", GUIDE.chapters, ids=lambda one: one.id)
def test_nothing_that_must_be_said_is_missing(chapter: object) -> None:
    pieces = next(one.pieces for one in GUIDE.chapters if one is chapter)
    told = " ".join(map(words, pieces)).lower()
    key = pieces[0].id.partition(".")[0]
    assert [term for term in MUST_SAY[key].split(", ") if term not in told] == []


@pytest.mark.parametrize("place", Moment)
def test_at_every_place_there_is_something_to_read(place: Moment) -> None:
    assert 1 <= len(GUIDE.shown_at(place)) <= 8


def test_what_to_do_when_somebody_discloses_is_one_touch_away_while_rating() -> None:
    assert GUIDE.shown_at(Moment.DISCLOSURE)[0] is BY_ID["disclosure.at-once"]
    assert BY_ID["level.all-of-it"] in GUIDE.shown_at(Moment.RATE)
    assert BY_ID["order.least-power-first"] in GUIDE.shown_at(Moment.RATE)
    assert BY_ID["before.safer-ways"] in GUIDE.shown_at(Moment.START)


def test_that_nobody_makes_peace_in_a_couple_is_one_touch_away_where_it_comes_up() -> None:
    """In a dispute at the table, and when it is proposed as an action."""
    for moment in (Moment.NO_AGREEMENT, Moment.PLAN):
        assert BY_ID["heat.making-peace"] in GUIDE.shown_at(moment)


@pytest.mark.parametrize("piece", PIECES, ids=lambda one: one.id)
def test_a_piece_is_short_enough_to_be_read_at_the_table(piece: Piece) -> None:
    told = words(piece)
    assert 15 <= len(told.split()) <= 110
    sentences = [one for one in re.split(r"[.?!:](?:”)?\s+", told) if one]
    assert max(len(one.split()) for one in sentences) <= 30
    assert piece.text.endswith((".", "?"))


@pytest.mark.parametrize("piece", PIECES, ids=lambda one: one.id)
def test_a_piece_names_and_blames_nobody(piece: Piece) -> None:
    told = words(piece)
    banned = r"abuser|offender|batterer|clients?|cases?|complainant|domestic incident|both parties|her fault|endorse\w*"
    assert re.findall(rf"\b(?:{banned})\b", told, re.IGNORECASE) == []
    assert re.findall(r"\d{3,}|https?:|@|UN Women|WHO\b", told) == []
    assert "'" not in told


def test_no_two_pieces_are_alike() -> None:
    assert len({one.text for one in PIECES}) == len({one.title for one in PIECES}) == len(PIECES)


class Loud(Translator):
    def gettext(self, message: str) -> str:
        return message.upper()


def test_every_text_of_it_goes_through_the_translator() -> None:
    loud = translated_guide(GUIDE, Loud())
    before, after = GUIDE.chapters[0], loud.chapters[0]
    assert after.title == before.title.upper()
    assert [words(one) for one in after.pieces] == [words(one).upper() for one in before.pieces]
    assert [(one.id, one.shown_at) for one in after.pieces] == [(one.id, one.shown_at) for one in before.pieces]


@pytest.fixture
def problems(tmp_path: Path) -> Callable[[str, str], list[str]]:
    """What is said of the guide with `old`, which stands there once, replaced by `new`: `LINE: message`."""
    file = Path(shutil.copytree(RESPONSIBILITIES, tmp_path / "checklists")) / "guide" / "guide.yaml"

    def read(old: str, new: str) -> list[str]:
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1
        file.write_text(text.replace(old, new), encoding="utf-8")
        with pytest.raises(MendableError) as refused:
            read_guide(file.parents[1])
        return [str(one).removeprefix(f"{file}:") for one in refused.value.problems]

    return read


TEXT = (RESPONSIBILITIES / "guide" / "guide.yaml").read_text(encoding="utf-8")


def line_of(text: str) -> int:
    return TEXT[: TEXT.index(text)].count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("id: heat.slow-down", "id: rules.slow-down", 'does not begin with "heat."'),
        ("id: heat.slow-down", "id: heat.blame", None),
        ("id: heat.slow-down", "id: Heat", "does not fit"),
        ("title: Slow down", "titel: Slow down", 'Did you mean "title"?'),
        ("title: Slow down", "title: no", "Put the words in quotes"),
        ("title: Slow down", 'title: ""', "is empty"),
        ("title: Slow down", "title: &a Slow down", "begins an anchor"),
        ("shown_at: [not_known]", "shown_at: [unknown]", "does not fit"),
        ("shown_at: [not_known]", "shown_at: not_known", "where a list belongs"),
        ("shown_at: [not_known]", "shown_at: [not_known, not_known]", "stands here twice"),
        ("shown_at: [not_known]", "shown_at: [not_known", "cannot be read as YAML"),
        ("shown_at: [not_known]", "shown_at: []", "at least 1"),
    ],
)
def test_a_problem_is_told_with_its_line(
    problems: Callable[[str, str], list[str]], old: str, new: str, says: str | None
) -> None:
    told = problems(old, new)
    if says is None:  # the second of the two is the one that is told
        assert [one.partition(" Choose")[0] for one in told] == [
            f'{line_of("id: heat.blame")}: "heat.blame" is an id already.'
        ]
        return
    near = [one for one in told if says in one]
    assert near
    assert abs(int(near[0].partition(":")[0]) - line_of(old)) <= 2


def test_all_problems_are_told_in_the_order_of_their_lines(problems: Callable[[str, str], list[str]]) -> None:
    told = problems("title: Before you meet\n", "titel: Before you meet\n    more: 1\n")
    lines = [int(one.partition(":")[0]) for one in told]
    assert len(told) == 3
    assert lines == sorted(lines)


@pytest.mark.parametrize("content", [b"", b"- a", b"text", b"\xff", b"chapters: []", b"chapters: [" * 200, b"a: *b"])
def test_what_is_no_guide_is_refused_with_its_line(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "guide").mkdir()
    (tmp_path / "guide" / "guide.yaml").write_bytes(content)
    with pytest.raises(MendableError) as refused:
        read_guide(tmp_path)
    assert all(re.search(r"guide\.yaml:[0-9]+: .*\.$", str(one)) for one in refused.value.problems)


def test_a_guide_that_is_missing_says_so(tmp_path: Path) -> None:
    with pytest.raises(MendableError, match=r"guide\.yaml:1: This file is missing"):
        read_guide(tmp_path)


def test_an_editor_that_knows_the_schema_accepts_it() -> None:
    jsonschema.Draft202012Validator(schema("guide")).validate(yaml.safe_load(TEXT))
    assert TEXT.startswith("# yaml-language-server: $schema=../schema/guide.schema.json\n")


def test_the_schema_and_the_reader_know_the_same_places() -> None:
    piece = schema("guide")["properties"]["chapters"]["items"]["properties"]["pieces"]["items"]
    assert piece["properties"]["shown_at"]["items"]["pattern"] == f"^({'|'.join(Moment)})$"
