"""A touch that arrives as its page is drawn anew is carried out, also where what was touched stands elsewhere."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MOMENTS = ("before", "while", "after")


def drawn(*arguments: str) -> list[str]:
    return printed("late_touch", *arguments).split()


def printed(program: str, *arguments: str) -> str:
    command = [sys.executable, "-m", f"tests.screens.{program}", *arguments]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("when", MOMENTS)
def test_a_touch_in_what_is_drawn_elsewhere_by_then_is_carried_out(when: str) -> None:
    assert drawn(when)[:2] == ["touched", "1,"]


@pytest.mark.parametrize("when", MOMENTS[1:])  # the first is one that Streamlit loses only where it is quick
def test_streamlit_still_loses_it_or_our_part_may_go(when: str) -> None:
    assert drawn(when, "as it is") == []


def test_a_page_that_is_asked_for_as_a_fragment_ends_is_drawn_from_its_top() -> None:
    assert printed("whole_after_fragment") == "above 0 0\nwithin 0 1 0 0\nbelow 0 2\n"


def test_streamlit_still_draws_it_into_what_is_around_the_fragment_or_our_part_may_go() -> None:
    assert printed("whole_after_fragment", "as it is") == "above 0 1 1\nwithin 0 1 2 0 0\nbelow 0 1 3\n"
