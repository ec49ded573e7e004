import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments import MAX_BYTES, Assessment, read_assessment, write_assessment
from checklists import published_editions
from tests.assessments.contract_example import contract_example
from tests.assessments.strategies import assessments

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.json"))


def read(data: bytes) -> Assessment:
    return read_assessment(data, "round.json", published_editions())


def as_file(content: object, **options: object) -> bytes:
    return json.dumps(content, **options).encode()


def turned_round(content: object) -> object:
    """The same JSON with the members of every object in the opposite order."""
    if isinstance(content, dict):
        return {name: turned_round(value) for name, value in reversed(content.items())}
    return [turned_round(value) for value in content] if isinstance(content, list) else content


@given(assessments())
def test_what_was_written_is_read_again(assessment: Assessment) -> None:
    assert read(write_assessment(assessment)) == assessment


@given(assessments(), st.sampled_from([{"indent": 7}, {"ensure_ascii": False}, {"separators": (",", ":")}]))
def test_a_file_written_by_another_program_comes_back_as_the_same_object(
    assessment: Assessment, options: dict[str, object]
) -> None:
    content = json.loads(write_assessment(assessment))

    assert json.loads(write_assessment(read(as_file(turned_round(content), **options)))) == content


def test_there_are_four_examples() -> None:
    assert len(EXAMPLES) == 4


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_comes_back_as_the_same_object(path: Path) -> None:
    assert json.loads(write_assessment(read(path.read_bytes()))) == json.loads(path.read_bytes())


def test_the_example_of_the_contract_comes_back_as_the_same_object() -> None:
    assert json.loads(write_assessment(read(as_file(contract_example())))) == contract_example()


def test_members_stand_in_the_order_of_the_contract() -> None:
    written = write_assessment(read(as_file(turned_round(contract_example()))))

    read_back, example = json.loads(written), contract_example()
    assert [*read_back] == [*example]
    assert [*read_back["actions"][0]] == [*example["actions"][0]]
    assert [*read_back["responsibilities"]["police.referral-protocols"]] == [
        "ratings",
        "agreed",
        "target",
        "importance",
    ]


def test_a_file_is_indented_and_ends_with_a_line_break() -> None:
    assert write_assessment(read(as_file(contract_example()))).startswith(b'{\n  "format": ')
    assert write_assessment(read(as_file(contract_example()))).endswith(b"}\n")


def test_letters_of_every_script_are_written_as_they_are() -> None:
    content = contract_example()
    content["partnership"]["name"] = "مرفأ – Häfen 👩‍👩‍👧 \u2066x\u2069"

    written = write_assessment(read(as_file(content)))

    assert "مرفأ – Häfen 👩‍👩‍👧 \u2066x\u2069".encode() in written


def test_nothing_is_trimmed_and_nothing_is_filled_in() -> None:
    content = contract_example()
    content["round"] = {"title": "  Baseline\r\n"}
    content["seats"] = []
    content["responsibilities"] = {"police.regular-meetings": {}, "police.clear-messages": {"ratings": []}}
    content["actions"][0] = {"id": "a", "title": " t ", "responsibilities": ["police.clear-messages"], "resources": {}}
    content["overlay"] = {"hidden": [], "sectors": {}, "examples": {}, "added": []}

    assert json.loads(write_assessment(read(as_file(content)))) == content


def test_an_empty_overlay_stays_and_a_missing_one_stays_away() -> None:
    content = contract_example()
    del content["overlay"]
    assert "overlay" not in json.loads(write_assessment(read(as_file(content))))

    content["overlay"] = {}
    assert json.loads(write_assessment(read(as_file(content))))["overlay"] == {}


def test_a_byte_order_mark_is_dropped() -> None:
    data = as_file(contract_example())

    assert read(b"\xef\xbb\xbf" + data) == read(data)


def test_dates_at_the_ends_of_the_calendar_are_kept() -> None:
    content = contract_example()
    content["round"] |= {"opened": "0001-01-01", "closed": "9999-12-31"}
    content["actions"][0] |= {"start": "2028-02-29", "due": "2028-02-29"}

    assert json.loads(write_assessment(read(as_file(content)))) == content


def test_a_compact_file_that_would_grow_too_large_is_written_compact_again() -> None:
    content = contract_example()
    content["actions"] *= 30
    content["actions"] = [{**content["actions"][0], "id": f"a{place}", "steps": ["x"] * 10_000} for place in range(30)]
    data = as_file(content, separators=(",", ":"))
    assert len(data) < MAX_BYTES < len(as_file(content, indent=2))

    written = write_assessment(read(data))

    assert len(written) <= MAX_BYTES
    assert json.loads(written) == content
