"""The figures of the benchmarks, worked by hand."""

from __future__ import annotations

import json

import pytest

from benchmarks.figures import Figure, Machine, as_json, as_table, percentile, ratio_of_turns

MACHINE = Machine(2, 1.25, "3.11.7", "1.67.0")


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [([3, 1, 2], 0.5, 2), ([1, 2, 3, 4], 0.5, 2), (range(1, 101), 0.95, 95), ([7], 0.95, 7), ([1, 2, 3], 1, 3)],
)
def test_a_percentile_is_the_smallest_value_that_enough_do_not_exceed(
    values: list[float], share: float, expected: float
) -> None:
    assert percentile(values, share) == expected


def test_there_is_no_percentile_of_nothing() -> None:
    with pytest.raises(ValueError, match="nothing"):
        percentile([], 0.5)


def test_one_disturbed_turn_does_not_move_the_ratio() -> None:
    ours = [[4, 4, 4], [6, 6, 6], [900, 900, 900]]
    floor = [[2, 2, 2], [3, 3, 3], [30, 30, 30]]
    assert ratio_of_turns(ours, floor, 0.5) == 2


@pytest.mark.parametrize(
    ("figure", "reached"),
    [
        (Figure("a ratio at its goal", 4, "ms", 2, 2.0, most_ratio=2.0), True),
        (Figure("a ratio above it", 4.2, "ms", 2, 2.1, most_ratio=2.0), False),
        (Figure("a time under its goal", 2.9, "s", most=3), True),
        (Figure("none may be lost", 1, "", most=0, must=True), False),
        (Figure("no goal", 7, "ms"), None),
    ],
)
def test_a_goal_is_the_most_a_figure_may_be(figure: Figure, reached: bool | None) -> None:
    assert figure.reached is reached


def test_the_table_names_figure_floor_ratio_goal_and_machine() -> None:
    lines = as_table([Figure("touch", 9.04, "ms", 4.5, 2.009, most_ratio=2.0), Figure("lost", 0, "", most=0)], MACHINE)
    assert [line.split() for line in lines.splitlines()] == [
        ["here", "floor", "ratio", "goal"],
        ["touch", "9.0", "ms", "4.5", "ms", "2.01", "×", "≤", "2", "×", "MISSED"],
        ["lost", "0", "≤", "0", "reached"],
        [],
        ["2", "cores,", "load", "1.2;", "Python", "3.11.7,", "Streamlit", "1.67.0"],
    ]


def test_the_json_holds_the_same_unrounded() -> None:
    told = json.loads(as_json([Figure("touch", 9.04, "ms", 4.5, 2.009, most_ratio=2.0)], MACHINE))
    assert told["machine"] == {"cores": 2, "load": 1.25, "python": "3.11.7", "streamlit": "1.67.0"}
    (figure,) = told["figures"]
    assert (figure["ours"], figure["ratio"], figure["reached"]) == (9.04, 2.009, False)
