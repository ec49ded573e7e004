"""Files that are no JSON, or JSON that wants to do harm: each is refused where it stands, quickly, without a crash."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments import MAX_BYTES, read_assessment
from assessments.json_text import MAX_DEPTH, JsonTextError, parse
from checklists import MendableError, published_editions
from tests.assessments.contract_example import contract_example

VALID = json.dumps(contract_example(), indent=2)


def problems(data: bytes) -> list[str]:
    try:
        read_assessment(data, "round.json", published_editions())
    except MendableError as error:
        return [str(problem) for problem in error.problems]
    return []


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


@pytest.mark.parametrize("data", [b"", b"\n \t", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
def test_an_empty_file_is_refused_as_a_whole(data: bytes) -> None:
    (told,) = problems(data)

    assert told.startswith("round.json: This file is empty.")


def test_a_plan_is_told_apart_and_how_its_file_is_taken_out() -> None:
    (told,) = problems(b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n\xff\xfe")

    assert told.startswith("round.json: This is a PDF.")
    assert "exports json" in told


@pytest.mark.parametrize("cut", range(1, len(VALID), 97))
def test_a_truncated_file_is_refused_at_the_line_where_it_ends(cut: int) -> None:
    (told,) = problems(VALID[:cut].encode())

    assert told.startswith(f"round.json:{VALID[:cut].count(chr(10)) + 1}: ")


@pytest.mark.parametrize("opening", ["[", '{"a":', '[{"a":', '{"s":['])
def test_nesting_two_hundred_thousand_deep_is_refused(opening: str) -> None:
    (told,) = problems(("\n\n" + opening * 200_000).encode())

    assert told.startswith("round.json:3: More than 40 ")


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity", "nan", "True", "None", "undefined", "'x'", "0x1F"])
def test_a_word_that_json_does_not_know_is_refused_at_its_line(word: str) -> None:
    text = VALID.replace('"target": 4', f'"target": {word}')

    (told,) = problems(text.encode())

    assert told.startswith(f"round.json:{line_of(text, word)}: ")


@pytest.mark.parametrize("number", ["01", "+1", ".5", "1.", "1e", "1_0", "--1", "-", "١", "１"])
def test_a_number_that_json_does_not_know_is_refused_at_its_line(number: str) -> None:
    text = VALID.replace('"target": 4', f'"target": {number}')

    (told,) = problems(text.encode())

    line = line_of(VALID, '"target": 4')
    assert told.startswith(f"round.json:{line}: ")


@pytest.mark.parametrize("number", ["1e999", "-1e999", "1E0", "2.0", "3.5", "1" * 19, "9" * 5_000, "-" + "1" * 19])
def test_a_number_with_a_point_an_exponent_or_too_many_digits_is_refused_at_its_path(number: str) -> None:
    (told,) = problems(VALID.replace('"target": 4', f'"target": {number}').encode())

    assert told.startswith('round.json: $.responsibilities["police.referral-protocols"].target: ')
    assert "no point, no exponent and at most 18 digits" in told
    assert len(told) < 400


def test_minus_zero_is_zero() -> None:
    assert problems(VALID.replace('"level": 2', '"level": -0').encode()) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"title": "Baseline",', '"title": "Baseline", "title": "Baseline",'),
        ('"title": "Baseline",', '"title": "Baseline", "\\u0074itle": "Another",'),
        ('"edition": "2026.1",', '"edition": "2026.1", "version": 1,'),
        ('"id": "s1",', '"id": "s1", "id": "s1",'),
    ],
)
def test_a_duplicate_member_is_refused_at_its_line(before: str, after: str) -> None:
    (told,) = problems(VALID.replace(before, after).encode())

    assert told.startswith(f"round.json:{line_of(VALID, before)}: ")
    assert "second time" in told


def test_a_file_of_nothing_but_duplicates_is_refused_line_by_line() -> None:
    told = problems(("{" + ",\n".join(['"a":1'] * 280_000) + "}").encode())

    assert len(told) == 201
    assert told[199].startswith("round.json:201: ")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_another_encoding_is_refused_at_the_first_line(encoding: str) -> None:
    (told,) = problems(VALID.encode(encoding))

    assert told.startswith("round.json:1: ")
    assert "UTF-8" in told


@pytest.mark.parametrize("data", ["é".encode("latin-1"), b"\xed\xa0\x80", b"\xc0\xaf", b"\xff"])
def test_bytes_that_are_not_utf_8_are_refused_at_their_line(data: bytes) -> None:
    (told,) = problems(VALID.encode().replace(b"Signed with", data))

    assert told.startswith(f"round.json:{line_of(VALID, 'Signed with')}: ")
    assert "UTF-8" in told


def test_only_one_byte_order_mark_is_dropped() -> None:
    (told,) = problems(b"\xef\xbb\xbf\xef\xbb\xbf" + VALID.encode())

    assert told.startswith("round.json:1: ")


@pytest.mark.parametrize(
    "escape",
    ["\\u0000", "\\u001b", "\\u007f", "\\u0085", "\\u202e", "\\ud800", "\\udc00\\ud800", "\\uDBFF x"],
)
def test_a_forbidden_character_is_refused_in_an_escape_too(escape: str) -> None:
    (told,) = problems(VALID.replace("Signed with", escape).encode())

    assert told.startswith('round.json: $.responsibilities["police.referral-protocols"].ratings[0].note: ')


def test_two_halves_of_a_surrogate_pair_are_one_character() -> None:
    assert problems(VALID.replace("Signed with", "\\ud83d\\udc69").encode()) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Signed with", "Signed\nwith"),
        ("Signed with", "Signed\twith"),
        ("Signed with", "Signed\x00with"),
        ("Signed with", "Signed \\x with"),
        ("Signed with", "Signed \\u12g4 with"),
        ('"Baseline",', '"Baseline",,'),
        ('"Baseline",', '"Baseline"; '),
        ('"Baseline",', "'Baseline',"),
        ('"Baseline",', '"Baseline", // so far\n'),
        ('"Baseline",', '"Baseline"\u00a0,'),
        ('"title": "Baseline",', 'title: "Baseline",'),
        ('"title": "Baseline",', '"title" "Baseline",'),
    ],
)
def test_text_that_is_no_json_is_refused_at_its_line(before: str, after: str) -> None:
    (told,) = problems(VALID.replace(before, after).encode())

    assert told.startswith(f"round.json:{line_of(VALID, before)}: ")
    assert told.isascii()
    assert told.isprintable()


@pytest.mark.parametrize("more", ["{}", "]", "x", ","])
def test_nothing_stands_after_the_object(more: str) -> None:
    (told,) = problems((VALID + "\n" + more).encode())

    assert told.startswith(f"round.json:{VALID.count(chr(10)) + 2}: ")


@pytest.mark.parametrize("data", [b"[]", b"1", b'"x"', b"null", b"true", b"1.5"])
def test_anything_but_an_object_is_refused(data: bytes) -> None:
    (told,) = problems(data)

    assert told.startswith("round.json: $: ")


def test_a_file_of_two_million_bytes_is_read_and_one_more_is_refused() -> None:
    data = VALID.encode().ljust(MAX_BYTES)

    assert problems(data) == []
    assert problems(data + b" ") == ["round.json: This file is larger than 2,000,000 bytes, the most that is read."]


def rounds_of_two_megabytes() -> list[bytes]:
    """Files just under the limit: all ratings, all problems, all one text, all escapes."""
    ratings = contract_example()
    ratings["responsibilities"]["police.referral-protocols"]["ratings"] = [{"level": 1}] * 165_000
    unknown = contract_example() | {f"m{number}": {} for number in range(160_000)}
    return [
        json.dumps(ratings, separators=(",", ":")).encode(),
        json.dumps(unknown, separators=(",", ":")).encode(),
        json.dumps(contract_example() | {"edition": "x" * 1_990_000}).encode(),
        json.dumps(contract_example() | {"edition": "\\\x00" * 240_000}).encode(),
        b'{"a":"' + b"\\u00e9" * 330_000,
        b'["' + b'","' * 660_000,
    ]


@pytest.mark.parametrize(
    ("data", "accepted"), list(zip(rounds_of_two_megabytes(), [True] + [False] * 5, strict=True)), ids=range(6)
)
def test_a_file_of_two_megabytes_is_judged(data: bytes, accepted: bool) -> None:
    assert 1_900_000 < len(data) <= MAX_BYTES

    assert (problems(data) == []) == accepted


def test_the_name_of_the_file_cannot_break_a_line_either() -> None:
    with pytest.raises(MendableError) as caught:
        read_assessment(b"", "a\n\u202eb.json", {})

    assert str(caught.value).startswith("a\\n\\u202eb.json: ")


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**18) + 1, 10**18 - 1) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(JSON_VALUES, st.booleans())
def test_whatever_is_json_is_read_as_the_standard_library_reads_it(value: object, ascii_only: bool) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only, indent=1)

    assert parse(text).value == json.loads(text)


@given(st.text('{}[]:,"\\ \n0123456789-+.eEtrufalsn', max_size=12))
def test_what_the_standard_library_refuses_is_refused(text: str) -> None:
    try:
        json.loads(text, parse_constant=int)  # NaN and Infinity, which are no JSON, are no int either
    except ValueError:
        with pytest.raises(JsonTextError):
            parse(text)
    else:
        parse(text)


def test_what_nests_as_deep_as_allowed_is_read() -> None:
    assert parse("[" * MAX_DEPTH + "]" * MAX_DEPTH).value


def places(content: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:  # noqa: ANN401 - any JSON
    inner = content.items() if isinstance(content, dict) else enumerate(content) if isinstance(content, list) else ()
    return [way, *(place for step, value in inner for place in places(value, (*way, step)))]


@given(st.sampled_from(places(contract_example())[1:]), JSON_VALUES)
def test_whatever_stands_anywhere_is_read_or_refused_and_never_crashes(way: tuple[Any, ...], value: object) -> None:
    content: Any = contract_example()
    place = content
    for step in way[:-1]:
        place = place[step]
    place[way[-1]] = value

    told = problems(json.dumps(content).encode())

    assert all(problem.startswith("round.json: $") and problem.isprintable() for problem in told)


@given(st.binary(max_size=40), st.integers(0, len(VALID)))
def test_whatever_bytes_come_in_between_are_read_or_refused_and_never_crash(data: bytes, position: int) -> None:
    told = problems(VALID.encode()[:position] + data + VALID.encode()[position:])

    assert all(problem.startswith("round.json:") for problem in told)
